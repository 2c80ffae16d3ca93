import assert from 'node:assert/strict'
import { attack, base64url, vault } from './site.ts'

attack('a signature that is taken away, cut, or of another token holds nothing', async (t, engine) => {
  const at = await vault(t, { engine })
  const good = await at.token()
  assert.equal((await at.bearer(good)).status, 200)
  const [header = '', payload = '', signature = ''] = good.split('.')
  const other = (await at.token({ sub: 'bob' })).split('.')
  const admin = base64url({ ...at.claims(), sub: 'admin', scope: 'vault:open admin' })
  const cases: readonly [name: string, token: string][] = [
    ['none', `${header}.${payload}`], ['an empty one', `${header}.${payload}.`], ['half of one', `${header}.${payload}.${signature.slice(0, signature.length / 2)}`], ['zeros', `${header}.${payload}.${base64url('\0'.repeat(256))}`],
    ['of another token', `${header}.${payload}.${other[2]}`], ['another payload', `${header}.${other[1]}.${signature}`], ['a payload of one\'s own', `${header}.${admin}.${signature}`], ['a payload twice', `${header}.${payload}.${payload}.${signature}`],
    ['a token of five parts', `${good}.${payload}.${signature}`], ['a header of one\'s own', `${base64url({ alg: 'RS256', kid: 'one', typ: 'x' })}.${payload}.${signature}`], ['no header', `.${payload}.${signature}`],
    ['dots alone', '..'], ['JSON', base64url({ payload, signatures: [] })], ['a flipped bit', `${header}.${payload}.${signature.startsWith('A') ? 'B' : 'A'}${signature.slice(1)}`],
  ]
  for (const [name, token] of cases) {
    const answer = await at.bearer(token)
    assert.deepEqual([name, answer.status, answer.reached], [name, 401, 0])
  }
  assert.equal((await at.bearer(good)).status, 200)
})
