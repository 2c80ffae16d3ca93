import assert from 'node:assert/strict'
import { connect } from 'node:net'
import { after, before, test } from 'node:test'
import type { Diagnostic } from '../../../generator/diagnostics.ts'
import type { JsonObject } from '../../../generator/load/document.ts'
import { startMock } from '../../../testing/mock/start-mock.ts'
import type { Mock } from '../../../testing/mock/start-mock.ts'
import { createJudge } from '../../../testing/sample/judge.ts'

const json = (schema: JsonObject, more: JsonObject = {}): JsonObject => ({ content: { 'application/json': { schema, ...more } } })
const pet = { type: 'object', required: ['id', 'name'], properties: { id: { type: 'integer' }, name: { type: 'string' }, password: { type: 'string', writeOnly: true } } }
const document: JsonObject = {
  openapi: '3.1.0',
  servers: [{ url: 'https://x.test/api/{v}', variables: { v: { default: 'v3' } } }],
  paths: {
    '/pets/{id}': {
      get: {
        operationId: 'getPet',
        responses: {
          404: json({ type: 'object', required: ['message'], properties: { message: { const: 'none' } } }), '5XX': { description: '' },
          201: { description: 'not the lowest', ...json({ type: 'integer' }) },
          200: { description: 'd', headers: { 'X-Limit': { required: true, schema: { type: 'integer', minimum: 5 } }, 'X-Note': { schema: { type: 'string' }, example: 'hi' }, 'X-Silent': { schema: { type: 'string' } }, 'Content-Length': { required: true, schema: { const: 3 } } },
            ...json(pet, { examples: { broken: { value: { id: 'x', name: 'Rex' } }, cat: { value: { id: 7, name: 'Tom' } }, dog: { value: { id: 8, name: 'Bello', password: 'secret' } } } }) },
        },
      },
      delete: { operationId: 'deletePet', responses: { 204: { description: 'gone', headers: { 'X-Limit': { required: true, schema: { type: 'integer' } } } } } },
    },
    '/pets/mine': { get: { operationId: 'mine', responses: { default: json({ type: 'array', minItems: 1, items: pet }) } } },
    '/files/{name}.{ext}': { get: { operationId: 'file', responses: { 200: { description: 'd', content: { 'image/png': {}, 'text/csv': { schema: { type: 'string' }, example: 'a,b\n1,2' } } } } } },
    '/files/{name}:act': { post: { operationId: 'act', responses: { 202: { description: 'accepted' } } } },
    '/chat': {
      post: {
        operationId: 'chat', summary: 'ends in [DONE]', responses: { 200: { description: 'd', content: { 'application/json': { schema: { type: 'integer' } }, 'text/event-stream': { schema: { type: 'object', required: ['delta'], properties: { delta: { type: 'string' } } } } } } },
      },
    },
    '/impossible': { get: { responses: { 200: json({ allOf: [{ type: 'string' }, { type: 'integer' }] }) } } },
    '/closed': { get: { operationId: 'closed', responses: { 302: { description: 'moved' }, '4XX': json({ type: 'object' }) } } },
    '/any': { get: { operationId: 'any', responses: {} } },
  },
}

let mock: Mock
const diagnostics: Diagnostic[] = []
let loaded = 0

before(async () => {
  mock = await startMock({
    documents: [
      { name: 'pets', document: () => { loaded++; return document } },
      { name: 'other', document: { paths: { '/pets/{id}': { get: { operationId: 'otherPet', responses: { 200: json({ const: 'other' }) } } } } }, basePath: '/second/' },
      { name: 'broken', document: () => { throw new Error('broken.yaml:3:1 no OpenAPI document') } },
    ],
    onDiagnostic: (diagnostic) => diagnostics.push(diagnostic), slow: 600_000, pause: 0,
  })
})
after(() => mock.close())

const get = (path: string, headers: Record<string, string> = {}, init: RequestInit = {}): Promise<Response> => fetch(mock.url + path, { headers, redirect: 'manual', ...init })

test('it listens before any document is loaded, and loads each once', async () => {
  assert.equal(loaded, 0)
  await Promise.all([get('/pets/api/v3/pets/1'), get('/pets/pets/2')])
  assert.equal(loaded, 1)
})

test('operations are found below the server path, the API name, a base path, and at the root', async () => {
  for (const path of ['/api/v3/pets/1', '/pets/1', '/pets/api/v3/pets/1', '/pets/pets/1']) assert.equal((await get(path)).headers.get('x-mock-operation'), 'getPet', path)
  assert.equal((await get('/other/pets/1')).headers.get('x-mock-operation'), 'otherPet')
  assert.equal((await get('/second/pets/1')).headers.get('x-mock-operation'), 'otherPet')
  const target = (await get('/other/pets/1?x=%C3%A9')).headers.get('x-mock-target')
  assert.equal(target, '/pets/1?x=%C3%A9', 'the name is the backend\'s own and not part of the target')
})

test('a literal segment comes first, partial segments match, HEAD follows GET', async () => {
  assert.equal((await get('/pets/mine')).headers.get('x-mock-operation'), 'mine')
  assert.equal((await get('/files/a.b')).headers.get('x-mock-operation'), 'file')
  assert.equal((await get('/files/x:act', {}, { method: 'POST' })).headers.get('x-mock-operation'), 'act')
  const head = await get('/pets/%6Dine', {}, { method: 'HEAD' })
  assert.deepEqual([head.status, head.headers.get('x-mock-operation'), await head.text()], [200, 'mine', ''])
})

test('unknown paths and methods are 404 and 405 with Allow, as problem details', async () => {
  const unknown = await get('/nothing/here')
  assert.equal(unknown.status, 404)
  assert.equal(unknown.headers.get('content-type'), 'application/problem+json')
  const method = await get('/pets/1', {}, { method: 'PATCH' })
  assert.deepEqual([method.status, method.headers.get('allow')], [405, 'GET, DELETE'])
})

test('the lowest 2xx, its valid example, its required headers and those with examples', async () => {
  const answer = await get('/pets/1')
  assert.equal(answer.status, 200)
  assert.deepEqual(await answer.json(), { id: 7, name: 'Tom' }, 'the first example is not valid and passed over')
  assert.equal(answer.headers.get('x-limit'), '5')
  assert.equal(answer.headers.get('x-note'), 'hi')
  assert.equal(answer.headers.get('x-silent'), null)
  assert.notEqual(answer.headers.get('content-length'), '3')
  assert.ok(diagnostics.some(({ code, place }) => code === 'example-invalid' && place.pointer === '/paths/~1pets~1{id}/get/responses/200/content/application~1json/examples/broken/value'))
})

test('Prefer chooses status, example, and the schema', async () => {
  const missing = await get('/pets/1', { prefer: 'code=404' })
  assert.deepEqual([missing.status, await missing.json()], [404, { message: 'none' }])
  assert.equal((await get('/pets/1', { prefer: 'wait=5, code=503' })).status, 503)
  assert.equal((await get('/pets/1', { prefer: 'code=418' })).status, 200, 'what is not declared is not answered')
  assert.deepEqual(await (await get('/pets/1', { prefer: 'example="dog"' })).json(), { id: 8, name: 'Bello' }, 'without what is writeOnly')
  assert.deepEqual(await (await get('/pets/1', { prefer: 'dynamic' })).json(), { id: 1, name: 'text' })
  assert.equal((await get('/closed')).status, 302)
})

test('the media type is the one that Accept wants most', async () => {
  assert.equal(Buffer.from(await (await get('/files/a.b')).arrayBuffer()).subarray(1, 4).toString(), 'PNG')
  const csv = await get('/files/a.b', { accept: 'image/*;q=0.1, text/csv' })
  assert.deepEqual([csv.headers.get('content-type'), await csv.text()], ['text/csv', 'a,b\n1,2'])
})

test('bodiless answers have none', async () => {
  const gone = await get('/pets/1', {}, { method: 'DELETE' })
  assert.deepEqual([gone.status, gone.headers.get('content-length'), gone.headers.get('x-limit'), await gone.text()], [204, null, '1', ''])
  assert.equal((await get('/any')).status, 200)
})

test('event streams: on Accept or on `stream: true`, events of the schema, then [DONE]', async () => {
  const expected = 'data: {"delta":"text"}\n\ndata: {"delta":"word"}\n\ndata: [DONE]\n\n'
  const body = JSON.stringify({ stream: true })
  const asked = await get('/chat', { accept: 'text/event-stream' }, { method: 'POST' })
  assert.deepEqual([asked.headers.get('content-type'), await asked.text()], ['text/event-stream', expected])
  assert.equal(await (await get('/chat', { 'content-type': 'application/json' }, { method: 'POST', body })).text(), expected)
  assert.equal(await (await get('/chat', {}, { method: 'POST' })).text(), '1')
})

test('what cannot be answered validly is a 500 that says why', async () => {
  const answer = await get('/impossible')
  assert.equal(answer.status, 500)
  assert.match(await answer.text(), /no valid answer.*no common type/)
})

test('a document that does not load is told of and does not disturb the others', async () => {
  assert.equal((await get('/broken/x')).status, 404)
  assert.ok(diagnostics.some(({ code, message }) => code === 'mock-document' && message.includes('broken.yaml:3:1')))
})

test('faults break the contract as named', async () => {
  const judge = createJudge(document, 'response')
  const body = await get('/pets/1', { prefer: 'fault=body' })
  assert.deepEqual([body.status, body.headers.get('content-type'), body.headers.get('x-mock-fault')], [200, 'application/json', 'body'])
  assert.ok(judge.check(pet, await body.json()).length > 0)
  assert.equal((await get('/pets/1', { prefer: 'fault=header' })).headers.get('x-limit'), null)
  assert.equal((await get('/pets/1', { prefer: 'fault=status' })).status, 299)
  assert.equal((await get('/pets/mine', { prefer: 'fault=status' })).headers.get('x-mock-fault'), 'none', '`default` declares them all')
  await assert.rejects((await get('/pets/1', { prefer: 'fault=garbage' })).json(), SyntaxError)
  const strange = await get('/pets/1', { prefer: 'fault=body' }, { method: 'DELETE' })
  assert.deepEqual([strange.status, strange.headers.get('content-type')], [200, 'application/x-gatewright-fault'])
  await assert.rejects(get('/pets/1', { prefer: 'fault=drop' }).then((answer) => answer.text()))
  assert.equal((await get('/pets/1', { prefer: 'fault=nonsense' })).headers.get('x-mock-fault'), null)
})

test('a slow answer waits, and ends when the client leaves or the backend stops', async () => {
  const leaving = new AbortController()
  const waiting = get('/pets/1', { prefer: 'fault=slow' }, { signal: leaving.signal })
  setTimeout(() => leaving.abort(), 20)
  await assert.rejects(waiting)
  const own = await startMock({ documents: [{ name: 'pets', document }] })
  const hanging = fetch(`${own.url}/pets/1`, { headers: { prefer: 'fault=slow' } })
  const failed = assert.rejects(hanging)
  await fetch(`${own.url}/pets/1`)
  await own.close()
  await failed
})

test('marks of arrived requests are told by their beginning', async () => {
  for (const mark of ['run.a.1', 'run.a.2', 'run.b.1']) await get('/pets/1', { 'x-mock-mark': mark })
  assert.equal((await get('/pets/1', { 'x-mock-ask': 'run.a.' })).headers.get('x-mock-arrived'), 'run.a.1,run.a.2')
  assert.equal((await get('/pets/1', { 'x-mock-ask': 'none.' })).headers.get('x-mock-arrived'), '')
})

test('malformed input does not kill it', async () => {
  const raw = (text: string): Promise<string> => new Promise((resolve) => {
    const socket = connect(mock.port, '127.0.0.1', () => socket.write(text, 'latin1'))
    let got = ''
    socket.on('data', (chunk) => { got += chunk.toString('latin1') }).on('error', () => resolve(got)).on('close', () => resolve(got))
  })
  assert.match(await raw('GARBAGE\r\n\r\n'), /^HTTP\/1\.1 400/)
  assert.match(await raw('GET http://evil.test/pets/1 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n'), /^HTTP\/1\.1 404/)
  assert.match(await raw('GET /pets/%zz?%ff=%zz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n'), /^HTTP\/1\.1 200/)
  assert.match(await raw('GET /pets/\u00e9 HTTP/1.1\r\nHost: x\r\n\r\n'), /^HTTP\/1\.1 400/)
  assert.match(await raw('POST /chat HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n{"stream"'), /^HTTP\/1\.1 200/)
  assert.match(await raw('OPTIONS * HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n'), /^HTTP\/1\.1 404/)
  await Promise.all(Array.from({ length: 20 }, () => new Promise<void>((resolve) => {
    const socket = connect(mock.port, '127.0.0.1', () => socket.write('POST /chat HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nab', () => socket.destroy()))
    socket.on('close', () => resolve()).on('error', () => undefined)
  })))
  assert.equal((await get('/pets/1')).status, 200)
})

test('a port in use is refused with the reason', async () => {
  await assert.rejects(startMock({ documents: [], port: mock.port }), /EADDRINUSE/)
})
