import assert from 'node:assert/strict'
import { once } from 'node:events'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { connect } from 'node:net'
import { test } from 'node:test'
import { binary, eventStream, answer, required } from '../../../runtime/index.ts'
import { anOperation, startGateway } from '../../support/gateway.ts'

const operations = [
  anOperation({ id: 'silent', path: '/silent' }),
  anOperation({ id: 'stream', path: '/stream', responses: { 200: answer([eventStream(null)]) } }),
  anOperation({ id: 'upload', method: 'PUT', path: '/upload', body: required(binary()) }),
  anOperation({ id: 'quick', path: '/quick' }),
]

/** A gateway whose backend hands each request to the test. */
async function watched(handle: (request: IncomingMessage, response: ServerResponse) => void) {
  return startGateway({ operations, backend: handle })
}

async function leave(port: number, head: string, when: (socket: ReturnType<typeof connect>) => Promise<unknown>) {
  const socket = connect(port, '127.0.0.1')
  socket.on('error', () => undefined)
  await once(socket, 'connect')
  socket.write(head)
  await when(socket)
  socket.destroy()
}

test('a client that leaves before the head aborts the call at the backend', async () => {
  const arrived = Promise.withResolvers<ServerResponse>()
  const gateway = await watched((_request, response) => arrived.resolve(response))
  const closed = arrived.promise.then((response) => once(response, 'close'))
  await leave(gateway.port, 'GET /silent HTTP/1.1\r\nHost: a\r\n\r\n', () => arrived.promise)
  await closed
  await gateway.close()
})

test('a client that leaves mid-stream aborts the call at the backend', async () => {
  const arrived = Promise.withResolvers<ServerResponse>()
  const gateway = await watched((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' })
    response.write('data: 1\n\n')
    arrived.resolve(response)
  })
  const closed = arrived.promise.then((response) => once(response, 'close'))
  await leave(gateway.port, 'GET /stream HTTP/1.1\r\nHost: a\r\n\r\n', (socket) => once(socket, 'data'))
  await closed
  await gateway.close()
})

test('a client that stops reading holds the backend back, and leaves no call behind when it goes', async () => {
  const arrived = Promise.withResolvers<ServerResponse>()
  let written = 0
  const total = 64 * 1024 * 1024
  const gateway = await watched((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' })
    const chunk = Buffer.alloc(65_536, 'x')
    const more = (): void => {
      while (written < total && !response.destroyed) {
        written += chunk.length
        if (!response.write(chunk)) return void response.once('drain', more)
      }
    }
    more()
    arrived.resolve(response)
  })
  const closed = arrived.promise.then((response) => once(response, 'close'))
  await leave(gateway.port, 'GET /stream HTTP/1.1\r\nHost: a\r\n\r\n', async (socket) => {
    await once(socket, 'data')
    socket.pause()
    for (let before = -1; before !== written;) {
      before = written
      await new Promise((resolve) => setTimeout(resolve, 200))
    }
  })
  assert.ok(written < total, `the backend could write all of ${total} bytes to a client that does not read`)
  await closed
  await gateway.close()
})

test('a client that leaves while uploading aborts the call at the backend', async () => {
  const arrived = Promise.withResolvers<IncomingMessage>()
  const gateway = await watched((request) => {
    request.resume()
    request.on('error', () => undefined)
    arrived.resolve(request)
  })
  const closed = arrived.promise.then((request) => new Promise((resolve) => request.once('close', resolve)))
  await leave(gateway.port, 'PUT /upload HTTP/1.1\r\nHost: a\r\nContent-Type: application/octet-stream\r\nContent-Length: 1000000\r\n\r\n', async (socket) => {
    socket.write(Buffer.alloc(1000))
    await arrived.promise
  })
  await closed
  await gateway.close()
})

test('two hundred clients that leave do not use the pool up', async () => {
  let open = 0
  const gateway = await watched((request, response) => {
    if (request.url === '/quick') return void response.end('ok')
    open++
    response.once('close', () => open--)
  })
  await Promise.all(Array.from({ length: 200 }, async () => {
    const before = open
    await leave(gateway.port, 'GET /silent HTTP/1.1\r\nHost: a\r\n\r\n', async () => {
      while (open === before && open === 0) await new Promise((resolve) => setTimeout(resolve, 5))
    })
  }))
  const answers = await Promise.all(Array.from({ length: 300 }, async () => (await fetch(`${gateway.url}/quick`)).text()))
  assert.deepEqual(new Set(answers), new Set(['ok']))
  while (open > 0) await new Promise((resolve) => setTimeout(resolve, 10))
  await gateway.close()
})
