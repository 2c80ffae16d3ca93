import assert from 'node:assert/strict'
import { test } from 'node:test'
import { figureLine, figuresOf, holds } from '../../../bench/report/figures.ts'
import { guard, sharesOf } from '../../../bench/report/guard.ts'
import { resultsOf } from './results.ts'

const results = resultsOf({ gatewright: 40, 'pass-through': 32, nginx: 16, 'plain-stack': 200 })
const figure = (what: string) => {
  const found = figuresOf(results).filter((one) => one.what === what)
  assert.equal(found.length, 1, what)
  return found[0]!
}

test('a figure is the ratio of the lower quartiles, so that one bad round says nothing', () => {
  assert.equal(figure('get: the plainly wired stack costs times Gatewright').value, 5)
  assert.equal(figure('get: share of the bare pass-through').value, 0.8)
  assert.equal(figure("get: share of nginx's proxy_pass").value, 0.4)
  assert.equal(figure('list: times the pass-through and one JSON.parse').value, 40 / (32 + 60))
  assert.equal(figure("GitHub: share of the pet store's rate").value, 39 / 40)
  assert.equal(figure('GitHub: the plainly wired stack costs times Gatewright, medians').value, 100)
})

test('a figure is held to its bound from the right side, and the slowest save counts', () => {
  assert.ok(!holds(figure('get: the plainly wired stack costs times Gatewright')))
  assert.ok(!holds(figure('get: share of the bare pass-through')))
  assert.ok(holds(figure("get: share of nginx's proxy_pass")))
  assert.ok(holds(figure('list: times the pass-through and one JSON.parse')))
  assert.ok(holds(figure('pet store: generate')))
  assert.ok(!holds(figure('npm run dev: a saved change is live, the slowest')))
  assert.ok(holds({ what: 'no bound', value: 1e9, unit: 'ms', bound: null }))
})

test('what took no part has no figure', () => {
  assert.ok(!figuresOf(results).some(({ what }) => /Prism|KrakenD|api-firewall/.test(what)))
})

test('a line has the value and the bound beside it', () => {
  assert.match(figureLine(figure('get: share of the bare pass-through')), /^get: share of the bare pass-through +0\.80× +at least 0\.85× +does not hold$/)
  assert.match(figureLine(figure('pet store: generate')), / 0\.80 s +at most 1\.5 s +holds$/)
})

test('the guard fails below half of what is recorded, and only there', () => {
  const shares = sharesOf(results)
  assert.deepEqual(shares, { get: 0.8, post: 0.8 })
  assert.ok(guard(shares, { get: 1.6, post: 0.8 }).holds)
  const broken = guard(shares, { get: 0.8, post: 1.7 })
  assert.ok(!broken.holds)
  assert.deepEqual(broken.lines, ['get: 0.80 of the pass-through; recorded 0.80, plainly broken below 0.40', 'post: 0.80 of the pass-through; recorded 1.70, plainly broken below 0.85'])
})
