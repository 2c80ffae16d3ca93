import assert from 'node:assert/strict'
import { once } from 'node:events'
import type { ServerResponse } from 'node:http'
import { connect } from 'node:net'
import { test } from 'node:test'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { gzipSync } from 'node:zlib'
import { StartError } from '../../../runtime/index.ts'
import { anOperation, makeGateway } from '../../support/gateway.ts'
import { sendRaw, serve } from '../../support/raw.ts'
import { ask, goodPet, key, operations, pets, posting } from './pets.ts'

const engine = { engine: 'express', mount: '/shop', basePath: '/api' } as const

test('requests are routed, validated and proxied as the document says', async (t) => {
  const at = await pets(t, goodPet, engine)
  const good = await ask(`${at.url}/shop/pets/7?limit=3&at=2026-01-01T10:00:00Z&tags=a,b&other=1`, { headers: { 'x-list': '1,2' } })
  assert.deepEqual([good.status, good.body], [200, '{"name":"Rex"}'])
  assert.equal(at.seen[0]?.url, '/api/pets/7?limit=3&at=2026-01-01T10:00:00Z&tags=a,b&other=1')
  const cases: readonly [path: string, status: number, fault?: string][] = [
    ['/shop/pets/x', 400, 'path'], ['/shop/pets/7?limit=99', 400, 'query'], ['/shop/pets/7?limit=a', 400, 'query'], ['/shop/pets/7?tags=abcd', 400, 'query'],
    ['/shop/nowhere', 404], ['/shop/Pets/7', 404], ['/shop/pets/7/', 404], ['/shop/pets/..%2fsecret', 400], ['/nowhere', 404],
  ]
  for (const [path, status, place] of cases) {
    const answer = await ask(at.url + path)
    assert.equal(answer.status, status, path)
    if (place !== undefined) assert.equal(answer.errors?.[0]?.in, place, path)
  }
  assert.equal((await ask(`${at.url}/shop/pets/7`, { headers: { 'x-list': 'a' } })).status, 400)
  const method = await ask(`${at.url}/shop/pets/7`, { method: 'DELETE' })
  assert.deepEqual([method.status, method.headers.get('allow')], [405, 'GET, HEAD'])
  assert.equal(at.seen.length, 1)
})

test('the same verifiers let requests in, before anything is said about them', async (t) => {
  const at = await pets(t, (_request, response) => void response.end('ok'), engine)
  assert.equal((await ask(`${at.url}/shop/secret`)).status, 401)
  assert.equal((await ask(`${at.url}/shop/secret`, { headers: { 'x-key': 'bad' } })).status, 401)
  assert.equal(at.seen.length, 0)
  assert.equal((await ask(`${at.url}/shop/secret`, { headers: { 'x-key': 'good-key' } })).status, 200)
  assert.equal(at.seen[0]?.headers['x-key'], undefined)
  assert.equal(at.seen[0]?.headers['x-gateway-subject'] !== undefined, true)
})

test('bodies are validated, and forwarded byte by byte', async (t) => {
  const at = await pets(t, (_request, response) => void response.writeHead(201).end(), engine)
  const url = `${at.url}/shop/pets`
  const cases: readonly [name: string, init: RequestInit, status: number][] = [
    ['good', posting('{ "name" : "Rex" }'), 201],
    ['a charset', posting('{"name":"Rex"}', 'application/json; charset=utf-8; x=1'), 201],
    ['a null that is nullable', posting('{"name":"Rex","note":null}'), 201],
    ['a form', posting('name=Rex', 'application/x-www-form-urlencoded'), 201],
    ['against the schema', posting('{"name":""}'), 400], ['a member too many', posting('{"name":"a","x":1}'), 400], ['read-only', posting('{"name":"a","id":1}'), 400],
    ['no member', posting('{}'), 400], ['null', posting('null'), 400], ['a number', posting('7'), 400], ['malformed', posting('{"name":'), 400],
    ['no body', { method: 'POST' }, 400], ['an empty one', posting(''), 400], ['an undeclared type', posting('<a/>', 'application/xml'), 415], ['a type like it', posting('{"name":1}', 'application/vnd.x+json'), 415],
    ['a type that it cannot check', posting('--b--', 'multipart/form-data; boundary=b'), 415],
    ['a body where none is declared', { ...posting('{}'), method: 'PUT' }, 400],
  ]
  for (const [name, init, status] of cases) assert.equal((await ask(url, init)).status, status, name)
  assert.deepEqual(at.seen.map(({ body }) => body), ['{ "name" : "Rex" }', '{"name":"Rex"}', '{"name":"Rex","note":null}', 'name=Rex'])
  assert.equal(at.seen[0]?.headers['content-length'], '18')
  const coded = await fetch(url, { ...posting(''), headers: { 'content-type': 'application/json', 'content-encoding': 'gzip' }, body: new Uint8Array(gzipSync('{"name":"Rex"}')) })
  assert.equal(coded.status, 201)
  assert.equal((await ask(`${at.url}/shop/pets`, { method: 'PUT' })).status, 201)
  assert.equal((await ask(url, posting(`{"name":"${'x'.repeat(1_100_000)}"}`))).status, 413)
  assert.equal((await ask(`${at.url}/shop/pets/7`, { method: 'GET', headers: { 'content-type': 'application/json' } })).status, 201)
})

test('JSON answers are validated, and sent byte by byte', async (t) => {
  let reply: (response: ServerResponse) => void = () => undefined
  const at = await pets(t, (_request, response) => reply(response), engine)
  const cases: readonly [name: string, status: number, headers: Record<string, string>, body: string | Buffer, expected: number][] = [
    ['good', 200, { 'content-type': 'application/json' }, '{ "name":"Rex" }', 200], ['good, again', 200, { 'content-type': 'application/json' }, '{ "name":"Rex" }', 200],
    ['compressed', 200, { 'content-type': 'application/json', 'content-encoding': 'gzip' }, gzipSync('{ "name":"Rex" }'), 200],
    ['against the schema', 200, { 'content-type': 'application/json' }, '{"nom":"Rex"}', 502], ['malformed', 200, { 'content-type': 'application/json' }, '{"name"', 502],
    ['compressed against the schema', 200, { 'content-type': 'application/json', 'content-encoding': 'gzip' }, gzipSync('{"nom":"Rex"}'), 502],
    ['no content', 204, {}, '', 204], ['a status that is not declared', 404, { 'content-type': 'application/json' }, '{"x":1}', 404],
    ['a real 503', 503, { 'content-type': 'text/plain' }, 'down', 503],
  ]
  for (const [name, status, headers, body, expected] of cases) {
    reply = (response) => void response.writeHead(status, headers).end(body)
    const answer = await ask(`${at.url}/shop/pets/7`)
    assert.equal(answer.status, expected, name)
    if (expected === 502) assert.deepEqual([answer.code, answer.errors], ['response_invalid', undefined], name)
    if (expected === 200) assert.equal(answer.body, '{ "name":"Rex" }', name)
  }
})

test('headers are decided in the one place that the other engine has, also under Expect: 100-continue', async (t) => {
  const at = await pets(t, (_request, response) => void response.writeHead(201, {
    location: `${at.backendUrl}/api/pets/7`, 'set-cookie': ['a=1; Path=/api', 'b=2'], 'x-request-id': 'theirs', connection: 'x-hop', 'x-hop': '1',
  }).end(), engine)
  const body = '{"name":"Rex"}'
  const text = await sendRaw(at.port, [
    'POST /shop/pets HTTP/1.1', 'Host: shop.example', 'Connection: close, X-Secret', 'X-Secret: 1', 'Expect: 100-continue', 'X-Gateway-Subject: admin', 'x_gateway_scopes: all',
    'X-Forwarded-For: 6.6.6.6', 'Content-Type: application/json', `Content-Length: ${body.length}`, '', body,
  ].join('\r\n'))
  const [sent] = at.seen
  for (const name of ['expect', 'x-secret', 'x-gateway-subject', 'x_gateway_scopes']) assert.equal(sent?.headers[name], undefined, name)
  assert.equal(sent?.headers['x-forwarded-for'], '127.0.0.1')
  assert.equal(sent?.headers['x-forwarded-host'], 'shop.example')
  assert.equal(sent?.headers['via'], '1.1 gatewright-test')
  assert.equal(sent?.body, body)
  assert.match(text, /\r\nlocation: \/shop\/pets\/7\r\n/i)
  assert.match(text, /\r\nset-cookie: a=1; Path=\/shop\r\nset-cookie: b=2\r\n/i)
  assert.ok(!/x-hop|theirs/i.test(text))
})

test('bodies that nobody checks stream through, both ways', async (t) => {
  const bytes = Buffer.alloc(3_000_000, 7)
  const at = await pets(t, (request, response) => {
    if (request.method === 'PUT') return void response.end()
    response.writeHead(200, { 'content-type': 'application/octet-stream' })
    response.end(bytes)
  }, engine)
  const down = await fetch(`${at.url}/shop/file`)
  assert.ok(Buffer.from(await down.arrayBuffer()).equals(bytes))
  assert.equal((await ask(`${at.url}/shop/file`, { ...posting('x'.repeat(500_000), 'application/octet-stream', 'PUT') })).status, 200)
  assert.equal(at.seen[1]?.body.length, 500_000)
})

test('HEAD follows GET', async (t) => {
  const at = await pets(t, goodPet, engine)
  const answer = await ask(`${at.url}/shop/pets/7`, { method: 'HEAD' })
  assert.deepEqual([answer.status, answer.body, at.seen[0]?.method], [200, '', 'HEAD'])
  assert.equal((await ask(`${at.url}/shop/pets/x`, { method: 'HEAD' })).status, 400)
})

test('a client that leaves aborts the call at the backend', async (t) => {
  const arrived = Promise.withResolvers<ServerResponse>()
  const at = await pets(t, (_request, response) => arrived.resolve(response), engine)
  const socket = connect(at.port, '127.0.0.1', () => socket.write('GET /shop/file HTTP/1.1\r\nHost: a\r\n\r\n'))
  const response = await arrived.promise
  const closed = once(response, 'close')
  socket.destroy()
  await closed
  assert.equal((await ask(`${at.url}/shop/nowhere`)).status, 404)
})

test('a client that leaves mid-stream aborts the call at the backend', async (t) => {
  const arrived = Promise.withResolvers<ServerResponse>()
  const at = await pets(t, (_request, response) => {
    response.writeHead(200, { 'content-type': 'application/octet-stream' }).write('first')
    arrived.resolve(response)
  }, engine)
  const socket = connect(at.port, '127.0.0.1', () => socket.write('GET /shop/file HTTP/1.1\r\nHost: a\r\n\r\n'))
  const closed = arrived.promise.then((response) => once(response, 'close'))
  await once(socket, 'data')
  socket.destroy()
  await closed
})

test('a backend that refuses, dies before its head, mid-stream or mid-JSON never leaves a client waiting, nor half for whole', async (t) => {
  const at = await pets(t, (request, response) => {
    if (request.url!.startsWith('/api/secret')) return void response.destroy()
    response.writeHead(200, request.url!.startsWith('/api/file') ? { 'content-type': 'application/octet-stream' } : { 'content-type': 'application/json', 'content-length': '100' })
    response.write('{"na')
    setTimeout(() => response.destroy(), 30)
  }, engine)
  const before = await ask(`${at.url}/shop/secret`, { headers: { 'x-key': 'good-key' } })
  assert.deepEqual([before.status, before.code], [502, 'backend_failed'])
  await assert.rejects(ask(`${at.url}/shop/file`))
  const cut = await ask(`${at.url}/shop/pets/7`)
  assert.deepEqual([cut.status, cut.code], [502, 'backend_failed'])
  const gone = await serve(() => undefined)
  await gone.close()
  const other = await pets(t, goodPet, { ...engine, definition: { targets: [{ url: gone.url }] } })
  assert.equal((await ask(`${other.url}/shop/pets/7`)).code, 'backend_unreachable')
})

test('a backend that is silent is a 504, and its call is aborted', async (t) => {
  const arrived = Promise.withResolvers<ServerResponse>()
  const at = await pets(t, (_request, response) => arrived.resolve(response), { ...engine, operations: operations.map((one) => ({ ...one, policies: { timeout: 150 } })) })
  const closed = arrived.promise.then((response) => once(response, 'close'))
  const answer = await ask(`${at.url}/shop/pets/7`)
  assert.deepEqual([answer.status, answer.code], [504, 'backend_timeout'])
  await closed
})

test('parameters of the media type, which the client chooses, make no new validators', async (t) => {
  const at = await pets(t, (_request, response) => void response.writeHead(201).end(), engine)
  const round = async (from: number, count: number): Promise<void> => {
    for (let index = from; index < from + count; index++) {
      assert.equal((await ask(`${at.url}/shop/pets`, posting('{"name":"Rex"}', `application/json; x=${index}`))).status, 201)
      assert.equal((await ask(`${at.url}/shop/pets/7`, { headers: { 'content-type': `a/b; x=${index}` } })).status, 201)
    }
  }
  setFlagsFromString('--expose_gc')
  const collect = runInNewContext('gc') as () => void
  const heap = (): number => {
    collect()
    return process.memoryUsage().heapUsed
  }
  await round(0, 20)
  const before = heap()
  await round(1_000, 40)
  const grown = heap() - before
  // A validator of its own for each would hold 30 kB and more, even of this small document.
  assert.ok(grown < 80 * 10_000, `${grown} bytes for 80 requests`)
})

test('a body that was read before the gateway got it is a clear 500', async (t) => {
  const at = await pets(t, goodPet, { ...engine, middleware: [(await import('express')).default.json()] })
  const answer = await ask(`${at.url}/shop/pets`, posting('{"name":"Rex"}'))
  assert.deepEqual([answer.status, answer.code], [500, 'internal'])
  assert.match(JSON.stringify(at.logged), /Put the gateway before express\.json\(\)/)
})

test('what it cannot serve stops the start, with the operation and the way out', () => {
  const start = (options: Parameters<typeof makeGateway>[0]) => () => makeGateway(options)
  const common = { backendUrl: 'http://127.0.0.1:1', schemes: [key], env: { AUTH_KEY_KEYS: 'k' }, engine: 'express', base: import.meta.url } as const
  const refuses = (text: RegExp) => (error: unknown): boolean => error instanceof StartError && text.test(error.message)
  assert.throws(start({ ...common, document: './pets.json', operations, hooks: { getPet: { before() {} } } }), refuses(/GET \/pets\/\{pet-id\}: hooks need the compiled engine\. Leave ENGINE out/))
  const odd = anOperation({ id: 'odd', path: '/odd(ids={ids})' })
  assert.throws(start({ ...common, document: './odd.json', operations: [odd] }), refuses(/GET \/odd\(ids=\{ids\}\): path-to-regexp gives "\(" a meaning/))
})
