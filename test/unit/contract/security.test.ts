import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Json, JsonObject } from '../../../generator/load/document.ts'
import { carry, combine, shareAPlace, spoil } from '../../../testing/contract/carried.ts'
import { readCredentials } from '../../../testing/contract/credentials.ts'
import type { SchemeCredentials } from '../../../testing/contract/credentials.ts'
import { planSecurity } from '../../../testing/contract/security.ts'
import type { SecurityPlan } from '../../../testing/contract/security.ts'
import { operationOf } from './api.ts'

const components = {
  securitySchemes: {
    key: { type: 'apiKey', in: 'header', name: 'X-Key' },
    query: { type: 'apiKey', in: 'query', name: 'k' },
    oauth: { type: 'oauth2', flows: {} },
    bearer: { type: 'http', scheme: 'bearer' },
    basic: { type: 'http', scheme: 'basic' },
    certificate: { type: 'mutualTLS' },
  },
}
const bearer = (value: string): { headers: { Authorization: string } } => ({ headers: { Authorization: `Bearer ${value}` } })
const schemes: Record<string, SchemeCredentials> = {
  key: { send: { headers: { 'X-Key': 'k1' } } },
  query: { send: { query: { k: 'q1' } } },
  oauth: { send: bearer('full'), scopes: ['read'], withoutScopes: bearer('none') },
  bearer: { send: bearer('jwt') },
  basic: { send: { headers: { Authorization: `Basic ${btoa('user:password')}` } } },
}
const plan = (security: Json, credentials: Record<string, SchemeCredentials> | undefined = schemes): SecurityPlan =>
  planSecurity(operationOf({ security, responses: {} }, { components } as JsonObject), credentials === undefined ? undefined : { test: credentials })
const names = (made: SecurityPlan): { accepted: string[]; refused: string[]; notBuilt: string[] } => ({
  accepted: made.accepted.map(({ name }) => name),
  refused: made.refused.map(({ name, statuses }) => `${name} ${statuses.join('|')}`),
  notBuilt: made.notBuilt.map(({ check, reason }) => `${check}: ${reason}`),
})

test('alternatives are tried one by one, and none is refused', () => {
  assert.deepEqual(names(plan([{ key: [] }, { oauth: ['read'] }])), {
    accepted: ['key', 'oauth'],
    refused: ['missing credentials 401', 'wrong credentials key 401', 'wrong credentials oauth 401', 'missing scopes of oauth 403'],
    notBuilt: [],
  })
})

test('schemes that belong together are not enough alone, and each must be right', () => {
  const made = plan([{ key: [], oauth: ['read'] }])
  assert.deepEqual(names(made), {
    accepted: ['key + oauth'],
    refused: [
      'missing credentials 401', 'wrong credentials key + oauth 401', 'key + oauth without key 401', 'key + oauth, key wrong 401',
      'key + oauth without oauth 401', 'key + oauth, oauth wrong 401', 'missing scopes of oauth in key + oauth 403',
    ],
    notBuilt: [],
  })
  const without = made.refused.find(({ name }) => name === 'key + oauth without key')!
  assert.deepEqual(without.carried.headers.map(({ name }) => name), ['Authorization'])
})

test('half of an AND that another alternative accepts is not called wrong', () => {
  assert.deepEqual(names(plan([{ key: [], query: [] }, { key: [] }])).refused,
    ['missing credentials 401', 'wrong credentials key + query 401', 'key + query without key 401', 'key + query, key wrong 401', 'wrong credentials key 401'])
})

test('anonymous access is used, and then nothing can be refused', () => {
  assert.deepEqual(names(plan([{ key: [] }, {}])), { accepted: ['key', 'anonymous'], refused: [], notBuilt: [] })
  assert.deepEqual(names(plan([])), { accepted: ['anonymous'], refused: [], notBuilt: [] })
})

test('a token without scopes that another scheme may accept in the same header is not called wrong', () => {
  assert.deepEqual(names(plan([{ oauth: ['read'] }, { bearer: [] }])).refused, ['missing credentials 401', 'wrong credentials oauth 401', 'wrong credentials bearer 401'])
})

test('roles of an HTTP scheme are not scopes of a token', () => {
  assert.deepEqual(names(plan([{ bearer: ['admin'] }])), { accepted: ['bearer'], refused: ['missing credentials 401', 'wrong credentials bearer 401'], notBuilt: [] })
})

test('what cannot be sent is said with its reason, and a missing credential is refused all the same', () => {
  assert.deepEqual(names(plan([{ certificate: [] }])), { accepted: [], refused: ['missing credentials 401'], notBuilt: ['credentials certificate: certificate is a client certificate (mutualTLS)'] })
  assert.deepEqual(names(plan([{ bearer: [], basic: [] }])).notBuilt, ['credentials bearer + basic: the header Authorization cannot carry two credentials'])
  assert.deepEqual(names(plan([{ oauth: ['write'] }])).notBuilt, ['credentials oauth: the credential of oauth lacks write'])
  assert.deepEqual(names(plan([{ oauth: ['read'] }], { oauth: { send: bearer('full'), scopes: ['read'] } })).notBuilt, ['missing scopes of oauth: no credential of oauth without scopes is given'])
  assert.deepEqual(names(plan([{ other: [] }])).notBuilt, ['credentials other: the document declares no security scheme other'])
  assert.deepEqual(names(plan([{ key: [] }], {})).notBuilt, ['credentials key: the credentials have none for test, key'])
  assert.deepEqual(names(planSecurityWithout([{ key: [] }])).notBuilt, ['credentials key: no credentials are given (key)'])
})

function planSecurityWithout(security: Json): SecurityPlan {
  return planSecurity(operationOf({ security, responses: {} }, { components } as JsonObject), undefined)
}

test('a spoilt credential differs where a verifier must look', () => {
  const token = 'aGVhZGVy.cGF5bG9hZA.c2lnbmF0dXJlc2lnbmF0dXJl'
  const [jwt] = spoil(carry('s', bearer(token))).headers
  assert.match(jwt!.value, /^Bearer aGVhZGVy\.cGF5bG9hZA\./)
  assert.notEqual(jwt!.value, `Bearer ${token}`)
  assert.equal(jwt!.value.length, `Bearer ${token}`.length)
  const [basic] = spoil(carry('s', schemes['basic']!.send)).headers
  assert.equal(atob(basic!.value.slice('Basic '.length)), 'user:passworA')
  assert.equal(spoil(carry('s', { cookies: { c: 'secretA' } })).cookies[0]!.value, 'secretB')
  assert.notEqual(spoil(carry('s', { query: { k: '' } })).query[0]!.value, '')
})

test('credentials share a place by the name of the header and the authentication scheme', () => {
  assert.equal(shareAPlace(carry('a', bearer('1')), carry('b', { headers: { authorization: 'bearer 2' } })), true)
  assert.equal(shareAPlace(carry('a', bearer('1')), carry('b', schemes['basic']!.send)), false)
  assert.equal(shareAPlace(carry('a', { query: { k: '1' } }), carry('b', { cookies: { k: '1' } })), false)
  assert.deepEqual(combine([carry('a', bearer('1')), carry('b', bearer('1'))]), { carried: carry('a', bearer('1')) })
})

test('a credentials file is read, or its fault named without a value of it', () => {
  const good = { shop: { key: { send: { headers: { 'X-Key': 's3cret' } }, scopes: ['a'], withoutScopes: { cookies: { c: 'd' } } } } }
  assert.deepEqual(readCredentials(JSON.stringify(good)), { credentials: good })
  const bad: readonly (readonly [unknown, RegExp])[] = [
    [[], /must be an object of APIs/], [{ shop: 's3cret' }, /^\/shop must be/], [{ shop: { key: 's3cret' } }, /^\/shop\/key must be/],
    [{ shop: { key: {} } }, /^\/shop\/key\/send must be/], [{ shop: { key: { send: { header: {} } } } }, /\/shop\/key\/send has "header"; only/],
    [{ shop: { key: { send: { headers: { a: 1 } } } } }, /\/headers\/a must be a string/], [{ shop: { key: { send: {}, scopes: 's3cret' } } }, /scopes must be a list/],
    [{ shop: { key: { send: {}, more: 1 } } }, /has "more"/],
  ]
  for (const [value, expected] of bad) {
    const read = readCredentials(JSON.stringify(value))
    assert.ok('error' in read)
    assert.match(read.error, expected)
    assert.equal(read.error.includes('s3cret'), false)
  }
  const broken = readCredentials('{"shop": s3cret')
  assert.ok('error' in broken && !broken.error.includes('s3cret') && /not JSON/.test(broken.error))
})
