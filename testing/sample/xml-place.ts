import type { Json, JsonObject } from '../../generator/load/document.ts'
import { isObject, splitPointer } from '../../generator/load/pointer.ts'
import { listOf } from './flatten.ts'
import type { SchemaNode } from './flatten.ts'
import { resolveSchema } from './resolve.ts'

/** Where a value stands in XML; a name of null is any. */
export interface XmlPlace {
  readonly node: 'element' | 'attribute' | 'text' | 'cdata' | 'none'
  readonly name: string | null
  readonly namespace: string | null
  readonly prefix: string | null
}

const kinds: ReadonlySet<unknown> = new Set(['element', 'attribute', 'text', 'cdata', 'none'])

/**
 * The place of a value by its schemas (OpenAPI 3.1.2, 4.8.26; 3.2.0, 4.27); `inferred` is the property's name, null at the root. Undefined
 * where they disagree.
 */
export function xmlPlace(document: JsonObject, nodes: readonly SchemaNode[], inferred: string | null, isList: boolean): XmlPlace | undefined {
  const places = nodes.map((node) => placeOf(document, node, inferred, isList))
  const [first] = places
  if (first === undefined) return { node: isList ? 'none' : 'element', name: inferred, namespace: null, prefix: null }
  return places.includes(undefined) || places.some((other) => JSON.stringify(other) !== JSON.stringify(first)) ? undefined : first
}

function placeOf(document: JsonObject, node: SchemaNode, inferred: string | null, isList: boolean): XmlPlace | undefined {
  const ownNodes = /^3\.(?!0|1\b)/.test(String(document['openapi']))
  const way = wayOf(document, node, ownNodes)
  const said = way.map(({ schema }) => {
    const xml = isObject(schema['xml']) ? schema['xml'] : {}
    const node = kinds.has(xml['nodeType']) ? xml['nodeType'] as XmlPlace['node'] : xml['attribute'] === true ? 'attribute' : xml['wrapped'] === true && isList ? 'element' : undefined
    // In 3.2 an XML Object beside a reference is for nothing, unless it makes a node of it.
    return { node, xml: ownNodes && typeof schema['$ref'] === 'string' && node === undefined ? {} : xml }
  })
  const at = said.findIndex((one) => one.node !== undefined)
  const made = said[at]?.node ?? (isList ? 'none' : 'element')
  if (ownNodes && at >= 0 && made === 'element' && !isList && typeof way[at]?.schema['$ref'] === 'string' && said.slice(at + 1).every((one) => (one.node ?? 'element') === 'element')) return undefined
  const first = (key: string): string | null => said.map(({ xml }) => xml[key]).find((value): value is string => typeof value === 'string') ?? null
  const component = at === 0 && typeof way[0]?.schema['$ref'] === 'string' ? undefined : way.flatMap(({ pointer }) => nameOf(pointer) ?? [])[0]
  const name = first('name') ?? (ownNodes ? component ?? inferred : inferred ?? component) ?? null
  const colon = name?.indexOf(':') ?? -1
  return { node: made, name: colon === -1 ? name : name!.slice(colon + 1), namespace: first('namespace'), prefix: first('prefix') ?? (colon === -1 ? null : name!.slice(0, colon)) }
}

/** The schemas on the way to what one refers to; until 3.1 through the one alternative beside null too. */
function wayOf(document: JsonObject, node: SchemaNode, ownNodes: boolean): { readonly schema: JsonObject; readonly pointer: string }[] {
  const way: { schema: JsonObject; pointer: string }[] = []
  for (let next: SchemaNode | undefined = node; next !== undefined && typeof next.schema === 'object' && !way.some(({ schema }) => schema === next!.schema);) {
    const part: { schema: JsonObject; pointer: string } = { schema: next.schema, pointer: next.pointer }
    way.push(part)
    const reference: Json | undefined = part.schema['$ref']
    if (typeof reference === 'string') next = resolveSchema(document, reference)
    else if (ownNodes || part.schema['properties'] !== undefined || part.schema['type'] !== undefined) next = undefined
    else {
      const inner: SchemaNode[] = ['allOf', 'oneOf', 'anyOf'].flatMap((keyword) => listOf(part, keyword)).filter(({ schema }) => typeof schema !== 'object' || schema['type'] !== 'null')
      next = inner.length === 1 ? inner[0] : undefined
    }
  }
  return way
}

function nameOf(pointer: string): string | undefined {
  const [components, schemas, name, ...rest] = splitPointer(pointer)
  return components === 'components' && schemas === 'schemas' && rest.length === 0 ? name : undefined
}
