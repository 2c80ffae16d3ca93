import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { JsonObject } from '../../../generator/load/document.ts'
import { answerFaults } from '../../../testing/contract/answer.ts'
import { createJudge } from '../../../testing/sample/judge.ts'
import { answerOf, operationOf } from './api.ts'

const json = { 'content-type': 'application/json' }
const faultsOf = (responses: JsonObject, answer: ReturnType<typeof answerOf>, method = 'GET'): readonly string[] => {
  const operation = operationOf({ responses })
  return answerFaults(operation, createJudge(operation.api.document, 'response'), answer, method)
}
const schema = (value: JsonObject, type = 'application/json'): JsonObject => ({ description: '', content: { [type]: { schema: value } } })

test('a status is looked for exactly, then by its range, then as default', () => {
  const responses = { 200: schema({ const: 'exact' }), '2XX': schema({ const: 'range' }), default: schema({ const: 'other' }) }
  assert.deepEqual(faultsOf(responses, answerOf(200, json, '"exact"')), [])
  assert.deepEqual(faultsOf(responses, answerOf(204, json)), [])
  assert.deepEqual(faultsOf(responses, answerOf(201, json, '"range"')), [])
  assert.deepEqual(faultsOf(responses, answerOf(500, json, '"other"')), [])
  assert.match(faultsOf(responses, answerOf(201, json, '"exact"'))[0]!, /must be equal to constant/)
  assert.deepEqual(faultsOf({ 200: { description: '' } }, answerOf(201)), ['status 201 is not declared'])
  assert.deepEqual(faultsOf({}, answerOf(201)), [], 'no responses at all promise nothing')
})

test('a media type must be declared, the nearest declaration counting', () => {
  const responses = { 200: { description: '', content: { 'application/json': { schema: { const: 1 } }, 'application/*': { schema: { const: 2 } }, 'text/plain; charset=utf-8': {} } } }
  assert.deepEqual(faultsOf(responses, answerOf(200, { 'content-type': 'Application/JSON; charset=utf-8' }, '1')), [])
  assert.deepEqual(faultsOf(responses, answerOf(200, { 'content-type': 'application/vnd.x+json' }, '2')), [])
  assert.deepEqual(faultsOf(responses, answerOf(200, { 'content-type': 'text/plain' }, 'x')), [])
  assert.match(faultsOf(responses, answerOf(200, { 'content-type': 'image/png' }, 'x'))[0]!, /image\/png is not declared/)
  assert.match(faultsOf(responses, answerOf(200))[0]!, /body is missing/)
  assert.match(faultsOf(responses, answerOf(200, {}, 'x'))[0]!, /no Content-Type/)
})

test('a range of one suffix counts before all subtypes', () => {
  const responses = { 200: { description: '', content: { 'application/*': { schema: { const: 2 } }, 'application/*+json': { schema: { const: 1 } } } } }
  assert.deepEqual(faultsOf(responses, answerOf(200, { 'content-type': 'application/vnd.x+json' }, '1')), [])
  assert.deepEqual(faultsOf(responses, answerOf(200, { 'content-type': 'application/json' }, '2')), [])
})

test('a body is judged in the direction of a response', () => {
  const responses = { 200: schema({ type: 'object', required: ['a', 'secret'], properties: { a: { type: 'string' }, secret: { type: 'string', writeOnly: true } } }) }
  assert.deepEqual(faultsOf(responses, answerOf(200, json, { a: 'x' })), [])
  assert.match(faultsOf(responses, answerOf(200, json, { a: 'x', secret: 's' }))[0]!, /writeOnly/)
  assert.match(faultsOf(responses, answerOf(200, json, '{"a":'))[0]!, /not JSON/)
  assert.match(faultsOf(responses, answerOf(200, json, Buffer.from([0x22, 0xff, 0x22])))[0]!, /not UTF-8/)
  assert.match(faultsOf(responses, answerOf(200, json, '{"a":"x"}', false))[0]!, /did not end in time/)
})

test('what has no body by HTTP is not asked for one', () => {
  const responses = { default: schema({ type: 'object' }) }
  for (const status of [204, 205, 304]) assert.deepEqual(faultsOf(responses, answerOf(status)), [])
  assert.deepEqual(faultsOf(responses, answerOf(200, json), 'HEAD'), [])
  assert.equal(faultsOf(responses, answerOf(200, json)).length, 1)
})

test('headers are judged by the types that their schemas allow', () => {
  const header = (value: JsonObject, required = false): JsonObject => ({ 200: { description: '', headers: { 'X-H': { required, ...value } } } })
  const of = (value: JsonObject, text: string): readonly string[] => faultsOf(header(value), answerOf(200, { 'x-h': text }))
  assert.deepEqual(of({ schema: { type: 'integer', minimum: 0 } }, '12'), [])
  assert.match(of({ schema: { type: 'integer', minimum: 0 } }, '-1')[0]!, /X-H: .*>= 0/)
  assert.match(of({ schema: { type: 'integer' } }, 'many')[0]!, /must be integer/)
  assert.deepEqual(of({ schema: { type: 'array', items: { type: 'integer' } } }, '1, 2,3'), [])
  assert.match(of({ schema: { type: 'array', items: { type: 'integer' } } }, '1,b').join(), /\/1 must be integer/)
  assert.deepEqual(of({ schema: { type: 'object', required: ['a'], properties: { a: { type: 'boolean' } } }, explode: true }, 'a=true'), [])
  assert.deepEqual(of({ schema: { type: 'object', required: ['a'], properties: { a: { type: 'number' } } } }, 'a,1'), [])
  assert.deepEqual(of({ schema: { type: 'string', pattern: '^[0-9]+$' } }, '12'), [], 'digits are a string where a string is asked for')
  assert.deepEqual(of({ content: { 'application/json': { schema: { type: 'object' } } } }, '{}'), [])
  assert.match(of({ content: { 'application/json': { schema: { type: 'object' } } } }, '[]')[0]!, /must be object/)
  assert.deepEqual(faultsOf(header({ schema: {} }, true), answerOf(200)), ['the required header X-H is missing'])
  assert.deepEqual(faultsOf(header({ schema: {} }), answerOf(200)), [])
})

test('plain text is judged as what its schema allows', () => {
  const responses = { 200: schema({ type: 'integer' }, 'text/plain') }
  assert.deepEqual(faultsOf(responses, answerOf(200, { 'content-type': 'text/plain' }, '42')), [])
  assert.match(faultsOf(responses, answerOf(200, { 'content-type': 'text/plain' }, 'x'))[0]!, /integer/)
  assert.deepEqual(faultsOf({ 200: schema({ type: 'object' }, 'text/plain') }, answerOf(200, { 'content-type': 'text/plain' }, 'x')), [], 'no text is an object')
})

test('items of streams are judged by itemSchema, and by schema where the extension says so', () => {
  const lines = { 'content-type': 'application/x-ndjson' }
  const own = { 200: { description: '', content: { 'application/x-ndjson': { itemSchema: { type: 'integer' } } } } }
  assert.deepEqual(faultsOf(own, answerOf(200, lines, '1\n2\n')), [])
  const records = { 200: { description: '', content: { 'application/json-seq': { itemSchema: { type: 'integer' } } } } }
  assert.match(faultsOf(records, answerOf(200, { 'content-type': 'application/json-seq' }, '\u001e1\n\u001e"a"\n')).join(), /^item 2: .*integer$/)
  assert.match(faultsOf(own, answerOf(200, lines, '1\n"a"\n'))[0]!, /item 2: .*integer/)
  assert.deepEqual(faultsOf(own, answerOf(200, lines, '1\n"hal', false)), [], 'half a line of a stream that goes on is no item')
  const events = (extension: boolean): JsonObject => ({ 200: { description: '', content: { 'text/event-stream': { schema: { type: 'object', properties: { event: { const: 'a' }, data: { contentMediaType: 'application/json', contentSchema: { type: 'object' } } }, required: ['event'] }, ...(extension ? { 'x-gateway': { items: 'schema' } } : {}) } } } })
  const stream = answerOf(200, { 'content-type': 'text/event-stream' }, ': hello\n\nevent: a\ndata: {}\n\ndata: [1]\n\nevent: a\ndata: [DONE]\n\nevent: a\ndata: 1\n\n')
  assert.deepEqual(faultsOf(events(false), stream), [])
  assert.deepEqual(faultsOf(events(true), stream).map((fault) => fault.slice(0, 14)), ['event 2: the v', 'event 3: /data', 'event 4: /data'])
  assert.match(faultsOf(events(false), answerOf(200, { 'content-type': 'text/event-stream' }, 'data: 1\n\n{"no": "field"}\n\n'))[0]!, /is no field of an event stream/)
  assert.match(faultsOf(events(false), answerOf(200, { 'content-type': 'text/event-stream' }, 'data: 1\n\ndata: 2'))[0]!, /ends within a line/)
  assert.deepEqual(faultsOf(events(false), answerOf(200, { 'content-type': 'text/event-stream' }, 'data: 1\n\ndata: 2', false)), [])
})
