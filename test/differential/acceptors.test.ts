import assert from 'node:assert/strict'
import { isAscii, isUtf8 } from 'node:buffer'
import { test } from 'node:test'
import fc from 'fast-check'
import type { JsonObject } from '../../generator/load/document.ts'
import { accepts, acceptsUtf8 } from '../../runtime/acceptors/accepts.ts'
import type { Validate } from '../../runtime/contract.ts'
import { parseAnswer, parseJson } from '../../runtime/decode/json.ts'
import { Malformed } from '../../runtime/decode/malformed.ts'
import { createJudge } from '../../testing/sample/judge.ts'
import { mutations } from '../../testing/sample/mutate.ts'
import { createSampler } from '../../testing/sample/sample.ts'
import { guarded, mutatedTexts } from '../support/json-mutations.ts'
import { randomSchema, randomServedSchema, randomValue } from '../support/random-schema.ts'
import { importValidators } from '../unit/validators/printed.ts'

/** The same schemas in every run; `SEED=n` gives others. */
const seed = Number(process.env['SEED'] ?? 20_27)
const batches = Number(process.env['BATCHES'] ?? 4)
const size = 40
const depth = 6

/** What the slow way says: read as requests or answers are, then validated. */
function passes(validate: Validate, bytes: Buffer, direction: 'request' | 'response'): boolean {
  const read = direction === 'request' ? parseJson(bytes, { depth }) : parseAnswer(bytes)
  return !(read instanceof Malformed) && validate(read.value)
}

test('what an acceptor accepts, the parser and the validator accept', async (t) => {
  let acceptors = 0
  let accepted = 0
  let tried = 0
  let plain = 0
  const missed: string[] = []
  for (let batch = 0; batch < batches; batch++) {
    const names = Array.from({ length: size }, (_, at) => `S${at}`)
    // Every keyword there is, and more often those that acceptors know.
    const random = batch % 4 === 0 ? randomSchema : randomServedSchema
    const schemas = fc.sample(random(names.slice(0, 8)), { seed: seed + batch, numRuns: size })
    const document: JsonObject = { components: { schemas: Object.fromEntries(names.map((name, at) => [name, schemas[at]!])) } }
    const slots = names.flatMap((name, at) => (['request', 'response'] as const).map((direction) =>
      ({ name: `${direction}${name}`, pointer: `/components/schemas/${name}`, schema: schemas[at]!, direction, group: 'random', text: true })))
    const printed = await importValidators(document, slots)
    const values = fc.sample(randomValue, { seed: seed + batch, numRuns: 20 })
    for (const direction of ['request', 'response'] as const) {
      const judge = createJudge(document, direction)
      const sampler = createSampler(document, { direction, judge })
      for (const [at, schema] of schemas.entries()) {
        const validate = printed.validator(`${direction}S${at}`)
        const { accept } = validate
        if (accept === undefined) continue
        acceptors++
        const check = (bytes: Buffer): boolean => {
          const bounds = { depth, uniqueNames: direction === 'request' }
          const result = accepts(accept, bytes, bounds)
          assert.equal(acceptsUtf8(accept, guarded(bytes), isAscii(bytes), bounds) && isUtf8(bytes), result)
          tried++
          if (!result) return false
          accepted++
          assert.ok(passes(validate, bytes, direction), `SEED=${seed + batch} S${at} ${direction}: ${JSON.stringify(schema)} with ${bytes.toString('latin1')}\n${accept}`)
          return true
        }
        for (const value of values) check(Buffer.from(JSON.stringify(value)))
        for (const form of ['full', 'minimal'] as const) {
          const sample = sampler.valid(schema, { form })
          if (typeof sample.value !== 'object' || sample.value === null) continue
          const text = JSON.stringify(sample.value)
          check(Buffer.from(text))
          // What has escapes or is a large number may be left to the parser; all else that is valid must be accepted.
          if (!/\\|\de|\d{15}/.test(text) && validate(sample.value)) {
            plain++
            if (!accepts(accept, Buffer.from(text), { depth: 100, uniqueNames: true })) missed.push(`SEED=${seed + batch} S${at} ${direction}: ${JSON.stringify(schema)} with ${text}`)
          }
          check(Buffer.from(JSON.stringify(sample.value, null, 1)))
          for (const { value } of mutations(schema, sample.value, { judge, sampler, limit: 30 }).mutations) check(Buffer.from(JSON.stringify(value)))
          for (const bytes of fc.sample(mutatedTexts(text), { seed: seed + at, numRuns: 120 })) check(bytes)
        }
      }
    }
  }
  t.diagnostic(`${acceptors} acceptors of ${batches * size * 2} schemas: ${tried} texts, ${accepted} accepted, among them ${plain - missed.length} of ${plain} plain valid ones`)
  assert.deepEqual(missed.map((one) => one.slice(0, 3_000)).slice(0, 3), [])
  assert.ok(plain > acceptors && accepted > tried / 20)
})
