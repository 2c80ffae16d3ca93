import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { test } from 'node:test'
import { Pool } from 'undici'
import type { Gateway, GatewayOptions } from '../../../runtime/gateway.ts'
import { createAuthority, type Certificate } from '../../support/certificate.ts'
import { generateProject, plainBackend } from '../../support/generated-gateway.ts'
import { silent } from '../../support/gateway.ts'

const document = {
  openapi: '3.1.0', info: { title: 'Pets', version: '1' }, servers: [{ url: 'https://pets.test' }],
  paths: { '/pets': { get: { security: [{ mtls: [] }], responses: { 200: { description: 'ok' } } } }, '/open': { get: { responses: { 200: { description: 'ok' } } } } },
  components: { securitySchemes: { mtls: { type: 'mutualTLS' } } },
}

for (const allowH2 of [false, true]) {
  test(`client certificates at the gateway's own listener are identities, over HTTP/${allowH2 ? 2 : 1.1}`, async (t) => {
    const [authority, stranger] = [createAuthority('Pets'), createAuthority('Pets')]
    const server = authority.issue({ names: ['localhost'], alternatives: ['DNS:localhost'] })
    const seen: unknown[] = []
    const backend = await plainBackend((request, response) => {
      seen.push(request.headers['x-gateway-subject'])
      response.writeHead(200, { 'content-type': 'application/json' }).end('{}')
    })
    const project = await generateProject({ 'specs/pets.json': JSON.stringify(document) })
    for (const [name, text] of [['cert.pem', server.cert], ['key.pem', server.key], ['ca.pem', authority.cert]] as const) writeFileSync(join(project.root, name), text, { mode: 0o600 })
    const { createGateway } = await import(pathToFileURL(join(project.root, 'generated/gateway.gen.ts')).href) as { createGateway: (options: GatewayOptions<object>) => Gateway }
    const env = { HOST: '127.0.0.1', PORT: '0', ADMIN_PORT: 'off', STOP_DELAY: '0', ACCESS_LOG: 'off', BACKEND_PETS: backend.url, AUTH_MTLS_SUBJECTS: 'ann' }
    const start = (own: object) => createGateway({ config: { directory: project.root, log: silent, env: { ...env, ...own } } }).listen()
    await assert.rejects(start({}), /TLS_CERT=cert\.pem TLS_KEY=key\.pem TLS_CLIENT_CA=clients-ca\.pem/)
    await assert.rejects(start({ TLS_CERT: 'cert.pem', TLS_KEY: 'key.pem' }), /the gateway knows no authority of clients/)
    const gateway = await start({ TLS_CERT: 'cert.pem', TLS_KEY: 'key.pem', TLS_CLIENT_CA: 'ca.pem' })
    t.after(async () => {
      await gateway.stop()
      await backend.close()
      project.remove()
    })
    const ask = async (client: Certificate | null, path = '/pets'): Promise<number> => {
      const pool = new Pool(`https://127.0.0.1:${gateway.port}`, { allowH2, connect: { ca: authority.cert, servername: 'localhost', ...client } })
      const { statusCode, body } = await pool.request({ method: 'GET', path })
      await body.dump()
      await pool.close()
      return statusCode
    }
    assert.deepEqual([await ask(authority.issue({ names: ['ann'] })), await ask(authority.issue({ names: ['bob'] })), await ask(stranger.issue({ names: ['ann'] })), await ask(null), await ask(null, '/open')], [200, 401, 401, 401, 200])
    assert.deepEqual(seen, ['ann', undefined])
  })
}
