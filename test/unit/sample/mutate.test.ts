import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Json, JsonObject } from '../../../generator/load/document.ts'
import { createJudge } from '../../../testing/sample/judge.ts'
import { mutateBody, mutateParameter } from '../../../testing/sample/mutate-message.ts'
import { mutations } from '../../../testing/sample/mutate.ts'
import type { Mutations } from '../../../testing/sample/mutate.ts'
import type { SampleMedia, SampleParameter } from '../../../testing/sample/operations.ts'
import { createSampler } from '../../../testing/sample/sample.ts'
import type { Sampler } from '../../../testing/sample/sample.ts'

function samplerOf(document: JsonObject = {}): Sampler {
  return createSampler(document, { direction: 'request', judge: createJudge(document, 'request') })
}

function mutate(schema: JsonObject, value: Json, document: JsonObject = {}, limit = 60): Mutations {
  const sampler = samplerOf(document)
  assert.deepEqual(sampler.judge.check(schema, value), [], 'the value to start from is valid')
  const result = mutations(schema, value, { judge: sampler.judge, sampler, limit })
  for (const mutation of result.mutations) assert.notDeepEqual(sampler.judge.check(schema, mutation.value), [], `${mutation.pointer} ${mutation.keyword}`)
  return result
}

const rows: [JsonObject, Json, readonly string[]][] = [
  [{ type: 'string', minLength: 2, maxLength: 5 }, 'abc', ['type', 'type', 'minLength', 'maxLength']],
  [{ type: 'string', pattern: '^[a-z]+$' }, 'abc', ['type', 'type', 'pattern']],
  [{ type: 'string', format: 'uuid' }, '3fa85f64-5717-4562-b3fc-000000000001', ['type', 'type', 'format']],
  [{ type: ['string', 'null'], enum: ['a', null] }, 'a', ['type', 'enum']],
  [{ const: 5 }, 5, ['const']],
  [{ type: 'integer', minimum: 1, maximum: 9 }, 5, ['type', 'type', 'type', 'minimum', 'maximum']],
  [{ type: 'number', exclusiveMinimum: 0, exclusiveMaximum: 1 }, 0.5, ['type', 'type', 'exclusiveMinimum', 'exclusiveMaximum']],
  [{ type: 'number', multipleOf: 0.5 }, 1, ['type', 'type', 'multipleOf']],
  [{ type: 'integer', format: 'int32' }, 1, ['type', 'type', 'type', 'format']],
  [{ type: 'boolean' }, true, ['type', 'type']],
  [{ type: 'array', minItems: 1, maxItems: 2, uniqueItems: true, items: { type: 'integer' } }, [1], ['type', 'type', 'minItems', 'maxItems', 'uniqueItems', 'type', 'type', 'type']],
  [{ type: 'array', contains: { const: 1 } }, [1], ['type', 'type', 'contains']],
  [{ type: 'array', prefixItems: [{ const: 1 }], items: false }, [1], ['type', 'type', 'items', 'const']],
  [{ type: 'object', required: ['a'], properties: { a: {}, b: {} }, additionalProperties: false }, { a: 1 }, ['type', 'type', 'required', 'additionalProperties']],
  [{ type: 'object', minProperties: 1, maxProperties: 2 }, { a: 1 }, ['type', 'type', 'minProperties', 'maxProperties']],
  [{ type: 'object', propertyNames: { pattern: '^[a-z]$' } }, { a: 1 }, ['type', 'type', 'propertyNames']],
  [{ type: 'object', dependentRequired: { a: ['b'] } }, { a: 1, b: 2 }, ['type', 'type', 'dependentRequired']],
  [{ type: 'object', properties: { id: { type: 'integer', readOnly: true } } }, {}, ['type', 'type', 'readOnly']],
  [{ type: 'object', properties: { a: { type: 'object', properties: { b: { type: 'boolean' } } } } }, { a: { b: true } }, ['type', 'type', 'type', 'type', 'type', 'type']],
  [{ oneOf: [{ type: 'integer' }, { type: 'boolean' }] }, 1, ['type', 'type', 'type']],
  [{ not: { const: 'x' } }, 'y', ['not']],
  [{ allOf: [{ type: 'integer' }, { minimum: 3 }] }, 4, ['type', 'type', 'type', 'minimum']],
]

test('each constraint is broken once, and the judge refuses every mutation', () => {
  for (const [schema, value, keywords] of rows) {
    const { mutations: found } = mutate(schema, value)
    assert.deepEqual(found.map(({ keyword }) => keyword), keywords, JSON.stringify(schema))
  }
})

test('a mutation breaks its own constraint and no other, where that can be', () => {
  const schema = { type: 'object', required: ['n', 's'], properties: { n: { type: 'integer', minimum: 10, multipleOf: 5 }, s: { type: 'string', pattern: '^[a-z]+$', minLength: 3, maxLength: 9 }, l: { type: 'array', items: { type: 'string' }, maxItems: 2 } } }
  const judge = createJudge({}, 'request')
  for (const { keyword, pointer, value, description } of mutate(schema, { n: 10, s: 'abc', l: ['x'] }).mutations) {
    if (description.startsWith('a fraction')) continue
    assert.deepEqual([...new Set(judge.check(schema, value).map((fault) => fault.keyword))], [keyword], pointer)
  }
})

test('constraints that cannot be broken are counted with a reason, and the limit holds', () => {
  const [cannot] = mutate({ type: 'string', pattern: '' }, 'abc').cannot
  assert.deepEqual(cannot, { keyword: 'pattern', pointer: '', reason: 'every value that was tried is accepted' })
  assert.deepEqual(mutate({ anyOf: [{ type: 'string', minLength: 3 }, {}] }, 'abc'), { mutations: [], cannot: [] }, 'the other alternative takes them all')
  assert.equal(mutate({ type: 'object', required: ['a', 'b', 'c'] }, { a: 1, b: 1, c: 1 }, {}, 3).mutations.length, 3)
})

test('recursive schemas and names of Object.prototype end and are kept', () => {
  const document = { components: { schemas: { Node: { type: 'object', required: ['constructor'], properties: { constructor: { type: 'integer' }, next: { $ref: '#/components/schemas/Node' } } } } } }
  const { mutations: found } = mutate({ $ref: '#/components/schemas/Node' }, { constructor: 1, next: { constructor: 2 } }, document)
  assert.deepEqual(found.filter(({ keyword }) => keyword === 'required').map(({ pointer }) => pointer), ['', '/next'])
})

const parameter = (more: Partial<SampleParameter>): SampleParameter =>
  ({ name: 'p', in: 'query', required: true, style: 'form', explode: true, allowReserved: false, content: null, schema: true, pointer: '/p', schemaPointer: '/p/schema', examples: [], ...more })
const texts = (one: SampleParameter, value: Json): string[] => mutateParameter(one, value, samplerOf()).mutations.map(({ text }) => text)

test('parameters: only what can be told from text', () => {
  assert.deepEqual(texts(parameter({ schema: { type: 'string' } }), 'abc'), [])
  assert.deepEqual(texts(parameter({ schema: { type: 'integer', minimum: 3 } }), 5), ['p=xGatewrightText', 'p=5.5', 'p=2'])
  assert.deepEqual(texts(parameter({ schema: { type: ['integer', 'string'], maximum: 3 } }), 2), [], 'four is text, too')
  assert.deepEqual(texts(parameter({ schema: { type: 'array', maxItems: 1, items: { type: 'boolean' } }, explode: false }), [true]), ['p=true,true', 'p=xGatewrightText'])
  assert.deepEqual(texts(parameter({ in: 'path', style: 'simple', explode: false, schema: { type: 'string', minLength: 1, maxLength: 3 } }), 'abc'), ['abcc'], 'an empty path segment is another route')
  assert.deepEqual(texts(parameter({ in: 'header', style: 'simple', explode: false, schema: { type: 'string', pattern: '^[a-z]*$' } }), 'abc').every((text) => text === text.trim()), true)
  const object = { type: 'object', required: ['a'], properties: { a: { type: 'integer' }, b: { type: 'boolean' } }, additionalProperties: false }
  assert.deepEqual(texts(parameter({ style: 'deepObject', schema: object }), { a: 1, b: true }).slice(0, 2), ['p%5Bb%5D=true', 'p%5Ba%5D=1&p%5Bb%5D=true&p%5BxGatewrightUnknown%5D=text'])
  assert.ok(!texts(parameter({ schema: object }), { a: 1, b: true }).some((text) => text.includes('Unknown')), 'that would be another parameter')
  assert.deepEqual(texts(parameter({ content: 'application/json', schema: { type: 'string' } }), 'a'), ['p=0', 'p=null'])
})

const media = (type: string, schema: JsonObject, more: Partial<SampleMedia> = {}): SampleMedia => ({ type, schema, itemSchema: null, encoding: {}, pointer: '/m', examples: [], ...more })

test('bodies: JSON as values, forms as text, files not at all', () => {
  const schema = { type: 'object', required: ['n'], properties: { n: { type: 'integer' }, s: { type: 'string' }, file: { type: 'string', format: 'binary', minLength: 3 } } }
  const value = { n: 1, s: 'x', file: 'text' }
  const of = (type: string): string[] => mutateBody(media(type, schema), value, samplerOf()).mutations.map(({ keyword, pointer }) => `${pointer} ${keyword}`)
  assert.deepEqual(of('application/json'), [' type', ' type', ' required', '/n type', '/n type', '/n type', '/s type', '/s type', '/file type', '/file type', '/file minLength'])
  assert.deepEqual(of('application/x-www-form-urlencoded'), [' required', '/n type', '/n type', '/file minLength'])
  assert.deepEqual(of('multipart/form-data'), [' required', '/n type', '/n type'])
  assert.deepEqual(mutateBody(media('application/octet-stream', { type: 'string' }), 'x', samplerOf()), { mutations: [], cannot: [] })
})
