import assert from 'node:assert/strict'
import { test } from 'node:test'
import { anyOf, scheme } from '../../../runtime/index.ts'
import { createMaintenanceSwitch, noMaintenance, readMaintenance, switched } from '../../../runtime/maintenance.ts'
import { startAdmin } from '../../../runtime/observe/admin.ts'
import { anOperation, makeGateway, startGateway } from '../../support/gateway.ts'
import { startProcess } from '../../support/limits/processes.ts'
import { serve } from '../../support/raw.ts'

const ok = (_request: unknown, response: { end(text: string): void }): void => response.end('{}')

test('by policy: 503 with Retry-After before credentials are looked at, and nothing reaches the backend', async (t) => {
  const key = scheme('key', { type: 'apiKey', in: 'header', name: 'x-key' })
  let seen = 0
  const gateway = await startGateway({
    operations: [anOperation({ id: 'off', security: anyOf([key()]), policies: { maintenance: { retryAfter: 90_500 }, cors: { origins: ['https://a.test'] } } }), anOperation({ id: 'on' })],
    schemes: [key], env: { AUTH_KEY_KEYS: 'secret_1' }, backend: (_request, response) => { seen++; response.end('{}') },
  })
  t.after(() => gateway.close())
  const refused = await fetch(`${gateway.url}/off`, { headers: { origin: 'https://a.test' } })
  assert.deepEqual([refused.status, refused.headers.get('retry-after'), (await refused.json() as { code: string }).code], [503, '91', 'maintenance'])
  assert.equal(refused.headers.get('access-control-allow-origin'), 'https://a.test', 'pages can read why')
  assert.equal(seen, 0)
  assert.equal((await fetch(`${gateway.url}/on`)).status, 200)
})

test('at the admin listener, while the gateway runs: everything, or one API', async (t) => {
  const backend = await serve(ok)
  const admin = await serve(ok)
  await admin.close()
  const gateway = makeGateway({ operations: [anOperation({ id: 'a' })], backendUrl: backend.url, env: { ADMIN_HOST: '127.0.0.1', ADMIN_PORT: String(admin.port), STOP_DELAY: '0' } })
  const { url, stop } = await gateway.listen({ host: '127.0.0.1', port: 0 })
  t.after(async () => {
    await stop()
    await backend.close()
  })
  const say = async (path: string, init: RequestInit = { method: 'POST' }): Promise<readonly [number, string]> => {
    const response = await fetch(`http://127.0.0.1:${admin.port}/-/maintenance${path}`, init)
    return [response.status, await response.text()]
  }
  const status = async (path = '/a'): Promise<readonly [number, string | null]> => {
    const response = await fetch(url + path)
    await response.text()
    return [response.status, response.headers.get('retry-after')]
  }
  assert.deepEqual(await say('', {}), [200, '{"all":false,"apis":[],"retryAfter":300}\n'])
  assert.deepEqual(await status(), [200, null])
  assert.deepEqual(await say('/on?retryAfter=30'), [200, '{"all":true,"apis":[],"retryAfter":30}\n'])
  assert.deepEqual(await status(), [503, '30'])
  assert.deepEqual((await status('/_gateway/health/ready'))[0], 200, 'it is not the gateway that is unwell')
  assert.deepEqual(await say('/off'), [200, '{"all":false,"apis":[],"retryAfter":30}\n'])
  assert.deepEqual(await status(), [200, null])
  assert.equal((await say('/on?api=test'))[0], 200)
  assert.deepEqual(await status(), [503, '30'])
  assert.equal((await say('/off?api=test'))[0], 200)
  assert.deepEqual(await status(), [200, null])
  assert.deepEqual(await say('/on?api=tset'), [404, 'there is no such API; there are test\n'])
  assert.equal((await say('/on?retryAfter=soon'))[0], 400)
  assert.equal((await say('/on?apis=test'))[0], 400)
  assert.equal((await say('/on', {}))[0], 405)
  assert.equal((await say('/on', { method: 'POST', headers: { origin: 'http://evil.test' } }))[0], 403, 'no web page can switch a gateway off')
  assert.deepEqual(await status(), [200, null])
})

test('of workers: in all of them, and in those that start later', { timeout: 60_000 }, async (t) => {
  const backend = await serve(ok)
  const gateway = await startProcess({ policies: { a: {} }, backendUrl: backend.url, workers: 2 })
  t.after(async () => {
    await gateway.end()
    await backend.close()
  })
  const all = async (): Promise<readonly string[]> => {
    const answers = await Promise.all(Array.from({ length: 8 }, () => fetch(`${gateway.url}/a`, { headers: { connection: 'close' } })))
    return [...new Set(answers.map(({ status, headers }) => `${status} ${headers.get('retry-after')}`))]
  }
  const become = async (wanted: string): Promise<void> => { while ((await all()).join() !== wanted) await new Promise((resolve) => setTimeout(resolve, 20)) }
  assert.deepEqual(await all(), ['200 null'])
  assert.deepEqual(await gateway.maintain(true), ['test'])
  await become('503 7')
  await gateway.swap()
  await become('503 7')
  assert.deepEqual(await all(), ['503 7'])
  await gateway.maintain(false)
  await become('200 null')
})

test('one API is switched off and on among others; off for all ends that of single ones', () => {
  const one = switched(noMaintenance, true, 'a')
  const two = switched(one, true, 'b', 60)
  assert.deepEqual(two, { all: false, apis: ['a', 'b'], retryAfter: 60 })
  assert.deepEqual(switched(two, false, 'a'), { all: false, apis: ['b'], retryAfter: 60 })
  assert.deepEqual(switched(two, false, null), { all: false, apis: [], retryAfter: 60 })
  const control = createMaintenanceSwitch(readMaintenance(JSON.stringify(one)))
  assert.deepEqual([control.covers('a'), control.covers('b'), control.retryAfter], [true, false, '300'])
  for (const text of ['', '{', '{"all":1}', '[]', 'null']) assert.deepEqual(readMaintenance(text), noMaintenance, text)
})

test('an admin listener that cannot switch says so', async (t) => {
  const admin = await startAdmin({ host: '127.0.0.1', port: 0, metrics: async () => '', ready: () => true })
  t.after(() => admin.close())
  assert.equal((await fetch(`http://127.0.0.1:${admin.port}/-/maintenance/on`, { method: 'POST' })).status, 501)
})
