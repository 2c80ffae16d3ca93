import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { createMemoryCounters } from '../../../runtime/limits/memory-counters.ts'
import { createRedisCounters, type RedisCounters } from '../../../runtime/limits/redis-counters.ts'
import { windowSlots, type Take } from '../../../runtime/limits/take.ts'
import { openRedis, type RedisStore } from '../../../runtime/stores/redis-store.ts'
import { mostWithin } from '../../support/bounds.ts'
import { redisMissing, startRedis, type TestRedis } from '../../support/redis.ts'

const second = 1_000_000
const log = { info() {}, warn() {}, error() {} }
const make = (kind: Take['kind'], size: number, own: Partial<Take> = {}): Take => ({
  kind, id: `limit-${kind}`, subject: 'a', size, cost: 1,
  step: kind === 'bucket' ? Math.ceil(second / size) : Math.ceil(second / windowSlots), until: kind === 'period' ? (Date.now() + 60_000) * 1_000 : 0, ...own,
})

describe('counting in Redis', { skip: redisMissing, timeout: 120_000 }, () => {
  let redis: TestRedis
  let opened: RedisStore[] = []
  const open = async (prefix: string): Promise<RedisCounters> => {
    const store = openRedis({ url: redis.url, prefix, log })
    opened.push(store)
    const counters = createRedisCounters(store)
    await store.settled(10_000)
    assert.equal(await counters.ready(), true)
    return counters
  }
  const comeBack = async (counters: RedisCounters): Promise<void> => {
    while (!counters.up) await new Promise((resolve) => setTimeout(resolve, 5))
  }
  before(async () => { redis = await startRedis() })
  after(async () => {
    for (const store of opened) store.close()
    opened = []
    await redis.close()
  })

  test('the same takes have the same outcome as in memory', async () => {
    const shared = await open('same:')
    const memory = createMemoryCounters()
    const takes = [make('bucket', 5), make('window', 6), make('period', 7)]
    for (let i = 0; i < 8; i++) {
      const [here, there] = [memory.take(takes), await shared.take(takes)]
      assert.deepEqual(there.map(({ allowed, remaining }) => ({ allowed, remaining })), here.map(({ allowed, remaining }) => ({ allowed, remaining })), `take ${i}`)
      for (const [index, one] of there.entries()) {
        assert.ok(Math.abs(one.retry - here[index]!.retry) < second && Math.abs(one.reset - here[index]!.reset) < second, JSON.stringify([one, here[index]]))
      }
    }
  })

  test('one round trip for all limits of a request', async () => {
    const shared = await open('trips:')
    const calls = async (): Promise<number> => Number(/cmdstat_evalsha:calls=(\d+)/.exec(String(await opened.at(-1)!.send('INFO', 'commandstats')))?.[1] ?? 0)
    await shared.take([make('bucket', 5)])
    const before_ = await calls()
    await shared.take([make('bucket', 5), make('window', 5), make('period', 5)])
    assert.equal(await calls() - before_, 1)
  })

  test('keys go by themselves', async () => {
    const shared = await open('gone:')
    await shared.take([make('bucket', 5), make('window', 5), make('period', 5)])
    const store = opened.at(-1)!
    const keys = (await store.send('KEYS', 'gone:*') as string[]).filter((key) => key !== 'gone:run')
    assert.equal(keys.length, 3)
    for (const key of keys) assert.ok(Number(await store.send('PTTL', key)) > 0, key)
  })

  test('two connections at once never take more than one may', async () => {
    await Promise.all((['bucket', 'window'] as const).map(async (kind) => {
      const two = [await open(`two-${kind}:`), await open(`two-${kind}:`)]
      const take = make(kind, 40)
      const grants: [number, number][] = []
      const until = performance.now() + 1_600
      await Promise.all(two.flatMap((counters) => Array.from({ length: 8 }, async () => {
        while (performance.now() < until) {
          const sent = performance.now()
          const [taken] = await counters.take([take])
          // What took long to be answered says too little of when it was counted.
          if (taken!.allowed && performance.now() - sent < 100) grants.push([Math.round(performance.now() * 1_000), 1])
          await new Promise((resolve) => setTimeout(resolve, 1))
        }
      })))
      grants.sort(([a], [b]) => a - b)
      const most = mostWithin(grants, second - 100_000)
      assert.ok(most <= (kind === 'bucket' ? 40 + 40 : 40), `${kind}: ${most}`)
      assert.ok(grants.length >= 20, `${kind}: ${grants.length}`)
    }))
  })

  test('a Redis that lost its counts: `strict` begins with used-up limits, else they begin anew', async () => {
    const counters = await open('lost:')
    const bucket = make('bucket', 10, { step: second })
    const window = make('window', 10, { step: second })
    for (const take of [bucket, window]) assert.equal((await counters.take([take], { strict: true }))[0]!.remaining, 9, 'a new Redis is no lost one')
    await redis.restart()
    await comeBack(counters)
    assert.deepEqual((await counters.take([bucket], { strict: true }))[0]!.allowed, false)
    assert.deepEqual((await counters.take([window], { strict: true }))[0]!.allowed, false)
    await new Promise((resolve) => setTimeout(resolve, 1_100))
    const [filled] = await counters.take([bucket], { strict: true })
    assert.ok(filled!.allowed && filled!.remaining < 8, `the bucket fills at its rate: ${filled!.remaining}`)
    assert.deepEqual((await counters.take([{ ...bucket, subject: 'b' }])).map(({ allowed, remaining }) => [allowed, remaining]), [[true, 9]])
    const fresh = await open('lost:')
    assert.equal((await fresh.take([{ ...window, subject: 'c' }], { strict: true }))[0]!.allowed, false, 'a gateway that starts now holds to it too')
  })

  test('a connection that broke, with the same Redis behind it, has lost nothing', async () => {
    const counters = await open('kept:')
    const take = make('window', 10, { step: second })
    await counters.take([take], { strict: true })
    const store = opened.at(-1)!
    await store.send('CLIENT', 'KILL', 'TYPE', 'normal', 'SKIPME', 'no').catch(() => {})
    while (counters.up) await new Promise((resolve) => setTimeout(resolve, 5))
    await comeBack(counters)
    assert.deepEqual((await counters.take([take], { strict: true })).map(({ allowed, remaining }) => [allowed, remaining]), [[true, 8]])
  })
})
