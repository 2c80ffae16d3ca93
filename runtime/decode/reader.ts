import type { ScalarType, Shape } from '../contract.ts'
import { otherScalarReader, scalarReader, type ReadScalar } from './scalar.ts'

/** How one place in an input is read, for each form that its text may come in; all alternatives of a shape are merged. */
export interface Reader {
  readonly scalar: ReadScalar
  /** How an item of a list is read; null where no list may stand here. */
  readonly item: Reader | null
  /** How a member of an object is read; null where no object may stand here. */
  readonly member: ((name: string) => Reader) | null
  /** Anything may stand here: the text decides. */
  readonly any: boolean
}

/** One way to read a whole input; several are tried in turn, the first whose value fits the schema counts. */
export interface Attempt {
  readonly kind: 'scalar' | 'array' | 'object'
  readonly reader: Reader
}

interface Merged {
  readonly kinds: readonly Attempt['kind'][]
  readonly types: readonly ScalarType[]
  readonly items: Shape | null
  readonly properties: ReadonlyMap<string, Shape>
  readonly additional: Shape | null
  readonly any: boolean
}

/** An untyped place is a string first: every text is one. */
const anyTypes: readonly ScalarType[] = ['string', 'integer', 'number', 'boolean', 'null']
const any: Shape = { kind: 'any' }

/** The readings of a shape in the order to try them; most shapes have one. */
export function attemptsOf(shape: Shape): readonly Attempt[] {
  let attempts = known.get(shape)
  if (attempts === undefined) {
    const { kinds } = merge(shape)
    const readers = isAmbiguous(shape) ? [readerOf(shape, false), readerOf(shape, true)] : [readerOf(shape, false)]
    attempts = kinds.flatMap((kind) => readers.map((reader) => ({ kind, reader })))
    known.set(shape, attempts)
  }
  return attempts
}

/** A thousand operations share a few shapes: `string`, `integer` and the like are one object each. */
const known = new WeakMap<Shape, readonly Attempt[]>()

/** Names of the properties that a shape declares, in any of its alternatives. */
export function propertiesOf(shape: Shape): readonly string[] {
  return [...merge(shape).properties.keys()]
}

/** Whether an exploded object takes members that it does not name: where it names none (a free-form map), or says what they are. */
export function takesOthers(shape: Shape): boolean {
  const { additional, properties } = merge(shape)
  return additional !== null && (properties.size === 0 || additional.kind !== 'any')
}

/** `other`: places where a string and something else may stand are read the other way round. */
function readerOf(shape: Shape, other: boolean): Reader {
  const { types, items, properties, additional, any: untyped } = merge(shape)
  const members = new Map([...properties].map(([name, property]) => [name, readerOf(property, other)]))
  const otherMember = additional === null ? null : lazily(() => readerOf(additional, other))
  return {
    scalar: (other ? otherScalarReader(types) : null) ?? scalarReader(types),
    item: items === null ? null : readerOf(items, other),
    member: otherMember === null ? null : (name) => members.get(name) ?? otherMember(),
    any: untyped,
  }
}

/** `any` allows members that are `any`: made when first needed, or it would never end. */
function lazily<T>(make: () => T): () => T {
  let made: T | null = null
  return () => (made ??= make())
}

function isAmbiguous(shape: Shape): boolean {
  const { types, items, properties, additional, any: untyped } = merge(shape)
  return untyped || otherScalarReader(types) !== null
    || (items !== null && isAmbiguous(items))
    || (additional !== null && isAmbiguous(additional))
    || [...properties.values()].some(isAmbiguous)
}

function merge(shape: Shape): Merged {
  switch (shape.kind) {
    case 'scalar': return { kinds: ['scalar'], types: shape.types, items: null, properties: new Map(), additional: null, any: false }
    case 'array': return { kinds: ['array'], types: [], items: shape.items, properties: new Map(), additional: null, any: false }
    case 'object': return { kinds: ['object'], types: [], items: null, properties: new Map(Object.entries(shape.properties)), additional: shape.additional, any: false }
    case 'any': return { kinds: ['scalar', 'array'], types: anyTypes, items: null, properties: new Map(), additional: any, any: true }
    case 'oneOf': return shape.shapes.length === 0 ? merge(any) : shape.shapes.map(merge).reduce(join)
  }
}

function join(a: Merged, b: Merged): Merged {
  const properties = new Map(a.properties)
  for (const [name, shape] of b.properties) properties.set(name, either(properties.get(name) ?? null, shape)!)
  return {
    kinds: [...new Set([...a.kinds, ...b.kinds])],
    types: [...new Set([...a.types, ...b.types])],
    items: either(a.items, b.items),
    properties,
    additional: either(a.additional, b.additional),
    any: a.any || b.any,
  }
}

function either(a: Shape | null, b: Shape | null): Shape | null {
  return a === null || a === b ? b : b === null ? a : { kind: 'oneOf', shapes: [a, b] }
}
