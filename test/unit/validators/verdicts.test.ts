import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { Ajv2020 } from 'ajv/dist/2020.js'
import type { JsonObject } from '../../../generator/load/document.ts'
import type { JsonSchema } from '../../../generator/emit/validators/compile-validators.ts'
import { interpret } from './interpret.ts'
import { importValidators, slot } from './printed.ts'

const name = fc.constantFrom('a', 'b', 'c', 'toString', '__proto__', 'x/y~')
const scalar = fc.oneof(fc.constant(null), fc.boolean(), fc.integer({ min: -3, max: 12 }), fc.constantFrom(0.5, 1.25), fc.constantFrom('', 'a', 'ab', 'abc', 'xyz', '😀'))
const named = <T>(value: fc.Arbitrary<T>, most: number): fc.Arbitrary<Record<string, T>> =>
  fc.uniqueArray(fc.tuple(name, value), { selector: ([key]) => key, maxLength: most }).map((entries) => entries.reduce((made, [key, one]) => {
    Object.defineProperty(made, key, { value: one, enumerable: true, configurable: true, writable: true })
    return made
  }, {} as Record<string, T>))

const { value } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof({ maxDepth: 3, withCrossShrink: true }, scalar, fc.array(tie('value'), { maxLength: 4 }), named(tie('value'), 4)),
}))

const count = fc.integer({ min: 0, max: 3 })
/** Schemas over a small vocabulary of names and values, so that keywords meet; `more` adds keywords. */
function schemas(more: (schema: fc.Arbitrary<JsonSchema>) => Record<string, fc.Arbitrary<unknown>>): fc.Arbitrary<JsonSchema> {
  return fc.letrec<{ schema: JsonSchema }>((tie) => {
    const schema = tie('schema')
    const list = fc.array(schema, { minLength: 1, maxLength: 3 })
    const keywords: Record<string, fc.Arbitrary<unknown>> = {
      type: fc.oneof(fc.constantFrom('object', 'array', 'string', 'integer', 'number'), fc.uniqueArray(fc.constantFrom('object', 'array', 'null', 'integer', 'string'), { minLength: 1, maxLength: 4 })),
      enum: fc.uniqueArray(value, { minLength: 1, maxLength: 3, comparator: (a, b) => JSON.stringify(a) === JSON.stringify(b) }), const: value,
      minimum: count, exclusiveMaximum: count, multipleOf: fc.constantFrom(1, 2, 0.5), minLength: count, maxLength: count, pattern: fc.constantFrom('^a', 'b$', '.'),
      properties: named(schema, 3), patternProperties: fc.dictionary(fc.constantFrom('^a', 'o', '.'), schema, { maxKeys: 2 }), additionalProperties: schema,
      propertyNames: schema, required: fc.uniqueArray(name, { maxLength: 2 }), minProperties: count, maxProperties: count,
      dependentRequired: named(fc.uniqueArray(name, { maxLength: 2 }), 1), dependentSchemas: named(schema, 1),
      prefixItems: list, items: schema, contains: schema, minContains: count, maxContains: count, minItems: count, maxItems: count, uniqueItems: fc.boolean(),
      allOf: list, anyOf: list, oneOf: list, not: schema, if: schema, then: schema, else: schema,
      $ref: fc.constantFrom('#/components/schemas/One', '#/components/schemas/Two'),
      ...more(schema),
    }
    return {
      schema: fc.oneof({ maxDepth: 4, depthSize: 'small' }, { weight: 1, arbitrary: fc.boolean() }, {
        weight: 9,
        arbitrary: fc.uniqueArray(fc.constantFrom(...Object.keys(keywords)), { minLength: 1, maxLength: 4 })
          .chain((chosen) => fc.record(Object.fromEntries(chosen.map((keyword) => [keyword, keywords[keyword] as fc.Arbitrary<unknown>])))) as fc.Arbitrary<JsonSchema>,
      }),
    }
  }).schema
}

/** Recursion through properties and items only: at the same value it would go round for ever, which has a test of its own. */
const components: JsonObject = {
  One: { type: ['object', 'integer'], properties: { a: { $ref: '#/components/schemas/Two' }, b: true }, minimum: 1 },
  Two: { anyOf: [{ type: 'string' }, { prefixItems: [{ type: 'integer' }], contains: { minimum: 2 } }, { properties: { c: { $ref: '#/components/schemas/One' } }, required: ['c'] }] },
}
const document: JsonObject = { components: { schemas: components } }

async function compare(all: readonly JsonSchema[], seed: number, expect: (schema: JsonSchema) => ((value: unknown) => boolean)): Promise<{ accepted: number; refused: number }> {
  const printed = await importValidators(document, all.map((schema, at) => slot(schema, { name: `slot${at}`, group: `g${at % 3}` })))
  const counts = { accepted: 0, refused: 0 }
  for (const [at, schema] of all.entries()) {
    const validate = printed.validator(`slot${at}`)
    const expected = expect(schema)
    for (const one of fc.sample(value, { numRuns: 40, seed: seed + at })) {
      const verdict = validate(one)
      assert.equal(verdict, expected(one), `seed ${seed}, schema ${JSON.stringify(schema)}, value ${JSON.stringify(one)}`)
      assert.equal(verdict, (validate.errors ?? []).length === 0, 'errors where refused, and only there')
      counts[verdict ? 'accepted' : 'refused']++
    }
  }
  return counts
}

test('printed validators give the verdicts of a plain Ajv', async () => {
  const seed = Number(process.env['SEED'] ?? 20_261_121)
  const all = fc.sample(schemas(() => ({})), { numRuns: 500, seed })
  const ajv = new Ajv2020({ strict: false, logger: false, ownProperties: true, allErrors: false, validateSchema: false })
  ajv.addSchema({ $id: 'doc:', ...document } as object)
  let compared = 0
  const counts = await compare(all, seed, (schema) => {
    // Ajv looks names such as `__proto__` up by inheritance, and falls over values with a `toString`: these are for the interpreter.
    const odd = (json: unknown): boolean => /__proto__|toString/.test(JSON.stringify(json))
    // It also skips keywords beside `prefixItems` where the array is short.
    const known = JSON.stringify(schema).includes('prefixItems')
    const validate = odd(schema) || known ? undefined : ajv.compile(JSON.parse(JSON.stringify(schema).replaceAll('"#/components', '"doc:#/components')) as JsonObject)
    return (one) => {
      const verdict = interpret(components, schema, one) !== undefined
      if (!validate || odd(one)) return verdict
      try {
        const plain = validate(one) as boolean
        compared++
        return plain
      } catch {
        return verdict // Ajv's record of what was evaluated is missing at times, and it throws.
      }
    }
  })
  assert.ok(compared > 5_000, `${compared} compared`)
  assert.ok(counts.accepted > 2_000 && counts.refused > 2_000, JSON.stringify(counts))
})

test('printed validators give the verdicts of the specification, unevaluated* included', async () => {
  const seed = Number(process.env['SEED'] ?? 7)
  const all = fc.sample(schemas((schema) => ({ unevaluatedProperties: schema, unevaluatedItems: schema })), { numRuns: 700, seed })
  assert.ok(JSON.stringify(all).split('unevaluated').length > 100)
  await compare(all, seed, (schema) => (one) => interpret(components, schema, one) !== undefined)
})
