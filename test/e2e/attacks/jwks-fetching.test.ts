import assert from 'node:assert/strict'
import type { RequestListener } from 'node:http'
import { test } from 'node:test'
import { serve } from '../../support/raw.ts'
import { signingKey, signToken } from '../../unit/auth/issuer.ts'
import { attack, base64url, vault } from './site.ts'

const keySet = (keys: readonly unknown[]): RequestListener => (_request, response) => void response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ keys }))

attack('a provider that sends the gateway elsewhere for keys is not followed', async (t, engine) => {
  const eve = await signingKey('one', 'RS256')
  const asked: string[] = []
  const inside = await serve((request, response) => {
    asked.push(request.url!)
    keySet([eve.publicJwk])(request, response)
  })
  t.after(() => inside.close())
  const jwks = `${inside.url}/jwks`
  for (const [name, misbehave] of [
    ['a redirect', ((_request, response) => void response.writeHead(302, { location: jwks }).end()) satisfies RequestListener],
    ['a redirect that is permanent', ((_request, response) => void response.writeHead(308, { location: jwks }).end()) satisfies RequestListener],
    ['a refresh', ((_request, response) => void response.writeHead(200, { 'content-type': 'text/html', refresh: `0; url=${jwks}` }).end(`<meta http-equiv="refresh" content="0; url=${jwks}">`)) satisfies RequestListener],
  ] as const) {
    const provider = await serve(misbehave)
    t.after(() => provider.close())
    const at = await vault(t, { engine, env: { AUTH_TOKEN_ISSUER: provider.url, AUTH_OAUTH_ISSUER: provider.url } })
    const answer = await at.bearer(await signToken(eve, { ...at.claims(), iss: provider.url } as never))
    assert.deepEqual([name, answer.status, answer.reached], [name, 503, 0])
    assert.ok(!answer.body.includes(inside.url))
  }
  assert.deepEqual(asked, [])
})

attack('an address of keys that is no web address is none', async (t, engine) => {
  const eve = await signingKey('one', 'RS256')
  for (const address of ['file:///etc/passwd', 'data:application/json,{"keys":[]}', 'ftp://a.example/jwks', 'javascript:1', '/jwks', 'http://', 7, null]) {
    const provider = await serve((_request, response) => void response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ issuer: provider.url, jwks_uri: address })))
    t.after(() => provider.close())
    const at = await vault(t, { engine, env: { AUTH_TOKEN_ISSUER: provider.url, AUTH_OAUTH_ISSUER: provider.url } })
    const answer = await at.bearer(await signToken(eve, { ...at.claims(), iss: provider.url } as never))
    assert.deepEqual([address, answer.status, answer.reached], [address, 503, 0])
  }
})

attack('metadata of another issuer is not believed', async (t, engine) => {
  const eve = await signingKey('one', 'RS256')
  const provider = await serve((request, response) => (request.url === '/jwks'
    ? keySet([eve.publicJwk])(request, response)
    : void response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ issuer: 'https://other.example', jwks_uri: `${provider.url}/jwks` }))))
  t.after(() => provider.close())
  const at = await vault(t, { engine, env: { AUTH_TOKEN_ISSUER: provider.url, AUTH_OAUTH_ISSUER: provider.url } })
  const answer = await at.bearer(await signToken(eve, { ...at.claims(), iss: provider.url } as never))
  assert.deepEqual([answer.status, answer.reached], [503, 0])
})

attack('a key set that is too large, of too many keys, or no key set takes nothing down', async (t, engine) => {
  const key = await signingKey('one', 'RS256')
  const filler = Array.from({ length: 5_000 }, (_, index) => ({ ...key.publicJwk, kid: `k${index}` }))
  const answers: readonly [name: string, listener: RequestListener][] = [
    ['endless', (_request, response) => {
      response.writeHead(200, { 'content-type': 'application/json' })
      const more = (): void => { while (response.write('"'.padEnd(65_536, 'x'))) if (response.destroyed) return }
      response.on('drain', more).on('error', () => undefined)
      more()
    }],
    ['of too many keys', keySet(filler)], ['a bomb', (_request, response) => void response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' }).end('not gzip')],
    ['no JSON', (_request, response) => void response.writeHead(200).end('<html>')], ['a list', (_request, response) => void response.writeHead(200).end('[]')], ['keys that are none', (_request, response) => void response.writeHead(200).end('{"keys":{}}')],
    ['deep', (_request, response) => void response.writeHead(200).end('['.repeat(100_000))], ['broken off', (_request, response) => { response.writeHead(200, { 'content-length': 1000 }).write('{"keys":['); setTimeout(() => response.destroy(), 20) }],
  ]
  for (const [name, listener] of answers) {
    const provider = await serve(listener)
    t.after(() => provider.close())
    const at = await vault(t, { engine, env: { AUTH_TOKEN_ISSUER: provider.url, AUTH_TOKEN_JWKS: `${provider.url}/jwks`, AUTH_OAUTH_ISSUER: provider.url, AUTH_OAUTH_JWKS: `${provider.url}/jwks` } })
    const answer = await at.bearer(await signToken(key, { ...at.claims(), iss: provider.url } as never))
    assert.deepEqual([name, answer.status, answer.reached], [name, 503, 0])
    assert.equal((await at.ask('/open')).status, 200, name)
  }
})

test('a provider that is slow holds up nobody who does not need it', async (t) => {
  // Verifiers are those of both engines, and the time that a provider has is real: once is enough.
  const engine = 'compiled'
  const key = await signingKey('one', 'RS256')
  const provider = await serve(() => undefined)
  t.after(() => provider.close())
  const at = await vault(t, { engine, env: { AUTH_TOKEN_ISSUER: provider.url, AUTH_TOKEN_JWKS: `${provider.url}/jwks`, AUTH_OAUTH_ISSUER: provider.url, AUTH_OAUTH_JWKS: `${provider.url}/jwks` } })
  const slow = at.bearer(await signToken(key, { ...at.claims(), iss: provider.url } as never))
  assert.equal((await fetch(`${at.url}/open`)).status, 200)
  // What needs no key to be refused is refused at once.
  assert.equal((await fetch(`${at.url}/token`, { headers: { authorization: `Bearer ${base64url({ alg: 'none' })}.e30.` } })).status, 401)
  assert.equal((await slow).status, 503)
})
