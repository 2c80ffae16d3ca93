import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { accessLog, describeChain, droppedLine } from '../../../runtime/observe/access-log.ts'
import { jsonText } from '../../../runtime/observe/json-text.ts'
import type { LineSink } from '../../../runtime/observe/line-sink.ts'
import { millisecondsText, timestamps } from '../../../runtime/observe/timestamp.ts'
import { GatewayError } from '../../../runtime/problem.ts'
import { exchange, namedChain } from './exchanges.ts'

function collect(): { readonly lines: string[]; readonly sink: LineSink } {
  const lines: string[] = []
  return { lines, sink: { write: (line) => { lines.push(line) }, dropped: 0, async flush() {}, flushSync() {}, async close() {} } }
}

const now = (): number => Date.UTC(2026, 10, 21, 2, 43, 11, 7)
const chain = namedChain('petstore', { id: 'getPetById', path: '/pet/{petId}' }, '/shop')

test('a line holds what the design names, once each', () => {
  const { lines, sink } = collect()
  const x = exchange(chain, {
    bytesIn: 3, bytesOut: 152, target: 'http://pets:8080', sent: 1, received: 3.5, reported: 2,
    principal: { subject: 'alice', scheme: 'api_key', scopes: [], claims: {} },
  }, { traceparent: '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01' })
  accessLog({ sink, now })(x, describeChain(chain), 4.25)
  assert.deepEqual(JSON.parse(lines[0]!), {
    time: '2026-11-21T02:43:11.007Z', id: 'r-1', api: 'petstore', operation: 'getPetById', template: '/shop/pet/{petId}', method: 'GET',
    status: 200, durationMs: 4.25, bytesIn: 3, bytesOut: 152, origin: 'backend', target: 'http://pets:8080', backendMs: 2.5,
    reported: 2, scheme: 'api_key', traceId: '4bf92f3577b34da6a3ce929d0e0e4736',
  })
  assert.ok(lines[0]!.endsWith('}\n'))
})

test('neither path, query, subject nor the secrets of a target get in', () => {
  const { lines, sink } = collect()
  const principal = { subject: 'secret-subject', scheme: 'api_key', scopes: [], claims: { a: 'secret-claim' } }
  const x = exchange(chain, { principal, target: 'http://user:secret-password@pets:8080/?k=secret-key', sent: 1, body: Buffer.from('secret-body') },
    { authorization: 'Bearer secret-token', traceparent: 'secret-trace' })
  for (const format of ['json', 'text'] as const) accessLog({ sink, now, format })(x, describeChain(chain), 4)
  accessLog({ sink, now })(exchange(namedChain('', null), { status: 404 }), describeChain(namedChain('', null)), 1)
  assert.equal(lines.length, 3)
  assert.doesNotMatch(lines.join(''), /secret/)
  assert.equal(JSON.parse(lines[2]!).template, 'unmatched')
})

test('a refusal names its stage and code, and a client that left is 499', () => {
  const { lines, sink } = collect()
  const log = accessLog({ sink, now })
  log(exchange(chain, { refusal: new GatewayError('response_invalid', { backendStatus: 200 }), refusedBy: 'response', status: 502 }), describeChain(chain), 1)
  log(exchange(chain, { status: 0 }), describeChain(chain), 1)
  const [refused, left] = lines.map((line) => JSON.parse(line))
  assert.deepEqual([refused.refusedBy, refused.code, refused.backendStatus, refused.status], ['response', 'response_invalid', 200, 502])
  assert.equal(left.status, 499)
})

test('every line is one line of ASCII that parses, whatever names a document has', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (id, path) => {
    const { lines, sink } = collect()
    const odd = namedChain(id, { id, path })
    accessLog({ sink, now })(exchange(odd, { id, refusedBy: id, refusal: new GatewayError('internal') }), describeChain(odd), 1)
    accessLog({ sink, now, format: 'text' })(exchange(odd), describeChain(odd), 1)
    const parsed = JSON.parse(lines[0]!)
    assert.equal(parsed.operation, id)
    assert.equal(parsed.template, path)
    for (const line of lines) assert.match(line, /^[\x20-\x7e]+\n$/)
  }))
})

test('jsonText is JSON', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => JSON.parse(jsonText(text)) === text && /^[\x20-\x7e]*$/.test(jsonText(text))))
})

test('times are ISO 8601, and durations have three decimals', () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 4e12 }), fc.array(fc.integer({ min: 0, max: 5_000 })), (time, later) => {
    let at = 0
    const text = timestamps(() => time + at)
    for (const step of [0, ...later]) {
      at += step
      assert.equal(text(at), new Date(time + at).toISOString())
    }
  }))
  fc.assert(fc.property(fc.double({ min: 0, max: 1e9, noNaN: true }), (ms) => Math.abs(Number(millisecondsText(ms)) - ms) <= 0.000_51))
  for (const none of [0, -1, Number.NaN]) assert.equal(millisecondsText(none), '0')
  assert.equal(millisecondsText(0.999_9), '1.000')
})

test('a step of the time of day is followed within a second', () => {
  let day = 1_000_000
  const text = timestamps(() => day)
  assert.equal(text(0), new Date(1_000_000).toISOString())
  day += 3_600_000
  assert.equal(text(999), new Date(1_000_999).toISOString())
  assert.equal(text(1_000), new Date(day).toISOString())
})

test('the line about dropped lines is JSON too', () => {
  assert.equal(JSON.parse(droppedLine(3)).dropped, 3)
})
