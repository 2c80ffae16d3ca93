import type { Json, JsonObject } from '../../generator/load/document.ts'
import { isObject, valueAt } from '../../generator/load/pointer.ts'

/** A JSON Schema 2020-12 schema. */
export type Schema = boolean | JsonObject

/** A place of the document, by JSON pointer without `#`, and what stands there. */
export interface Found { readonly pointer: string; readonly value: Json }

/** The JSON pointer of a local reference (`#/a/b%20c` names `/a/b c`), or undefined where the reference is not a pointer into this document. */
export function pointerOf(ref: string): string | undefined {
  const hash = ref.indexOf('#')
  if (hash > 0) return undefined
  const fragment = hash === 0 ? ref.slice(1) : ref
  if (fragment !== '' && !fragment.startsWith('/')) return undefined
  try {
    return decodeURIComponent(fragment)
  } catch {
    // A stray `%` is taken as written: the pointer then leads to a member of that name, or nowhere.
    return fragment
  }
}

/** What a reference names, without following a reference that stands there; undefined where it leads nowhere. */
export function lookUp(document: JsonObject, ref: string): Found | undefined {
  const pointer = pointerOf(ref)
  if (pointer === undefined) return undefined
  const value = valueAt(document, pointer)
  if (value !== undefined) return { pointer, value }
  // A member may have a literal `%` in its name that the reference did not escape.
  const raw = ref.startsWith('#') ? ref.slice(1) : ref
  const written = raw === pointer ? undefined : valueAt(document, raw)
  return written === undefined ? undefined : { pointer: raw, value: written }
}

/**
 * The object at a place that may hold a Reference Object (parameters, bodies, responses, headers, examples, path items), references followed.
 * Undefined where a reference leads nowhere, to itself, or to what is no object. Not for schemas, where `$ref` has siblings.
 */
export function resolveObject(document: JsonObject, value: Json | undefined, pointer: string): { readonly pointer: string; readonly value: JsonObject } | undefined {
  let node = value
  let at = pointer
  const seen = new Set<string>()
  while (isObject(node)) {
    const ref = node['$ref']
    if (typeof ref !== 'string') return { pointer: at, value: node }
    if (seen.has(ref)) return undefined
    seen.add(ref)
    const found = lookUp(document, ref)
    if (found === undefined) return undefined
    node = found.value
    at = found.pointer
  }
  return undefined
}

/** The schema that a `$ref` or `$dynamicRef` names. A plain-name fragment is looked for among all `$anchor` and `$dynamicAnchor` of the components. */
export function resolveSchema(document: JsonObject, ref: string): { readonly pointer: string; readonly schema: Schema } | undefined {
  const found = lookUp(document, ref)
  if (found !== undefined) return isSchema(found.value) ? { pointer: found.pointer, schema: found.value } : undefined
  return ref.startsWith('#') ? anchorsOf(document).get(ref.slice(1)) : undefined
}

/** True for what can stand where a schema is expected. */
export function isSchema(value: Json | undefined): value is Schema {
  return typeof value === 'boolean' || isObject(value)
}

const anchorCache = new WeakMap<JsonObject, Map<string, { pointer: string; schema: Schema }>>()

function anchorsOf(document: JsonObject): Map<string, { pointer: string; schema: Schema }> {
  const known = anchorCache.get(document)
  if (known !== undefined) return known
  const anchors = new Map<string, { pointer: string; schema: Schema }>()
  anchorCache.set(document, anchors)
  const components = document['components']
  const visit = (value: Json | undefined, pointer: string): void => {
    if (typeof value !== 'object' || value === null) return
    if (isObject(value)) {
      for (const keyword of ['$anchor', '$dynamicAnchor']) {
        const name = value[keyword]
        if (typeof name === 'string' && !anchors.has(name)) anchors.set(name, { pointer, schema: value })
      }
    }
    for (const [key, child] of Object.entries(value)) visit(child as Json, `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`)
  }
  if (isObject(components)) visit(components['schemas'], '/components/schemas')
  return anchors
}
