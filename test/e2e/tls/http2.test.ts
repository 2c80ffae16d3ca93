import assert from 'node:assert/strict'
import { once } from 'node:events'
import { connect as connectTls } from 'node:tls'
import { test } from 'node:test'
import { h2Ask, h2Session } from '../../support/h2.ts'
import { tlsSite } from './site.ts'

test('routing, parameters, bodies and security are those of HTTP/1.1', async (t) => {
  const at = await tlsSite(t)
  assert.match(at.told, /^https:\/\/127\.0\.0\.1:\d+$/)
  const session = await h2Session(t, at.url, { ca: at.ca })
  const ask = (path: string, headers: object = {}, body?: string) => h2Ask(session, { ':path': path, ':method': body === undefined ? 'GET' : 'POST', ...headers }, body)
  const good = await ask('/things/1?n=2')
  assert.deepEqual([good.status, good.body], [200, '{"ok":true}'])
  assert.match(String(good.headers['x-request-id']), /./)
  assert.equal(at.seen[0]?.url, '/things/1?n=2')
  assert.deepEqual((JSON.parse((await ask('/things/1?n=x')).body) as { errors: unknown[] }).errors.length, 1)
  assert.deepEqual([(await ask('/nowhere')).status, (await ask('/things/1', { ':method': 'DELETE' })).headers['allow']], [404, 'GET, HEAD'])
  assert.equal((await ask('/things/../secret')).status, 400)
  const refused = await ask('/secret')
  assert.deepEqual([refused.status, refused.headers['content-type']], [401, 'application/problem+json'])
  assert.match(String(refused.headers['www-authenticate']), /^ApiKey /)
  assert.equal((await ask('/secret', { 'x-key': 'secret-key-of-tls' })).status, 200)
  const json = { 'content-type': 'application/json' }
  assert.equal((await ask('/things', json, '{"a":1}')).status, 200)
  assert.deepEqual([at.seen.at(-1)?.body, at.seen.at(-1)?.headers['content-length']], ['{"a":1}', '7'])
  assert.equal((await ask('/things', json, '{}')).status, 400)
  assert.equal((await ask('/things', { 'content-type': 'text/plain' }, '{"a":1}')).status, 415)
  const head = await ask('/things/1', { ':method': 'HEAD' })
  assert.deepEqual([head.status, head.body, at.seen.at(-1)?.method], [200, '', 'HEAD'])
})

test('a body without a length is a body: refused where none is declared, bounded, checked', async (t) => {
  const at = await tlsSite(t)
  const session = await h2Session(t, at.url, { ca: at.ca })
  const undeclared = await h2Ask(session, { ':path': '/things/1', ':method': 'GET' }, 'hello')
  assert.deepEqual([undeclared.status, (JSON.parse(undeclared.body) as { code: string }).code], [400, 'request_invalid'])
  assert.equal((await h2Ask(session, { ':path': '/things', ':method': 'POST', 'content-type': 'application/json' }, '{"a":')).status, 400)
  assert.equal((await h2Ask(session, { ':path': '/things', ':method': 'POST', 'content-type': 'application/json' })).status, 400)
  assert.equal(at.seen.length, 0)
  const bytes = 'x'.repeat(1_500_000)
  assert.equal((await h2Ask(session, { ':path': '/files', ':method': 'PUT', 'content-type': 'application/octet-stream' }, bytes)).status, 200)
  assert.equal(at.seen[0]?.body.length, bytes.length)
  const large = await h2Ask(session, { ':path': '/things', ':method': 'POST', 'content-type': 'application/json' }, JSON.stringify({ a: 'x'.repeat(3_000_000) }))
  assert.equal(large.status, 413)
  // The session, and what else is under way on it, is untouched.
  assert.equal((await h2Ask(session, { ':path': '/things/1' })).status, 200)
})

test('what goes to the backend is HTTP/1.1: no pseudo-headers, a Host, one Cookie, nothing of a connection', async (t) => {
  const at = await tlsSite(t)
  const session = await h2Session(t, at.url, { ca: at.ca })
  const answer = await h2Ask(session, {
    ':path': '/things/1', 'x-own': '1', cookie: ['a=1', 'b=2', 'c=3'], te: 'trailers', 'x-gateway-subject': 'admin', 'x-forwarded-for': '6.6.6.6', 'x-list': ['1', '2'],
  })
  assert.equal(answer.status, 200)
  const { headers, rawHeaders } = at.seen[0]!
  assert.deepEqual(rawHeaders.filter((name, index) => index % 2 === 0 && name.startsWith(':')), [])
  assert.deepEqual(rawHeaders.filter((name, index) => index % 2 === 0 && name.toLowerCase() === 'cookie').length, 1)
  assert.deepEqual([headers.cookie, headers['x-own'], headers.te, headers['x-gateway-subject'], headers['x-list']], ['a=1; b=2; c=3', '1', undefined, undefined, '1, 2'])
  assert.deepEqual([headers['x-forwarded-for'], headers['x-forwarded-proto'], headers['x-forwarded-host']], ['127.0.0.1', 'https', `localhost:${at.port}`])
})

test('answers keep repeated fields, lose those of a connection, and stream with back-pressure', async (t) => {
  const at = await tlsSite(t)
  const session = await h2Session(t, at.url, { ca: at.ca })
  at.reply.with = (_request, response) => void response.writeHead(200, { 'content-type': 'application/json', 'set-cookie': ['a=1', 'b=2'], 'keep-alive': 'timeout=1', connection: 'keep-alive, x-hop', 'x-hop': '1' }).end('{}')
  const { headers } = await h2Ask(session, { ':path': '/things/1' })
  assert.deepEqual([headers['set-cookie'], headers['connection'], headers['keep-alive'], headers['x-hop']], [['a=1', 'b=2'], undefined, undefined, undefined])
  const bytes = Buffer.alloc(8_000_000, 7)
  at.reply.with = (_request, response) => void response.writeHead(200, { 'content-type': 'application/octet-stream' }).end(bytes)
  const streams = await Promise.all([1, 2, 3].map(() => h2Ask(session, { ':path': '/files' })))
  assert.deepEqual(streams.map(({ status, body }) => [status, body.length]), [[200, bytes.length], [200, bytes.length], [200, bytes.length]])
})

test('an answer that breaks off is a reset stream, never a whole answer, and the session lives', async (t) => {
  const at = await tlsSite(t)
  const session = await h2Session(t, at.url, { ca: at.ca })
  at.reply.with = (_request, response) => {
    response.writeHead(200, { 'content-type': 'application/octet-stream', 'content-length': 1_000_000 }).write(Buffer.alloc(500_000))
    setTimeout(() => response.destroy(), 50)
  }
  await assert.rejects(h2Ask(session, { ':path': '/files' }))
  at.reply.with = (_request, response) => void response.writeHead(200, { 'content-type': 'application/json' }).end('{}')
  assert.equal((await h2Ask(session, { ':path': '/things/1' })).status, 200)
})

test('a client that resets its stream leaves nothing behind', async (t) => {
  const at = await tlsSite(t)
  const session = await h2Session(t, at.url, { ca: at.ca })
  const gone = Promise.withResolvers<void>()
  at.reply.with = (_request, response) => void response.once('close', () => gone.resolve())
  const stream = session.request({ ':path': '/things/1' })
  stream.on('error', () => undefined)
  while (at.seen.length === 0) await new Promise((resolve) => setTimeout(resolve, 5))
  stream.close(8)
  await gone.promise
  at.reply.with = (_request, response) => void response.writeHead(200, { 'content-type': 'application/json' }).end('{}')
  assert.equal((await h2Ask(session, { ':path': '/things/1' })).status, 200)
})

test('two names for the server, or none, are refused', async (t) => {
  const at = await tlsSite(t)
  const session = await h2Session(t, at.url, { ca: at.ca })
  assert.equal((await h2Ask(session, { ':path': '/things/1', ':authority': 'a.example', host: 'b.example' })).status, 400)
  assert.equal((await h2Ask(session, { ':path': '/things/1', ':authority': 'a.example', host: 'a.example' })).status, 200)
  assert.deepEqual(at.seen.length, 1)
  assert.equal(at.seen[0]?.headers['x-forwarded-host'], 'a.example')
})

test('the pages of the gateway are there, and what is not is 404', async (t) => {
  const at = await tlsSite(t)
  const session = await h2Session(t, at.url, { ca: at.ca })
  const live = await h2Ask(session, { ':path': '/_gateway/health/live' })
  assert.deepEqual([live.status, live.body], [200, '{"status":"live"}'])
  assert.equal((await h2Ask(session, { ':path': '/_gateway/health/ready' })).body, '{"status":"ready"}')
  assert.equal((await h2Ask(session, { ':path': '/_gateway/other' })).status, 404)
})

test('where Express is in the way, HTTP/2 is not offered', async (t) => {
  const at = await tlsSite(t, { middleware: [(_request, _response, next) => next()] })
  const socket = connectTls({ port: at.port, host: 'localhost', ca: at.ca, ALPNProtocols: ['h2', 'http/1.1'] })
  await once(socket, 'secureConnect')
  assert.equal(socket.alpnProtocol, 'http/1.1')
  socket.destroy()
})

test('draining: what is under way ends, then the session, then the gateway', async (t) => {
  const at = await tlsSite(t)
  const session = await h2Session(t, at.url, { ca: at.ca })
  const arrived = Promise.withResolvers<() => void>()
  at.reply.with = (_request, response) => arrived.resolve(() => void response.writeHead(200, { 'content-type': 'application/json' }).end('{"late":true}'))
  const slow = h2Ask(session, { ':path': '/things/1' })
  const answer = await arrived.promise
  const goaway = once(session, 'goaway')
  const stopped = at.stop()
  await goaway
  answer()
  assert.equal((await slow).body, '{"late":true}')
  await stopped
  assert.ok(session.closed || session.destroyed)
})
