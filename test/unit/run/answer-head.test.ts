import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer, ServerResponse, type RequestListener } from 'node:http'
import { connect, type AddressInfo } from 'node:net'
import { test } from 'node:test'
import fc from 'fast-check'
import { linesOf, writePlainHead } from '../../../runtime/answer-head.ts'

const date = ['Date', 'Thu, 01 Jan 1970 00:00:00 GMT']

/** All that a server sends on one connection for some requests in a row, until both ends are closed. */
async function bytesOf(listener: RequestListener, requests: string, setUp: (server: ReturnType<typeof createServer>) => void = () => {}): Promise<string> {
  const server = createServer({ keepAliveTimeout: 75_000 }, listener)
  setUp(server)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1')
  let text = ''
  socket.setEncoding('latin1').on('data', (chunk: string) => { text += chunk })
  socket.end(requests)
  await once(socket, 'close')
  server.close()
  return text
}

const get = 'GET / HTTP/1.1\r\nHost: a\r\n\r\n'

function answer(response: ServerResponse, status: number, headers: readonly string[], ours: boolean): boolean {
  const plain = ours && writePlainHead(response, status, headers, null, 'id-1', 4)
  if (!plain) response.writeHead(status, [...headers, 'x-request-id', 'id-1', 'content-length', '4'])
  response.end('body', 'latin1')
  return plain
}

test('a plain head is what node:http writes, byte by byte, on a connection that goes on', async () => {
  const token = fc.stringMatching(/^[!#$%&'*+.^_`|~0-9A-Za-z-]{1,12}$/)
  const value = fc.stringMatching(/^[\t -~]{0,30}$/)
  await fc.assert(fc.asyncProperty(fc.array(fc.tuple(token, value), { maxLength: 8 }), fc.constantFrom(200, 201, 206, 404, 418, 599), async (fields, status) => {
    const headers = [...fields.flat(), ...date]
    let plain = false
    const ours = await bytesOf((_request, response) => { plain = answer(response, status, headers, true) }, get + get)
    const nodes = await bytesOf((_request, response) => { answer(response, status, headers, false) }, get + get)
    assert.equal(ours, nodes)
    assert.equal(plain, !fields.some(([name]) => /^(connection|content-length|expect|keep-alive|trailer|transfer-encoding|upgrade)$/i.test(name)))
  }), { numRuns: 60 })
})

test('what needs a closer look is left to node:http', async () => {
  const left: Readonly<Record<string, readonly string[]>> = {
    'no date': ['a', 'b'],
    'a line feed': ['a', 'b\r\nc: d', ...date],
    'a null byte': ['a', 'b\0', ...date],
    'text beyond ASCII': ['a', 'é', ...date],
    'a name that is none': ['a b', 'c', ...date],
    'a name with a line feed': ['a\r\nb', 'c', ...date],
    'connection': ['Connection', 'close', ...date],
    'transfer-encoding': ['transfer-encoding', 'chunked', ...date],
    'content-length': ['Content-Length', '4', ...date],
  }
  for (const [name, headers] of Object.entries(left)) {
    let plain = true
    await bytesOf((_request, response) => {
      plain = writePlainHead(response, 200, headers, null, 'id', 4)
      assert.equal(response.headersSent, false, name)
      response.end('body')
    }, get)
    assert.equal(plain, false, name)
  }
})

test('a message of which something was decided before is left to node:http', async () => {
  const decided: Readonly<Record<string, (response: ServerResponse) => void>> = {
    'a field that was set': (response) => void response.setHeader('x-theirs', '1'),
    'a replaced writeHead': (response) => { response.writeHead = ServerResponse.prototype.writeHead.bind(response) as typeof response.writeHead },
    'a status message': (response) => { response.statusMessage = 'Fine' },
    'the last of a connection': (response) => { response.shouldKeepAlive = false },
  }
  for (const [name, decide] of Object.entries(decided)) {
    let plain = true
    const text = await bytesOf((_request, response) => {
      decide(response)
      plain = answer(response, 200, date, true)
    }, get)
    assert.equal(plain, false, name)
    assert.match(text, /^HTTP\/1\.1 200 (OK|Fine)\r\n/)
  }
  const requests: Readonly<Record<string, string>> = {
    'HTTP/1.0': 'GET / HTTP/1.0\r\n\r\n',
    'a client that closes': 'GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n',
  }
  for (const [name, request] of Object.entries(requests)) {
    let plain = true
    const text = await bytesOf((_request, response) => { plain = answer(response, 200, date, true) }, request)
    assert.equal(plain, false, name)
    assert.match(text, /\r\nConnection: close\r\n/)
  }
  let plain = true
  await bytesOf((_request, response) => { plain = answer(response, 200, date, true) }, get, (server) => { server.maxRequestsPerSocket = 1 })
  assert.equal(plain, false, 'the last request that a connection may have')
})

test('lines that are known hold for their array alone', async () => {
  const headers = ['a', 'b', ...date]
  const prepared = { headers, count: 2, lines: 'a: known\r\n' }
  const sent = (given: readonly string[]): Promise<string> => bytesOf((_request, response) => {
    assert.equal(writePlainHead(response, 200, given, prepared, 'id', 0), true)
    response.end()
  }, get)
  assert.match(await sent(headers), /\r\na: known\r\nDate: /)
  assert.match(await sent([...headers]), /\r\na: b\r\nDate: /)
})

test('linesOf gives the lines, or null', () => {
  assert.equal(linesOf(['a', 'b', 'C-d', ' e\t']), 'a: b\r\nC-d:  e\t\r\n')
  assert.equal(linesOf([]), '')
  assert.equal(linesOf(['a', 'b\n']), null)
  assert.equal(linesOf(['', 'b']), null)
})
