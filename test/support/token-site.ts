import { generateProject, plainBackend, type GeneratedProject, type StartedGateway, type StartOptions } from './generated-gateway.ts'
import { startIdentityProvider, type IdentityProvider } from './identity-provider.ts'

const document = {
  openapi: '3.1.0', info: { title: 'Pets', version: '1' }, servers: [{ url: 'https://pets.test' }],
  paths: Object.fromEntries(Object.entries({ token: [{ token: [] }], write: [{ token: ['write'] }], opaque: [{ opaque: ['read'] }], either: [{ opaque: [] }, { token: [] }] })
    .map(([path, security]) => [`/${path}`, { get: { security, responses: { 200: { description: 'ok' } } } }])),
  components: {
    securitySchemes: {
      token: { type: 'openIdConnect', openIdConnectUrl: 'https://id.test/.well-known/openid-configuration' },
      opaque: { type: 'oauth2', flows: { clientCredentials: { tokenUrl: 'https://id.test/token', scopes: { read: 'r', write: 'w' } } } },
    },
  },
}

/** A generated gateway whose tokens come from a real identity provider. */
export interface TokenSite {
  readonly provider: IdentityProvider
  start(options?: Partial<StartOptions>): Promise<StartedGateway>
  close(): Promise<void>
}

export async function tokenSite(): Promise<TokenSite> {
  const provider = await startIdentityProvider()
  const backend = await plainBackend()
  const project: GeneratedProject = await generateProject({ 'specs/pets.json': JSON.stringify(document) })
  const { url, clientId, clientSecret } = provider.introspection
  return {
    provider,
    start: ({ env, ...options } = {}) => project.start({
      backend: backend.url, ...options,
      env: {
        AUTH_TOKEN_ISSUER: provider.url, AUTH_TOKEN_AUDIENCE: 'pets', AUTH_TOKEN_TYP: 'at+jwt',
        AUTH_OPAQUE_INTROSPECTION: url, AUTH_OPAQUE_CLIENT_ID: clientId, AUTH_OPAQUE_CLIENT_SECRET: clientSecret, AUTH_OPAQUE_AUDIENCE: 'pets', ...env,
      },
    }),
    async close() {
      project.remove()
      await Promise.all([provider.close(), backend.close()])
    },
  }
}

export interface Asked { readonly status: number; readonly code: string; readonly detail: string; readonly challenge: string; readonly retryAfter: number }

/** Asks an operation of the site with a bearer token. */
export async function askWith(gateway: StartedGateway, path: string, token: string): Promise<Asked> {
  const response = await fetch(gateway.url + path, { headers: { authorization: `Bearer ${token}` } })
  const problem = await response.json() as { code?: string; detail?: string }
  return {
    status: response.status, code: problem.code ?? '', detail: problem.detail ?? '',
    challenge: response.headers.get('www-authenticate') ?? '', retryAfter: Number(response.headers.get('retry-after') ?? 0),
  }
}
