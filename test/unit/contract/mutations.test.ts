import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Json, JsonObject } from '../../../generator/load/document.ts'
import { refusedBodies } from '../../../testing/contract/body-mutations.ts'
import { readOperations } from '../../../testing/contract/operations.ts'
import type { ContractOperation } from '../../../testing/contract/operations.ts'
import { createRequestMaker, withParameter } from '../../../testing/contract/requests.ts'
import type { ValidRequest } from '../../../testing/contract/requests.ts'
import { RouteTable } from '../../../testing/contract/routes.ts'
import { refusedTexts } from '../../../testing/contract/text-mutations.ts'
import { sampleParameter } from '../../../testing/sample/request.ts'
import { apiOf, operationOf } from './api.ts'

function textsOf(parameter: JsonObject): Record<string, string> {
  const operation = operationOf({ parameters: [{ name: 'p', in: 'query', ...parameter }], responses: {} })
  const { sampler } = createRequestMaker(operation.api.document)
  const [declared] = operation.parameters
  const sampled = sampleParameter(declared!, sampler)
  assert.ok('value' in sampled)
  return Object.fromEntries(refusedTexts(declared!, sampled.value, sampler, 20).texts.map(({ label, text }) => [label, text]))
}

test('each constraint of a parameter is broken by a text of its own', () => {
  const texts = textsOf({ schema: { type: 'integer', minimum: 3, maximum: 9 } })
  assert.deepEqual(Object.keys(texts).sort(), ['maximum', 'minimum', 'type'])
  assert.ok(Number(texts['minimum']!.slice(2)) < 3 && Number(texts['maximum']!.slice(2)) > 9)
  assert.deepEqual(Object.keys(textsOf({ schema: { type: 'string', enum: ['a', 'b'] } })), ['enum'])
  assert.deepEqual(Object.keys(textsOf({ schema: { type: 'string', minLength: 2, maxLength: 4, pattern: '^[a-z]+$' } })).sort(), ['maxLength', 'minLength', 'pattern'])
})

test('what any text satisfies cannot be refused', () => {
  assert.deepEqual(textsOf({ schema: { type: 'string' } }), {})
  assert.deepEqual(textsOf({ schema: {} }), {})
  assert.deepEqual(textsOf({ schema: { type: ['string', 'integer'], minimum: 5 } }), {})
})

test('a list is not taken for its item, nor an empty one for anything', () => {
  const schema = { type: 'array', minItems: 1, maxItems: 2, uniqueItems: true, items: { type: 'string', enum: ['a', 'b', 'c'] } }
  for (const explode of [true, false]) {
    const texts = textsOf({ schema, explode })
    assert.ok('maxItems' in texts && 'uniqueItems' in texts && '/0 enum' in texts, Object.keys(texts).join())
    assert.ok(!('type' in texts) && !('minItems' in texts))
    for (const text of Object.values(texts)) assert.match(text, /^p=./)
  }
})

test('a property more of an exploded object is another parameter, of a deep one a fault', () => {
  const schema = { type: 'object', additionalProperties: false, required: ['a'], properties: { a: { type: 'integer' } } }
  assert.deepEqual(Object.keys(textsOf({ schema })), ['/a type'])
  assert.ok('additionalProperties' in textsOf({ schema, style: 'deepObject' }))
})

test('a parameter in JSON has types', () => {
  const texts = textsOf({ content: { 'application/json': { schema: { type: 'object', required: ['a'], properties: { a: { type: 'string' } } } } } })
  assert.ok('type' in texts && 'required' in texts && '/a type' in texts, Object.keys(texts).join())
})

function bodiesOf(type: string, media: JsonObject): Record<string, string> {
  const operation = operationOf({ requestBody: { content: { [type]: media } }, responses: {} })
  const { sampler } = createRequestMaker(operation.api.document)
  return Object.fromEntries(refusedBodies(operation.body!.media[0]!, sampler, 30).bodies.map(({ label, bytes }) => [label, Buffer.from(bytes).toString()]))
}

test('constraints of a JSON body are broken at any depth', () => {
  const bodies = bodiesOf('application/json', { schema: { type: 'object', additionalProperties: false, required: ['list'], properties: { list: { type: 'array', items: { type: 'object', properties: { n: { type: 'integer', minimum: 0 } } } } } } })
  for (const label of ['type', 'required', 'additionalProperties', '/list type', '/list/0/n minimum']) assert.ok(label in bodies, `${label} of ${Object.keys(bodies).join()}`)
})

test('a form is broken where its text tells, and the bytes of a file nowhere', () => {
  const schema = { type: 'object', required: ['n', 's'], properties: { n: { type: 'integer', maximum: 5 }, s: { type: 'string' }, file: { type: 'string', format: 'binary', maxLength: 3 } } }
  const form = bodiesOf('application/x-www-form-urlencoded', { schema: { ...schema, properties: { n: schema.properties.n, s: schema.properties.s } } })
  assert.ok('/n maximum' in form && '/n type' in form && 'required' in form)
  assert.ok(!('/s type' in form) && !('type' in form))
  const parts = bodiesOf('multipart/form-data', { schema })
  assert.ok('/n maximum' in parts)
  assert.deepEqual(Object.keys(parts).filter((label) => label.startsWith('/file')), [])
})

test('bytes that no schema can be applied to are not broken', () => {
  assert.deepEqual(bodiesOf('application/octet-stream', { schema: { type: 'string', format: 'binary', maxLength: 1 } }), {})
  assert.deepEqual(bodiesOf('application/json', {}), {})
})

function requestsOf(paths: JsonObject, path: string): readonly (ValidRequest | { unsupported: string })[] {
  const api = apiOf(paths)
  const routes = new RouteTable<ContractOperation>()
  const operations = readOperations(api, '/m')
  for (const operation of operations) routes.add(operation.mount + operation.path, operation.method, operation)
  return createRequestMaker(api.document).valid(operations.find((operation) => operation.path === path)!, routes)
}
const withId = (schema: Json): JsonObject => ({ parameters: [{ name: 'id', in: 'path', required: true, schema }], get: { responses: {} } })

test("a value that leads to another template's operation is replaced, or the request given up with the reason", () => {
  const literal = { get: { responses: {} } }
  const [moved] = requestsOf({ '/a/x': literal, '/a/{id}': withId({ type: 'string', enum: ['x', 'y'] }) }, '/a/{id}')
  assert.ok(moved !== undefined && 'request' in moved)
  assert.equal(moved.request.path, '/m/a/y')
  const [lost] = requestsOf({ '/a/x': literal, '/a/{id}': withId({ const: 'x' }) }, '/a/{id}')
  assert.ok(lost !== undefined && 'unsupported' in lost)
  assert.equal(lost.unsupported, '/m/a/x belongs to /m/a/x')
})

test('changing one parameter leaves the others as they were', () => {
  const parameters = [
    { name: 'a', in: 'query', required: true, schema: { const: 'one' } }, { name: 'b', in: 'query', required: true, schema: { type: 'array', minItems: 2, items: { enum: ['x', 'y'] } } },
    { name: 'H', in: 'header', required: true, schema: { const: 'h' } }, { name: 'c', in: 'cookie', required: true, schema: { const: 'k' } },
  ]
  const operation = operationOf({ parameters, responses: {} })
  const routes = new RouteTable<ContractOperation>()
  routes.add('/x', 'GET', operation)
  const [base] = createRequestMaker(operation.api.document).valid(operation, routes)
  assert.ok(base !== undefined && 'request' in base)
  const of = (name: string, text: string | null): unknown[] => {
    const { query, headers, cookies } = withParameter(operation, base, { parameter: operation.parameters.find((one) => one.name === name)!, text })
    return [query.join('&'), headers, cookies]
  }
  const pairs = base.request.query.filter((pair) => pair.startsWith('b=')).join('&')
  assert.deepEqual(of('a', null), [pairs, [['H', 'h']], ['c=k']])
  assert.deepEqual(of('a', 'a=1&a=2'), [`a=1&a=2&${pairs}`, [['H', 'h']], ['c=k']])
  assert.deepEqual(of('H', null), [`a=one&${pairs}`, [], ['c=k']])
  assert.deepEqual(of('c', 'c=z'), [`a=one&${pairs}`, [['H', 'h']], ['c=z']])
})
