import assert from 'node:assert/strict'
import { test } from 'node:test'
import { expectedFailures, floor, totals } from '../cache-tests/expected-failures.ts'
import { cacheTestsPackage, installCacheTests } from '../cache-tests/install-cache-tests.ts'
import { cacheTestSuites, runCacheTests } from '../cache-tests/run-cache-tests.ts'

const installed = installCacheTests()
const folder = 'folder' in installed ? installed.folder : undefined

test('the list of expected failures names each case once, with its clause, and leaves the floor where it is', () => {
  assert.equal(new Set(expectedFailures.map(({ id }) => id)).size, expectedFailures.length)
  for (const { id, clause, why } of expectedFailures) assert.ok(clause !== '' && why !== '', id)
  assert.ok(totals.required - expectedFailures.length >= floor.required)
})

test(`${cacheTestsPackage} through a generated gateway`, { skip: 'missing' in installed ? installed.missing : false }, async (t) => {
  const suites = await cacheTestSuites(folder!)
  const results = await runCacheTests(folder!, suites)
  const tally = { required: { passed: 0, total: 0 }, optimal: { passed: 0, total: 0 }, check: { passed: 0, total: 0 } }
  const failed: string[] = []
  for (const { name, tests } of suites) {
    const own = { passed: 0, total: 0 }
    for (const { id, kind = 'required' } of tests) {
      const passed = results.get(id) === true
      tally[kind].total++
      if (passed) tally[kind].passed++
      if (kind === 'check') continue
      own.total++
      if (passed) own.passed++
      else {
        t.diagnostic(`${kind} ${id}: ${String((results.get(id) as readonly string[] | undefined)?.[1])}`)
        if (kind === 'required') failed.push(id)
      }
    }
    t.diagnostic(`${name.padEnd(44)}${own.passed} of ${own.total}`)
  }
  t.diagnostic(`required ${tally.required.passed} of ${tally.required.total}, optional ${tally.optimal.passed} of ${tally.optimal.total}, behaviours that were asked about ${tally.check.passed} of ${tally.check.total}`)
  for (const { id, clause, why } of expectedFailures) t.diagnostic(`${id} (${clause}): ${why}`)
  assert.deepEqual({ required: tally.required.total, optimal: tally.optimal.total }, totals)
  assert.deepEqual(failed.sort(), expectedFailures.map(({ id }) => id).sort())
  assert.ok(tally.required.passed >= floor.required && tally.optimal.passed >= floor.optimal, JSON.stringify(tally))
})
