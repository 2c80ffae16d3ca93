import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isInRange, isNotModified, readRange } from '../../../runtime/cache/conditions.ts'
import { readRequestDirectives, readResponseDirectives } from '../../../runtime/cache/directives.ts'
import { parseHttpDate } from '../../../runtime/cache/http-date.ts'
import { freshened, judge } from '../../../runtime/cache/judge.ts'
import { normalForm } from '../../../runtime/cache/normal-form.ts'
import { purgedTags } from '../../../runtime/cache/purged-tags.ts'
import { decodeStored, encodeStored } from '../../../runtime/cache/stored-bytes.ts'
import { defaultPolicies } from '../../../runtime/policies.ts'

const now = Date.UTC(2026, 10, 26, 12)

test('dates have three forms and no more (RFC 9110, 5.6.7)', () => {
  const time = Date.UTC(1994, 10, 6, 8, 49, 37)
  for (const text of ['Sun, 06 Nov 1994 08:49:37 GMT', 'Sunday, 06-Nov-94 08:49:37 GMT', 'Sun Nov  6 08:49:37 1994', 'sun, 06 nov 1994 08:49:37 gmt']) assert.equal(parseHttpDate(text, now), time, text)
  assert.equal(parseHttpDate('Sunday, 06-Nov-60 08:49:37 GMT', now), Date.UTC(2060, 10, 6, 8, 49, 37))
  for (const text of ['', '0', '-1', 'Sun, 06 Nov 1994 08:49:37 UTC', 'Sun 06 Nov 1994 08:49:37 GMT', 'Sun, 06  Nov 1994 08:49:37 GMT', 'Sun, 06-Nov-1994 08:49:37 GMT', 'Sun, 06 Nov 1994 8:49:37 GMT', 'Sun, 06 Nov 1994 25:49:37 GMT', '1994-11-06T08:49:37Z']) {
    assert.equal(parseHttpDate(text, now), null, text)
  }
})

test('directives: quotes, case, duplicates, nonsense', () => {
  const read = (text: string) => readResponseDirectives(text, undefined).directives
  assert.equal(read('extension="max-age=3600, no-store", MAX-AGE=1').maxAge, 1)
  assert.equal(read('extension="max-age=3600, no-store"').noStore, false)
  assert.equal(read('max-age=10, max-age=5').maxAge, 5)
  assert.equal(read('max-age="7"').maxAge, 7)
  for (const bad of ['max-age=-1', 'max-age=1.5', 'max-age=a', "max-age='3600'", 'max-age']) assert.equal(read(bad).maxAge, 0, bad)
  assert.equal(read('max-age =5').maxAge, null)
  assert.equal(read('max-age=99999999999').maxAge, 2 ** 31)
  assert.deepEqual(read('private="A, b", no-cache="c"').withheld, ['c', 'a', 'b'])
  assert.deepEqual([read('private="a"').private, read('private').private, read('private="a", private').private], [false, true, true])
  assert.equal(read('s-maxage=1').mustRevalidate, true)
})

test('CDN-Cache-Control goes before all else where it is well-formed (RFC 9213)', () => {
  assert.deepEqual([readResponseDirectives('no-store', 'max-age=5').directives.noStore, readResponseDirectives('no-store', 'max-age=5').targeted], [false, true])
  for (const bad of ['', 'max-age= 5', 'MAX-AGE=5', 'max-age="5"', 'max-age=5,,']) assert.equal(readResponseDirectives('no-store', bad).directives.noStore, true, bad)
})

test('what clients ask', () => {
  assert.equal(readRequestDirectives(undefined, undefined), null)
  assert.equal(readRequestDirectives(undefined, 'no-cache')?.noCache, true)
  assert.equal(readRequestDirectives('max-age=5', 'no-cache')?.noCache, false)
  assert.equal(readRequestDirectives('max-stale', undefined)?.maxStale, 2 ** 31)
})

const answerWith = (headers: readonly string[], own: object = {}) =>
  ({ status: 200, headers, asked: now, received: now, credentials: false, select: () => '', ...own })
const policy = { ...defaultPolicies.cache, enabled: true }

test('the age is that of the clocks or of the hosts between, whichever is more, and the way counts (RFC 9111, 4.2.3)', () => {
  const age = (headers: readonly string[], own: object = {}): number => (now - judge(answerWith(['cache-control', 'max-age=60', ...headers], own), policy)!.born) / 1000
  assert.equal(age([]), 0)
  assert.equal(age(['age', '7']), 7)
  assert.equal(age(['age', '7', 'date', new Date(now - 20_000).toUTCString()]), 20)
  assert.equal(age(['age', '7'], { asked: now - 3_000 }), 10)
  assert.equal(age(['age', '7, 100']), 7)
  for (const bad of ['-7', '7.0', 'abc', '7;x=1']) assert.equal(age(['age', bad]), 0, bad)
})

test('what may be stored (RFC 9111, 3)', () => {
  const kept = (headers: readonly string[], own: object = {}): boolean => judge(answerWith(headers, own), policy) !== null
  for (const status of [200, 404, 500, 299, 599]) assert.equal(kept(['cache-control', 'max-age=60'], { status }), true, String(status))
  for (const status of [206, 304]) assert.equal(kept(['cache-control', 'max-age=60'], { status }), false, String(status))
  assert.equal(kept(['cache-control', 'max-age=60, must-understand'], { status: 299 }), false)
  assert.equal(kept(['etag', '"a"']), true)
  assert.equal(kept(['etag', '"a"'], { status: 403 }), false)
  assert.equal(kept(['cache-control', 'max-age=60'], { credentials: true }), false)
  assert.equal(kept(['cache-control', 'max-age=60, must-revalidate'], { credentials: true }), true)
})

test('no field that is of a connection, or withheld, is kept; a date always is', () => {
  const { headers } = judge(answerWith(['cache-control', 'max-age=60, no-cache="x-secret"', 'X-Secret', 's', 'Age', '1', 'content-length', '5', 'proxy-authentication-info', 'x', 'x-ok', 'o']), policy)!
  assert.deepEqual(headers, ['cache-control', 'max-age=60, no-cache="x-secret"', 'x-ok', 'o', 'date', new Date(now).toUTCString()])
})

test('a 304 replaces what it names, but not what describes the bytes', () => {
  const before = { ...judge(answerWith(['cache-control', 'max-age=1', 'etag', '"a"', 'x-old', '1', 'x-new', '1', 'content-encoding', 'gzip']), policy)!, body: Buffer.alloc(0), tags: [] }
  const headers = freshened(before, ['x-new', '2', 'etag', 'W/"a"', 'content-encoding', 'br', 'cache-control', 'max-age=9'])
  assert.deepEqual(headers, ['etag', '"a"', 'x-old', '1', 'content-encoding', 'gzip', 'date', new Date(now).toUTCString(), 'x-new', '2', 'cache-control', 'max-age=9'])
})

test('conditions and ranges', () => {
  const validators = { etag: 'W/"a"', lastModified: 'Wed, 01 Jan 2020 00:00:00 GMT', headers: [] }
  const given = (ifNoneMatch: string | undefined, ifModifiedSince?: string): boolean => isNotModified({ ifNoneMatch, ifModifiedSince }, validators, now)
  assert.deepEqual([given('"a"'), given('"b", "a"'), given('"b"'), given('*'), given('"a,b"')], [true, true, false, true, false])
  assert.deepEqual([given(undefined, 'Wed, 01 Jan 2020 00:00:00 GMT'), given(undefined, 'Tue, 31 Dec 2019 23:59:59 GMT'), given(undefined, 'never'), given('"b"', 'Wed, 01 Jan 2020 00:00:00 GMT')], [true, false, false, false])
  assert.deepEqual(['bytes=0-1', 'bytes=5-', 'bytes=-3', 'bytes=-99', 'bytes=8-99', 'bytes=10-', 'bytes=-0', 'bytes=3-2', 'bytes=0-1,3-4', 'items=0-1', 'bytes=-'].map((range) => readRange(range, 10)),
    [[0, 2], [5, 10], [7, 10], [0, 10], [8, 10], 'unsatisfiable', 'unsatisfiable', null, null, null, null])
  assert.deepEqual([isInRange(undefined, validators), isInRange('W/"a"', validators), isInRange('"a"', { ...validators, etag: '"a"' }), isInRange(validators.lastModified, validators)], [true, false, true, true])
})

test('requests that mean the same say the same', () => {
  assert.equal(normalForm('foo', ' 1,  2 '), normalForm('foo', '1,2'))
  assert.notEqual(normalForm('foo', 'A'), normalForm('foo', 'a'))
  assert.equal(normalForm('accept-language', 'DE, en'), normalForm('accept-language', 'en,de'))
  assert.notEqual(normalForm('accept-language', 'de;q=0.5, en'), normalForm('accept-language', 'en, de'))
  assert.notEqual(normalForm('foo', undefined), normalForm('foo', ''))
})

test('what is kept in Redis is read back, and nothing else is', () => {
  const stored = { ...judge(answerWith(['cache-control', 'max-age=60', 'x-text', 'ä']), policy)!, body: Buffer.from([0, 255, 10]), tags: ['t'] }
  assert.deepEqual(decodeStored(encodeStored(stored)), stored)
  for (const bytes of [Buffer.alloc(0), Buffer.from('hello world'), encodeStored(stored).subarray(0, 20)]) assert.equal(decodeStored(bytes), null)
})

test('what an operator purges', () => {
  const tags = (text: string) => purgedTags(new URLSearchParams(text))
  assert.deepEqual(tags('operation=shop/getItem&tag=a&tag=b'), ['o:shop/getItem', 't:a', 't:b'])
  assert.deepEqual(tags('key=/a%2541'), ['p:/aA'])
  assert.deepEqual(tags('key=%2Fa%3Fb%3D2%26a%3D1'), ['u:/a?a=1&b=2'])
  for (const bad of ['', 'tag=', 'operation=shop', 'all=yes', 'key=a', 'x=1']) assert.equal(typeof tags(bad), 'string', bad)
})
