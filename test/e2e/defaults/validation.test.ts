import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { sendRaw } from '../../support/raw.ts'
import { posting, startDefaults, type Defaults } from './project.ts'

let at: Defaults
before(async () => {
  at = await startDefaults()
})
after(() => at.close())

const MiB = 1_048_576
const pet = '{"name":"Rex"}'

test('undeclared path / method: 404 / 405 with Allow; HEAD follows GET', async () => {
  assert.deepEqual([(await at.ask('/nowhere')).status, (await at.ask('/nowhere')).code], [404, 'not_found'])
  const method = await at.ask('/pets/1', { method: 'PATCH' })
  assert.deepEqual([method.status, method.code, method.headers.get('allow')], [405, 'method_not_allowed', 'DELETE, GET, HEAD'])
  assert.equal(at.seen.length, 0)
  const head = await at.ask('/pets/1', { method: 'HEAD' })
  assert.deepEqual([head.status, head.body, at.seen[0]?.method], [200, '', 'HEAD'])
})

test('trailing slash, case, `//`, dot segments, `%2F`: literal, no match is 404, dot segments are refused', async () => {
  for (const path of ['/pets/1/', '/Pets/1', '//pets/1', '/pets//1']) assert.equal((await at.ask(path)).status, 404, path)
  const dots = await sendRaw(at.port, 'GET /api/pets/%2e%2e/key HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n')
  assert.match(dots, /^HTTP\/1\.1 400 /)
  assert.equal((await at.ask('/pets/a%2fb')).status, 200)
  assert.equal(at.seen[0]?.url, '/api/pets/a%2Fb')
})

test('request validation: block, 400, all faults up to 10, no values echoed', async () => {
  const { status, code, errors, body } = await at.ask(`/pets?${Array.from({ length: 12 }, (_, index) => `p${index}=secret${index}`).join('&')}`)
  assert.deepEqual([status, code, errors.length], [400, 'request_invalid', 10])
  assert.deepEqual(errors[0], { in: 'query', pointer: '/p0', code: 'type', message: 'must be integer' })
  assert.ok(!body.includes('secret'))
  const invalid = await at.ask('/pets', posting('{"name":"","odd-member":1}'))
  assert.equal(invalid.status, 400)
  assert.equal(at.seen.length, 0)
})

test('unknown query parameter: forwarded', async () => {
  assert.equal((await at.ask('/pets/1?limit=3&unknown=a%20b&x')).status, 200)
  assert.equal(at.seen[0]?.url, '/api/pets/1?limit=3&unknown=a%20b&x')
})

test('repeated key of a non-array: 400', async () => {
  assert.equal((await at.ask('/pets/1?limit=3&limit=4')).status, 400)
  assert.equal((await at.ask('/pets/1?limit=3&li%6Dit=4')).status, 400)
  assert.equal((await at.ask('/pets/1?tag=3&tag=4')).status, 200)
})

test('undeclared headers, cookies: forwarded', async () => {
  await at.ask('/pets/1', { headers: { 'x-own': '1', cookie: 'a=1; b=2' } })
  assert.deepEqual([at.seen[0]?.headers['x-own'], at.seen[0]?.headers.cookie], ['1', 'a=1; b=2'])
})

test('request media type undeclared or missing, unknown coding: 415', async () => {
  const typed = await at.ask('/pets', posting(pet, { 'content-type': 'application/xml' }))
  assert.deepEqual([typed.status, typed.code, typed.headers.get('accept')], [415, 'media_type_unsupported', 'application/json'])
  const untyped = await sendRaw(at.port, `POST /api/pets HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Length: ${pet.length}\r\n\r\n${pet}`)
  assert.match(untyped, /^HTTP\/1\.1 415 /)
  assert.equal((await at.ask('/pets', posting(pet, { 'content-encoding': 'zstd' }))).status, 415)
  assert.equal((await at.ask('/pets', posting(pet, { 'content-type': 'application/json; charset=utf-16' }))).status, 415)
  assert.equal(at.seen.length, 0)
})

test('body where none is declared: 400', async () => {
  const { status, faults } = await at.ask('/pets/1', posting(pet, {}, 'DELETE'))
  assert.deepEqual([status, faults], [400, ['body  undeclared']])
  assert.equal(at.seen.length, 0)
})

test('`readOnly` in a request, `writeOnly` in a response: refused', async () => {
  assert.deepEqual((await at.ask('/pets', posting('{"name":"Rex","id":1}'))).faults, ['body /id readOnly'])
  assert.equal((await at.ask('/pets', posting('{"name":"Rex","pin":"1"}'))).status, 200)
  at.answer.with = (_request, response) => void response.writeHead(200, { 'content-type': 'application/json' }).end('{"name":"Rex","pin":"1"}')
  assert.deepEqual([(await at.ask('/pets/1')).status, (await at.ask('/pets/1')).code], [502, 'response_invalid'])
  at.answer.with = (_request, response) => void response.writeHead(200, { 'content-type': 'application/json' }).end('{"name":"Rex","id":1}')
  assert.equal((await at.ask('/pets/1')).status, 200)
  at.answer.with = at.answer.good
})

test('`default` values: not injected', async () => {
  await at.ask('/pets/1')
  assert.equal(at.seen[0]?.url, '/api/pets/1')
  await at.ask('/pets', posting(pet))
  assert.equal(at.seen[0]?.body, pet)
  assert.equal((await at.ask('/pets/1')).body, '{"name":"Rex"}')
})

test('body bounds: 1 MiB buffered, 10 MiB multipart and binary, depth 100, all after decoding', async () => {
  const named = (length: number): string => `{"name":"${'x'.repeat(length - 11)}"}`
  assert.equal((await at.ask('/pets', posting(named(MiB)))).status, 200)
  assert.deepEqual([(await at.ask('/pets', posting(named(MiB + 1)))).status, (await at.ask('/pets', posting(named(MiB + 1)))).code], [413, 'body_too_large'])
  const coded = (length: number): RequestInit => ({ method: 'POST', headers: { 'content-type': 'application/json', 'content-encoding': 'gzip' }, body: new Uint8Array(gzipSync(named(length))) })
  assert.equal((await at.ask('/pets', coded(MiB))).status, 200)
  assert.equal((await at.ask('/pets', coded(MiB + 1))).status, 413)
  const png = (length: number): RequestInit => ({ method: 'PUT', headers: { 'content-type': 'image/png' }, body: new Uint8Array(length) })
  assert.equal((await at.ask('/photo', png(10 * MiB))).status, 200)
  assert.equal((await at.ask('/photo', png(10 * MiB + 1))).status, 413)
  const part = (length: number): RequestInit => ({
    method: 'POST', headers: { 'content-type': 'multipart/form-data; boundary=b' },
    body: `--b\r\nContent-Disposition: form-data; name="file"; filename="a"\r\nContent-Type: image/png\r\n\r\n${'x'.repeat(length)}\r\n--b--\r\n`,
  })
  assert.equal((await at.ask('/photo', part(9 * MiB))).status, 200)
  assert.equal((await at.ask('/photo', part(10 * MiB))).status, 413)
  assert.equal((await at.ask('/pets/1/tree', posting('['.repeat(100) + ']'.repeat(100)))).status, 200)
  assert.deepEqual((await at.ask('/pets/1/tree', posting('['.repeat(101) + ']'.repeat(101)))).faults, ['body  depth'])
})

test('response validation: block, 502 `response_invalid` with `backendStatus`', async () => {
  for (const [type, body] of [['application/json', '{"nom":"secret"}'], ['application/json', '{'], ['text/html', '<p>secret'], ['', 'secret']] as const) {
    at.answer.with = (_request, response) => void response.writeHead(200, type === '' ? {} : { 'content-type': type }).end(body)
    const { status, code, problem, errors, body: text } = await at.ask('/pets/1')
    assert.deepEqual([status, code, problem?.['backendStatus'], errors.length], [502, 'response_invalid', 200, 0], type)
    assert.ok(!text.includes('secret'))
  }
  at.answer.with = at.answer.good
})

test('undeclared status: passes; 5xx too', async () => {
  for (const status of [418, 500, 503]) {
    at.answer.with = (_request, response) => void response.writeHead(status, { 'content-type': 'text/plain' }).end('as it is')
    const answer = await at.ask('/pets/1')
    assert.deepEqual([answer.status, answer.body], [status, 'as it is'])
  }
  at.answer.with = at.answer.good
})

test('response bound: 10 MiB', async () => {
  const reply = (length: number): void => {
    at.answer.with = (_request, response) => void response.writeHead(200, { 'content-type': 'application/json' }).end(`{"name":"${'x'.repeat(length - 11)}"}`)
  }
  reply(10 * MiB)
  assert.equal((await at.ask('/pets/1')).status, 200)
  reply(10 * MiB + 1)
  assert.deepEqual([(await at.ask('/pets/1')).status, (await at.ask('/pets/1')).code], [502, 'response_too_large'])
  at.answer.with = (_request, response) => void response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' }).end(gzipSync(`{"name":"${'x'.repeat(11 * MiB)}"}`))
  assert.equal((await at.ask('/pets/1')).code, 'response_too_large')
  at.answer.with = at.answer.good
})

test('error bodies: RFC 9457; 4xx with pointer and rule, 5xx without detail; the backend\'s declared errors pass', async () => {
  const bad = await at.ask('/pets/123456789')
  assert.equal(bad.headers.get('content-type'), 'application/problem+json')
  assert.equal(bad.headers.get('cache-control'), 'no-store')
  const { requestId, ...rest } = bad.problem!
  assert.equal(requestId, bad.headers.get('x-request-id'))
  assert.deepEqual(rest, {
    type: 'urn:gatewright:problem:request_invalid', title: 'The request does not match the API description', status: 400, code: 'request_invalid',
    errors: [{ in: 'path', pointer: '/id', code: 'maxLength', message: 'must have at most 8 characters' }],
  })
  at.answer.with = (_request, response) => void response.writeHead(404, { 'content-type': 'application/json' }).end('{"why":"gone"}')
  const theirs = await at.ask('/pets/1')
  assert.deepEqual([theirs.status, theirs.body], [404, '{"why":"gone"}'])
  at.answer.with = (request) => void request.socket.destroy()
  const broken = await at.ask('/pets', posting(pet))
  assert.deepEqual([broken.status, Object.keys(broken.problem!).sort()], [502, ['code', 'requestId', 'status', 'title', 'type']])
  at.answer.with = at.answer.good
})
