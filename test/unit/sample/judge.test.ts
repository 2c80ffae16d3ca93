import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { JsonObject } from '../../../generator/load/document.ts'
import { createJudge } from '../../../testing/sample/judge.ts'
import { pointerOf, resolveObject, resolveSchema } from '../../../testing/sample/resolve.ts'

const withSchemas = (schemas: JsonObject): JsonObject => ({ openapi: '3.1.0', components: { schemas } })
const keywords = (document: JsonObject, schema: string | JsonObject, value: unknown, direction: 'request' | 'response' = 'response'): string[] =>
  createJudge(document, direction).check(schema, value).map((fault) => `${fault.pointer} ${fault.keyword}`)

test('references are unescaped, percent-decoded, followed, and cycles end', () => {
  assert.equal(pointerOf('#/paths/~1a~1{b}/x%20y'), '/paths/~1a~1{b}/x y')
  assert.equal(pointerOf('other.yaml#/a'), undefined)
  const document = { components: { schemas: { 'a/b c': { type: 'null' }, '100%': { type: 'string' } }, parameters: { one: { $ref: '#/components/parameters/two' }, two: { $ref: '#/components/parameters/one' }, three: { $ref: '#/components/parameters/four' }, four: { name: 'x' } } } }
  assert.deepEqual(resolveSchema(document, '#/components/schemas/a~1b%20c')?.schema, { type: 'null' })
  assert.deepEqual(resolveSchema(document, '#/components/schemas/100%')?.schema, { type: 'string' })
  assert.equal(resolveSchema(document, '#/components/schemas/constructor'), undefined)
  assert.equal(resolveObject(document, { $ref: '#/components/parameters/one' }, ''), undefined)
  assert.deepEqual(resolveObject(document, { $ref: '#/components/parameters/three' }, ''), { pointer: '/components/parameters/four', value: { name: 'x' } })
})

test('readOnly is refused and not required in requests, writeOnly in responses', () => {
  const document = withSchemas({
    Id: { type: 'integer', readOnly: true },
    User: { type: 'object', required: ['id', 'password'], properties: { id: { $ref: '#/components/schemas/Id' }, password: { type: 'string', writeOnly: true } } },
    Heir: { allOf: [{ $ref: '#/components/schemas/User' }, { required: ['id'] }], required: ['id'] },
    Split: { required: ['id'], allOf: [{ properties: { id: { allOf: [{ $ref: '#/components/schemas/Id' }] } } }] },
    Reverse: { properties: { id: { readOnly: true } }, allOf: [{ required: ['id'] }] },
  })
  const user = '/components/schemas/User'
  assert.deepEqual(keywords(document, user, { password: 'x' }, 'request'), [])
  assert.deepEqual(keywords(document, user, { id: 1, password: 'x' }, 'request'), ['/id readOnly'])
  assert.deepEqual(keywords(document, user, { id: 1 }, 'response'), [])
  assert.deepEqual(keywords(document, user, { id: 1, password: 'x' }, 'response'), ['/password writeOnly'])
  assert.deepEqual(keywords(document, user, { password: 'x' }, 'response'), [' required', '/password writeOnly'])
  for (const name of ['Heir', 'Split', 'Reverse']) {
    assert.deepEqual(keywords(document, `#/components/schemas/${name}`, { password: 'x' }, 'request'), [], name)
    assert.ok(keywords(document, `#/components/schemas/${name}`, {}, 'response').includes(' required'), name)
  }
})

test('a readOnly schema that is no property is an annotation only', () => {
  assert.deepEqual(keywords({}, { type: 'object', readOnly: true }, {}, 'request'), [])
})

test('formats of OpenAPI are checked, unknown ones are not', () => {
  const breaks = (format: string, value: unknown): boolean => keywords({}, { format }, value).length > 0
  assert.ok(breaks('int32', 2_147_483_648) && !breaks('int32', -2_147_483_648))
  assert.ok(breaks('int64', 1.5) && breaks('uint8', 256) && breaks('float', 1e39))
  assert.ok(breaks('date-time', '2024-13-01T00:00:00Z') && breaks('uuid', 'x') && breaks('byte', '%%%') && breaks('email', 'x'))
  assert.ok(!breaks('password', '') && !breaks('binary', '\u0000') && !breaks('no-such-format', 'x') && !breaks('int32', 'text'))
})

test('patterns are read with Unicode rules, else without, else they refuse nothing', () => {
  assert.deepEqual(keywords({}, { pattern: '^.$' }, '😀'), [])
  assert.deepEqual(keywords({}, { pattern: '^[\\w\\-]+\\_$' }, 'a-_'), [])
  assert.deepEqual(keywords({}, { pattern: '^[\\w\\-]+\\_$' }, 'a b'), [' pattern'])
  assert.deepEqual(keywords({}, { pattern: '(?i)^x(' }, 'anything'), [])
})

test('a oneOf with a discriminator is decided by the name; without one, by exclusion', () => {
  const branch = { type: 'object', required: ['kind'], properties: { kind: { type: 'string' }, size: { type: 'integer' } } }
  const document = withSchemas({
    Cat: branch,
    Dog: { ...branch, required: ['kind', 'bark'] },
    Pet: { oneOf: [{ $ref: '#/components/schemas/Cat' }, { $ref: '#/components/schemas/Dog' }], discriminator: { propertyName: 'kind', mapping: { meow: 'Cat', dog: '#/components/schemas/Dog' } } },
    Plain: { oneOf: [{ $ref: '#/components/schemas/Cat' }, { $ref: '#/components/schemas/Dog' }] },
  })
  const pet = '/components/schemas/Pet'
  assert.deepEqual(keywords(document, pet, { kind: 'meow', bark: 1 }), [])
  assert.deepEqual(keywords(document, pet, { kind: 'dog', bark: 1 }), [])
  assert.ok(keywords(document, pet, { kind: 'dog' }).includes(' required'))
  assert.ok(keywords(document, pet, { kind: 'meow', size: 'x' }).includes('/size type'))
  assert.deepEqual(keywords(document, pet, { kind: 'Cat', bark: 1 }), [], 'an implicit name counts beside a mapping')
  assert.ok(keywords(document, pet, { kind: 'cow', bark: 1 }).includes(' oneOf'), 'an unknown name leaves the decision to oneOf')
  assert.ok(keywords(document, '/components/schemas/Plain', { kind: 'dog', bark: 1 }).includes(' oneOf'))
})

test('a mapping that its branches contradict decides nothing', () => {
  const branch = (kinds: string[], own: string) => ({ type: 'object', required: ['kind', own], properties: { kind: { enum: kinds } } })
  const document = withSchemas({
    Front: branch(['passport', 'card'], 'hash'), Files: branch(['bill', 'passport'], 'hashes'),
    Fault: { oneOf: [{ $ref: '#/components/schemas/Front' }, { $ref: '#/components/schemas/Files' }], discriminator: { propertyName: 'kind', mapping: { front: 'Front', files: 'Files' } } },
  })
  const fault = '/components/schemas/Fault'
  assert.deepEqual(keywords(document, fault, { kind: 'passport', hash: 1 }), [])
  assert.deepEqual(keywords(document, fault, { kind: 'bill', hashes: 1 }), [])
  assert.ok(keywords(document, fault, { kind: 'front', hash: 1 }).includes(' oneOf'))
})

test('schemas that cannot be used make every value invalid and say why', () => {
  const document = withSchemas({ Dangling: { $ref: '#/components/schemas/Nowhere' }, Loop: { $ref: '#/components/schemas/Loop' }, Bad: { type: 'strnig' }, Nothing: { enum: [] } })
  for (const name of ['Dangling', 'Loop', 'Bad']) {
    const [fault] = createJudge(document, 'response').check(`/components/schemas/${name}`, {})
    assert.equal(fault?.keyword, 'schema', name)
  }
  assert.match(createJudge(document, 'response').check('/components/schemas/Dangling', 1)[0]?.message ?? '', /Nowhere/)
  assert.match(createJudge(document, 'response').check('/nowhere', 1)[0]?.message ?? '', /no schema at \/nowhere/)
  assert.equal(createJudge(document, 'response').check('/components/schemas/Nothing', 1).length > 0, true)
})

test('what is no schema is not read as one: examples, defaults and properties named like keywords', () => {
  const document = withSchemas({
    Odd: { type: 'object', properties: { $ref: { type: 'string' }, required: { type: 'array' }, $id: { type: 'integer' }, example: { type: 'string' } }, example: { $ref: '#/nowhere', $id: 'http://x.test/' }, default: { $id: 'http://x.test/' }, $id: 'http://x.test/' },
    Twin: { $id: 'http://x.test/', $ref: '#/components/schemas/Odd' },
  })
  assert.deepEqual(keywords(document, '/components/schemas/Twin', { $ref: 'x', required: [], $id: 1 }), [])
  assert.deepEqual(keywords(document, '/components/schemas/Twin', { $ref: 1 }), ['/$ref type'])
})

test('recursion, unevaluatedProperties beside a discriminator, and faults without end are bounded', () => {
  const document = withSchemas({ Node: { type: 'object', properties: { next: { $ref: '#/components/schemas/Node' }, n: { type: 'integer' } }, unevaluatedProperties: false } })
  assert.deepEqual(keywords(document, '/components/schemas/Node', { next: { next: { n: 'x' } } }), ['/next/next/n type'])
  assert.equal(keywords({}, { items: { type: 'string' } }, Array(5_000).fill(1)).length, 100)
  let deep: JsonObject = {}
  for (let n = 0; n < 20_000; n++) deep = { next: deep }
  assert.equal(createJudge(document, 'response').check('/components/schemas/Node', deep)[0]?.keyword, 'schema')
})
