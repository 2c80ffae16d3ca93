import type { RewrittenSchema } from '../function-compiler.ts'

export type Kind = 'null' | 'boolean' | 'number' | 'string' | 'array' | 'object'
export const kinds: readonly Kind[] = ['null', 'boolean', 'number', 'string', 'array', 'object']

/** Schemas that one value must match all of. */
export type Demands = readonly RewrittenSchema[]

export interface NumberShape {
  readonly integer: boolean
  readonly min: number
  readonly max: number
  readonly multiples: readonly number[]
}

export interface StringShape {
  readonly min: number
  readonly max: number
  readonly patterns: readonly string[]
  /** Functions of `gatewright/formats`. */
  readonly formats: readonly string[]
}

export interface ArrayShape {
  /** The first items, by place. */
  readonly first: readonly Demands[]
  /** All others. */
  readonly items: Demands
  readonly min: number
  readonly max: number
  readonly unique: boolean
}

export interface ObjectShape {
  /** What schemas around one another say, each of its own properties and of all others. */
  readonly parts: readonly { readonly properties: ReadonlyMap<string, RewrittenSchema>; readonly others: RewrittenSchema }[]
  readonly required: readonly string[]
  readonly min: number
  readonly max: number
  /** What names must match, as strings. */
  readonly names: Demands
  /** Names that may be there only with others. */
  readonly dependent: readonly (readonly [name: string, others: readonly string[]])[]
  /** What else must match, by the text that the object has for a property. */
  readonly choices: readonly Choice[]
}

export interface Choice {
  readonly property: string
  readonly cases: readonly { readonly tags: readonly string[]; readonly demands: Demands }[]
}

/**
 * What an acceptor may let pass, by the kind of value: no value that the schema refuses, but maybe not all that it allows. A kind
 * that is absent is not accepted; `values` stands in place of a shape where a kind is held to a list.
 */
export interface Shape {
  readonly null?: true
  readonly boolean?: readonly boolean[]
  readonly number?: NumberShape | { readonly values: readonly number[] }
  readonly string?: StringShape | { readonly values: readonly string[] }
  readonly array?: ArrayShape
  readonly object?: ObjectShape
  /** The kinds that the schema may allow, whether the acceptor knows how or not. */
  readonly possible: ReadonlySet<Kind>
}

export const anyNumber: NumberShape = { integer: false, min: -Infinity, max: Infinity, multiples: [] }
export const anyString: StringShape = { min: 0, max: Infinity, patterns: [], formats: [] }
export const anyArray: ArrayShape = { first: [], items: [], min: 0, max: Infinity, unique: false }
export const anyObject: ObjectShape = { parts: [], required: [], min: 0, max: Infinity, names: [], dependent: [], choices: [] }

/** The shape of the schema `true`. */
export const anything: Shape = {
  null: true, boolean: [false, true], number: anyNumber, string: anyString, array: anyArray, object: anyObject, possible: new Set(kinds),
}
/** The shape of the schema `false`. */
export const nothing: Shape = { possible: new Set() }

/** Without what an acceptor lets pass of some kinds, though the schema may allow it. */
export function without(shape: Shape, ...dropped: readonly Kind[]): Shape {
  const left: Partial<Record<Kind, unknown>> & { possible: Shape['possible'] } = { ...shape }
  for (const kind of dropped) delete left[kind]
  return left as Shape
}

function both(one: ReadonlySet<Kind>, other: ReadonlySet<Kind>): ReadonlySet<Kind> {
  return new Set([...one].filter((kind) => other.has(kind)))
}

/** Only the given kinds. */
export function only(shape: Shape, kept: ReadonlySet<Kind>): Shape {
  return { ...without(shape, ...kinds.filter((kind) => !kept.has(kind))), possible: both(shape.possible, kept) }
}

/** True where all that the schema may allow is accepted in some form. */
export function isWhole(shape: Shape): boolean {
  return [...shape.possible].every((kind) => shape[kind] !== undefined)
}

/** True where all values of a kind are accepted. */
export function isFree(shape: Shape, kind: Kind): boolean {
  const { number, string, array, object } = shape
  switch (kind) {
    case 'null': return shape.null === true
    case 'boolean': return shape.boolean?.length === 2
    case 'number': return number !== undefined && !('values' in number) && !number.integer && number.min === -Infinity && number.max === Infinity && number.multiples.length === 0
    case 'string': return string !== undefined && !('values' in string) && string.min === 0 && string.max === Infinity && string.patterns.length + string.formats.length === 0
    case 'array': return array !== undefined && array.min === 0 && array.max === Infinity && !array.unique && isAnything([...array.first.flat(), ...array.items])
    case 'object': return object !== undefined && object.min === 0 && object.max === Infinity && object.required.length + object.choices.length + object.dependent.length === 0 && isAnything(object.names)
      && object.parts.every(({ properties, others }) => isAnything([others, ...properties.values()]))
  }
}

/** True for schemas that say nothing. */
export function isAnything(demands: Demands): boolean {
  return demands.every((schema) => schema === true || (schema !== false && Object.keys(schema).length === 0))
}

/** What both let pass. */
export function intersect(one: Shape, other: Shape): Shape {
  const met: { -readonly [K in keyof Shape]: Shape[K] } = { possible: both(one.possible, other.possible) }
  if (one.null && other.null) met.null = true
  const booleans = [...new Set(one.boolean)].filter((value) => other.boolean?.includes(value))
  if (booleans.length > 0) met.boolean = booleans
  const number = one.number && other.number && meetNumbers(one.number, other.number)
  if (number) met.number = number
  const string = one.string && other.string && meetStrings(one.string, other.string)
  if (string) met.string = string
  if (one.array && other.array) met.array = meetArrays(one.array, other.array)
  if (one.object && other.object) met.object = meetObjects(one.object, other.object)
  return met
}

function meetArrays(one: ArrayShape, other: ArrayShape): ArrayShape {
  const places = Math.max(one.first.length, other.first.length)
  const first = Array.from({ length: places }, (_, at) => [...one.first[at] ?? one.items, ...other.first[at] ?? other.items])
  return { first, items: [...one.items, ...other.items], min: Math.max(one.min, other.min), max: Math.min(one.max, other.max), unique: one.unique || other.unique }
}

/** What both demand of an object. */
export function meetObjects(one: ObjectShape, other: ObjectShape): ObjectShape {
  return {
    parts: [...one.parts, ...other.parts], required: [...new Set([...one.required, ...other.required])],
    min: Math.max(one.min, other.min), max: Math.min(one.max, other.max),
    names: [...one.names, ...other.names], dependent: [...one.dependent, ...other.dependent], choices: [...one.choices, ...other.choices],
  }
}

function meetNumbers(one: NonNullable<Shape['number']>, other: NonNullable<Shape['number']>): Shape['number'] {
  if ('values' in one || 'values' in other) {
    const [{ values }, rest] = 'values' in one ? [one, other] : [other as { values: readonly number[] }, one]
    const left = values.filter((value) => ('values' in rest ? rest.values.includes(value) : isWithin(value, rest)))
    return left.length === 0 ? undefined : { values: left }
  }
  return {
    integer: one.integer || other.integer, min: Math.max(one.min, other.min), max: Math.min(one.max, other.max),
    multiples: [...new Set([...one.multiples, ...other.multiples])],
  }
}

/** Sound, not complete: what is a multiple is left to the validator. */
function isWithin(value: number, { integer, min, max, multiples }: NumberShape): boolean {
  return (!integer || Number.isInteger(value)) && value >= min && value <= max && multiples.length === 0
}

function meetStrings(one: NonNullable<Shape['string']>, other: NonNullable<Shape['string']>): Shape['string'] {
  if ('values' in one || 'values' in other) {
    const [{ values }, rest] = 'values' in one ? [one, other] : [other as { values: readonly string[] }, one]
    const left = values.filter((value) => ('values' in rest ? rest.values.includes(value) : isPlain(value, rest)))
    return left.length === 0 ? undefined : { values: left }
  }
  return {
    min: Math.max(one.min, other.min), max: Math.min(one.max, other.max),
    patterns: [...new Set([...one.patterns, ...other.patterns])], formats: [...new Set([...one.formats, ...other.formats])],
  }
}

/** Sound, not complete: lengths are counted, patterns and formats are left to the validator. */
function isPlain(value: string, { min, max, patterns, formats }: StringShape): boolean {
  const length = [...value].length
  return length >= min && length <= max && patterns.length === 0 && formats.length === 0
}
