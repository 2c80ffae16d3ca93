import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { test } from 'node:test'
import fc from 'fast-check'
import { carry } from '../../../testing/contract/carried.ts'
import { curlLine } from '../../../testing/contract/curl.ts'
import { formatJunit } from '../../../testing/contract/junit.ts'
import { holds, totalsOf } from '../../../testing/contract/report.ts'
import type { ContractReport, OperationReport } from '../../../testing/contract/report.ts'
import { formatReport, summary } from '../../../testing/contract/table.ts'
import { bareRequest } from '../../../testing/contract/wire.ts'
import type { WireRequest } from '../../../testing/contract/wire.ts'

/** What curl would be called with, by a real shell. */
function words(line: string, env: Record<string, string> = {}): string[] {
  const out = execFileSync('/bin/sh', ['-c', `curl() { for word in "$@"; do printf '%s\\0' "$word"; done; }\n${line}`], { env: { PATH: '/usr/bin:/bin', ...env } })
  return out.toString().split('\0').slice(0, -1)
}

const request = (more: Partial<WireRequest>): WireRequest => ({ ...bareRequest('POST', '/a/b%20c'), ...more })

test('a curl line is what was sent, a credential a variable', () => {
  const credentials = { ...carry('api key', { headers: { 'X-Key': 'secret-1' } }), query: carry('2nd', { query: { k: 'secret-2' } }).query, cookies: carry('c', { cookies: { s: 'secret-3' } }).cookies }
  const line = curlLine(request({ query: ["q=it's", 'n=1'], headers: [['x-a', ''], ['content-type', 'text/plain']], cookies: ['a=b'], body: Buffer.from("it's $HOME `id`"), credentials }), 'http://127.0.0.1:1/')
  assert.equal(/secret/.test(line), false)
  assert.deepEqual(words(line, { API_KEY: 'K', _2ND: 'Q', C: 'S' }), [
    '-i', '--path-as-is', '-g', "http://127.0.0.1:1/a/b%20c?q=it's&n=1&k=Q", '-H', 'x-a;', '-H', 'content-type: text/plain', '-H', 'X-Key: K',
    '-b', 'a=b; s=S', '--data-raw', "it's $HOME `id`",
  ])
})

test('a curl line says the method where curl would take another, and bytes that are no text as base64', () => {
  assert.deepEqual(words(curlLine(bareRequest('GET', '/'), 'http://h')), ['-i', '--path-as-is', '-g', 'http://h/'])
  assert.deepEqual(words(curlLine(bareRequest('HEAD', '/'), 'http://h')).slice(3), ['-I', 'http://h/'])
  assert.deepEqual(words(curlLine(bareRequest('POST', '/'), 'http://h')).slice(3), ['-X', 'POST', 'http://h/'])
  assert.deepEqual(words(curlLine({ ...bareRequest('GET', '/'), body: Buffer.from('x') }, 'http://h')).slice(3), ['-X', 'GET', 'http://h/', '-H', 'Content-Type:', '--data-raw', 'x'])
  const binary = curlLine(request({ body: Buffer.from([0, 255, 10]) }), 'http://h')
  assert.match(binary, /^printf %s AP8K \| base64 -d \| curl .*--data-binary @-$/)
  assert.match(curlLine(request({ body: Buffer.alloc(5_000, 'x') }), 'http://h'), /# a body of 5000 bytes$/)
})

test('any text survives the shell', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme' }).filter((text) => !text.includes('\0') && !/[\u0000-\u001f\u007f]/.test(text) && text !== ''), (text) => {
    const line = curlLine(request({ headers: [['content-type', 'text/plain'], ['x-a', text]], body: Buffer.from(text) }), 'http://h')
    assert.deepEqual(words(line).slice(-3), [`x-a: ${text.toWellFormed()}`, '--data-raw', text.toWellFormed()])
  }), { numRuns: 25 })
})

const operation = (more: Partial<OperationReport>): OperationReport => ({
  api: 'shop', id: 'get', method: 'GET', path: '/x', sent: 3, passed: 3, failed: [], couldNotBuild: [], duration: 12, ...more,
})
const failure = { check: 'query <limit>: maximum', sent: 'curl \'http://h/?a=1&b="2"\'', expected: 'refused', got: '200\u0007\u001b[31m' }
const reportOf = (...operations: OperationReport[]): ContractReport => ({ operations, totals: totalsOf(operations), unknown: [], duration: 1500 })
const mixed = reportOf(
  operation({}), operation({ id: 'bad', sent: 2, passed: 1, failed: [failure] }),
  operation({ api: 'other', id: 'odd', couldNotBuild: [{ check: 'valid: full', reason: 'no value was found' }] }),
  operation({ id: 'skip', sent: 0, passed: 0, skipped: 'DELETE may change data' }),
)

test('totals, and what proves the contract', () => {
  assert.deepEqual(mixed.totals, { operations: 4, skipped: 1, operationsFailed: 1, operationsNotBuilt: 1, sent: 8, passed: 7, failed: 1, couldNotBuild: 1 })
  assert.equal(holds(mixed), false)
  assert.equal(holds(reportOf(operation({}))), true)
  assert.equal(holds(reportOf(operation({ sent: 0, passed: 0 }))), false, 'nothing was proved')
  assert.equal(holds(reportOf()), true)
  assert.equal(holds({ ...reportOf(operation({})), unknown: ['gte'] }), false, 'what was asked for is not there')
})

test('the table has a line for each operation, failures to paste, reasons and totals', () => {
  const text = formatReport(mixed)
  assert.match(text, /^API {4}operation {2}method {2}path {5}sent {2}passed {2}failed {2}not built\n/)
  assert.match(text, /^shop {3}bad {8}GET {5}\/x {10}2 {7}1 {7}1 {10}0$/m)
  assert.match(text, /^shop {3}skip .* skipped$/m)
  assert.match(text, /sent {6}curl 'http:\/\/h\/\?a=1&b="2"'/)
  assert.match(text, /other odd: valid: full: no value was found/)
  assert.equal(/[\u0007\u001b]/.test(text), false, 'no control character of an answer reaches the terminal')
  assert.match(text, /4 operations \(1 skipped\), 8 requests, 7 passed, 1 failed, 1 could not be built \(1 operation\), 1\.5 s\n$/)
  assert.match(formatReport(mixed, { color: true }), /\u001b\[31m/)
  assert.match(formatReport(reportOf(operation({ failed: [failure, failure, failure] })), { details: 2 }), /and 1 more failures/)
  assert.match(summary(reportOf(operation({}))), /^1 operation, 3 requests/)
})

test('the JUnit report is well-formed and counts by operation', () => {
  const xml = formatJunit(mixed)
  assert.match(xml, /^<\?xml version="1\.0" encoding="UTF-8"\?>\n<testsuites tests="4" failures="1" errors="0" skipped="1"/)
  assert.match(xml, /<testsuite tests="3" failures="1" errors="0" skipped="1" time="0\.036" name="shop">/)
  assert.match(xml, /<failure message="1 of 2 checks failed: query &lt;limit&gt;: maximum">query &lt;limit&gt;: maximum\n/)
  assert.match(xml, /<skipped message="DELETE may change data"\/>/)
  assert.match(xml, /<system-out>could not be built: valid: full/)
  assertWellFormed(xml)
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => {
    assertWellFormed(formatJunit(reportOf(operation({ id: text, failed: [{ check: text, sent: text, expected: text, got: text }], couldNotBuild: [{ check: text, reason: text }] }))))
  }), { numRuns: 25 })
})

/** Tags balance, attributes are quoted, and no character stands that XML 1.0 does not allow. */
function assertWellFormed(xml: string): void {
  assert.equal(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u.test(xml), false)
  const open: string[] = []
  const rest = xml.replace(/^<\?xml [^?]*\?>\n/, '').replace(/<(\/?)([a-z-]+)((?: [a-z]+="[^"<]*")*)(\/?)>/g, (_, end: string, name: string, attributes: string, empty: string) => {
    assert.equal(/&(?!amp;|lt;|gt;|quot;|#\d+;)/.test(attributes), false)
    if (end !== '') assert.equal(open.pop(), name)
    else if (empty === '') open.push(name)
    return ''
  })
  assert.deepEqual(open, [])
  assert.equal(/[<>]|&(?!amp;|lt;|gt;)/.test(rest), false, 'no markup is left')
}
