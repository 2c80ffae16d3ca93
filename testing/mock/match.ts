import type { Json, JsonObject } from '../../generator/load/document.ts'
import { escapeToken, isObject } from '../../generator/load/pointer.ts'
import type { SampleOperation } from '../sample/operations.ts'
import { encodeLiterals } from '../sample/path.ts'
import { resolveObject } from '../sample/resolve.ts'

/** What a request's path and method lead to. `allow` holds the methods of the path where the method has no operation. */
export type Match = { readonly operation: SampleOperation } | { readonly allow: readonly string[] } | undefined

/** Finds the operation of a path without the server's path; templates may have parameters within a segment. */
export interface Matcher { find(method: string, path: string): Match }

interface Entry { readonly template: string; readonly expression: RegExp; readonly rank: string; readonly operations: Map<string, SampleOperation> }

/** Makes a matcher of a document's operations. A literal segment comes before a mixed one, and that before a parameter, from the left. */
export function createMatcher(operations: readonly SampleOperation[]): Matcher {
  const bySegments = new Map<number, Entry[]>()
  const byTemplate = new Map<string, Entry>()
  for (const operation of operations) {
    let entry = byTemplate.get(operation.path)
    if (entry === undefined) {
      entry = { template: operation.path, expression: expressionOf(operation.path), rank: rankOf(operation.path), operations: new Map() }
      byTemplate.set(operation.path, entry)
      const count = operation.path.split('/').length
      bySegments.set(count, [...(bySegments.get(count) ?? []), entry])
    }
    entry.operations.set(operation.method, operation)
  }
  for (const entries of bySegments.values()) entries.sort((a, b) => (a.rank < b.rank ? -1 : a.rank > b.rank ? 1 : 0))
  return {
    find(method, path) {
      const canonical = canonicalPath(path)
      const allow: string[] = []
      for (const entry of bySegments.get(canonical.split('/').length) ?? []) {
        if (!entry.expression.test(canonical)) continue
        const operation = entry.operations.get(method) ?? (method === 'HEAD' ? entry.operations.get('GET') : undefined)
        if (operation !== undefined) return { operation }
        allow.push(...entry.operations.keys())
      }
      return allow.length === 0 ? undefined : { allow: [...new Set(allow)] }
    },
  }
}

/** All paths at which servers of the document say that its operations stand, longest first; the empty one is among them. */
export function serverPaths(document: JsonObject): string[] {
  const found = new Set([''])
  const read = (owner: Json | undefined): void => {
    const servers = isObject(owner) ? owner['servers'] : undefined
    if (Array.isArray(servers)) for (const server of servers) found.add(pathOfServer(server as Json))
  }
  read(document)
  const paths = isObject(document['paths']) ? document['paths'] : {}
  for (const [path, written] of Object.entries(paths)) {
    const item = resolveObject(document, written, `/paths/${escapeToken(path)}`)?.value
    read(item)
    for (const operation of Object.values(item ?? {})) read(operation)
  }
  return [...found].sort((a, b) => b.length - a.length)
}

function pathOfServer(server: Json): string {
  const url = isObject(server) ? server['url'] : undefined
  if (!isObject(server) || typeof url !== 'string') return ''
  const variables = isObject(server['variables']) ? server['variables'] : {}
  const filled = url.replace(/\{([^{}]*)\}/g, (_, name: string) => {
    const variable = Object.hasOwn(variables, name) ? variables[name] : undefined
    return isObject(variable) ? String(variable['default'] ?? '') : ''
  })
  try {
    return new URL(filled, 'http://backend.invalid/').pathname.replace(/\/+$/, '')
  } catch {
    return ''
  }
}

function expressionOf(template: string): RegExp {
  const source = template.split(/(\{[^{}]*\})/).map((piece) =>
    (/^\{[^{}]*\}$/.test(piece) ? '[^/]+?' : canonicalPath(encodeLiterals(piece)).replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')))
  return new RegExp(`^${source.join('')}$`)
}

/** Sorts as wanted when compared as text: one character for each segment. */
function rankOf(template: string): string {
  return template.split('/').map((segment) => (/^\{[^{}]*\}$/.test(segment) ? '3' : segment.includes('{') ? `2${999 - segment.replace(/\{[^{}]*\}/g, '').length}` : '1')).join('')
}

/** Unreserved characters decoded, other escapes in upper case, and what a template may hold literally escaped: equal paths become equal texts. */
function canonicalPath(path: string): string {
  return path.replace(/%[0-9a-fA-F]{2}/g, (escape) => {
    const character = String.fromCharCode(Number.parseInt(escape.slice(1), 16))
    return /[A-Za-z0-9\-._~]/.test(character) ? character : escape.toUpperCase()
  })
}
