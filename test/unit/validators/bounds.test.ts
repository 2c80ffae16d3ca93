import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { JsonObject } from '../../../generator/load/document.ts'
import type { JsonSchema } from '../../../generator/emit/validators/compile-validators.ts'
import { importValidators, slot } from './printed.ts'

const many = 200_000
const integer = { type: 'integer' }
const document: JsonObject = { components: { schemas: { Item: { type: 'object', required: ['a'] } } } }

test('however long the value, errors stay few', async () => {
  const strings = Array.from({ length: many }, () => 'x')
  const wide = Object.fromEntries(strings.map((one, at) => [`k${at}`, one]))
  const cases: Record<string, [JsonSchema, unknown]> = {
    items: [{ items: integer }, strings],
    prefixed: [{ prefixItems: [true], items: integer }, strings],
    nested: [{ items: { items: integer } }, Array.from({ length: 1000 }, () => strings.slice(0, 100))],
    references: [{ items: { $ref: '#/components/schemas/Item' } }, strings],
    choices: [{ items: { anyOf: [integer, { $ref: '#/components/schemas/Item' }] } }, strings],
    contains: [{ contains: { $ref: '#/components/schemas/Item' } }, strings],
    several: [{ contains: { anyOf: [integer, { items: integer }] }, minContains: 3, maxContains: 5 }, strings],
    unevaluatedItems: [{ allOf: [{ prefixItems: [true] }], unevaluatedItems: false }, strings],
    uniqueItems: [{ uniqueItems: true }, strings],
    additional: [{ additionalProperties: false }, wide],
    additionalSchema: [{ additionalProperties: integer }, wide],
    patterned: [{ patternProperties: { '^k': integer, '': integer } }, wide],
    propertyNames: [{ propertyNames: { maxLength: 1 } }, wide],
    unevaluatedProperties: [{ allOf: [true], unevaluatedProperties: integer }, wide],
    condition: [{ if: { items: integer }, then: false, else: { items: integer } }, strings],
  }
  const printed = await importValidators(document, Object.entries(cases).map(([name, [schema]]) => slot(schema, { name })))
  for (const [name, [, value]] of Object.entries(cases)) {
    const validate = printed.validator(name)
    assert.equal(validate(value), false, name)
    const count = validate.errors?.length ?? 0
    assert.ok(count >= 1 && count <= 60, `${name}: ${count} errors`)
  }
})

test('up to ten faults are all named', async () => {
  const printed = await importValidators(document, [slot({ items: integer, minItems: 20 })])
  const validate = printed.validator('value')
  assert.equal(validate(['a', 1, 'b', 2, 'c']), false)
  assert.deepEqual(validate.errors?.map(({ instancePath }) => instancePath).sort(), ['', '/0', '/2', '/4'])
})

test('what a loop counts is what is left: branches that were rolled back do not end it', async () => {
  const printed = await importValidators(document, [
    slot({ items: { anyOf: [integer, { type: 'string' }], not: { const: 'bad' } } }, { name: 'items' }),
    slot({ contains: { const: 'good' }, items: { oneOf: [integer, { type: 'string' }] } }, { name: 'contains' }),
    slot({ additionalProperties: { if: integer, then: { minimum: 0 } } }, { name: 'additional' }),
  ])
  const strings = Array.from({ length: 50 }, (_, at) => `s${at}`)
  assert.equal(printed.validator('items')(strings), true)
  assert.equal(printed.validator('items')([...strings, 'bad']), false, 'the 51st is still looked at')
  assert.equal(printed.validator('contains')([...strings, 'good']), true)
  assert.equal(printed.validator('contains')(strings), false)
  assert.equal(printed.validator('additional')({ ...strings, last: -1 }), false)
})

test('uniqueItems takes time in proportion to the size', async () => {
  const printed = await importValidators(document, [slot({ uniqueItems: true })])
  const validate = printed.validator('value')
  const objects = Array.from({ length: 60_000 }, (_, at) => ({ b: [at], a: { x: null } }))
  assert.equal(validate(objects), true)
  assert.equal(validate([...objects, { a: { x: null }, b: [59_999] }]), false)
  assert.deepEqual(validate.errors?.[0]?.params, { i: 60_000, j: 59_999 })
  assert.equal(validate([1, '1', true, 'true', null, 'null', [], {}, 0, false, '', [1], ['1']]), true)
  assert.equal(validate([0, -0]), false)
})
