import { describe, test } from 'node:test'
import { lostRedis, sharedRedis, workers } from '../../support/limits/scenarios.ts'
import { redisMissing } from '../../support/redis.ts'

/** The long form is test/suites/limits.test.ts. */
describe('over any window never more than the bound', { timeout: 120_000, concurrency: true }, () => {
  test('two gateways at once on one Redis', { skip: redisMissing }, (t) => sharedRedis(2_000, (line) => t.diagnostic(line)))
  test('with Redis killed and started again in between, where requests are refused meanwhile', { skip: redisMissing }, (t) => lostRedis('refuse', 3_000, (line) => t.diagnostic(line)))
  test('with Redis killed and started again in between, where each counts for itself meanwhile', { skip: redisMissing }, (t) => lostRedis('local', 3_000, (line) => t.diagnostic(line)))
  test('two workers of one machine, replaced in between', (t) => workers(2_500, (line) => t.diagnostic(line)))
})
