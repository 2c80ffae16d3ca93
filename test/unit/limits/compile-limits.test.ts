import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Principal, Quota, RateLimit } from '../../../runtime/contract.ts'
import type { Exchange } from '../../../runtime/exchange.ts'
import { compileLimits, endOf } from '../../../runtime/limits/compile-limits.ts'

const quota = (own: Partial<Quota>): Quota => ({ name: 'day', scope: 'shop', period: 'day', by: 'apiKey', ...own })
const rate = (own: Partial<RateLimit>): RateLimit => ({ name: 'r', scope: 'shop', limit: 3, window: 1_000, algorithm: 'tokenBucket', by: 'address', ...own })
const from = (principal: Partial<Principal> | null, address = '192.0.2.1', headers: Record<string, string> = {}): Exchange => ({
  address, header: (name: string) => headers[name],
  principal: principal === null ? null : { subject: 's', scheme: 'key', scopes: [], claims: {}, ...principal },
}) as unknown as Exchange
const keyed = (id: string, of?: string): Exchange => from({ key: { id, ...(of !== undefined && { class: of }) } })
const takeOf = (limit: Quota | RateLimit, x: Exchange, cost = 1) =>
  compileLimits('period' in limit ? { rateLimit: [], quota: [limit], cost } : { rateLimit: [limit], quota: [], cost })[0]!.take(x, Date.UTC(2026, 0, 31, 12))

test('a quota is as large as the class of the key says', () => {
  const one = quota({ classes: { free: 10, gold: 1_000 }, limit: 50 })
  assert.deepEqual([keyed('a', 'free'), keyed('a', 'gold'), keyed('a', 'none'), keyed('a'), from(null)].map((x) => takeOf(one, x).size), [10, 1_000, 50, 50, 50])
  const [limit] = compileLimits({ rateLimit: [], quota: [one], cost: 1 })
  assert.deepEqual([10, 50].map((size) => limit!.policy(size)), ['"day";q=10;w=86400', '"day";q=50;w=86400'])
})

test('a class that is not listed, where nothing else is said, has the smallest: no key is without a quota', () => {
  const one = quota({ classes: { free: 10, gold: 1_000 } })
  assert.deepEqual([keyed('a', 'platin'), keyed('a'), from(null)].map((x) => takeOf(one, x).size), [10, 10, 10])
})

test('whose requests are counted together', () => {
  const subject = (by: string, x: Exchange): string => takeOf(rate({ by }), x).subject
  assert.equal(subject('apiKey', keyed('k1')), 'key:k1')
  assert.equal(subject('apiKey', from({ subject: 'ann', scheme: 'jwt' })), 'identity:jwt:ann')
  assert.equal(subject('apiKey', from(null)), 'address:192.0.2.1')
  assert.equal(subject('identity', from({ subject: 'ann', scheme: 'jwt' })), 'identity:jwt:ann')
  assert.equal(subject('$claim.tenant', from({ claims: { tenant: 7 } })), 'value:7')
  assert.equal(subject('$claim.tenant', from({ claims: { tenant: { id: 7 } } })), 'address:192.0.2.1', 'a claim that is no plain value is none')
  assert.equal(subject('$claim.toString', from({ claims: {} })), 'address:192.0.2.1')
  assert.equal(subject('$claim.https://a.test/tier', from({ claims: { 'https://a.test/tier': 'x' } })), 'value:x')
  assert.equal(subject('$request.header.X-Id', from(null, '192.0.2.1', { 'x-id': 'q' })), 'value:q')
  assert.equal(subject('address', from(null, '2001:db8:1:2:3::4')), 'address:2001:db8:1:2::/64')
  const long = [`${'a'.repeat(500)}1`, `${'a'.repeat(400)}2`].map((value) => subject('$request.header.X-Id', from(null, '', { 'x-id': value })))
  assert.ok(long.every((text) => text.length < 150) && long[0] !== long[1])
})

test('a limit as it is counted: rounded so that the bound holds, named so that another configuration begins anew', () => {
  assert.deepEqual(takeOf(rate({}), from(null)), { kind: 'bucket', id: 'shop/r/b1000', subject: 'address:192.0.2.1', size: 3, step: 333_334, until: 0, cost: 1 })
  assert.deepEqual(takeOf(rate({ algorithm: 'slidingWindow', limit: 5, window: 1_600, cost: 2 }), from(null)), { kind: 'window', id: 'shop/r/w1600', subject: 'address:192.0.2.1', size: 5, step: 100_000, until: 0, cost: 2 })
  assert.equal(takeOf(rate({ burst: 9 }), from(null), 4).size, 9)
  assert.equal(takeOf(rate({}), from(null), 4).cost, 4)
  assert.deepEqual(compileLimits({ rateLimit: [rate({}), rate({ cost: 2 })], quota: [], cost: 0 }).length, 1, 'what costs nothing is not counted')
})

test('days and months end in UTC', () => {
  const at = Date.UTC(2028, 1, 29, 23, 59, 59, 999)
  assert.equal(endOf('day', at), Date.UTC(2028, 2, 1))
  assert.equal(endOf('month', at), Date.UTC(2028, 2, 1))
  assert.equal(endOf('month', Date.UTC(2026, 11, 1)), Date.UTC(2027, 0, 1))
  const one = compileLimits({ rateLimit: [], quota: [quota({ limit: 1 })], cost: 1 })[0]!
  assert.equal(one.take(from(null), at).until, Date.UTC(2028, 2, 1) * 1_000)
  assert.equal(one.take(from(null), at + 1).until, Date.UTC(2028, 2, 2) * 1_000)
  assert.equal(one.take(from(null), at - 86_400_000).until, Date.UTC(2028, 1, 29) * 1_000, 'a clock that was set back')
})
