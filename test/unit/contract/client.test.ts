import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { test } from 'node:test'
import type { TestContext } from 'node:test'
import { carry } from '../../../testing/contract/carried.ts'
import { createClient } from '../../../testing/contract/client.ts'
import type { Client, ClientOptions } from '../../../testing/contract/client.ts'
import { bareRequest } from '../../../testing/contract/wire.ts'

async function clientOf(t: TestContext, listener: RequestListener, options: Partial<ClientOptions> = {}): Promise<Client> {
  const server = createServer(listener).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const client = createClient({ base: `http://127.0.0.1:${(server.address() as AddressInfo).port}/base/`, connections: 2, ...options })
  t.after(async () => {
    await client.close()
    server.closeAllConnections()
    server.close()
  })
  return client
}

test('a request arrives as it was written, credentials with it', async (t) => {
  const client = await clientOf(t, async (request, response) => {
    response.end(JSON.stringify([request.method, request.url, request.headers['x-a'], request.headers['x-key'], request.headers.cookie, (await buffer(request)).toString()]))
  })
  const credentials = { headers: carry('h', { headers: { 'X-Key': 'k' } }).headers, query: carry('q', { query: { 'a b': '1&2' } }).query, cookies: carry('c', { cookies: { s: 't' } }).cookies }
  const answer = await client.send({ ...bareRequest('GET', '/x%20y'), query: ['a=%2C', 'b'], headers: [['X-A', 'v']], cookies: ['d=e'], body: Buffer.from('body'), credentials })
  assert.ok('body' in answer)
  assert.deepEqual(JSON.parse(answer.body.toString()), ['GET', '/base/x%20y?a=%2C&b&a%20b=1%262', 'v', 'k', 'd=e; s=t', 'body'])
})

test('a stream is read for its time, and what has come is the answer', async (t) => {
  const client = await clientOf(t, (_request, response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' })
    response.write('data: 1\n\n')
  }, { streamTime: 100 })
  const answer = await client.send(bareRequest('GET', '/'))
  assert.ok('body' in answer)
  assert.equal(answer.complete, false)
  assert.equal(answer.body.toString(), 'data: 1\n\n')
})

test('a long body is cut, a broken one and a missing one are errors that say so', async (t) => {
  const client = await clientOf(t, (request, response) => {
    if (request.url === '/base/long') return void response.end(Buffer.alloc(300_000, 'x'))
    if (request.url === '/base/none') return void request.socket.destroy()
    if (request.url === '/base/silent') return
    response.writeHead(200, { 'content-length': '100' })
    response.write('half')
    setImmediate(() => response.destroy())
  }, { longestBody: 1_000, timeout: 300 })
  const long = await client.send(bareRequest('GET', '/long'))
  assert.ok('body' in long && !long.complete && long.body.length >= 1_000)
  for (const path of ['/none', '/half', '/silent']) {
    const outcome = await client.send(bareRequest('GET', path))
    assert.ok('error' in outcome && outcome.error !== '', path)
  }
  const refused = createClient({ base: 'http://127.0.0.1:1', connections: 1 })
  t.after(() => refused.close())
  const outcome = await refused.send(bareRequest('GET', '/'))
  assert.ok('error' in outcome)
  assert.match(outcome.error, /ECONNREFUSED/)
})
