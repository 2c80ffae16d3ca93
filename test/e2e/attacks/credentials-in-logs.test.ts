import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { test } from 'node:test'
import { connect as connectTls } from 'node:tls'
import { join } from 'node:path'
import { h2Ask, h2Session } from '../../support/h2.ts'
import { sendRaw, serve } from '../../support/raw.ts'
import { base64url } from './site.ts'
import { certificates } from '../tls/site.ts'
import { withProject } from '../cli/project.ts'

const document = JSON.stringify({
  openapi: '3.1.0', info: { title: 'Vault', version: '1' }, servers: [{ url: 'https://vault.example' }],
  paths: Object.fromEntries([['key', [{ headerKey: [] }]], ['query', [{ queryKey: [] }]], ['cookie', [{ cookieKey: [] }]], ['basic', [{ basic: [] }]], ['token', [{ token: [] }]]].map(([id, security]) =>
    [`/${String(id)}`, { get: { operationId: id, security, responses: { 200: { description: 'Done' } } } }])),
  components: { securitySchemes: {
    headerKey: { type: 'apiKey', in: 'header', name: 'X-Key' }, queryKey: { type: 'apiKey', in: 'query', name: 'key' }, cookieKey: { type: 'apiKey', in: 'cookie', name: 'key' },
    basic: { type: 'http', scheme: 'basic' }, token: { type: 'http', scheme: 'bearer' },
  } },
})

const gatewayYaml = `listen: { tls: { cert: "\${CERT}", key: "\${KEY}" } }
backends:
  vault:
    targets: [{ url: "http://127.0.0.1:9" }]
    auth: { clientCredentials: { tokenUrl: "\${TOKEN_URL}", clientId: gate, clientSecret: "\${VAULT_SECRET}" } }
`

test('no credential is in anything that a gateway prints: not the clients\', not its own, not its backends\', good or bad', async (t) => {
  const files = certificates(t)
  const provider = await serve((_request, response) => void response.writeHead(400, { 'content-type': 'application/json' }).end('{"error":"invalid_client","error_description":"secret-of-provider"}'))
  t.after(() => provider.close())
  const free = createServer().listen(0, '127.0.0.1')
  await once(free, 'listening')
  const { port } = free.address() as AddressInfo
  free.close()
  await withProject({ 'specs/vault.json': document, 'specs/gateway.yaml': gatewayYaml }, async (project) => {
    const generated = await project.run(['generate'])
    assert.equal(generated.code, 0, generated.err)
    const keys = 'secret-good-key'
    const own = project.start(['start'], {
      HOST: '127.0.0.1', CERT: join(files.folder, 'cert.pem'), KEY: join(files.folder, 'key.pem'), PORT: String(port), ADMIN_PORT: 'off', LOG_LEVEL: 'info', ACCESS_LOG: 'json', VAULT_SECRET: 'secret-of-gateway', TOKEN_URL: `${provider.url}/token`,
      AUTH_HEADERKEY_KEYS: keys, AUTH_QUERYKEY_KEYS: keys, AUTH_COOKIEKEY_KEYS: keys, AUTH_BASIC_KEYS: 'ann:secret-password', AUTH_TOKEN_ISSUER: 'http://127.0.0.1:9', AUTH_TOKEN_AUDIENCE: 'vault',
    })
    try {
      const [, url] = await own.prints(/listening at (https:\/\/127\.0\.0\.1:\d+)/)
      const at = url!.replace('127.0.0.1', 'localhost')
      const session = await h2Session(t, at, { ca: files.authority.cert })
      const jwt = `${base64url({ alg: 'RS256', kid: 'a' })}.${base64url({ sub: 'secret-subject' })}.${base64url('secret-signature')}`
      const basic = (text: string): string => `Basic ${Buffer.from(text).toString('base64')}`
      const statuses: number[] = []
      for (const headers of [
        { ':path': '/key', 'x-key': keys }, { ':path': '/key', 'x-key': 'secret-bad-key' }, { ':path': `/query?key=${keys}` }, { ':path': '/query?key=secret-bad-key' }, { ':path': '/cookie', cookie: `key=${keys}` }, { ':path': '/cookie', cookie: 'key=secret-bad-key' },
        { ':path': '/basic', authorization: basic('ann:secret-password') }, { ':path': '/basic', authorization: basic('ann:secret-bad') }, { ':path': '/token', authorization: `Bearer ${jwt}` }, { ':path': '/nowhere/secret-path?key=secret-query', authorization: `Bearer ${jwt}`, 'x-request-id': 'secret request id' },
      ]) {
        const { status, body } = await h2Ask(session, headers)
        statuses.push(status)
        assert.doesNotMatch(body, /secret-|eyJ/)
      }
      assert.deepEqual(statuses, [502, 401, 502, 401, 502, 401, 502, 401, 503, 404])
      const socket = connectTls({ port: Number(new URL(at).port), host: 'localhost', ca: files.authority.cert })
      await once(socket, 'secureConnect')
      socket.end(`GET /key secret-broken\r\nX-Key: ${keys}\r\n\r\n`)
      socket.resume()
      await once(socket, 'close')
      // HTTP where TLS is spoken.
      await sendRaw(Number(new URL(at).port), `GET /key HTTP/1.1\r\nHost: a\r\nX-Key: ${keys}\r\n\r\n`)
      session.close()
      own.process.kill('SIGTERM')
      assert.equal(await own.exited, 0)
      const text = own.text()
      assert.equal(text.split('\n').filter((line) => line.startsWith('{"time"')).length >= statuses.length - 1, true, text)
      assert.match(text, /no token for a backend can be had/)
      assert.doesNotMatch(text, /secret-|eyJ|c2VjcmV0/)
    } finally {
      own.process.kill('SIGKILL')
      await own.exited
    }
  })
})
