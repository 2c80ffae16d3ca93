import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { createBalancer } from '../../../runtime/backend/balance/balancer.ts'
import { countsOf, seeded, targetsOf } from './targets.ts'

const weights = fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 1, maxLength: 12 })

describe('round robin', () => {
  test('gives each target the same, whatever its weight, to one', () => {
    fc.assert(fc.property(weights, fc.integer({ min: 1, max: 500 }), (given, choices) => {
      const targets = targetsOf(given)
      const choose = createBalancer('roundRobin')
      const counts = countsOf(targets, choices, () => choose(targets, null, 0))
      assert.ok(Math.max(...counts) - Math.min(...counts) <= 1)
    }))
  })
})

describe('weighted', () => {
  test('gives each target exactly its weight in every round', () => {
    fc.assert(fc.property(weights, fc.integer({ min: 1, max: 5 }), (given, rounds) => {
      const targets = targetsOf(given)
      const choose = createBalancer('weighted')
      const total = given.reduce((sum, weight) => sum + weight, 0)
      assert.deepEqual(countsOf(targets, total * rounds, () => choose(targets, null, 0)), given.map((weight) => weight * rounds))
    }))
  })

  test('interleaves: what a target has got is never as much as one request per other target off its share', () => {
    fc.assert(fc.property(weights, (given) => {
      const targets = targetsOf(given)
      const choose = createBalancer('weighted')
      const total = given.reduce((sum, weight) => sum + weight, 0)
      const counts = given.map(() => 0)
      for (let n = 1; n <= total * 2; n++) {
        counts[choose(targets, null, 0).index]!++
        counts.forEach((count, index) => assert.ok(Math.abs(count - (n * given[index]!) / total) <= Math.max(1, targets.length - 1), `${given} after ${n}: ${counts}`))
      }
    }))
    const targets = targetsOf([5, 1, 1])
    const choose = createBalancer('weighted')
    assert.equal(Array.from({ length: 7 }, () => 'abc'[choose(targets, null, 0).index]).join(''), 'aabacaa')
  })
})

describe('least in flight', () => {
  test('takes one that nobody has less of for its weight, and shares evenly where all are idle', () => {
    fc.assert(fc.property(weights, fc.infiniteStream(fc.nat(50)), (given, load) => {
      const targets = targetsOf(given)
      for (const target of targets) target.inFlight = load.next().value!
      const choose = createBalancer('leastInFlight')
      const chosen = choose(targets, null, 0)
      for (const other of targets) assert.ok((chosen.inFlight + 1) / chosen.weight <= (other.inFlight + 1) / other.weight)
    }))
    const idle = targetsOf([1, 1, 1])
    const choose = createBalancer('leastInFlight')
    assert.deepEqual(countsOf(idle, 300, () => choose(idle, null, 0)), [100, 100, 100])
  })
})

describe('power of two', () => {
  test('never takes the slowest of several, and shares by chance among equals', () => {
    fc.assert(fc.property(fc.integer({ min: 3, max: 10 }), fc.integer(), (count, seed) => {
      const targets = targetsOf(Array.from({ length: count }, () => 1))
      targets.forEach((target, index) => { target.latency = index === 0 ? 500 : 10; target.sampled = 1_000 })
      const choose = createBalancer('powerOfTwo', seeded(seed))
      const counts = countsOf(targets, 3_000, () => choose(targets, null, 1_000))
      assert.equal(counts[0], 0)
      const even = 3_000 / (count - 1)
      // The lower index wins a tie of two, so shares lie within a factor of two of the even one; six standard deviations besides.
      for (const share of counts.slice(1)) assert.ok(Math.abs(share - even) <= 6 * Math.sqrt(even), `${counts}`)
    }))
  })

  test('asks a slow target again after a while', () => {
    const targets = targetsOf([1, 1])
    targets[0]!.latency = 2_000
    targets[1]!.latency = 10
    const choose = createBalancer('powerOfTwo', seeded(1))
    assert.equal(countsOf(targets, 100, () => choose(targets, null, 1_000))[0], 0)
    targets[1]!.sampled = 100_000
    assert.equal(countsOf(targets, 100, () => choose(targets, null, 100_000))[0], 100)
  })

  test('a quick target with a long queue is no better than a slow idle one', () => {
    const targets = targetsOf([1, 1])
    for (const target of targets) target.sampled = 0
    targets[0]!.latency = 10
    targets[0]!.inFlight = 99
    targets[1]!.latency = 100
    const choose = createBalancer('powerOfTwo', seeded(1))
    assert.equal(choose(targets, null, 0), targets[1])
  })
})

describe('consistent hash', () => {
  const keys = Array.from({ length: 10_000 }, (_, n) => `tenant-${n}`)

  test('when a target leaves, the keys of no other move, and its own are 1/n in the mean', (t) => {
    for (const n of [2, 3, 5, 10, 20]) {
      const targets = targetsOf(Array.from({ length: n }, () => 1))
      const choose = createBalancer({ hash: '$request.path.tenant' })
      const before = keys.map((key) => choose(targets, key, 0))
      let most = 0
      let moved = 0
      for (const leaving of targets) {
        const left = targets.filter((target) => target !== leaving)
        const own = before.filter((target) => target === leaving).length
        const others = keys.filter((key, index) => before[index] !== leaving && choose(left, key, 0) !== before[index])
        assert.equal(others.length, 0, `${others.length} keys of targets that stay moved`)
        moved += own
        most = Math.max(most, own)
      }
      assert.equal(moved / n, keys.length / n)
      // Which keys a target has is chance: its share lies within five standard deviations of 1/n.
      assert.ok(most <= keys.length / n + 5 * Math.sqrt((keys.length / n) * (1 - 1 / n)))
      t.diagnostic(`n=${n}: when a target leaves ${(100 / n).toFixed(2)} % of the keys move in the mean, ${((100 * most) / keys.length).toFixed(2)} % at most`)
    }
  })

  test('the same key goes to the same target, whatever the order of the targets', () => {
    fc.assert(fc.property(weights, fc.string(), (given, key) => {
      const targets = targetsOf(given)
      const choose = createBalancer({ hash: '$identity.subject' })
      assert.equal(choose(targets, key, 0), choose([...targets].reverse(), key, 0))
    }))
  })

  test('shares follow the weights', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 2, maxLength: 6 }), (given) => {
      const targets = targetsOf(given)
      const choose = createBalancer({ hash: '$identity.subject' })
      const counts = countsOf(targets, keys.length, (n) => choose(targets, keys[n]!, 0))
      const total = given.reduce((sum, weight) => sum + weight, 0)
      counts.forEach((count, index) => {
        const share = given[index]! / total
        assert.ok(Math.abs(count - keys.length * share) <= 6 * Math.sqrt(keys.length * share * (1 - share)), `${given}: ${counts}`)
      })
    }), { numRuns: 20 })
  })

  test('requests without a key are sent in turn', () => {
    const targets = targetsOf([1, 1, 1])
    const choose = createBalancer({ hash: '$identity.subject' })
    assert.deepEqual(countsOf(targets, 300, () => choose(targets, null, 0)), [100, 100, 100])
  })
})
