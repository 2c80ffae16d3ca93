import assert from 'node:assert/strict'
import { test } from 'node:test'
import { differentialDocuments, report } from '../support/differential/report.ts'
import { corpusMissing, vote } from '../support/differential/run.ts'

test('both engines and the judge agree, or a clause settles it: at least 5,000 requests', { skip: corpusMissing }, async (t) => {
  const { lines, requests, open, needless } = report(await vote(differentialDocuments, 400))
  for (const line of lines) t.diagnostic(line)
  assert.ok(requests >= 5_000)
  assert.deepEqual(open, [])
  assert.deepEqual(needless, [], 'entries that are no longer needed')
})
