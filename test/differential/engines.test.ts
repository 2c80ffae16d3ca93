import assert from 'node:assert/strict'
import { test } from 'node:test'
import { differentialDocuments, report } from '../support/differential/report.ts'
import { corpusMissing, vote } from '../support/differential/run.ts'

/** All documents but the largest, some requests of each operation: `npm run suites` sends all. */
const documents = differentialDocuments.filter((file) => file !== 'dutchie.json')

test('both engines and the judge agree on some requests of every operation, or a clause settles it', { skip: corpusMissing }, async (t) => {
  const { lines, requests, open } = report(await vote(documents, 8))
  for (const line of lines) t.diagnostic(line)
  assert.ok(requests >= 1_000)
  assert.deepEqual(open, [])
})
