import assert from 'node:assert/strict'
import { attack, vault } from './site.ts'

attack('a token that the issuer made for another, or that another made, is refused, however near the names are', async (t, engine) => {
  const at = await vault(t, { engine })
  const cases: readonly [name: string, claims: object, status: number][] = [
    ['the audience in a list', { aud: ['other', 'vault'] }, 200],
    ['another audience', { aud: 'other' }, 401], ['none', { aud: undefined }, 401], ['null', { aud: null }, 401], ['an empty list', { aud: [] }, 401], ['a prefix', { aud: 'vaul' }, 401], ['a longer one', { aud: 'vault2' }, 401],
    ['other case', { aud: 'Vault' }, 401], ['with a space', { aud: 'vault ' }, 401], ['a list as a text', { aud: 'other vault' }, 401], ['an object', { aud: { vault: true } }, 401], ['a list in a list', { aud: [['vault']] }, 401],
    ['another issuer', { iss: 'http://id.example' }, 401], ['no issuer', { iss: undefined }, 401], ['a slash more', { iss: `${at.issuer.url}/` }, 401], ['a path more', { iss: `${at.issuer.url}/evil` }, 401],
    ['other case', { iss: at.issuer.url.toUpperCase() }, 401], ['the name in front', { iss: `${at.issuer.url}@evil.example` }, 401], ['a list', { iss: [at.issuer.url] }, 401],
  ]
  for (const [name, claims, status] of cases) {
    const answer = await at.bearer(await at.token(claims))
    assert.deepEqual([name, answer.status, answer.reached], [name, status, status === 200 ? 1 : 0])
  }
})
