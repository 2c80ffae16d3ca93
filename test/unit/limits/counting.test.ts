import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { createMemoryCounters } from '../../../runtime/limits/memory-counters.ts'
import type { Take } from '../../../runtime/limits/take.ts'
import { createCountingAuthority, createWorkerCounters, type CountingToSupervisor, type CountingToWorker } from '../../../runtime/process/counting.ts'

const take: Take = { kind: 'period', id: 'q', subject: 'a', size: 100, step: 0, until: (Date.now() + 60_000) * 1_000, cost: 1 }

/** A supervisor and workers that talk over channels with a delay, which keep the order as real ones do. */
function machine() {
  const authority = createCountingAuthority()
  const traffic: string[] = []
  const start = () => {
    const listeners: { worker?: (message: unknown) => void; parent?: (message: unknown) => void; close?: () => void } = {}
    const gone = Promise.withResolvers<void>()
    let alive = true
    let pending = Promise.resolve()
    const later = (run: () => void): void => { pending = pending.then(() => new Promise((resolve) => setTimeout(() => { if (alive) run(); resolve() }, Math.random() * 3))) }
    let upward = Promise.resolve()
    const laterUp = (run: () => void): void => { upward = upward.then(() => new Promise((resolve) => setTimeout(() => { if (alive) run(); resolve() }, Math.random() * 3))) }
    authority.add({
      send: (message: CountingToWorker) => later(() => { traffic.push(message.gatewright); listeners.worker?.(JSON.parse(JSON.stringify(message))) }),
      on: (listener) => { listeners.parent = listener },
      gone: gone.promise,
    })
    const counters = createWorkerCounters({
      send: (message: CountingToSupervisor) => laterUp(() => { traffic.push(message.gatewright); listeners.parent?.(JSON.parse(JSON.stringify(message))) }),
      on: (listener) => { listeners.worker = listener },
      onClose: (listener) => { listeners.close = listener },
    }, createMemoryCounters())
    return { counters, end: () => { alive = false; gone.resolve() }, close: () => listeners.close?.() }
  }
  return { start, traffic }
}

async function granted(workers: readonly { counters: ReturnType<typeof createWorkerCounters> }[], requests: number): Promise<number> {
  const results = await Promise.all(Array.from({ length: requests }, async (_, i) => {
    await new Promise((resolve) => setTimeout(resolve, Math.random() * 30))
    return workers[i % workers.length]!.counters.take([take])
  }))
  return results.filter(([taken]) => taken!.allowed).length
}

describe('counting for several workers', { timeout: 60_000 }, () => {
  test('a worker alone gets the counts, and then asks no more', async () => {
    const { start, traffic } = machine()
    const one = start()
    await one.counters.take([take])
    await new Promise((resolve) => setTimeout(resolve, 20))
    const before = traffic.length
    const taken = one.counters.take([take])
    assert.ok(Array.isArray(taken), 'decided at once')
    assert.equal(taken[0]!.remaining, 98, 'what was counted before it had the counts is in them')
    assert.equal(traffic.length, before)
  })

  test('workers that come and go never take more than one may', async () => {
    for (let round = 0; round < 5; round++) {
      const { start } = machine()
      const first = start()
      let total = await granted([first], 30)
      const second = start()
      total += await granted([first, second], 30)
      const third = start()
      const running = granted([first, second, third], 60)
      total += await running
      // The first leaves when it has nothing to answer any more, as a drained worker does.
      first.end()
      total += await granted([second, third], 60)
      third.end()
      await new Promise((resolve) => setTimeout(resolve, 10))
      total += await granted([second], 60)
      assert.equal(total, 100, `round ${round}`)
    }
  })

  test('many requests of one turn are one message', async () => {
    const { start, traffic } = machine()
    const [one, two] = [start(), start()]
    await Promise.all([one.counters.take([take]), two.counters.take([take])])
    traffic.length = 0
    await Promise.all(Array.from({ length: 50 }, () => one.counters.take([take])))
    assert.deepEqual(traffic, ['count', 'counted'])
  })

  test('a question that was under way while the counts moved twice is counted once, by who has them', async () => {
    const authority = createCountingAuthority()
    const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))
    /** Messages lie until they are delivered. */
    const start = () => {
      const up: unknown[] = []
      const down: unknown[] = []
      const listeners: { worker?: (message: unknown) => void; parent?: (message: unknown) => void } = {}
      authority.add({ send: (message) => down.push(message), on: (listener) => { listeners.parent = listener }, gone: new Promise(() => {}) })
      const counters = createWorkerCounters({ send: (message) => up.push(message), on: (listener) => { listeners.worker = listener }, onClose: () => {} }, createMemoryCounters())
      const deliver = (queue: unknown[], listener: ((message: unknown) => void) | undefined): void => { for (const message of queue.splice(0)) listener?.(message) }
      return { counters, deliverUp: () => deliver(up, listeners.parent), deliverDown: () => deliver(down, listeners.worker) }
    }
    const two = { ...take, size: 2 }
    const first = start()
    const asked = [first.counters.take([two])]
    await turn()
    first.deliverUp()
    asked.push(first.counters.take([two]))
    await turn()
    const second = start()
    asked.push(second.counters.take([two]))
    await turn()
    second.deliverUp()
    first.deliverUp()
    first.deliverDown()
    await turn()
    first.deliverUp()
    first.deliverDown()
    second.deliverDown()
    const results = await Promise.all(asked)
    assert.equal(results.filter(([taken]) => taken!.allowed).length, 2)
  })

  test('one that dies with the counts takes them along, and who waits for them is answered', async () => {
    const { start } = machine()
    const one = start()
    await one.counters.take([take])
    await new Promise((resolve) => setTimeout(resolve, 20))
    const two = start()
    const asked = two.counters.take([take])
    one.end()
    assert.equal((await asked)[0]!.allowed, true)
  })

  test('with the supervisor gone, what is asked is still answered', async () => {
    const { start } = machine()
    const [one, two] = [start(), start()]
    await Promise.all([one.counters.take([take]), two.counters.take([take])])
    const asked = one.counters.take([take])
    one.end()
    one.close()
    assert.equal((await asked)[0]!.allowed, true)
  })
})
