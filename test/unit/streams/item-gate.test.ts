import assert from 'node:assert/strict'
import { test } from 'node:test'
import { any, eventStream, field, jsonLines } from '../../../runtime/define.ts'
import type { Media } from '../../../runtime/contract.ts'
import type { Fault } from '../../../runtime/problem.ts'
import { ItemGate } from '../../../runtime/streams/item-gate.ts'
import { itemReader } from '../../../runtime/streams/item-reader.ts'
import { schema } from '../stages/schemas.ts'

interface Passed { readonly out: readonly string[]; readonly faults: readonly string[]; readonly reports: readonly string[] }

function pass(media: Media, chunks: readonly (string | Buffer)[], options: { report?: boolean; limit?: number; direction?: 'request' | 'response' } = {}): Passed {
  const reports: string[] = []
  const said = (faults: readonly Fault[]): readonly string[] => faults.map(({ pointer, code }) => `${pointer} ${code}`)
  const gate = new ItemGate({
    reader: itemReader(media, options.direction ?? 'response', 10)!, validate: media.validate!, where: 'response', limit: options.limit ?? 1000,
    report: options.report === true ? (faults) => reports.push(...said(faults)) : null,
  })
  const out = chunks.map((chunk) => gate.push(Buffer.from(chunk as string)).toString())
  out.push(gate.end().toString())
  return { out, faults: said(gate.faults ?? []), reports }
}

const lines = jsonLines(schema({ type: 'object', properties: { n: { type: 'integer', maximum: 3 } } }), 'application/x-ndjson')

test('a whole item passes at once, the rest waits for its end, nothing of a bad item passes, and nothing after it', () => {
  assert.deepEqual(pass(lines, ['{"n":1}\n{"n"', ':2}\r\n\n', '{"n":3}\n{"n":4}\n{"n":1}\n', '{"n":1}\n']), { out: ['{"n":1}\n', '{"n":2}\r\n\n', '{"n":3}\n', '', ''], faults: ['/3/n maximum'], reports: [] })
  assert.deepEqual(pass(lines, ['{"n":1}\n', '{"n"']), { out: ['{"n":1}\n', '', ''], faults: ['/1 syntax'], reports: [] })
  assert.deepEqual(pass(lines, ['{"n":1}']), { out: ['', '{"n":1}'], faults: [], reports: [] })
})

test('in report all passes as it comes and each bad item is told, up to a bound', () => {
  assert.deepEqual(pass(lines, ['{"n"', ':9}\nx\n', '{"n":1}'], { report: true }), { out: ['{"n"', ':9}\nx\n', '{"n":1}', ''], faults: [], reports: ['/0/n maximum', '/1 syntax'] })
  assert.equal(pass(lines, ['x\n'.repeat(50)], { report: true }).reports.length, 10)
})

test('an item is bounded: in block the stream ends there, in report it is not looked at any more', () => {
  const long = `{"n":1}\n{"s":"${'x'.repeat(30)}`
  assert.deepEqual(pass(lines, [long, '"}\n'], { limit: 20 }), { out: ['{"n":1}\n', '', ''], faults: ['/1 maxBytes'], reports: [] })
  assert.deepEqual(pass(lines, [long, '"}\nx\n'], { limit: 20, report: true }), { out: [long, '"}\nx\n', ''], faults: [], reports: ['/1 maxBytes'] })
})

test('items of requests are JSON without duplicate names and nested no deeper than is allowed', () => {
  assert.deepEqual(pass(lines, ['{"n":1,"n":2}\n'], { direction: 'request' }).faults, ['/0/n duplicate'])
  assert.deepEqual(pass(lines, [`{"a":${'['.repeat(10)}${']'.repeat(10)}}\n`], { direction: 'request' }).faults, ['/0 depth'])
  assert.deepEqual(pass(lines, [Buffer.from([0x22, 0xff, 0x22, 0x0a])]).faults, ['/0 encoding'])
})

test('JSON text sequences', () => {
  const records = jsonLines(schema({ type: ['object', 'integer'] }), 'application/json-seq')
  assert.deepEqual(pass(records, ['\u001e{"a":\n1}\n\u001e', '12\n\u001e3']), { out: ['\u001e{"a":\n1}\n', '\u001e12\n', ''], faults: ['/2 separator'], reports: [] })
  assert.deepEqual(pass(records, ['{}\n']).faults, ['/0 separator'])
  assert.deepEqual(pass(records, ['\u001e{"a"\u001e{}\n']).faults, ['/0 syntax'])
})

const event = schema({ type: 'object', required: ['data'], properties: { data: { type: 'string' }, event: { enum: ['a', 'b'] }, retry: { type: 'integer', maximum: 9 } } })

test('events are validated as objects; comments pass, and so does what a schema of text allows, as [DONE]', () => {
  const stream = ['\ufeffevent: a\ndata: x\n\n', ': ping\n\n', 'data: [DO', 'NE]\n\n', 'event: c\ndata: x\n\n']
  assert.deepEqual(pass(eventStream(event), stream), { out: [stream[0], stream[1], '', 'data: [DONE]\n\n', '', ''], faults: ['/2/event enum'], reports: [] })
})

test('data that holds JSON is validated as such, and pointers name what the author knows', () => {
  const name = 'data as JSON'
  const media = eventStream(schema({
    oneOf: [
      { type: 'object', required: ['data'], properties: { event: { const: 'json' }, data: true, [name]: { type: 'object', required: ['id'] } }, dependentRequired: { data: [name] } },
    ],
  }), [field('data', any, { contentType: 'application/json' })])
  assert.deepEqual(pass(media, ['event: json\ndata: {"id":\ndata: 1}\n\n']).faults, [])
  assert.deepEqual(pass(media, ['data: {}\n\n']).faults.toSorted(), ['/0 oneOf', '/0/data/id required'])
  assert.deepEqual(pass(media, ['data: [DONE]\n\n']).faults.toSorted(), ['/0 oneOf', '/0/data syntax'])
})
