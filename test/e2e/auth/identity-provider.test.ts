import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import type { IdentityProvider } from '../../support/identity-provider.ts'
import { askWith, tokenSite, type TokenSite } from '../../support/token-site.ts'

const minute = 60_000
let site: TokenSite
let provider: IdentityProvider
before(async () => {
  site = await tokenSite()
  provider = site.provider
})
after(() => site.close())
beforeEach(() => { provider.misbehave = null })

for (const engine of ['compiled', 'express'] as const) {
  test(`tokens of a real provider, by discovery: scopes, audience and type, by the ${engine} engine`, async (t) => {
    const gateway = await site.start({ engine })
    t.after(() => gateway.close())
    assert.equal((await askWith(gateway, '/token', await provider.token())).status, 200)
    assert.equal((await askWith(gateway, '/write', await provider.token({ scope: 'read write' }))).status, 200)
    const lacking = await askWith(gateway, '/write', await provider.token({ scope: 'read' }))
    assert.deepEqual([lacking.status, lacking.challenge], [403, 'Bearer realm="pets", scope="write", error="insufficient_scope"'])
    for (const [claims, header, detail] of [
      [{}, { typ: 'at+jwt' }, ''],
      [{}, { typ: 'application/at+jwt' }, ''],
      [{}, {}, 'token: the token is of another type than those that are accepted'],
      [{}, { typ: undefined }, 'token: the token is of another type than those that are accepted'],
      [{ aud: 'shop' }, { typ: 'at+jwt' }, 'token: the token is for another audience'],
      [{ iss: 'https://evil.test' }, { typ: 'at+jwt' }, 'token: the token is from another issuer'],
      [{ exp: undefined }, { typ: 'at+jwt' }, 'token: the token has no expiry'],
    ] as const) {
      const answer = await askWith(gateway, '/token', await provider.sign(claims, header))
      assert.deepEqual([answer.status, answer.detail], [detail === '' ? 200 : 401, detail])
      if (detail !== '') assert.match(answer.challenge, /^Bearer realm="pets", error="invalid_token"/)
    }
    assert.ok(provider.requests.includes('/.well-known/openid-configuration') && provider.requests.includes('/jwks'))
  })
}

test('a rotation is taken up at once; the key before it holds while it is published, and no longer', async (t) => {
  const gateway = await site.start()
  t.after(() => gateway.close())
  const first = await provider.token()
  assert.equal((await askWith(gateway, '/token', first)).status, 200)
  await provider.rotate()
  assert.equal((await askWith(gateway, '/token', await provider.token())).status, 200)
  assert.equal((await askWith(gateway, '/token', first)).status, 200)
  await provider.rotate()
  assert.equal((await askWith(gateway, '/token', await provider.token())).status, 200)
  const gone = await askWith(gateway, '/token', first)
  assert.deepEqual([gone.status, gone.detail], [401, 'token: the token is signed with a key that its issuer does not publish'])
})

test('opaque tokens are asked about, once in a while; a revoked one is refused when its time is up', async (t) => {
  const gateway = await site.start({ env: { AUTH_OPAQUE_CACHE: '1s' } })
  t.after(() => gateway.close())
  const token = await provider.token({ opaque: true })
  const asked = (): number => provider.requests.filter((path) => path === '/token/introspection').length
  const before = asked()
  const all = await Promise.all(Array.from({ length: 20 }, () => askWith(gateway, '/opaque', token)))
  assert.deepEqual([...new Set(all.map(({ status }) => status))], [200])
  assert.equal(asked() - before, 1)
  assert.equal((await askWith(gateway, '/opaque', await provider.token({ opaque: true, scope: 'write' }))).status, 403)
  assert.equal((await askWith(gateway, '/either', await provider.token())).status, 200, 'a JWT where either is taken')
  await provider.revoke(token)
  for (let tries = 0; tries < 100 && (await askWith(gateway, '/opaque', token)).status === 200; tries++) await sleep(50)
  const revoked = await askWith(gateway, '/opaque', token)
  assert.deepEqual([revoked.status, revoked.detail], [401, 'opaque: the token is not active'])
})

for (const engine of ['compiled', 'express'] as const) {
  test(`with the provider down for ten minutes no JWT is refused, and no key or answer is trusted beyond its bound, by the ${engine} engine`, async (t) => {
    let at = Date.now()
    const gateway = await site.start({ engine, now: () => at })
    t.after(() => gateway.close())
    const jwts = await Promise.all(Array.from({ length: 80 }, () => provider.token()))
    const opaque = await provider.token({ opaque: true })
    const unseen = await provider.token({ opaque: true })
    const fresh = (): Promise<{ status: number; code: string; retryAfter: number }> => askWith(gateway, '/token', jwts.pop()!)
    assert.equal((await fresh()).status, 200)
    // As old as keys get before they are fetched again.
    at += 10 * minute - 1
    assert.equal((await askWith(gateway, '/opaque', opaque)).status, 200)
    provider.misbehave = (_request, response) => void response.writeHead(503).end()
    const since = at
    const seen = jwts.at(-1)!
    for (let passed = 0; passed < 10 * minute; passed += minute / 4) {
      const age = at - since
      if (passed % minute === 0) assert.equal((await fresh()).status, 200, `a token that nobody has seen, after ${age} ms`)
      assert.equal((await askWith(gateway, '/token', seen)).status, 200, `a token that was seen, after ${age} ms`)
      const introspected = await askWith(gateway, '/opaque', opaque)
      assert.equal(introspected.status, age < minute ? 200 : 503, `introspection after ${age} ms`)
      if (introspected.status === 503) assert.deepEqual([introspected.code, introspected.retryAfter >= 1], ['verifier_unavailable', true])
      assert.equal((await askWith(gateway, '/opaque', unseen)).status, 503)
      at += minute / 4
    }
    // The keys were fetched ten minutes before it went down.
    at = since + 50 * minute - 1_000
    assert.equal((await fresh()).status, 200)
    at = since + 50 * minute + 1
    for (const token of [jwts.pop()!, seen]) {
      const beyond = await askWith(gateway, '/token', token)
      assert.deepEqual([beyond.status, beyond.code, beyond.retryAfter >= 1], [503, 'verifier_unavailable', true])
    }
    provider.misbehave = null
    at += minute
    assert.equal((await fresh()).status, 200)
    assert.equal((await askWith(gateway, '/opaque', opaque)).status, 200)
  })
}
