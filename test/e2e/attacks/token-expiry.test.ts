import assert from 'node:assert/strict'
import { signingKey } from '../../unit/auth/issuer.ts'
import { attack, base64url, vault } from './site.ts'

attack('a token without an end, past it, or with one that is no number is refused', async (t, engine) => {
  const at = await vault(t, { engine })
  const now = Math.floor(Date.now() / 1000)
  const cases: readonly [name: string, claims: object, status: number][] = [
    ['none', { exp: undefined }, 401], ['null', { exp: null }, 401], ['past', { exp: now - 60 }, 401], ['long past', { exp: 0 }, 401], ['negative', { exp: -now }, 401], ['a text', { exp: String(now + 300) }, 401],
    ['a text that is no number', { exp: 'never' }, 401], ['a list', { exp: [now + 300] }, 401], ['true', { exp: true }, 401], ['not yet', { nbf: now + 300 }, 401], ['not yet, as a text', { nbf: String(now + 300) }, 401],
    ['far', { exp: 253_402_300_799 }, 200], ['farther than dates go', { exp: 9_007_199_254_740_991 }, 200], ['within the leeway', { exp: now - 2 }, 200],
  ]
  for (const [name, claims, status] of cases) {
    const answer = await at.bearer(await at.token(claims))
    assert.deepEqual([name, answer.status, answer.reached], [name, status, status === 200 ? 1 : 0])
  }
})

attack('an end beyond what a number holds is none', async (t, engine) => {
  const at = await vault(t, { engine })
  const payload = JSON.stringify(at.claims()).replace(/"exp":\d+/, '"exp":1e999')
  const [header = '', , signature = ''] = (await at.token()).split('.')
  assert.equal((await at.bearer(`${header}.${base64url(payload)}.${signature}`)).status, 401)
})

attack('a far end does not keep a token good when its key is withdrawn', async (t, engine) => {
  const keys = [await signingKey('one', 'RS256')]
  const next = await signingKey('two', 'RS256')
  const at = await vault(t, { engine, keys })
  const forever = await at.token({ exp: 253_402_300_799 })
  assert.equal((await at.bearer(forever)).status, 200)
  at.issuer.keys = [next.publicJwk]
  // Whoever comes with the new key has the set read again, which empties the memory of tokens.
  const { signToken } = await import('../../unit/auth/issuer.ts')
  assert.equal((await at.bearer(await signToken(next, at.claims() as never))).status, 200)
  const answer = await at.bearer(forever)
  assert.deepEqual([answer.status, answer.reached], [401, 0])
})
