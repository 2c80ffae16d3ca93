import assert from 'node:assert/strict'
import { test, type TestContext } from 'node:test'
import { emitGateway } from '../../../generator/emit/gateway.ts'
import { loadProject } from '../../../generator/load/project.ts'
import { buildModel } from '../../../generator/model/build.ts'
import { Project } from '../emit/project.ts'

const document = `openapi: 3.1.0
info: { title: Shop, version: '1' }
paths:
  /a:
    get:
      operationId: a
      responses:
        200: { description: '', content: { application/json: { schema: { type: object, example: { from: schema } }, examples: { none: { value: { pets: [] } }, one: { value: { pets: [1] } } } } } }
        203: { description: '', content: { text/plain: { example: old } } }
    put: { operationId: b, responses: { 204: { description: '' } } }
`

async function modelOf(t: TestContext, config: string) {
  const project = new Project(t, { 'specs/shop.yaml': document, 'specs/gateway.yaml': config })
  const { documents, config: read, diagnostics } = await loadProject({ root: project.root })
  const built = buildModel({ documents, config: read })
  assert.deepEqual([...diagnostics, ...built.diagnostics].filter(({ severity }) => severity === 'error'), [])
  return built.model
}

test('how a backend is used: times in ms, what is null or absent left out, targets with groups', async (t) => {
  const model = await modelOf(t, `apis: { shop: { backend: b } }
backends:
  b:
    targets: [{ url: http://a, group: blue, weight: 3 }, { url: http://b, group: green }]
    deadlineHeader: X-Deadline
    circuitBreaker: { window: 20s, failureRatio: 0.25 }
    healthCheck: { path: /healthz, interval: 500ms, expect: [204, 3xx] }
    outlierDetection: {}
    balance: { hash: $identity.subject }
    slowStart: 1m
    dns: null
    active: green
`)
  const backend = model.backends.find(({ name }) => name === 'b')!
  assert.deepEqual(backend.resilience, {
    balance: { hash: '$identity.subject' }, active: 'green', healthCheck: { path: '/healthz', interval: 500, expect: [204, '3xx'] },
    outlierDetection: {}, slowStart: 60_000, circuitBreaker: { window: 20_000, failureRatio: 0.25 }, deadlineHeader: 'X-Deadline',
  })
  assert.deepEqual(backend.targets, [{ url: 'http://a', group: 'blue', weight: 3 }, { url: 'http://b', group: 'green' }])
  const code = emitGateway(model)
  for (const part of ["group: 'blue'", "hash: '$identity.subject'", "interval: 500", 'window: 20_000', 'outlierDetection: {}']) assert.ok(code.includes(part), part)
})

test('retries merge key by key over the levels; of fallbacks the nearest counts whole, and null takes it away', async (t) => {
  const model = await modelOf(t, `policies: { retry: { attempts: 2, on: [connect, 503], backoff: 1s }, fallback: { status: 503, body: later } }
apis: { shop: { operations: { a: { policies: { retry: { on: [timeout] }, fallback: { example: one, headers: { X-From: document } } } }, b: { policies: { fallback: null } } } } }
`)
  const [a, b] = ['a', 'b'].map((id) => model.apis[0]!.operations.find((operation) => operation.id === id)!)
  assert.deepEqual(a!.policies, {
    retry: { attempts: 2, on: ['timeout'], backoff: 1_000 },
    fallback: { status: 200, headers: ['content-type', 'application/json', 'x-from', 'document'], body: '{"pets":[1]}', on: [] },
  })
  assert.deepEqual(b!.policies, { retry: { attempts: 2, on: ['connect', 503], backoff: 1_000 } })
  assert.match(a!.origins['policies.retry.on']!, /gateway\.yaml:2/)
  assert.match(a!.origins['policies.fallback']!, /gateway\.yaml:2/)
})

test('a fallback of an example is of the status that is asked for, in the media type of its own', async (t) => {
  const of = async (fallback: string) => (await modelOf(t, `apis: { shop: { operations: { a: { policies: { fallback: ${fallback} } } } } }\n`)).apis[0]!.operations.find(({ id }) => id === 'a')!.policies.fallback
  assert.deepEqual(await of('{ example: true }'), { status: 200, headers: ['content-type', 'application/json'], body: '{"pets":[]}', on: [] })
  assert.deepEqual(await of('{ example: true, status: 203, on: [500] }'), { status: 203, headers: ['content-type', 'text/plain'], body: 'old', on: [500] })
  assert.deepEqual(await of('{ body: closed }'), { status: 200, headers: ['content-type', 'text/plain; charset=utf-8'], body: 'closed', on: [] })
  assert.deepEqual(await of('{ body: [], headers: { Content-Type: application/x+json } }'), { status: 200, headers: ['content-type', 'application/x+json'], body: '[]', on: [] })
})
