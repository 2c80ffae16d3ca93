import type { Parameter } from '../contract.ts'
import { readDeep } from './deep.ts'
import { jsonItems, jsonObject } from './form-json.ts'
import { badEncoding, Malformed, repeated, setOwn } from './malformed.ts'
import { attemptsOf, propertiesOf, takesOthers, type Reader } from './reader.ts'
import { compileText, contentReadings, readItems, type Unescape } from './text.ts'

/** What stands under each slot: one raw value, or several in the order sent. */
type Slots = (string | string[] | undefined)[]

/** Raw text taken apart by key: a query, a form or cookies. */
export interface Pairs {
  readonly slots: Slots
  /** Keys that no input claims, decoded, and their raw values in turn; null for none. */
  readonly unknown: string[] | null
}

/** An input that is read from keys: what to ask of a Parameter, a Field or a cookie. */
export type KeyedInput = Pick<Parameter, 'name' | 'style' | 'explode' | 'content' | 'shape' | 'allowEmptyValue'>

/** Reads one input; undefined where nothing was sent for it, a Malformed where it is not laid out as declared. */
export type ReadPairs = (pairs: Pairs) => unknown

export interface Keyed {
  /** Takes the raw text apart; a Malformed where a key cannot be decoded. */
  readonly split: (raw: string) => Pairs | Malformed
  /** For each input its readings, in the order to try them. */
  readonly readings: readonly (readonly ReadPairs[])[]
  /** One of the inputs is a free-form map that takes the keys that no other claims. */
  readonly takesOthers: boolean
}

export interface KeyedOptions {
  /** Between pairs: `&` in queries and forms, `;` in cookies. */
  readonly separator: string
  readonly unescape: Unescape
  /** Objects of `form` style may also come as `name[member]=value` or as JSON, as clients send forms. */
  readonly lenientObjects?: boolean
}

/** Compiles the reading of inputs that share one text. Keys and values are cut apart raw, and decoded after. */
export function compileKeyed(inputs: readonly KeyedInput[], options: KeyedOptions): Keyed {
  const { separator, unescape, lenientObjects = false } = options
  const keys = new Map<string, number>()
  const deep = new Map<string, number>()
  let slots = 0
  const claim = (table: Map<string, number>, key: string): number => {
    const slot = table.get(key) ?? slots++
    table.set(key, slot)
    return slot
  }
  const own = inputs.map(({ name }) => claim(keys, name))
  const deeps = inputs.map(({ name, style, content, shape }) => {
    const asForm = lenientObjects && content === null && attemptsOf(shape).some(({ kind }) => kind === 'object')
    return style === 'deepObject' || asForm ? claim(deep, name) : -1
  })
  // A key that is the name of an input belongs to it, and to no object that has such a member too.
  const members = inputs.map((input) => (!isExploded(input) ? [] : propertiesOf(input.shape)
    .filter((name) => name === input.name || !inputs.some((other) => other.name === name))
    .map((name) => [name, claim(keys, name)] as const)))
  // With several free-form maps beside each other nobody could tell whose a key is: the first takes it.
  const taker = inputs.findIndex((input) => isExploded(input) && !lenientObjects && takesOthers(input.shape))

  const readings = inputs.map((input, at) =>
    readingsOf(input, { own: own[at]!, deep: deeps[at]!, members: members[at]!, takes: at === taker }, unescape, lenientObjects))

  const split = (raw: string): Pairs | Malformed => {
    const found: Slots = new Array<undefined>(slots).fill(undefined)
    let unknown: string[] | null = null
    for (let from = 0; from < raw.length;) {
      let end = raw.indexOf(separator, from)
      if (end === -1) end = raw.length
      let equals = raw.indexOf('=', from)
      if (equals === -1 || equals > end) equals = end
      const key = unescape(raw.slice(from, equals))
      if (key === null) return badEncoding
      if (equals > from || equals < end) {
        const value = equals < end ? raw.slice(equals + 1, end) : ''
        const slot = keys.get(key)
        if (slot !== undefined) put(found, slot, value)
        else if (!putDeep(found, deep, key, value)) (unknown ??= []).push(key, value)
      }
      from = end + separator.length
    }
    return { slots: found, unknown }
  }
  return { split, readings, takesOthers: taker !== -1 }
}

interface Claims {
  readonly own: number
  readonly deep: number
  readonly members: readonly (readonly [string, number])[]
  readonly takes: boolean
}

function isExploded({ style, explode, content, shape }: KeyedInput): boolean {
  return explode && content === null && style !== 'deepObject' && attemptsOf(shape).some(({ kind }) => kind === 'object')
}

function readingsOf(input: KeyedInput, claims: Claims, unescape: Unescape, lenient: boolean): readonly ReadPairs[] {
  const { style, explode, content, shape, allowEmptyValue } = input
  const one = (read: (raw: string) => unknown): ReadPairs => ({ slots }) => {
    const raw = slots[claims.own]
    return raw === undefined ? undefined : typeof raw === 'string' ? read(raw) : repeated
  }
  if (content !== null) return contentReadings(content, input, unescape).map(one)
  const texts = compileText(input, unescape)
  const readings = attemptsOf(shape).map(({ kind, reader }, at): ReadPairs => {
    const deep = style === 'deepObject'
    if (kind === 'array' && (explode || deep)) {
      const items = exploded(claims.own, reader, unescape, lenient ? jsonItems(reader, unescape) : null)
      return deep ? deepReading(claims, reader, unescape, items) : items
    }
    if (deep) return deepReading(claims, reader, unescape, kind === 'object' ? one((raw) => unescape(raw) ?? badEncoding) : one(texts[at]!))
    const plain = one(texts[at]!)
    if (kind !== 'object') return plain
    const fallback = lenient ? firstOf(one(jsonObject(unescape)), plain) : plain
    const withMembers = explode ? memberReading(claims, reader, unescape, fallback) : fallback
    return lenient ? deepReading(claims, reader, unescape, withMembers) : withMembers
  })
  const whole = claims.deep === -1 && claims.members.length === 0 ? readings : readings.map((read) => exclusive(claims, read))
  return allowEmptyValue ? whole.map((read) => orEmpty(read, claims.own)) : whole
}

/** Of an input that came in two forms only one would be checked, and the backend might read the other. */
function exclusive({ own, deep, members }: Claims, read: ReadPairs): ReadPairs {
  const exploded = members.map(([, slot]) => slot)
  const single = exploded.includes(own) ? -1 : own
  return (pairs) => {
    const { slots } = pairs
    const forms = Number(single !== -1 && slots[single] !== undefined) + Number(deep !== -1 && slots[deep] !== undefined)
      + Number(exploded.some((slot) => slots[slot] !== undefined))
    return forms > 1 ? inTwoForms : read(pairs)
  }
}

const inTwoForms = new Malformed('style', 'is given in two forms')

/** `a=1&a=2`; items that are objects by `structured`, where they may come as JSON. */
function exploded(own: number, reader: Reader, unescape: Unescape, structured: ReturnType<typeof jsonItems>): ReadPairs {
  return ({ slots }) => {
    const raw = slots[own]
    if (raw === undefined) return undefined
    const texts = typeof raw === 'string' ? [raw] : raw
    return structured === null ? readItems(texts, reader, unescape) : structured(texts)
  }
}

/** `f[a]=1&f[b][c]=2`; where nothing of that form came, what `otherwise` reads. */
function deepReading({ deep }: Claims, reader: Reader, unescape: Unescape, otherwise: ReadPairs): ReadPairs {
  return (pairs) => {
    const entries = pairs.slots[deep]
    return entries === undefined ? otherwise(pairs) : readDeep(entries as readonly string[], reader, unescape)
  }
}

/** `R=100&G=200`, each member under a key of its own. */
function memberReading({ members, takes }: Claims, reader: Reader, unescape: Unescape, otherwise: ReadPairs): ReadPairs {
  return (pairs) => {
    const raws = new Map<string, string | string[]>()
    for (const [name, slot] of members) {
      const raw = pairs.slots[slot]
      if (raw !== undefined) raws.set(name, raw)
    }
    if (takes && pairs.unknown !== null) group(pairs.unknown, raws)
    if (raws.size === 0) return otherwise(pairs)
    const object: Record<string, unknown> = {}
    for (const [name, raw] of raws) {
      const value = readMember(raw, reader.member!(name), unescape)
      if (value instanceof Malformed) return value.under(name)
      setOwn(object, name, value)
    }
    return object
  }
}

function readMember(raw: string | string[], member: Reader, unescape: Unescape): unknown {
  if (member.item !== null) return readItems(typeof raw === 'string' ? [raw] : raw, member, unescape)
  if (typeof raw !== 'string') return member.any ? readItems(raw, member, unescape) : repeated
  const text = unescape(raw)
  return text === null ? badEncoding : member.scalar(text)
}

/** Collects keys and values in turn by key. */
export function group(pairs: readonly string[], into: Map<string, string | string[]>): void {
  for (let at = 0; at < pairs.length; at += 2) {
    const key = pairs[at]!
    const value = pairs[at + 1]!
    const before = into.get(key)
    if (before === undefined) into.set(key, value)
    else if (typeof before === 'string') into.set(key, [before, value])
    else before.push(value)
  }
}

function firstOf(first: ReadPairs, second: ReadPairs): ReadPairs {
  return (pairs) => {
    const value = first(pairs)
    return value === undefined ? second(pairs) : value
  }
}

function orEmpty(read: ReadPairs, own: number): ReadPairs {
  return (pairs) => (pairs.slots[own] === '' ? emptyValue : read(pairs))
}

/** What an input with `allowEmptyValue` gives for `name=`: it is not checked against the schema (OpenAPI 3.1, 4.8.12.2.1). */
export const emptyValue = Symbol('empty value')

function put(slots: Slots, slot: number, value: string): void {
  const before = slots[slot]
  if (before === undefined) slots[slot] = value
  else if (typeof before === 'string') slots[slot] = [before, value]
  else before.push(value)
}

/** `f[a]` belongs to the input `f`: its path and value are kept in turn. */
function putDeep(slots: Slots, deep: ReadonlyMap<string, number>, key: string, value: string): boolean {
  if (deep.size === 0) return false
  const at = key.indexOf('[')
  const slot = at < 1 ? undefined : deep.get(key.slice(0, at))
  if (slot === undefined) return false
  const entries = (slots[slot] ??= []) as string[]
  entries.push(key.slice(at), value)
  return true
}
