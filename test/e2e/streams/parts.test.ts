import assert from 'node:assert/strict'
import { once } from 'node:events'
import { request as httpRequest, type IncomingMessage, type RequestListener } from 'node:http'
import { after, before, test } from 'node:test'
import { setImmediate as turn } from 'node:timers/promises'
import { generateProject, type GeneratedProject, type StartedGateway } from '../../support/generated-gateway.ts'
import { serve } from '../../support/raw.ts'

const item = { type: 'object', required: ['n'], properties: { n: { type: 'integer', maximum: 3 } }, additionalProperties: false }
const mixed = { 'multipart/mixed': { itemSchema: { oneOf: [item, { type: 'string', format: 'binary' }] }, itemEncoding: { contentType: 'application/json, image/png', headers: { 'X-Rank': { schema: { type: 'integer' } } } } } }
const list = {
  'multipart/related': {
    schema: { type: 'array', prefixItems: [item, { contentMediaType: 'image/png' }], items: { type: 'string', maxLength: 5 }, minItems: 2, maxItems: 3 },
    prefixEncoding: [{ contentType: 'application/json' }, { contentType: 'image/png' }], itemEncoding: { contentType: 'text/plain' },
  },
}
const ok = { 204: { description: '' } }
const document = {
  openapi: '3.2.0', info: { title: 'Parts', version: '1' },
  paths: {
    '/mixed': {
      get: { operationId: 'download', responses: { 200: { description: '', content: mixed } } },
      post: { operationId: 'upload', 'x-gateway': { policies: { limits: { upload: 2_000 } } }, requestBody: { required: true, content: mixed }, responses: ok },
    },
    '/report': { get: { operationId: 'reported', 'x-gateway': { policies: { validation: { response: 'report' } } }, responses: { 200: { description: '', content: mixed } } } },
    '/list': {
      get: { operationId: 'getList', responses: { 200: { description: '', content: list } } },
      post: { operationId: 'list', requestBody: { required: true, content: list }, responses: ok },
    },
  },
}

let project: GeneratedProject
let gateway: StartedGateway
let backend: Awaited<ReturnType<typeof serve>>
let answer: RequestListener
let got = ''
let ended = false

const takes: RequestListener = (request, response) => {
  got = ''
  ended = false
  request.setEncoding('latin1').on('data', (chunk: string) => { got += chunk }).on('end', () => {
    ended = true
    response.writeHead(204).end()
  })
}

before(async () => {
  project = await generateProject({ 'specs/parts.json': JSON.stringify(document) })
  backend = await serve((request, response) => answer(request, response))
  gateway = await project.start({ backend: backend.url })
})
after(async () => {
  await gateway.close()
  await backend.close()
  project.remove()
})

const part = (body: string, type = 'application/json', more = ''): string => `--b\r\nContent-Type: ${type}\r\n${more}\r\n${body}\r\n`
const end = '--b--\r\n'

async function ask(method: string, path: string, chunks: readonly string[] = [], type = 'multipart/mixed; boundary=b'): Promise<{ status: number; text: string; cut: boolean }> {
  const sent = httpRequest({ host: '127.0.0.1', port: gateway.port, method, path, agent: false, headers: chunks.length === 0 ? {} : { 'content-type': type } })
  sent.on('error', () => undefined)
  for (const chunk of chunks) {
    sent.write(chunk, 'latin1')
    await turn()
  }
  sent.end()
  const [response] = await once(sent, 'response') as [IncomingMessage]
  let text = ''
  try {
    for await (const chunk of response.setEncoding('latin1')) text += String(chunk)
    return { status: response.statusCode!, text, cut: false }
  } catch {
    return { status: response.statusCode!, text, cut: true }
  }
}

const sends = (type: string, chunks: readonly string[]): RequestListener => async (_request, response) => {
  response.writeHead(200, { 'content-type': type })
  for (const chunk of chunks) {
    response.write(chunk, 'latin1')
    await turn()
  }
  response.end()
}

test('parts of a request are checked on their way; the backend gets them as they were sent', async () => {
  answer = takes
  const body = `${part('{"n":1}', 'application/json', 'X-Rank: 2\r\n')}${part('\x89PNG\r\n--', 'image/png')}${part('{"n":3}')}${end}`
  assert.equal((await ask('POST', '/mixed', [body])).status, 204)
  assert.equal(got, body)
  assert.equal((await ask('POST', '/mixed', body.match(/[^]{1,7}/g)!)).status, 204)
  assert.equal(got, body)
})

test('a bad part is refused, and the backend never takes what came before it for a whole body', async () => {
  answer = takes
  for (const [bad, says] of [
    [part('{"n":4}'), /"pointer":"\/1\/n","code":"maximum"/], [part('{"n":1,"x":1}'), /additionalProperties/], [part('{"n":1', 'application/json'), /syntax/], [part('x', 'text/plain'), /contentType/],
    [part('{"n":1}', 'application/json', 'X-Rank: high\r\n'), /\/1\/headers\/X-Rank/], ['--bb\r\n\r\n', /multipart/],
  ] as const) {
    ended = false
    const { status, text } = await ask('POST', '/mixed', [part('{"n":1}'), bad, end])
    assert.equal(status, 400, text)
    assert.match(text, says)
    assert.equal(ended, false)
  }
  assert.equal((await ask('POST', '/mixed', [part('{"n":1}'), part(`"${'x'.repeat(3_000)}"`), end])).status, 413)
  assert.match((await ask('POST', '/mixed', [part('{"n":1}')])).text, /multipart/)
  assert.equal((await ask('POST', '/mixed', [part('{"n":1}'), end], 'multipart/mixed')).status, 400)
})

test('parts of an answer pass one by one; a bad one cuts the connection, and in report passes', async () => {
  const good = part('{"n":1}') + part('bytes', 'image/png')
  answer = sends('multipart/mixed; boundary="b"', [good, end])
  assert.deepEqual(await ask('GET', '/mixed'), { status: 200, text: good + end, cut: false })
  const bad = `${good}${part('{"n":9}')}${part('{"n":2}')}${end}`
  answer = sends('multipart/mixed; boundary=b', [...bad.match(/[^]{1,20}/g)!])
  assert.deepEqual(await ask('GET', '/mixed'), { status: 200, text: `${good}--b`, cut: true })
  assert.deepEqual(await ask('GET', '/report'), { status: 200, text: bad, cut: false })
  answer = sends('multipart/mixed; boundary=b', [good])
  assert.deepEqual(await ask('GET', '/mixed'), { status: 200, text: `${part('{"n":1}')}--b`, cut: true }, 'the last part has no end')
})

test('a list is read whole, and its schema is that of all parts', async () => {
  const type = 'multipart/related; boundary=b'
  const first = part('{"n":1}') + part('\x00\xff', 'image/png')
  answer = takes
  const sent = async (...parts: readonly string[]): Promise<string> => {
    const { status, text } = await ask('POST', '/list', [parts.join('') + end], type)
    return status === 204 ? 'passes' : /"pointer":"([^"]*)","code":"([^"]*)"/.exec(text)?.slice(1).join(' ') ?? text
  }
  assert.equal(await sent(first), 'passes')
  assert.equal(await sent(first, part('text', 'text/plain; charset=utf-8')), 'passes')
  assert.equal(got, `${first}${part('text', 'text/plain; charset=utf-8')}${end}`)
  assert.equal(await sent(part('{"n":1}')), ' minItems')
  assert.equal(await sent(first, part('longer', 'text/plain')), '/2 maxLength')
  assert.equal(await sent(first, part('a', 'text/plain'), part('b', 'text/plain')), ' maxItems')
  assert.equal(await sent(part('{"n":4}'), part('x', 'image/png')), '/0/n maximum')
  assert.equal(await sent(part('{"n":1}'), part('x', 'image/gif')), '/1 contentType')
  answer = sends(type, [first, end])
  assert.deepEqual(await ask('GET', '/list'), { status: 200, text: first + end, cut: false })
  answer = sends(type, [part('{"n":1}'), end])
  assert.equal((await ask('GET', '/list')).status, 502)
})
