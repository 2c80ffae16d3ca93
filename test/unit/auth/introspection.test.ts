import assert from 'node:assert/strict'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { afterEach, beforeEach, test } from 'node:test'
import { introspectionVerifier, type IntrospectionOptions } from '../../../runtime/auth/introspection.ts'
import type { Verdict, Verifier } from '../../../runtime/stage.ts'
import { bodyOf, serve } from '../../support/raw.ts'
import { bearer, source } from './sources.ts'

const minute = 60_000
let at = 1_800_000_000_000
let endpoint: Awaited<ReturnType<typeof serve>>
let asked: { readonly authorization: string | undefined; readonly type: string | undefined; readonly form: string }[]
let answer: unknown
let misbehave: ((request: IncomingMessage, response: ServerResponse) => void) | null
let failures: string[]

beforeEach(async () => {
  asked = []
  failures = []
  misbehave = null
  answer = { active: true, sub: 'ann', scope: 'read write' }
  endpoint = await serve(async (request, response) => {
    asked.push({ authorization: request.headers.authorization, type: request.headers['content-type'], form: String(await bodyOf(request)) })
    if (misbehave === null) response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer))
    else misbehave(request, response)
  })
})
afterEach(() => endpoint.close())

const verifierOf = (options: Partial<IntrospectionOptions> = {}): Verifier => introspectionVerifier({
  scheme: 'opaque', realm: 'pets', url: endpoint.url, clientId: 'a gateway', clientSecret: 's:ä+', issuer: null, audience: [], roles: false,
  now: () => at, timeout: 500, onFailure: (error) => failures.push(error.message), ...options,
})
const judge = async (verifier: Verifier, token: string): Promise<Verdict> => verifier.verify(bearer(token))
const said = (verdict: Verdict): string => (verdict.kind === 'invalid' || verdict.kind === 'unavailable' ? verdict.detail : verdict.kind)

test('the endpoint is asked as RFC 7662 and RFC 6749 have it', async () => {
  const verdict = await judge(verifierOf(), 'tok+en/=')
  assert.ok(verdict.kind === 'ok')
  assert.deepEqual(verdict.principal, { subject: 'ann', scheme: 'opaque', scopes: ['read', 'write'], claims: { sub: 'ann', scope: 'read write' } })
  assert.deepEqual(asked, [{
    authorization: `Basic ${Buffer.from('a+gateway:s%3A%C3%A4%2B').toString('base64')}`, type: 'application/x-www-form-urlencoded',
    form: 'token=tok%2Ben%2F%3D&token_type_hint=access_token',
  }])
})

for (const [title, said1, options, expected] of [
  ['active', { active: true }, {}, 'ok'],
  ['not active', { active: false, sub: 'ann' }, {}, 'the token is not active'],
  ['active, and past its end', { active: true, exp: 1_800_000_000 }, {}, 'the token has expired'],
  ['active, with an end that is no number', { active: true, exp: '9' }, {}, 'the token has expired'],
  ['active, and not yet', { active: true, nbf: 1_800_000_001 }, {}, 'the token is not valid yet'],
  ['bound to a key', { active: true, token_type: 'DPoP' }, {}, 'the token is no bearer token'],
  ['a bearer token', { active: true, token_type: 'bearer' }, {}, 'ok'],
  ['without an issuer', { active: true }, { issuer: 'https://id.test' }, 'the token is from another issuer'],
  ['of the issuer', { active: true, iss: 'https://id.test' }, { issuer: 'https://id.test' }, 'ok'],
  ['without an audience', { active: true }, { audience: ['pets'] }, 'the token is for another audience'],
  ['for several', { active: true, aud: ['shop', 'pets'] }, { audience: ['pets'] }, 'ok'],
] as const) {
  test(`an answer that says ${title}: ${expected}`, async () => {
    answer = said1
    assert.equal(said(await judge(verifierOf(options), 'token')), expected)
  })
}

for (const [title, fault, expected] of [
  ['a status', (_request: IncomingMessage, response: ServerResponse) => void response.writeHead(401).end(), /answered 401$/],
  ['a redirect', (_request: IncomingMessage, response: ServerResponse) => void response.writeHead(307, { location: '/other' }).end(), /redirects are not followed$/],
  ['no JSON', (_request: IncomingMessage, response: ServerResponse) => void response.end('{"active":true'), /did not answer JSON$/],
  ['a text for yes', (_request: IncomingMessage, response: ServerResponse) => void response.end('{"active":"true"}'), /did not say whether a token is active$/],
  ['a list', (_request: IncomingMessage, response: ServerResponse) => void response.end('[{"active":true}]'), /did not say whether a token is active$/],
  ['too much', (_request: IncomingMessage, response: ServerResponse) => void response.end(JSON.stringify({ active: true, more: 'x'.repeat(70_000) })), /more than 65536 bytes$/],
  ['nothing in time', () => {}, /did not answer within 500 ms$/],
] as const) {
  test(`an endpoint that answers ${title} lets nobody in`, async () => {
    misbehave = fault
    const verdict = await judge(verifierOf(), 'token')
    assert.equal(verdict.kind, 'unavailable')
    assert.match(failures[0]!, expected)
    assert.ok(!failures[0]!.includes('s:ä') && !failures[0]!.includes('token='))
  })
}

test('an answer is kept for a minute, never beyond the end of the token, and refusals for ten seconds', async () => {
  const verifier = verifierOf()
  await judge(verifier, 'a')
  assert.ok(!('then' in verifier.verify(bearer('a'))))
  at += minute - 1
  assert.ok(!('then' in verifier.verify(bearer('a'))))
  at += 1
  await judge(verifier, 'a')
  assert.equal(asked.length, 2)
  answer = { active: true, exp: at / 1000 + 5 }
  await judge(verifier, 'b')
  at += 5_000
  assert.equal(said(await judge(verifier, 'b')), 'the token has expired')
  answer = { active: false }
  await judge(verifier, 'c')
  at += 9_999
  assert.equal(said(await judge(verifier, 'c')), 'the token is not active')
  const before = asked.length
  at += 1
  await judge(verifier, 'c')
  assert.equal(asked.length, before + 1)
})

test('a token is asked about once at a time; without the cache, each time', async () => {
  const verifier = verifierOf({ remember: 0 })
  await Promise.all(Array.from({ length: 10 }, () => judge(verifier, 'a')))
  assert.equal(asked.length, 1)
  await judge(verifier, 'a')
  assert.equal(asked.length, 2)
})

test('an endpoint that is down is left alone for ever longer, and what is known holds to its bound', async () => {
  const verifier = verifierOf()
  await judge(verifier, 'known')
  misbehave = (_request, response) => void response.writeHead(500).end()
  const times: number[] = []
  const start = at
  for (; at - start < minute; at += 500) {
    const before = asked.length
    assert.equal((await judge(verifier, `new-${at}`)).kind, 'unavailable')
    if (asked.length > before) times.push((at - start) / 1000)
    assert.equal((await judge(verifier, 'known')).kind, 'ok', `${at - start} ms`)
  }
  assert.deepEqual(times, [0, 1, 3, 7, 15, 25, 35, 45, 55])
  assert.equal((await judge(verifier, 'known')).kind, 'unavailable')
  misbehave = null
  at += 10_000
  assert.equal((await judge(verifier, 'known')).kind, 'ok')
})

test('what no token looks like is refused without asking', async () => {
  const verifier = verifierOf()
  for (const token of ['', 'a b', 'ä', 'x'.repeat(8_193)]) assert.equal(said(await judge(verifier, token)), 'the token is malformed')
  assert.deepEqual(verifier.verify(source()), { kind: 'absent' })
  assert.equal(asked.length, 0)
})

test('so many tokens at once are asked about, and no more', async () => {
  const held: ServerResponse[] = []
  misbehave = (_request, response) => void held.push(response)
  const verifier = verifierOf({ timeout: 60_000 })
  const all = Array.from({ length: 300 }, (_, index) => judge(verifier, `t-${index}`))
  assert.equal(said(await all[299]!), 'too many tokens are being introspected')
  while (held.length < 256) await new Promise((resolve) => setTimeout(resolve, 5))
  for (const response of held) response.end('{"active":true}')
  assert.equal((await Promise.all(all)).filter(({ kind }) => kind === 'ok').length, 256)
})
