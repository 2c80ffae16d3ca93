import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { parseAnswer, parseJson } from '../../../runtime/decode/json.ts'
import { readWithNames } from '../../../runtime/decode/json-names.ts'

const parse = (text: string): unknown => (parseJson(Buffer.from(text), { depth: 100 }) as { readonly value: unknown }).value
const answer = (text: string): unknown => (parseAnswer(Buffer.from(text)) as { readonly value: unknown }).value

test('a name written with escapes is not taken for one that was parsed before', () => {
  const planted = String.raw`{"x":1,"\\u00":2}`
  const hidden = String.raw`{"x":1,"\u0072ole":"admin"}`
  for (const read of [parse, answer]) {
    for (let round = 0; round < 3; round++) assert.deepEqual(read(planted), { x: 1, '\\u00': 2 })
    assert.deepEqual(read(hidden), { x: 1, role: 'admin' })
    assert.deepEqual(read(String.raw`[{"y":1,"\\":2},{"y":1,"\"":2}]`), [{ y: 1, '\\': 2 }, { y: 1, '"': 2 }])
  }
})

test('a repeated name is found though one of the two is written with escapes', () => {
  assert.equal((parseJson(Buffer.from(String.raw`{"role":1,"\u0072ole":2}`), { depth: 100 }) as { readonly code: string }).code, 'duplicate')
})

test('names are read as any JSON parser reads them, whatever stands around them', () => {
  const written = (value: unknown): string => JSON.stringify(value, null, '\t').replaceAll('o', String.raw`\u006f`)
  fc.assert(fc.property(fc.json({ maxDepth: 5 }), (text) => {
    const value: unknown = readWithNames(text)
    assert.equal(JSON.stringify(value), JSON.stringify(JSON.parse(text)))
    if (/[oa-z]"\s*:/.test(text)) assert.equal(JSON.stringify(readWithNames(written(value))), JSON.stringify(value))
  }), { numRuns: 500, seed: 7 })
  assert.deepEqual(Object.keys(readWithNames(' { "__proto__" : { } , "a" : [ ] } ') as object), ['__proto__', 'a'])
})
