import assert from 'node:assert/strict'
import { test } from 'node:test'
import { answer, json } from '../../../runtime/index.ts'
import type { Validate } from '../../../runtime/contract.ts'
import { cached, fresh, itemOperations, until, withSite } from './site.ts'

/** Stale from the start, by its age, and for how it may be used nonetheless. */
const stale = (directives: string, headers: Readonly<Record<string, string>> = {}) => fresh({ 'cache-control': `max-age=10, ${directives}`, age: '20', ...headers })

test('a stale answer is used while it is fetched anew, by one call that nobody waits for', () => withSite({ operations: itemOperations(cached()), answer: stale('stale-while-revalidate=1000', { etag: '"a"' }) }, async (site) => {
  await site.ask('/items/1')
  let release = (): void => {}
  site.answers((request, response, count) => {
    release = () => fresh()(request, response, count)
  })
  const meanwhile = await Promise.all([1, 2, 3].map(() => site.ask('/items/1')))
  assert.deepEqual(meanwhile.map(({ text }) => text), Array(3).fill('{"count":1}'))
  assert.match(meanwhile[0]!.cache, /^gw; hit; ttl=-\d+$/)
  await until(() => site.seen.length === 2)
  assert.equal(site.seen[1]!.headers['if-none-match'], '"a"')
  release()
  for (let tries = 0; tries < 200 && (await site.ask('/items/1')).text !== '{"count":2}'; tries++) await new Promise((resolve) => setTimeout(resolve, 5))
  assert.equal((await site.ask('/items/1')).text, '{"count":2}')
  assert.equal(site.seen.length, 2)
}))

test('what the background call brings is checked: an answer that breaks the document is not kept', () => {
  const first: Validate = (value) => (value as { count: number }).count === 1
  return withSite({ operations: itemOperations(cached(), { responses: { 200: answer([json(first)]) } }), answer: stale('stale-while-revalidate=1000') }, async (site) => {
    await site.ask('/items/1')
    for (let time = 0; time < 3; time++) {
      const before = site.seen.length
      const again = await site.ask('/items/1')
      assert.deepEqual([again.status, again.text], [200, '{"count":1}'])
      await until(() => site.seen.length > before)
      await new Promise((resolve) => setTimeout(resolve, 30))
    }
  })
})

test('a background call that fails leaves what is stored, and is tried again', () => withSite({ operations: itemOperations(cached()), answer: stale('stale-while-revalidate=1000') }, async (site) => {
  await site.ask('/items/1')
  site.answers((_request, response) => void response.destroy())
  assert.equal((await site.ask('/items/1')).text, '{"count":1}')
  // A kept connection that is cut is tried once more on a new one.
  await until(() => site.seen.length >= 2)
  await new Promise((resolve) => setTimeout(resolve, 50))
  const before = site.seen.length
  assert.equal((await site.ask('/items/1')).text, '{"count":1}')
  await until(() => site.seen.length > before)
}))

test('a stale answer stands in for a backend in trouble, as long as it may', async () => {
  const positive: Validate = (value) => (value as { count: number }).count === 1
  const operations = itemOperations(cached(), { responses: { 200: answer([json(positive)]) } })
  await withSite({ operations, answer: stale('stale-if-error=1000') }, async (site) => {
    await site.ask('/items/1')
    site.answers((_request, response) => void response.destroy())
    const cut = await site.ask('/items/1')
    assert.deepEqual([cut.status, cut.text, cut.cache], [200, '{"count":1}', 'gw; fwd=stale; detail=backend_failed'])
    for (const status of [500, 502, 503, 504]) {
      site.answers((_request, response) => void response.writeHead(status).end('down'))
      const stood = await site.ask('/items/1')
      assert.deepEqual([stood.status, stood.text, stood.cache], [200, '{"count":1}', `gw; fwd=stale; fwd-status=${status}`])
    }
    site.answers((_request, response) => void response.writeHead(503).end(Buffer.alloc(100_000)))
    assert.equal((await site.ask('/items/1')).status, 200)
    site.answers(fresh())
    assert.equal((await site.ask('/items/1')).cache, 'gw; fwd=stale; detail=response_invalid')
    site.answers((_request, response) => void response.writeHead(404, { 'content-type': 'application/json' }).end('{}'))
    assert.equal((await site.ask('/items/1')).status, 404)
  })
  for (const directives of ['stale-if-error=5', 'must-revalidate, stale-if-error=1000', 'no-cache, stale-if-error=1000']) {
    await withSite({ operations, answer: stale(directives) }, async (site) => {
      await site.ask('/items/1')
      site.answers((_request, response) => void response.destroy())
      assert.equal((await site.ask('/items/1')).status, 502, directives)
    })
  }
})

test('the policy adds what the backend does not say', () => withSite({ operations: itemOperations(cached({ staleIfError: 1_000_000 })), answer: fresh({ 'cache-control': 'max-age=10', age: '20' }) }, async (site) => {
  await site.ask('/items/1')
  site.answers((_request, response) => void response.writeHead(503).end())
  assert.equal((await site.ask('/items/1')).text, '{"count":1}')
}))

test('a deadline that passes is a failure that a stale answer stands in for, and the call is broken off', () =>
  withSite({ operations: itemOperations(cached({}, { timeout: 300 })), answer: stale('stale-if-error=1000') }, async (site) => {
    await site.ask('/items/1')
    let closed = false
    site.answers((_request, response) => void response.once('close', () => { closed = true }))
    const late = await site.ask('/items/1')
    assert.deepEqual([late.status, late.text, late.cache], [200, '{"count":1}', 'gw; fwd=stale; detail=backend_timeout'])
    await until(() => closed)
  }))
