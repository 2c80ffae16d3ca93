import assert from 'node:assert/strict'
import { attack, base64url, vault } from './site.ts'

attack('a key id names a key of the issuer\'s set and nothing else: no file, no address, no member of an object', async (t, engine) => {
  const at = await vault(t, { engine })
  const good = await at.token()
  assert.equal((await at.bearer(good)).status, 200)
  const before = at.issuer.requests.length
  const kids: readonly unknown[] = [
    '../../../../dev/null', '/dev/null', '..\\..\\windows\\win.ini', 'file:///etc/passwd', `${at.issuer.url}/jwks`, 'http://169.254.169.254/latest', "one' OR '1'='1", 'one"; DROP TABLE keys; --', '| /bin/true', '$(true)', '${7*7}',
    'one\0', 'one\r\nX: y', '__proto__', 'constructor', 'toString', '', ' one', 'ONE', 'x'.repeat(8_000), ['one'], { kid: 'one' }, 1, null, true,
  ]
  for (const kid of kids) {
    const { status, reached, body } = await at.bearer(await at.token({ sub: 'eve' }, { kid }))
    // What is no text is no key id: the signature must then hold on its own, and it is the issuer's.
    const own = typeof kid !== 'string' || kid === ''
    assert.ok(own ? status === 200 || status === 401 : status === 401 && reached === 0, `${JSON.stringify(kid).slice(0, 40)}: ${status}`)
    assert.ok(!body.includes('passwd') && !body.includes('DROP'))
  }
  // Nobody can have the gateway ask its issuer for each key id that they make up.
  const asked = at.issuer.requests.slice(before).filter((path) => path.endsWith('/jwks')).length
  assert.ok(asked <= 12, String(asked))
  assert.ok(at.issuer.requests.every((path) => path === '/jwks' || path === '/.well-known/openid-configuration'), at.issuer.requests.join(' '))
  const forged = `${base64url({ alg: 'RS256', kid: '../../../../dev/null' })}.${good.split('.')[1]}.${base64url('')}`
  assert.equal((await at.bearer(forged)).status, 401)
  assert.equal((await at.bearer(good)).status, 200)
})
