import type { Json, JsonObject } from './document.ts'
import { documentShape, swaggerShape } from './grammar.ts'
import type { Shape } from './grammar.ts'
import { isObject } from './pointer.ts'
import { roleOf } from './version.ts'
import { walk } from './walk.ts'

/** A schema that carries `$id`: references below it resolve against that (JSON Schema 2020-12, section 8.2.1). */
export interface Resource { readonly pointer: string; readonly uri: string; readonly anchors: ReadonlyMap<string, string> }

/** The identifiers that one file declares; the first resource is the file itself. */
export interface Identifiers {
  readonly resources: readonly Resource[]
  /** The address that the file was read from; `$self` may give the first resource another. */
  readonly retrieved: string
  /** The innermost resource that a pointer lies in. */
  enclosing(pointer: string): Resource
}

/**
 * Collects `$id`, `$anchor` and `$dynamicAnchor` of a file's schemas. A file that is no API document is read as
 * a schema where it has an `$id` of its own, else as a map of schemas.
 */
export function readIdentifiers(value: Json, retrieved: string): Identifiers {
  const shape = shapeOf(value)
  const resources: { pointer: string; uri: string; anchors: Map<string, string> }[] =
    [{ pointer: '', uri: selfOf(value, retrieved), anchors: new Map() }]
  const enclosing = (pointer: string): Resource & { anchors: Map<string, string> } => {
    let best = resources[0]!
    if (resources.length === 1) return best
    for (const resource of resources) {
      if (resource.pointer.length >= best.pointer.length && isBelow(pointer, resource.pointer)) best = resource
    }
    return best
  }
  const note = (node: JsonObject, pointer: string): void => {
    const { $id, $anchor, $dynamicAnchor } = node
    if (typeof $id === 'string' && !$id.startsWith('#')) {
      const uri = resolveUri($id, enclosing(pointer).uri)
      if (uri !== undefined) resources.push({ pointer, uri: uri.split('#')[0]!, anchors: new Map() })
    }
    for (const anchor of [$anchor, $dynamicAnchor]) {
      if (typeof anchor === 'string' && !enclosing(pointer).anchors.has(anchor)) enclosing(pointer).anchors.set(anchor, pointer)
    }
  }
  walk(value, shape, '', {
    object: (node, kind, pointer) => { if (kind === 'schema') note(node, pointer) },
    reference: (node, { kind, form }, pointer) => {
      if (kind === 'schema' && form === 'one') note(node, pointer)
      return kind === 'schema'
    },
  })
  return { resources, retrieved, enclosing }
}

/** OpenAPI 3.2, section 4.1.2.2.1: a document may say what its address is, which references in it are relative to. */
function selfOf(value: Json, retrieved: string): string {
  const self = isObject(value) && Object.hasOwn(value, 'openapi') ? value['$self'] : undefined
  return (typeof self === 'string' ? resolveUri(self, retrieved)?.split('#')[0] : undefined) ?? retrieved
}

function shapeOf(value: Json): Shape {
  if (roleOf(value) === 'api') return isObject(value) && Object.hasOwn(value, 'openapi') ? documentShape : swaggerShape
  return { form: isObject(value) && typeof value['$id'] === 'string' ? 'one' : 'map', kind: 'schema' }
}

/** RFC 3986 resolution, or undefined where it makes no URI. */
export function resolveUri(reference: string, base: string): string | undefined {
  if (URL.canParse(reference, base)) return new URL(reference, base).href
  return undefined
}

/** The JSON pointer in a URI fragment, percent-decoded (RFC 6901, section 6); a malformed escape is taken as written. */
export function decodeFragment(fragment: string): string {
  if (!fragment.includes('%')) return fragment
  try {
    return decodeURIComponent(fragment)
  } catch {
    return fragment
  }
}

/** The pointer that a local reference (`#/…`) names. */
export function localPointer(ref: string): string {
  return decodeFragment(ref.slice(1))
}

/** True where `pointer` is `ancestor` or lies below it. */
export function isBelow(pointer: string, ancestor: string): boolean {
  return pointer === ancestor || pointer.startsWith(`${ancestor}/`)
}
