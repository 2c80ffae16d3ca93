import assert from 'node:assert/strict'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Partially, Policies, RateLimit } from '../../../runtime/contract.ts'
import { serve } from '../raw.ts'
import { startRedis } from '../redis.ts'
import { certainlyWithin, offer, startProcess, type Granted } from './processes.ts'

const limit = 40
const window = 1_000
const rate = (algorithm: RateLimit['algorithm']): RateLimit => ({ name: 'default', scope: algorithm, limit, window, algorithm, by: 'address' })
const policiesOf = (whenStoreIsDown: 'local' | 'refuse'): Readonly<Record<string, Partially<Policies>>> => ({
  tokenBucket: { rateLimit: [rate('tokenBucket')], whenStoreIsDown },
  slidingWindow: { rateLimit: [rate('slidingWindow')], whenStoreIsDown },
})
const algorithms = ['tokenBucket', 'slidingWindow'] as const

/** What the page states, for one that counts: of an interval of a length in ms, the most that is let through. */
export const boundOf = (algorithm: RateLimit['algorithm'], length: number): number =>
  (algorithm === 'tokenBucket' ? limit + Math.floor((limit * length) / window) : limit * Math.ceil(length / window))

/** Intervals that are looked at, in ms; the sliding window speaks of its own length, and of shorter ones. */
const lengths = [100, 500, 1_000, 1_500, 2_000]

function assertBound(algorithm: RateLimit['algorithm'], granted: readonly Granted[], { factor = 1, least = limit } = {}): string {
  const seen = lengths.map((length) => {
    const most = certainlyWithin(granted, length)
    const bound = boundOf(algorithm, length) * factor
    assert.ok(most <= bound, `${algorithm}: ${most} within ${length} ms, the bound is ${bound}`)
    return `${most}/${bound} in ${length} ms`
  })
  assert.ok(granted.length >= least, `${algorithm}: only ${granted.length} were let through`)
  return `${algorithm}: ${granted.length} let through, the most ${seen.join(', ')}`
}

type Say = (line: string) => void

/** Two gateways at once on one Redis. */
export async function sharedRedis(duration: number, say: Say): Promise<void> {
  const [redis, backend] = await Promise.all([startRedis(), serve((_request, response) => response.end('{}'))])
  const gateways = await Promise.all([1, 2].map(() => startProcess({ policies: policiesOf('refuse'), backendUrl: backend.url, redisUrl: redis.url })))
  try {
    const results = await Promise.all(algorithms.map((algorithm) => offer(gateways.map(({ url }) => `${url}/${algorithm}`), { clients: 6, duration })))
    algorithms.forEach((algorithm, index) => {
      const { granted, statuses } = results[index]!
      say(assertBound(algorithm, granted))
      assert.deepEqual([...statuses.keys()].filter((status) => ![200, 429].includes(status)), [])
    })
  } finally {
    await Promise.all([...gateways.map((one) => one.end()), redis.close(), backend.close()])
  }
}

/** The same, with Redis killed and started again, empty, in between. */
export async function lostRedis(whenStoreIsDown: 'local' | 'refuse', duration: number, say: Say): Promise<void> {
  const [redis, backend] = await Promise.all([startRedis(), serve((_request, response) => response.end('{}'))])
  const gateways = await Promise.all([1, 2].map(() => startProcess({ policies: policiesOf(whenStoreIsDown), backendUrl: backend.url, redisUrl: redis.url })))
  try {
    const running = algorithms.map((algorithm) => offer(gateways.map(({ url }) => `${url}/${algorithm}`), { clients: 6, duration }))
    // Once while the first burst is just over, for as short as can be: what was counted then would be allowed again.
    await sleep(300)
    await redis.restart()
    await sleep(duration * 0.4)
    await redis.kill()
    await sleep(duration * 0.1)
    await redis.restart()
    const results = await Promise.all(running)
    algorithms.forEach((algorithm, index) => {
      const { granted, statuses } = results[index]!
      // By the policy `local`, each of the two counts for itself meanwhile: the bound of Redis before and after, and one of each.
      say(`${whenStoreIsDown}: ${assertBound(algorithm, granted, { factor: whenStoreIsDown === 'refuse' ? 1 : 4, least: 1 })}; ${[...statuses].map(([status, count]) => `${status}: ${count}`).join(', ')}`)
      assert.equal((statuses.get(503) ?? 0) > 0, whenStoreIsDown === 'refuse')
      assert.deepEqual([...statuses.keys()].filter((status) => ![200, 429, 503].includes(status)), [])
    })
    // Without a restart of the gateways: what they count is in Redis again.
    await sleep(2 * window)
    const after = await Promise.all(algorithms.map((algorithm) => offer(gateways.map(({ url }) => `${url}/${algorithm}`), { clients: 6, duration: window * 0.8 })))
    algorithms.forEach((algorithm, index) => assertBound(algorithm, after[index]!.granted, { least: 1 }))
  } finally {
    await Promise.all([...gateways.map((one) => one.end()), redis.close(), backend.close()])
  }
}

/** Workers of one machine without Redis, which are replaced in between. */
export async function workers(duration: number, say: Say): Promise<void> {
  const backend = await serve((_request, response) => response.end('{}'))
  const gateway = await startProcess({ policies: policiesOf('local'), backendUrl: backend.url, workers: 2 })
  try {
    const running = algorithms.map((algorithm) => offer([`${gateway.url}/${algorithm}`], { clients: 10, duration }))
    await sleep(duration * 0.3)
    await gateway.swap()
    const results = await Promise.all(running)
    algorithms.forEach((algorithm, index) => {
      const { granted, statuses } = results[index]!
      say(`two workers, replaced once: ${assertBound(algorithm, granted)}`)
      assert.deepEqual([...statuses.keys()].filter((status) => status !== 200 && status !== 429), [])
    })
  } finally {
    await gateway.end()
    await backend.close()
  }
}
