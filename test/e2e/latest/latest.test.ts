import assert from 'node:assert/strict'
import { request } from 'node:http'
import { after, before, test } from 'node:test'
import { text } from 'node:stream/consumers'
import type { HookRequest, OperationHooks } from '../../../runtime/contract.ts'
import { holds } from '../../../testing/contract/report.ts'
import { runContract } from '../../../testing/contract/run-contract.ts'
import { startMock } from '../../../testing/mock/start-mock.ts'
import { generateProject, plainBackend } from '../../support/generated-gateway.ts'
import type { GeneratedProject, StartedGateway } from '../../support/generated-gateway.ts'
import { latest } from './document.ts'

let project: GeneratedProject
let gateway: StartedGateway
let backend: Awaited<ReturnType<typeof plainBackend>>
const arrived: { method: string; url: string; body: string }[] = []
let seen: HookRequest | undefined
let drop = 0

before(async () => {
  project = await generateProject({ 'specs/latest.json': JSON.stringify(latest) })
  backend = await plainBackend((incoming, response) => {
    void text(incoming).then((body) => {
      if (drop-- > 0) return incoming.socket.destroy()
      arrived.push({ method: incoming.method!, url: incoming.url!, body })
      response.writeHead(200, { 'content-type': 'application/json' }).end('{"count":1}')
    })
  })
  const hook: OperationHooks<never> = {
    before: (incoming) => {
      seen = incoming as HookRequest
      const { filter } = seen.query as { filter?: { q: string } }
      return filter?.q === 'change' ? { request: { query: { filter: { q: 'a&b', tags: ['a', 'b'] } } } as never } : undefined
    },
  }
  gateway = await project.start({ backend: backend.url, hooks: { latest: { form: hook, json: hook } } })
})

after(async () => {
  await gateway.close()
  await backend.close()
  project.remove()
})

const ask = (method: string, path: string, body?: string): Promise<{ status: number; allow: string | undefined; text: string }> => new Promise((resolve, reject) => {
  const headers = body === undefined ? {} : { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(body)) }
  request({ port: gateway.port, host: '127.0.0.1', method, path, headers, agent: false }, (response) => {
    text(response).then((answer) => resolve({ status: response.statusCode!, allow: response.headers.allow, text: answer }), reject)
  }).on('error', reject).end(body)
})

test('the whole document keeps its contract over the embedded backend, and nothing of it could not be tested', async () => {
  const mock = await startMock({ documents: project.documents })
  const started = await project.start({ backend: mock.url })
  try {
    const report = await runContract({ documents: project.documents, mounts: new Map([['latest', '']]), gateway: started.url, embedded: true, credentials: {}, concurrency: 4 })
    assert.deepEqual(report.operations.flatMap(({ failed }) => failed), [])
    assert.deepEqual(report.operations.flatMap(({ couldNotBuild }) => couldNotBuild), [])
    assert.ok(holds(report))
    for (const id of ['batch', 'related']) {
      // With their parts broken one by one.
      assert.ok(report.operations.find((one) => one.id === id)!.passed > 15, id)
    }
    assert.deepEqual(report.operations.map(({ id }) => id).toSorted(), ['batch', 'chat', 'form', 'json', 'link', 'log', 'purge', 'related', 'search'])
  } finally {
    await started.close()
    await mock.close()
  }
})

test('a query that is one value reaches hooks decoded and the backend as it was sent', async () => {
  assert.equal((await ask('GET', '/form?q=ab+c&page=2&tags=a')).status, 200)
  assert.deepEqual(seen?.query, { filter: { q: 'ab c', page: 2, tags: ['a'] } })
  assert.equal(arrived.at(-1)?.url, '/form?q=ab+c&page=2&tags=a')
  assert.equal((await ask('GET', '/json?%7B%22q%22%3A%22ab%22%7D')).status, 200)
  assert.equal(arrived.at(-1)?.url, '/json?%7B%22q%22%3A%22ab%22%7D')
  const refused = await ask('GET', '/form?q=a&more=1')
  assert.equal(refused.status, 400)
  assert.match(refused.text, /"in":"querystring","pointer":"\/filter\/more"/)
})

test('what a hook makes of it is written in its media type', async () => {
  assert.equal((await ask('GET', '/form?q=change')).status, 200)
  assert.equal(arrived.at(-1)?.url, '/form?q=a%26b&tags=a&tags=b')
  assert.equal((await ask('GET', `/json?${encodeURIComponent('{"q":"change"}')}`)).status, 200)
  assert.equal(arrived.at(-1)?.url, `/json?${encodeURIComponent('{"q":"a&b","tags":["a","b"]}')}`)
})

test('QUERY has a body that is validated, and is sent again where a kept connection died', async () => {
  assert.equal((await ask('QUERY', '/search/all', '{"q":"ab"}')).status, 200)
  assert.deepEqual(arrived.at(-1), { method: 'QUERY', url: '/search/all', body: '{"q":"ab"}' })
  assert.equal((await ask('QUERY', '/search/all', '{"q":"a"}')).status, 400)
  assert.equal((await ask('QUERY', '/search/all')).status, 400)
  drop = 1
  assert.equal((await ask('QUERY', '/search/mine', '{"q":"again"}')).status, 200)
  assert.equal(arrived.at(-1)?.body, '{"q":"again"}')
})

test('methods of additionalOperations are served, validated, and told in Allow', async () => {
  assert.equal((await ask('LINK', '/search/all?to=1')).status, 200)
  assert.deepEqual(arrived.at(-1), { method: 'LINK', url: '/search/all?to=1', body: '' })
  assert.equal((await ask('LINK', '/search/all?to=x')).status, 400)
  const refused = await ask('GET', '/search/all')
  assert.equal(refused.status, 405)
  assert.deepEqual(refused.allow?.split(', ').toSorted(), ['LINK', 'PURGE', 'QUERY'])
})

test('events are validated by itemSchema, the JSON in their data by contentSchema, and the text that ends them by its own alternative', async () => {
  const good = 'event: delta\ndata: {"q":"ab"}\n\n'
  const events = await plainBackend((incoming, response) => {
    incoming.resume().once('end', () => {
      response.writeHead(200, { 'content-type': 'text/event-stream' })
      response.flushHeaders()
      response.end(incoming.headers['x-bad'] === undefined ? `${good}data: [DONE]\n\n` : `${good}event: delta\ndata: ${String(incoming.headers['x-bad'])}\n\n`)
    })
  })
  const started = await project.start({ backend: events.url })
  const chat = (headers: Record<string, string> = {}): Promise<Response> => fetch(`${started.url}/chat`, { method: 'POST', headers: { 'content-type': 'application/jsonl', ...headers }, body: '{"q":"ab"}\n' })
  try {
    assert.equal(await (await chat()).text(), `${good}data: [DONE]\n\n`)
    for (const bad of ['{"q":"a"}', '{"q":"ab","more":1}', 'no JSON']) {
      const reader = (await chat({ 'x-bad': bad })).body!.getReader()
      assert.equal(Buffer.from((await reader.read()).value!).toString(), good)
      await assert.rejects(reader.read())
    }
    assert.equal((await chat({ 'content-type': 'application/jsonl', 'x-bad': '' })).status, 200)
  } finally {
    await started.close()
    await events.close()
  }
})

test('the express engine says which operations it cannot serve', async () => {
  await assert.rejects(project.start({ backend: backend.url, engine: 'express' }), /the express engine cannot serve GET \/form: the validator cannot read the query as a whole/)
})
