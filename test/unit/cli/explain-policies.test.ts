import assert from 'node:assert/strict'
import { test } from 'node:test'
import { chainOf } from '../../../cli/explain-chain.ts'
import { stagesOf } from '../../../generator/emit/stages.ts'
import { buildModel } from '../../../generator/model/build.ts'
import { load, openapi } from '../load/project-folder.ts'

const document = openapi('3.1.0', `paths:
  /a:
    get: { operationId: getA, responses: { 204: { description: '' } } }
  /b:
    get: { operationId: getB, responses: { 204: { description: '' } } }`)

test('explain shows the stages of policies in the order of the pipeline, each with its place, and none that is off', async (t) => {
  const { documents, config, diagnostics } = await load(t, {
    'specs/shop.yaml': document,
    'specs/gateway.yaml': `policies:
  rateLimit: { limit: 3, window: 1m, burst: 9 }
  quota: { period: month, classes: { free: 10 }, limit: 5, cost: 2 }
  addresses: { allow: [10.0.0.0/8], deny: [10.6.0.0/16] }
  shedding: true
apis:
  shop:
    policies: { cors: { origins: ['https://a.test'], credentials: true }, maintenance: true }
    operations:
      getB: { policies: { cors: false, maintenance: false, shedding: false, rateLimit: false, quota: [], addresses: { allow: [], deny: [] } } }
backends: { shop: { targets: [{ url: http://127.0.0.1:1 }], concurrency: { limit: 7 } } }
`,
  })
  assert.deepEqual(diagnostics, [])
  const { model, documents: built } = buildModel({ documents, config })
  const [api] = model.apis
  const explained = api!.operations.map((operation) => chainOf({ api: api!, operation, document: built[0]!, backends: model.backends }).stages)
  assert.deepEqual(explained[0]!.map(({ name }) => name), ['cors', 'addresses', 'maintenance', 'shedding', 'public', 'limits', 'concurrency', 'shop', 'response'])
  const lines = explained[0]!.flatMap(({ lines: own }) => own.map(({ text, at }) => `${text} ${at}`))
  for (const expected of [
    'origins https://a.test, with credentials specs/gateway.yaml:8:', 'not 10.6.0.0/16, 10.0.0.0/8 specs/gateway.yaml:4:',
    'default: 3 in 60000 ms, bursts of 9 (tokenBucket) by address, with all operations specs/gateway.yaml:2:3',
    'month: free 10, others 5 a calendar month by identity, costs 2, with all operations specs/gateway.yaml:3:3', 'of the backend: 7 at once, 100 wait specs/gateway.yaml:11:',
  ]) assert.ok(lines.some((line) => line.startsWith(expected)), `${expected}\n${lines.join('\n')}`)
  assert.deepEqual(explained[1]!.map(({ name }) => name), ['public', 'concurrency', 'shop', 'response'])
  assert.deepEqual(api!.operations.map((operation) => stagesOf(operation)), [['cors', 'addresses', 'maintenance', 'shedding', 'limits', 'shop'], ['shop']])
})
