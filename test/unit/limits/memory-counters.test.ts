import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { createMemoryCounters } from '../../../runtime/limits/memory-counters.ts'
import { windowSlots, type Take } from '../../../runtime/limits/take.ts'
import { mostWithin } from '../../support/bounds.ts'

const second = 1_000_000
const bucket = (limit: number, window: number, burst = limit, cost = 1): Take =>
  ({ kind: 'bucket', id: 'b', subject: 'a', size: burst, step: Math.ceil(window / limit), until: 0, cost })
const sliding = (limit: number, window: number, cost = 1): Take =>
  ({ kind: 'window', id: 'w', subject: 'a', size: limit, step: Math.ceil(window / windowSlots), until: 0, cost })
const quota = (limit: number, until: number, cost = 1): Take => ({ kind: 'period', id: 'q', subject: 'a', size: limit, step: 0, until, cost })

function clocked(capacity?: number) {
  const clock = { at: 1_000 * second }
  return { clock, counters: createMemoryCounters({ now: () => clock.at, wallNow: () => clock.at, ...(capacity !== undefined && { capacity }) }) }
}
/** Arrivals: gaps in µs with costs, from floods to long silences. */
const arrivals = fc.array(fc.tuple(fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 5_000 }), fc.integer({ min: 1, max: 3 * second })), fc.integer({ min: 1, max: 4 })), { minLength: 20, maxLength: 300 })

describe('the bounds that the page states', () => {
  test('token bucket: in any interval no more than what it holds and what fills meanwhile', () => {
    fc.assert(fc.property(arrivals, fc.integer({ min: 1, max: 40 }), fc.integer({ min: 4, max: 60 }), fc.integer({ min: 1, max: 5 * second }), (gaps, limit, burst, length) => {
      const { clock, counters } = clocked()
      const grants: [number, number][] = []
      for (const [gap, cost] of gaps) {
        clock.at += gap
        if (counters.take([bucket(limit, second, burst, cost)])[0]!.allowed) grants.push([clock.at, cost])
      }
      assert.ok(mostWithin(grants, length) <= burst + (length * limit) / second)
    }), { numRuns: 200 })
  })

  test('sliding window: in any window no more than the limit', () => {
    fc.assert(fc.property(arrivals, fc.integer({ min: 4, max: 40 }), (gaps, limit) => {
      const { clock, counters } = clocked()
      const grants: [number, number][] = []
      for (const [gap, cost] of gaps) {
        clock.at += gap
        if (counters.take([sliding(limit, second, cost)])[0]!.allowed) grants.push([clock.at, cost])
      }
      assert.ok(mostWithin(grants, second) <= limit)
    }), { numRuns: 200 })
  })

  test('what is refused would be allowed when `retry` is over, and not a slot before; `reset` frees everything', () => {
    fc.assert(fc.property(arrivals, fc.constantFrom('bucket', 'window'), (gaps, kind) => {
      const { clock, counters } = clocked()
      const take = kind === 'bucket' ? bucket(10, second) : sliding(10, second)
      for (const [gap] of gaps) {
        clock.at += Math.min(gap, 20_000)
        const [taken] = counters.take([take])
        if (taken!.allowed) continue
        clock.at += taken!.retry - 1
        assert.equal(counters.take([take])[0]!.allowed, false)
        clock.at += 1
        assert.equal(counters.take([take])[0]!.allowed, true)
      }
      clock.at += counters.take([{ ...take, cost: 0 }])[0]!.reset
      assert.equal(counters.take([{ ...take, cost: 0 }])[0]!.remaining, 10)
    }), { numRuns: 100 })
  })

  test('a full use is served: the bucket gives its rate, the window at least 16 of 17 of it', () => {
    for (const [take, least] of [[bucket(100, second), 100 + 10 * 100 - 1], [sliding(100, second), 100 * 9]] as const) {
      const { clock, counters } = clocked()
      let granted = 0
      for (let i = 0; i < 10_000; i++) {
        if (counters.take([take])[0]!.allowed) granted++
        clock.at += 1_000
      }
      assert.ok(granted >= least, `${granted} of ${least}`)
    }
  })
})

test('a quota is exact in its period and begins anew after it', () => {
  const { clock, counters } = clocked()
  const until = clock.at + 50
  assert.deepEqual([1, 2, 3].map(() => counters.take([quota(2, until)])[0]!.allowed), [true, true, false])
  assert.equal(counters.take([quota(2, until)])[0]!.retry, 50)
  clock.at = until
  assert.deepEqual(counters.take([quota(2, until + 100)])[0], { allowed: true, remaining: 1, reset: 100, retry: 0 })
})

test('takes of one request are made together or not at all', () => {
  const { counters } = clocked()
  const wide = { ...bucket(100, second), id: 'wide' }
  const narrow = { ...bucket(1, second), id: 'narrow' }
  assert.deepEqual(counters.take([wide, narrow]).map(({ remaining }) => remaining), [99, 0])
  assert.deepEqual(counters.take([wide, narrow]).map(({ allowed, remaining }) => [allowed, remaining]), [[true, 99], [false, 0]])
})

test('subjects and limits do not meet', () => {
  const { counters } = clocked()
  const one = bucket(1, second)
  for (const take of [one, { ...one, subject: 'b' }, { ...one, id: 'c' }]) assert.equal(counters.take([take])[0]!.allowed, true)
  for (const take of [one, { ...one, subject: 'b' }, { ...one, id: 'c' }]) assert.equal(counters.take([take])[0]!.allowed, false)
})

test('the table is bounded: counts that are over make room, who comes beyond it shares one count, and no count is lost', () => {
  const { clock, counters } = clocked(100)
  const of = (subject: string): Take => ({ ...bucket(2, second), subject })
  counters.take([of('victim')])
  counters.take([of('victim')])
  let granted = 0
  for (let i = 0; i < 10_000; i++) if (counters.take([of(`flood-${i}`)])[0]!.allowed) granted++
  assert.equal(granted, 99 + 2, 'a place each for 99 more, and two from the count that the others share')
  assert.equal(counters.take([of('victim')])[0]!.allowed, false)
  assert.equal(counters.size, 101)
  clock.at += 2 * second
  assert.equal(counters.take([of('late')])[0]!.allowed, true)
  assert.equal(counters.size, 1, 'all others were over')
})

test('counts move to another process as they are', () => {
  const { counters, clock } = clocked()
  const takes = [bucket(3, second), sliding(3, second), quota(3, clock.at + second)]
  counters.take(takes)
  const other = createMemoryCounters({ now: () => clock.at, wallNow: () => clock.at })
  other.restore(JSON.parse(JSON.stringify(counters.drain())))
  assert.equal(counters.size, 0)
  assert.deepEqual(other.take(takes).map(({ remaining }) => remaining), [1, 1, 1])
})
