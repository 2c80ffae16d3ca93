import assert from 'node:assert/strict'
import { test, type TestContext } from 'node:test'
import { createResilientBackend } from '../../../runtime/backend/resilient-backend.ts'
import type { BackendDefinition, Operation } from '../../../runtime/contract.ts'
import { pathParameter, string } from '../../../runtime/index.ts'
import { resolveResilience } from '../../../runtime/settings/backend-resilience.ts'
import { faultyBackend } from '../../support/faulty-backend.ts'
import { anOperation, silent, startGateway } from '../../support/gateway.ts'

const pause = (ms: number): Promise<void> => new Promise((resolve) => { setTimeout(resolve, ms) })

async function until(holds: () => boolean): Promise<void> {
  for (const end = performance.now() + 10_000; !holds();) {
    assert.ok(performance.now() < end, 'it does not come about')
    await pause(10)
  }
}

async function gatewayTo(t: TestContext, names: readonly string[], definition: Partial<BackendDefinition>, own: Partial<Operation> = {}, shares: readonly object[] = []) {
  const targets = await Promise.all(names.map((name) => faultyBackend(name)))
  const gateway = await startGateway({
    operations: [anOperation({ id: 'get', ...own })], backend: () => undefined,
    definition: { targets: targets.map(({ url }, index) => ({ url, ...shares[index] })), ...definition },
  })
  t.after(async () => { await gateway.close(); await Promise.all(targets.map((target) => target.close())) })
  const ask = async (path = '/get', headers: Record<string, string> = {}) => {
    const response = await fetch(gateway.url + path, { headers })
    const body = await response.text()
    return { status: response.status, headers: response.headers, body, name: body.startsWith('{"name"') ? (JSON.parse(body) as { name: string }).name : '' }
  }
  return { gateway: gateway.gateway, targets, ask, state: () => gateway.gateway.backends()[0]! }
}

test('a circuit breaker answers 503 at once while the backend fails, and closes when it has recovered', async (t) => {
  const { ask, targets: [target], state } = await gatewayTo(t, ['a'], { circuitBreaker: { minRequests: 5, openFor: 200, halfOpenRequests: 2 } })
  await target!.become(503)
  for (let n = 0; n < 5; n++) assert.equal((await ask()).body, '{"name":"a"}')
  const seen = target!.requests.length
  const refused = await ask()
  assert.deepEqual([refused.status, JSON.parse(refused.body).code, refused.headers.get('retry-after')], [503, 'backend_unavailable', '1'])
  assert.equal(target!.requests.length, seen)
  assert.deepEqual(state().breaker, { state: 'open', opened: 1, rejected: 1 })
  await target!.become('good')
  await pause(250)
  assert.equal((await ask()).status, 200)
  assert.equal(state().breaker!.state, 'halfOpen')
  assert.equal((await ask()).status, 200)
  assert.equal(state().breaker!.state, 'closed')
})

test('a fallback is given where there is no answer, or one of its statuses, and for no mistake of a client', async (t) => {
  const fallback = { status: 203, headers: ['content-type', 'application/json', 'x-from', 'fallback'], body: '{"pets":[]}', on: [503] }
  const { ask, targets: [target] } = await gatewayTo(t, ['a'], {}, { policies: { fallback, timeout: 300 }, parameters: [] })
  for (const fault of ['cut', 'garbage', 'freeze', 503, 'refuse'] as const) {
    await target!.become(fault)
    const answer = await ask()
    assert.deepEqual([answer.status, answer.body, answer.headers.get('x-from')], [203, '{"pets":[]}', 'fallback'], String(fault))
  }
  await target!.become(500)
  assert.equal((await ask()).status, 500, 'the backend\'s own word passes')
  assert.equal((await ask('/nothing')).status, 404)
})

test('the backend is told how much time is left; a caller may allow less, and never more', async (t) => {
  const name = 'X-Envoy-Expected-Rq-Timeout-Ms'
  const { ask, targets: [target] } = await gatewayTo(t, ['a'], { deadlineHeader: name }, { policies: { timeout: 5_000 } })
  const told = () => Number(new RegExp(`^${name}: (\\d+)`, 'im').exec(target!.requests.at(-1)!)![1])
  await ask()
  assert.ok(told() > 3_000 && told() <= 5_000, String(told()))
  await ask('/get', { [name]: '700' })
  assert.ok(told() <= 700, String(told()))
  assert.equal(target!.requests.at(-1)!.match(/expected-rq-timeout/gi)!.length, 1)
  await ask('/get', { [name]: '60000' })
  assert.ok(told() <= 5_000, String(told()))
  await target!.become('freeze')
  const from = performance.now()
  assert.equal((await ask('/get', { [name]: '300' })).status, 504)
  assert.ok(performance.now() - from < 3_000)
})

test('a backend is switched between groups without a failed request, and to none that it lacks', async (t) => {
  const { gateway, ask, state } = await gatewayTo(t, ['blue', 'green'], { active: 'blue' }, {}, [{ group: 'blue' }, { group: 'green' }])
  const names = new Set<string>()
  for (let n = 0; n < 10; n++) names.add((await ask()).name)
  assert.deepEqual([...names], ['blue'])
  assert.match(gateway.activate('test', 'gren')!, /no group "gren"; it has blue, green/)
  assert.match(gateway.activate('tset', 'green')!, /no backend "tset"; there is test/)
  const during = Promise.all(Array.from({ length: 50 }, () => ask()))
  assert.equal(gateway.activate('test', 'green'), null)
  for (const answer of await during) assert.equal(answer.status, 200)
  for (let n = 0; n < 10; n++) assert.equal((await ask()).name, 'green')
  assert.deepEqual(state().targets.map((target) => target.state), ['standby', 'inUse'])
})

test('requests are split by weight (canary), exactly in every hundred', async (t) => {
  const { ask } = await gatewayTo(t, ['stable', 'canary'], {}, {}, [{ weight: 95 }, { weight: 5 }])
  let canary = 0
  for (let n = 0; n < 100; n++) if ((await ask()).name === 'canary') canary++
  assert.equal(canary, 5)
})

test('requests of one tenant stay at one target, by path parameter', async (t) => {
  const own = { path: '/tenants/{tenant}', parameters: [pathParameter('tenant', string, null)] } as Partial<Operation>
  const { ask } = await gatewayTo(t, ['a', 'b', 'c'], { balance: { hash: '$request.path.tenant' } }, own)
  const homes = new Map<string, string>()
  for (let round = 0; round < 3; round++) {
    for (let tenant = 0; tenant < 30; tenant++) {
      const { name } = await ask(`/tenants/t${tenant}`)
      assert.equal(homes.get(`t${tenant}`) ?? name, name)
      homes.set(`t${tenant}`, name)
    }
  }
  assert.equal(new Set(homes.values()).size, 3)
})

test('active checks take a target out of use before a request fails, and bring it back', async (t) => {
  const { ask, targets, state } = await gatewayTo(t, ['a', 'b'], { healthCheck: { path: '/healthz', interval: 40, timeout: 100, healthyAfter: 2, unhealthyAfter: 2 } })
  await targets[0]!.become(500)
  await until(() => state().targets[0]!.state === 'unhealthy')
  for (let n = 0; n < 10; n++) assert.equal((await ask()).name, 'b')
  await targets[0]!.become('freeze')
  await pause(300)
  assert.equal(state().targets[0]!.state, 'unhealthy')
  await targets[0]!.become('good')
  await until(() => state().targets[0]!.state === 'inUse')
  assert.ok(targets[0]!.requests.some((head) => head.startsWith('GET /healthz ')))
  await targets[0]!.become('refuse')
  await targets[1]!.become('refuse')
  await until(() => state().panic)
  assert.equal((await ask()).status, 502)
})

test('the addresses of a name are targets, which come and go as it is resolved again', async (t) => {
  const target = await faultyBackend('named')
  const resilience = resolveResilience({ name: 'test', backend: { dns: { interval: 30 } }, env: {}, problems: [], targets: [{ weight: 1, group: '' }] })!
  let addresses: readonly string[] | null = ['127.0.0.1', '127.0.0.2']
  const backend = createResilientBackend({
    name: 'test', targets: [{ origin: `http://pets.test:${target.port}`, base: '', weight: 1, group: '' }], resilience,
    forwarding: { name: 'g', forwarded: false }, outgoing: null, tls: null, log: silent,
    resolve: async () => { if (addresses === null) throw new Error('SERVFAIL'); return addresses },
  })
  t.after(async () => { await backend.close(); await target.close() })
  const known = (): readonly string[] => backend.state().targets.map(({ address }) => address)
  await until(() => known().join() === '127.0.0.1,127.0.0.2')
  addresses = ['127.0.0.1']
  await until(() => known().join() === '127.0.0.1')
  addresses = null
  await pause(100)
  assert.deepEqual(known(), ['127.0.0.1'], 'what cannot be resolved stays')
})

test('a resolved address is connected to under the name: Host stays the target\'s', async (t) => {
  const target = await faultyBackend('named')
  const named = await startGateway({
    operations: [anOperation({ id: 'get' })], backend: () => undefined,
    definition: { targets: [{ url: `http://localhost:${target.port}` }], dns: { interval: 60_000 } },
  })
  t.after(async () => { await named.close(); await target.close() })
  await until(() => named.gateway.backends()[0]!.targets.some(({ address }) => address === '127.0.0.1'))
  let status = 0
  for (let n = 0; n < 3 && status !== 200; n++) status = (await fetch(`${named.url}/get`)).status
  assert.equal(status, 200)
  assert.match(target.requests.at(-1)!, new RegExp(`^host: localhost:${target.port}`, 'im'))
})
