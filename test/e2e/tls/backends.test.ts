import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import type { TLSSocket } from 'node:tls'
import { describe, test } from 'node:test'
import { createAuthority } from '../../support/certificate.ts'
import { anOperation, makeGateway } from '../../support/gateway.ts'
import { serve } from '../../support/raw.ts'
import { operations as pets } from '../express/pets.ts'
import { certificates } from './site.ts'

const operations = { compiled: [anOperation({ id: 'thing' })], express: pets.filter(({ id }) => id === 'getFile') }
const paths = { compiled: '/thing', express: '/file' }

for (const engine of ['compiled', 'express'] as const) {
  describe(`TLS to backends, ${engine} engine`, () => {
    test('only the pinned authority is believed, for the right name, and the gateway shows its own certificate', async (t) => {
      const files = certificates(t)
      const { cert, key } = files.authority.issue({ names: ['backend'], alternatives: ['DNS:backend.internal', 'IP:127.0.0.1'] })
      const peers: (string | undefined)[] = []
      const backend = createServer({ cert, key, ca: files.authority.cert, requestCert: true, rejectUnauthorized: true }, (request, response) => {
        peers.push((request.socket as TLSSocket).getPeerCertificate().subject?.CN as string | undefined)
        response.writeHead(200, { 'content-type': 'application/octet-stream' }).end('ok')
      })
      backend.on('tlsClientError', () => undefined)
      backend.listen(0, '127.0.0.1')
      await once(backend, 'listening')
      t.after(() => { backend.close(); backend.closeAllConnections() })
      const own = files.authority.issue({ names: ['gateway-client'] })
      const stranger = createAuthority('Stranger')
      files.write('client.pem', own.cert)
      files.write('client-key.pem', own.key)
      files.write('stranger.pem', stranger.cert)
      const at = (name: string): string => join(files.folder, name)
      const client = { cert: at('client.pem'), key: at('client-key.pem') }
      const through = async (tls: Readonly<Record<string, string>>): Promise<number> => {
        const gateway = makeGateway({
          engine, operations: operations[engine], backendUrl: `https://127.0.0.1:${(backend.address() as AddressInfo).port}`,
          document: './pets.json', base: new URL('../express/pets.ts', import.meta.url).href, env: { AUTH_KEY_KEYS: 'k' },
          definition: { ...(Object.keys(tls).length > 0 && { tls }) },
        })
        const server = await serve(gateway.handler)
        const response = await fetch(server.url + paths[engine])
        await response.text()
        await server.close()
        await gateway.close()
        return response.status
      }
      assert.deepEqual([await through({ ca: at('ca.pem'), ...client }), peers], [200, ['gateway-client']])
      assert.deepEqual([await through({ ca: at('ca.pem'), ...client, servername: 'backend.internal' }), peers.length], [200, 2])
      const refused: readonly [name: string, tls: Readonly<Record<string, string>>][] = [
        ['no authority', {}], ['the usual authorities', client], ['another authority', { ca: at('stranger.pem'), ...client }], ['another name', { ca: at('ca.pem'), ...client, servername: 'other.internal' }],
        ['no client certificate', { ca: at('ca.pem') }],
      ]
      for (const [name, tls] of refused) assert.deepEqual([name, await through(tls), peers.length], [name, 502, 2])
    })
  })
}
