import type { Json, JsonObject } from '../../load/document.ts'
import { childOf, isObject, splitPointer } from '../../load/pointer.ts'
import { textOf } from '../reader.ts'
import type { Node, ObjectNode } from '../reader.ts'
import { XmlFault, listOf, pointerOf, targetOf, typesOf } from './position.ts'
import type { Position } from './position.ts'

/** The values of `nodeType` (OpenAPI 3.2, 4.27.2). */
export const nodeTypes = ['element', 'attribute', 'text', 'cdata', 'none'] as const

type NodeType = typeof nodeTypes[number]

/** What a schema is in XML. A name of null is any. */
export interface Placement {
  readonly nodeType: NodeType
  readonly name: string | null
  readonly namespace: string | undefined
  readonly prefix: string | undefined
  /** Whether the XML Object says something of it. */
  readonly explicit: boolean
}

/** A schema object on the way from where it is used to what it is. */
interface Link { readonly schema: JsonObject; readonly pointer: string; readonly isReference: boolean }

/** From OpenAPI 3.2 on a schema that only refers is no node of its own, and the name of a component goes before that of the property. */
export function isLater(root: JsonObject): boolean {
  const version = childOf(root, 'openapi')
  return typeof version === 'string' && /^3\.([2-9]|\d\d)/.test(version)
}

/**
 * Where a value stands: `inferred` is the name of the property that it is, or of whose list it is an item; null at the root. Throws an
 * XmlFault where the document can be read in two ways.
 */
export function placementOf(root: JsonObject, position: Position, inferred: string | null): Placement {
  if (position.all.length === 0) {
    const placements = position.any.flat().map((branch) => placementOf(root, branch, inferred))
    const [first] = placements
    if (first === undefined) return element(inferred)
    if (placements.some((other) => JSON.stringify(other) !== JSON.stringify(first))) throw new XmlFault(pointerOf(position), 'its alternatives stand in different places of the XML')
    return first
  }
  const isArray = typesOf(root, position)?.includes('array') === true
  const placements = position.all.map((node) => placementOfNode(root, node, inferred, isArray))
  return placements.find(({ explicit }) => explicit) ?? placements[0]!
}

function placementOfNode(root: JsonObject, node: Node, inferred: string | null, isArray: boolean): Placement {
  const links = linksOf(root, node)
  const later = isLater(root)
  const types = links.map((link) => nodeTypeOf(link, isArray))
  // In 3.2 the XML Object beside a reference counts only where it makes a node of it.
  const counts = links.map((link, index) => !later || !link.isReference || types[index] !== undefined)
  const at = types.findIndex((type) => type !== undefined)
  const nodeType = at === -1 ? (isArray ? 'none' : 'element') : types[at]!
  if (later && at !== -1 && links[at]!.isReference && nodeType === 'element' && !isArray && links.length > at + 1 && types.slice(at + 1).every((type) => type === undefined || type === 'element')) {
    throw new XmlFault(links[at]!.pointer, 'an element is declared around an element: where it is one, the schema that is referred to says nodeType: none')
  }
  const said = links.filter((_, index) => counts[index]).map(({ schema }) => childOf(schema, 'xml')).filter(isObject)
  const text = (key: string): string | undefined => said.map((xml) => textOf({ value: xml, pointer: '' }, key)).find((value) => value !== undefined)
  const component = links.map(({ pointer }) => componentOf(pointer)).find((name) => name !== undefined)
  // A component that is referred to is its own node in 3.2, unless the reference makes one.
  const ownNode = at === 0 && links[0]!.isReference ? undefined : component
  const given = text('name') ?? (later ? ownNode ?? inferred : inferred ?? component) ?? null
  const [prefix, local] = given !== null && given.includes(':') ? given.split(/:(.*)/s) as [string, string] : [undefined, given]
  return {
    nodeType, name: local,
    namespace: text('namespace'), prefix: text('prefix') ?? prefix,
    explicit: said.length > 0,
  }
}

/** The schema objects that stand for one node: what is referred to, and the one alternative beside null. */
function linksOf(root: JsonObject, node: Node): readonly Link[] {
  const links: Link[] = []
  const seen = new Set<Json>()
  let next: Node | undefined = node
  while (next !== undefined && isObject(next.value) && !seen.has(next.value)) {
    const part: ObjectNode = { value: next.value, pointer: next.pointer }
    seen.add(next.value)
    const reference: Json | undefined = childOf(next.value, '$ref')
    links.push({ schema: next.value, pointer: next.pointer, isReference: typeof reference === 'string' })
    if (typeof reference === 'string') next = targetOf(root, reference, next.pointer)
    else if (isLater(root) || childOf(next.value, 'properties') !== undefined || childOf(next.value, 'type') !== undefined) next = undefined
    else {
      const inner: readonly Node[] = ['allOf', 'oneOf', 'anyOf'].flatMap((keyword) => listOf(part, keyword)).filter(({ value }) => !isNull(value))
      next = inner.length === 1 ? inner[0] : undefined
    }
  }
  return links
}

function isNull(schema: Json): boolean {
  return isObject(schema) && childOf(schema, 'type') === 'null'
}

function nodeTypeOf({ schema }: Link, isArray: boolean): NodeType | undefined {
  const xml = childOf(schema, 'xml')
  if (!isObject(xml)) return undefined
  const written = childOf(xml, 'nodeType')
  if (nodeTypes.includes(written as NodeType)) return written as NodeType
  if (childOf(xml, 'attribute') === true) return 'attribute'
  return childOf(xml, 'wrapped') === true && isArray ? 'element' : undefined
}

/** The name of a component, by the pointer to its schema. */
function componentOf(pointer: string): string | undefined {
  const tokens = splitPointer(pointer)
  return tokens.length === 3 && tokens[0] === 'components' && tokens[1] === 'schemas' ? tokens[2] : undefined
}

function element(name: string | null): Placement {
  return { nodeType: 'element', name, namespace: undefined, prefix: undefined, explicit: false }
}
