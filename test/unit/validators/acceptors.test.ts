import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { JsonObject } from '../../../generator/load/document.ts'
import { accepts } from '../../../runtime/acceptors/accepts.ts'
import { importValidators, slot } from './printed.ts'

const components: JsonObject = { components: { schemas: {
  Tree: { type: 'object', properties: { id: { type: 'integer' }, children: { type: 'array', items: { $ref: '#/components/schemas/Tree' } } } },
  Lists: { type: 'array', items: { $ref: '#/components/schemas/Lists' } },
  Cat: { type: 'object', required: ['kind', 'lives'], properties: { kind: { const: 'cat' }, lives: { type: 'integer' }, friend: { $ref: '#/components/schemas/Animal' } } },
  Dog: { type: 'object', required: ['kind'], properties: { kind: { enum: ['dog', 'puppy'] } }, additionalProperties: { type: 'boolean' } },
  Animal: { oneOf: [{ $ref: '#/components/schemas/Cat' }, { $ref: '#/components/schemas/Dog' }, { type: 'null' }], discriminator: { propertyName: 'kind' } },
  Child: { allOf: [{ $ref: '#/components/schemas/Parent' }], properties: { kind: { const: 'child' } } },
  Parent: { type: 'object', required: ['kind'], properties: { kind: { type: 'string' } }, oneOf: [{ $ref: '#/components/schemas/Child' }], discriminator: { propertyName: 'kind' } },
  Named: { type: 'object', required: ['name'], properties: { name: { type: 'string' } } },
} } }
const closed = { type: 'object', properties: { a: { type: 'integer' } }, additionalProperties: false }
const held = (schema: JsonObject): JsonObject => ({ type: 'array', items: schema })

/** A schema, texts that its acceptor takes, valid ones that it leaves to the parser, and invalid ones. */
const cases: readonly (readonly [string, JsonObject, readonly string[], readonly string[], readonly string[]])[] = [
  ['bounds of numbers', held({ type: 'number', exclusiveMinimum: 0, maximum: 2.5 }), ['[2.5, 1, 0.001]'], ['[1e0]'], ['[0]', '[-0.0]', '[2.51]', '["1"]']],
  ['bounds of negative numbers', held({ type: 'number', exclusiveMinimum: -3, exclusiveMaximum: -1 }), ['[-2.999999, -1.5]'], [], ['[-3]', '[-1]', '[-3.0]']],
  ['integers', held({ type: 'integer', format: 'int32', multipleOf: 5 }), ['[5, -10, 0]'], [], ['[6]', '[2147483650]', '[1.5]']],
  ['integers written as other numbers', held({ type: 'integer' }), ['[1]'], ['[1.0]', '[-0]', '[1e2]', '[1234567890123456]'], ['[1.5]']],
  ['lists of values', held({ enum: ['a', 'é', 'say "x"', 1, true, null] }), ['["a", "é", 1, 1.0, true, null]'], ['["say \\"x\\""]', '["\\u0061"]'], ['["b"]', '[false]', '[2]', '[[]]']],
  ['lengths, patterns and formats at once', held({ type: 'string', minLength: 2, maxLength: 12, pattern: '^[2é]', format: 'date' }), ['["2026-02-28"]'], ['["\\u0032026-02-28"]'], ['["2026-02-30"]', '["1999-01-01"]', '["é"]']],
  ['a whole number of characters', held({ type: 'string', minLength: 2, maxLength: 3 }), ['["éé", "🎉🎉🎉", "abc"]'], ['["\\u00e9\\u00e9"]'], ['["🎉"]', '["🎉🎉🎉🎉"]', '["é"]']],
  ['presence', { type: 'object', required: ['a', 'b'], minProperties: 3, maxProperties: 3 }, ['{"a":1,"b":2,"c":3}'], [], ['{"a":1,"c":2,"d":3}', '{"a":1,"b":2}', '{"a":1,"b":2,"c":3,"d":4}', '{}']],
  ['more names than one number holds', { type: 'object', properties: Object.fromEntries(Array.from({ length: 70 }, (_, at) => [`p${at}`, { type: 'integer' }])), required: ['p0', 'p31', 'p32', 'p69'], additionalProperties: false },
    ['{"p0":1,"p31":1,"p32":1,"p69":1}', '{"p69":1,"p32":1,"p1":1,"p33":2,"p31":1,"p0":1}'], [], ['{"p0":1,"p31":1,"p32":1}', '{"p0":1,"p31":1,"p69":1}', '{"p0":1,"p31":1,"p32":1,"p69":1,"p70":1}', '{"p0":1,"p31":1,"p32":"","p69":1}']],
  ['parts that close each other off', { allOf: [closed, { type: 'object', properties: { b: {} } }] }, ['{"a":1}', '{}'], [], ['{"b":1}', '{"a":1,"b":1}', '{"a":"1"}']],
  ['parts that speak of each other’s names', { allOf: [{ type: 'object', additionalProperties: { type: 'string' } }, { type: 'object', properties: { b: { minLength: 2 } } }] }, ['{"b":"bb","c":""}'], [], ['{"b":12}', '{"b":"b"}']],
  ['names beside those of a reference', { $ref: '#/components/schemas/Named', properties: { age: { type: 'integer' } }, unevaluatedProperties: false }, ['{"name":"a","age":1}'], [], ['{"name":"a","x":1}', '{"age":1}', '{"name":1}']],
  ['others of one type', { type: 'object', additionalProperties: { type: 'integer' } }, ['{"a":1,"b":2}'], ['{"\\u0061":1}'], ['{"a":"1"}']],
  ['alternatives of different kinds', held({ oneOf: [{ type: 'string' }, closed, { type: 'null' }] }), ['["a", {"a":1}, null]'], [], ['[1]', '[{"b":1}]']],
  ['anything beside an object', { properties: { a: { type: 'integer' } } }, ['{"a":1}', '[{"a":""}]'], [], ['{"a":""}']],
  ['different texts', { type: 'array', uniqueItems: true, items: { type: 'string' } }, ['["a", "b"]'], ['["\\u0061", "b"]'], ['["a", "a"]', '["a", "\\u0061"]', '[1]']],
  ['different integers', { type: 'array', uniqueItems: true, items: { type: ['integer', 'null'] } }, ['[1, 10, null]'], ['[1, 2.0]'], ['[1, 1]', '[0, -0]', '[1, 1.0]', '[null, null]']],
  ['alternatives that a property tells apart', held({ $ref: '#/components/schemas/Animal' }),
    ['[{"kind":"cat","lives":9}, {"lives":9,"friend":null,"kind":"cat"}, {"kind":"puppy","loud":true}, {"loud":false,"kind":"dog"}, null, {"kind":"cat","lives":1,"friend":{"kind":"dog"}}]'],
    ['[{"lives":1,"friend":{"kind":"dog"},"kind":"cat"}]', '[{"kind":"d\\u006fg"}]'], ['[{"kind":"cat"}]', '[{"kind":"dog","lives":9}]', '[{"kind":"bird"}]', '[{}]', '[{"lives":9}]', '[{"kind":1}]', '[1]', '[{"kind":"cat","lives":1,"friend":{"kind":"cat"}}]']],
  ['what stands beside a choice', { required: ['age'], properties: { age: { type: 'integer' } }, oneOf: [{ $ref: '#/components/schemas/Cat' }, { $ref: '#/components/schemas/Dog' }], discriminator: { propertyName: 'kind' } },
    ['{"kind":"cat","lives":1,"age":2}'], [], ['{"kind":"cat","lives":1}', '{"kind":"cat","lives":1,"age":"2"}', '{"kind":"dog","age":2}']],
  ['names that must match', { type: 'object', maxProperties: 3, propertyNames: { pattern: '^[a-zé]+$', maxLength: 3 }, properties: { a: { type: 'integer' }, B: {} } }, ['{"a":1,"é":2,"abc":3}', '{}'], ['{"\\u0061":1}'], ['{"a":1,"X":2}', '{"B":1}', '{"abcd":1}', '{"":1}', '{"a":"1"}']],
  ['a list of names', { type: 'object', propertyNames: { enum: ['cat', 'dog'] }, additionalProperties: { type: 'integer' } }, ['{"cat":1,"dog":2}'], [], ['{"bird":1}', '{"cat":""}']],
  ['names that go with others', { type: 'object', properties: { a: {}, b: {} }, dependentRequired: { a: ['b', 'c'], d: [] } }, ['{"b":1}', '{"a":1,"b":2,"c":3}', '{"d":1}', '{}'], [], ['{"a":1}', '{"a":1,"b":2}']],
  ['items by place', { type: 'array', prefixItems: [{ type: 'integer' }, { type: 'string' }], items: { type: 'boolean' }, minItems: 1 }, ['[1]', '[1,"a"]', '[1,"a",true,false]'], [], ['[]', '["a"]', '[1,1]', '[1,"a",1]']],
  ['no more items than have a place', { allOf: [{ type: 'array', prefixItems: [{ type: 'integer' }], items: false }, { items: { minimum: 2 } }] }, ['[2]', '[]'], [], ['[1]', '[2,2]']],
  ['itself within itself', { $ref: '#/components/schemas/Tree' }, ['{"id":1,"children":[{"id":2,"children":[]},{}]}'], [], ['{"children":[{"id":""}]}', '{"children":{}}']],
]

for (const [name, schema, taken, left, invalid] of cases) {
  test(`acceptors know ${name}`, async () => {
    const printed = await importValidators(components, [slot(schema, { text: true })])
    const validate = printed.validator('value')
    const accept = validate.accept
    assert.ok(accept !== undefined)
    const accepted = (text: string): boolean => accepts(accept, Buffer.from(text), { depth: 100, uniqueNames: true })
    for (const text of [...taken, ...left]) assert.ok(validate(JSON.parse(text)), text)
    for (const text of invalid) assert.ok(!validate(JSON.parse(text)), text)
    assert.deepEqual(taken.filter((text) => !accepted(text)), [])
    assert.deepEqual([...left, ...invalid].filter(accepted), [])
  })
}

test('refused properties are refused in their direction, and not demanded', async () => {
  const schema: JsonObject = { type: 'object', required: ['id', 'secret'], properties: { id: { type: 'integer', readOnly: true }, secret: { type: 'string', writeOnly: true } } }
  const printed = await importValidators(components, (['request', 'response'] as const).map((direction) => slot(schema, { name: direction, direction, text: true })))
  const accepted = (direction: string, text: string): boolean => accepts(printed.validator(direction).accept!, Buffer.from(text), { depth: 9, uniqueNames: true })
  assert.deepEqual(['{"secret":"x"}', '{"id":1}', '{"id":1,"secret":"x"}'].map((text) => [accepted('request', text), accepted('response', text)]), [[true, false], [false, true], [false, false]])
})

test('depth is counted through references', async () => {
  const printed = await importValidators(components, ['Tree', 'Lists'].map((name) => slot({ $ref: `#/components/schemas/${name}` }, { name, text: true })))
  const accepted = (name: string, text: string, depth: number): boolean => accepts(printed.validator(name).accept!, Buffer.from(text), { depth, uniqueNames: true })
  assert.deepEqual([4, 3].map((depth) => accepted('Lists', '[[],[[[]]]]', depth)), [true, false])
  assert.deepEqual([5, 4].map((depth) => accepted('Tree', '{"children":[{"children":[{}]}]}', depth)), [true, false])
  assert.ok(!accepted('Lists', '['.repeat(101) + ']'.repeat(101), 10_000))
})

test('what is reached through a circle counts', async () => {
  const document: JsonObject = { components: { schemas: {
    One: { type: 'object', properties: { two: { $ref: '#/components/schemas/Two' }, bad: { type: 'array', uniqueItems: true, items: { type: 'object' } } } },
    Two: { type: 'object', properties: { one: { $ref: '#/components/schemas/One' } } },
  } } }
  const printed = await importValidators(document, ['One', 'Two'].map((name) => slot({ $ref: `#/components/schemas/${name}` }, { name, text: true })))
  assert.deepEqual(['One', 'Two'].map((name) => printed.validator(name).accept), [undefined, undefined])
})

describe('no acceptor is made for', () => {
  for (const [name, schema] of Object.entries<JsonObject>({
    'scalars, which are quickly parsed': { type: 'string' },
    'alternatives of one kind': { oneOf: [closed, { type: 'object', required: ['b'] }] },
    'one of several numbers': { type: 'array', items: { oneOf: [{ type: 'integer' }, { type: 'number', minimum: 5 }] } },
    'what must not be': { type: 'object', not: { required: ['a'] } },
    'conditions': { type: 'object', if: { required: ['a'] }, then: { required: ['b'] } },
    'names by pattern': { type: 'object', patternProperties: { '^x': { type: 'integer' } } },
    'different items by place': { type: 'array', uniqueItems: true, prefixItems: [{ type: 'integer' }], items: { type: 'integer' } },
    'a choice among parents': { $ref: '#/components/schemas/Parent' },
    'a choice by a property that nobody knows': { oneOf: [{ $ref: '#/components/schemas/Named' }], discriminator: { propertyName: 'kind', mapping: { named: '#/components/schemas/Named' } } },
    'different objects': { type: 'array', uniqueItems: true, items: { type: 'object' } },
    'what holds such': { type: 'object', properties: { a: { type: 'array', contains: { const: 1 } } } },
  })) {
    test(name, async () => assert.equal((await importValidators(components, [slot(schema, { text: true })])).validator('value').accept, undefined))
  }

  test('what does not come as text', async () => assert.equal((await importValidators(components, [slot(closed)])).validator('value').accept, undefined))
})
