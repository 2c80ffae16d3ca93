import assert from 'node:assert/strict'
import { afterEach, beforeEach, test } from 'node:test'
import type { ServerResponse } from 'node:http'
import { discoverKeys, metadataAddresses } from '../../../runtime/auth/discovery.ts'
import { fetchJson } from '../../../runtime/auth/fetch-json.ts'
import { jwtVerifier } from '../../../runtime/auth/jwt.ts'
import { remoteKeySet, type KeySet } from '../../../runtime/auth/key-set.ts'
import type { Verdict, Verifier } from '../../../runtime/stage.ts'
import { signingKey, signToken, startIssuer, type Issuer, type SigningKey } from './issuer.ts'
import { bearer } from './sources.ts'

const minute = 60_000
const limits = { timeout: 300, limit: 20_000 }
let issuer: Issuer
let first: SigningKey
let second: SigningKey
let at: number
let keys: KeySet
let failures: string[]
let verifier: Verifier

beforeEach(async () => {
  first = await signingKey('first')
  second = await signingKey('second')
  issuer = await startIssuer([first])
  at = 1_800_000_000_000
  failures = []
  keys = remoteKeySet({ fetch: () => fetchJson(`${issuer.url}/jwks`, limits), now: () => at, onFailure: (error) => failures.push(error.message) })
  verifier = jwtVerifier({ scheme: 'token', realm: 'pets', keys, issuer: issuer.url, audience: ['pets'], algorithms: ['ES256'], roles: false, now: () => at })
})
afterEach(() => issuer.close())

let serial = 0
/** A token that was never seen before, so that nothing is remembered of it. */
const fresh = (key: SigningKey): Promise<string> =>
  signToken(key, { iss: issuer.url, aud: 'pets', sub: 'ann', exp: at / 1000 + 7_200, jti: String(serial++) })
const judge = async (key: SigningKey): Promise<Verdict> => verifier.verify(bearer(await fresh(key)))
const kind = async (key: SigningKey): Promise<string> => (await judge(key)).kind
const down = (_request: unknown, response: ServerResponse): void => void response.writeHead(500).end()
/** Until what is under way in the background is done. */
const settled = async (): Promise<void> => keys.warm()

test('cold requests share one fetch, warm ones cause none', async () => {
  assert.deepEqual(await Promise.all(Array.from({ length: 20 }, () => kind(first))), Array<string>(20).fill('ok'))
  assert.equal(issuer.requests.length, 1)
  at += 9 * minute
  assert.equal(await kind(first), 'ok')
  assert.equal(issuer.requests.length, 1)
})

test('warmed keys make no request wait', async () => {
  await verifier.warm?.()
  assert.equal(await kind(first), 'ok')
  assert.equal(issuer.requests.length, 1)
})

test('old keys serve while they are fetched again, and are given up after an hour', async () => {
  await keys.warm()
  issuer.misbehave = down
  for (let passed = 0; passed < 59; passed += 1) {
    at += minute
    assert.equal(await kind(first), 'ok', `after ${passed + 1} minutes`)
  }
  at += minute
  const verdict = await judge(first)
  assert.ok(verdict.kind === 'unavailable')
  assert.ok(verdict.retryAfter >= 1 && verdict.retryAfter <= 30)
  assert.match(failures[0]!, /\/jwks answered 500$/)
  issuer.misbehave = null
  at += minute
  assert.equal(await kind(first), 'ok')
})

test('no remembered token outlives the trust in its key', async () => {
  await keys.warm()
  issuer.misbehave = down
  at += 60 * minute - 1_000
  const token = await fresh(first)
  assert.equal((await verifier.verify(bearer(token))).kind, 'ok')
  at += 1_000
  assert.equal((await verifier.verify(bearer(token))).kind, 'unavailable')
})

test('a provider that fails is asked once, then after ever longer pauses, not for each request', async () => {
  issuer.misbehave = down
  for (let i = 0; i < 10; i++) assert.equal(await kind(first), 'unavailable')
  assert.equal(issuer.requests.length, 1)
  const asked: number[] = []
  for (let elapsed = 1; elapsed <= 120; elapsed++) {
    at += 1_000
    const before = issuer.requests.length
    await kind(first)
    if (issuer.requests.length > before) asked.push(elapsed)
  }
  assert.deepEqual(asked, [1, 3, 7, 15, 31, 61, 91])
})

test('a token that needs no key to be refused is refused while the provider is down', async () => {
  issuer.misbehave = down
  assert.equal((await verifier.verify(bearer('x.y.z'))).kind, 'invalid')
  assert.equal(issuer.requests.length, 0)
})

test('a rotation fails no request, also right after a fetch', async () => {
  await keys.warm()
  for (let i = 0; i < 4; i++) {
    const next = await signingKey(`next-${i}`)
    issuer.keys = [...issuer.keys.slice(-1), next.publicJwk]
    assert.equal(await kind(next), 'ok')
    at += 30_000
  }
})

test('unknown key ids cause no more than a few fetches', async () => {
  await keys.warm()
  for (let i = 0; i < 50; i++) assert.equal(await kind(second), 'invalid')
  assert.equal(issuer.requests.length, 1 + 5)
  at += 10_000
  for (let i = 0; i < 50; i++) await kind(second)
  assert.equal(issuer.requests.length, 1 + 6)
  assert.equal(await kind(first), 'ok')
})

test('a key that is withdrawn is not trusted any more, nor are tokens remembered that it signed', async () => {
  const token = await fresh(first)
  assert.equal((await verifier.verify(bearer(token))).kind, 'ok')
  assert.ok(!('then' in verifier.verify(bearer(token))))
  issuer.keys = [second.publicJwk]
  assert.equal(await kind(second), 'ok')
  assert.equal((await verifier.verify(bearer(token))).kind, 'invalid')
})

test('an unchanged set keeps what is remembered', async () => {
  const token = await fresh(first)
  await verifier.verify(bearer(token))
  await settled()
  assert.ok(!('then' in verifier.verify(bearer(token))))
})

for (const [title, misbehave, expected] of [
  ['is slow to begin', () => {}, /did not answer within 300 ms/],
  ['is slow to end', (_: unknown, response: ServerResponse) => void response.write('{"keys":['), /did not answer within 300 ms/],
  ['is oversized', (_: unknown, response: ServerResponse) => void response.end(`{"keys":[${' '.repeat(30_000)}]}`), /answered more than 20000 bytes/],
  ['redirects', (_: unknown, response: ServerResponse) => void response.writeHead(302, { location: '/elsewhere' }).end(), /answered 302; redirects are not followed/],
  ['breaks off', (_: unknown, response: ServerResponse) => { response.writeHead(200, { 'content-length': '100' }); response.write('{'); setImmediate(() => response.destroy()) }, /broke off its answer/],
  ['is no JSON', (_: unknown, response: ServerResponse) => void response.end('<html>'), /did not answer JSON/],
  ['is no key set', (_: unknown, response: ServerResponse) => void response.end('[]'), /no JSON Web Key Set/],
  ['has too many keys', (_: unknown, response: ServerResponse) => void response.end(JSON.stringify({ keys: Array(101).fill({}) })), /more than 100 keys/],
] as const) {
  test(`an answer that ${title} is a failure with its reason, and keys at hand serve on`, async () => {
    issuer.misbehave = misbehave
    const verdict = await judge(first)
    assert.ok(verdict.kind === 'unavailable')
    assert.match(verdict.detail, expected)
    assert.ok(!issuer.requests.includes('/elsewhere'))
    issuer.misbehave = null
    at += minute
    assert.equal(await kind(first), 'ok')
    issuer.misbehave = misbehave
    await keys.warm()
    assert.equal(await kind(first), 'ok')
  })
}

test('a provider that cannot be reached is a failure with its reason', async () => {
  await issuer.close()
  const verdict = await judge(first)
  assert.ok(verdict.kind === 'unavailable')
  assert.match(verdict.detail, /cannot be reached/)
})

test('keys that nobody can use are passed over', async () => {
  issuer.keys = [{ kty: 'oct', k: 'c2VjcmV0', kid: 'hmac', alg: 'HS256' }, null as never, { kty: 'XX' }, first.publicJwk]
  assert.equal(await kind(first), 'ok')
})

test('discovery asks OpenID Connect first, then RFC 8414', () => {
  assert.deepEqual(metadataAddresses('https://id.example.com/realms/a/'), [
    'https://id.example.com/realms/a/.well-known/openid-configuration',
    'https://id.example.com/.well-known/oauth-authorization-server/realms/a',
  ])
  assert.equal(metadataAddresses('https://id.example.com')[1], 'https://id.example.com/.well-known/oauth-authorization-server')
})

test('discovery gives the address of the keys, or the reason why not', async () => {
  assert.equal(await discoverKeys(issuer.url, limits), `${issuer.url}/jwks`)
  await assert.rejects(discoverKeys(`${issuer.url}/`, limits), /metadata of another issuer/)
  issuer.metadata = { issuer: 'https://evil.example' }
  await assert.rejects(discoverKeys(issuer.url, limits), /metadata of another issuer/)
  for (const jwks of [undefined, 7, 'no address', 'file:///etc/passwd', 'data:application/json,{}']) {
    issuer.metadata = { jwks_uri: jwks }
    await assert.rejects(discoverKeys(issuer.url, limits), /names no jwks_uri|names a jwks_uri that is not https/)
  }
  issuer.misbehave = (request, response) => {
    if (request.url === '/.well-known/oauth-authorization-server') response.end(JSON.stringify({ issuer: issuer.url, jwks_uri: 'https://keys.example/jwks' }))
    else response.writeHead(404).end()
  }
  assert.equal(await discoverKeys(issuer.url, limits), 'https://keys.example/jwks')
})

test('a fetch that was answered before the rotation fails no request with the new key', async () => {
  await keys.warm()
  const before = issuer.keys
  const held: ServerResponse[] = []
  issuer.misbehave = (_request, response) => void held.push(response)
  at += 11 * minute
  assert.equal(await kind(first), 'ok')
  while (held.length === 0) await new Promise((resolve) => setTimeout(resolve, 5))
  issuer.keys = [second.publicJwk]
  issuer.misbehave = null
  const asked = kind(second)
  await new Promise((resolve) => setTimeout(resolve, 20))
  held[0]!.end(JSON.stringify({ keys: before }))
  assert.equal(await asked, 'ok')
})

test('keys grow fresh again without a request, and a provider that fails is left alone meanwhile', async () => {
  await verifier.refresh?.()
  assert.equal(issuer.requests.length, 1)
  at += 9 * minute
  await verifier.refresh?.()
  assert.equal(issuer.requests.length, 1)
  at += 2 * minute
  await verifier.refresh?.()
  assert.equal(issuer.requests.length, 2)
  issuer.misbehave = down
  at += 11 * minute
  await verifier.refresh?.()
  await verifier.refresh?.()
  assert.equal(issuer.requests.length, 3)
  at += 1_000
  await verifier.refresh?.()
  assert.equal(issuer.requests.length, 4)
})

test('rotations do not use up what unknown key ids may cause', async () => {
  await keys.warm()
  for (let i = 0; i < 12; i++) {
    const next = await signingKey(`often-${i}`)
    issuer.keys = [next.publicJwk]
    assert.equal(await kind(next), 'ok', `rotation ${i}`)
  }
})

test('a key set without keys is a fault of the provider, and the keys before it stay', async () => {
  await keys.warm()
  issuer.keys = []
  at += 11 * minute
  await keys.refresh?.()
  assert.equal(await kind(first), 'ok')
  assert.match(failures[0]!, /the JSON Web Key Set is empty/)
})
