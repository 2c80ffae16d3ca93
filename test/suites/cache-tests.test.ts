import assert from 'node:assert/strict'
import { test } from 'node:test'
import { expectedFailures, floor, totals } from '../cache-tests/expected-failures.ts'
import { cacheTestSuites, runCacheTests } from '../cache-tests/run-cache-tests.ts'

test('http-tests/cache-tests through a generated gateway', async (t) => {
  const suites = await cacheTestSuites()
  const results = await runCacheTests(suites)
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
