import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { anyOf, scheme } from '../../../runtime/index.ts'
import { anOperation, makeGateway, startGateway, type TestGateway } from '../../support/gateway.ts'
import { sendRaw, serve } from '../../support/raw.ts'

const page = 'https://app.shop.test'
const key = scheme('key', { type: 'apiKey', in: 'header', name: 'x-key' })
const cors = { origins: [page, 'https://*.partner.test', 'http://localhost:3000'], credentials: true, expose: ['X-Total'], maxAge: 60_000 }

describe('cross-origin rules with credentials', () => {
  let gateway: TestGateway
  let seen = 0
  before(async () => {
    gateway = await startGateway({
      operations: [
        anOperation({ id: 'read', path: '/things/{id}', security: anyOf([key()]), policies: { cors, rateLimit: [{ name: 'r', scope: 't', limit: 1_000, window: 1_000, algorithm: 'tokenBucket', by: 'address' }] } }),
        anOperation({ id: 'write', method: 'PUT', path: '/things/{thing}', security: anyOf([key()]), policies: { cors } }),
        anOperation({ id: 'drop', method: 'DELETE', path: '/things/{id}', security: anyOf([key()]) }),
        anOperation({ id: 'open', policies: { cors: { origins: ['*'] } } }),
        anOperation({ id: 'misled', policies: { cors: { origins: ['*'], credentials: true } } }),
        anOperation({ id: 'plain' }),
        anOperation({ id: 'options', method: 'OPTIONS', path: '/declared', security: anyOf([key()]) }),
        anOperation({ id: 'declared', security: anyOf([key()]), policies: { cors: { origins: [page], headers: ['X-A'], methods: ['GET', 'QUERY'] } } }),
      ],
      schemes: [key], env: { AUTH_KEY_KEYS: 'secret_right' },
      backend: (_request, response) => {
        seen++
        response.writeHead(200, { 'Access-Control-Allow-Origin': '*', 'access-control-allow-credentials': 'true', 'Vary': 'Accept', 'X-Total': '3' }).end('{}')
      },
    })
  })
  after(() => gateway.close())

  const ask = (path: string, headers: Record<string, string>, method = 'GET'): Promise<Response> => fetch(gateway.url + path, { method, headers })
  const preflight = (path: string, origin: string, method: string, more: Record<string, string> = {}): Promise<Response> =>
    ask(path, { origin, 'access-control-request-method': method, ...more }, 'OPTIONS')
  const granted = (response: Response): readonly (string | null)[] => [response.headers.get('access-control-allow-origin'), response.headers.get('access-control-allow-credentials')]

  test('a page that may: its preflight needs no credential, reaches no backend, and its answer is readable', async () => {
    const before_ = seen
    const answer = await preflight('/things/1', page, 'PUT', { 'access-control-request-headers': 'content-type, x-key' })
    assert.equal(answer.status, 204)
    assert.deepEqual(granted(answer), [page, 'true'])
    assert.equal(answer.headers.get('access-control-allow-methods'), 'GET, PUT', 'DELETE has no rules')
    assert.equal(answer.headers.get('access-control-allow-headers'), 'content-type, x-key')
    assert.equal(answer.headers.get('access-control-max-age'), '60')
    assert.equal(answer.headers.get('vary'), 'Origin, Access-Control-Request-Method, Access-Control-Request-Headers')
    assert.equal(answer.headers.get('ratelimit'), null, 'it takes nothing from a limit')
    assert.equal(seen, before_)
    const read = await ask('/things/1', { origin: page, 'x-key': 'secret_right' })
    assert.equal(read.status, 200)
    assert.deepEqual(granted(read), [page, 'true'])
    assert.equal(read.headers.get('access-control-expose-headers'), 'X-Total')
    assert.equal(read.headers.get('vary'), 'Accept, Origin')
    assert.deepEqual(granted(await ask('/things/1', { origin: 'https://a.b-c.partner.test', 'x-key': 'secret_right' })), ['https://a.b-c.partner.test', 'true'])
    assert.deepEqual(granted(await ask('/things/1', { origin: 'http://localhost:3000', 'x-key': 'secret_right' })), ['http://localhost:3000', 'true'])
  })

  test('refusals are readable too, for pages that may read', async () => {
    const refused = await ask('/things/1', { origin: page })
    assert.equal(refused.status, 401)
    assert.deepEqual(granted(refused), [page, 'true'])
    assert.deepEqual(granted(await ask('/things/1', { origin: 'https://evil.test' })), [null, null])
  })

  const attacks: readonly (readonly [string, string])[] = [
    ['another site', 'https://evil.test'], ['a sandboxed frame', 'null'], ['a site that ends like it', 'https://evilapp.shop.test'],
    ['a site that begins like it', 'https://app.shop.test.evil.test'], ['the same without TLS', 'http://app.shop.test'], ['another port', 'https://app.shop.test:8443'],
    ['another case', 'https://APP.shop.test'], ['a dot at the end', 'https://app.shop.test.'], ['a user in it', 'https://app.shop.test@evil.test'],
    ['a path in it', 'https://app.shop.test/'], ['a list', `https://evil.test, ${page}`], ['a list that begins well', `${page}, https://evil.test`], ['a list by a space', `${page} https://evil.test`],
    ['the wildcard itself', 'https://*.partner.test'], ['a parent of the wildcard', 'https://partner.test'], ['a site that ends like the wildcard', 'https://evilpartner.test'],
    ['a path before the wildcard', 'https://evil.test/.partner.test'], ['a user before the wildcard', 'https://evil.test@x.partner.test'], ['a port before the wildcard', 'https://evil.test:1.partner.test'],
    ['a query before the wildcard', 'https://evil.test?.partner.test'], ['a backslash before the wildcard', 'https://evil.test\\.partner.test'], ['a fragment before the wildcard', 'https://evil.test#.partner.test'],
    ['an empty label', 'https://.partner.test'], ['an underscore trick', 'https://evil.test%60.partner.test'], ['a wildcard without TLS', 'http://x.partner.test'], ['a star', '*'],
    ['another loopback name', 'http://localhost:3000.evil.test'], ['an empty origin', ''],
  ]
  for (const [who, origin] of attacks) {
    test(`a page of ${who} may read nothing: ${origin}`, async () => {
      for (const answer of [await ask('/things/1', { origin, 'x-key': 'secret_right' }), await preflight('/things/1', origin, 'PUT')]) {
        assert.deepEqual(granted(answer), [null, null], 'what the backend says of it is taken out')
        assert.match(answer.headers.get('vary') ?? '', /Origin/, 'no cache mixes the answers up')
      }
    })
  }

  test('two Origin fields are none', async () => {
    const answer = await sendRaw(gateway.port, `GET /things/1 HTTP/1.1\r\nHost: a\r\nX-Key: secret_right\r\nOrigin: ${page}\r\nOrigin: https://evil.test\r\nConnection: close\r\n\r\n`)
    assert.match(answer, /^HTTP\/1.1 200/)
    assert.doesNotMatch(answer, /access-control-allow-origin/i)
  })

  test('an answer without an origin varies as well, or a cache would give it to pages', async () => {
    const answer = await ask('/things/1', { 'x-key': 'secret_right' })
    assert.deepEqual(granted(answer), [null, null])
    assert.match(answer.headers.get('vary') ?? '', /Origin/)
  })

  test('a preflight for a method that has no rules, or that nobody declares, grants nothing', async () => {
    for (const method of ['DELETE', 'PATCH', 'put', 'GET, PUT', 'TRACE']) assert.deepEqual(granted(await preflight('/things/1', page, method)), [null, null], method)
  })

  test('what is asked for is repeated only where it is a list of names', async () => {
    for (const asked of ['x-a\u00e9', '<script>', 'x-a;x-b', 'a'.repeat(10) + ', '.repeat(70) + 'b', Array.from({ length: 80 }, (_, i) => `x-${i}`).join(', ')]) {
      const answer = await preflight('/things/1', page, 'PUT', { 'access-control-request-headers': Buffer.from(asked).toString('latin1') })
      assert.equal(answer.headers.get('access-control-allow-headers'), null, asked)
    }
  })

  test('for all origins: the wildcard, and never credentials, whatever was written', async () => {
    assert.deepEqual(granted(await ask('/open', { origin: 'https://any.test' })), ['*', null])
    assert.deepEqual(granted(await ask('/misled', { origin: 'https://any.test' })), ['*', null])
    assert.deepEqual(granted(await preflight('/misled', 'https://any.test', 'GET')), ['*', null])
    assert.deepEqual(granted(await preflight('/misled', 'null', 'GET')), ['*', null])
  })

  test('without rules, everything is the backend\'s, and OPTIONS is not declared', async () => {
    assert.deepEqual(granted(await ask('/plain', { origin: 'https://any.test' })), ['*', 'true'])
    const refused = await preflight('/plain', page, 'GET')
    assert.equal(refused.status, 405)
    const other = await ask('/things/1', {}, 'OPTIONS')
    assert.deepEqual([other.status, other.headers.get('allow')], [405, 'GET, PUT, DELETE, OPTIONS'])
  })

  test('a declared OPTIONS is the backend\'s, with its security; preflights are answered before it', async () => {
    const answer = await preflight('/declared', page, 'GET', { 'access-control-request-headers': 'x-b' })
    assert.equal(answer.status, 204)
    assert.deepEqual([...granted(answer), answer.headers.get('access-control-allow-headers'), answer.headers.get('access-control-allow-methods')], [page, null, 'X-A', 'GET, QUERY'])
    assert.equal((await ask('/declared', {}, 'OPTIONS')).status, 401)
    assert.equal((await ask('/declared', { 'x-key': 'secret_right' }, 'OPTIONS')).status, 200)
  })
})

test('preflights of several paths are told apart in the metrics, where no series may stand twice', async (t) => {
  const free = await serve((_request, response) => void response.end())
  await free.close()
  const rules = { cors: { origins: [page] } }
  const gateway = makeGateway({ operations: [anOperation({ id: 'a', policies: rules }), anOperation({ id: 'b', policies: rules })], backendUrl: 'http://127.0.0.1:9', env: { ADMIN_PORT: String(free.port), STOP_DELAY: '0' } })
  const { url, stop } = await gateway.listen({ host: '127.0.0.1', port: 0 })
  t.after(() => stop())
  for (const path of ['/a', '/b', '/a']) assert.equal((await fetch(url + path, { method: 'OPTIONS', headers: { origin: page, 'access-control-request-method': 'GET' } })).status, 204)
  const lines = (await (await fetch(`http://127.0.0.1:${free.port}/metrics`)).text()).split('\n').filter((line) => line.startsWith('gateway_requests_total'))
  assert.deepEqual(lines.sort(), ['/a', '/b'].map((path) => `gateway_requests_total{api="test",operation="preflight ${path}",method="OPTIONS",status="204"} ${path === '/a' ? 2 : 1}`))
})
