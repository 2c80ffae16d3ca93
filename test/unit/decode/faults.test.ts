import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fault, faultsOf } from '../../../runtime/faults.ts'
import { schema } from '../stages/schemas.ts'

const secret = 'secret'
const one = (definition: object, value: unknown): string => {
  const validate = schema(definition)
  assert.equal(validate(value), false)
  return faultsOf(validate.errors, 'body', '/p').map(({ pointer, code, message }) => `${pointer} ${code}: ${message}`).join(' | ')
}

const rules: readonly (readonly [object, unknown, string])[] = [
  [{ type: 'integer' }, secret, '/p type: must be integer'],
  [{ type: ['integer', 'null'] }, secret, '/p type: must be integer or null'],
  [{ enum: ['a', 1] }, secret, '/p enum: must be one of "a", 1'],
  [{ const: 'a' }, secret, '/p const: must be "a"'],
  [{ minLength: 9 }, secret, '/p minLength: must have at least 9 characters'],
  [{ maxLength: 1 }, secret, '/p maxLength: must have at most 1 characters'],
  [{ pattern: '^a$' }, secret, '/p pattern: must match the pattern ^a$'],
  [{ minimum: 5 }, 4, '/p minimum: must be at least 5'],
  [{ exclusiveMaximum: 5 }, 5, '/p exclusiveMaximum: must be less than 5'],
  [{ multipleOf: 2 }, 5, '/p multipleOf: must be a multiple of 2'],
  [{ maxItems: 1 }, [1, 2], '/p maxItems: must have at most 1 items'],
  [{ uniqueItems: true }, [secret, secret], '/p uniqueItems: must have no equal items'],
  [{ required: ['a/b'] }, {}, '/p/a~1b required: is required'],
  [{ dependentRequired: { a: ['b'] } }, { a: secret }, '/p/b dependentRequired: is required beside other members that are present'],
  [{ additionalProperties: false }, { x: secret }, '/p/x additionalProperties: is not declared'],
  [{ unevaluatedProperties: false }, { x: secret }, '/p/x unevaluatedProperties: is not declared'],
  [{ properties: { a: { type: 'integer' } } }, { a: secret }, '/p/a type: must be integer'],
  [{ not: {} }, secret, '/p not: must not match what is excluded'],
  [{ properties: { a: false } }, { a: secret }, '/p/a false schema: is not allowed here'],
]
for (const [definition, value, expected] of rules) {
  test(`${JSON.stringify(definition)}: ${expected}`, () => {
    const text = one(definition, value)
    assert.equal(text, expected)
    assert.doesNotMatch(text, /secret/)
  })
}

test('at most ten faults, none of them long', () => {
  const validate = schema({ items: { type: 'integer' } })
  validate(Array.from({ length: 50 }, () => 'x'))
  assert.equal(faultsOf(validate.errors, 'body').length, 10)
  assert.ok(fault('body', `/${'x'.repeat(10_000)}`, 'c', 'm').pointer.length < 300)
  assert.ok(one({ enum: Array.from({ length: 100 }, (_, at) => `${at}`.repeat(50)) }, 'x').length < 300)
  assert.equal(faultsOf(null, 'body').length, 1)
})
