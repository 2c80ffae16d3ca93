import assert from 'node:assert/strict'
import { test } from 'node:test'
import { expectedFailures } from '../../cache-tests/expected-failures.ts'
import { cacheTestSuites, runCacheTests } from '../../cache-tests/run-cache-tests.ts'

test('http-tests/cache-tests, the required cases that need not wait (all of them: npm run suites)', async () => {
  const suites = (await cacheTestSuites()).map((suite) => ({
    ...suite, tests: suite.tests.filter(({ kind = 'required', requests }) => kind === 'required' && requests.every(({ pause_after: pause }) => pause !== true)),
  }))
  const ids = suites.flatMap(({ tests }) => tests.map(({ id }) => id))
  assert.ok(ids.length >= 41, `only ${ids.length} cases`)
  const results = await runCacheTests(suites)
  const failed = ids.filter((id) => results.get(id) !== true)
  assert.deepEqual(failed, expectedFailures.map(({ id }) => id).filter((id) => ids.includes(id)))
})
