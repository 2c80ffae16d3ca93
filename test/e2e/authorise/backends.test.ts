import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { ServerResponse } from 'node:http'
import { bodyOf, sendRaw, serve } from '../../support/raw.ts'
import { desk } from './project.ts'

const told = (raw: readonly string[], pattern: RegExp): readonly (readonly [string, string])[] =>
  raw.flatMap((name, index) => (index % 2 === 0 && pattern.test(name) ? [[name.toLowerCase(), raw[index + 1]!] as const] : []))

/** An authorisation server that gives tokens `token-1`, `token-2`, … */
async function tokenServer(t: { after(end: () => Promise<void>): void }) {
  const asked: { readonly authorization: string | undefined; readonly form: string }[] = []
  const at = { life: 3600 as number | undefined, fails: false, hold: null as Promise<void> | null }
  const server = await serve(async (request, response: ServerResponse) => {
    asked.push({ authorization: request.headers.authorization, form: String(await bodyOf(request)) })
    const count = asked.length
    await at.hold
    if (at.fails) return void response.writeHead(500).end('secret-of-the-provider')
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ access_token: `token-${count}`, token_type: 'bearer', expires_in: at.life }))
  })
  t.after(() => server.close())
  return { ...at, at, asked, url: `${server.url}/token` }
}

for (const engine of ['compiled', 'express'] as const) {
  describe(`what a backend is told, ${engine} engine`, () => {
    const yaml = `backends:
  desk:
    targets: [{ url: "http://127.0.0.1:9" }]
    identity: { subject: X-User, scopes: false, claims: { tenant: X-Tenant, realm.groups: X-Groups, extra: X-Extra } }
`
    test('identity in the headers that are configured; the client\'s of any such name are gone, also under Expect', async (t) => {
      const at = await desk(t, yaml, { engine })
      const body = '{}'
      const claims = { tenant: 'acmé', realm: { groups: ['a', 'b'] }, extra: { a: 1 } }
      for (const expect of [[], ['Expect: 100-continue']]) {
        at.seen.length = 0
        const text = await sendRaw(at.port, [
          'POST /tenants/a/notes HTTP/1.1', 'Host: a', `Authorization: Bearer ${await at.token(claims)}`, 'Content-Type: application/json', `Content-Length: ${body.length}`, ...expect,
          'X-User: admin', 'x_user: admin', 'X-USER: admin', 'X-Tenant: evil', 'x_tenant: evil', 'X-Groups: root', 'X_Groups: root', 'X-Gateway-Subject: admin', 'x_gateway_scopes: all', 'X-Extra: evil',
          'Connection: close, X-User, X-Tenant', 'X-Kept: 1', '', body].join('\r\n'))
        assert.match(text, /HTTP\/1\.1 200 /)
        assert.equal(at.seen.length, 1)
        assert.deepEqual(told(at.seen[0]!.rawHeaders, /^x[-_](user|tenant|groups|extra|gateway)/i).toSorted(), [
          ['x-extra', '{"a":1}'], ['x-groups', 'a,b'], ['x-tenant', 'acm%C3%A9'], ['x-user', 'ann'],
        ])
        assert.deepEqual([at.seen[0]!.headers['x-kept'], at.seen[0]!.headers['expect']], ['1', undefined])
      }
      await at.ask('/open', null, { headers: { 'x-user': 'admin', x_tenant: 'evil', 'x-gateway-subject': 'admin' } })
      assert.deepEqual(told(at.seen[0]!.rawHeaders, /^x[-_](user|tenant|groups|extra|gateway)/i), [])
      await at.ask('/reports', {})
      assert.deepEqual(told(at.seen[0]!.rawHeaders, /^x[-_](user|tenant|groups|extra|gateway)/i), [['x-user', 'ann']])
    })

    test('basic and header credentials replace what the client sent', async (t) => {
      const basic = await desk(t, 'backends: { desk: { targets: [{ url: "http://127.0.0.1:9" }], auth: { basic: { username: gate, password: "${DESK_PASSWORD}" } } } }', { engine, env: { DESK_PASSWORD: 'secret-päss' } })
      await basic.ask('/reports')
      assert.equal(basic.seen[0]!.headers.authorization, `Basic ${Buffer.from('gate:secret-päss').toString('base64')}`)
      await basic.ask('/open', null, { headers: { authorization: 'Bearer theirs' } })
      assert.deepEqual(told(basic.seen[0]!.rawHeaders, /^authorization$/i).map(([, value]) => value.split(' ')[0]), ['Basic'])
      const key = await desk(t, 'backends: { desk: { targets: [{ url: "http://127.0.0.1:9" }], auth: { header: { name: X-Api-Key, value: "${DESK_KEY}" } } } }', { engine, env: { DESK_KEY: 'secret-key' } })
      await key.ask('/reports', {}, { headers: { 'x-api-key': 'theirs', x_api_key: 'theirs' } })
      assert.deepEqual(told(key.seen[0]!.rawHeaders, /^x[-_]api[-_]key$/i), [['x-api-key', 'secret-key']])
      assert.match(key.seen[0]!.headers.authorization ?? '', /^Bearer /)
    })

    test('client credentials: one token for all, in place of what the client sent, and no request without one', async (t) => {
      const provider = await tokenServer(t)
      const at = await desk(t, `backends:
  desk:
    targets: [{ url: "http://127.0.0.1:9" }]
    auth: { clientCredentials: { tokenUrl: "\${TOKEN_URL}", clientId: "gate:way", clientSecret: "\${DESK_SECRET}", scope: a b } }
`, { engine, env: { TOKEN_URL: provider.url, DESK_SECRET: 'secret-of-the-gateway' } })
      const release = Promise.withResolvers<void>()
      provider.at.hold = release.promise
      const first = [at.ask('/reports'), at.ask('/reports'), at.ask('/reports')]
      await new Promise((resolve) => setTimeout(resolve, 100))
      assert.equal(at.seen.length, 0)
      release.resolve()
      for (const { status } of await Promise.all(first)) assert.equal(status, 200)
      assert.deepEqual(provider.asked, [{ authorization: `Basic ${Buffer.from('gate%3Away:secret-of-the-gateway').toString('base64')}`, form: 'grant_type=client_credentials&scope=a+b' }])
      await at.ask('/reports', {}, { headers: { authorization: `Bearer ${await at.token()}` } })
      assert.deepEqual(told(at.seen[0]!.rawHeaders, /^authorization$/i), [['authorization', 'Bearer token-1']])
      assert.equal(provider.asked.length, 1)
    })

    test('client credentials: with the provider down, 502 without a word of why', async (t) => {
      const provider = await tokenServer(t)
      provider.at.fails = true
      const at = await desk(t, `backends: { desk: { targets: [{ url: "http://127.0.0.1:9" }], auth: { clientCredentials: { tokenUrl: "\${TOKEN_URL}", clientId: a, clientSecret: "\${DESK_SECRET}" } } } }`,
        { engine, env: { TOKEN_URL: provider.url, DESK_SECRET: 'secret-of-the-gateway' } })
      for (let count = 0; count < 3; count++) {
        const answer = await at.ask('/reports')
        assert.deepEqual([answer.status, answer.code, answer.detail, at.seen.length], [502, 'backend_credentials', undefined, 0])
      }
      // The provider is left alone for a while.
      assert.equal(provider.asked.length, 1)
    })
  })
}

test('a secret in gateway.yaml itself is refused, and so is one that is missing at start', async (t) => {
  await assert.rejects(desk(t, 'backends: { desk: { targets: [{ url: "http://127.0.0.1:9" }], auth: { basic: { username: a, password: plain } } } }'), /config-secret-literal/)
  await assert.rejects(desk(t, 'backends: { desk: { targets: [{ url: "http://127.0.0.1:9" }], auth: { basic: { username: a, password: "${NOT_SET}" } } } }'), /NOT_SET is not set/)
})
