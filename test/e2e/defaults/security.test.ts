import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { SignJWT } from 'jose'
import { sendRaw } from '../../support/raw.ts'
import { signingKey, signToken, startIssuer, type Issuer, type SigningKey } from '../../unit/auth/issuer.ts'
import { startDefaults, type Defaults } from './project.ts'

let at: Defaults
let issuer: Issuer
let key: SigningKey
before(async () => {
  key = await signingKey('one')
  issuer = await startIssuer([key])
  at = await startDefaults({ AUTH_TOKEN_ISSUER: issuer.url, AUTH_OAUTH_ISSUER: issuer.url })
})
after(async () => {
  await at.close()
  await issuer.close()
})

const now = (): number => Math.floor(Date.now() / 1000)
const token = (claims: object = {}): Promise<string> => signToken(key, JSON.parse(JSON.stringify({ iss: issuer.url, aud: 'pets', sub: 'ann', scope: 'pets:read', exp: now() + 60, ...claims })) as never)
const bearer = async (claims?: object): Promise<RequestInit> => ({ headers: { authorization: `Bearer ${await token(claims)}` } })

test('credential to the backend: checked API keys and passwords removed; bearer tokens forwarded; `backend` mode forwards', async () => {
  assert.equal((await at.ask('/key', { headers: { 'x-key': 'good-key', cookie: 'other=1' } })).status, 200)
  assert.deepEqual([at.seen[0]?.headers['x-key'], at.seen[0]?.headers.cookie], [undefined, 'other=1'])
  assert.equal((await at.ask('/key?a=1&key=good-key&b=2')).status, 200)
  assert.equal(at.seen[0]?.url, '/api/key?a=1&b=2')
  assert.equal((await at.ask('/key', { headers: { cookie: 'a=1; key=good-key; b=2' } })).status, 200)
  assert.equal(at.seen[0]?.headers.cookie, 'a=1; b=2')
  assert.equal((await at.ask('/key?key=wrong', { headers: { 'x-key': 'good-key' } })).status, 200)
  assert.equal(at.seen[0]?.url, '/api/key')
  const password = `Basic ${Buffer.from('ann:good-password').toString('base64')}`
  assert.equal((await at.ask('/basic', { headers: { authorization: password } })).status, 200)
  assert.equal(at.seen[0]?.headers.authorization, undefined)
  const init = await bearer()
  assert.equal((await at.ask('/token', init)).status, 200)
  assert.equal(at.seen[0]?.headers.authorization, (init.headers as { authorization: string }).authorization)
  assert.equal((await at.ask('/theirs', { headers: { 'x-theirs': 'anything' } })).status, 200)
  assert.equal(at.seen[0]?.headers['x-theirs'], 'anything')
  assert.equal((await at.ask('/theirs')).status, 401)
})

test('identity headers (`X-Gateway-Subject`, `-Scopes`): the client\'s removed, in `_` and `-` spellings; the gateway\'s set', async () => {
  await sendRaw(at.port, [
    'GET /api/token HTTP/1.1', 'Host: a', 'Connection: close', `Authorization: Bearer ${await token()}`,
    'X-Gateway-Subject: admin', 'x_gateway_subject: admin', 'X_Gateway-Scopes: all', 'X-GATEWAY-SCOPES: all', 'X-Gateway-Other: a', '', '',
  ].join('\r\n'))
  const identity = Object.entries(at.seen.at(-1)!.headers).filter(([name]) => name.replaceAll('_', '-').startsWith('x-gateway'))
  assert.deepEqual(Object.fromEntries(identity), { 'x-gateway-subject': 'ann', 'x-gateway-scopes': 'pets:read' })
  await at.ask('/pets/1', { headers: { 'x-gateway-subject': 'admin', x_gateway_scopes: 'all' } })
  assert.deepEqual(Object.keys(at.seen[0]!.headers).filter((name) => name.includes('gateway')), [])
})

test('JWT: issuer, audience, `exp` required; RS/PS/ES/EdDSA; leeway 5 s', async () => {
  assert.equal((await at.ask('/token', await bearer())).status, 200)
  const none = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${(await token()).split('.')[1]}.`
  const refused: readonly [string, RequestInit][] = [
    ['another issuer', await bearer({ iss: 'http://other' })], ['another audience', await bearer({ aud: 'other' })], ['no audience', await bearer({ aud: undefined })], ['no exp', await bearer({ exp: undefined })],
    ['expired', await bearer({ exp: now() - 20 })], ['not yet', await bearer({ nbf: now() + 60 })], ['unsigned', { headers: { authorization: `Bearer ${none}` } }], ['no token', {}],
    ['another key', { headers: { authorization: `Bearer ${await signToken(await signingKey('one'), { iss: issuer.url, aud: 'pets', exp: now() + 60 })}` } }],
  ]
  for (const [name, init] of refused) {
    const answer = await at.ask('/token', init)
    assert.deepEqual([name, answer.status, answer.code], [name, 401, 'unauthorized'])
    assert.match(answer.headers.get('www-authenticate') ?? '', /^Bearer realm="pets"/)
    assert.equal(at.seen.length, 0)
  }
  assert.equal((await at.ask('/token', await bearer({ exp: now() - 2 }))).status, 200)
  const scope = await at.ask('/scope', await bearer({ scope: 'other' }))
  assert.deepEqual([scope.status, scope.code], [403, 'forbidden'])
  assert.match(scope.headers.get('www-authenticate') ?? '', /error="insufficient_scope"/)
  assert.equal((await at.ask('/scope', await bearer())).status, 200)
})

test('JWT: RS, PS, ES and EdDSA are accepted, each with its own key; HMAC is not, since who can verify could sign', async (t) => {
  const algorithms = ['RS256', 'RS512', 'PS256', 'ES256', 'ES384', 'EdDSA']
  const keys = await Promise.all(algorithms.map((alg) => signingKey(alg, alg)))
  const many = await startIssuer(keys)
  t.after(() => many.close())
  const own = await startDefaults({ AUTH_TOKEN_ISSUER: many.url })
  t.after(() => own.close())
  const claims = { iss: many.url, aud: 'pets', sub: 'ann', exp: now() + 60 }
  for (const one of keys) assert.deepEqual([one.alg, (await own.ask('/token', { headers: { authorization: `Bearer ${await signToken(one, claims)}` } })).status], [one.alg, 200])
  const secret = await new SignJWT(claims).setProtectedHeader({ alg: 'HS256', kid: 'RS256' }).sign(new TextEncoder().encode('secret-that-both-sides-would-share'))
  assert.equal((await own.ask('/token', { headers: { authorization: `Bearer ${secret}` } })).status, 401)
})

test('security fails closed: no verifier, no start', async () => {
  await assert.rejects(startDefaults({}, { keys: false }), /AUTH_HEADERKEY_KEYS=/)
})

test('failed credentials: 60 a minute and address, then 429; only failures count', async () => {
  const own = await startDefaults()
  const good = { headers: { 'x-key': 'good-key' } }
  for (let count = 0; count < 80; count++) assert.equal((await own.ask('/key', good)).status, 200)
  for (let count = 0; count < 10; count++) assert.equal((await own.ask('/key')).status, 401)
  for (let count = 0; count < 60; count++) assert.equal((await own.ask('/key', { headers: { 'x-key': `guess-${count}` } })).status, 401, String(count))
  const limited = await own.ask('/key', good)
  assert.deepEqual([limited.status, limited.code], [429, 'too_many_failures'])
  const wait = Number(limited.headers.get('retry-after'))
  assert.ok(wait > 0 && wait <= 60, String(wait))
  assert.equal(own.seen.length, 0)
  assert.equal((await own.ask('/pets/1')).status, 200)
  await own.close()
})
