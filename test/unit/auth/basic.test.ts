import assert from 'node:assert/strict'
import { test } from 'node:test'
import { backendVerifier } from '../../../runtime/auth/backend.ts'
import { basicVerifier } from '../../../runtime/auth/basic.ts'
import { digestOfKey } from '../../../runtime/auth/secret-table.ts'
import { staticTokenVerifier } from '../../../runtime/auth/static-token.ts'
import { source } from './sources.ts'

const verifier = basicVerifier({
  scheme: 'login', realm: 'pets',
  accounts: [{ name: 'ann', password: 'a:b c', scopes: [] }, { name: 'jörg', password: 'straße', scopes: ['x'] }, { name: 'rep', password: '\ufffd', scopes: [] }],
})
const authorization = (value: string) => source([['Authorization', value]])
const encoded = (text: string) => Buffer.from(text).toString('base64')

test('a name and password hold, with colons, in UTF-8 and in either normal form', () => {
  for (const [text, subject] of [['ann:a:b c', 'ann'], ['jörg:straße', 'jörg'], ['jo\u0308rg:straße', 'jörg']] as const) {
    const verdict = verifier.verify(authorization(`bAsIc  ${encoded(text)}`))
    assert.ok('kind' in verdict && verdict.kind === 'ok')
    assert.equal(verdict.principal?.subject, subject)
  }
})

for (const [title, value, kind] of [
  ['another scheme', `Bearer ${encoded('ann:a:b c')}`, 'absent'],
  ['a scheme that begins alike', `Basically ${encoded('ann:a:b c')}`, 'absent'],
  ['a wrong password', `Basic ${encoded('ann:a:b')}`, 'invalid'],
  ['an unknown name', `Basic ${encoded('bob:a:b c')}`, 'invalid'],
  ['the colon at another place', `Basic ${encoded('ann:a:b:c')}`, 'invalid'],
  ['no colon', `Basic ${encoded('ann')}`, 'invalid'],
  ['nothing after the scheme', 'Basic', 'invalid'],
  ['base64 with foreign characters, which Buffer would pass over', `Basic ${encoded('ann:a:b c').replace('A', '!A')}!`, 'invalid'],
  ['bytes that are no UTF-8, which would be read as U+FFFD', `Basic ${Buffer.from('rep:\xff', 'latin1').toString('base64')}`, 'invalid'],
  ['latin1 where UTF-8 is asked for', `Basic ${Buffer.from('jörg:straße', 'latin1').toString('base64')}`, 'invalid'],
] as const) {
  test(`Basic, ${title}: ${kind}`, () => {
    const verdict = verifier.verify(authorization(value))
    assert.ok('kind' in verdict)
    assert.equal(verdict.kind, kind)
  })
}

test('two Authorization headers never hold', () => {
  const good = `Basic ${encoded('ann:a:b c')}`
  const verdict = verifier.verify(source([['Authorization', good], ['Authorization', 'Bearer x']]))
  assert.ok('kind' in verdict)
  assert.equal(verdict.kind, 'invalid')
})

test('static tokens of any http scheme are compared whole', () => {
  const tokens = staticTokenVerifier({ scheme: 't', realm: 'pets', httpScheme: 'hoba', tokens: [{ digest: digestOfKey('abc'), subject: 't#1', scopes: [] }] })
  for (const [value, kind] of [['HOBA abc', 'ok'], ['hoba abcd', 'invalid'], ['Bearer abc', 'absent'], ['hoba', 'invalid']] as const) {
    const verdict = tokens.verify(authorization(value))
    assert.ok('kind' in verdict)
    assert.equal(verdict.kind, kind, value)
  }
})

test('backend mode asks for presence only and knows no identity', () => {
  const presence = backendVerifier({ scheme: 'o', realm: 'pets', contract: { type: 'oauth2', scopes: [] } })
  assert.deepEqual(presence.verify(authorization('Bearer whatever')), { kind: 'ok', principal: null })
  assert.deepEqual(presence.verify(authorization('Basic whatever')), { kind: 'absent' })
  const empty = presence.verify(authorization('Bearer'))
  assert.ok('kind' in empty && empty.kind === 'invalid')
  assert.equal(presence.handling, 'backend')
})
