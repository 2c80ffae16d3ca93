import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { JsonObject } from '../../generator/load/document.ts'
import type { Validate } from '../../runtime/contract.ts'
import { createJudge } from '../../testing/sample/judge.ts'
import { mutations } from '../../testing/sample/mutate.ts'
import { createSampler } from '../../testing/sample/sample.ts'
import { randomSchema, randomValue } from '../support/random-schema.ts'
import { importValidators } from '../unit/validators/printed.ts'

/** The same schemas in every run; `SEED=n` gives others. */
const seed = Number(process.env['SEED'] ?? 20_26)
const batches = Number(process.env['BATCHES'] ?? 6)
const size = 40
/** Keywords that must have been broken alone at least once, or the test says nothing about them. */
const keywords = [
  'type', 'enum', 'const', 'minLength', 'maxLength', 'pattern', 'format', 'minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf',
  'minItems', 'maxItems', 'uniqueItems', 'contains', 'items', 'required', 'additionalProperties', 'propertyNames', 'minProperties', 'maxProperties', 'dependentRequired', 'not', 'readOnly',
]

/** Ajv 8.20, which judges, looks up what was evaluated in a plain object, where every value has a `constructor`. */
function misjudged(schema: JsonObject, value: unknown): boolean {
  return JSON.stringify(schema).includes('"unevaluatedProperties"') && JSON.stringify(value).includes('"constructor"')
}

test('printed validators take what is valid, refuse each mutation, and agree with the judge', async (t) => {
  const broken = new Map<string, number>()
  let valid = 0
  let random = 0
  let unmade = 0
  for (let batch = 0; batch < batches; batch++) {
    const names = Array.from({ length: size }, (_, at) => `S${at}`)
    const schemas = fc.sample(randomSchema(names.slice(0, 8)), { seed: seed + batch, numRuns: size })
    const document: JsonObject = { components: { schemas: Object.fromEntries(names.map((name, at) => [name, schemas[at]!])) } }
    const slots = names.flatMap((name, at) => (['request', 'response'] as const).map((direction) =>
      ({ name: `${direction}${name}`, pointer: `/components/schemas/${name}`, schema: schemas[at]!, direction, group: 'random' })))
    const printed = await importValidators(document, slots)
    assert.deepEqual(printed.diagnostics.filter(({ severity }) => severity === 'error'), [])
    const values = fc.sample(randomValue, { seed: seed + batch, numRuns: 40 })
    for (const direction of ['request', 'response'] as const) {
      const judge = createJudge(document, direction)
      const sampler = createSampler(document, { direction, judge })
      for (const [at, schema] of schemas.entries()) {
        const validate: Validate = printed.validator(`${direction}S${at}`)
        const told = (value: unknown): string => `SEED=${seed + batch} S${at} ${direction}: ${JSON.stringify(schema)} with ${JSON.stringify(value)?.slice(0, 300)}`
        for (const value of values) {
          if (misjudged(schema, value)) continue
          random++
          assert.equal(validate(value), judge.check(schema, value).length === 0, told(value))
        }
        for (const form of ['full', 'minimal'] as const) {
          const sample = sampler.valid(schema, { form })
          if (sample.value === undefined) {
            unmade++
            continue
          }
          valid++
          assert.ok(validate(sample.value), told(sample.value))
          for (const { keyword, value } of mutations(schema, sample.value, { judge, sampler, limit: 60 }).mutations) {
            broken.set(keyword, (broken.get(keyword) ?? 0) + 1)
            assert.ok(!validate(value), `${keyword} ${told(value)}`)
          }
        }
      }
    }
  }
  const mutated = [...broken.values()].reduce((sum, one) => sum + one, 0)
  t.diagnostic(`${batches * size} schemas: ${valid} valid values, ${mutated} mutations of ${broken.size} keywords, ${random} other values; ${unmade} not made`)
  for (const [keyword, count] of [...broken].sort()) t.diagnostic(`${keyword.padEnd(24)}${count}`)
  if (batches >= 6) assert.deepEqual(keywords.filter((keyword) => !broken.has(keyword)), [])
  assert.ok(unmade < valid / 3, `${unmade} samples could not be made`)
})
