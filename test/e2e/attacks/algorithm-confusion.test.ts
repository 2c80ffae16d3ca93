import assert from 'node:assert/strict'
import { createHmac, createPublicKey, type JsonWebKey } from 'node:crypto'
import { signingKey, signToken } from '../../unit/auth/issuer.ts'
import { attack, base64url, vault } from './site.ts'

attack('a public key is no secret: HMAC with it as the key is refused, whatever its form', async (t, engine) => {
  const at = await vault(t, { engine })
  const jwk = at.signer.publicJwk
  const pem = createPublicKey({ key: jwk as JsonWebKey, format: 'jwk' })
  const secrets = [
    pem.export({ format: 'pem', type: 'spki' }), pem.export({ format: 'pem', type: 'pkcs1' }), pem.export({ format: 'der', type: 'spki' }), JSON.stringify(jwk), Buffer.from(jwk.n!, 'base64url'), jwk.n!, '',
  ]
  for (const [hash, alg] of [['sha256', 'HS256'], ['sha384', 'HS384'], ['sha512', 'HS512'], ['sha256', 'hs256'], ['sha256', 'RS256'], ['sha256', 'rs256']] as const) {
    for (const secret of secrets) {
      const signed = `${base64url({ alg, kid: 'one' })}.${base64url(at.claims())}`
      const answer = await at.bearer(`${signed}.${createHmac(hash, secret).update(signed).digest('base64url')}`)
      assert.ok(answer.status === 401 || answer.status === 429, `${alg}: ${answer.status}`)
      assert.equal(answer.reached, 0)
    }
  }
})

attack('a key is used for its own algorithm alone', async (t, engine) => {
  const keys = [await signingKey('one', 'RS256'), await signingKey('two', 'ES256')]
  const at = await vault(t, { engine, keys })
  assert.equal((await at.bearer(await at.token())).status, 200)
  assert.equal((await at.bearer(await signToken(keys[1]!, at.claims() as never))).status, 200)
  const stranger = await signingKey('one', 'PS256')
  for (const [name, token] of [
    ['a good signature of another key of the same id', await signToken(stranger, at.claims() as never)],
    ['the other key under this id', await signToken({ ...keys[1]!, kid: 'one' }, at.claims() as never)],
    ['an algorithm that is a list', `${base64url({ alg: ['RS256'], kid: 'one' })}.${(await at.token()).split('.').slice(1).join('.')}`],
    ['no algorithm', `${base64url({ kid: 'one' })}.${(await at.token()).split('.').slice(1).join('.')}`],
    ['an algorithm that is no text', `${base64url({ alg: 256, kid: 'one' })}.${(await at.token()).split('.').slice(1).join('.')}`],
  ] as const) {
    const answer = await at.bearer(token)
    assert.deepEqual([name, answer.status, answer.reached], [name, 401, 0])
  }
})
