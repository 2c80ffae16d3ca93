import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { connect, type AddressInfo, type Socket } from 'node:net'
import { after, before, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { streamIdleTimeout } from '../../../runtime/backend/backend.ts'
import { answer, eventStream } from '../../../runtime/index.ts'
import { defaultPolicies } from '../../../runtime/policies.ts'
import { createGatewayServer } from '../../../runtime/server.ts'
import { resolveSettings } from '../../../runtime/settings/settings.ts'
import { anOperation, makeGateway, startGateway } from '../../support/gateway.ts'
import { sendRaw } from '../../support/raw.ts'
import { posting, startDefaults, type Defaults } from './project.ts'

let at: Defaults
before(async () => {
  at = await startDefaults()
})
after(() => at.close())

test('forwarded headers: none trusted, overwritten', async () => {
  await sendRaw(at.port, [
    'GET /api/pets/1 HTTP/1.1', 'Host: pets.example', 'Connection: close', 'X-Forwarded-For: 6.6.6.6', 'X-Forwarded-Host: evil.example', 'X-Forwarded-Proto: https',
    'X-Forwarded-Port: 1', 'X-Forwarded-Prefix: /evil', 'Forwarded: for=6.6.6.6', 'X-Real-IP: 6.6.6.6', 'X_Forwarded_For: 6.6.6.6', '', '',
  ].join('\r\n'))
  const forwarding = Object.entries(at.seen.at(-1)!.headers).filter(([name]) => /forwarded|real-ip/.test(name))
  assert.deepEqual(Object.fromEntries(forwarding), { 'x-forwarded-for': '127.0.0.1', 'x-forwarded-proto': 'http', 'x-forwarded-host': 'pets.example' })
})

test('forwarded headers: a trusted proxy\'s are kept and extended', async (t) => {
  let seen: Record<string, unknown> = {}
  const own = await startGateway({ operations: [anOperation({ id: 'get' })], trustedProxies: ['127.0.0.0/8'], backend: (request, response) => { seen = request.headers; response.end() } })
  t.after(() => own.close())
  await fetch(`${own.url}/get`, { headers: { 'x-forwarded-for': '6.6.6.6', 'x-forwarded-proto': 'https', 'x-forwarded-host': 'pets.example' } })
  assert.deepEqual([seen['x-forwarded-for'], seen['x-forwarded-proto'], seen['x-forwarded-host']], ['6.6.6.6, 127.0.0.1', 'https', 'pets.example'])
})

test('`Location`, `Content-Location`, cookie `Path` of the backend: rewritten to the public address', async (t) => {
  const own = await startGateway({
    operations: [anOperation({ id: 'get' })], mount: '/shop', basePath: '/api',
    backend: (request, response) => void response.writeHead(201, { location: `http://${request.headers.host}/api/x`, 'content-location': '/api/x', 'set-cookie': 'a=1; Path=/api' }).end(),
  })
  t.after(() => own.close())
  const { headers } = await fetch(`${own.url}/shop/get`)
  assert.deepEqual([headers.get('location'), headers.get('content-location'), headers.get('set-cookie')], ['/shop/x', '/shop/x', 'a=1; Path=/shop'])
})

test('loop: own name in `Via` is 508', async () => {
  await at.ask('/pets/1')
  const via = String(at.seen[0]?.headers.via)
  assert.match(via, /^1\.1 \S+$/)
  const again = await at.ask('/pets/1', { headers: { via } })
  assert.deepEqual([again.status, again.code, at.seen.length], [508, 'loop_detected', 0])
  assert.equal((await at.ask('/pets/1', { headers: { via: '1.1 another' } })).status, 200)
})

test('limits, cache, CORS, compression, ejection with one target, breaker: off', async () => {
  const cross = await at.ask('/pets/1', { headers: { origin: 'https://web.example', 'accept-encoding': 'gzip, br' } })
  assert.deepEqual([...cross.headers.keys()].filter((name) => /^(access-control|vary|content-encoding|age|x-cache|ratelimit|x-ratelimit|retry-after)/.test(name)), [])
  const preflight = await at.ask('/pets', { method: 'OPTIONS', headers: { origin: 'https://web.example', 'access-control-request-method': 'POST' } })
  assert.deepEqual([preflight.status, preflight.headers.get('access-control-allow-origin')], [405, null])
  at.answer.with = (_request, response) => void response.writeHead(200, { 'content-type': 'application/json', 'cache-control': 'public, max-age=60', etag: '"a"' }).end('{"name":"Rex"}')
  let calls = 0
  for (let count = 0; count < 150; count++) {
    const answer = await at.ask('/pets/1')
    assert.equal(answer.status, 200)
    calls += at.seen.length
  }
  assert.equal(calls, 150)
  at.answer.with = (request) => void request.socket.destroy()
  for (let count = 0; count < 30; count++) assert.equal((await at.ask('/pets', posting('{"name":"Rex"}'))).status, 502)
  at.answer.with = at.answer.good
  assert.equal((await at.ask('/pets', posting('{"name":"Rex"}'))).status, 200)
})

test('retries: none, but one on a fresh connection when a kept-alive one died before the first byte and the method is idempotent', async () => {
  let failures = 0
  const dying = (times: number): void => {
    failures = 0
    at.answer.with = (request, response) => (failures++ < times ? request.socket.destroy() : at.answer.good(request, response))
  }
  await at.ask('/pets/1')
  dying(1)
  assert.deepEqual([(await at.ask('/pets/1')).status, failures], [200, 2])
  await at.ask('/pets/1')
  dying(2)
  assert.deepEqual([(await at.ask('/pets/1')).status, failures], [502, 2])
  at.answer.with = at.answer.good
  await at.ask('/pets/1')
  dying(1)
  assert.deepEqual([(await at.ask('/pets', posting('{"name":"Rex"}'))).status, failures], [502, 1])
  at.answer.with = (_request, response) => { failures++; response.writeHead(503, { 'content-type': 'text/plain' }).end() }
  failures = 0
  assert.deepEqual([(await at.ask('/pets/1')).status, failures], [503, 1])
  at.answer.with = at.answer.good
})

test('timeouts: first byte 30 s, idle 60 s, request read 30 s, headers 10 s; keep-alive 75 s', () => {
  assert.deepEqual([defaultPolicies.timeout, defaultPolicies.idleTimeout], [30_000, 60_000])
  const server = createGatewayServer(() => undefined)
  assert.deepEqual([server.requestTimeout, server.headersTimeout, server.keepAliveTimeout], [30_000, 10_000, 75_000])
})

test('timeouts: connect 5 s, although a first byte may take 30 s', { skip: process.platform !== 'linux' && 'how a full queue of connections is treated is the system\'s' }, async (t) => {
  // A server that stands still with a full queue: who connects hears nothing at all.
  const child = spawn(process.execPath, ['-e', "require('node:net').createServer().listen({ port: 0, host: '127.0.0.1', backlog: 1 }, function () { console.log(this.address().port) })"], { stdio: ['ignore', 'pipe', 'ignore'] })
  const sockets: Socket[] = []
  t.after(() => {
    child.kill('SIGKILL')
    for (const socket of sockets) socket.destroy()
  })
  const [port] = (await once(child.stdout, 'data')).map(Number) as [number]
  child.kill('SIGSTOP')
  for (let full = false; !full;) {
    const socket = connect(port, '127.0.0.1').on('error', () => undefined)
    sockets.push(socket)
    full = await Promise.race([once(socket, 'connect').then(() => false), sleep(500).then(() => true)])
  }
  const gateway = makeGateway({ operations: [anOperation({ id: 'get' })], backendUrl: `http://127.0.0.1:${port}` })
  const server = createGatewayServer(gateway.handler).listen(0, '127.0.0.1')
  t.after(async () => {
    server.close()
    server.closeAllConnections()
    await gateway.close()
  })
  await once(server, 'listening')
  const from = performance.now()
  const refused = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/get`)
  const took = performance.now() - from
  assert.deepEqual([refused.status, (await refused.json() as { code: string }).code], [504, 'backend_timeout'])
  // undici's clock has steps of half a second; a machine that others use is late.
  assert.ok(took > 4_500 && took < 20_000, `${took}`)
})

test('timeouts: idle 5 min where an answer is a stream of events, which may rest for longer than others', async (t) => {
  assert.equal(streamIdleTimeout, 300_000)
  const own = await startGateway({
    operations: [anOperation({ id: 'get', policies: { idleTimeout: 300 }, responses: { 200: answer([eventStream(null)]) } })],
    backend: (_request, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' }).write('data: one\n\n')
      setTimeout(() => response.end('data: two\n\n'), 1_500)
    },
  })
  t.after(() => own.close())
  assert.equal(await (await fetch(`${own.url}/get`)).text(), 'data: one\n\ndata: two\n\n')
})

test('timeouts: an answer that falls silent is cut, and never taken for whole', async (t) => {
  const own = await startGateway({
    operations: [anOperation({ id: 'get', policies: { idleTimeout: 1_000 } })],
    backend: (_request, response) => void response.writeHead(200, { 'content-type': 'text/plain' }).write('half'),
  })
  t.after(() => own.close())
  const text = await new Promise<string>((resolve) => {
    let received = ''
    const socket = connect(own.port, '127.0.0.1', () => socket.write('GET /get HTTP/1.1\r\nHost: a\r\n\r\n'))
    socket.on('data', (data) => { received += data.toString('latin1') })
    socket.on('error', () => undefined)
    socket.on('close', () => resolve(received))
  })
  assert.match(text, /^HTTP\/1\.1 200 [^]*half/)
  assert.ok(!text.endsWith('0\r\n\r\n'))
})

test('timeouts: a client that reads slowly is not a backend that falls silent', async (t) => {
  const size = 32 * 1_048_576
  const own = await startGateway({
    operations: [anOperation({ id: 'get', policies: { idleTimeout: 500 } })],
    backend: (_request, response) => void response.writeHead(200, { 'content-type': 'text/plain', 'content-length': size }).end(Buffer.alloc(size, 'x')),
  })
  t.after(() => own.close())
  const received = await new Promise<number>((resolve) => {
    let count = 0
    const socket = connect(own.port, '127.0.0.1', () => socket.write('GET /get HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n'))
    socket.once('data', () => {
      socket.pause()
      setTimeout(() => socket.resume(), 1_500)
    })
    socket.on('data', (data) => { count += data.length })
    socket.on('error', () => undefined)
    socket.on('close', () => resolve(count))
  })
  assert.ok(received > size, `${received} of ${size}`)
})

test('listen: `start` 0.0.0.0, dev 127.0.0.1; `PORT` 8080; admin 127.0.0.1:9901', () => {
  const { settings } = resolveSettings(at.gateway.definition, {})
  assert.deepEqual([settings.host, settings.port, settings.admin], ['0.0.0.0', 8080, { host: '127.0.0.1', port: 9901 }])
  assert.equal(resolveSettings(at.gateway.definition, { GATEWAY_AUTH: 'dev' }).settings.host, '127.0.0.1')
  assert.deepEqual([settings.stopDelay, settings.drainLimit], [5_000, 30_000])
})
