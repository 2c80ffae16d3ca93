import assert from 'node:assert/strict'
import { test } from 'node:test'
import { drafts, judgeRun, nameOfCase, runSuite, suiteCases, suiteExceptions, suiteMissing } from '../support/json-schema-suite.ts'

/** How many required cases each draft has: a suite that shrinks must not pass unseen. */
const required = { '2020-12': 1_151, 'draft4-oas30': 404 }

test('the list of exceptions is short, and names cases of the suite', { skip: suiteMissing }, () => {
  assert.ok(suiteExceptions.length <= 10)
  for (const one of suiteExceptions) assert.ok(suiteCases(one.draft).some((other) => nameOfCase(other) === nameOfCase(one)), nameOfCase(one))
})

for (const draft of drafts) {
  test(`the JSON Schema Test Suite over HTTP, ${draft}`, { skip: suiteMissing }, async (t) => {
    const cases = suiteCases(draft).filter(({ optional }) => !optional)
    assert.equal(cases.length, required[draft])
    const run = await runSuite(draft, cases)
    for (const [keyword, { passed, total }] of [...run.totals].sort()) t.diagnostic(`${keyword.padEnd(28)}${passed} of ${total}`)
    const counts = [...run.totals.values()]
    assert.equal(counts.reduce((sum, { total }) => sum + total, 0), cases.length)
    t.diagnostic(`${draft}: ${counts.reduce((sum, { passed }) => sum + passed, 0)} of ${cases.length} required cases`)
    assert.deepEqual(judgeRun(draft, cases, run), { wrong: [], needless: [] })
  })
}
