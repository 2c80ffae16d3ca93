import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { isPlainId, requestIds } from '../../../runtime/observe/request-id.ts'
import { traceId } from '../../../runtime/observe/trace-context.ts'

test('ids are unique within a process and between two', () => {
  const one = requestIds()
  const two = requestIds()
  const ids = new Set<string>()
  for (let i = 0; i < 1_000; i++) ids.add(one(undefined)).add(two(undefined))
  assert.equal(ids.size, 2_000)
  for (const id of ids) assert.ok(isPlainId(id), id)
})

test('a plain id of the client is kept, any other replaced', () => {
  const next = requestIds('p')
  assert.equal(next('abc-1.2_X'), 'abc-1.2_X')
  assert.equal(next('a'.repeat(64)), 'a'.repeat(64))
  for (const bad of ['', 'a'.repeat(65), 'a b', 'a\nb', 'a"b', 'é', 'a,b', '\u0000']) assert.match(next(bad), /^p-/)
})

test('isPlainId agrees with its pattern', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 70 }), (text) => isPlainId(text) === /^[\w.-]{1,64}$/.test(text) && (!isPlainId(text) || !text.includes('\n'))))
})

test('traceparent: only what the standard calls valid gives a trace id (W3C Trace Context, 3.2)', () => {
  const trace = '4bf92f3577b34da6a3ce929d0e0e4736'
  const span = '00f067aa0ba902b7'
  assert.equal(traceId(`00-${trace}-${span}-01`), trace)
  assert.equal(traceId(`cc-${trace}-${span}-01-what-later-versions-add`), trace)
  for (const bad of [
    undefined, '', `00-${trace}-${span}-01-more`, `ff-${trace}-${span}-01`, `00-${trace.toUpperCase()}-${span}-01`,
    `00-${'0'.repeat(32)}-${span}-01`, `00-${trace}-${'0'.repeat(16)}-01`, `00-${trace}-${span}-0`, `00_${trace}-${span}-01`,
    `cc-${trace}-${span}-01.x`, `00-${trace.slice(1)}g-${span}-01`, `0x-${trace}-${span}-01`,
  ]) assert.equal(traceId(bad), '', bad)
})
