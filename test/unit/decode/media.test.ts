import assert from 'node:assert/strict'
import { test } from 'node:test'
import { binary, json, text } from '../../../runtime/define.ts'
import { mediaMatcher } from '../../../runtime/decode/media.ts'
import { isJsonType, parametersOf } from '../../../runtime/media-type.ts'

const match = mediaMatcher([binary('*/*'), text(null, 'text/*'), text(null), json(null, 'application/json; version=1'), json(null), json(null, 'application/hal+json; charset=utf-8')])
const chosen = (header: string): string | null => match(header)?.media.type ?? null

test('exact before range before anything; declared parameters must be sent', () => {
  for (const [header, type] of [
    ['text/plain', 'text/plain'], ['TEXT/Plain;charset=utf-8', 'text/plain'], ['text/html', 'text/*'], ['image/png', '*/*'],
    ['application/json', 'application/json'], ['application/json; Version="1"', 'application/json; version=1'], ['application/json; version=2', 'application/json'],
    ['application/hal+json', 'application/hal+json; charset=utf-8'], [' application/json ; a=b ; ', 'application/json'],
  ] as const) {
    assert.equal(chosen(header), type, header)
    assert.equal(chosen(header), type, `${header}, from the cache`)
  }
})

test('a range of one suffix takes its subtypes, and comes before all subtypes', () => {
  const ranged = mediaMatcher([binary('application/*'), json(null, 'application/*+json'), json(null, 'application/hal+json')])
  for (const [header, type] of [
    ['application/vnd.a+json', 'application/*+json'], ['application/a.b+JSON; v=1', 'application/*+json'], ['application/hal+json', 'application/hal+json'],
    ['application/json', 'application/*'], ['application/+json', 'application/*'], ['application/a+xml', 'application/*'], ['text/a+json', null],
  ] as const) {
    assert.equal(ranged(header)?.media.type ?? null, type, header)
  }
})

test('what is no media type matches nothing, not even everything', () => {
  for (const header of ['', 'text', 'text/', '/plain', 'text/plain, text/html', 'te xt/plain', 'text/plain; a', 'text/plain; a=', 'text/plain; a=b; A=c', 'text/plain; a="', '*/* x']) {
    assert.equal(chosen(header), null, header)
  }
  assert.equal(mediaMatcher([json(null)])('application/jsonx'), null)
  assert.equal(mediaMatcher([text(null, 'text/*')])('textual/plain'), null)
})

test('another charset is told', () => {
  for (const charset of ['utf-8', 'UTF8', '"utf-8"', 'us-ascii']) assert.equal(match(`text/plain; charset=${charset}`)?.utf8, true, charset)
  for (const charset of ['latin1', 'utf-16', 'utf-7']) assert.equal(match(`text/plain; charset=${charset}`)?.utf8, false, charset)
})

test('a thousand content types are matched like the first', () => {
  for (let at = 0; at < 1_000; at++) assert.equal(chosen(`application/json; x=${at}`), 'application/json')
})

test('parameters and JSON types', () => {
  assert.deepEqual([...parametersOf('a/b; X="q\\"; y=1"; z=2')!], [['x', 'q"; y=1'], ['z', '2']])
  for (const type of ['application/json', 'application/problem+json; charset=utf-8', 'TEXT/JSON']) assert.ok(isJsonType(type), type)
  for (const type of ['application/jsonl', 'application/json-seq', 'text/plain; a=application/json']) assert.ok(!isJsonType(type), type)
})
