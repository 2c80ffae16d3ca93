import assert from 'node:assert/strict'
import { once } from 'node:events'
import { request, type IncomingHttpHeaders, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http'
import { setImmediate as turn } from 'node:timers/promises'
import { text } from 'node:stream/consumers'
import { test, type TestContext } from 'node:test'
import { gzipSync } from 'node:zlib'
import { answer, eventStream, json, jsonLines, required } from '../../../runtime/index.ts'
import type { ValidationMode } from '../../../runtime/contract.ts'
import { anOperation, startGateway, type TestGateway } from '../../support/gateway.ts'
import { schema } from '../../unit/stages/schemas.ts'

const small = schema({ type: 'object', required: ['n'], properties: { n: { type: 'integer', maximum: 3 } } })
const event = schema({ type: 'object', required: ['data'], properties: { data: { maxLength: 6 } } })
const streams = answer([eventStream(event), jsonLines(small, 'application/x-ndjson'), json(null)])

const operations = (['block', 'report', 'off'] as const).flatMap((mode: ValidationMode) => [
  anOperation({ id: `get-${mode}`, path: `/${mode}`, responses: { 200: streams }, policies: { validation: { response: mode } } }),
  anOperation({
    id: `put-${mode}`, method: 'PUT', path: `/${mode}`, body: required(jsonLines(small, 'application/x-ndjson')), policies: { validation: { request: mode }, limits: { body: 100 } }, responses: {},
  }),
])

async function site(t: TestContext, backend: RequestListener): Promise<TestGateway> {
  const gateway = await startGateway({ operations, backend })
  t.after(() => gateway.close())
  return gateway
}

/** What of an answer arrives, and whether it was cut. */
async function get(at: TestGateway, path: string, headers: Record<string, string> = {}): Promise<{ status: number; text: string; cut: boolean }> {
  const sent = request({ port: at.port, host: '127.0.0.1', path, headers, agent: false }).end()
  const [response] = await once(sent, 'response') as [IncomingMessage]
  let body = ''
  try {
    for await (const chunk of response) body += String(chunk)
    return { status: response.statusCode!, text: body, cut: false }
  } catch {
    return { status: response.statusCode!, text: body, cut: true }
  }
}

const stream = (type: string, chunks: readonly string[], headers: IncomingHttpHeaders = {}): RequestListener => async (incoming, response) => {
  incoming.resume()
  response.writeHead(200, { 'content-type': type, ...headers })
  for (const chunk of chunks) {
    response.write(chunk)
    await turn()
  }
  response.end()
}

test('in block the first bad item cuts the connection: what came before it arrives, nothing of it does', async (t) => {
  let left: Promise<unknown> = Promise.resolve()
  const at = await site(t, (_incoming, response) => {
    left = once(response, 'close')
    response.writeHead(200, { 'content-type': 'text/event-stream' })
    response.write('data: a\n\ndata: b\n\n: ping\n\ndata: [DONE]\n\ndata: too long\n\ndata: c\n\n')
  })
  assert.deepEqual(await get(at, '/block'), { status: 200, text: 'data: a\n\ndata: b\n\n: ping\n\ndata: [DONE]\n\n', cut: true })
  // The backend goes on for ever: its connection must be gone too.
  await left
})

test('an answer that came whole is refused before any of it is sent', async (t) => {
  const at = await site(t, (incoming, response) => {
    incoming.resume()
    const body = '{"n":1}\n{"n":4}\n'
    response.writeHead(200, { 'content-type': 'application/x-ndjson', 'content-length': body.length }).end(body)
  })
  const refused = await get(at, '/block')
  assert.equal(refused.status, 502)
  assert.match(refused.text, /response_invalid/)
  assert.deepEqual(await get(at, '/report'), { status: 200, text: '{"n":1}\n{"n":4}\n', cut: false })
})

test('in report and off everything passes; good streams pass whole in block, whatever the chunks', async (t) => {
  const bad = await site(t, stream('application/x-ndjson', ['{"n":9}\nno', 't JSON\n{"n":1}']))
  for (const mode of ['report', 'off']) assert.deepEqual(await get(bad, `/${mode}`), { status: 200, text: '{"n":9}\nnot JSON\n{"n":1}', cut: false })
  const good = await site(t, stream('application/x-ndjson', ['{"n"', ':1}\n{', '"n":2}\n\n{"n":3', '}']))
  assert.deepEqual(await get(good, '/block'), { status: 200, text: '{"n":1}\n{"n":2}\n\n{"n":3}', cut: false })
})

test('each event is here before the next is sent', async (t) => {
  const arrived = Promise.withResolvers<ServerResponse>()
  const at = await site(t, (_incoming, response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' })
    response.flushHeaders()
    arrived.resolve(response)
  })
  const response = await fetch(`${at.url}/block`)
  const reader = response.body!.getReader()
  const backend = await arrived.promise
  for (const item of ['data: 1\n\n', 'data: 2\r\n\r\n', 'id: 1\ndata: 3\n\n']) {
    backend.write(item)
    assert.equal(Buffer.from((await reader.read()).value!).toString(), item)
  }
  backend.end()
  assert.equal((await reader.read()).done, true)
})

test('a slow reader slows the backend down', async (t) => {
  let written = 0
  const line = `{"n":1,"s":"${'x'.repeat(8_000)}"}\n`
  const at = await site(t, (incoming, response) => {
    incoming.resume()
    response.writeHead(200, { 'content-type': 'application/x-ndjson' })
    const more = (): void => {
      while (written < 40_000_000) {
        written += line.length
        if (!response.write(line)) return void response.once('drain', more)
      }
      response.end()
    }
    more()
  })
  const sent = request({ port: at.port, host: '127.0.0.1', path: '/block', agent: false }).end()
  const [response] = await once(sent, 'response') as [IncomingMessage]
  response.pause()
  for (let before = -1; before !== written;) {
    before = written
    for (let turns = 0; turns < 200; turns++) await turn()
  }
  assert.ok(written < 30_000_000, `${written} bytes were taken from the backend for a client that reads nothing`)
  assert.equal((await text(response)).length, written)
})

test('the backend is asked for plain streams; one that is coded nevertheless is refused in block and passes in report', async (t) => {
  const asked: (string | undefined)[] = []
  const at = await site(t, (incoming, response) => {
    asked.push(incoming.headers['accept-encoding'])
    response.writeHead(200, { 'content-type': 'application/x-ndjson', 'content-encoding': 'gzip' })
    response.flushHeaders()
    response.end(gzipSync('{"n":1}\n'))
  })
  assert.equal((await get(at, '/block', { 'accept-encoding': 'gzip, br' })).status, 502)
  assert.equal((await get(at, '/report', { 'accept-encoding': 'gzip' })).status, 200)
  assert.equal((await get(at, '/off', { 'accept-encoding': 'gzip' })).status, 200)
  assert.deepEqual(asked, ['identity', 'identity', 'gzip'])
})

async function put(at: TestGateway, path: string, chunks: readonly string[], headers: Record<string, string> = {}): Promise<{ status: number; text: string }> {
  const sent = request({ port: at.port, host: '127.0.0.1', method: 'PUT', path, headers: { 'content-type': 'application/x-ndjson', ...headers }, agent: false })
  const answered = once(sent, 'response') as Promise<[IncomingMessage]>
  for (const chunk of chunks) {
    sent.write(chunk)
    await turn()
  }
  sent.end()
  const [response] = await answered
  return { status: response.statusCode!, text: await text(response) }
}

test('items of a request are checked on their way: the backend gets none but good ones, and never takes a broken upload for whole', async (t) => {
  const got: { body: string; whole: boolean }[] = []
  const at = await site(t, (incoming, response) => {
    const one = { body: '', whole: false }
    got.push(one)
    incoming.on('data', (chunk: Buffer) => { one.body += chunk.toString() }).on('error', () => undefined).on('end', () => {
      one.whole = true
      response.writeHead(200, { 'content-type': 'application/json' }).end('{}')
    })
  })
  assert.equal((await put(at, '/block', ['{"n":1}\n{"n"', ':2}\n', '{"n":3}'])).status, 200)
  assert.deepEqual(got, [{ body: '{"n":1}\n{"n":2}\n{"n":3}', whole: true }])
  const refused = await put(at, '/block', ['{"n":9}\n', '{"n":1}\n'])
  assert.equal(refused.status, 400)
  assert.match(refused.text, /"in":"body","pointer":"\/0\/n","code":"maximum"/)
  assert.equal(got.length, 1, 'nothing was sent to the backend')
  assert.equal((await put(at, '/block', ['{"n":1}\n', '{"n":2}\n{"n":8}\n'])).status, 400)
  assert.ok(got.slice(1).every(({ body, whole }) => !whole && !body.includes('8')))
  assert.match((await put(at, '/block', [`{"n":1,"s":"${'x'.repeat(200)}`])).text, /maxBytes/)
  assert.equal((await put(at, '/block', ['{"n":1}\n'], { 'content-encoding': 'gzip' })).status, 415)
  assert.match((await put(at, '/block', [], { 'transfer-encoding': 'chunked' })).text, /"in":"body","pointer":"","code":"required"/)
  for (const mode of ['report', 'off']) assert.equal((await put(at, `/${mode}`, ['{"n":9}\nx'])).status, 200)
  assert.deepEqual(got.slice(-2), Array(2).fill({ body: '{"n":9}\nx', whole: true }))
})
