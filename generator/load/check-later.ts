import { METHODS } from 'node:http'
import type { Checked } from './check-object.ts'
import type { Json, JsonObject } from './document.ts'
import { methods } from './grammar.ts'
import { escapeToken, isObject, valueAt } from './pointer.ts'
import { localPointer } from './uri.ts'
import { isReference } from './walk.ts'

/** Path items: `additionalOperations` is for methods without a field of their own (OpenAPI 3.2, 4.8.9), and each operation has one query. */
export function checkPathItem(checked: Checked): void {
  const { node, pointer, report } = checked
  const additional = isObject(node['additionalOperations']) ? node['additionalOperations'] : {}
  for (const method of Object.keys(additional)) {
    const at = `${pointer}/additionalOperations/${escapeToken(method)}`
    const own = method.toLowerCase()
    if (methods.includes(own)) report('error', 'method-invalid', at, `the method ${method} has a field of its own`, `write it as "${own}" beside "additionalOperations"`)
    else if (!/^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/.test(method)) report('error', 'method-invalid', at, `"${method}" is no HTTP method`)
    else if (!METHODS.includes(method) && !pointer.startsWith('/webhooks/') && !pointer.includes('/callbacks/')) {
      report('error', 'method-invalid', at, `Node does not read requests with the method ${method}, so the operation could never be reached`,
        METHODS.includes(method.toUpperCase()) ? `${method.toUpperCase()}, since methods are case-sensitive` : 'remove the operation')
    }
  }
  const operations: (readonly [string, Json | undefined])[] = [
    ...methods.map((method) => [`${pointer}/${method}`, node[method]] as const),
    ...Object.keys(additional).map((method) => [`${pointer}/additionalOperations/${escapeToken(method)}`, additional[method]] as const),
  ]
  for (const [at, operation] of operations) if (isObject(operation)) checkQueries(checked, operation, at)
}

/** OpenAPI 3.2, section 4.8.12.1: the whole query is described once, and then not key by key. */
function checkQueries({ node, pointer, source, report }: Checked, operation: JsonObject, at: string): void {
  const own = parametersOf(source, operation, at)
  const shared = parametersOf(source, node, pointer).filter(({ value }) => !own.some((other) => other.value['in'] === value['in'] && other.value['name'] === value['name']))
  const all = [...own, ...shared]
  const [whole, second] = all.filter(({ value }) => value['in'] === 'querystring')
  if (whole === undefined) return
  if (second !== undefined) report('error', 'parameter-in-invalid', second.pointer, 'the query is described as a whole twice', 'remove one of them')
  const key = all.find(({ value }) => value['in'] === 'query')
  if (key !== undefined) {
    report('error', 'parameter-in-invalid', key.pointer, `"${String(key.value['name'])}" cannot be described beside the query as a whole ("in: querystring")`, 'describe it in the schema of the whole')
  }
}

function parametersOf(source: JsonObject, holder: JsonObject, at: string): readonly { readonly value: JsonObject; readonly pointer: string }[] {
  const list = holder['parameters']
  if (!Array.isArray(list)) return []
  return (list as readonly Json[]).flatMap((item, index) => {
    let value: Json | undefined = item
    for (let hops = 0; isReference(value) && hops < 100; hops++) value = valueAt(source, localPointer(value.$ref))
    return isObject(value) ? [{ value, pointer: `${at}/parameters/${index}` }] : []
  })
}

/** Tags: a parent is one of the document's tags, and none is its own ancestor (OpenAPI 3.2, section 4.8.22). */
export function checkTags({ node, pointer, report }: Checked): void {
  const tags = Array.isArray(node['tags']) ? (node['tags'] as readonly Json[]).map((tag) => (isObject(tag) ? tag : {})) : []
  const parents = new Map(tags.map((tag) => [tag['name'], tag['parent']]))
  for (const [index, { name, parent }] of tags.entries()) {
    if (typeof parent !== 'string') continue
    const at = `${pointer}/tags/${index}/parent`
    if (!parents.has(parent)) report('warning', 'tag-parent', at, `there is no tag "${parent}"`)
    const seen = new Set<Json | undefined>()
    for (let next: Json | undefined = parent; next !== undefined && !seen.has(next); next = parents.get(next)) {
      seen.add(next)
      if (next === name) report('warning', 'tag-parent', at, `the tag "${String(name)}" is its own ancestor`)
    }
  }
}

/** The addresses that each OAuth flow has (OpenAPI 3.2, section 4.8.29). */
export function checkFlows({ node, pointer, report }: Checked): void {
  for (const [name, fields] of flowFields) {
    const flow = node[name]
    if (!isObject(flow)) continue
    for (const field of fields) {
      if (!Object.hasOwn(flow, field)) report('warning', 'field-missing', `${pointer}/${name}`, `the OAuth flow "${name}" needs "${field}"`)
    }
  }
}

const flowFields: readonly (readonly [string, readonly string[]])[] = [
  ['implicit', ['authorizationUrl']], ['password', ['tokenUrl']], ['clientCredentials', ['tokenUrl']],
  ['authorizationCode', ['authorizationUrl', 'tokenUrl']], ['deviceAuthorization', ['deviceAuthorizationUrl', 'tokenUrl']],
]
