import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { accepts } from '../../../runtime/acceptors/accepts.ts'
import { anyAt } from '../../../runtime/acceptors/any.ts'
import { dateTimeAt, uriAt, uuidAt } from '../../../runtime/acceptors/formats.ts'
import { isNew, marked, startMarks } from '../../../runtime/acceptors/marks.ts'
import { integerAt, numberAt, numberThat } from '../../../runtime/acceptors/numbers.ts'
import { lengthFits, no, stringWithin } from '../../../runtime/acceptors/scan.ts'
import { behind, indexAt, noText, texts, unknown } from '../../../runtime/acceptors/texts.ts'
import type { Accept } from '../../../runtime/contract.ts'
import { parseJson } from '../../../runtime/decode/json.ts'
import { Malformed } from '../../../runtime/decode/malformed.ts'
import { isDateTime, isUri, isUuid } from '../../../runtime/formats.ts'
import { mutatedTexts } from '../../support/json-mutations.ts'

const accepted = (text: string | Buffer, { accept = anyAt, depth = 100, uniqueNames = true }: { accept?: Accept; depth?: number; uniqueNames?: boolean } = {}): boolean =>
  accepts(accept, Buffer.from(text as string), { depth, uniqueNames })
/** Whether a scanner takes all of a text that stands in a list. */
const takes = (scanner: (json: Buffer, at: number, last: number) => number, text: string): boolean => {
  const json = Buffer.from(`[${text}]`)
  return accepts((_, at, last) => (scanner(json, at + 1, last) === last ? last + 1 : no), json, { depth: 1, uniqueNames: true })
}

describe('any value', () => {
  const parses = (bytes: Buffer, depth: number): boolean => !(parseJson(bytes, { depth }) instanceof Malformed)

  test('is accepted only where the parser reads it', () => {
    let kept = 0
    fc.assert(fc.property(fc.jsonValue({ maxDepth: 4 }).chain((value) => mutatedTexts(JSON.stringify([value, { a: 1, é: ['x', 2.5e3, null, true] }]))), (bytes) => {
      if (!accepted(bytes, { depth: 5 })) return
      kept++
      assert.ok(parses(bytes, 5), bytes.toString('latin1'))
    }), { numRuns: 4_000, seed: 7 })
    assert.ok(kept > 400, String(kept))
  })

  test('is accepted as it is usually written', () => {
    fc.assert(fc.property(fc.jsonValue({ maxDepth: 4 }), fc.constantFrom(0, 1, '\t'), (value, space) => {
      const text = JSON.stringify([value], null, space)
      if (!text.includes('\\')) assert.ok(accepted(text), text)
    }), { numRuns: 2_000, seed: 8 })
    assert.ok(accepted(String.raw`["\u00e9\n\"\\\/\b\f\r\t\ud800", "é 漢 🎉", -0, 1E400, 1.5e-7, 0]`))
  })

  for (const [name, text] of [
    ['nothing', ''], ['a scalar', '1'], ['a byte order mark', '\ufeff{}'], ['a second value', '{}{}'], ['a second bracket', '{}}'], ['other brackets', '{]'],
    ['a blank that is none', '{}\u000b'], ['a zero byte behind', '{}\u0000'], ['a name twice', '{"a":1,"b":2,"a":3}'], ['a name twice, far down', '[{"x":{"k":{},"k":{}}}]'], ['an escape in a name', String.raw`{"\u0061":1}`],
    ['a comma too many', '[1,]'], ['no comma', '["a" "b"]'], ['no colon', '{"a" 1}'], ['no value', '{"a":}'], ['a name without quotes', '{a:1}'], ['a tab in a string', '["\t"]'], ['a bad escape', String.raw`["\x41"]`],
    ['half an escape', String.raw`["\u00"]`], ['an open string', '["a]'], ['an escape before the end', '["\\]'], ['a leading zero', '[01]'], ['a point and nothing', '[1.]'], ['no digits', '[-]'], ['an exponent and nothing', '[1e]'], ['half a word', '[tru]'],
    ['Latin-1', Buffer.from('["\xe9"]', 'latin1')], ['overlong UTF-8', Buffer.from('5b22c0af225d', 'hex')], ['UTF-8 surrogates', Buffer.from('5b22eda080225d', 'hex')], ['UTF-16', Buffer.from('[]', 'utf16le')],
  ] as const) test(`${name} is not accepted`, () => assert.equal(accepted(text), false))

  test('may be nested as deep as the bound, and never deeper than 100', () => {
    const nested = (depth: number): string => '[{"a":'.repeat(depth / 2) + '1' + '}]'.repeat(depth / 2)
    assert.ok(accepted(nested(6), { depth: 6 }))
    assert.ok(!accepted(nested(8), { depth: 7 }))
    assert.ok(accepted(nested(100), { depth: 10_000 }))
    assert.ok(!accepted(nested(102), { depth: 10_000 }))
  })

  test('may have names twice where that is allowed', () => assert.ok(accepted('[{"a":1,"a":2}]', { uniqueNames: false })))
})

describe('scalars', () => {
  test('numbers read as JSON.parse reads them', () => {
    const digits = fc.stringMatching(/^-?(?:0|[1-9]\d{0,20})(?:\.\d{1,12})?$/)
    fc.assert(fc.property(digits, (text) => {
      if (text.replace(/\D/g, '').length > 30) return
      assert.ok(takes((json, at) => numberThat(json, at, (value) => Object.is(value, JSON.parse(text))), text), text)
      assert.ok(takes(numberAt, text), text)
      if (takes(integerAt, text)) assert.ok(Number.isSafeInteger(JSON.parse(text)) && String(JSON.parse(text)) === text, text)
      else assert.ok(text.includes('.') || text === '-0' || text.replace('-', '').length > 15, text)
    }), { numRuns: 3_000, seed: 9 })
    for (const text of ['1e3', '01', '-', '', '1.', '.5', '+1', '--1', '0x1', `1${'0'.repeat(400)}`]) assert.ok(!takes(numberAt, text) && !takes(integerAt, text), text)
  })

  test('lengths are counted in characters', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 8 }), fc.nat({ max: 9 }), fc.nat({ max: 9 }), (text, min, max) => {
      const bytes = Buffer.from(text)
      const length = [...text].length
      assert.equal(lengthFits(bytes, 0, bytes.length, min, max), length >= min && length <= max)
      const quoted = JSON.stringify(text)
      const fits = takes((json, at, last) => stringWithin(json, at, last, min, max), quoted)
      if (fits || !quoted.includes('\\')) assert.equal(fits, length >= min && length <= max, quoted)
    }), { numRuns: 3_000, seed: 10 })
  })

  const formats: readonly (readonly [string, typeof uriAt, (text: string) => boolean, fc.Arbitrary<string>])[] = [
    ['URIs', uriAt, isUri, fc.oneof(fc.webUrl({ withFragments: true, withQueryParameters: true }), fc.stringMatching(/^https?:\/\/[a-z.:@]{0,6}(?::\d{0,3})?[/?#]?[a-z?#/%\]é]{0,6}$/))],
    ['date-times', dateTimeAt, isDateTime, fc.oneof(fc.date({ noInvalidDate: true }).map((date) => date.toISOString()), fc.stringMatching(/^(?:20|19|00)\d\d-[01]\d-[0-3]\d[Tt ][0-2]\d:[0-5]\d:[0-6]\d(?:\.\d)?(?:Z|z|[+-]0\d:00)$/))],
    ['UUIDs', uuidAt, isUuid, fc.oneof(fc.uuid(), fc.stringMatching(/^[0-9a-gA-F]{8}-[0-9a-f]{4}[-0][0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/))],
  ]
  const edges = ['2026-02-29T00:00:00Z', '2024-02-29T00:00:00Z', '2026-04-31T00:00:00Z', '2026-13-01T00:00:00Z', '2026-01-01T24:00:00Z', '2026-01-01T00:00:60Z', 'http://', 'https://a:', 'http://a:80', 'http://a?b?c#d?e', '']
  for (const [name, scanner, check, arbitrary] of formats) {
    test(`${name} are what their format says`, () => {
      const kept = { true: 0, false: 0 }
      fc.assert(fc.property(arbitrary, fc.nat(), fc.constantFrom('', '"', '#', 'é', ' ', 'G', '0'), (text, at, put) => {
        for (const one of [text, text.slice(0, at % (text.length + 1)) + put + text.slice((at % (text.length + 1)) + put.length)]) {
          if (/["\\]/.test(one)) assert.ok(!takes(scanner, `"${one}"`), one)
          else assert.equal(takes(scanner, `"${one}"`), check(one), one)
          kept[`${check(one)}`]++
        }
      }), { numRuns: 2_000, seed: 11, examples: edges.map((text) => [text, 0, '']) })
      assert.ok(kept.true > 500 && kept.false > 200, JSON.stringify(kept))
    })
  }
})

describe('texts', () => {
  test('are found by whatever guess, and others are not', () => {
    const name = fc.string({ unit: fc.constantFrom('a', 'b', 'é', '}', ']', ' '), maxLength: 4 })
    fc.assert(fc.property(fc.uniqueArray(name, { maxLength: 40 }), name, fc.nat({ max: 45 }), (list, other, guess) => {
      const table = texts(list)
      for (const [index, text] of [...list.entries(), [-1, other] as const]) {
        const json = Buffer.from(`["${text}"]`)
        const found = indexAt(table, json, 1, json.length - 1, guess)
        assert.equal(found, index >= 0 ? index : list.includes(text) ? list.indexOf(text) : unknown)
        if (found >= 0) assert.equal(behind(table, found, 1), json.length - 1)
      }
    }), { numRuns: 500, seed: 12 })
    assert.equal(indexAt(texts(['a']), Buffer.from(String.raw`["\u0061"]`), 1, 9, 0), noText)
    assert.equal(indexAt(texts(['a']), Buffer.from('[1]'), 1, 2, 0), noText)
    assert.equal(indexAt(texts(['a}']), Buffer.from('["a}'), 1, 3, 0), noText)
  })
})

test('marks tell 64 places apart, and give up on more', () => {
  const json = Buffer.from(Array.from({ length: 70 }, (_, at) => String(at).padStart(2, '0')).join('') + '05')
  startMarks(true)
  const floor = marked()
  for (let at = 0; at < 64; at++) assert.ok(isNew(json, at * 2, at * 2 + 2, floor))
  assert.ok(!isNew(json, 128, 130, floor))
  startMarks(true)
  assert.ok(isNew(json, 10, 12, marked()) && !isNew(json, 140, 142, 0))
})
