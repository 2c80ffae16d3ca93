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

  /** Four standard deviations of how many of some keys fall to one target where each does with this probability. */
  const sampling = (count: number, probability: number): number => 4 * Math.sqrt(count * probability * (1 - probability))

  test('when one of n targets leaves, exactly its keys move: 1/n of all, within what chance gives a sample; and they spread evenly', (t) => {
    const many = Array.from({ length: 50_000 }, (_, n) => `customer-${n}`)
    for (const n of [2, 3, 5, 10, 20]) {
      const targets = targetsOf(Array.from({ length: n }, () => 1))
      const choose = createBalancer({ hash: '$request.path.tenant' })
      const before = many.map((key) => choose(targets, key, 0))
      const shares: number[] = []
      for (const leaving of targets) {
        const left = targets.filter((target) => target !== leaving)
        const to = new Map(left.map((target) => [target, 0]))
        let [own, strays] = [0, 0]
        many.forEach((key, index) => {
          const now = choose(left, key, 0)
          if (before[index] === leaving) {
            own++
            to.set(now, to.get(now)! + 1)
          } else if (now !== before[index]) strays++
        })
        assert.equal(strays, 0, `n=${n}: ${strays} keys of targets that stay moved`)
        assert.ok(Math.abs(own - many.length / n) <= sampling(many.length, 1 / n), `n=${n}: ${own} of ${many.length} keys moved`)
        for (const count of to.values()) assert.ok(Math.abs(count - own / (n - 1)) <= sampling(own, 1 / (n - 1)), `n=${n}: ${count} of ${own} moved to one of ${n - 1}`)
        shares.push((100 * own) / many.length)
      }
      t.diagnostic(`n=${n}: when a target leaves ${Math.min(...shares).toFixed(2)} to ${Math.max(...shares).toFixed(2)} % of ${many.length} keys move, all of them its own; 1/n is ${(100 / n).toFixed(2)} %, four standard deviations ${((100 * sampling(many.length, 1 / n)) / many.length).toFixed(2)} %`)
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
