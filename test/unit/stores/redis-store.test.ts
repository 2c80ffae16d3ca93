import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { openRedis, type RedisStore } from '../../../runtime/stores/redis-store.ts'
import { StoreError } from '../../../runtime/stores/store-error.ts'
import { redisMissing, startRedis } from '../../support/redis.ts'

const quiet = { info() {}, warn() {}, error() {} }
const down = (error: unknown): boolean => error instanceof StoreError && error.failure === 'down'

async function changed(store: RedisStore, to: boolean): Promise<void> {
  while (store.up !== to) await new Promise((resolve) => setTimeout(resolve, 10))
}

describe('the connection to Redis', { skip: redisMissing, timeout: 60_000 }, () => {
  test('commands, bytes and scripts; a script that Redis lost is loaded again', async () => {
    const redis = await startRedis()
    const store = openRedis({ url: redis.url, prefix: 'test:', log: quiet })
    try {
      assert.equal(store.up, false)
      await assert.rejects(store.send('GET', 'a'), down, 'nothing is queued before the first connection')
      assert.equal(await store.settled(10_000), true)
      const bytes = Buffer.from([0, 255, 10, 13])
      await store.send('SET', store.key('a', 'b'), bytes)
      assert.deepEqual(await store.sendForBytes('GET', 'test:a:b'), bytes)
      const script = store.script("return { redis.call('STRLEN', KEYS[1]), ARGV[1] }")
      assert.deepEqual(await script.run(['test:a:b'], ['x']), [4, 'x'])
      await store.send('SCRIPT', 'FLUSH')
      assert.deepEqual(await script.runForBytes(['test:a:b'], ['x']), [4, Buffer.from('x')])
      await assert.rejects(store.send('INCR', 'test:a:b'), (error: unknown) => error instanceof StoreError && error.failure === 'refused' && !error.message.includes('test:'))
    } finally {
      store.close()
      await redis.close()
    }
  })

  test('a Redis that dies and comes back: commands fail at once meanwhile, and work again without a restart', async () => {
    const redis = await startRedis()
    const said: object[] = []
    const store = openRedis({ url: redis.url.replace('//', '//:secret-password@'), prefix: 'test:', log: { ...quiet, info: (fields, message) => said.push({ ...fields, message }), warn: (fields, message) => said.push({ ...fields, message }) } })
    const seen: boolean[] = []
    store.onChange((up) => seen.push(up))
    try {
      await store.settled(10_000)
      const waiting = store.send('BLPOP', 'test:none', 0)
      const lost = assert.rejects(waiting, down, 'what is under way is not sent again')
      await redis.kill()
      await lost
      await changed(store, false)
      await assert.rejects(store.send('PING'), down)
      await redis.restart()
      await changed(store, true)
      assert.equal(await store.send('PING'), 'PONG')
      assert.deepEqual(seen, [true, false, true])
      assert.ok(said.length >= 2, JSON.stringify(said))
      assert.doesNotMatch(JSON.stringify(said), /secret-password/)
    } finally {
      store.close()
      await redis.close()
    }
  })

  test('a Redis that is frozen is given up after a while, and comes back when it thaws', async () => {
    const redis = await startRedis()
    const store = openRedis({ url: redis.url, prefix: 'test:', log: quiet, patience: 200 })
    try {
      await store.settled(10_000)
      redis.freeze(true)
      await assert.rejects(store.send('PING'), down)
      redis.freeze(false)
      await changed(store, true)
      assert.equal(await store.send('PING'), 'PONG')
      assert.deepEqual(store.state(), { store: new URL(redis.url).host, up: true, lost: 1 })
    } finally {
      redis.freeze(false)
      store.close()
      await redis.close()
    }
  })

  test('a gateway whose own event loop stands still takes no answering Redis for lost', async () => {
    const redis = await startRedis()
    const store = openRedis({ url: redis.url, prefix: 'test:', log: quiet, patience: 200 })
    const seen: boolean[] = []
    store.onChange((up) => seen.push(up))
    try {
      await store.settled(10_000)
      for (const stall of [250, 700]) {
        // Some time has passed already when it begins to stall.
        const slow = store.script("local till = redis.call('TIME')[1] * 1e6 + redis.call('TIME')[2] + 120000 repeat local t = redis.call('TIME') until t[1] * 1e6 + t[2] > till return 'late'")
        const answer = slow.run([], [])
        await new Promise((resolve) => setTimeout(resolve, 60))
        const until = performance.now() + stall
        while (performance.now() < until) { /* as a task that takes long */ }
        assert.equal(await answer, 'late')
        const next = store.send('PING')
        const again = performance.now() + stall
        while (performance.now() < again) { /* right after it was sent */ }
        assert.equal(await next, 'PONG')
      }
      assert.deepEqual(seen, [true])
      assert.deepEqual(store.state(), { store: new URL(redis.url).host, up: true, lost: 0 })
    } finally {
      store.close()
      await redis.close()
    }
  })

  test('a Redis that freezes while it is connected to is given up too', async () => {
    const redis = await startRedis()
    redis.freeze(true)
    const codes: unknown[] = []
    const store = openRedis({ url: redis.url, prefix: 'test:', log: { ...quiet, warn: (fields) => codes.push((fields as { code: string }).code) }, patience: 200 })
    try {
      while (codes.length === 0) await new Promise((resolve) => setTimeout(resolve, 10))
      assert.deepEqual(codes, ['SILENT'])
      redis.freeze(false)
      await changed(store, true)
    } finally {
      redis.freeze(false)
      store.close()
      await redis.close()
    }
  })

  test('more than may be under way at once is refused', async () => {
    const redis = await startRedis()
    const store = openRedis({ url: redis.url, prefix: 'test:', log: quiet, maxInFlight: 2 })
    try {
      await store.settled(10_000)
      const results = await Promise.allSettled([1, 2, 3].map(() => store.send('PING')))
      assert.deepEqual(results.map(({ status }) => status), ['fulfilled', 'fulfilled', 'rejected'])
      assert.equal(await store.send('PING'), 'PONG')
    } finally {
      store.close()
      await redis.close()
    }
  })
})
