import assert from 'node:assert/strict'
import { serve } from '../../support/raw.ts'
import { signingKey, signToken } from '../../unit/auth/issuer.ts'
import { attack, vault } from './site.ts'

attack('a key that a token brings along, or says where to find, is nobody\'s', async (t, engine) => {
  const eve = await signingKey('one', 'RS256')
  const asked: string[] = []
  const theirs = await serve((request, response) => {
    asked.push(request.url!)
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ keys: [eve.publicJwk] }))
  })
  t.after(() => theirs.close())
  const at = await vault(t, { engine })
  const headers: readonly [name: string, header: Readonly<Record<string, unknown>>][] = [
    ['jwk', { jwk: eve.publicJwk }], ['jwk and no kid', { jwk: eve.publicJwk, kid: undefined }], ['jku', { jku: `${theirs.url}/jwks` }], ['jku with the issuer in it', { jku: `${theirs.url}/jwks?${at.issuer.url}` }],
    ['x5u', { x5u: `${theirs.url}/chain` }], ['x5c', { x5c: ['MIIB'] }], ['x5t', { x5t: 'AAAA' }], ['all', { jwk: eve.publicJwk, jku: `${theirs.url}/jwks`, x5u: `${theirs.url}/chain` }],
  ]
  for (const [name, header] of headers) {
    const answer = await at.bearer(await signToken(eve, at.claims() as never, header))
    assert.deepEqual([name, answer.status, answer.reached], [name, 401, 0])
  }
  assert.deepEqual(asked, [])
  // The issuer's own signature holds, with or without such members.
  assert.equal((await at.bearer(await at.token({}, { jku: `${theirs.url}/jwks` }))).status, 200)
  assert.deepEqual(asked, [])
})

attack('an issuer that a token names is not asked for its keys', async (t, engine) => {
  const eve = await signingKey('one', 'RS256')
  const asked: string[] = []
  const theirs = await serve((request, response) => {
    asked.push(request.url!)
    response.writeHead(200, { 'content-type': 'application/json' }).end('{}')
  })
  t.after(() => theirs.close())
  const at = await vault(t, { engine })
  for (const iss of [theirs.url, `${theirs.url}/`, 'http://169.254.169.254/latest/meta-data', 'file:///etc/passwd']) {
    const answer = await at.bearer(await signToken(eve, { ...at.claims(), iss } as never))
    assert.deepEqual([answer.status, answer.reached], [401, 0])
  }
  assert.deepEqual(asked, [])
})
