import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { createGate, type Rank } from '../../../runtime/concurrency/gate.ts'
import { compilePriority } from '../../../runtime/concurrency/priority.ts'
import { watchPressure } from '../../../runtime/concurrency/pressure.ts'
import type { Exchange } from '../../../runtime/exchange.ts'
import { GatewayError } from '../../../runtime/problem.ts'

const exchange = (own: object = {}): Exchange => ({ held: null, cancel: null, done: false, principal: null, ...own }) as unknown as Exchange
const settled = async (entered: unknown): Promise<unknown> => {
  const outcome = await Promise.race([entered, new Promise((resolve) => setTimeout(resolve, 5, 'waits'))])
  return outcome instanceof GatewayError ? outcome.code : outcome ?? 'in'
}

describe('a gate', { timeout: 30_000 }, () => {
  test('lets so many in, so many wait, and refuses the rest', async () => {
    const gate = createGate({ limit: 2, queue: 1, queueTimeout: 10_000 })
    const xs = [1, 2, 3, 4].map(() => exchange())
    const entered = xs.map((x) => gate.enter(x, 1))
    assert.deepEqual(await Promise.all(entered.map(settled)), ['in', 'in', 'waits', 'overloaded'])
    assert.deepEqual([gate.inside, gate.waiting], [2, 1])
    for (const held of xs[0]!.held!) held.release()
    assert.equal(await settled(entered[2]), 'in')
    assert.deepEqual([gate.inside, gate.waiting, xs[2]!.held!.length], [2, 0, 1])
    for (const x of [xs[1]!, xs[2]!]) for (const held of x.held!) held.release()
    assert.equal(gate.inside, 0)
  })

  test('the higher goes first, then who waits longer', async () => {
    const gate = createGate({ limit: 1, queue: 10, queueTimeout: 10_000 })
    const first = exchange()
    gate.enter(first, 1)
    const order: string[] = []
    const waiting = ([['low', 2], ['normal', 1], ['high 1', 0], ['high 2', 0]] as const).map(([name, rank]) => {
      const x = exchange()
      return (gate.enter(x, rank) as Promise<unknown>).then(() => { order.push(name); for (const held of x.held!) held.release() })
    })
    for (const held of first.held!) held.release()
    await Promise.all(waiting)
    assert.deepEqual(order, ['high 1', 'high 2', 'normal', 'low'])
    assert.equal(gate.inside, 0)
  })

  test('a full queue gives way to the higher: the latest of the lowest is refused', async () => {
    const gate = createGate({ limit: 1, queue: 3, queueTimeout: 10_000 })
    gate.enter(exchange(), 1)
    const enter = (rank: Rank) => gate.enter(exchange(), rank)
    const [low1, low2, normal] = [enter(2), enter(2), enter(1)]
    assert.equal(await settled(enter(2)), 'overloaded')
    const high1 = enter(0)
    assert.deepEqual(await Promise.all([low1, low2, normal, high1].map(settled)), ['waits', 'overloaded', 'waits', 'waits'])
    const high2 = enter(0)
    const high3 = enter(0)
    assert.deepEqual(await Promise.all([low1, normal, high1, high2, high3].map(settled)), ['overloaded', 'overloaded', 'waits', 'waits', 'waits'])
    assert.equal(await settled(enter(0)), 'overloaded', 'the high give way to nobody')
  })

  test('who waits too long is refused, and who leaves makes room', async () => {
    const gate = createGate({ limit: 1, queue: 2, queueTimeout: 60 })
    gate.enter(exchange(), 1)
    const late = gate.enter(exchange(), 1)
    const leaver = exchange()
    const left = gate.enter(leaver, 1)
    leaver.cancel!(new Error('the client left'))
    assert.equal(gate.waiting, 1)
    assert.equal(await settled(left), 'overloaded')
    const outcome = await late
    assert.ok(outcome instanceof GatewayError && outcome.code === 'overloaded')
    assert.deepEqual(outcome.details.headers, ['retry-after', '1'])
    assert.deepEqual([gate.inside, gate.waiting], [1, 0])
  })
})

test('a priority is the operation\'s, or that of who was authenticated; what nobody verified does not count', () => {
  assert.deepEqual(compilePriority({ default: 'low' }), { kind: 'fixed', rank: 2 })
  const of = (by: string, principal: object | null): Rank => {
    const ranking = compilePriority({ default: 'normal', by, classes: { gold: 'high', free: 'low' } })
    return ranking.kind === 'identity' ? ranking.rank(exchange({ principal })) : 1
  }
  assert.deepEqual([of('class', { claims: {}, key: { id: 'k', class: 'gold' } }), of('class', { claims: { class: 'gold' } }), of('class', null)], [0, 1, 1])
  assert.deepEqual([of('$claim.tier', { claims: { tier: 'free' } }), of('$claim.tier', { claims: {} }), of('$claim.tier', { claims: { tier: 'toString' } })], [2, 1, 1])
})

test('pressure: low first, then normal, never high, and nothing once it is over', { timeout: 30_000 }, async () => {
  const pressure = watchPressure()
  const block = (ms: number): void => { const end = performance.now() + ms; while (performance.now() < end) { /* the event loop is held up */ } }
  const shares = (): number[] => ([0, 1, 2] as const).map((rank) => Array.from({ length: 100 }, () => pressure.sheds(rank, 40)).filter(Boolean).length)
  try {
    assert.deepEqual(shares(), [0, 0, 0])
    // As often as it takes: where others use the machine, a pause may be longer than it should.
    const until = async (reached: (shares: readonly number[]) => boolean): Promise<readonly number[]> => {
      for (;;) {
        block(120)
        await new Promise((resolve) => setTimeout(resolve, 5))
        const seen = shares()
        if (reached(seen)) return seen
      }
    }
    const some = await until(([, , low]) => low! > 0)
    assert.ok(some[0] === 0 && some[2]! > some[1]!, `${some}`)
    assert.deepEqual(await until(([, normal]) => normal === 100), [0, 100, 100])
    // It falls by itself; a machine that others use may hold the loop up a little longer.
    while (shares().some((share) => share > 0)) await new Promise((resolve) => setTimeout(resolve, 50))
  } finally {
    pressure.close()
  }
})

test('pressure: a pause of the process is no queue, however long', { timeout: 30_000 }, async () => {
  const pressure = watchPressure()
  try {
    // The bound is one that a machine which others use is seldom late by, twice in a row.
    pressure.sheds(2, 200)
    for (let pause = 0; pause < 3; pause++) {
      const end = performance.now() + 900
      while (performance.now() < end) { /* as a machine that stops the process */ }
      await new Promise((resolve) => setTimeout(resolve, 60))
      assert.equal(Array.from({ length: 10 }, () => pressure.sheds(2, 200)).filter(Boolean).length, 0)
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  } finally {
    pressure.close()
  }
})
