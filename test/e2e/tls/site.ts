import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import type { RequestListener } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestContext } from 'node:test'
import { answer, any, anyOf, binary, empty, json, pathParameter, queryParameter, required, scalar, scheme, string } from '../../../runtime/index.ts'
import type { ApiHooks } from '../../../runtime/contract.ts'
import { createAuthority, type Authority } from '../../support/certificate.ts'
import { anOperation, makeGateway, type TestGatewayOptions } from '../../support/gateway.ts'
import { bodyOf, serve, type Seen } from '../../support/raw.ts'
import { schema } from '../../unit/stages/schemas.ts'

const key = scheme('key', { type: 'apiKey', in: 'header', name: 'X-Key' })

export const operations = [
  anOperation({ id: 'thing', path: '/things/{id}', parameters: [pathParameter('id', string, schema({ maxLength: 8 })), queryParameter('n', scalar('integer'), schema({ type: 'integer' }))], responses: { 200: answer([json(null)]) } }),
  anOperation({ id: 'post', method: 'POST', path: '/things', body: required(json(schema({ type: 'object', required: ['a'] }))), responses: { 200: answer([json(null)]) } }),
  anOperation({ id: 'upload', method: 'PUT', path: '/files', body: required(binary()), responses: { 200: empty() }, policies: { limits: { upload: 2_000_000 } } }),
  anOperation({ id: 'download', path: '/files', responses: { 200: answer([binary()]) } }),
  anOperation({ id: 'secret', path: '/secret', security: anyOf([key()]), responses: { 200: answer([json(any as never)]) } }),
].map((operation) => (operation.id === 'secret' ? { ...operation, responses: { 200: answer([json(null)]) } } : operation))

export const good: RequestListener = (_request, response) => void response.writeHead(200, { 'content-type': 'application/json' }).end('{"ok":true}')

/** A folder with certificates of an authority. */
export function certificates(t: Pick<TestContext, 'after'>): { readonly folder: string; readonly authority: Authority; write(name: string, text: string): string } {
  const folder = mkdtempSync(join(realpathSync(tmpdir()), 'gatewright-tls-'))
  t.after(() => rmSync(folder, { recursive: true, force: true }))
  const authority = createAuthority('Test authority')
  const write = (name: string, text: string): string => {
    writeFileSync(join(folder, name), text)
    return name
  }
  const { cert, key: own } = authority.issue({ names: ['gateway'], alternatives: ['DNS:localhost', 'IP:127.0.0.1'] })
  write('cert.pem', cert)
  write('key.pem', own)
  write('ca.pem', authority.cert)
  return { folder, authority, write }
}

export type TlsSiteOptions = Partial<Omit<TestGatewayOptions, 'backend'>> & { readonly backend?: RequestListener; readonly hooks?: ApiHooks }

/** A gateway that listens with TLS, as `listen` makes it; it is stopped with the test. */
export async function tlsSite(t: Pick<TestContext, 'after'>, options: TlsSiteOptions = {}) {
  const files = certificates(t)
  const seen: Seen[] = []
  const reply = { with: options.backend ?? good }
  const backend = await serve(async (request, response) => {
    seen.push({ method: request.method!, url: request.url!, headers: request.headers, rawHeaders: request.rawHeaders, body: String(await bodyOf(request).catch(() => '')) })
    reply.with(request, response)
  })
  let stop = async (): Promise<void> => undefined
  t.after(async () => {
    await stop()
    await backend.close()
  })
  const logged: { readonly level: string; readonly message: string }[] = []
  const log = Object.fromEntries(['info', 'warn', 'error'].map((level) => [level, (_fields: object, message: string) => void logged.push({ level, message })])) as never
  const gateway = makeGateway({
    operations, schemes: [key], log, ...options, backendUrl: backend.url,
    env: { AUTH_KEY_KEYS: 'secret-key-of-tls', TLS_CERT: join(files.folder, 'cert.pem'), TLS_KEY: join(files.folder, 'key.pem'), ADMIN_PORT: 'off', STOP_DELAY: '0', DRAIN_LIMIT: '5s', TLS_RELOAD: '50ms', ...options.env },
  })
  const listening = await gateway.listen({ port: 0, host: '127.0.0.1' })
  let stopped: Promise<void> | null = null
  stop = () => stopped ??= listening.stop()
  return { ...files, gateway, seen, logged, reply, port: listening.port, url: `https://localhost:${listening.port}`, told: listening.url, ca: files.authority.cert, stop }
}
