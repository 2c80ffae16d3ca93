import type { Facts, TypeName } from './facts.ts'
import { meets } from './facts.ts'
import { formatText } from './format-text.ts'
import type { Judge } from './judge.ts'
import { patternTexts } from './pattern-text.ts'

/** The `variant`-th string, number, boolean or null that meets the constraints, counted from 0; undefined where there are not so many, or none was found. */
export function scalar(type: TypeName, facts: Facts, variant: number, judge: Judge): string | number | boolean | null | undefined {
  const seen = new Set<unknown>()
  for (const value of candidates(type, facts, variant)) {
    if (seen.has(value) || !meets({ ...facts, values: null, types: [type] }, value, judge)) continue
    if (seen.size === variant) return value
    seen.add(value)
  }
  return undefined
}

function* candidates(type: TypeName, facts: Facts, variant: number): Generator<string | number | boolean | null> {
  switch (type) {
    case 'null':
      yield null
      return
    case 'boolean':
      yield true
      yield false
      return
    case 'string':
      yield* texts(facts, variant)
      return
    case 'integer':
    case 'number':
      yield* numbers(type, facts)
      return
    default:
  }
}

const words = ['text', 'word', 'name', 'value', 'item']
/** Longer texts are not made: a document that demands more gets a reason instead of a megabyte. */
const longest = 200_000

function* texts(facts: Facts, variant: number): Generator<string> {
  const least = Math.min(facts.minLength, longest)
  for (let n = 0; n < variant + 8; n++) {
    for (const format of facts.formats) {
      const text = formatText(format, n, least)
      if (text !== undefined) yield text
    }
  }
  for (const pattern of facts.patterns) yield* patternTexts(pattern, { minLength: least, maxLength: Math.min(facts.maxLength, longest) })
  for (let n = 0; n < variant + words.length + 8; n++) {
    const word = words[n] ?? `text${n}`
    const text = word.length >= least ? word : word.padEnd(least, `-${word}`)
    yield [...text].slice(0, Math.max(least, Math.min(facts.maxLength, text.length))).join('')
  }
  // Where a word does not fit, neither do its numbered brothers: single characters, then nothing.
  const alphabet = 'abcdefghijklmnopqrstuvwxyz0123456789'
  for (const character of alphabet) yield character.repeat(Math.max(1, least))
  for (const first of alphabet) for (const second of alphabet) yield `${first}${second}`.padEnd(least, 'a')
  yield ''
}

function* numbers(type: TypeName, facts: Facts): Generator<number> {
  const [lowestOfFormat, highestOfFormat] = rangeOf(facts.formats)
  const lowest = Math.max(facts.minimum, facts.above, lowestOfFormat)
  const highest = Math.min(facts.maximum, facts.below, highestOfFormat)
  const steps = type === 'integer' ? [...facts.multiples, 1] : facts.multiples.length > 0 ? facts.multiples : [1]
  const step = Math.max(...steps.filter((of) => type === 'number' || Number.isInteger(of)))
  const start = lowest > 1 || (lowest > -Infinity && lowest >= 0 && highest <= 1) ? Math.ceil(lowest / step) : highest < 1 ? Math.floor(highest / step) : Math.ceil(1 / step)
  const direction = highest < 1 && lowest === -Infinity ? -1 : 1
  for (let n = 0; n < 300; n++) {
    yield tidy((start + direction * n) * step)
    // A fraction among the first few, for alternatives that tell integers from numbers.
    if (n === 1 && type === 'number') yield tidy((start + direction * 1.5) * step)
  }
  for (let n = 1; n < 300; n++) yield tidy((start - direction * n) * step)
  if (type === 'number' && Number.isFinite(lowest) && Number.isFinite(highest)) {
    for (let n = 2; n < 40; n++) yield lowest + (highest - lowest) / n
  } else if (type === 'number') {
    for (const part of [0.5, 0.25, 0.125]) yield (Number.isFinite(lowest) ? lowest : Number.isFinite(highest) ? highest - 1 : 0) + part
  }
  // Integers within `type: number` or an odd multiple: the bounds themselves.
  for (const bound of [lowest, highest, 0]) if (Number.isFinite(bound)) yield tidy(type === 'integer' ? Math.ceil(bound) : bound)
}

function rangeOf(formats: readonly string[]): [number, number] {
  let range: [number, number] = [-Infinity, Infinity]
  for (const format of formats) {
    const match = /^(u?)int(8|16|32|64)$/.exec(format)
    if (match === null) continue
    const bits = Number(match[2])
    range = match[1] === 'u' ? [0, 2 ** Math.min(bits, 53) - 1] : [-(2 ** Math.min(bits - 1, 53)), 2 ** Math.min(bits - 1, 53) - 1]
  }
  return range
}

/** Takes the binary dust off: 3 * 0.1 becomes 0.3. Negative zero becomes zero, since it does not survive as JSON. */
function tidy(value: number): number {
  return (Math.abs(value) < 1e15 ? Number(value.toPrecision(15)) : value) + 0
}
