import assert from 'node:assert/strict'
import { test } from 'node:test'
import zlib from 'node:zlib'
import type { Accept, OperationHooks, Validate } from '../../../runtime/contract.ts'
import { answer, json, required } from '../../../runtime/define.ts'
import { bodyStage } from '../../../runtime/stages/body.ts'
import { responseStage } from '../../../runtime/stages/response.ts'
import { schema } from './schemas.ts'
import { serve, type ServeOptions } from './serve.ts'

/** A schema's validator and what stands for its acceptor, which takes texts that begin as given; both count their calls. */
function counted(beginning: string): { readonly validate: Validate; readonly calls: { validate: number; accept: number } } {
  const inner = schema({ type: 'object', required: ['name'] })
  const calls = { validate: 0, accept: 0 }
  const accept: Accept = (text, at, last) => {
    calls.accept++
    return text.toString('latin1', at).startsWith(beginning) ? last + 1 : 0x3fff_ffff
  }
  const validate: Validate = Object.assign((value: unknown) => {
    calls.validate++
    const valid = inner(value)
    validate.errors = inner.errors ?? null
    return valid
  }, { accept })
  return { validate, calls }
}

const jsonType = { 'content-type': 'application/json' }
const hooks = { before: () => undefined, after: () => undefined } as unknown as OperationHooks

async function post(t: Parameters<typeof serve>[0], body: string | Buffer, options: ServeOptions & { type?: string; coding?: string } = {}) {
  const { validate, calls } = counted('{"name"')
  const values: unknown[] = []
  const { ask, reports } = await serve(t, [bodyStage], { ...options, operation: { body: required(json(validate, options.type)) }, passed: (x) => { values.push([x.body?.toString('latin1'), x.value]) } })
  const { status, faults } = await ask({ headers: { ...jsonType, ...(options.coding === undefined ? {} : { 'content-encoding': options.coding }) }, body })
  return { status, faults, values, calls, reports }
}

async function get(t: Parameters<typeof serve>[0], body: string | Buffer, options: ServeOptions & { coding?: string } = {}) {
  const { validate, calls } = counted('{"name"')
  const headers = ['content-type', 'application/json', ...(options.coding === undefined ? [] : ['content-encoding', options.coding])]
  const { ask, exchanges } = await serve(t, [responseStage], { ...options, operation: { responses: { 200: answer([json(validate)]) } }, answer: { headers, body } })
  const { status, text } = await ask({ method: 'GET', headers: { 'accept-encoding': 'gzip' } })
  return { status, text, calls, value: exchanges[0]!.answerValue }
}

test('a request that its acceptor takes is not parsed, and goes on as it was sent', async (t) => {
  const taken = await post(t, ' {"name": 1}')
  assert.deepEqual([taken.status, taken.values, taken.calls], [200, [[' {"name": 1}', undefined]], { accept: 1, validate: 0 }])
  const packed = zlib.gzipSync('{"name": 1}')
  const decoded = await post(t, packed, { coding: 'gzip' })
  assert.deepEqual([decoded.status, decoded.values, decoded.calls], [200, [[packed.toString('latin1'), undefined]], { accept: 1, validate: 0 }])
})

test('a request that its acceptor leaves is parsed and validated', async (t) => {
  const valid = await post(t, '{"age":1,"name":2}')
  assert.deepEqual([valid.status, valid.values, valid.calls], [200, [['{"age":1,"name":2}', { age: 1, name: 2 }]], { accept: 1, validate: 1 }])
  const invalid = await post(t, '{"age":1}')
  assert.deepEqual([invalid.status, invalid.faults, invalid.calls], [400, ['body /name required'], { accept: 1, validate: 1 }])
  const reported = await post(t, '{"age":1}', { validation: { request: 'report' } })
  assert.deepEqual([reported.status, reported.reports.length], [200, 1])
})

test('what a hook looks at, and what is of a range of types, is always parsed', async (t) => {
  const hooked = await post(t, '{"name":1}', { hooks })
  assert.deepEqual([hooked.status, hooked.values, hooked.calls], [200, [['{"name":1}', { name: 1 }]], { accept: 0, validate: 1 }])
  assert.deepEqual((await post(t, '{"name":1}', { type: '*/*' })).calls, { accept: 0, validate: 1 })
  const answered = await get(t, '{"name":1}', { hooks })
  assert.deepEqual([answered.status, answered.value, answered.calls], [200, { name: 1 }, { accept: 0, validate: 1 }])
})

test('an answer that its acceptor takes is not parsed; one that it leaves is', async (t) => {
  const taken = await get(t, '{"name": 1}')
  assert.deepEqual([taken.status, taken.text, taken.value, taken.calls], [200, '{"name": 1}', undefined, { accept: 1, validate: 0 }])
  assert.deepEqual((await get(t, zlib.gzipSync('{"name": 1}'), { coding: 'gzip' })).calls, { accept: 1, validate: 0 })
  const left = await get(t, '{"x":1,"name": 1}')
  assert.deepEqual([left.status, left.text, left.calls], [200, '{"x":1,"name": 1}', { accept: 1, validate: 1 }])
  assert.deepEqual([(await get(t, '{"x":1}')).status, (await get(t, '{"name"')).status], [502, 502])
})

test('bodies that are never taken are tried less and less often, and always again once one is', async (t) => {
  const { validate, calls } = counted('{"name"')
  const { ask } = await serve(t, [bodyStage], { operation: { body: required(json(validate)) } })
  for (let at = 0; at < 200; at++) await ask({ headers: jsonType, body: '{"x":1,"name":1}' })
  assert.equal(calls.validate, 200)
  assert.ok(calls.accept > 8 && calls.accept < 16, String(calls.accept))
  calls.validate = 0
  for (let at = 0; at < 100; at++) await ask({ headers: jsonType, body: '{"name":1}' })
  assert.ok(calls.validate < 64, String(calls.validate))
})
