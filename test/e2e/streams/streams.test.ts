import assert from 'node:assert/strict'
import { once } from 'node:events'
import type { RequestListener, ServerResponse } from 'node:http'
import { createServer, connect, type AddressInfo, type Socket } from 'node:net'
import { test, type TestContext } from 'node:test'
import { answer, binary, empty, eventStream, json, jsonLines, required } from '../../../runtime/index.ts'
import { anOperation, startGateway } from '../../support/gateway.ts'
import { sendRaw } from '../../support/raw.ts'
import { schema } from '../../unit/stages/schemas.ts'

const pet = schema({ type: 'object', required: ['name'] })
const operations = [
  anOperation({ id: 'events', path: '/events', responses: { 200: answer([eventStream(null)]) } }),
  anOperation({ id: 'lines', path: '/lines', responses: { 200: answer([jsonLines(null, 'application/x-ndjson')]) } }),
  anOperation({ id: 'file', path: '/file', responses: { 200: answer([binary()]), 206: answer([binary()]), 304: empty() } }),
  anOperation({ id: 'pet', path: '/pet', responses: { 200: answer([json(pet)]), 204: empty(), 206: answer([json(pet)]) } }),
  anOperation({ id: 'upload', method: 'PUT', path: '/upload', body: required(binary()), policies: { limits: { upload: 1_000_000_000 } }, responses: {} }),
]

async function site(t: TestContext, backend: RequestListener, target?: string) {
  const gateway = await startGateway({ operations, backend, ...(target !== undefined && { definition: { targets: [{ url: target }] } }) })
  t.after(() => gateway.close())
  return gateway
}

/** A backend below HTTP that answers each request with the bytes given. */
async function bytesBackend(t: TestContext, reply: (socket: Socket, request: string) => void): Promise<string> {
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => undefined)
    socket.on('data', (data) => reply(socket, data.toString('latin1')))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  t.after(() => {
    for (const socket of sockets) socket.destroy()
    server.close()
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

for (const [path, type, items] of [
  ['/events', 'text/event-stream', ['data: 1\n\n', 'data: 2\n\n', 'data: [DONE]\n\n']],
  ['/lines', 'application/x-ndjson', ['{"n":1}\n', '{"n":2}\n', '{"n":3}\n']],
] as const) {
  test(`${type} passes item by item: each is here before the next is sent`, async (t) => {
    const arrived = Promise.withResolvers<ServerResponse>()
    const at = await site(t, (_request, response) => {
      response.writeHead(200, { 'content-type': type })
      response.flushHeaders()
      arrived.resolve(response)
    })
    const response = await fetch(at.url + path)
    assert.equal(response.headers.get('content-type'), type)
    const backend = await arrived.promise
    const reader = response.body!.getReader()
    for (const item of items) {
      backend.write(item)
      const { value } = await reader.read()
      assert.equal(Buffer.from(value!).toString(), item)
    }
    backend.end()
    assert.equal((await reader.read()).done, true)
  })
}

test('a download of 200 MB arrives whole, and a slow reader slows the backend down instead of filling memory', async (t) => {
  const total = 200 * 1_048_576
  const chunk = Buffer.alloc(65_536, 'x')
  let written = 0
  const at = await site(t, (_request, response) => {
    response.writeHead(200, { 'content-type': 'application/octet-stream', 'content-length': String(total) })
    const more = (): void => {
      while (written < total) {
        written += chunk.length
        if (!response.write(chunk)) return void response.once('drain', more)
      }
      response.end()
    }
    more()
  })
  const response = await fetch(`${at.url}/file`)
  assert.equal(response.headers.get('content-length'), String(total))
  const reader = response.body!.getReader()
  let received = (await reader.read()).value!.length
  for (let before = -1; before !== written;) {
    before = written
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  assert.ok(written < total / 2, `the backend wrote ${written} bytes to a client that does not read`)
  for (let part = await reader.read(); !part.done; part = await reader.read()) received += part.value.length
  assert.equal(received, total)
})

test('an answer that comes before the upload ends gets to the client, whole or streamed', async (t) => {
  const at = await site(t, (request, response) => {
    request.once('data', () => {
      const streams = request.headers['x-stream'] === '1'
      response.writeHead(413, { 'content-type': 'text/plain', ...(!streams && { 'content-length': '9' }) })
      response.write('too ')
      setTimeout(() => response.end('large'), 20)
    })
  })
  for (const stream of ['0', '1']) {
    for (const framing of ['Content-Length: 50000000', 'Transfer-Encoding: chunked']) {
      const text = await new Promise<string>((resolve) => {
        let received = ''
        const data = framing.startsWith('C') ? Buffer.alloc(65_536, 'x') : Buffer.concat([Buffer.from('10000\r\n'), Buffer.alloc(65_536, 'x'), Buffer.from('\r\n')])
        const socket = connect(at.port, '127.0.0.1', () => {
          socket.write(`PUT /upload HTTP/1.1\r\nHost: a\r\nX-Stream: ${stream}\r\nContent-Type: application/octet-stream\r\n${framing}\r\n\r\n`)
          const more = (): void => {
            while (!socket.destroyed && !/large/.test(received)) if (!socket.write(data)) return void socket.once('drain', more)
          }
          more()
        })
        socket.on('data', (bytes) => {
          received += bytes.toString('latin1')
          if (/large(\r\n0\r\n\r\n)?$/.test(received)) socket.destroy()
        })
        socket.on('error', () => undefined)
        socket.on('close', () => resolve(received))
      })
      assert.match(text, /^HTTP\/1\.1 413 /, `${stream} ${framing}`)
      assert.match(text, /too/)
      assert.match(text, /large/)
    }
  }
  assert.equal((await fetch(`${at.url}/nowhere`)).status, 404)
})

test('what comes without a body is not validated and has none', async (t) => {
  let reply: (response: ServerResponse) => void = () => undefined
  const at = await site(t, (_request, response) => reply(response))
  const raw = (path: string, method = 'GET'): Promise<string> => sendRaw(at.port, `${method} ${path} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n`)

  reply = (response) => void response.writeHead(204).end()
  const none = await raw('/pet')
  assert.match(none, /^HTTP\/1\.1 204 /)
  assert.ok(none.endsWith('\r\n\r\n') && !/content-length|transfer-encoding/i.test(none))

  reply = (response) => void response.writeHead(304, { etag: '"a"', 'content-length': '100' }).end()
  const unchanged = await raw('/file')
  assert.match(unchanged, /^HTTP\/1\.1 304 [^]*etag: "a"/i)
  assert.ok(unchanged.endsWith('\r\n\r\n'))

  reply = (response) => void response.writeHead(206, { 'content-type': 'application/json', 'content-range': 'bytes 0-3/20', 'content-length': '4' }).end('{"na')
  const part = await raw('/pet')
  assert.match(part, /^HTTP\/1\.1 206 [^]*content-range: bytes 0-3\/20[^]*\r\n\r\n\{"na$/i)

  reply = (response) => void response.writeHead(200, { 'content-type': 'application/json', 'content-length': '20' }).end()
  const head = await raw('/pet', 'HEAD')
  assert.match(head, /^HTTP\/1\.1 200 [^]*content-length: 20\r\n/i)
  assert.ok(head.endsWith('\r\n\r\n'))

  reply = (response) => void response.writeHead(200, { 'content-type': 'application/json' }).end()
  const open = await raw('/pet', 'HEAD')
  assert.match(open, /^HTTP\/1\.1 200 /)
  assert.ok(open.endsWith('\r\n\r\n') && !/\r\n0\r\n/.test(open))
})

test('a 204 whose backend gives it a length has none at the client (RFC 9110, 8.6)', async (t) => {
  const target = await bytesBackend(t, (socket) => void socket.write('HTTP/1.1 204 No Content\r\nContent-Length: 0\r\n\r\n'))
  const at = await site(t, () => undefined, target)
  const text = await sendRaw(at.port, 'GET /pet HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n')
  assert.match(text, /^HTTP\/1\.1 204 /)
  assert.ok(!/content-length/i.test(text))
})

test('interim answers and trailers of the backend stay behind', async (t) => {
  const target = await bytesBackend(t, (socket) => void socket.write(
    'HTTP/1.1 102 Processing\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: </a>; rel=preload\r\n\r\n'
    + 'HTTP/1.1 200 OK\r\nContent-Type: application/octet-stream\r\nTrailer: X-Sum\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\nX-Sum: 1\r\n\r\n'))
  const at = await site(t, () => undefined, target)
  const text = await sendRaw(at.port, 'GET /file HTTP/1.1\r\nHost: a\r\nTE: trailers\r\nConnection: close\r\n\r\n')
  assert.equal([...text.matchAll(/HTTP\/1\.1 /g)].length, 1)
  assert.match(text, /^HTTP\/1\.1 200 [^]*\r\n5\r\nhello\r\n0\r\n\r\n$/)
  assert.ok(!/x-sum|early|preload/i.test(text))
  const again = await fetch(`${at.url}/file`)
  assert.deepEqual([again.status, await again.text()], [200, 'hello'])
})

test('an upgrade that nobody asked for is a 502', async (t) => {
  const target = await bytesBackend(t, (socket) => void socket.write('HTTP/1.1 101 Switching Protocols\r\nConnection: upgrade\r\nUpgrade: x\r\n\r\n'))
  const at = await site(t, () => undefined, target)
  const response = await fetch(`${at.url}/file`)
  assert.deepEqual([response.status, (await response.json() as { code: string }).code], [502, 'backend_failed'])
})

test('a client that asks for an upgrade is served without it', async (t) => {
  let seen: Record<string, unknown> = {}
  const at = await site(t, (request, response) => {
    seen = request.headers
    response.writeHead(200, { 'content-type': 'application/octet-stream' }).end('plain')
  })
  const text = await sendRaw(at.port, 'GET /file HTTP/1.1\r\nHost: a\r\nConnection: Upgrade, close\r\nUpgrade: websocket\r\nSec-WebSocket-Key: a\r\n\r\n')
  assert.match(text, /^HTTP\/1\.1 200 [^]*plain/)
  assert.equal(seen['upgrade'], undefined)
})

test('an upload streams to the backend as it comes, in its framing', async (t) => {
  const arrived = Promise.withResolvers<{ first: string; headers: Record<string, unknown> }>()
  const at = await site(t, (request, response) => {
    request.once('data', (chunk: Buffer) => arrived.resolve({ first: chunk.toString(), headers: request.headers }))
    request.on('end', () => response.end('done'))
    request.resume()
  })
  const socket = connect(at.port, '127.0.0.1')
  socket.write('PUT /upload HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Type: application/octet-stream\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nfirst\r\n')
  const { first, headers } = await arrived.promise
  assert.deepEqual([first, headers['transfer-encoding'], headers['content-length']], ['first', 'chunked', undefined])
  let text = ''
  socket.on('data', (data) => { text += data.toString('latin1') })
  socket.write('0\r\n\r\n')
  await once(socket, 'close')
  assert.match(text, /^HTTP\/1\.1 200 [^]*done/)
})
