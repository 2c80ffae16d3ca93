import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Json, JsonObject } from '../../../generator/load/document.ts'
import { importValidators, slot } from './printed.ts'

const ref = (name: string): JsonObject => ({ $ref: `#/components/schemas/${name}` })
const animal = (own: JsonObject, tag: JsonObject = { type: 'string' }): JsonObject => ({ type: 'object', required: ['kind'], properties: { kind: tag, ...own } })

async function judge(schemas: JsonObject, schema: JsonObject): Promise<(value: unknown) => string> {
  const printed = await importValidators({ components: { schemas } }, [slot(schema)])
  assert.deepEqual(printed.diagnostics, [])
  const validate = printed.validator('value')
  return (value) => (validate(value) ? 'ok' : (validate.errors ?? []).map(({ instancePath, keyword }) => `${instancePath} ${keyword}`).join(', '))
}

const pets: JsonObject = { Cat: animal({ lives: { type: 'integer' } }), Dog: animal({ bark: { type: 'string' } }) }

test('component names select where there is no mapping', async () => {
  const verdict = await judge(pets, { oneOf: [ref('Cat'), ref('Dog')], discriminator: { propertyName: 'kind' } })
  assert.equal(verdict({ kind: 'Cat', lives: 9 }), 'ok', 'plain oneOf would accept both branches, and so refuse')
  assert.equal(verdict({ kind: 'Cat', lives: 'x' }), '/lives type', 'errors of the selected branch alone')
  assert.equal(verdict({ kind: 'Cow' }), '/kind discriminator')
  assert.equal(verdict({ kind: 5 }), '/kind discriminator')
  assert.equal(verdict({}), ' discriminator')
  assert.equal(verdict('Cat'), ' discriminator')
})

test('mapping selects, by name and by reference, several values to one branch', async () => {
  const mapping = { cat: 'Cat', kitten: '#/components/schemas/Cat', dog: '#/components/schemas/Dog' }
  for (const keyword of ['oneOf', 'anyOf']) {
    const verdict = await judge(pets, { [keyword]: [ref('Cat'), ref('Dog')], discriminator: { propertyName: 'kind', mapping } })
    assert.equal(verdict({ kind: 'kitten', lives: 1 }), 'ok')
    assert.equal(verdict({ kind: 'dog', bark: 1 }), '/bark type')
    assert.equal(verdict({ kind: 'Cat', lives: 1 }), 'ok', 'an implicit name counts beside a mapping')
    assert.equal(verdict({ kind: 'Cat', lives: 'x' }), '/lives type')
    assert.equal(verdict({ kind: 'Cow' }), '/kind discriminator')
  }
})

test('a mapping takes an implicit name away, and no name is added that its branch refuses', async () => {
  const crossed = await judge(pets, { oneOf: [ref('Cat'), ref('Dog')], discriminator: { propertyName: 'kind', mapping: { Dog: 'Cat', hound: 'Dog' } } })
  assert.equal(crossed({ kind: 'Dog', lives: 'x' }), '/lives type', 'the mapping says that a Dog is a Cat')
  assert.equal(crossed({ kind: 'hound', bark: 1 }), '/bark type')
  const strict: JsonObject = { Cat: animal({}, { const: 'cat' }), Dog: animal({}, { const: 'dog' }) }
  const verdict = await judge(strict, { oneOf: [ref('Cat'), ref('Dog')], discriminator: { propertyName: 'kind', mapping: { cat: 'Cat', dog: 'Dog' } } })
  assert.equal(verdict({ kind: 'cat' }), 'ok')
  assert.equal(verdict({ kind: 'Cat' }), '/kind discriminator')
})

test('a mapping that its branches contradict decides nothing, and is reported', async () => {
  const schemas: JsonObject = {
    Front: animal({ hash: { type: 'string' } }, { enum: ['passport', 'card'] }),
    Files: { ...animal({ hashes: { type: 'array' } }, { enum: ['bill', 'passport'] }), required: ['kind', 'hashes'] },
  }
  const printed = await importValidators({ components: { schemas } }, [slot({ oneOf: [ref('Front'), ref('Files')], discriminator: { propertyName: 'kind', mapping: { front: 'Front', files: 'Files' } } })])
  assert.deepEqual(printed.diagnostics.map(({ code, severity }) => [code, severity]), [['discriminator-contradicted', 'warning']])
  const validate = printed.validator('value')
  assert.equal(validate({ kind: 'card', hash: 'x' }), true)
  assert.equal(validate({ kind: 'bill', hashes: [] }), true)
  assert.equal(validate({ kind: 'passport', hashes: [] }), false, 'both fit')
  assert.equal(validate({ kind: 'front' }), false)
})

test('const and enum of the branch say its values where the mapping does not', async () => {
  const schemas: JsonObject = {
    Base: { type: 'object', required: ['kind'] },
    Cat: { allOf: [ref('Base'), { properties: { kind: { enum: ['cat', 'kitten'] }, lives: { type: 'integer' } } }] },
    Dog: { allOf: [ref('Base'), { properties: { kind: { const: 'dog' } } }] },
  }
  const verdict = await judge(schemas, { oneOf: [ref('Cat'), ref('Dog')], discriminator: { propertyName: 'kind' } })
  assert.equal(verdict({ kind: 'kitten', lives: 2 }), 'ok')
  assert.equal(verdict({ kind: 'kitten', lives: 'x' }), '/lives type')
  assert.equal(verdict({ kind: 'Cat' }), '/kind discriminator')
})

test('null branches, and branches that do not demand the property', async () => {
  const nullable = await judge(pets, { oneOf: [ref('Cat'), { type: 'null' }], discriminator: { propertyName: 'kind' } })
  assert.equal(nullable(null), 'ok')
  assert.equal(nullable({ kind: 'Cat' }), 'ok')
  const loose: JsonObject = { A: { type: 'object', properties: { a: { type: 'integer' } } }, B: { type: 'object', required: ['b'] } }
  const verdict = await judge(loose, { anyOf: [ref('A'), ref('B')], discriminator: { propertyName: 'kind' } })
  assert.equal(verdict({ a: 1 }), 'ok', 'without the property the plain anyOf decides')
  assert.match(verdict({ a: 'x' }), /anyOf/)
  assert.equal(verdict({ kind: 'A', a: 'x', b: 1 }), '/a type')
})

test('what is unclear is left to the plain oneOf', async () => {
  const cases: [string, JsonObject, JsonObject][] = [
    ['inline branches', pets, { oneOf: [ref('Cat'), animal({})], discriminator: { propertyName: 'kind' } }],
    ['one value for two branches', { A: animal({}, { enum: ['x', 'y'] }), B: animal({ b: { const: 1 } }, { enum: ['y'] }) }, { oneOf: [ref('A'), ref('B')], discriminator: { propertyName: 'kind' } }],
    ['the same branch twice', pets, { anyOf: [ref('Cat'), ref('Cat')], discriminator: { propertyName: 'kind' } }],
    ['no property name', pets, { anyOf: [ref('Cat'), ref('Dog')], discriminator: {} }],
  ]
  for (const [why, schemas, schema] of cases) {
    const verdict = await judge(schemas, schema)
    assert.doesNotMatch(verdict({ kind: 'Cow' }), /discriminator/, why)
  }
})

test('parents with alternatives that are each allOf the parent end, with the verdict that is meant', async () => {
  const schemas: JsonObject = {
    Pet: { type: 'object', required: ['kind'], properties: { kind: { type: 'string' } }, oneOf: [ref('Cat'), ref('Dog')], discriminator: { propertyName: 'kind' } },
    Cat: { allOf: [ref('Pet'), { properties: { lives: { type: 'integer' } }, required: ['lives'] }] },
    Dog: { allOf: [ref('Pet'), { properties: { bark: { type: 'string' } }, required: ['bark'] }] },
    Self: { allOf: [ref('Self'), { type: 'integer' }] },
    Choice: { anyOf: [{ type: 'string' }, { items: ref('Choice'), type: 'array' }, ref('Choice')] },
    Seen: { $ref: '#/components/schemas/SeenBase', properties: { a: true }, unevaluatedProperties: false },
    SeenBase: { properties: { b: true }, anyOf: [ref('SeenBase'), { properties: { c: true } }] },
  }
  const names = Object.keys(schemas)
  const printed = await importValidators({ components: { schemas } }, names.map((name) => slot(ref(name), { name: `the${name}` })))
  const verdict = (name: string, value: Json): boolean => printed.validator(`the${name}`)(value)
  for (let round = 0; round < 2; round++) {
    assert.equal(verdict('Pet', { kind: 'Cat', lives: 9 }), true)
    assert.equal(verdict('Pet', { kind: 'Cat', lives: 'x' }), false)
    assert.equal(verdict('Pet', { kind: 'Cow', lives: 9 }), false)
    assert.equal(verdict('Cat', { kind: 'Cat', lives: 9 }), true)
    assert.equal(verdict('Cat', { kind: 'Cat' }), false)
    assert.equal(verdict('Cat', { lives: 9 }), false, 'the parent counts')
    assert.equal(verdict('Self', 1), true)
    assert.equal(verdict('Self', 'x'), false)
    assert.equal(verdict('Choice', ['a', ['b', []]]), true)
    assert.equal(verdict('Seen', { a: 1, b: 2, c: 3 }), true)
    assert.equal(verdict('Seen', { d: 1 }), false)
  }
})
