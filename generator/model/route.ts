import type { BackendRoute, RequiredValue, RouteCondition } from '../../runtime/contract.ts'
import type { RouteSettings } from '../load/config.ts'

/** The routes of an operation, from their settings; `path` is the operation's template. */
export function buildRoutes(routes: readonly RouteSettings[], path: string): readonly BackendRoute[] {
  return routes.map(({ when, backend }) => ({ when: conditionOf(when), backend: { name: backend, path } }))
}

function conditionOf({ claim, role, header, query, mediaType }: RouteSettings['when']): RouteCondition {
  return {
    ...(claim === undefined ? {} : { claim }),
    ...(role === undefined ? {} : { role }),
    ...(header === undefined ? {} : { header: texts(header, (name) => name.toLowerCase()) }),
    ...(query === undefined ? {} : { query: texts(query, (name) => name) }),
    ...(mediaType === undefined ? {} : { mediaType: mediaType.map((type) => String(type).trim().toLowerCase()) }),
  }
}

/** What a request carries is text; `1` in YAML is written `1` there too. */
function texts(map: Readonly<Record<string, readonly RequiredValue[]>>, nameOf: (name: string) => string): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(Object.entries(map).map(([name, values]) => [nameOf(name), values.map(String)]))
}

/** A condition in words: `claim tenant acme or globex, header x-beta 1`. */
export function conditionText({ claim, role, header, query, mediaType }: RouteCondition): string {
  const named = (what: string, map: Readonly<Record<string, readonly RequiredValue[]>> | undefined): readonly string[] =>
    Object.entries(map ?? {}).map(([name, values]) => `${what} ${name} ${values.join(' or ')}`)
  return [
    ...named('claim', claim), ...(role === undefined ? [] : [`role ${role.join(' or ')}`]), ...named('header', header), ...named('query', query),
    ...(mediaType === undefined ? [] : [`media type ${mediaType.join(' or ')}`]),
  ].join(', ')
}
