import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Json } from '../../../generator/load/document.ts'
import type { Parameter, ParameterIn, ParameterStyle, Shape } from '../../../runtime/contract.ts'
import { array, boolean, integer, number, object, string } from '../../../runtime/define.ts'
import { encodeCookie, encodeQuery, encodeText } from '../../../runtime/encode.ts'
import { writeParameter } from '../../../testing/sample/parameter.ts'
import { readWithNames } from '../../../runtime/decode/json-names.ts'
import { decode, parameterOf } from './parameter-of.ts'

/** Every style with and without explode, where it stands. */
const layouts: readonly (readonly [ParameterIn, ParameterStyle])[] = [
  ['path', 'simple'], ['path', 'label'], ['path', 'matrix'], ['header', 'simple'], ['cookie', 'form'], ['cookie', 'cookie'],
  ['query', 'form'], ['query', 'spaceDelimited'], ['query', 'pipeDelimited'], ['query', 'deepObject'],
]

const awkward = fc.constantFrom('a,b', ';x=1', 'a=b&c', '.', 'a.b', ' ', '+', '%', '%20', '%2C', '|', 'a|b', '[]', 'a]', '__proto__', 'constructor', '"', '#', '?', '/', '\\', 'é', '日本', '🦄', "it's (!)*", 'null', '0', 'true')
const text = fc.oneof({ weight: 2, arbitrary: fc.stringMatching(/^[a-z0-9]{1,5}$/) }, awkward, fc.string({ unit: 'grapheme', minLength: 1, maxLength: 6 })).filter((value) => value.isWellFormed())
const numeric = fc.oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true })).filter((value) => !Object.is(value, -0))
const name = text.filter((key) => key !== 'a')

/** A shape, and values of it that are not empty: what is empty is not written (RFC 6570, 2.3). */
interface Kind { readonly label: string; readonly shape: Shape; readonly values: fc.Arbitrary<Json>; readonly deep?: true }
const kinds: readonly Kind[] = [
  { label: 'text', shape: string, values: text },
  { label: 'number', shape: number, values: numeric },
  { label: 'integer', shape: integer, values: fc.integer() },
  { label: 'boolean', shape: boolean, values: fc.boolean() },
  { label: 'list of texts', shape: array(string), values: fc.array(text, { minLength: 1, maxLength: 4 }) },
  { label: 'list of numbers', shape: array(number), values: fc.array(numeric, { minLength: 1, maxLength: 4 }) },
  { label: 'object of texts', shape: object({}, string), values: fc.dictionary(name, text, { minKeys: 1, maxKeys: 4 }) },
  { label: 'object of integers', shape: object({ R: integer, G: integer, 'x-y z': integer }), values: fc.record({ R: fc.integer(), G: fc.integer(), 'x-y z': fc.integer() }, { requiredKeys: ['R'] }) },
  { label: 'object with a list', shape: object({ l: array(string), n: integer }), values: fc.record({ l: fc.array(text, { minLength: 1, maxLength: 3 }), n: fc.integer() }), deep: true },
  { label: 'nested object', shape: object({ o: object({ p: object({}, string) }), b: boolean }), values: fc.record({ o: fc.record({ p: fc.dictionary(name, text, { minKeys: 1, maxKeys: 3 }) }), b: fc.boolean() }), deep: true },
  { label: 'object with a list of objects', shape: object({ l: array(object({ i: integer, t: string })) }), values: fc.record({ l: fc.array(fc.record({ i: fc.integer(), t: text }), { minLength: 1, maxLength: 3 }) }), deep: true },
]

/** Headers are Latin text without blanks around (RFC 9110, 5.5). */
const inHeader = /^[\x21-\x7e](?:[\t\x20-\x7e]*[\x21-\x7e])?$/
const isSendable = (place: ParameterIn, written: string): boolean => (place === 'header' ? inHeader.test(written) : true)

/** How the runtime writes a value; null where it says that it cannot. */
function encode(parameter: Parameter, value: Json): string | null {
  try {
    if (parameter.in === 'query') return encodeQuery(parameter, value).join('&')
    return parameter.in === 'cookie' ? encodeCookie(parameter, value).join('; ') : encodeText(parameter, value)
  } catch (error) {
    assert.ok(error instanceof TypeError, String(error))
    return null
  }
}

const writers: Readonly<Record<string, (parameter: Parameter, value: Json) => string | null>> = { 'the runtime': encode, 'the sampler': writeParameter }

for (const [place, style] of layouts) {
  for (const explode of [false, true]) {
    for (const [writer, write] of Object.entries(writers)) {
      test(`decode(encode(x)) = x: ${style}${explode ? ' exploded' : ''} in ${place}, written by ${writer}`, () => {
        for (const { label, shape, values, deep } of kinds) {
          const parameter = parameterOf({ in: place, name: 'a', style, explode, shape })
          let written = 0
          fc.assert(fc.property(values, (value) => {
            const raw = write(parameter, value)
            if (raw === null || !isSendable(place, raw)) return
            written++
            // Through JSON, since fast-check's objects have no prototype and ours have.
            assert.deepEqual(decode(parameter, raw), readWithNames(JSON.stringify(value)), raw)
          }), { numRuns: 100 })
          const undefinedThere = (deep === true && style !== 'deepObject') || (style === 'deepObject' && writer === 'the sampler' && !label.includes('object'))
          // A writer that never writes would pass everything.
          if (!undefinedThere) assert.ok(written > 0, `${label}: written ${written} times`)
        }
      })
    }
  }
}

test('what could not be read back is not written', () => {
  const refused: readonly (readonly [Partial<Parameter>, Json])[] = [
    [{ in: 'path', style: 'label', explode: true }, ['1.5', 'x']], [{ in: 'query', style: 'spaceDelimited', explode: false }, ['a b', 'c']],
    [{ in: 'query', style: 'pipeDelimited', explode: false }, { 'a|b': 1 }], [{ in: 'header' }, ['a,b']], [{ in: 'header', explode: true }, { 'a=b': 1 }],
    [{ in: 'query', style: 'form' }, [[1]]], [{ in: 'path', style: 'simple' }, []], [{ in: 'query', style: 'deepObject' }, { 'a[b]': 1 }],
    [{ in: 'cookie', style: 'cookie' }, 'a;b'], [{ in: 'cookie', style: 'cookie' }, 'a b'],
  ]
  for (const [options, value] of refused) assert.equal(encode(parameterOf(options), value), null, JSON.stringify([options, value]))
  assert.deepEqual(encodeQuery(parameterOf({ style: 'form', explode: false }), []), [])
})
