import type { Json, JsonObject } from '../../generator/load/document.ts'
import { isObject } from '../../generator/load/pointer.ts'
import { resolveObject } from '../sample/resolve.ts'

/** One scheme, with the scopes that are demanded of it. */
export interface Demand { readonly scheme: string; readonly scopes: readonly string[] }

/** Demands that must all hold (a Security Requirement Object); none is anonymous access. */
export type Alternative = readonly Demand[]

/** The alternatives of an operation: its own `security`, else the document's, else anonymous access (OpenAPI 3.1, 4.8.10 and 4.8.30). */
export function readSecurity(document: JsonObject, operation: JsonObject): readonly Alternative[] {
  const own = operation['security']
  const written: Json | undefined = Array.isArray(own) ? own as readonly Json[] : document['security']
  if (!Array.isArray(written) || written.length === 0) return [[]]
  return (written as readonly Json[]).filter(isObject).map((requirement) => Object.entries(requirement).map(([written, scopes]) => ({
    scheme: nameOf(document, written),
    scopes: Array.isArray(scopes) ? scopes.filter((scope): scope is string => typeof scope === 'string') : [],
  })))
}

/** A scheme of the document may be named by its URI as well (OpenAPI 3.2, 4.30). */
function nameOf(document: JsonObject, written: string): string {
  const name = /^#\/components\/securitySchemes\/([^/]+)$/.exec(written)?.[1]
  return name === undefined || securityScheme(document, written) !== undefined ? written : name.replaceAll('~1', '/').replaceAll('~0', '~')
}

/** A Security Scheme Object by its name in the components. */
export function securityScheme(document: JsonObject, name: string): JsonObject | undefined {
  const components = document['components']
  const schemes = isObject(components) ? components['securitySchemes'] : undefined
  if (!isObject(schemes) || !Object.hasOwn(schemes, name)) return undefined
  return resolveObject(document, schemes[name], `/components/securitySchemes/${name}`)?.value
}

/** Scopes are demanded of `oauth2` and `openIdConnect` schemes only; elsewhere the names are roles that no token carries. */
export function demandsScopes(document: JsonObject, demand: Demand): boolean {
  const type = securityScheme(document, demand.scheme)?.['type']
  return demand.scopes.length > 0 && (type === 'oauth2' || type === 'openIdConnect')
}
