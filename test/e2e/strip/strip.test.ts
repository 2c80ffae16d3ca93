import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { request as httpRequest, type IncomingMessage, type RequestListener } from 'node:http'
import { once } from 'node:events'
import { after, before, test } from 'node:test'
import { gunzipSync, gzipSync } from 'node:zlib'
import { generateProject, type GeneratedProject, type StartedGateway } from '../../support/generated-gateway.ts'
import { serve } from '../../support/raw.ts'

const pet = { type: 'object', required: ['id'], properties: { id: { type: 'integer', format: 'int64' }, name: { type: 'string' } } }
const answers = (content: object): object => ({ 200: { description: 'OK', content } })
const operation = (operationId: string, content: object, more: object = {}): object => ({ get: { operationId, responses: answers(content), ...more } })
const policies = (response: object): object => ({ 'x-gateway': { policies: { validation: { response } } } })

const document = {
  openapi: '3.2.0', info: { title: 'Pets', version: '1' },
  components: { schemas: { Pet: pet } },
  paths: {
    '/pet': operation('pet', { 'application/json': { schema: { $ref: '#/components/schemas/Pet' } }, 'text/plain': {} }, policies({ stripUndeclared: true })),
    '/report': operation('report', { 'application/json': { schema: { $ref: '#/components/schemas/Pet' } } }, policies({ mode: 'report', stripUndeclared: true, maxBytes: 60 })),
    '/off': operation('off', { 'application/json': { schema: { $ref: '#/components/schemas/Pet' } }, 'application/x-ndjson': { itemSchema: { $ref: '#/components/schemas/Pet' } } }, policies({ mode: 'off', stripUndeclared: true })),
    '/strict': operation('strict', { 'application/json': { schema: { $ref: '#/components/schemas/Pet' } } }, policies({ undeclaredStatus: 'block', undeclaredMediaType: 'pass', maxBytes: 30 })),
    '/parts': { get: { operationId: 'parts', responses: { default: { description: 'Any', content: { 'application/json': { schema: { $ref: '#/components/schemas/Pet' } } } } }, ...policies({ stripUndeclared: true }) } },
    '/plain': operation('plain', { 'application/json': { schema: { $ref: '#/components/schemas/Pet' } } }),
    '/hooked': operation('hooked', { 'application/json': { schema: { $ref: '#/components/schemas/Pet' } } }, policies({ stripUndeclared: true })),
    '/cached': operation('cached', { 'application/json': { schema: { $ref: '#/components/schemas/Pet' } } }, { 'x-gateway': { policies: { validation: { response: { stripUndeclared: true } }, cache: { ttl: '1m' } } } }),
    '/items': operation('items', {
      'application/x-ndjson': { itemSchema: { $ref: '#/components/schemas/Pet' } },
      'application/json-seq': { itemSchema: { $ref: '#/components/schemas/Pet' } },
      'text/event-stream': { itemSchema: { type: 'object', properties: { event: { type: 'string' }, data: { type: 'string', contentMediaType: 'application/json', contentSchema: { $ref: '#/components/schemas/Pet' } } } } },
    }, policies({ stripUndeclared: true, maxBytes: 100 })),
  },
}

let project: GeneratedProject
let gateway: StartedGateway
let backend: Awaited<ReturnType<typeof serve>>
let answer: RequestListener
let seen: IncomingMessage
let shown: unknown
let changes: unknown

before(async () => {
  project = await generateProject({ 'specs/pets.json': JSON.stringify(document) })
  backend = await serve((request, response) => {
    seen = request
    answer(request, response)
  })
  gateway = await project.start({
    backend: backend.url,
    hooks: { pets: { hooked: { after: (response: { status: number; body?: unknown }) => {
      shown = response.body
      return changes === undefined ? undefined : { ...response, body: changes }
    } } as never } },
  })
})
after(async () => {
  await gateway.close()
  await backend.close()
  project.remove()
})

const json = (body: string | Buffer, headers: Readonly<Record<string, string>> = {}): RequestListener => (_request, response) => {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(body)), ...headers }).end(_request.method === 'HEAD' ? undefined : body)
}

interface Got { readonly status: number; readonly headers: Readonly<Record<string, unknown>>; readonly body: Buffer; readonly cut: boolean }

async function get(path: string, options: { readonly method?: string; readonly headers?: Readonly<Record<string, string>> } = {}): Promise<Got> {
  const sent = httpRequest({ host: '127.0.0.1', port: gateway.port, path, agent: false, ...options }).end()
  const [response] = await once(sent, 'response') as [IncomingMessage]
  const chunks: Buffer[] = []
  let cut = false
  try {
    for await (const chunk of response) chunks.push(chunk as Buffer)
  } catch {
    cut = true
  }
  return { status: response.statusCode!, headers: response.headers, body: Buffer.concat(chunks), cut }
}

test('undeclared members are gone, what stays is as it was written, and headers no longer speak of the old bytes', async () => {
  const body = '{ "id": 9007199254740993 , "secret": {"a":[1]}, "name": "\\u00e9" }'
  answer = json(body, { etag: '"v1"', 'content-md5': createHash('md5').update(body).digest('base64'), digest: 'sha-256=x', 'repr-digest': 'sha-256=:x:', 'x-own': 'y' })
  const got = await get('/pet')
  const text = '{ "id": 9007199254740993, "name": "\\u00e9" }'
  assert.equal(got.body.toString(), text)
  const { etag, digest, 'content-length': length, 'content-md5': md5, 'repr-digest': repr, 'x-own': own } = got.headers
  assert.deepEqual({ etag, digest, md5, repr, own, length }, { etag: 'W/"v1"', digest: undefined, md5: undefined, repr: undefined, own: 'y', length: String(Buffer.byteLength(text)) })
})

test('an answer with nothing to take out keeps its bytes, its coding and its headers', async () => {
  const bytes = gzipSync('{"id":1}')
  answer = json(bytes, { 'content-encoding': 'gzip', etag: '"v1"', 'content-digest': 'sha-256=:x:' })
  const got = await get('/pet', { headers: { 'accept-encoding': 'gzip' } })
  assert.deepEqual([got.body, got.headers['content-encoding'], got.headers['etag'], got.headers['content-digest']], [bytes, 'gzip', '"v1"', 'sha-256=:x:'])
})

test('a coded answer is decoded where something is taken out', async () => {
  answer = json(gzipSync('{"x":1,"id":1}'), { 'content-encoding': 'gzip' })
  const got = await get('/pet', { headers: { 'accept-encoding': 'gzip' } })
  assert.deepEqual([got.body.toString(), got.headers['content-encoding']], ['{"id":1}', undefined])
})

test('an operation without the policy passes what it gets', async () => {
  answer = json('{"x":1,"id":1}')
  assert.equal((await get('/plain')).body.toString(), '{"x":1,"id":1}')
})

test('the other members of the tree: what is undeclared, and how large an answer may be', async () => {
  answer = (_request, response) => response.writeHead(418, { 'content-type': 'application/json' }).end('{"id":1}')
  assert.equal((await get('/strict')).status, 502)
  assert.equal((await get('/plain')).status, 418)
  answer = (_request, response) => response.writeHead(200, { 'content-type': 'text/odd' }).end('x')
  assert.deepEqual([(await get('/strict')).status, (await get('/plain')).status], [200, 502])
  answer = json(`{"id":1,"name":"${'x'.repeat(30)}"}`)
  assert.deepEqual([(await get('/strict')).status, (await get('/plain')).status], [502, 200])
})

test('a part of an answer cannot be asked for, and one that comes all the same is refused where its status is declared', async () => {
  answer = json('{"id":1}')
  await get('/pet', { headers: { range: 'bytes=0-3', 'if-range': '"v1"' } })
  assert.deepEqual([seen.headers.range, seen.headers['if-range']], [undefined, undefined])
  answer = (_request, response) => response.writeHead(206, { 'content-type': 'application/json', 'content-range': 'bytes 0-3/9' }).end('{"se')
  assert.equal((await get('/pet')).status, 206, 'undeclared statuses have a policy of their own')
  assert.equal((await get('/parts')).status, 502)
})

test('HEAD has no length, which would be that of what nobody sees', async () => {
  answer = json('{"x":1,"id":1}')
  const got = await get('/pet', { method: 'HEAD' })
  assert.deepEqual([got.status, got.headers['content-length']], [200, undefined])
})

test('what cannot be read could hide something: 502 in block, passes in report and off', async () => {
  const twice = '{"id":1,"name":"x","name":"y"}'
  answer = json(twice)
  assert.equal((await get('/pet')).status, 502)
  assert.equal((await get('/report')).body.toString(), twice)
  assert.equal((await get('/off')).body.toString(), twice)
  answer = json('{"id":1,"x":')
  assert.deepEqual([(await get('/pet')).status, (await get('/off')).status], [502, 200])
  const long = `{"id":1,"x":"${'x'.repeat(20_000)}"}`
  answer = json(long)
  assert.equal((await get('/report')).body.toString(), long)
})

test('in report and off what is read is stripped too, be it valid or not', async () => {
  answer = json('{"id":"no number","x":1}')
  assert.equal((await get('/pet')).status, 502)
  assert.equal((await get('/report')).body.toString(), '{"id":"no number"}')
  assert.equal((await get('/off')).body.toString(), '{"id":"no number"}')
})

test('other media types and errors that nobody declares pass', async () => {
  answer = (_request, response) => response.writeHead(200, { 'content-type': 'text/plain' }).end('{"x":1}')
  assert.equal((await get('/pet')).body.toString(), '{"x":1}')
  answer = (_request, response) => response.writeHead(500, { 'content-type': 'application/json' }).end('{"x":1}')
  assert.equal((await get('/pet')).body.toString(), '{"x":1}')
})

test('hooks see what is left, and what they change has no strong tag either', async () => {
  answer = json('{"id":1,"secret":2}', { etag: '"v1"' })
  await get('/hooked')
  assert.deepEqual(shown, { id: 1 })
  answer = json('{"id":1}', { etag: '"v1"', digest: 'sha-256=x' })
  changes = { id: 2 }
  const got = await get('/hooked')
  changes = undefined
  assert.deepEqual([got.body.toString(), got.headers['etag'], got.headers['digest']], ['{"id":2}', 'W/"v1"', undefined])
})

test('the cache keeps what is left', async () => {
  answer = json('{"id":1,"secret":2}')
  assert.equal((await get('/cached')).body.toString(), '{"id":1}')
  answer = json('{"id":3}')
  assert.equal((await get('/cached')).body.toString(), '{"id":1}')
})

const stream = (type: string, chunks: readonly string[], headers: Readonly<Record<string, string>> = {}): RequestListener => async (_request, response) => {
  response.writeHead(200, { 'content-type': type, ...headers })
  for (const chunk of chunks) {
    response.write(chunk)
    await new Promise((resolve) => setImmediate(resolve))
  }
  response.end()
}

test('items of streams lose theirs one by one', async () => {
  answer = stream('application/x-ndjson', ['{"id":1,"x":', '1}\r\n\n{"id":2}\n{"x":1,"id":3}'], { etag: '"v"', 'content-length': String('{"id":1,"x":1}\r\n\n{"id":2}\n{"x":1,"id":3}'.length) })
  const got = await get('/items')
  assert.deepEqual([got.body.toString(), got.headers['etag'], got.headers['content-length'], seen.headers['accept-encoding']], ['{"id":1}\r\n\n{"id":2}\n{"id":3}', 'W/"v"', String('{"id":1}\r\n\n{"id":2}\n{"id":3}'.length), 'identity'])
  answer = stream('application/json-seq', ['\u001e{"id":1,"x":1}\n\u001e{"i', 'd":2}\n'])
  assert.equal((await get('/items')).body.toString(), '\u001e{"id":1}\n\u001e{"id":2}\n')
  answer = stream('application/x-ndjson', ['{"id":1,"x":1}\n', `{"id":2,"x":"${'y'.repeat(100)}"}\n`])
  const cut = await get('/items')
  assert.deepEqual([cut.body.toString(), cut.cut], ['{"id":1}\n', true])
  answer = stream('application/x-ndjson', ['{"id":1,"x":1}\nno JSON\n{"x":1,"id":2}\n'])
  assert.equal((await get('/off')).body.toString(), '{"id":1}\nno JSON\n{"id":2}\n')
})

test('events keep their fields; the JSON in their data loses its undeclared members', async () => {
  answer = stream('text/event-stream', ['\ufeff: hi\n\nevent: a\nid: 7\nda', 'ta: {"x":1,\ndata: "id":1}\nretry: 5\n\n', 'data:{"id":2}\n\ndata: {"id":3,"x":2}\r\n\r\n'])
  assert.equal((await get('/items')).body.toString(), '\ufeff: hi\n\nevent: a\nid: 7\ndata: {"id":1}\nretry: 5\n\ndata:{"id":2}\n\ndata: {"id":3}\r\n\r\n')
})

test('gzip for the client is no way round: the answer is read all the same', async () => {
  answer = (request, response) => {
    const bytes = String(request.headers['accept-encoding']).includes('gzip') ? gzipSync('{"id":1,"x":1}') : Buffer.from('{"id":1,"x":1}')
    response.writeHead(200, { 'content-type': 'application/json', ...(bytes[0] === 0x1f && { 'content-encoding': 'gzip' }) }).end(bytes)
  }
  const got = await get('/pet', { headers: { 'accept-encoding': 'gzip, zstd' } })
  assert.equal((got.headers['content-encoding'] === 'gzip' ? gunzipSync(got.body) : got.body).toString(), '{"id":1}')
})

test('where it does not reach is said when generating, and the express engine refuses to start with it', async () => {
  assert.deepEqual(project.diagnostics.filter(({ code }) => code === 'strip-not-applied').map(({ place, message }) => [place.pointer, message]), [
    ['/paths/~1pet/get/responses/200/content/text~1plain', 'undeclared members are not taken out of text/plain: only JSON is'],
  ])
  await assert.rejects(async () => project.start({ backend: backend.url, engine: 'express' }), /stripUndeclared/)
})
