import assert from 'node:assert/strict'
import type { IncomingHttpHeaders } from 'node:http'
import { connect } from 'node:net'
import { after, before, test } from 'node:test'
import { sendRaw } from '../../support/raw.ts'
import { serveInProcess, type ServingProcess } from './process.ts'

let at: ServingProcess
let seen: IncomingHttpHeaders = {}
let asked = 0
const secrets = ['good-secret-key', 'wrong-secret-key', 'secret-query', 'secret-body', 'secret-cookie', 'secret-path', 'secret-token', 'secret-answer', 'secret-agent', 'secret-target']

before(async () => {
  at = await serveInProcess((request, response) => {
    seen = request.headers
    if (request.url === '/slow') return
    response.writeHead(200, { 'content-type': 'application/json', 'set-cookie': 'session=secret-cookie' })
    response.end(request.url === '/report' ? '{"nom":"secret-answer"}' : '{"name":"secret-answer"}')
  })
})
after(() => at.stop())

async function ask(path: string, init: RequestInit = {}) {
  asked++
  const response = await fetch(`${at.url}/shop${path}`, init)
  await response.arrayBuffer()
  return response
}

/** The access line of a request, once it is written. */
async function lineOf(id: string | null): Promise<Record<string, unknown>> {
  for (;;) {
    const found = at.lines().find((line) => line['id'] === id)
    if (found !== undefined) return found
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}

test('a request is one line: operation, template, status, times, and the stage that refused it', async () => {
  const cases: readonly [path: string, init: RequestInit, expected: Record<string, unknown>][] = [
    ['/pets/secret-path?q=secret-query', { headers: { cookie: 'c=secret-cookie', 'user-agent': 'secret-agent', authorization: 'Bearer secret-token' } }, { api: 'test', operation: 'getPet', template: '/shop/pets/{id}', method: 'GET', status: 200, origin: 'backend' }],
    ['/pets/1?q=secret-query-that-is-too-long', {}, { operation: 'getPet', status: 400, origin: 'gateway', refusedBy: 'parameters', code: 'request_invalid' }],
    ['/pets', { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"secret-body":"secret-body"}' }, { operation: 'addPet', status: 400, refusedBy: 'body', code: 'request_invalid' }],
    ['/pets', { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"name":"secret-body"' }, { operation: 'addPet', status: 400, refusedBy: 'body' }],
    ['/secret', {}, { operation: 'secret', status: 401, refusedBy: 'authenticate', code: 'unauthorized' }],
    ['/secret', { headers: { 'x-key': 'wrong-secret-key' } }, { operation: 'secret', status: 401, refusedBy: 'authenticate' }],
    ['/secret', { headers: { 'x-key': 'good-secret-key' } }, { operation: 'secret', status: 200, scheme: 'key' }],
    ['/pets/1?undeclared=secret-query', {}, { operation: 'getPet', status: 200, reported: 1 }],
    ['/report', {}, { operation: 'report', status: 200, reported: 1 }],
    ['/broken', {}, { operation: 'broken', status: 500, refusedBy: 'before', code: 'internal' }],
    ['/secret-target', {}, { operation: '', template: 'unmatched', status: 404, refusedBy: 'route', code: 'not_found' }],
    ['/pets/1', { method: 'DELETE' }, { operation: '', status: 405, refusedBy: 'route', code: 'method_not_allowed' }],
  ]
  for (const [path, init, expected] of cases) {
    const response = await ask(path, init)
    const line = await lineOf(response.headers.get('x-request-id'))
    for (const [name, value] of Object.entries(expected)) assert.equal(line[name], value, `${path}: ${name}`)
    assert.equal(typeof line['durationMs'], 'number')
    assert.match(String(line['time']), /^\d{4}-\d\d-\d\dT/)
    if (expected['status'] === 200) assert.ok(typeof line['backendMs'] === 'number' && line['backendMs'] <= (line['durationMs'] as number))
  }
})

test('a client that leaves is a 499 line', async () => {
  asked++
  const before = at.lines().length
  const socket = connect(at.port, '127.0.0.1', () => socket.write('GET /shop/slow HTTP/1.1\r\nHost: a\r\nX-Request-Id: leaver\r\n\r\n'))
  setTimeout(() => socket.destroy(), 100)
  const line = await lineOf('leaver')
  assert.equal(line['status'], 499)
  assert.equal(at.lines().length, before + 1)
})

test('a plain request id of the client is kept, any other replaced, and the backend gets the same', async () => {
  const kept = await ask('/pets/1', { headers: { 'x-request-id': 'mine-1.2_3' } })
  assert.deepEqual([kept.headers.get('x-request-id'), seen['x-request-id']], ['mine-1.2_3', 'mine-1.2_3'])
  for (const id of ['has space', 'a'.repeat(65), 'a"b', 'a/b']) {
    const replaced = await ask('/pets/1', { headers: { 'x-request-id': id } })
    assert.notEqual(replaced.headers.get('x-request-id'), id)
    assert.equal(seen['x-request-id'], replaced.headers.get('x-request-id'))
  }
  asked++
  const twice = await sendRaw(at.port, 'GET /shop/pets/1 HTTP/1.1\r\nHost: a\r\nConnection: close\r\nX-Request-Id: a\r\nX-Request-Id: b\r\n\r\n')
  assert.equal([...twice.matchAll(/x-request-id: /gi)].length, 1)
})

test('the trace context goes on to the backend, and its id into the line', async () => {
  const traceparent = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01'
  const response = await ask('/pets/1', { headers: { traceparent, tracestate: 'a=b', 'x-request-id': 'traced' } })
  assert.equal(response.status, 200)
  assert.deepEqual([seen['traceparent'], seen['tracestate']], [traceparent, 'a=b'])
  assert.equal((await lineOf('traced'))['traceId'], '4bf92f3577b34da6a3ce929d0e0e4736')
  await ask('/pets/1', { headers: { traceparent: 'secret-token', 'x-request-id': 'untraced' } })
  assert.equal((await lineOf('untraced'))['traceId'], undefined)
})

test('metrics at the admin listener move: requests, refusals by stage, breaches, durations, in flight, process', async () => {
  const scrape = async (): Promise<(name: string) => number> => {
    const text = await (await fetch(`${at.adminUrl}/metrics`)).text()
    return (name) => Number(text.split('\n').find((line) => line.startsWith(`${name} `))?.split(' ').at(-1) ?? 0)
  }
  const before = await scrape()
  await ask('/pets/1')
  await ask('/pets/1?q=far-too-long-for-this-one')
  await ask('/secret')
  await ask('/report')
  const after = await scrape()
  const moved = (name: string): number => after(name) - before(name)
  assert.equal(moved('gateway_requests_total{api="test",operation="getPet",method="GET",status="200"}'), 1)
  assert.equal(moved('gateway_requests_total{api="test",operation="getPet",method="GET",status="400"}'), 1)
  assert.equal(moved('gateway_refusals_total{api="test",operation="getPet",stage="parameters",code="request_invalid"}'), 1)
  assert.equal(moved('gateway_refusals_total{api="test",operation="secret",stage="authenticate",code="unauthorized"}'), 1)
  assert.equal(moved('gateway_contract_breaches_total{api="test",operation="report",direction="response",mode="report"}'), 1)
  assert.equal(moved('gateway_contract_breaches_total{api="test",operation="getPet",direction="request",mode="block"}'), 1)
  assert.equal(moved('gateway_request_duration_seconds_count{api="test",operation="getPet"}'), 2)
  assert.equal(after('gateway_requests_in_flight'), 0)
  assert.ok(after('process_resident_memory_bytes') > 0)
  const socket = connect(at.port, '127.0.0.1', () => socket.write('GET /shop/slow HTTP/1.1\r\nHost: a\r\n\r\n'))
  asked++
  while ((await scrape())('gateway_requests_in_flight') !== 1) await new Promise((resolve) => setTimeout(resolve, 10))
  socket.destroy()
  while ((await scrape())('gateway_requests_in_flight') !== 0) await new Promise((resolve) => setTimeout(resolve, 10))
})

test('when it is stopped every request has one line, and no credential, query value, body or target is in the output', async () => {
  const paths = at.lines().length
  assert.equal(await at.stop(), 0)
  assert.ok(at.lines().length >= paths)
  assert.equal(at.lines().length, asked)
  assert.equal(new Set(at.lines().map((line) => line['id'])).size, asked)
  for (const secret of secrets) assert.ok(!at.output().includes(secret), secret)
  // The message of what a hook threw may hold what was in the request; where it was thrown may not.
  assert.match(at.output(), /"err":\{"type":"Error","stack":"    at Object\.before \(file:[^"]*serve-script\.ts:\d+:\d+\)/)
  assert.doesNotMatch(at.output(), /broken by the test/)
})
