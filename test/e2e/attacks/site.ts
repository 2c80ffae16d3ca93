import type { RequestListener } from 'node:http'
import { describe, test, type TestContext } from 'node:test'
import type { ApiHooks } from '../../../runtime/contract.ts'
import { generateProject } from '../../support/generated-gateway.ts'
import { bodyOf, sendRaw, serve, type Seen } from '../../support/raw.ts'
import { signingKey, signToken, startIssuer, type SigningKey } from '../../unit/auth/issuer.ts'

const json = { content: { 'application/json': { schema: { type: 'object' } } } }
const responses = { 200: { description: 'Done', ...json } }
const guarded = (id: string, security: readonly object[]): object => ({ operationId: id, security, responses })

const document = {
  openapi: '3.1.0', info: { title: 'Vault', version: '1' }, servers: [{ url: 'https://vault.example' }],
  paths: {
    '/open': { get: { operationId: 'open', responses }, post: { operationId: 'postOpen', requestBody: json, responses } },
    '/open/{name}': { get: { operationId: 'openNamed', parameters: [{ name: 'name', in: 'path', required: true, schema: { type: 'string' } }], responses } },
    '/token': { get: guarded('token', [{ token: [] }]), post: { ...guarded('postToken', [{ token: [] }]), requestBody: json } },
    '/scope': { get: guarded('scope', [{ oauth: ['vault:open'] }]) },
    '/key': { get: guarded('key', [{ headerKey: [] }]), delete: guarded('deleteKey', [{ token: [] }]) },
    '/query': { get: guarded('query', [{ queryKey: [] }]) },
    '/cookie': { get: guarded('cookie', [{ cookieKey: [] }]) },
    '/basic': { get: guarded('basic', [{ basic: [] }]) },
    '/both': { get: guarded('both', [{ headerKey: [], token: [] }]) },
    '/maybe': { get: guarded('maybe', [{ token: [] }, {}]) },
  },
  components: {
    securitySchemes: {
      token: { type: 'http', scheme: 'bearer' }, basic: { type: 'http', scheme: 'basic' },
      oauth: { type: 'oauth2', flows: { clientCredentials: { tokenUrl: 'https://id.example/token', scopes: { 'vault:open': 'Open' } } } },
      headerKey: { type: 'apiKey', in: 'header', name: 'X-Key' }, queryKey: { type: 'apiKey', in: 'query', name: 'key' }, cookieKey: { type: 'apiKey', in: 'cookie', name: 'key' },
    },
  },
}

export const secretKey = 'secret-key-of-the-vault'
export const password = 'secret-password-of-the-vault'

export interface VaultOptions {
  readonly engine?: 'compiled' | 'express'
  readonly hooks?: ApiHooks
  readonly env?: Readonly<Record<string, string>>
  readonly keys?: readonly SigningKey[]
  readonly gatewayYaml?: string
}

/** A generated gateway with one operation per scheme before a backend that writes down what reaches it, and its issuer; both end with the test. */
export async function vault(t: Pick<TestContext, 'after'>, { engine = 'compiled', hooks, env = {}, keys, gatewayYaml }: VaultOptions = {}) {
  const own = keys ?? [await signingKey('one', 'RS256')]
  const issuer = await startIssuer(own)
  const seen: Seen[] = []
  const answer: { with: RequestListener } = { with: (_request, response) => void response.writeHead(200, { 'content-type': 'application/json' }).end('{}') }
  const backend = await serve(async (request, response) => {
    seen.push({ method: request.method!, url: request.url!, headers: request.headers, rawHeaders: request.rawHeaders, body: String(await bodyOf(request).catch(() => '')) })
    answer.with(request, response)
  })
  const project = await generateProject({ 'specs/vault.json': JSON.stringify(document), ...(gatewayYaml !== undefined && { 'specs/gateway.yaml': gatewayYaml }) })
  const gateway = await project.start({
    backend: backend.url, engine, ...(hooks !== undefined && { hooks: { vault: hooks } }),
    env: {
      AUTH_TOKEN_ISSUER: issuer.url, AUTH_TOKEN_AUDIENCE: 'vault', AUTH_OAUTH_ISSUER: issuer.url, AUTH_OAUTH_AUDIENCE: 'vault', AUTH_HEADERKEY_KEYS: secretKey, AUTH_QUERYKEY_KEYS: secretKey,
      AUTH_COOKIEKEY_KEYS: secretKey, AUTH_BASIC_KEYS: `ann:${password}`, ...env,
    },
  })
  t.after(async () => {
    await gateway.close()
    await Promise.all([backend.close(), issuer.close()])
    project.remove()
  })
  const claims = (): Record<string, unknown> => ({ iss: issuer.url, aud: 'vault', sub: 'ann', scope: 'vault:open', exp: Math.floor(Date.now() / 1000) + 300 })
  return {
    ...gateway, seen, issuer, answer, backendUrl: backend.url, signer: own[0]!, claims,
    token: (more: object = {}, header: Readonly<Record<string, unknown>> = {}): Promise<string> => signToken(own[0]!, JSON.parse(JSON.stringify({ ...claims(), ...more })) as never, header),
    async ask(path: string, init: RequestInit = {}) {
      seen.length = 0
      const response = await fetch(gateway.url + path, { redirect: 'manual', ...init })
      const body = await response.text()
      const problem = response.headers.get('content-type') === 'application/problem+json' && body !== '' ? JSON.parse(body) as Record<string, unknown> : null
      return { status: response.status, headers: response.headers, body, problem, code: problem?.['code'], reached: seen.length }
    },
    /** The path that asks for a token, with this one. */
    bearer(token: string, path = '/token') {
      return this.ask(path, { headers: { authorization: `Bearer ${token}` } })
    },
    async raw(lines: readonly string[], body = '', silence = 0): Promise<{ readonly text: string; readonly statuses: readonly number[]; readonly reached: number }> {
      seen.length = 0
      const text = await sendRaw(gateway.port, `${lines.join('\r\n')}\r\n\r\n${body}`, undefined, silence)
      return { text, statuses: [...text.matchAll(/HTTP\/1\.[01] (\d{3}) /g)].map((match) => Number(match[1])).filter((status) => status >= 200), reached: seen.length }
    },
  }
}

export type Vault = Awaited<ReturnType<typeof vault>>

/** One attack, on both engines. */
export function attack(name: string, run: (t: TestContext, engine: 'compiled' | 'express') => Promise<void>): void {
  describe(name, () => {
    for (const engine of ['compiled', 'express'] as const) test(`${engine} engine`, (t) => run(t, engine))
  })
}

export const base64url = (value: unknown): string => Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url')
