import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { JsonObject } from '../../../generator/load/document.ts'
import { planParameters } from '../../../testing/contract/parameter-checks.ts'
import { bareBase, operationOf, withContext } from './api.ts'

/** The names of the checks that one query parameter gets, and those that could not be built. */
async function planned(schema: JsonObject): Promise<{ readonly checks: readonly string[]; readonly notBuilt: readonly string[] }> {
  const operation = operationOf({ parameters: [{ name: 'q', in: 'query', schema }] })
  const made = await withContext(operation, (context) => [...planParameters(operation, context, bareBase)])
  return {
    checks: made.flatMap((one) => ('notBuilt' in one ? [] : [one.name])),
    notBuilt: made.flatMap((one) => ('notBuilt' in one ? [`${one.notBuilt.check}: ${one.notBuilt.reason}`] : [])),
  }
}

test('each constraint of a parameter is broken', async () => {
  const { checks, notBuilt } = await planned({ type: 'integer', minimum: 1, maximum: 9 })
  for (const expected of ['query q: repeated', 'query q: type', 'query q: minimum', 'query q: maximum']) assert.ok(checks.includes(expected), `${expected} in ${checks.join()}`)
  assert.deepEqual(notBuilt, [])
})

test('a parameter of which no valid value is known is counted, though the operation does not need it', async () => {
  const { checks, notBuilt } = await planned({ type: 'integer', minimum: 5, maximum: 4 })
  assert.deepEqual(checks, [])
  assert.equal(notBuilt.length, 1)
  assert.match(notBuilt[0]!, /^query q: valid: ./)
})

test('a constraint that no value is known to break is counted', async () => {
  const { notBuilt } = await planned({ type: 'string', pattern: '^[^]*$' })
  assert.equal(notBuilt.length, 1)
  assert.match(notBuilt[0]!, /^query q: pattern: ./)
})
