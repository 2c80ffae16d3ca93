import assert from 'node:assert/strict'
import { createHmac } from 'node:crypto'
import { after, before, test } from 'node:test'
import { exportSPKI, importJWK, type JWTPayload } from 'jose'
import { createVerifiers } from '../../../runtime/auth/verifiers.ts'
import type { SchemeSettings } from '../../../runtime/settings/scheme-settings.ts'
import { signatureAlgorithms } from '../../../runtime/settings/token-settings.ts'
import type { Verdict, Verifier } from '../../../runtime/stage.ts'
import { bearer as bearerScheme, gatewayOf, oauth } from '../settings/definitions.ts'
import { signingKey, signToken, startIssuer, type Issuer, type SigningKey } from './issuer.ts'
import { bearer, source } from './sources.ts'

let issuer: Issuer
let es: SigningKey
let rsa: SigningKey
let stranger: SigningKey
let at = 1_800_000_000_000
const seconds = (): number => at / 1000

before(async () => {
  es = await signingKey('es')
  rsa = await signingKey('rsa', 'RS256')
  stranger = await signingKey('es')
  issuer = await startIssuer([es, rsa])
})
after(() => issuer.close())

function verifierOf(settings: Partial<Extract<SchemeSettings, { kind: 'token' }>> = {}, contract = oauth): Verifier {
  const definition = gatewayOf([{ name: 'pets', schemes: { token: contract } }])
  const scheme: SchemeSettings = { kind: 'token', issuer: issuer.url, audience: ['pets', 'shop'], jwks: null, algorithms: signatureAlgorithms, typ: null, remember: 60_000, ...settings }
  return createVerifiers(definition, new Map([['pets', new Map([['token', scheme]])]]), { now: () => at }).get('pets')!.get('token')!
}
type Changes = { readonly [claim: string]: unknown }
const claims = (changes: Changes = {}): JWTPayload =>
  JSON.parse(JSON.stringify({ iss: issuer.url, aud: 'pets', sub: 'ann', iat: seconds(), exp: seconds() + 300, ...changes })) as JWTPayload
const detailOf = (verdict: Verdict): string => (verdict.kind === 'invalid' || verdict.kind === 'unavailable' ? verdict.detail : verdict.kind)
const judge = async (token: string, verifier = verifierOf()): Promise<string> => detailOf(await verifier.verify(bearer(token)))
const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url')

test('a token holds whose keys are found from its issuer, for every kind of key', async () => {
  for (const alg of ['RS256', 'PS256', 'ES256', 'ES384', 'EdDSA']) {
    const key = await signingKey(`k-${alg}`, alg)
    issuer.keys.push(key.publicJwk)
    const verdict = await verifierOf().verify(bearer(await signToken(key, claims({ scope: 'read:pets write:pets' }))))
    assert.ok(verdict.kind === 'ok', detailOf(verdict))
    assert.equal(verdict.principal?.subject, 'ann')
    assert.deepEqual(verdict.principal.scopes, ['read:pets', 'write:pets'])
    assert.equal(verdict.principal.claims['iss'], issuer.url)
  }
})

const spoiled: readonly (readonly [string, Changes, string])[] = [
  ['without exp', { exp: undefined }, 'the token has no expiry'],
  ['with exp as text', { exp: '99999999999' }, 'the token has no expiry'],
  ['expired', { exp: 1_800_000_000 - 6 }, 'the token has expired'],
  ['expired within the leeway', { exp: 1_800_000_000 - 4 }, 'ok'],
  ['not valid yet', { nbf: 1_800_000_000 + 6 }, 'the token is not valid yet'],
  ['from another issuer', { iss: 'https://evil.example' }, 'the token is from another issuer'],
  ['without an issuer', { iss: undefined }, 'the token is from another issuer'],
  ['for another audience', { aud: 'bank' }, 'the token is for another audience'],
  ['without an audience', { aud: undefined }, 'the token is for another audience'],
  ['for several, with ours', { aud: ['bank', 'shop'] }, 'ok'],
]
for (const [title, changes, expected] of spoiled) {
  test(`a token ${title}: ${expected}`, async () => {
    at = 1_800_000_000_000
    assert.equal(await judge(await signToken(es, claims(changes))), expected)
  })
}

test('attacks on the signature', async () => {
  const good = await signToken(rsa, claims())
  const [header = '', payload = '', signature = ''] = good.split('.')
  const publicPem = await exportSPKI(await importJWK(rsa.publicJwk, 'RS256') as never)
  const confused = (secret: string): string => {
    const input = `${part({ alg: 'HS256', kid: 'rsa' })}.${payload}`
    return `${input}.${createHmac('sha256', secret).update(input).digest('base64url')}`
  }
  const unacceptable = 'the token is signed with an algorithm that is not accepted'
  const forged = `${header}.${part({ ...claims(), sub: 'root' })}.${signature}`
  for (const [title, token, expected] of [
    ['the public key as an HMAC secret', confused(publicPem), unacceptable],
    ['the JWK as an HMAC secret', confused(JSON.stringify(rsa.publicJwk)), unacceptable],
    ['none', `${part({ alg: 'none' })}.${payload}.`, unacceptable],
    ['NoNe', `${part({ alg: 'NoNe' })}.${payload}.`, unacceptable],
    ['no alg', `${part({ kid: 'rsa' })}.${payload}.${signature}`, unacceptable],
    ['signature stripped', `${header}.${payload}.`, 'the signature of the token does not hold'],
    ['signature and dot stripped', `${header}.${payload}`, 'the token is no signed JWT'],
    ['another payload', forged, 'the signature of the token does not hold'],
    ['a stranger\'s key of the same id', await signToken(stranger, claims()), 'the signature of the token does not hold'],
    ['an RSA key id with an EC algorithm', await signToken(es, claims(), { kid: 'rsa' }), 'the token is signed with a key that its issuer does not publish'],
    ['an unknown key id', await signToken(es, claims(), { kid: '../../etc/passwd' }), 'the token is signed with a key that its issuer does not publish'],
    ['a key of its own', await signToken(stranger, claims(), { jwk: stranger.publicJwk, kid: 'own' }), 'the token is signed with a key that its issuer does not publish'],
    ['a key address of its own', await signToken(stranger, claims(), { jku: `${issuer.url}/evil`, x5u: `${issuer.url}/evil` }), 'the signature of the token does not hold'],
    ['an unknown crit', await signToken(es, claims()).then((token) => `${part({ alg: 'ES256', kid: 'es', crit: ['x'], x: 1 })}.${token.split('.').slice(1).join('.')}`), 'the token is not acceptable'],
    ['an encrypted token', 'a.b.c.d.e', 'the token is no signed JWT'],
    ['no token', 'x', 'the token is no signed JWT'],
    ['nothing', '', 'the token is no signed JWT'],
    ['dots', '..', 'the token is no signed JWT'],
    ['a header that is no JSON', `${Buffer.from('{').toString('base64url')}.${payload}.${signature}`, 'the token is no signed JWT'],
  ] as const) assert.equal(await judge(token), expected, title)
  assert.ok(!issuer.requests.some((path) => path.includes('evil')))
})

test('only the algorithms that are configured', async () => {
  const verifier = verifierOf({ algorithms: ['RS256'] })
  assert.equal(await judge(await signToken(rsa, claims()), verifier), 'ok')
  assert.equal(await judge(await signToken(es, claims()), verifier), 'the token is signed with an algorithm that is not accepted')
})

test('a token without a key id is tried with each key that fits', async () => {
  const second = await signingKey('es-2')
  issuer.keys = [es.publicJwk, second.publicJwk]
  assert.equal(await judge(await signToken(second, claims(), { kid: undefined })), 'ok')
  assert.equal(await judge(await signToken(stranger, claims(), { kid: undefined })), 'the signature of the token does not hold')
  assert.equal(await judge(await signToken(second, claims({ aud: 'bank' }), { kid: undefined })), 'the token is for another audience')
  issuer.keys = [es.publicJwk, rsa.publicJwk]
})

test('scopes come as text, as array, and as roles for http bearer only', async () => {
  const scopes = async (changes: Changes, contract = oauth) => {
    const verdict = await verifierOf({}, contract).verify(bearer(await signToken(es, claims(changes))))
    return verdict.kind === 'ok' ? verdict.principal?.scopes : verdict
  }
  assert.deepEqual(await scopes({ scope: ' a  b a' }), ['a', 'b'])
  assert.deepEqual(await scopes({ scp: 'a b' }), ['a', 'b'])
  assert.deepEqual(await scopes({ scp: ['a', 1, 'b c'] }), ['a', 'b c'])
  assert.deepEqual(await scopes({ scope: ['a'], roles: ['admin'] }), ['a'])
  assert.deepEqual(await scopes({ scope: 'a', roles: ['admin'] }, bearerScheme), ['a', 'admin'])
  assert.deepEqual(await scopes({}), [])
})

test('only bearer tokens in one Authorization header are looked at', async () => {
  const token = await signToken(es, claims())
  const verifier = verifierOf()
  assert.deepEqual(await verifier.verify(source()), { kind: 'absent' })
  assert.deepEqual(await verifier.verify(source([['Authorization', `Basic ${token}`]])), { kind: 'absent' })
  assert.deepEqual(await verifier.verify(source([], `access_token=${token}`)), { kind: 'absent' })
  assert.equal(detailOf(await verifier.verify(source([['Authorization', `Bearer ${token}`], ['Authorization', 'Bearer evil']]))), 'the credential was sent more than once')
})

test('a verified token is remembered, whole, for a minute at most and never beyond its end', async () => {
  const verifier = verifierOf()
  const token = await signToken(es, claims({ exp: seconds() + 30 }))
  assert.ok('then' in verifier.verify(bearer(token)))
  await verifier.verify(bearer(token))
  assert.ok(!('then' in verifier.verify(bearer(token))), 'from memory')
  const [header, payload, signature = ''] = token.split('.')
  const tampered = `${header}.${payload}.${signature.slice(0, 4) === 'AAAA' ? 'BBBB' : 'AAAA'}${signature.slice(4)}`
  assert.equal(await judge(tampered, verifier), 'the signature of the token does not hold')
  at += 31_000
  assert.ok('then' in verifier.verify(bearer(token)), 'not beyond its end')
  const long = await signToken(es, claims({ exp: seconds() + 3_000 }))
  await verifier.verify(bearer(long))
  at += 59_000
  assert.ok(!('then' in verifier.verify(bearer(long))))
  at += 1_000
  assert.ok('then' in verifier.verify(bearer(long)), 'not beyond a minute')
  at = 1_800_000_000_000
})

test('no refusal repeats anything of the token', async () => {
  const secret = await signToken(stranger, claims({ sub: 's3cret-subject' }))
  for (const token of [secret, secret.slice(0, -8), `x${secret}`, 's3cret']) {
    const said = await judge(token)
    for (const piece of [...token.split('.'), 's3cret']) assert.ok(piece === '' || !said.includes(piece))
  }
})
