import assert from 'node:assert/strict'
import { attack, base64url, vault } from './site.ts'

attack('a token without a signature is no token, in any spelling of none', async (t, engine) => {
  const at = await vault(t, { engine })
  const [header = '', payload = '', signature = ''] = (await at.token()).split('.')
  for (const alg of ['none', 'None', 'NONE', 'nOnE', 'none ', '', null, false]) {
    for (const end of ['', signature, base64url('none')]) {
      const answer = await at.bearer(`${base64url({ alg, kid: 'one', typ: 'JWT' })}.${payload}.${end}`)
      assert.deepEqual([alg, end.slice(0, 4), answer.status, answer.reached], [alg, end.slice(0, 4), 401, 0])
    }
  }
  // `crit` names what a verifier must understand (RFC 7515, 4.1.11), and b64 would change what is signed.
  for (const more of [{ crit: ['exp'] }, { crit: ['b64'], b64: false }, { crit: [] }, { b64: false, crit: ['b64'] }]) {
    const answer = await at.bearer(`${base64url({ alg: 'none', ...more })}.${payload}.`)
    assert.deepEqual([answer.status, answer.reached], [401, 0])
  }
  assert.ok(header.length > 0)
})
