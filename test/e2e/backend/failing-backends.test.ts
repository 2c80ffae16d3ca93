import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer, type AddressInfo, type Socket } from 'node:net'
import { test } from 'node:test'
import { answer, json, optional } from '../../../runtime/index.ts'
import type { Operation, Validate } from '../../../runtime/contract.ts'
import { anOperation, startGateway } from '../../support/gateway.ts'
import { serve } from '../../support/raw.ts'

const anything: Validate = () => true
const get = (own: Partial<Operation> = {}): Operation => anOperation({ id: 'get', path: '/get', responses: { 200: answer([json(anything)]) }, ...own })
const unchecked = get({ policies: { validation: { response: 'off' } } })

/** A backend below HTTP: what it does with each connection is the test's business. */
async function socketBackend(onRequest: (socket: Socket, request: string, count: number) => void) {
  let count = 0
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => undefined)
    socket.on('data', (data) => onRequest(socket, data.toString('latin1'), ++count))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests: () => count,
    close: () => new Promise<void>((resolve) => {
      for (const socket of sockets) socket.destroy()
      server.close(() => resolve())
    }),
  }
}

async function gatewayTo(url: string, operations: readonly Operation[]) {
  return startGateway({ operations, backend: () => undefined, definition: { targets: [{ url }] } })
}

async function problemOf(response: Response) {
  assert.equal(response.headers.get('content-type'), 'application/problem+json')
  return await response.json() as { code: string; detail?: string; errors?: unknown }
}

test('a backend that refuses connections is a 502 without detail', async () => {
  const closed = await serve(() => undefined)
  await closed.close()
  const gateway = await gatewayTo(closed.url, [get()])
  const response = await fetch(`${gateway.url}/get`)
  assert.equal(response.status, 502)
  const problem = await problemOf(response)
  assert.equal(problem.code, 'backend_unreachable')
  assert.equal(problem.detail, undefined)
  await gateway.close()
})

test('a backend that does not answer in time is a 504, and its request is aborted', async () => {
  let aborted: Promise<unknown> = Promise.resolve()
  const backend = await serve((_request, response) => { aborted = once(response, 'close') })
  const gateway = await gatewayTo(backend.url, [get({ policies: { timeout: 200 } })])
  const response = await fetch(`${gateway.url}/get`)
  assert.equal(response.status, 504)
  assert.equal((await problemOf(response)).code, 'backend_timeout')
  await aborted
  await gateway.close()
  await backend.close()
})

test('a backend that dies before its head is a 502', async () => {
  const backend = await socketBackend((socket) => socket.destroy())
  const gateway = await gatewayTo(backend.url, [get()])
  const response = await fetch(`${gateway.url}/get`)
  assert.equal(response.status, 502)
  assert.equal((await problemOf(response)).code, 'backend_failed')
  assert.equal(backend.requests(), 1)
  await gateway.close()
  await backend.close()
})

test('a backend that sends less than it announced is a 502 where the answer is read whole', async () => {
  const backend = await socketBackend((socket) => socket.end('HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{"a":'))
  const gateway = await gatewayTo(backend.url, [get()])
  const response = await fetch(`${gateway.url}/get`)
  assert.equal(response.status, 502)
  assert.equal((await problemOf(response)).code, 'backend_failed')
  await gateway.close()
  await backend.close()
})

test('a backend that dies mid-stream cuts the connection to the client: half is never taken for whole', async () => {
  const backend = await socketBackend((socket) => {
    socket.write('HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n')
    setTimeout(() => socket.destroy(), 50)
  })
  const gateway = await gatewayTo(backend.url, [unchecked])
  const response = await fetch(`${gateway.url}/get`)
  assert.equal(response.status, 200)
  await assert.rejects(response.text())
  await gateway.close()
  await backend.close()
})

test('a backend that speaks no HTTP is a 502', async () => {
  const backend = await socketBackend((socket) => socket.end('SSH-2.0-garbage\r\n\r\n'))
  const gateway = await gatewayTo(backend.url, [get()])
  assert.equal((await fetch(`${gateway.url}/get`)).status, 502)
  await gateway.close()
  await backend.close()
})

test('a kept-alive connection that the backend closed is tried once more on a fresh one, for idempotent methods only', async () => {
  const served = new WeakSet<Socket>()
  const backend = await socketBackend((socket) => {
    if (served.has(socket)) return socket.destroy()
    served.add(socket)
    socket.write('HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}')
  })
  const post = anOperation({ id: 'post', method: 'POST', path: '/post', body: optional(json(null)), responses: {} })
  const gateway = await gatewayTo(backend.url, [get(), post])
  assert.equal((await fetch(`${gateway.url}/get`)).status, 200)
  assert.equal((await fetch(`${gateway.url}/get`)).status, 200)
  assert.equal(backend.requests(), 3)
  assert.equal((await fetch(`${gateway.url}/post`, { method: 'POST' })).status, 200)
  const second = await fetch(`${gateway.url}/post`, { method: 'POST' })
  assert.equal(second.status, 502)
  await gateway.close()
  await backend.close()
})

test('an answer over the bound is a 502 in block and flows on in off', async () => {
  const big = `["${'x'.repeat(50_000)}"]`
  const backend = await serve((_request, response) => void response.writeHead(200, { 'content-type': 'application/json' }).end(big))
  const limits = { limits: { response: 20_000 } }
  const gateway = await gatewayTo(backend.url, [
    get({ policies: limits }),
    get({ id: 'report', path: '/report', backend: { name: 'test', path: '/report' }, policies: { ...limits, validation: { response: 'report' } } }),
  ])
  const blocked = await fetch(`${gateway.url}/get`)
  assert.equal(blocked.status, 502)
  assert.equal((await problemOf(blocked)).code, 'response_too_large')
  const reported = await fetch(`${gateway.url}/report`)
  assert.equal(reported.status, 200)
  assert.equal(await reported.text(), big)
  await gateway.close()
  await backend.close()
})
