import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { answer, json } from '../../../runtime/index.ts'
import type { BackendDefinition, Operation, Policies, Validate } from '../../../runtime/contract.ts'
import { faultyBackend, type Behaviour, type FaultyBackend } from '../../support/faulty-backend.ts'
import { anOperation, startGateway } from '../../support/gateway.ts'
import { startLoad, type Load } from '../process/load.ts'

const anything: Validate = () => true
type Own = { readonly definition?: Partial<BackendDefinition>; readonly policies?: { readonly [K in keyof Policies]?: Partial<Policies[K]> } }

/** A gateway to three targets that ejects after three failures and makes two further tries. */
async function threeTargets({ definition = {}, policies = {} }: Own = {}) {
  const targets = await Promise.all(['a', 'b', 'c'].map((name) => faultyBackend(name)))
  const own = { responses: { 200: answer([json(anything)]) }, policies: { retry: { attempts: 2, backoff: 5, perTryTimeout: 250 }, ...policies } } as Partial<Operation>
  const gateway = await startGateway({
    operations: [anOperation({ id: 'get', ...own }), anOperation({ id: 'post', path: '/post', method: 'POST', ...own })],
    backend: () => undefined,
    definition: { targets: targets.map(({ url }) => ({ url })), outlierDetection: { consecutiveFailures: 3, ejectFor: 60_000 }, ...definition },
  })
  return { gateway, targets, async close() { await gateway.close(); await Promise.all(targets.map((target) => target.close())) } }
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => { setTimeout(resolve, ms) })

/** Load with a fault in the middle of it; gives the ms from the fault to the ejection. */
async function underFault(url: string, broken: FaultyBackend, fault: Behaviour, ejected: () => boolean): Promise<Load & { readonly ejection: number }> {
  const load = startLoad(`${url}/get`, { clients: 8, paths: [''] })
  await pause(100)
  const from = performance.now()
  await broken.become(fault)
  while (!ejected()) {
    if (performance.now() - from > 10_000) { await load.stop(); assert.fail('it is never ejected') }
    await pause(5)
  }
  const ejection = performance.now() - from
  await pause(200)
  return { ...await load.stop(), ejection }
}

describe('of three targets one is', () => {
  const faults: readonly (readonly [string, Behaviour])[] = [
    ['killed', 'refuse'], ['frozen', 'freeze'], ['resetting every connection', 'cut'], ['answering half', 'half'], ['answering garbage', 'garbage'], ['slow by 10 s', 'slow'], ['answering 503', 503],
  ]
  for (const [name, fault] of faults) {
    test(`${name}: it is ejected, and no idempotent request fails`, async (t) => {
      const { gateway, targets, close } = await threeTargets()
      t.after(close)
      const state = () => gateway.gateway.backends()[0]!
      const load = await underFault(gateway.url, targets[1]!, fault, () => state().targets[1]!.state === 'ejected')
      assert.deepEqual(load.failures, [])
      assert.equal(load.refused, 0)
      const { targets: [, broken], retries } = state()
      t.diagnostic(`${name}: ejected after ${load.ejection.toFixed(0)} ms and ${broken!.failures} failures; ${load.answered} answered, 0 failed, ${retries} retries`)
      assert.ok(retries > 0)
      const before = targets[1]!.hurt()
      for (let n = 0; n < 12; n++) assert.equal((await fetch(`${gateway.url}/get`)).status, 200)
      assert.equal(targets[1]!.hurt(), before, 'nothing is sent to it any more')
    })
  }

  test('flapping: it is ejected and comes back again and again, and no idempotent request fails', async (t) => {
    const { gateway, targets, close } = await threeTargets({ definition: { outlierDetection: { consecutiveFailures: 3, ejectFor: 50 } }, policies: { retry: { attempts: 3, backoff: 5, budget: 100, perTryTimeout: 250 } } })
    t.after(close)
    const load = startLoad(`${gateway.url}/get`, { clients: 4, paths: [''] })
    for (let turn = 0; turn < 5; turn++) {
      await targets[0]!.become('refuse')
      await pause(150)
      await targets[0]!.become('good')
      await pause(150)
    }
    const { failures, answered } = await load.stop()
    assert.deepEqual(failures, [])
    const { targets: [flapping], retries } = gateway.gateway.backends()[0]!
    assert.ok(flapping!.ejections >= 3, String(flapping!.ejections))
    t.diagnostic(`flapping: ${flapping!.ejections} ejections, ${answered} answered, 0 failed, ${retries} retries`)
  })
})

test('what is not idempotent is not sent twice, but by the client\'s word', async (t) => {
  const { gateway, targets, close } = await threeTargets({ definition: { outlierDetection: { consecutiveFailures: 100 } } })
  t.after(close)
  await targets[0]!.become('cut')
  const post = (headers: Record<string, string> = {}) => Promise.all(Array.from({ length: 9 }, () => fetch(`${gateway.url}/post`, { method: 'POST', headers })))
  const plain = await post()
  assert.equal(plain.filter(({ status }) => status === 502).length, 3)
  assert.equal(targets.reduce((sum, { requests }) => sum + requests.length, 0), 9)
  const keyed = await post({ 'idempotency-key': '"8e03978e"' })
  assert.deepEqual(keyed.map(({ status }) => status), Array.from({ length: 9 }, () => 200))
})

test('retries do not multiply the load of a backend that fails for all', async (t) => {
  const { gateway, targets, close } = await threeTargets({ definition: { outlierDetection: {} }, policies: { retry: { attempts: 3, backoff: 1, budget: 20 } } })
  t.after(close)
  for (const target of targets) await target.become(503)
  for (let n = 0; n < 300; n++) await (await fetch(`${gateway.url}/get`)).arrayBuffer()
  const calls = targets.reduce((sum, { requests }) => sum + requests.length, 0)
  t.diagnostic(`300 requests to a backend that fails for all: ${calls} calls, ${(calls / 300).toFixed(2)} each`)
  assert.ok(calls > 300)
  assert.ok(calls <= 300 * 1.2 + 10 + 20, String(calls))
})

test('a retry does not begin that could not end in time, and none follows a byte that has reached the client', async (t) => {
  const { gateway, targets, close } = await threeTargets({ definition: { outlierDetection: { consecutiveFailures: 100 } }, policies: { timeout: 300 as never, retry: { attempts: 9, backoff: 2_000, budget: 100, perTryTimeout: 100 } } })
  t.after(close)
  for (const target of targets) await target.become('freeze')
  const statuses = await Promise.all(Array.from({ length: 6 }, async () => (await fetch(`${gateway.url}/get`)).status))
  assert.deepEqual(new Set(statuses), new Set([504]))
  assert.ok(targets.reduce((sum, { requests }) => sum + requests.length, 0) < 24)
})

test('a client that leaves is nobody\'s failure, and its retry is not made', async (t) => {
  const { gateway, targets, close } = await threeTargets({ definition: { outlierDetection: { consecutiveFailures: 1 } }, policies: { retry: { attempts: 5, backoff: 400, perTryTimeout: 10_000 } } })
  t.after(close)
  for (const target of targets) await target.become('freeze')
  await assert.rejects(fetch(`${gateway.url}/get`, { signal: AbortSignal.timeout(100) }))
  for (const target of targets) await target.become('cut')
  const leaving = AbortSignal.timeout(60)
  await fetch(`${gateway.url}/get`, { signal: leaving }).catch(() => undefined)
  await pause(600)
  const { targets: states } = gateway.gateway.backends()[0]!
  assert.equal(states.reduce((sum, { inFlight }) => sum + inFlight, 0), 0)
  assert.ok(states.reduce((sum, { failures }) => sum + failures, 0) <= 3)
})
