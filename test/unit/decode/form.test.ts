import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Field } from '../../../runtime/contract.ts'
import { any, array, boolean, field, integer, object, scalar, string } from '../../../runtime/define.ts'
import { formReader } from '../../../runtime/decode/form.ts'
import { Malformed } from '../../../runtime/decode/malformed.ts'

const read = (fields: readonly Field[], body: string | Buffer, attempt = 0): unknown => {
  const value = formReader(fields).read(Buffer.from(body as string), attempt, 'application/x-www-form-urlencoded')
  return value instanceof Malformed ? `${value.code} ${value.pointer}` : value
}

test('fields by shape, and undeclared ones as text', () => {
  const fields = [field('s', string), field('n', integer), field('b', boolean), field('l', array(integer))]
  assert.deepEqual(read(fields, 's=a+b%26&n=7&b=true&l=1&l=2&x=1&y=1&y=%32'), { s: 'a b&', n: 7, b: true, l: [1, 2], x: '1', y: ['1', '2'] })
  assert.deepEqual(read(fields, ''), {})
  assert.deepEqual(read(fields, '&&s=&n'), { s: '', n: '' })
  assert.deepEqual(Object.keys(read([], '__proto__=1&constructor=2') as object), ['__proto__', 'constructor'])
})

test('objects as JSON, in brackets, or exploded', () => {
  const fields = [field('o', object({ a: integer, l: array(integer) })), field('p', string)]
  assert.deepEqual(read(fields, `o=${encodeURIComponent('{"a":1}')}&p=x`), { o: { a: 1 }, p: 'x' })
  assert.deepEqual(read(fields, 'o[a]=1&o[l][]=2&o[z]=3'), { o: { a: 1, l: [2], z: '3' } })
  assert.deepEqual(read(fields, 'a=1&l=2&l=3'), { o: { a: 1, l: [2, 3] } })
  assert.deepEqual(read([field('o', object({ a: integer }), { explode: false })], 'o=a,1'), { o: { a: 1 } })
  assert.deepEqual(read([field('o', object({ a: integer }), { style: 'deepObject' })], 'o[a]=1'), { o: { a: 1 } })
  assert.deepEqual(read([field('o', any, { contentType: 'application/json' })], 'o=[1]'), { o: [1] })
  assert.equal(read(fields, `o=${encodeURIComponent('{"a":1,"a":2}')}`), 'duplicate /o/a')
  assert.equal(read([field('o', any, { contentType: 'application/json' })], 'o={'), 'syntax /o')
})

test('items that are objects come as JSON, under a key each or as a whole', () => {
  const tags = [field('tags', array(object({ id: integer })))]
  const json = (...values: unknown[]): string => values.map((value) => `tags=${encodeURIComponent(JSON.stringify(value))}`).join('&')
  assert.deepEqual(read(tags, json({ id: 1 })), { tags: [{ id: 1 }] })
  assert.deepEqual(read(tags, json({ id: 1 }, { id: 2 })), { tags: [{ id: 1 }, { id: 2 }] })
  assert.deepEqual(read(tags, json([{ id: 1 }, { id: 2 }])), { tags: [{ id: 1 }, { id: 2 }] })
  assert.deepEqual(read(tags, json([{ id: 1 }], { id: 2 })), { tags: [[{ id: 1 }], { id: 2 }] }, 'only one value can be the whole list')
  assert.deepEqual(read(tags, 'tags=x&tags=7'), { tags: ['x', '7'] }, 'text is for the schema to refuse')
  assert.deepEqual(read([field('l', array(string))], `l=${encodeURIComponent('{"a":1}')}`), { l: ['{"a":1}'] }, 'strings stay strings')
  assert.equal(read(tags, 'tags=%7B%7D&tags=%7B%22id%22%3A1%2C%22id%22%3A2%7D'), 'duplicate /tags/1/id')
  assert.equal(read(tags, 'tags=%ff'), 'encoding /tags')
})

test('a key is read once: as the field of its name, and in one form', () => {
  const fields = [field('o', object({ name: string, a: integer })), field('name', string)]
  assert.deepEqual(read(fields, 'name=x&a=1'), { o: { a: 1 }, name: 'x' })
  assert.equal(read(fields, 'o[a]=1&o={}'), 'style /o')
  assert.equal(read(fields, 'o[a]=1&a=2'), 'style /o')
  assert.equal(read(fields, 'o={}&a=2'), 'style /o')
})

test('the second reading takes what may be text for text', () => {
  const fields = [field('v', scalar('integer', 'string')), field('w', integer)]
  assert.deepEqual(read(fields, 'v=1&w=2'), { v: 1, w: 2 })
  assert.deepEqual(read(fields, 'v=1&w=2', 1), { v: '1', w: 2 })
})

test('what cannot be read', () => {
  assert.equal(read([field('s', string)], 's=1&s=2'), 'duplicate /s')
  assert.equal(read([field('s', string)], 's=%ff'), 'encoding /s')
  assert.equal(read([], 's=%ff'), 'encoding /s')
  assert.equal(read([], '%zz=1'), 'encoding ')
  assert.equal(read([], Buffer.from([0x61, 0x3d, 0xff])), 'encoding ')
})

test('reads what URLSearchParams writes', () => {
  const text = fc.string({ unit: 'grapheme', maxLength: 8 }).map((value) => value.toWellFormed())
  fc.assert(fc.property(fc.dictionary(text.filter((name) => !name.includes('[')), text), (value) => {
    const entries = Object.entries(value)
    assert.deepEqual(read(entries.filter((_, at) => at % 2 === 0).map(([name]) => field(name, string)), new URLSearchParams(entries).toString()), Object.fromEntries(entries))
  }))
})
