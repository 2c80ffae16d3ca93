import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { createServer } from 'node:http'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { test } from 'node:test'
import type { Offer, Served } from '../../../bench/load/open-loop.ts'

const script = join(import.meta.dirname, '../../../bench/load/open-loop.ts')

async function offer(options: Offer): Promise<Served> {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', script, JSON.stringify(options)], { stdio: ['ignore', 'pipe', 'inherit'] })
  return JSON.parse(await text(child.stdout)) as Served
}

test('a stall is charged to every request that was due meanwhile, not to the one that met it', async () => {
  let seen = 0
  const server = createServer((_request, response) => {
    // Half a second in which nobody is answered; 200 requests are due in it.
    if (++seen === 200) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 500)
    response.end('{}')
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  try {
    const served = await offer({ host: '127.0.0.1', port: (server.address() as AddressInfo).port, requests: [{ method: 'GET', path: '/', headers: {} }], rate: 400, seconds: 2, connections: 4 })
    assert.equal(served.answered, 800)
    assert.equal(served.errors, 0)
    assert.equal(seen, 800)
    // With four connections and no queue, only four of 800 answers would be late: the 99th percentile would not show it.
    assert.ok(served.p99 >= 400, JSON.stringify(served))
  } finally {
    server.close()
  }
})

test('requests go out in turn, as written, and answers of every framing and status are told apart', async () => {
  const got: string[] = []
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk) => { body += String(chunk) }).on('end', () => {
      got.push(`${request.method} ${request.url} ${request.headers['x-key']} ${body}`)
      if (request.url === '/no') response.statusCode = 503
      if (request.url === '/chunks') {
        response.write('a'.repeat(70_000))
        response.end('b')
      } else response.end('{}')
    })
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  try {
    const requests = [{ method: 'POST', path: '/a', headers: { 'x-key': '1' }, body: '{"é":1}' }, { method: 'GET', path: '/chunks', headers: { 'x-key': '2' } }, { method: 'GET', path: '/no', headers: { 'x-key': '3' } }]
    const served = await offer({ host: '127.0.0.1', port: (server.address() as AddressInfo).port, requests, rate: 60, seconds: 0.5, connections: 1 })
    assert.equal(served.answered, 30)
    assert.equal(served.errors, 10)
    assert.deepEqual(got.slice(0, 3), ['POST /a 1 {"é":1}', 'GET /chunks 2 ', 'GET /no 3 '])
  } finally {
    server.close()
  }
})
