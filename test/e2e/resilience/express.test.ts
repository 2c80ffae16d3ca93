import assert from 'node:assert/strict'
import { test } from 'node:test'
import { resolveSettings } from '../../../runtime/settings/settings.ts'
import { generateProject } from '../../support/generated-gateway.ts'
import { gatewayOf } from '../../unit/settings/definitions.ts'

const document = JSON.stringify({ openapi: '3.1.0', info: { title: 'Pets', version: '1' }, paths: { '/a': { get: { operationId: 'getA', responses: { 200: { description: '' } } } } } })
const refusals = [
  ['policies: { retry: { attempts: 1 } }', /it makes no call again/],
  ['policies: { fallback: { body: a, on: [503] } }', /refusals of the gateway alone/],
  ['apis: { pets: { backend: b } }\nbackends: { b: { targets: [{ url: "http://127.0.0.1:9" }], outlierDetection: {} } }', /neither balances nor watches the backend b/],
] as const

for (const [config, why] of refusals) {
  test(`the express engine does not start with ${config.split('\n').at(-1)}`, async (t) => {
    const project = await generateProject({ 'specs/pets.json': document, 'specs/gateway.yaml': config })
    t.after(() => project.remove())
    await assert.rejects(project.start({ backend: 'http://127.0.0.1:9', engine: 'express' }), why)
  })
}

test('a fallback for refusals of the gateway holds on the express engine too', async (t) => {
  const project = await generateProject({ 'specs/pets.json': document, 'specs/gateway.yaml': 'policies: { fallback: { body: { pets: [] } } }' })
  t.after(() => project.remove())
  const gateway = await project.start({ backend: 'http://127.0.0.1:9', engine: 'express' })
  t.after(() => gateway.close())
  const response = await fetch(`${gateway.url}/a`)
  assert.deepEqual([response.status, response.headers.get('content-type'), await response.text()], [200, 'application/json', '{"pets":[]}'])
})

test('ACTIVE_<NAME> goes before the configured group, and names one that there is', () => {
  const definition = gatewayOf([{ name: 'pets', schemes: {} }], { pets: { targets: [{ url: 'http://a', group: 'blue' }, { url: 'http://b', group: 'green' }], active: 'blue' } })
  const of = (env: Record<string, string>) => {
    const { settings, problems } = resolveSettings(definition, env)
    return [settings.backends[0]!.resilience?.active, ...problems]
  }
  assert.deepEqual(of({}), ['blue'])
  assert.deepEqual(of({ ACTIVE_PETS: 'green' }), ['green'])
  assert.deepEqual(of({ ACTIVE_PETS: 'red' }), ['red', 'ACTIVE_PETS is "red", and no target of pets is of that group: blue, green.'])
  assert.deepEqual(of({ BACKEND_PETS: 'http://c' }), [undefined], 'targets from the environment have no groups')
})
