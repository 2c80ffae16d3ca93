import type { ScalarType, XmlBody, XmlNode, XmlUse } from '../contract.ts'

/** A shape with its parts found and laid out for looking up; made once, when a gateway starts. */
export interface Shape {
  /** Anything goes: text is a string, what has members is an object, what is repeated is a list. */
  readonly any: boolean
  readonly types: readonly ScalarType[]
  object: ObjectShape | null
  array: ArrayShape | null
}

export interface ObjectShape {
  readonly fields: readonly Field[]
  readonly rest: Place
  /** Made when it is first needed: by then all shapes are there, recursive ones too. */
  index: ObjectIndex | null
}

/** What stands where in an object's element. */
export interface ObjectIndex {
  /** By local name. Those of `inline` members are among them. */
  readonly elements: ReadonlyMap<string, readonly Target[]>
  readonly attributes: ReadonlyMap<string, readonly Target[]>
  /** What takes the text; null where none is declared. */
  readonly text: Field | null
  /** Names of members that are declared: nothing undeclared may pass for one of them. */
  readonly names: ReadonlySet<string>
}

export interface ArrayShape {
  readonly prefix: readonly Place[]
  readonly items: Place
}

export interface Place {
  readonly node: XmlNode['node']
  readonly name: string | null
  readonly namespace: string | undefined
  readonly prefix: string | undefined
  readonly shape: Shape
  readonly single: Shape | null
}

export interface Field extends Place {
  readonly property: string
  readonly required: boolean
}

/** Where an attribute, an element or text belongs: a member of the object, or of one that is inline in it. */
export interface Target {
  readonly field: Field
  readonly namespace: string | undefined
}

export const anything: Shape = { any: true, types: [], object: null, array: null }

/** Lays out the shapes of a body; recursive ones refer to themselves. */
export function compileShapes(body: XmlBody): Place {
  const known = new Map<string, Shape>()
  const use = (wanted: XmlUse): Shape => {
    if (wanted === null) return anything
    if (typeof wanted !== 'string') return { any: false, types: wanted, object: null, array: null }
    const before = known.get(wanted)
    if (before !== undefined) return before
    const written = Object.hasOwn(body.shapes, wanted) ? body.shapes[wanted]! : {}
    const shape: Shape = { any: false, types: written.types ?? [], object: null, array: null }
    known.set(wanted, shape)
    if (written.fields !== undefined) {
      const fields = written.fields.map((field): Field => ({ ...place(field), property: field.property, required: field.required === true }))
      shape.object = { fields, rest: place(written.rest ?? undeclared), index: null }
    }
    if (written.items !== undefined || written.prefix !== undefined) {
      shape.array = { prefix: (written.prefix ?? []).map(place), items: place(written.items ?? undeclared) }
    }
    return shape
  }
  const place = ({ node, name = null, namespace, prefix, shape, single }: XmlNode): Place =>
    ({ node, name, namespace, prefix, shape: use(shape), single: single === undefined ? null : use(single) })
  return place(body.root)
}

const undeclared: XmlNode = { node: 'element', shape: null }

export function indexOf(object: ObjectShape): ObjectIndex {
  return object.index ??= makeIndex(object)
}

function makeIndex({ fields }: ObjectShape): ObjectIndex {
  const elements = new Map<string, Target[]>()
  const attributes = new Map<string, Target[]>()
  const add = (to: Map<string, Target[]>, name: string, field: Field, namespace: string | undefined): void => {
    to.set(name, [...to.get(name) ?? [], { field, namespace }])
  }
  let text: Field | null = null
  for (const field of fields) {
    switch (field.node) {
      case 'attribute': add(attributes, field.name ?? field.property, field, field.namespace); break
      case 'element': add(elements, field.name ?? field.property, field, field.namespace); break
      case 'items': for (const item of itemsOf(field.shape)) add(elements, item.name ?? field.property, field, item.namespace); break
      case 'text':
      case 'cdata': text = field; break
      case 'inline': {
        if (field.shape.object === null) break
        const inner = indexOf(field.shape.object)
        for (const [name, targets] of inner.elements) for (const { namespace } of targets) add(elements, name, field, namespace)
        for (const [name, targets] of inner.attributes) for (const { namespace } of targets) add(attributes, name, field, namespace)
        if (inner.text !== null) text ??= field
      }
    }
  }
  return { elements, attributes, text, names: new Set(fields.map(({ property }) => property)) }
}

function itemsOf({ array }: Shape): readonly Place[] {
  return array === null ? [] : [...array.prefix, array.items]
}

/** The target of a name: in the namespace that was declared; where none was, an element counts by its local name, an attribute only without one. */
export function targetOf(targets: ReadonlyMap<string, readonly Target[]>, local: string, uri: string, attribute: boolean): Target | undefined {
  return targets.get(local)?.find(({ namespace }) => namesake(namespace, uri, attribute))
}

export function namesake(namespace: string | undefined, uri: string, attribute: boolean): boolean {
  return namespace === undefined ? !attribute || uri === '' : namespace === uri
}
