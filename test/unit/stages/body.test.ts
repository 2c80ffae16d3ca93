import assert from 'node:assert/strict'
import { connect } from 'node:net'
import { once } from 'node:events'
import { test } from 'node:test'
import zlib from 'node:zlib'
import { binary, field, form, integer, json, jsonLines, multipart, optional, required, string, text, xml } from '../../../runtime/define.ts'
import { GatewayError } from '../../../runtime/problem.ts'
import { bodyStage } from '../../../runtime/stages/body.ts'
import { schema } from './schemas.ts'
import { serve } from './serve.ts'

const pet = schema({ type: 'object', required: ['name'], properties: { name: { type: 'string', maxLength: 5 }, age: { type: 'integer' } }, additionalProperties: false })
const operation = { body: required(json(pet)) }
const jsonType = { 'content-type': 'application/json' }

test('a valid body reaches the backend as it was sent, and parsed', async (t) => {
  const seen: unknown[] = []
  const { ask } = await serve(t, [bodyStage], { operation, passed: (x) => { seen.push([x.body?.toString(), x.value, x.media?.type, x.bytesIn]) } })
  assert.equal((await ask({ headers: jsonType, body: ' {"name": "Rex"}' })).status, 200)
  assert.equal((await ask({ headers: { 'content-type': 'Application/JSON; charset=UTF-8; x=1' }, body: [Buffer.from('{"na'), Buffer.from('me":"Rex"}')] })).status, 200)
  assert.deepEqual(seen, [
    [' {"name": "Rex"}', { name: 'Rex' }, 'application/json', 16],
    ['{"name":"Rex"}', { name: 'Rex' }, 'application/json', 14],
  ])
})

const refusals: readonly (readonly [string, string | Buffer, readonly string[]])[] = [
  ['breaks the schema', '{"name":"far too long","age":"secret","x":1}', ['body /x additionalProperties', 'body /name maxLength', 'body /age type']],
  ['lacks a member', '{}', ['body /name required']],
  ['is no JSON', '{"name":', ['body  syntax']],
  ['repeats a member', '{"name":"a","\\u006eame":"b"}', ['body /name duplicate']],
  ['is nested too deep', '['.repeat(101) + ']'.repeat(101), ['body  depth']],
  ['is no UTF-8', Buffer.from('7b226e616d65223a22ff227d', 'hex'), ['body  encoding']],
  ['has a byte order mark', '\ufeff{"name":"a"}', ['body  encoding']],
]
for (const [label, body, faults] of refusals) {
  test(`a body that ${label} is refused`, async (t) => {
    const { ask, reports } = await serve(t, [bodyStage], { operation, passed: () => assert.fail('the backend was called') })
    const answer = await ask({ headers: jsonType, body })
    assert.equal(answer.status, 400)
    assert.deepEqual([...answer.faults].sort(), [...faults].sort())
    assert.doesNotMatch(answer.text, /secret|far too/)
    const reporting = await serve(t, [bodyStage], { operation, validation: { request: 'report' } })
    assert.equal((await reporting.ask({ headers: jsonType, body })).status, 200)
    assert.equal(reporting.reports.length, 1)
    assert.deepEqual(reports, [])
    const off = await serve(t, [bodyStage], { operation, validation: { request: 'off' }, passed: (x) => assert.deepEqual([x.body, x.value], [Buffer.from(body), undefined]) })
    assert.equal((await off.ask({ headers: jsonType, body })).status, 200)
    assert.deepEqual(off.reports, [])
  })
}

test('whether there may be a body', async (t) => {
  const strict = await serve(t, [bodyStage], { operation })
  assert.deepEqual((await strict.ask()).faults, ['body  required'])
  assert.deepEqual((await strict.ask({ headers: jsonType, body: '' })).faults, ['body  required'])
  assert.deepEqual((await strict.ask({ headers: jsonType, body: [] })).faults, ['body  required'])
  const loose = await serve(t, [bodyStage], { operation: { body: optional(json(pet)) } })
  assert.equal((await loose.ask()).status, 200)
  assert.equal((await loose.ask({ headers: jsonType, body: [] })).status, 200)
  assert.deepEqual((await loose.ask({ headers: jsonType, body: '{}' })).faults, ['body /name required'])
  const none = await serve(t, [bodyStage])
  assert.equal((await none.ask({ body: '' })).status, 200)
  assert.deepEqual((await none.ask({ headers: jsonType, body: '{}' })).faults, ['body  undeclared'])
  assert.deepEqual((await none.ask({ method: 'GET', headers: { 'transfer-encoding': 'chunked' }, body: [Buffer.from('x')] })).faults, ['body  undeclared'])
})

test('media types and codings that are not declared or not known are 415', async (t) => {
  const { ask } = await serve(t, [bodyStage], { operation })
  const types: readonly Record<string, string | string[]>[] = [
    {}, { 'content-type': 'text/plain' }, { 'content-type': 'application' }, { 'content-type': 'application/json; charset=latin1' },
    { 'content-type': 'application/json; charset=utf-8; charset=utf-7' }, { 'content-type': 'application/json, text/plain' },
    { 'content-type': ['application/json', 'text/plain'] }, { 'content-type': 'application/json; x="' },
    { ...jsonType, 'content-encoding': 'zstd' }, { ...jsonType, 'content-encoding': 'gzip, gzip' },
  ]
  for (const headers of types) {
    const answer = await ask({ headers, body: '{"name":"a"}' })
    assert.equal(answer.status, 415, JSON.stringify(headers))
    if ('content-encoding' in headers) assert.equal(answer.headers['accept-encoding'], 'gzip, deflate, br')
    else assert.equal(answer.headers['accept'], 'application/json')
  }
})

test('coded bodies are checked decoded and forwarded as sent', async (t) => {
  const seen: (string | undefined)[] = []
  const { ask } = await serve(t, [bodyStage], { operation, limits: { body: 300_000 }, passed: (x) => { seen.push(x.body?.toString('hex')) } })
  const good = Buffer.from('{"name":"a"}')
  for (const [coding, bytes] of [['gzip', zlib.gzipSync(good)], ['x-gzip', zlib.gzipSync(good)], ['br', zlib.brotliCompressSync(good)],
    ['deflate', zlib.deflateSync(good)], ['deflate', zlib.deflateRawSync(good)], ['identity', good]] as const) {
    assert.equal((await ask({ headers: { ...jsonType, 'content-encoding': coding }, body: bytes })).status, 200, coding)
    assert.equal(seen.at(-1), bytes.toString('hex'))
  }
  const bad = await ask({ headers: { ...jsonType, 'content-encoding': 'gzip' }, body: zlib.gzipSync('{}') })
  assert.deepEqual(bad.faults, ['body /name required'])
  for (const body of ['no gzip', Buffer.concat([zlib.gzipSync(good), Buffer.from('more')]), zlib.gzipSync(good).subarray(0, 12)]) {
    assert.deepEqual((await ask({ headers: { ...jsonType, 'content-encoding': 'gzip' }, body })).faults, ['body  contentEncoding'])
  }
  const bomb = zlib.gzipSync(Buffer.alloc(5_000_000, ' '))
  assert.equal((await ask({ headers: { ...jsonType, 'content-encoding': 'gzip' }, body: bomb })).status, 413)
  const padded = zlib.gzipSync(Buffer.concat([good, Buffer.alloc(200_000, ' ')]))
  assert.equal((await ask({ headers: { ...jsonType, 'content-encoding': 'gzip' }, body: padded })).status, 200)
})

test('sizes are bounded, declared or not, in every mode', async (t) => {
  const limits = { body: 100, upload: 200 }
  const body = required(json(pet), binary(), multipart(pet, []))
  for (const request of ['block', 'report'] as const) {
    const { ask } = await serve(t, [bodyStage], { operation: { body }, limits, validation: { request } })
    assert.equal((await ask({ headers: jsonType, body: 'x'.repeat(101) })).status, 413)
    assert.equal((await ask({ headers: jsonType, body: [Buffer.alloc(60), Buffer.alloc(60)] })).status, 413)
    assert.equal((await ask({ headers: { 'content-type': 'application/octet-stream' }, body: 'x'.repeat(201) })).status, 413)
    assert.equal((await ask({ headers: { 'content-type': 'application/octet-stream' }, body: 'x'.repeat(200) })).status, 200)
    assert.equal((await ask({ headers: { 'content-type': 'multipart/form-data; boundary=x' }, body: 'x'.repeat(201) })).status, 413)
  }
  const off = await serve(t, [bodyStage], { limits, validation: { request: 'off' } })
  assert.equal((await off.ask({ body: 'x'.repeat(201) })).status, 413)
})

test('what has no schema is passed on unread, small bodies in one piece; what cannot be checked is refused', async (t) => {
  const seen: unknown[] = []
  const body = required(binary(), text(null), form(null, []), xml(pet), jsonLines(pet), xml(null, 'text/xml'))
  const blocking = await serve(t, [bodyStage], { operation: { body }, passed: (x) => { seen.push(x.body) } })
  for (const type of ['application/octet-stream', 'text/plain', 'application/x-www-form-urlencoded', 'text/xml']) {
    assert.equal((await blocking.ask({ headers: { 'content-type': type }, body: 'x=1' })).status, 200, type)
    assert.equal((await blocking.ask({ headers: { 'content-type': type }, body: 'x'.repeat(16_385) })).status, 200, type)
    assert.equal((await blocking.ask({ headers: { 'content-type': type }, body: [Buffer.from('x=1')] })).status, 200, type)
  }
  const small = Buffer.from('x=1')
  assert.deepEqual(seen, Array.from({ length: 4 }, () => [small, null, null]).flat())
  assert.equal((await blocking.ask({ headers: { 'content-type': 'application/xml' }, body: 'x' })).status, 415)
  assert.equal((await blocking.ask({ headers: { 'content-type': 'application/jsonl', 'content-encoding': 'gzip' }, body: 'x' })).status, 415)
  const reporting = await serve(t, [bodyStage], { operation: { body }, validation: { request: 'report' } })
  assert.equal((await reporting.ask({ headers: { 'content-type': 'application/xml' }, body: 'x' })).status, 200)
  assert.equal(reporting.reports.length, 1)
})

test('JSON without a schema is still read for its syntax', async (t) => {
  const { ask } = await serve(t, [bodyStage], { operation: { body: required(json(null)) } })
  assert.equal((await ask({ headers: jsonType, body: '[1,null]' })).status, 200)
  assert.deepEqual((await ask({ headers: jsonType, body: '{"a":1,"a":2}' })).faults, ['body /a duplicate'])
})

test('forms, parts and text are read by their fields', async (t) => {
  const values: unknown[] = []
  const fields = [field('name', string), field('age', integer)]
  const body = required(form(pet, fields), multipart(pet, fields), text(schema({ type: 'integer', minimum: 5 })))
  const { ask } = await serve(t, [bodyStage], { operation: { body }, passed: (x) => { values.push(x.value) } })
  const formType = { 'content-type': 'application/x-www-form-urlencoded' }
  assert.equal((await ask({ headers: formType, body: 'name=R+x&age=3' })).status, 200)
  assert.deepEqual((await ask({ headers: formType, body: 'name=R&age=x&other=1' })).faults.toSorted(), ['body /age type', 'body /other additionalProperties'])
  assert.deepEqual((await ask({ headers: formType, body: 'name=R&name=S' })).faults, ['body /name duplicate'])
  assert.deepEqual((await ask({ headers: formType, body: 'name=%zz' })).faults, ['body /name encoding'])
  const parts = '--b\r\nContent-Disposition: form-data; name="name"\r\n\r\nRex\r\n--b\r\nContent-Disposition: form-data; name="age"\r\n\r\n4\r\n--b--\r\n'
  assert.equal((await ask({ headers: { 'content-type': 'multipart/form-data; boundary="b"' }, body: parts })).status, 200)
  assert.deepEqual((await ask({ headers: { 'content-type': 'multipart/form-data' }, body: parts })).faults, ['body  boundary'])
  assert.equal((await ask({ headers: { 'content-type': 'text/plain' }, body: '7' })).status, 200)
  assert.deepEqual((await ask({ headers: { 'content-type': 'text/plain' }, body: '4' })).faults, ['body  type'])
  assert.deepEqual(values, [{ name: 'R x', age: 3 }, { name: 'Rex', age: 4 }, 7])
})

test('a hook gets the parsed body even where nothing is checked', async (t) => {
  const values: unknown[] = []
  const { ask } = await serve(t, [bodyStage], { operation, validation: { request: 'off' }, hooks: { before: () => undefined }, passed: (x) => { values.push(x.value) } })
  assert.equal((await ask({ headers: jsonType, body: '{"x":1}' })).status, 200)
  assert.equal((await ask({ headers: jsonType, body: '{' })).status, 200)
  assert.deepEqual(values, [{ x: 1 }, undefined])
})

test('a client that leaves while uploading, and one that is too slow, settle the exchange', async (t) => {
  const served = await serve(t, [bodyStage], { operation, passed: () => assert.fail('the backend was called') })
  const head = 'POST / HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 100\r\n\r\n{"na'
  const leaving = connect(served.port, '127.0.0.1')
  leaving.write(head)
  await until(() => served.exchanges[0]?.cancel != null)
  leaving.destroy()
  await until(() => served.exchanges[0]!.done)
  assert.equal(served.exchanges[0]!.cancel, null)

  const slow = connect(served.port, '127.0.0.1')
  slow.write(head)
  await until(() => served.exchanges[1]?.cancel != null)
  served.exchanges[1]!.cancel!(new GatewayError('request_timeout'))
  const [data] = await once(slow, 'data') as [Buffer]
  assert.match(data.toString(), /^HTTP\/1.1 408 /)
  assert.deepEqual(served.crashes, [])
  slow.destroy()
})

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setImmediate(resolve))
}
