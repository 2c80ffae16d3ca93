import assert from 'node:assert/strict'
import { test } from 'node:test'
import { drafts, judgeRun, runSuite, suiteCases, suiteMissing } from '../../support/json-schema-suite.ts'
import type { SuiteCase } from '../../support/json-schema-suite.ts'

/** Every sixth required case of each keyword, and the first: the whole suite runs in `npm run suites`. */
function sampleOf(cases: readonly SuiteCase[]): readonly SuiteCase[] {
  const seen = new Map<string, number>()
  return cases.filter(({ keyword, optional }) => {
    if (optional) return false
    const count = seen.get(keyword) ?? 0
    seen.set(keyword, count + 1)
    return count % 6 === 0
  })
}

for (const draft of drafts) {
  test(`a sample of the JSON Schema Test Suite over HTTP, ${draft}`, { skip: suiteMissing }, async (t) => {
    const cases = sampleOf(suiteCases(draft))
    assert.ok(cases.length >= 75)
    assert.ok(new Set(cases.map(({ valid }) => valid)).size === 2)
    const run = await runSuite(draft, cases)
    t.diagnostic(`${cases.length} cases of ${run.totals.size} keywords`)
    assert.deepEqual(judgeRun(draft, cases, run), { wrong: [], needless: [] })
  })
}
