import type { Json, JsonObject } from '../../generator/load/document.ts'
import { isObject, setMember } from '../../generator/load/pointer.ts'
import { declared, schemasOf } from './build-object.ts'
import { isHidden } from './direction.ts'
import { allowsType, formatSchema, readFacts, stringsIn } from './facts.ts'
import type { Facts } from './facts.ts'
import { memberOf, oneOf } from './flatten.ts'
import type { Part } from './flatten.ts'
import { compilePattern } from './judge-formats.ts'
import { isValid } from './judge.ts'
import type { Judge } from './judge.ts'
import type { Sampler } from './sample.ts'

/** A way to break one constraint: values to try in turn, of which the first that the judge refuses counts. */
export interface Proposal {
  readonly keyword: string
  readonly description: string
  readonly values: readonly Json[]
}

/** Longer texts and lists than this are not made to break an upper bound: what holds them refuses them for their size first. */
const mostCharacters = 300_000
/** Shorter where a pattern reads them: many patterns take time that grows with the square of the length. */
const mostMatched = 20_000
const mostItems = 1_500
const punctuation = '!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~é€'
/** Properties of this name are in no document. */
const stranger = 'xGatewrightUnknown'

/** What could be done to a valid value so that it breaks each constraint that its schemas put on it, in a fixed order. */
export function* propose(parts: readonly Part[], value: Json, sampler: Sampler): Generator<Proposal> {
  const facts = readFacts(parts)
  const { judge } = sampler
  yield* proposeType(facts, value)
  if (facts.values !== null) yield { keyword: facts.values.length === 1 ? 'const' : 'enum', description: 'a value that is not in the list', values: ofOtherValue(facts.values, value) }
  if (typeof value === 'string') yield* proposeText(facts, value, judge)
  if (typeof value === 'number') yield* proposeNumber(facts, value, judge)
  if (Array.isArray(value)) yield* proposeList(parts, facts, value as readonly Json[], sampler)
  if (isObject(value)) yield* proposeObject(parts, facts, value, sampler)
  for (const part of parts) {
    const not = oneOf(part, 'not')
    const forbidden = not === undefined ? undefined : sampler.valid(not.schema, { pointer: not.pointer })
    if (forbidden?.value !== undefined) yield { keyword: 'not', description: 'a value that is ruled out', values: [isObject(forbidden.value) && isObject(value) ? { ...value, ...forbidden.value } : forbidden.value] }
    for (const keyword of ['oneOf', 'anyOf']) if (Array.isArray(part.schema[keyword])) yield { keyword, description: 'a value that no alternative accepts', values: oddities }
  }
}

const oddities: readonly Json[] = ['xGatewrightText', 0.5, true, {}, [], null]

function* proposeType(facts: Facts, value: Json): Generator<Proposal> {
  if (facts.types === null) return
  const other = (typeof value === 'string' ? [0, true, {}, []] : typeof value === 'number' ? ['xGatewrightText', true, {}] : typeof value === 'boolean' ? ['xGatewrightText', 0.5, {}] : ['xGatewrightText', 0.5, true, {}, []])
    .filter((candidate) => !allowsType(facts.types, candidate as Json)) as Json[]
  if (other.length > 0) yield { keyword: 'type', description: `not of type ${facts.types.join(' or ')}`, values: other }
  if (typeof value === 'number' && facts.types.includes('integer') && !facts.types.includes('number')) yield { keyword: 'type', description: 'a fraction instead of an integer', values: [Math.trunc(value) + 0.5] }
  if (!facts.types.includes('null') && value !== null) yield { keyword: 'type', description: 'null where it is not allowed', values: [null] }
}

function ofOtherValue(allowed: readonly Json[], value: Json): Json[] {
  const numbers = allowed.filter((item): item is number => typeof item === 'number')
  if (typeof value === 'string') return ['xGatewrightUnlisted', `${value}x`, value.toUpperCase() === value ? value.toLowerCase() : value.toUpperCase(), 'x', '', '0']
  if (typeof value === 'number') return [Math.max(...numbers) + 1, Math.min(...numbers) - 1]
  if (typeof value === 'boolean') return [!value]
  return [...oddities]
}

function* proposeText(facts: Facts, value: string, judge: Judge): Generator<Proposal> {
  const characters = [...value]
  if (facts.minLength > 0) yield { keyword: 'minLength', description: `shorter than ${facts.minLength}`, values: [characters.slice(0, facts.minLength - 1).join('')] }
  if (facts.maxLength < (facts.patterns.length > 0 ? mostMatched : mostCharacters)) {
    const last = characters.at(-1) ?? 'a'
    yield { keyword: 'maxLength', description: `longer than ${facts.maxLength}`, values: [value + last.repeat(Math.max(1, facts.maxLength + 1 - characters.length)), 'a'.repeat(facts.maxLength + 1)] }
  }
  const wrong = ['!', `${value}!`, `!${value}`, ' ', `${value} x`, 'xGatewright', '~', 'é', 'a', 'A', '0', '-', '', value.slice(1), value.slice(0, -1), `${value}${value}`, value.toUpperCase(), value.toLowerCase(), '\u0007']
  const fitting = wrong.flatMap((text) => [text, text.padEnd(Math.min(facts.minLength, mostCharacters), text === '' ? '!' : text)]).filter((text) => [...text].length >= facts.minLength && [...text].length <= facts.maxLength)
  for (const pattern of facts.patterns) {
    const expression = compilePattern(pattern)
    const single = [...punctuation].map((character) => character.repeat(Math.max(1, Math.min(facts.minLength, mostCharacters))))
    const failing = [...fitting, ...single].filter((text) => expression?.test(text) === false)
    yield { keyword: 'pattern', description: `does not match ${pattern}`, values: failing.length > 0 ? failing : fitting }
  }
  yield* proposeFormats(facts, ['xGatewright not a value', '::', '{', '%zz', 'ab', '=', ...fitting], judge)
}

function* proposeNumber(facts: Facts, value: number, judge: Judge): Generator<Proposal> {
  const whole = Number.isInteger(value)
  const step = facts.multiples.length > 0 ? facts.multiples.reduce((a, b) => a * b, 1) : 1
  if (facts.minimum > -Infinity) yield { keyword: 'minimum', description: `less than ${facts.minimum}`, values: [facts.minimum - step, facts.minimum - 1, facts.minimum - Math.abs(facts.minimum)] }
  if (facts.maximum < Infinity) yield { keyword: 'maximum', description: `more than ${facts.maximum}`, values: [facts.maximum + step, facts.maximum + 1, facts.maximum * 2] }
  if (facts.above > -Infinity) yield { keyword: 'exclusiveMinimum', description: `not more than ${facts.above}`, values: [facts.above, facts.above - step] }
  if (facts.below < Infinity) yield { keyword: 'exclusiveMaximum', description: `not less than ${facts.below}`, values: [facts.below, facts.below + step] }
  for (const of of facts.multiples) yield { keyword: 'multipleOf', description: `no multiple of ${of}`, values: whole && Number.isInteger(of) ? [value + 1, value - 1] : [value + of / 2, value + of / 3] }
  yield* proposeFormats(facts, [2 ** 8, 2 ** 16, 2 ** 32, 2 ** 53 + 2, 2 ** 65, -1, -(2 ** 65), 0.5, 1e39], judge)
}

/** Most formats are annotations: only those are broken that the judge checks. */
function* proposeFormats(facts: Facts, candidates: readonly Json[], judge: Judge): Generator<Proposal> {
  for (const format of facts.formats) {
    const values = candidates.filter((value) => !isValid(judge, formatSchema(format), value))
    if (values.length > 0) yield { keyword: 'format', description: `no ${format}`, values }
  }
}

function* proposeList(parts: readonly Part[], facts: Facts, value: readonly Json[], sampler: Sampler): Generator<Proposal> {
  if (facts.minItems > 0) yield { keyword: 'minItems', description: `fewer than ${facts.minItems} items`, values: [value.slice(0, facts.minItems - 1)] }
  const items = parts.flatMap((part) => oneOf(part, 'items') ?? [])
  const another = (variant: number): Json => {
    const sample = items[0] === undefined ? undefined : sampler.valid(items[0].schema, { variant, pointer: items[0].pointer })
    return sample?.value ?? value[0] ?? 'text'
  }
  if (facts.maxItems < mostItems) {
    const missing = facts.maxItems + 1 - value.length
    const more = Array.from({ length: missing }, (_, index) => (facts.uniqueItems ? numbered(value[0] ?? another(0), index + 1) : value[0] ?? another(0)))
    const values: Json[] = [[...value, ...more]]
    // Each further variant is looked for from the start, which is too slow for long lists.
    if (facts.uniqueItems && missing <= 60) values.push([...value, ...Array.from({ length: missing }, (_, index) => another(value.length + index))])
    yield { keyword: 'maxItems', description: `more than ${facts.maxItems} items`, values }
  }
  if (facts.uniqueItems) yield { keyword: 'uniqueItems', description: 'an item twice', values: [value.length > 0 ? [...value, value[0] as Json] : [another(0), another(0)], [...value.slice(0, -1), value[0] ?? another(0)], [another(0), another(0)]] }
  for (const part of parts) if (part.schema['contains'] !== undefined) yield { keyword: 'contains', description: 'without the item that it must contain', values: [[], ['xGatewrightText'], [0.5], [true], [null]] }
  if (items[0]?.schema === false || parts.some((part) => part.schema['unevaluatedItems'] === false)) yield { keyword: 'items', description: 'an item too many', values: [[...value, 'xGatewrightText']] }
}

/** A value like another: text with a number, or a number further up. */
function numbered(value: Json, n: number): Json {
  if (typeof value === 'number') return value + n
  return typeof value === 'string' ? (/\d$/.test(value) ? value.replace(/\d{1,4}$/, (digits) => String(Number(digits) + n).padStart(digits.length, '0')) : `${value}${n}`) : value
}

function* proposeObject(parts: readonly Part[], facts: Facts, value: JsonObject, sampler: Sampler): Generator<Proposal> {
  const { document, direction } = sampler.judge
  for (const name of facts.required) if (Object.hasOwn(value, name)) yield { keyword: 'required', description: `without ${JSON.stringify(name)}`, values: [without(value, [name])] }
  const closed = parts.some(({ schema }) => schema['additionalProperties'] === false || schema['unevaluatedProperties'] === false) && schemasOf(parts, stranger, { judge: sampler.judge }) === null
  if (closed) yield { keyword: 'additionalProperties', description: 'an unknown property', values: [withMember(value, stranger, 'text')] }
  for (const name of declared(parts)) {
    const node = parts.map((part) => memberOf(part, 'properties', name)).find((found) => found !== undefined)
    if (node === undefined || !isHidden(document, node.schema, direction)) continue
    const other = sampler.valid(typeof node.schema === 'object' ? plainOf(node.schema) : true, { pointer: node.pointer })
    yield { keyword: direction === 'request' ? 'readOnly' : 'writeOnly', description: `${JSON.stringify(name)}, which does not occur in a ${direction}`, values: [withMember(value, name, other.value ?? 'text')] }
  }
  const names = Object.keys(value)
  if (facts.minProperties > 0) yield { keyword: 'minProperties', description: `fewer than ${facts.minProperties} properties`, values: [without(value, names.filter((name) => !facts.required.includes(name)).slice(0, names.length - facts.minProperties + 1)), {}] }
  if (facts.maxProperties < 200) {
    let more = value
    for (let n = names.length; n <= facts.maxProperties; n++) more = withMember(more, `${stranger}${n}`, value[names[0] ?? ''] ?? 'text')
    yield { keyword: 'maxProperties', description: `more than ${facts.maxProperties} properties`, values: [more] }
  }
  for (const part of parts) {
    if (part.schema['propertyNames'] !== undefined) yield { keyword: 'propertyNames', description: 'a property with a name that is not allowed', values: ['! x', '', stranger, '0', 'x'.repeat(300)].map((name) => withMember(value, name, value[names[0] ?? ''] ?? 'text')) }
    const dependents = part.schema['dependentRequired']
    if (!isObject(dependents)) continue
    for (const [name, others] of Object.entries(dependents)) {
      for (const other of stringsIn(others)) yield { keyword: 'dependentRequired', description: `${JSON.stringify(name)} without ${JSON.stringify(other)}`, values: [without(withMember(value, name, value[name] ?? 'text'), [other])] }
    }
  }
}

/** The schema without its own mark, so that a value for the property can be made at all. */
function plainOf(schema: JsonObject): JsonObject {
  const { readOnly: _readOnly, writeOnly: _writeOnly, ...rest } = schema
  return rest
}

function without(value: JsonObject, names: readonly string[]): JsonObject {
  return Object.fromEntries(Object.entries(value).filter(([name]) => !names.includes(name)))
}

function withMember(value: JsonObject, name: string, member: Json): JsonObject {
  const out: { [key: string]: Json | undefined } = Object.fromEntries(Object.entries(value))
  setMember(out, name, member)
  return out
}
