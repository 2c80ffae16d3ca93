import assert from 'node:assert/strict'
import { once } from 'node:events'
import { rmSync, renameSync, symlinkSync } from 'node:fs'
import { request, Agent } from 'node:https'
import { connect as connectPlain } from 'node:net'
import { join } from 'node:path'
import type { AddressInfo } from 'node:net'
import { TLSSocket as TlsSocket, connect, type ConnectionOptions, type TLSSocket } from 'node:tls'
import { test } from 'node:test'
import { StartError } from '../../../runtime/index.ts'
import { createAuthority } from '../../support/certificate.ts'
import { h2Ask, h2Session } from '../../support/h2.ts'
import { createTlsServer } from '../../../runtime/tls/tls-server.ts'
import { certificates, tlsSite } from './site.ts'

/** One request of HTTP/1.1 on a connection of its own. */
function ask(url: string, options: ConnectionOptions & { readonly path?: string; readonly agent?: Agent }): Promise<{ readonly status: number; readonly body: string; readonly protocol: string }> {
  return new Promise((resolve, reject) => {
    const sent = request(`${url}${options.path ?? '/things/1'}`, { agent: false, ...options }, (response) => {
      let body = ''
      response.setEncoding('utf8').on('data', (text: string) => { body += text }).on('end', () => resolve({ status: response.statusCode!, body, protocol: response.httpVersion }))
    })
    sent.on('error', reject)
    sent.end()
  })
}

async function handshake(port: number, options: ConnectionOptions): Promise<TLSSocket> {
  const socket = connect({ port, host: 'localhost', ...options })
  socket.on('error', () => undefined)
  await once(socket, 'secureConnect')
  return socket
}

test('HTTP/1.1 and HTTP/2 on one port; plain HTTP is no answer', async (t) => {
  const at = await tlsSite(t)
  assert.deepEqual(await ask(at.url, { ca: at.ca }), { status: 200, body: '{"ok":true}', protocol: '1.1' })
  assert.equal(at.seen[0]?.headers['x-forwarded-proto'], 'https')
  assert.equal((await h2Ask(await h2Session(t, at.url, { ca: at.ca }), { ':path': '/things/1' })).status, 200)
  const plain = connectPlain(at.port, '127.0.0.1', () => plain.write('GET /things/1 HTTP/1.1\r\nHost: a\r\n\r\n'))
  let text = ''
  plain.on('data', (data) => { text += data.toString('latin1') })
  plain.on('error', () => undefined)
  await once(plain, 'close')
  assert.ok(!text.includes('200'))
  assert.equal(at.seen.length, 2)
  // Somebody who does not believe the authority gets nothing.
  await assert.rejects(ask(at.url, {}), /self-signed|unable to/i)
})

test('only sound versions and ciphers', async (t) => {
  const at = await tlsSite(t)
  const weak: readonly [name: string, options: ConnectionOptions][] = [
    ['TLS 1.1', { maxVersion: 'TLSv1.1', minVersion: 'TLSv1', ciphers: 'DEFAULT@SECLEVEL=0' }], ['CBC', { maxVersion: 'TLSv1.2', ciphers: 'ECDHE-ECDSA-AES128-SHA256:ECDHE-ECDSA-AES256-SHA' }],
    ['no forward secrecy', { maxVersion: 'TLSv1.2', ciphers: 'AES128-GCM-SHA256' }], ['no protocol of ours', { ALPNProtocols: ['spdy/3'] }],
  ]
  for (const [name, options] of weak) await assert.rejects(handshake(at.port, { ca: at.ca, ...options }), name)
  const modern = await handshake(at.port, { ca: at.ca, minVersion: 'TLSv1.3' })
  assert.equal(modern.getProtocol(), 'TLSv1.3')
  modern.destroy()
  const older = await handshake(at.port, { ca: at.ca, maxVersion: 'TLSv1.2' })
  assert.match(older.getCipher().name, /^ECDHE-ECDSA-.*(GCM|POLY1305)/)
  older.destroy()
})

test('the limits of HTTP/1.1 hold under TLS too', async (t) => {
  const at = await tlsSite(t)
  const socket = await handshake(at.port, { ca: at.ca })
  socket.write(`GET /things/1 HTTP/1.1\r\nHost: a\r\nX-Big: ${'a'.repeat(40_000)}\r\n\r\n`)
  let text = ''
  socket.on('data', (data) => { text += data.toString('latin1') })
  await once(socket, 'close')
  assert.match(text, /^HTTP\/1\.1 431 .*problem\+json/s)
})

test('a renewed certificate is served without a restart; a broken one leaves the old in service', async (t) => {
  const at = await tlsSite(t)
  const kept = new Agent({ keepAlive: true, ca: at.ca })
  t.after(() => kept.destroy())
  const serial = async (): Promise<string> => {
    const socket = await handshake(at.port, { ca: at.ca })
    const { serialNumber } = socket.getPeerCertificate()
    socket.destroy()
    return serialNumber
  }
  const first = await serial()
  assert.equal((await ask(at.url, { ca: at.ca, agent: kept })).status, 200)
  const next = at.authority.issue({ names: ['gateway'], alternatives: ['DNS:localhost'] })
  // The certificate without its key: nothing may change.
  at.write('cert.pem', next.cert)
  while (!at.logged.some(({ level }) => level === 'error')) await new Promise((resolve) => setTimeout(resolve, 20))
  assert.equal(await serial(), first)
  at.write('key.pem', next.key)
  while (await serial() === first) await new Promise((resolve) => setTimeout(resolve, 20))
  assert.ok(at.logged.some(({ message }) => message === 'the certificate was renewed'))
  // The connection from before goes on.
  assert.equal((await ask(at.url, { ca: at.ca, agent: kept })).status, 200)
  const second = await serial()
  // As an orchestrator does it: a link that moves.
  const third = at.authority.issue({ names: ['gateway'], alternatives: ['DNS:localhost'] })
  for (const [name, text] of [['cert.pem', third.cert], ['key.pem', third.key]] as const) {
    at.write(`new-${name}`, text)
    symlinkSync(join(at.folder, `new-${name}`), join(at.folder, `link-${name}`))
    renameSync(join(at.folder, `link-${name}`), join(at.folder, name))
  }
  while (await serial() === second) await new Promise((resolve) => setTimeout(resolve, 20))
  rmSync(join(at.folder, 'key.pem'))
  await new Promise((resolve) => setTimeout(resolve, 150))
  assert.notEqual(await serial(), second)
})

test('client certificates: asked for where authorities are known, and left to the operations, or required of everybody', async (t) => {
  const asked = await tlsSite(t)
  const { cert, key } = asked.authority.issue({ names: ['client'] })
  const ca = join(asked.folder, 'ca.pem')
  const requests = await tlsSite(t, { env: { TLS_CLIENT_CA: ca } })
  assert.equal((await ask(requests.url, { ca: requests.ca })).status, 200)
  assert.equal((await ask(requests.url, { ca: requests.ca, cert, key })).status, 200)
  const required = await tlsSite(t, { env: { TLS_CLIENT_CA: ca, TLS_CLIENT_CERT: 'require' } })
  await assert.rejects(ask(required.url, { ca: required.ca }))
  const stranger = createAuthority('Stranger').issue({ names: ['client'] })
  await assert.rejects(ask(required.url, { ca: required.ca, ...stranger }))
  assert.equal((await ask(required.url, { ca: required.ca, cert, key })).status, 200)
  assert.equal((await h2Ask(await h2Session(t, required.url, { ca: required.ca, cert, key }), { ':path': '/things/1' })).status, 200)
})

test('who reads a request finds the connection with its certificate, in both protocols', async (t) => {
  const { authority } = certificates(t)
  const own = authority.issue({ names: ['gateway'], alternatives: ['DNS:localhost'] })
  const peers: unknown[] = []
  const { server, sessions } = createTlsServer((request, response) => {
    const socket = request.socket as TLSSocket
    peers.push([socket instanceof TlsSocket, socket.authorized, socket.getPeerCertificate().subject?.CN, socket.remoteAddress, request.httpVersion])
    response.writeHead(200).end()
  }, { files: { cert: Buffer.from(own.cert), key: Buffer.from(own.key), ca: Buffer.from(authority.cert) }, http2: true, requireClientCert: false })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  t.after(() => { server.close(); server.closeAllConnections(); for (const session of sessions) session.destroy() })
  const url = `https://localhost:${(server.address() as AddressInfo).port}`
  const known = authority.issue({ names: ['ann'] })
  const stranger = createAuthority('Stranger').issue({ names: ['eve'] })
  for (const client of [known, stranger, {}]) {
    await ask(url, { ca: authority.cert, ...client })
    const session = await h2Session(t, url, { ca: authority.cert, ...client })
    await Promise.all([h2Ask(session, { ':path': '/' }), h2Ask(session, { ':path': '/' })])
    session.destroy()
  }
  const rows = (authorized: boolean, name: string | undefined): unknown[] => ['1.1', '2.0', '2.0'].map((version) => [true, authorized, name, '127.0.0.1', version])
  assert.deepEqual(peers, [...rows(true, 'ann'), ...rows(false, 'eve'), ...rows(false, undefined)])
})

test('a certificate that cannot be used stops the start, with every reason', async (t) => {
  const at = await tlsSite(t)
  const cases: readonly [env: Record<string, string>, says: RegExp][] = [
    [{ TLS_CERT: join(at.folder, 'none.pem') }, /none\.pem cannot be read \(ENOENT\)/], [{ TLS_KEY: join(at.folder, 'cert.pem') }, /holds no private key/],
    [{ TLS_CERT: join(at.folder, 'key.pem') }, /holds no PEM certificate/], [{ TLS_KEY: '' }, /TLS_CERT=cert\.pem TLS_KEY=key\.pem/],
    [{ TLS_KEY: join(at.folder, at.write('other.pem', at.authority.issue({}).key)) }, /is not the key of/], [{ TLS_CLIENT_CERT: 'require' }, /TLS_CLIENT_CA/],
    [{ TLS_CLIENT_CERT: 'ask' }, /request or require/], [{ TLS_CLIENT_CA: join(at.folder, 'key.pem') }, /holds no PEM certificate/],
  ]
  for (const [env, says] of cases) {
    await assert.rejects(tlsSite(t, { env }), (error: unknown) => error instanceof StartError && says.test(error.message), String(says))
  }
})
