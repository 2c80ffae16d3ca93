import type { ScalarType, XmlField, XmlNode, XmlShape, XmlShapes, XmlUse } from '../../../runtime/contract.ts'
import type { Json, JsonObject } from '../../load/document.ts'
import { childOf, isObject, splitPointer } from '../../load/pointer.ts'
import { NameTable } from '../naming.ts'
import { member, membersOf } from '../reader.ts'
import type { Node, ObjectNode } from '../reader.ts'
import { placementOf } from './placement.ts'
import type { Placement } from './placement.ts'
import { XmlFault, below, flatten, keyOf, listOf, only, pointerOf, propertyNames, typesOf } from './position.ts'
import type { Position, XmlType } from './position.ts'

/** More shapes than this are not made of one document. */
const mostShapes = 20_000
/** As text is tried: what is more special first, since every text is a string. */
const scalarOrder: readonly ScalarType[] = ['null', 'boolean', 'integer', 'number', 'string']

/** How the schemas of one API stand in XML: a shape for each object and each list, under names that are unique. */
export class XmlTable {
  readonly #shapes = new Map<string, XmlShape>()
  readonly #root: JsonObject
  #names = new NameTable()
  readonly #known = new Map<string, string>()
  readonly #faults = new Map<string, XmlFault>()

  constructor(root: JsonObject) {
    this.#root = root
  }

  get shapes(): XmlShapes {
    return Object.fromEntries(this.#shapes)
  }

  /** The root element of a body; an XmlFault where its value could not be read with certainty. */
  rootOf(schema: Node): XmlNode | XmlFault {
    const known = this.#faults.get(schema.pointer)
    if (known !== undefined) return known
    const before = new Set(this.#known.keys())
    try {
      return this.#rootOf(only(schema))
    } catch (error) {
      if (!(error instanceof XmlFault)) throw error
      // What was begun for this body may be incomplete.
      for (const [key, name] of this.#known) {
        if (before.has(key)) continue
        this.#known.delete(key)
        this.#shapes.delete(name)
      }
      this.#names = new NameTable(this.#known.values())
      this.#faults.set(schema.pointer, error)
      return error
    }
  }

  /** The root is an element whatever is said of it, since a document has exactly one: a list without a wrapping element may have any around it. */
  #rootOf(position: Position): XmlNode {
    const placement = placementOf(this.#root, position, null)
    const types = this.#typesOf(position)
    // Who declares a nameless string means the text of the document, whatever is in it.
    if (placement.name === null && placement.nodeType === 'element' && types?.length === 1 && types[0] === 'string') return { node: 'text', shape: ['string'] }
    const bare = placement.nodeType === 'none'
    if (placement.nodeType !== 'element' && !(bare && types?.includes('array'))) throw new XmlFault(pointerOf(position), `the root cannot be of nodeType ${placement.nodeType}`)
    // What names the items of a bare list is not the name of the list.
    return { node: 'element', ...nameOf(bare ? { ...placement, name: null, namespace: undefined } : placement), shape: this.#use(position, bare ? null : placement.name, types) }
  }

  /** Where an alternative may be anything, the members that others declare still are what they are. */
  #typesOf(position: Position): readonly XmlType[] | undefined {
    return typesOf(this.#root, position) ?? (propertyNames(this.#root, position).size > 0 ? ['object', 'string'] : undefined)
  }

  /** What an element may hold; `inherited` names the items of a list that have no name of their own. */
  #use(position: Position, inherited: string | null, types: readonly XmlType[] | undefined): XmlUse {
    if (types === undefined) return null
    const scalars = scalarOrder.filter((type) => types.includes(type))
    const isObject = types.includes('object')
    const isArray = types.includes('array')
    if (!isObject && !isArray) return scalars
    if (isArray && (isObject || scalars.some((type) => type !== 'null'))) {
      if (isObject && scalars.includes('string') && this.#saysNothing(position)) return null
      throw new XmlFault(pointerOf(position), 'a list and something else cannot be told apart')
    }
    return isArray ? this.#list(position, inherited) : this.#object(position, scalars)
  }

  #saysNothing(position: Position): boolean {
    return propertyNames(this.#root, position).size === 0 && this.#itemsAt(position) === undefined
      && below(this.#root, position, (part) => [...listOf(part, 'prefixItems'), ...othersOf(part)]) === undefined
  }

  #claim(key: string, position: Position): { readonly name: string; readonly isNew: boolean } {
    const known = this.#known.get(key)
    if (known !== undefined) return { name: known, isNew: false }
    if (this.#known.size >= mostShapes) throw new XmlFault(pointerOf(position), `the document has more than ${mostShapes} shapes`)
    const tokens = splitPointer(pointerOf(position))
    const name = this.#names.take(tokens[0] === 'components' ? tokens.slice(2).filter((token) => token !== 'properties').join('.') : tokens.slice(1).join(' '))
    this.#known.set(key, name)
    return { name, isNew: true }
  }

  #object(position: Position, types: readonly ScalarType[]): string {
    const { name, isNew } = this.#claim(`${keyOf(target(this.#root, position))} ${types.join()}`, target(this.#root, position))
    if (!isNew) return name
    const required = new Set(flatten(this.#root, position).parts.flatMap(({ value }) => textsOf(childOf(value, 'required'))))
    const fields = [...propertyNames(this.#root, position)].map((property) => this.#field(position, property, required.has(property)))
    const rest = this.#restOf(position)
    checkFields(this.#shapes, fields, position)
    this.#shapes.set(name, { ...(types.length === 0 ? {} : { types }), fields, ...(rest === undefined ? {} : { rest }) })
    return name
  }

  #field(object: Position, property: string, required: boolean): XmlField {
    const position = below(this.#root, object, (part) => membersOf(member(part, 'properties')).filter(([name]) => name === property).map(([, node]) => node))!
    const { name, ...node } = this.#place(position, property)
    return { property, ...(name === undefined || name === property ? {} : { name }), ...node, ...(required ? { required } : {}) }
  }

  /** A member of an object; `name` is what it is called, null for those that are not declared by name. */
  #place(position: Position, name: string | null): XmlNode {
    const placement = placementOf(this.#root, position, name)
    const types = this.#typesOf(position)
    const { nodeType } = placement
    const at = pointerOf(position)
    const structured = types === undefined ? false : types.includes('object') || types.includes('array')
    switch (nodeType) {
      case 'attribute':
      case 'text':
      case 'cdata':
        if (structured) throw new XmlFault(at, `a list or an object cannot be of nodeType ${nodeType}`)
        return { node: nodeType, ...(nodeType === 'attribute' ? nameOf(placement) : {}), shape: this.#use(position, null, types) }
      case 'none':
        if (types?.includes('array') === true) return this.#sideBySide(position, placement, name, types)
        if (types?.length === 1 && types[0] === 'object') return { node: 'inline', shape: this.#inline(position) }
        throw new XmlFault(at, 'of nodeType none it would be nowhere in the XML')
      default:
        return { node: 'element', ...nameOf(placement), shape: this.#use(position, placement.name, types) }
    }
  }

  /** An object without an element of its own cannot hold itself. */
  #inline(position: Position): string {
    const key = `${keyOf(target(this.#root, position))} `
    const open = this.#known.get(key)
    if (open !== undefined && !this.#shapes.has(open)) throw new XmlFault(pointerOf(position), 'an object of nodeType none holds itself')
    return this.#object(position, [])
  }

  /** A list without an element around it. */
  #sideBySide(position: Position, placement: Placement, name: string | null, types: readonly XmlType[]): XmlNode {
    const others = types.filter((type) => type !== 'array' && type !== 'null')
    const shape = this.#list(position, name)
    const { prefix = [], items } = this.#shapes.get(shape) ?? {}
    for (const item of [...prefix, ...(items === undefined ? [] : [items])]) {
      if (item.node !== 'element') throw new XmlFault(pointerOf(position), `items of nodeType ${item.node} need an element around the list`)
    }
    if (others.length === 0) return { node: 'items', shape }
    if (prefix.length > 0 || items?.namespace !== undefined || (items?.name !== name && items?.name !== placement.name)) throw new XmlFault(pointerOf(position), 'a list and something else cannot be told apart')
    const without = this.#use(withoutLists(this.#root, position), name, others)
    return { node: 'items', shape, single: without }
  }

  #itemsAt(position: Position): Position | undefined {
    return below(this.#root, position, (part) => ['items', 'unevaluatedItems'].flatMap((keyword) => {
      const node = member(part, keyword)
      return node === undefined || typeof node.value === 'boolean' ? [] : [node]
    }))
  }

  #list(position: Position, inherited: string | null): string {
    const at = target(this.#root, position)
    const { name, isNew } = this.#claim(`${keyOf(at)} of ${inherited ?? ''}`, at)
    if (!isNew) return name
    const rest = this.#itemsAt(position)
    const prefixes = new Set<number>()
    below(this.#root, position, (part) => {
      const list = listOf(part, 'prefixItems')
      if (list.length > 0) prefixes.add(list.length)
      return list
    })
    if (prefixes.size > 1 || this.#differs(position)) throw new XmlFault(at.all[0]?.pointer ?? '', 'its first items are described more than once')
    const prefix = Array.from({ length: [...prefixes][0] ?? 0 }, (_, index) => this.#item(below(this.#root, position, (part) => listOf(part, 'prefixItems').slice(index, index + 1))!, inherited))
    const items = rest === undefined ? { node: 'element' as const, name: inherited, shape: null } : this.#item(rest, inherited)
    const all = [...prefix, items]
    if (items.node !== 'element' || all.some(({ node }, index) => node !== 'element' && index > 0 && all[index - 1]!.node !== 'element')) {
      throw new XmlFault(pointerOf(position), 'texts beside each other cannot be told apart')
    }
    this.#shapes.set(name, { ...(prefix.length === 0 ? {} : { prefix }), items })
    return name
  }

  /** Whether one alternative describes first items and another list does not. */
  #differs(position: Position): boolean {
    return flatten(this.#root, position).any.some((group) => {
      const lists = group.filter((branch) => this.#typesOf(branch)?.includes('array') !== false)
      return lists.length > 1 && lists.some((branch) => below(this.#root, branch, (part) => listOf(part, 'prefixItems')) !== undefined)
    })
  }

  #item(position: Position, inherited: string | null): XmlNode {
    const placement = placementOf(this.#root, position, inherited)
    const types = this.#typesOf(position)
    const { nodeType } = placement
    if (nodeType === 'attribute' || nodeType === 'none') {
      throw new XmlFault(pointerOf(position), nodeType === 'attribute' ? 'the items of a list cannot be attributes' : 'a list of lists needs an element around each of them')
    }
    if (nodeType === 'element') return { node: 'element', ...nameOf(placement), shape: this.#use(position, placement.name, types) }
    if (types === undefined || types.includes('object') || types.includes('array')) throw new XmlFault(pointerOf(position), `a list or an object cannot be of nodeType ${nodeType}`)
    return { node: nodeType, shape: this.#use(position, null, types) }
  }

  /** Members that are not declared by name: what any of the keywords for them says. */
  #restOf(position: Position): XmlNode | undefined {
    const described = below(this.#root, position, othersOf)
    if (described === undefined) return undefined
    const nodes = described.all
    const place = this.#place(nodes.length > 1 ? { all: [], any: [nodes.map(only), ...described.any] } : described, null)
    const items = place.node === 'items' && typeof place.shape === 'string' ? this.#shapes.get(place.shape)?.items : undefined
    if (items !== undefined && items.name !== null) throw new XmlFault(pointerOf(described), 'the items of such a list are called as the member is, and cannot have a name of their own')
    if (place.node !== 'element' && place.node !== 'items') throw new XmlFault(pointerOf(described), `members that have no name of their own cannot be of nodeType ${place.node}`)
    const { name: _name, ...rest } = place
    return rest
  }
}

/** The schemas of members that are not declared by name. */
function othersOf(part: ObjectNode): readonly Node[] {
  return [
    ...['additionalProperties', 'unevaluatedProperties'].flatMap((keyword) => member(part, keyword) ?? []),
    ...membersOf(member(part, 'patternProperties')).map(([, node]) => node),
  ].filter(({ value }) => isObject(value) && Object.keys(value).length > 0)
}

/** Where a position is nothing but a reference, what is referred to: uses of one component share a shape. */
function target(root: JsonObject, position: Position): Position {
  const [node, ...others] = position.all
  if (node === undefined || others.length > 0 || position.any.length > 0) return position
  const { parts } = flatten(root, position)
  for (const part of parts) {
    const keys = Object.keys(part.value).filter((key) => key !== 'xml' && key !== 'description' && key !== 'summary')
    if (keys.length !== 1 || keys[0] !== '$ref') return only(part)
  }
  return position
}

/** The position without its alternatives that are lists. */
function withoutLists(root: JsonObject, position: Position): Position {
  const { parts, any } = flatten(root, position)
  const others = any.map((group) => group.filter((branch) => typesOf(root, branch)?.every((type) => type === 'array') !== true))
  const own = parts.filter(({ value }) => childOf(value, 'oneOf') === undefined && childOf(value, 'anyOf') === undefined && childOf(value, '$ref') === undefined && childOf(value, 'allOf') === undefined)
  return { all: own, any: others.filter((group) => group.length > 0) }
}

function nameOf({ name, namespace, prefix }: Placement): Pick<XmlNode, 'name' | 'namespace' | 'prefix'> {
  return { name, ...(namespace === undefined ? {} : { namespace, ...(prefix === undefined ? {} : { prefix }) }) }
}

function textsOf(value: Json | undefined): readonly string[] {
  return Array.isArray(value) ? (value as readonly Json[]).filter((item) => typeof item === 'string') : []
}

/** Two members in one place could not be told apart. */
function checkFields(shapes: ReadonlyMap<string, XmlShape>, fields: readonly XmlField[], position: Position): void {
  const taken = new Map<string, string>()
  const take = (place: string, property: string): void => {
    const other = taken.get(place)
    if (other !== undefined && other !== property) throw new XmlFault(pointerOf(position), `the members "${other}" and "${property}" stand in one place of the XML`)
    taken.set(place, property)
  }
  const visit = (inner: readonly XmlField[], owner: string | null): void => {
    for (const field of inner) {
      const property = owner ?? field.property
      const shape = typeof field.shape === 'string' ? shapes.get(field.shape) : undefined
      if (field.node === 'text' || field.node === 'cdata') take('text', property)
      else if (field.node === 'items') for (const item of [...shape?.prefix ?? [], ...(shape?.items === undefined ? [] : [shape.items])]) take(`element ${item.namespace ?? ''} ${item.name ?? ''}`, property)
      else if (field.node === 'inline') visit(shape?.fields ?? [], property)
      else take(`${field.node} ${field.namespace ?? ''} ${field.name ?? field.property}`, property)
    }
  }
  visit(fields, null)
}
