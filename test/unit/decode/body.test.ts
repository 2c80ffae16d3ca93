import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Media } from '../../../runtime/contract.ts'
import { bodyReader } from '../../../runtime/decode/body.ts'
import { Malformed } from '../../../runtime/decode/malformed.ts'
import { json, text } from '../../../runtime/define.ts'

/** What each reading of a body gives. */
function readings(media: Media, contentType: string, body: string | Buffer, direction: 'request' | 'response' = 'request'): readonly unknown[] {
  const reader = bodyReader(media, direction, 100)!
  return Array.from({ length: reader.attempts }, (_, attempt) => {
    const value = reader.read(Buffer.from(body as string), attempt, contentType)
    return value instanceof Malformed ? value.code : value
  })
}

const bytes = Buffer.from([0x89, 0xff, 0x00])

test('text is a string, then the scalar that it spells', () => {
  assert.deepEqual(readings(text(null), 'text/plain', '7'), ['7', 7])
  assert.deepEqual(readings(text(null), 'text/plain', '{}'), ['{}', '{}'])
  assert.deepEqual(readings(text(null), 'text/plain', bytes), ['encoding', 'encoding'])
})

test('under a range the type that was sent says how the bytes are read', () => {
  for (const direction of ['request', 'response'] as const) {
    for (const range of ['*/*', 'application/*']) {
      const string = text(null, range)
      assert.deepEqual(readings(string, 'application/json', '"a"', direction), ['a', 'a'])
      assert.deepEqual(readings(string, 'application/hal+json; charset=utf-8', '7', direction), [7, 7], 'a number is no string')
      assert.deepEqual(readings(string, 'application/json', 'a', direction), ['syntax', 'syntax'])
      assert.deepEqual(readings(string, 'application/yaml', '7', direction), ['7', 7])
      assert.deepEqual(readings(string, 'image/png', bytes, direction)[0], '\u0089\u00ff\u0000', 'bytes are a string of as many characters')
      const structure = json(null, range)
      assert.deepEqual(readings(structure, 'application/json', '{"a":1}', direction), [{ a: 1 }, { a: 1 }])
      assert.deepEqual(readings(structure, 'application/json', 'a', direction), ['syntax', 'syntax'], 'what says that it is JSON must be')
      assert.deepEqual(readings(structure, 'application/x-other', '{"a":1}', direction), [{ a: 1 }, '{"a":1}'])
      assert.deepEqual(readings(structure, 'application/x-other', 'a', direction), ['syntax', 'a'])
    }
  }
  assert.deepEqual(readings(text(null, '*/*'), 'text/plain', bytes), ['encoding', 'encoding'], 'text must be UTF-8')
  assert.deepEqual(readings(json(null, 'application/*+json'), 'application/a+json', 'a'), ['syntax'])
})
