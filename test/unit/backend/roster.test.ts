import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { createBalancer } from '../../../runtime/backend/balance/balancer.ts'
import { Roster, type RosterOptions } from '../../../runtime/backend/health/roster.ts'
import type { TargetState } from '../../../runtime/backend/target-state.ts'
import { countsOf, seeded, targetsOf } from './targets.ts'

const outliers = { consecutiveFailures: 3, ejectFor: 1_000, maxEjected: 50 }

function rosterOf(targets: readonly TargetState[], own: Partial<RosterOptions> = {}) {
  const events: string[] = []
  const roster = new Roster({
    targets, balancer: createBalancer('roundRobin'), active: '', outliers, slowStart: 0, panicBelow: 0,
    onEvent: (event) => events.push('target' in event ? `${event.kind} ${event.target.index}` : event.kind), ...own,
  })
  const failTimes = (index: number, times: number, now: number): void => { for (let n = 0; n < times; n++) roster.report(targets[index]!, true, 1, now) }
  return { roster, events, failTimes }
}

test('a target is ejected after failures in a row, comes back, and is out again at its first failure, for twice as long', () => {
  const targets = targetsOf([1, 1, 1])
  const { roster, events, failTimes } = rosterOf(targets)
  failTimes(0, 2, 10)
  roster.report(targets[0]!, false, 5, 11)
  failTimes(0, 2, 12)
  assert.deepEqual(events, [], 'a success in between')
  failTimes(0, 1, 13)
  assert.deepEqual(events, ['ejected 0'])
  assert.deepEqual(countsOf(targets, 100, () => roster.choose(null, 100, null)!), [0, 50, 50])
  assert.ok(countsOf(targets, 90, () => roster.choose(null, 1_013, null)!)[0]! === 30)
  failTimes(0, 1, 1_020)
  assert.deepEqual(events, ['ejected 0', 'returned 0', 'ejected 0'])
  assert.equal(targets[0]!.ejectedUntil, 3_020)
})

test('no more are ejected than may be, one of two may, and the only one never is', () => {
  fc.assert(fc.property(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 0, max: 100 }), (count, maxEjected) => {
    const targets = targetsOf(Array.from({ length: count }, () => 1))
    const { roster, failTimes } = rosterOf(targets, { outliers: { ...outliers, maxEjected } })
    for (let index = 0; index < count; index++) failTimes(index, 10, 5)
    const ejected = targets.filter(({ ejectedUntil }) => ejectedUntil > 5).length
    assert.equal(ejected, count === 1 ? 0 : Math.max(1, Math.floor((count * maxEjected) / 100)))
    assert.ok(roster.inUse.length > 0)
  }))
})

test('where no target is well all are used, and below panicBelow too', () => {
  const targets = targetsOf([1, 1, 1, 1])
  const { roster, events } = rosterOf(targets, { panicBelow: 50 })
  roster.mark(targets[0]!, false, 1)
  roster.mark(targets[1]!, false, 2)
  assert.equal(roster.inUse.length, 2, 'half is not below half')
  roster.mark(targets[2]!, false, 3)
  assert.equal(roster.inUse.length, 4)
  roster.mark(targets[2]!, true, 4)
  assert.equal(roster.inUse.length, 2)
  assert.deepEqual(events, ['unhealthy 0', 'unhealthy 1', 'unhealthy 2', 'panic', 'healthy 2', 'calm'])
  const few = rosterOf(targetsOf([1, 1]))
  for (const target of few.roster.targets) few.roster.mark(target, false, 1)
  assert.equal(few.roster.inUse.length, 2)
})

test('a target that has come back gets its share little by little', (t) => {
  const targets = targetsOf([1, 1])
  const { roster } = rosterOf(targets, { slowStart: 10_000, random: seeded(7), balancer: createBalancer('powerOfTwo', seeded(8)) })
  roster.mark(targets[0]!, false, 0)
  roster.mark(targets[0]!, true, 1_000)
  const shareAt = (now: number): number => countsOf(targets, 4_000, () => {
    targets[0]!.latency = targets[1]!.latency = 0
    return roster.choose(null, now, null)!
  })[0]! / 4_000
  const shares = [1_000, 6_000, 11_000].map(shareAt)
  t.diagnostic(`shares after 0, 5 and 10 of 10 s: ${shares.map((share) => share.toFixed(2)).join(', ')}`)
  assert.ok(shares[0]! < shares[1]! && shares[1]! < shares[2]!)
  assert.ok(shares[0]! < 0.1)
})

test('only the active group is used, from the moment of the switch', () => {
  const targets = [...targetsOf([1, 1], 'blue'), ...targetsOf([1], 'green').map((target) => ({ ...target, index: 2 }))]
  const { roster } = rosterOf(targets, { active: 'blue' })
  assert.deepEqual(countsOf(targets, 10, () => roster.choose(null, 0, null)!), [5, 5, 0])
  roster.activate('green', 1)
  assert.deepEqual(countsOf(targets, 10, () => roster.choose(null, 1, null)!), [0, 0, 10])
})

test('a retry goes elsewhere where there is an elsewhere', () => {
  fc.assert(fc.property(fc.integer({ min: 2, max: 6 }), fc.constantFrom('roundRobin', 'leastInFlight', 'powerOfTwo', 'weighted'), (count, balance) => {
    const targets = targetsOf(Array.from({ length: count }, () => 1))
    const { roster } = rosterOf(targets, { balancer: createBalancer(balance) })
    const first = roster.choose(null, 0, null)
    assert.notEqual(roster.choose(null, 0, first), first)
  }))
})
