import assert from 'node:assert/strict'
import { test } from 'node:test'
import zlib from 'node:zlib'
import { answer, binary, empty, eventStream, headerParameter, integer, json, text } from '../../../runtime/define.ts'
import type { OperationHooks } from '../../../runtime/contract.ts'
import { responseStage } from '../../../runtime/stages/response.ts'
import { schema } from './schemas.ts'
import { serve, type Answer } from './serve.ts'
import type { TestContext } from 'node:test'

const pet = schema({ type: 'object', required: ['name'], properties: { name: { type: 'string' } } })
const problem = schema({ type: 'object', required: ['code'] })
const responses = {
  200: answer([json(pet), text(schema({ maxLength: 3 }), 'text/plain'), binary('image/*'), eventStream(null)]),
  201: answer([], [headerParameter('X-Count', integer, schema({ type: 'integer', minimum: 1 }), { required: true })]),
  204: empty(),
  '4XX': answer([json(problem, 'application/problem+json')]),
  503: answer([json(problem)]),
}
const jsonType = ['content-type', 'application/json']

async function judge(t: TestContext, given: Answer, mode: 'block' | 'report' | 'off' = 'block', method = 'GET') {
  const served = await serve(t, [responseStage], { operation: { responses }, validation: { response: mode }, answer: given })
  const received = await served.ask({ method })
  return { ...received, reports: served.reports.map((faults) => faults.map(({ in: place, pointer, code }) => `${place} ${pointer} ${code}`)), x: served.exchanges[0]! }
}

/** Answers that keep what is declared. */
const sound: readonly (readonly [string, Answer, string?])[] = [
  ['a valid value', { headers: jsonType, body: '{"name":"a"}' }],
  ['a charset and parameters', { headers: ['Content-Type', 'application/json; charset=utf-8; q=1'], body: '{"name":"é"}' }],
  ['a repeated member, which is not looked for', { headers: jsonType, body: '{"name":"a","name":"b"}' }],
  ['text', { headers: ['content-type', 'text/plain'], body: 'abc' }],
  ['a media range', { headers: ['content-type', 'image/png'], body: Buffer.from([1, 2, 255]) }],
  ['a stream', { headers: ['content-type', 'text/event-stream'], body: 'data: 1\n\n' }],
  ['a range of statuses', { status: 404, headers: ['content-type', 'application/problem+json'], body: '{"code":1}' }],
  ['a declared header', { status: 201, headers: ['X-Count', '3'] }],
  ['nothing', { status: 204 }],
  ['trouble in its own words', { status: 503, headers: ['content-type', 'text/html'], body: '<h1>' }],
  ['not modified', { status: 304, headers: ['etag', '1'] }],
  ['a part', { status: 206, headers: ['content-type', 'multipart/byteranges'], body: 'x' }],
]
for (const [label, given] of sound) {
  test(`an answer with ${label} passes as it is`, async (t) => {
    const { status, text: body, reports } = await judge(t, given)
    assert.equal(status, given.status ?? 200)
    if (status !== 304) assert.equal(body, Buffer.from(given.body ?? '').toString())
    assert.deepEqual(reports, status === 206 || status === 304 ? [['response  undeclared']] : [])
  })
}

const broken: readonly (readonly [string, Answer, readonly string[]])[] = [
  ['an invalid value', { headers: jsonType, body: '{"secret":1}' }, ['response /name required']],
  ['no JSON', { headers: jsonType, body: '<html>' }, ['response  syntax']],
  ['an empty body', { headers: jsonType, body: '' }, ['response  syntax']],
  ['no body and no type', { body: '' }, ['response  contentType']],
  ['no UTF-8', { headers: jsonType, body: Buffer.from('7b226e616d65223a22ff227d', 'hex') }, ['response  encoding']],
  ['another charset', { headers: ['content-type', 'application/json; charset=utf-16'], body: '{"name":"a"}' }, ['response  charset']],
  ['another media type', { headers: ['content-type', 'text/html'], body: '<html>' }, ['response  contentType']],
  ['a malformed media type', { headers: ['content-type', 'application'], body: '{}' }, ['response  contentType']],
  ['text against its schema', { headers: ['content-type', 'text/plain'], body: 'abcd' }, ['response  maxLength']],
  ['an undeclared type in a range', { status: 404, headers: jsonType, body: '{"code":1}' }, ['response  contentType']],
  ['a bad header', { status: 201, headers: ['x-count', '0'] }, ['header /X-Count minimum']],
  ['a missing header', { status: 201 }, ['header /X-Count required']],
  ['a header of another type', { status: 201, headers: ['x-count', 'a'] }, ['header /X-Count type']],
  ['declared trouble that breaks its schema', { status: 503, headers: jsonType, body: '{}' }, ['response /code required']],
  ['an unknown coding', { headers: [...jsonType, 'content-encoding', 'zstd'], body: 'x' }, ['response  contentEncoding']],
  ['a false coding', { headers: [...jsonType, 'content-encoding', 'gzip'], body: '{"name":"a"}' }, ['response  contentEncoding']],
]
for (const [label, given, faults] of broken) {
  test(`an answer with ${label} is 502 in block, reported in report, passed in off`, async (t) => {
    const blocked = await judge(t, given)
    assert.equal(blocked.status, 502)
    assert.equal(blocked.code, 'response_invalid')
    assert.equal((JSON.parse(blocked.text) as { backendStatus: number }).backendStatus, given.status ?? 200)
    assert.doesNotMatch(blocked.text, /errors|secret|required/)
    assert.deepEqual((blocked.x.refusal!.details.cause as { in: string; pointer: string; code: string }[]).map((one) => `${one.in} ${one.pointer} ${one.code}`), faults)
    const reported = await judge(t, given, 'report')
    assert.equal(reported.status, given.status ?? 200)
    assert.equal(reported.text, Buffer.from(given.body ?? '').toString())
    assert.deepEqual(reported.reports, [faults])
    const off = await judge(t, given, 'off')
    assert.equal(off.status, given.status ?? 200)
    assert.deepEqual(off.reports, [])
  })
}

test('an undeclared status passes in every mode and is counted while answers are checked', async (t) => {
  const given = { status: 302, headers: jsonType, body: '{}' }
  assert.deepEqual((await judge(t, given)).reports, [['response  undeclared']])
  assert.equal((await judge(t, given)).status, 302)
  assert.deepEqual((await judge(t, given, 'report')).reports, [['response  undeclared']])
  assert.deepEqual((await judge(t, given, 'off')).reports, [])
})

test('what is undeclared in an answer has policies of its own, which are never stricter than the mode', async (t) => {
  const status = { status: 302, headers: jsonType, body: '{}' }
  const type = { headers: ['content-type', 'text/html'], body: '<p>' }
  const ask = async (given: Answer, validation: NonNullable<Parameters<typeof serve>[2]>['validation']): Promise<string> => {
    const served = await serve(t, [responseStage], { operation: { responses }, validation: validation!, answer: given })
    return `${(await served.ask({ method: 'GET' })).status} ${served.reports.flat().map(({ code }) => code).join()}`
  }
  assert.equal(await ask(status, { undeclaredStatus: 'block' }), '502 ')
  assert.equal(await ask({ ...status, status: 503 }, { undeclaredStatus: 'block' }), '502 ', 'who asks for it gets it, trouble of the backend included')
  assert.equal(await ask({ ...type, status: 503 }, {}), '503 ')
  assert.equal(await ask(status, { undeclaredStatus: 'pass' }), '302 ')
  assert.equal(await ask(status, { undeclaredStatus: 'block', response: 'report' }), '302 undeclared')
  assert.equal(await ask(status, { undeclaredStatus: 'block', response: 'off' }), '302 ')
  assert.equal(await ask(type, {}), '502 ')
  assert.equal(await ask(type, { undeclaredMediaType: 'report' }), '200 contentType')
  assert.equal(await ask(type, { undeclaredMediaType: 'pass' }), '200 ')
  assert.equal(await ask(type, { undeclaredMediaType: 'block', response: 'report' }), '200 contentType')
})

test('default stands for what is neither exact nor in a range', async (t) => {
  const operation = { responses: { 200: empty(), default: answer([json(problem)]) } }
  const served = await serve(t, [responseStage], { operation, answer: { status: 418, headers: jsonType, body: '{}' } })
  assert.equal((await served.ask()).status, 502)
})

test('an answer to HEAD has no body to check', async (t) => {
  assert.equal((await judge(t, { headers: jsonType }, 'block', 'HEAD')).status, 200)
})

test('coded answers are checked decoded, bounded, and passed on as they came', async (t) => {
  const options = { operation: { responses }, limits: { response: 200_000 } }
  const good = await serve(t, [responseStage], { ...options, answer: { headers: [...jsonType, 'content-encoding', 'gzip'], body: zlib.gzipSync('{"name":"a"}') } })
  const received = await good.ask({ method: 'GET' })
  assert.equal(received.status, 200)
  assert.equal(received.headers['content-encoding'], 'gzip')
  assert.deepEqual(good.exchanges[0]!.answerValue, { name: 'a' })
  const bad = await serve(t, [responseStage], { ...options, answer: { headers: [...jsonType, 'content-encoding', 'br'], body: zlib.brotliCompressSync('{}') } })
  assert.equal((await bad.ask({ method: 'GET' })).code, 'response_invalid')
  const bomb = { headers: [...jsonType, 'content-encoding', 'gzip'], body: zlib.gzipSync(Buffer.alloc(2_000_000, ' ')) }
  const blocking = await serve(t, [responseStage], { ...options, answer: bomb })
  assert.equal((await blocking.ask({ method: 'GET' })).code, 'response_too_large')
  const reporting = await serve(t, [responseStage], { ...options, answer: bomb, validation: { response: 'report' } })
  assert.equal((await reporting.ask({ method: 'GET' })).status, 200)
  assert.deepEqual(reporting.reports.flat().map(({ code }) => code), ['maxBytes'])
})

test('an after hook gets the parsed answer in every mode; without one, off has no stage', async (t) => {
  const hooks = { after: () => undefined } as OperationHooks
  const hooked = await serve(t, [responseStage], { operation: { responses }, hooks, validation: { response: 'off' }, answer: { headers: jsonType, body: '{"x":1}' } })
  await hooked.ask({ method: 'GET' })
  assert.deepEqual(hooked.exchanges[0]!.answerValue, { x: 1 })
  const off = await serve(t, [responseStage], { operation: { responses }, validation: { response: 'off' } })
  await off.ask({ method: 'GET' })
  assert.deepEqual(off.exchanges[0]!.chain.responseNames, [])
})

test('a value deeper than the stack of a recursive schema is a fault, not a crash', async (t) => {
  const recursive = schema({ $id: 'tree', anyOf: [{ type: 'array', items: { $ref: 'tree' } }, { type: 'integer' }] })
  const operation = { responses: { 200: answer([json(recursive)]) } }
  const body = `${'['.repeat(60_000)}1${']'.repeat(60_000)}`
  const served = await serve(t, [responseStage], { operation, answer: { headers: jsonType, body } })
  assert.equal((await served.ask({ method: 'GET' })).code, 'response_invalid')
  assert.deepEqual(served.crashes, [])
})
