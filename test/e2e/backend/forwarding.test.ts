import assert from 'node:assert/strict'
import type { IncomingHttpHeaders } from 'node:http'
import { after, before, test } from 'node:test'
import { answer, binary, empty, json, pathParameter, required, string } from '../../../runtime/index.ts'
import { anOperation, startGateway, type TestGateway } from '../../support/gateway.ts'
import { bodyOf, sendRaw } from '../../support/raw.ts'

let gateway: TestGateway
let seen: { method: string; url: string; headers: IncomingHttpHeaders; rawHeaders: string[]; body: Buffer }[] = []
let reply: { status: number; headers: Record<string, string | string[]>; body: string } = { status: 200, headers: {}, body: '' }

before(async () => {
  gateway = await startGateway({
    mount: '/shop', basePath: '/api/v3', name: 'gatewright-forwarding',
    operations: [
      anOperation({ id: 'get', path: '/things/{id}', parameters: [pathParameter('id', string, null)], responses: { 200: answer([json(null)]), 204: empty() } }),
      anOperation({ id: 'post', method: 'POST', path: '/things', body: required(json(null)) }),
      anOperation({ id: 'upload', method: 'PUT', path: '/files', body: required(binary()) }),
    ],
    backend: async (request, response) => {
      seen.push({ method: request.method!, url: request.url!, headers: request.headers, rawHeaders: request.rawHeaders, body: await bodyOf(request) })
      response.writeHead(reply.status, reply.headers).end(reply.body)
    },
  })
})
after(() => gateway.close())

async function through(path: string, init: RequestInit = {}) {
  seen = []
  const response = await fetch(gateway.url + path, { redirect: 'manual', ...init })
  const text = await response.text()
  return { response, text, request: seen[0] }
}

test('the path is built from the template, the base path and the raw parameter text; the query passes as it is', async () => {
  reply = { status: 200, headers: { 'content-type': 'application/json' }, body: '{"a":1}' }
  const { response, text, request } = await through('/shop/things/a%2Fb%20c?x=%41&y=a+b&&z')
  assert.equal(response.status, 200)
  assert.equal(text, '{"a":1}')
  assert.equal(request?.url, '/api/v3/things/a%2Fb%20c?x=%41&y=a+b&&z')
})

test('hop-by-hop, identity and forwarding headers of the client do not reach the backend, in either spelling', async () => {
  reply = { status: 204, headers: {}, body: '' }
  seen = []
  await sendRaw(gateway.port, [
    'GET /shop/things/1 HTTP/1.1', 'Host: shop.example', 'Connection: close, X-Secret', 'X-Secret: 1', 'TE: trailers',
    'Proxy-Authorization: Basic eDp5', 'X-Gateway-Subject: admin', 'x_gateway_scopes: all', 'X-Forwarded-For: 6.6.6.6',
    'X_Forwarded_Host: evil', 'Forwarded: for=6.6.6.6', 'X-Real-IP: 6.6.6.6', 'X-Kept: yes', '', '',
  ].join('\r\n'))
  const headers = seen[0]!.headers
  for (const name of ['x-secret', 'te', 'proxy-authorization', 'x-gateway-subject', 'x_gateway_scopes', 'x_forwarded_host', 'forwarded', 'x-real-ip']) {
    assert.equal(headers[name], undefined, name)
  }
  assert.equal(headers['x-kept'], 'yes')
  assert.equal(headers['x-forwarded-for'], '127.0.0.1')
  assert.equal(headers['x-forwarded-host'], 'shop.example')
  assert.equal(headers['x-forwarded-proto'], 'http')
  assert.equal(headers['via'], '1.1 gatewright-forwarding')
  assert.ok(headers['x-request-id'])
})

test('a request that came through this gateway already is refused with 508', async () => {
  const { response, request } = await through('/shop/things/1', { headers: { via: '1.0 other, 1.1 gatewright-forwarding' } })
  assert.equal(response.status, 508)
  assert.equal(request, undefined)
})

test('only codings that can be decoded are asked of the backend', async () => {
  await through('/shop/things/1', { headers: { 'accept-encoding': 'zstd, gzip;q=0.5, br' } })
  assert.equal(seen[0]!.headers['accept-encoding'], 'gzip;q=0.5, br')
  await through('/shop/things/1', { headers: { 'accept-encoding': 'zstd' } })
  assert.equal(seen[0]!.headers['accept-encoding'], 'identity')
})

test('addresses of the backend become addresses of the gateway', async () => {
  reply = {
    status: 201, body: '',
    headers: {
      location: `${gateway.backendUrl}/api/v3/things/7?a=b#c`, 'content-location': '/api/v3/things/7',
      'set-cookie': ['a=1; Path=/api/v3/things; HttpOnly', 'b=2; Domain=127.0.0.1; Path=/', 'c=3; Path=/api/v30'],
    },
  }
  const { response } = await through('/shop/things/1')
  assert.equal(response.headers.get('location'), '/shop/things/7?a=b#c')
  assert.equal(response.headers.get('content-location'), '/shop/things/7')
  assert.deepEqual(response.headers.getSetCookie(), ['a=1; Path=/shop/things; HttpOnly', 'b=2; Path=/shop', 'c=3; Path=/api/v30'])
})

test('an address elsewhere stays', async () => {
  reply = { status: 302, headers: { location: 'https://elsewhere.example/api/v3/x' }, body: '' }
  const { response } = await through('/shop/things/1')
  assert.equal(response.headers.get('location'), 'https://elsewhere.example/api/v3/x')
})

test('HEAD follows GET, with the length and without the body', async () => {
  reply = { status: 200, headers: { 'content-type': 'application/json', 'content-length': '7' }, body: '{"a":1}' }
  const { response, text, request } = await through('/shop/things/1', { method: 'HEAD' })
  assert.equal(request?.method, 'HEAD')
  assert.equal(response.headers.get('content-length'), '7')
  assert.equal(text, '')
})

test('a JSON body is forwarded byte by byte as it was validated', async () => {
  reply = { status: 200, headers: {}, body: '' }
  const body = '{ "a" : 12345678901234567890,\n"b":"\\u00e9" }'
  const { request } = await through('/shop/things', { method: 'POST', headers: { 'content-type': 'application/json' }, body })
  assert.equal(request?.body.toString(), body)
  assert.equal(request?.headers['content-length'], String(body.length))
})

test('a binary body streams through, with and without a length', async () => {
  reply = { status: 200, headers: {}, body: '' }
  const bytes = Buffer.alloc(300_000, 7)
  const known = await through('/shop/files', { method: 'PUT', headers: { 'content-type': 'application/octet-stream' }, body: bytes })
  assert.ok(known.request?.body.equals(bytes))
  assert.equal(known.request?.headers['content-length'], '300000')
  const stream = new ReadableStream({ start(controller) { controller.enqueue(bytes); controller.close() } })
  const chunked = await through('/shop/files', { method: 'PUT', headers: { 'content-type': 'application/octet-stream' }, body: stream, duplex: 'half' } as RequestInit)
  assert.ok(chunked.request?.body.equals(bytes))
})

test('an answer of several megabytes without a schema arrives whole', async () => {
  reply = { status: 200, headers: { 'content-type': 'application/x-thing' }, body: 'x'.repeat(5_000_000) }
  const { text } = await through('/shop/files', { method: 'PUT', headers: { 'content-type': 'application/octet-stream' }, body: 'y' })
  assert.equal(text.length, 5_000_000)
})
