import assert from 'node:assert/strict'
import { test } from 'node:test'
import { anyOf, answer, cookieParameter, headerParameter, json, pathParameter, queryParameter, scheme, string } from '../../../runtime/index.ts'
import { anOperation } from '../../support/gateway.ts'
import { sendRaw } from '../../support/raw.ts'
import { cached, fresh, itemOperations, withSite, type Site } from './site.ts'

const key = scheme('key', { type: 'apiKey', in: 'header', name: 'X-Key' })
const theirs = scheme('theirs', { type: 'http', scheme: 'bearer' })
const secured = { security: anyOf([key()]) }
const keys = { AUTH_KEY_KEYS: 'first-key,second-key' }

const as = (site: Site, name: string, path = '/items/1'): Promise<string> => site.ask(path, { headers: { 'x-key': name } }).then(({ status, text }) => (status === 200 ? text : String(status)))

test('answers are kept apart by who asks, and each gets his own again', () => withSite({ operations: itemOperations(cached(), secured), schemes: [key], env: keys }, async (site) => {
  site.answers((request, response) => void response.writeHead(200, { 'content-type': 'application/json', 'cache-control': 'public, max-age=60' }).end(`{"for":"${String(request.headers['x-gateway-subject'])}"}`))
  assert.deepEqual([await as(site, 'first-key'), await as(site, 'second-key'), await as(site, 'first-key'), await as(site, 'second-key')],
    ['{"for":"key#1"}', '{"for":"key#2"}', '{"for":"key#1"}', '{"for":"key#2"}'])
  assert.equal(site.seen.length, 2)
  assert.equal(await as(site, 'wrong'), '401')
  assert.equal((await site.ask('/items/1')).status, 401)
}))

test('shared: all gives one answer to all who may call, and the backend is not told who asked first', () =>
  withSite({ operations: itemOperations(cached({ shared: 'all' }), secured), schemes: [key], env: keys }, async (site) => {
    assert.deepEqual([await as(site, 'first-key'), await as(site, 'second-key')], ['{"count":1}', '{"count":1}'])
    assert.equal(site.seen[0]!.headers['x-gateway-subject'], undefined)
    assert.equal(await as(site, 'wrong'), '401')
  }))

test('shared: anonymous keeps nothing of those who say who they are', () => {
  const open = { security: anyOf([key()], []) }
  return withSite({ operations: itemOperations(cached({ shared: 'anonymous' }), open), schemes: [key], env: keys }, async (site) => {
    assert.deepEqual([await as(site, 'first-key'), await as(site, 'first-key')], ['{"count":1}', '{"count":2}'])
    assert.deepEqual([(await site.ask('/items/1')).text, (await site.ask('/items/1')).text], ['{"count":3}', '{"count":3}'])
    assert.equal(await as(site, 'first-key'), '{"count":4}')
  })
})

test('where nobody need say who he is, those who do are still kept apart', () => {
  const open = { security: anyOf([key()], []) }
  return withSite({ operations: itemOperations(cached(), open), schemes: [key], env: keys }, async (site) => {
    const anonymous = async (): Promise<string> => (await site.ask('/items/1')).text
    assert.deepEqual([await as(site, 'first-key'), await anonymous(), await as(site, 'second-key'), await as(site, 'first-key'), await anonymous()],
      ['{"count":1}', '{"count":2}', '{"count":3}', '{"count":1}', '{"count":2}'])
  })
})

test('a credential that the backend judges is in the key, and nowhere in what is kept', () =>
  withSite({ operations: itemOperations(cached(), { security: anyOf([theirs()]) }), schemes: [theirs], env: { AUTH_THEIRS: 'backend' } }, async (site) => {
    const bearer = async (token: string): Promise<string> => (await site.ask('/items/1', { headers: { authorization: `Bearer ${token}` } })).text
    assert.deepEqual([await bearer('one'), await bearer('two'), await bearer('one')], ['{"count":1}', '{"count":2}', '{"count":1}'])
  }))

test('a credential that nobody here knows is not shared, unless the backend says so (RFC 9111, 3.5)', () => withSite({ operations: itemOperations(cached()) }, async (site) => {
  const asking = async (path: string): Promise<string> => (await site.ask(path, { headers: { authorization: 'Bearer mine' } })).text
  assert.equal(await asking('/items/1'), '{"count":1}')
  assert.equal((await site.ask('/items/1')).text, '{"count":2}')
  for (const directive of ['public', 's-maxage=60', 'must-revalidate']) {
    site.answers(fresh({ 'cache-control': `max-age=60, ${directive}` }))
    assert.equal(await asking(`/items/${directive}`), (await site.ask(`/items/${directive}`)).text, directive)
  }
}))

test('what is not in the key does not reach the backend', () => withSite({
  operations: itemOperations(cached(), {
    parameters: [pathParameter('id', string, null), queryParameter('q', string, null), queryParameter('r', string, null), headerParameter('X-Tenant', string, null), cookieParameter('lang', string, null)],
  }),
}, async (site) => {
  const ask = async (query: string, headers: Readonly<Record<string, string>> = {}): Promise<string> => (await site.ask(`/items/1${query}`, { headers })).text
  assert.equal(await ask('?r=2&q=1&utm=x'), '{"count":1}')
  assert.equal(site.seen[0]!.url, '/items/1?q=1&r=2')
  assert.equal(await ask('?q=1&r=2'), '{"count":1}')
  assert.equal(await ask('?q=1&r=2&callback=evil'), '{"count":1}')
  assert.equal(await ask('?q=2&r=1'), '{"count":2}')
  assert.equal(await ask('?q=1&r=2', { 'x-tenant': 'a' }), '{"count":3}')
  assert.equal(await ask('?q=1&r=2', { 'x-tenant': 'b' }), '{"count":4}')
  assert.equal(await ask('?q=1&r=2', { 'x-tenant': 'a', cookie: 'session=s; tracking=t' }), '{"count":3}')
  assert.equal(await ask('?q=1&r=2', { 'x-tenant': 'a', cookie: 'session=s; lang=de' }), '{"count":5}')
  assert.equal(site.seen[4]!.headers.cookie, 'lang=de')
  assert.equal(await ask('?q=1&r=2', { 'x-tenant': 'a', cookie: 'lang=de; session=another' }), '{"count":5}')
}))

test('no cookie is declared: none reaches the backend', () => withSite({ operations: itemOperations(cached()) }, async (site) => {
  await site.ask('/items/1', { headers: { cookie: 'session=s' } })
  assert.equal(site.seen[0]!.headers.cookie, undefined)
}))

test('a host cannot be written so that one path passes for another', () => withSite({
  operations: [...itemOperations(cached()), anOperation({ id: 'getRoot', path: '/{id}', parameters: [pathParameter('id', string, null)], policies: cached() })],
}, async (site) => {
  const raw = (host: string, path: string): Promise<string> => sendRaw(site.port, `GET ${path} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`)
  // The one path is the attacker's to fill, the other is not.
  assert.match(await raw('h/items', '/1'), /\{"count":1\}/)
  assert.match(await raw('h', '/items/1'), /\{"count":2\}/)
  assert.match(await raw('other', '/items/1'), /\{"count":3\}/)
  assert.match(await raw('h', '/items/1'), /\{"count":2\}/)
}))

test('who may set the forwarded host fills his own part of the cache only', () => withSite({ operations: itemOperations(cached()) }, async (site) => {
  site.answers((request, response, count) => fresh()(request, response, count))
  assert.equal((await site.ask('/items/1', { headers: { 'x-forwarded-host': 'evil.example' } })).text, '{"count":1}')
  assert.equal((await site.ask('/items/1')).text, '{"count":2}')
}))

test('Vary tells answers apart, and requests that mean the same get the same', () => withSite({ operations: itemOperations(cached()), answer: fresh({ vary: 'Accept-Language' }) }, async (site) => {
  const ask = async (language: string): Promise<string> => (await site.ask('/items/1', { headers: { 'accept-language': language } })).text
  assert.deepEqual([await ask('de'), await ask('en'), await ask('de'), await ask('DE'), await ask('en, de'), await ask('de,en')],
    ['{"count":1}', '{"count":2}', '{"count":1}', '{"count":1}', '{"count":3}', '{"count":3}'])
}))

test('what is coded is for those who take the coding, though the backend forgets to say so', () => withSite({ operations: itemOperations(cached(), { responses: {} }) }, async (site) => {
  site.answers((request, response) => {
    const coded = String(request.headers['accept-encoding']).includes('gzip')
    response.writeHead(200, { 'cache-control': 'max-age=60', ...(coded && { 'content-encoding': 'gzip' }) }).end(coded ? Buffer.from('1f8b0800000000000003ab0600f40e5d2a01000000', 'hex') : 'x')
  })
  const coding = async (accept: string): Promise<string> => /content-encoding: gzip/i.test(await sendRaw(site.port, `GET /items/1 HTTP/1.1\r\nHost: h\r\nAccept-Encoding: ${accept}\r\nConnection: close\r\n\r\n`)) ? 'gzip' : 'plain'
  assert.deepEqual([await coding('gzip'), await coding('identity'), await coding('gzip'), await coding('identity')], ['gzip', 'plain', 'plain', 'plain'])
}))

test('headers of the policy are in the key, and Accept where there is a choice of media types', () => withSite({
  operations: itemOperations(cached({ vary: ['X-Region'] }), { responses: { 200: answer([json(null), { ...json(null), type: 'application/hal+json' }]) } }),
}, async (site) => {
  const ask = async (headers: Readonly<Record<string, string>>): Promise<string> => (await site.ask('/items/1', { headers })).text
  assert.deepEqual([await ask({ 'x-region': 'a' }), await ask({ 'x-region': 'b' }), await ask({ 'x-region': 'a' }), await ask({ 'x-region': 'a', accept: 'application/hal+json' })],
    ['{"count":1}', '{"count":2}', '{"count":1}', '{"count":3}'])
}))

test('answers of one route are none of the other\'s', () => withSite({
  operations: itemOperations(cached(), { routes: [{ when: { header: { 'x-kind': ['b'] } }, backend: { name: 'test', path: '/other/{id}' } }] }),
}, async (site) => {
  const ask = async (headers: Readonly<Record<string, string>> = {}): Promise<string> => (await site.ask('/items/1', { headers })).text
  assert.deepEqual([await ask(), await ask({ 'x-kind': 'b' }), await ask(), await ask({ 'x-kind': 'b' })], ['{"count":1}', '{"count":2}', '{"count":1}', '{"count":2}'])
  assert.deepEqual(site.seen.map(({ url }) => url), ['/items/1', '/other/1'])
}))
