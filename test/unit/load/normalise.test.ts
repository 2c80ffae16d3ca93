import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Json, JsonObject } from '../../../generator/load/document.ts'
import { normalise } from '../../../generator/load/normalise.ts'
import { valueAt } from '../../../generator/load/pointer.ts'
import { loadOne, openapi } from './project-folder.ts'

function schema(written: Json, version: '3.0' | '3.1' = '3.0'): Json | undefined {
  const source = { openapi: version === '3.0' ? '3.0.3' : '3.1.0', info: {}, paths: {}, components: { schemas: { A: written } } } as JsonObject
  return valueAt(normalise(source, version).document, '/components/schemas/A')
}

const ref = { $ref: '#/components/schemas/B' }

describe('schemas of 3.0', () => {
  const rows: readonly [string, Json, Json][] = [
    ['nullable adds null to the type', { type: 'string', nullable: true }, { type: ['string', 'null'] }],
    ['nullable false says nothing', { type: 'string', nullable: false }, { type: 'string' }],
    ['nullable adds null to the enum', { type: 'string', nullable: true, enum: ['a'] }, { type: ['string', 'null'], enum: ['a', null] }],
    ['an enum that has null keeps it once', { type: 'string', nullable: true, enum: ['a', null] }, { type: ['string', 'null'], enum: ['a', null] }],
    ['without a type null is allowed already', { nullable: true, minLength: 2 }, { minLength: 2 }],
    ['without a type an enum needs null', { nullable: true, enum: [1] }, { enum: [1, null] }],
    ['nullable beside allOf means null as well', { nullable: true, allOf: [ref], description: 'd', readOnly: true, 'x-a': 1 },
      { description: 'd', readOnly: true, 'x-a': 1, anyOf: [{ allOf: [ref] }, { type: 'null' }] }],
    ['nullable beside a type and oneOf', { type: 'object', nullable: true, oneOf: [ref], discriminator: { propertyName: 'p' } },
      { anyOf: [{ type: 'object', oneOf: [ref], discriminator: { propertyName: 'p' } }, { type: 'null' }] }],
    ['what stands beside $ref is ignored', { ...ref, nullable: true, description: 'd' }, { ...ref, description: 'd' }],
    ['an exclusive minimum', { minimum: 1, exclusiveMinimum: true, maximum: 3, exclusiveMaximum: false }, { maximum: 3, exclusiveMinimum: 1 }],
    ['an exclusive maximum without a maximum says nothing', { exclusiveMaximum: true }, {}],
    ['example becomes examples', { type: 'string', example: 'a', format: 'binary' }, { type: 'string', examples: ['a'], format: 'binary' }],
    ['an example of null stays one', { example: null }, { examples: [null] }],
    ['an empty enum beside a type is ignored', { type: 'string', enum: [] }, { type: 'string' }],
    ['an empty enum alone keeps its letter', { enum: [] }, { enum: [] }],
    ['a boolean required is ignored', { properties: { a: { type: 'string', required: true } } }, { properties: { a: { type: 'string' } } }],
    ['properties with the names of keywords are schemas', { properties: { example: { nullable: true, type: 'string' }, enum: { example: 1 }, nullable: { type: 'integer', nullable: true } } },
      { properties: { example: { type: ['string', 'null'] }, enum: { examples: [1] }, nullable: { type: ['integer', 'null'] } } }],
    ['data is not touched', { default: { nullable: true, type: 'x', example: 1 }, enum: [{ example: 1 }], 'x-a': { nullable: true } },
      { default: { nullable: true, type: 'x', example: 1 }, enum: [{ example: 1 }], 'x-a': { nullable: true } }],
    ['schemas are found wherever they stand', { additionalProperties: { items: { not: { type: 'string', nullable: true } } } },
      { additionalProperties: { items: { not: { type: ['string', 'null'] } } } }],
    ['boolean schemas stay', { additionalProperties: false }, { additionalProperties: false }],
  ]
  for (const [name, written, expected] of rows) test(name, () => assert.deepEqual(schema(written), expected))
})

describe('schemas of 3.1', () => {
  const rows: readonly [string, Json, Json][] = [
    ['nullable is no keyword', { type: 'string', nullable: true }, { type: 'string', nullable: true }],
    ['example joins examples', { type: 'string', example: 'a' }, { type: 'string', examples: ['a'] }],
    ['examples go before example', { examples: ['b'], example: 'a' }, { examples: ['b'] }],
    ['members beside $ref count', { ...ref, type: 'object', properties: { a: { example: 1 } } }, { ...ref, type: 'object', properties: { a: { examples: [1] } } }],
    ['a boolean exclusive bound is read as 3.0 meant it', { minimum: 0, exclusiveMinimum: true }, { exclusiveMinimum: 0 }],
    ['$id, anchors and definitions stay', { $id: 'a', $anchor: 'b', $defs: { C: true } }, { $id: 'a', $anchor: 'b', $defs: { C: true } }],
  ]
  for (const [name, written, expected] of rows) test(name, () => assert.deepEqual(schema(written, '3.1'), expected))
})

test('a member called __proto__ survives as one', async (t) => {
  const text = '{"openapi":"3.0.3","info":{"title":"t","version":"1"},"paths":{},"components":{"schemas":{"A":{"type":"object","nullable":true,"properties":{"__proto__":{"type":"string","nullable":true}}}}}}'
  const { document, source } = await loadOne(t, text, 'specs/a.json')
  const properties = valueAt(document, '/components/schemas/A/properties') as object
  assert.deepEqual(Object.keys(properties), ['__proto__'])
  assert.equal(Object.getPrototypeOf(properties), Object.prototype)
  assert.deepEqual(valueAt(document, '/components/schemas/A/properties/__proto__'), { type: ['string', 'null'] })
  assert.deepEqual(valueAt(source, '/components/schemas/A/properties/__proto__'), { type: 'string', nullable: true })
})

test('what does not change is shared with the source, and the source is not touched', () => {
  const source = { openapi: '3.0.3', info: {}, paths: { '/a': { get: { responses: {} } } }, components: { schemas: { A: { type: 'string', nullable: true }, B: { type: 'object' } } } } as JsonObject
  const before = JSON.stringify(source)
  const { document } = normalise(source, '3.0')
  assert.equal(JSON.stringify(source), before)
  assert.equal(document['paths'], source['paths'])
  assert.equal(valueAt(document, '/components/schemas/B'), valueAt(source, '/components/schemas/B'))
  assert.equal(document['openapi'], '3.1.0')
})

test('places are right where a schema was wrapped', async (t) => {
  const { document, place } = await loadOne(t, openapi('3.0.3', `paths: {}
components:
  schemas:
    A:
      nullable: true
      allOf:
        - properties:
            deep: { type: string, nullable: true, example: x }
      example: {}
`))
  const pointer = '/components/schemas/A/anyOf/0/allOf/0/properties/deep'
  assert.deepEqual(valueAt(document, pointer), { type: ['string', 'null'], examples: ['x'] })
  assert.deepEqual(place(pointer), { file: 'specs/shop.yaml', pointer: '/components/schemas/A/allOf/0/properties/deep', line: 10, column: 13 })
  assert.equal(place('/components/schemas/A/anyOf/1').line, 6)
})
