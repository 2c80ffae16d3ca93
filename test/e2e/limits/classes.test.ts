import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import { generateProject, plainBackend } from '../../support/generated-gateway.ts'

const digest = (key: string): string => createHash('sha256').update(key).digest('hex')

test('quotas by the class of the key, shared by the keys of nobody else, until the day is over; priorities by class', async (t) => {
  const [project, backend] = await Promise.all([generateProject({
    'specs/shop.yaml': `openapi: 3.1.0
info: { title: Shop, version: 1.0.0 }
servers: [{ url: https://shop.test/ }]
components: { securitySchemes: { key: { type: apiKey, in: header, name: X-Key } } }
security: [{ key: [] }]
paths:
  /items: { get: { operationId: getItems, responses: { 200: { description: '', content: { application/json: {} } } } } }
`,
    'specs/gateway.yaml': `policies:
  quota: { period: day, classes: { free: 1, gold: 3 }, by: apiKey }
  priority: { by: class, classes: { gold: high } }
  shedding: true
`,
  }), plainBackend()])
  const keys: Readonly<Record<string, { readonly id: string; readonly class?: string }>> = {
    [digest('free')]: { id: 'k1', class: 'free' }, [digest('gold')]: { id: 'k2', class: 'gold' }, [digest('other')]: { id: 'k3' },
  }
  let now = Date.UTC(2026, 0, 31, 23, 59)
  const gateway = await project.start({ backend: backend.url, now: () => now, verifiers: { shop: { key: { find: (sent: string) => keys[sent] ?? null } } } })
  t.after(async () => {
    await gateway.close()
    await backend.close()
    project.remove()
  })
  const ask = async (key: string): Promise<readonly [number, string | null]> => {
    const response = await fetch(`${gateway.url}/items`, { headers: { 'x-key': key } })
    await response.text()
    return [response.status, response.headers.get('ratelimit-policy')]
  }
  const ofFree = '"day";q=1;w=86400'
  const ofGold = '"day";q=3;w=86400'
  assert.deepEqual([await ask('free'), await ask('free')], [[200, ofFree], [429, ofFree]])
  assert.deepEqual([await ask('gold'), await ask('gold'), await ask('gold'), await ask('gold')], [[200, ofGold], [200, ofGold], [200, ofGold], [429, ofGold]])
  assert.deepEqual([await ask('other'), await ask('other')], [[200, ofFree], [429, ofFree]], 'a key without a class has the smallest')
  now += 60_000
  assert.deepEqual([await ask('free'), await ask('gold')], [[200, ofFree], [200, ofGold]])
})
