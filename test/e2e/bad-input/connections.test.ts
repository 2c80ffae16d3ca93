import assert from 'node:assert/strict'
import { once } from 'node:events'
import { connect } from 'node:net'
import { before, test } from 'node:test'
import { sendRaw } from '../../support/raw.ts'
import { answersIn, operations, problemIn, site, type Site } from './site.ts'

let at: Site
before(async (t) => {
  at = await site(t as never, { times: { headers: 300, request: 600, check: 50 } })
})

test('a client that never ends its head is cut with 408', async () => {
  const socket = connect(at.port, '127.0.0.1')
  let text = ''
  socket.on('data', (data) => { text += data.toString('latin1') })
  socket.on('error', () => undefined)
  socket.write('GET /things/1 HTTP/1.1\r\nHost: a\r\n')
  const drip = setInterval(() => socket.write('X-A: b\r\n'), 40)
  await once(socket, 'close')
  clearInterval(drip)
  assert.deepEqual(answersIn(text), [408])
  assert.equal(problemIn(text).code, 'request_timeout')
  assert.ok(await at.serves())
})

test('a client that never ends its body is cut with 408, and reaches no backend', async () => {
  at.seen.length = 0
  const socket = connect(at.port, '127.0.0.1')
  let text = ''
  socket.on('data', (data) => { text += data.toString('latin1') })
  socket.on('error', () => undefined)
  socket.write('POST /json HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n')
  const drip = setInterval(() => socket.write(' '), 40)
  await once(socket, 'close')
  clearInterval(drip)
  assert.deepEqual(answersIn(text), [408])
  assert.deepEqual(at.seen, [])
  assert.ok(await at.serves())
})

test('a slow body is cut by the deadline of the operation too', async (t) => {
  const own = await site(t, { operations: [{ ...operations.find(({ id }) => id === 'json')!, policies: { timeout: 200 } }] })
  const text = await sendRaw(own.port, 'POST /json HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{')
  assert.deepEqual(answersIn(text), [408])
  assert.equal(problemIn(text).code, 'request_timeout')
  assert.deepEqual(own.seen, [])
})

test('one request never becomes two at the backend', async () => {
  const inner = 'GET /things/smuggled HTTP/1.1\r\nHost: a\r\n\r\n'
  const head = ['POST /json HTTP/1.1', 'Host: a', 'Content-Type: application/json']
  const cases: readonly [name: string, lines: readonly string[], body: string][] = [
    ['Content-Length and Transfer-Encoding', [...head, `Content-Length: ${5 + inner.length}`, 'Transfer-Encoding: chunked'], `0\r\n\r\n${inner}`],
    ['Transfer-Encoding and Content-Length', [...head, 'Transfer-Encoding: chunked', 'Content-Length: 4'], `5c\r\n${inner}\r\n0\r\n\r\n`],
    ['two lengths', [...head, 'Content-Length: 2', `Content-Length: ${2 + inner.length}`], `{}${inner}`],
    ['a list of lengths', [...head, `Content-Length: 2, ${2 + inner.length}`], `{}${inner}`],
    ['a signed length', [...head, 'Content-Length: +2'], `{}${inner}`],
    ['a length with underscores', [...head, 'Content_Length: 2', 'Transfer_Encoding: chunked'], `{}${inner}`],
    ['a folded line', [...head, 'Transfer-Encoding:', ' chunked', 'Content-Length: 2'], `{}${inner}`],
    ['a space before the colon', [...head, 'Transfer-Encoding : chunked', 'Content-Length: 2'], `{}${inner}`],
    ['a coding that is not known', [...head, 'Transfer-Encoding: xchunked', 'Content-Length: 2'], `{}${inner}`],
    ['a coding twice', [...head, 'Transfer-Encoding: chunked, identity'], `2\r\n{}\r\n0\r\n\r\n${inner}`],
    ['a bare line feed', [...head, 'X-A: b\nTransfer-Encoding: chunked', 'Content-Length: 2'], `{}${inner}`],
    ['a bare carriage return', [...head, 'X-A: b\rTransfer-Encoding: chunked', 'Content-Length: 2'], `{}${inner}`],
    ['a chunk extension with a line feed', [...head, 'Transfer-Encoding: chunked'], `2;\n{}\r\n0\r\n\r\n${inner}`],
    ['a chunk size that overflows', [...head, 'Transfer-Encoding: chunked'], `10000000000000002\r\n{}\r\n0\r\n\r\n${inner}`],
    ['a NUL in a header', [...head, 'X-A: a\0b', 'Content-Length: 2'], `{}${inner}`],
  ]
  for (const [name, lines, body] of cases) {
    at.seen.length = 0
    const text = await at.raw(lines, body)
    const [first = 0] = answersIn(text)
    assert.ok(first >= 400 && first < 500, `${name}: ${first}`)
    assert.deepEqual(at.seen.map(({ method, url }) => `${method} ${url}`), [], name)
    assert.ok(await at.serves(), name)
  }
})

test('an undeclared body on a GET is refused, and what follows it is not taken for a request of its own', async () => {
  at.seen.length = 0
  const inner = 'GET /things/smuggled HTTP/1.1\r\nHost: a\r\n\r\n'
  const text = await sendRaw(at.port, `GET /things/1 HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Length: ${inner.length}\r\n\r\n${inner}`)
  assert.deepEqual(answersIn(text), [400])
  assert.deepEqual(at.seen, [])
})

test('pipelined requests are answered in their order, each once', async () => {
  at.seen.length = 0
  const text = await sendRaw(at.port, [1, 2, 3].map((id) => `GET /things/${id} HTTP/1.1\r\nHost: a\r\n\r\n`).join('')
    + 'GET /nowhere HTTP/1.1\r\nHost: a\r\n\r\nGET /things/4 HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n')
  assert.deepEqual(answersIn(text), [200, 200, 200, 404, 200])
  assert.deepEqual(at.seen.map(({ url }) => url).sort(), ['/things/1', '/things/2', '/things/3', '/things/4'])
})

test('garbage after a request does not get into its answer', async (t) => {
  const own = await site(t, {
    backend: (_request, response) => {
      response.writeHead(200, { 'content-type': 'application/octet-stream' })
      response.write('first')
      setTimeout(() => response.end('last'), 150)
    },
  })
  const socket = connect(own.port, '127.0.0.1')
  let text = ''
  socket.on('error', () => undefined)
  socket.on('data', (data) => { text += data.toString('latin1') })
  socket.write('GET /search HTTP/1.1\r\nHost: a\r\n\r\n')
  await once(socket, 'data')
  socket.write('\0\0\0garbage\r\n\r\n')
  await once(socket, 'close')
  assert.deepEqual(answersIn(text), [200])
  assert.ok(!text.includes('request_malformed'))
})

test('a client that closes its half of the connection leaves nothing behind', async () => {
  at.seen.length = 0
  const socket = connect({ port: at.port, host: '127.0.0.1', allowHalfOpen: true })
  socket.on('error', () => undefined)
  socket.resume()
  socket.end('GET /things/1 HTTP/1.1\r\nHost: a\r\n\r\n')
  await once(socket, 'close')
  const cut = connect({ port: at.port, host: '127.0.0.1', allowHalfOpen: true })
  cut.on('error', () => undefined)
  cut.resume()
  cut.end('POST /json HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 10\r\n\r\n{')
  await once(cut, 'close')
  assert.ok(at.seen.every(({ url }) => url === '/things/1'))
  assert.ok(await at.serves())
})

test('bytes that are no HTTP are a 400', async () => {
  for (const bytes of ['\x16\x03\x01\x02\x00\x01', 'SSH-2.0-x\r\n\r\n', '\r\n\r\n\r\n\0', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', 'GET /things/1 HTTP/9.9\r\nHost: a\r\n\r\n']) {
    const text = await sendRaw(at.port, bytes)
    assert.ok(answersIn(text).every((status) => status >= 400), JSON.stringify(bytes))
  }
  assert.ok(await at.serves())
})
