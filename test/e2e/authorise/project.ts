import type { TestContext } from 'node:test'
import { generateProject, type StartOptions } from '../../support/generated-gateway.ts'
import { bodyOf, serve, type Seen } from '../../support/raw.ts'
import { signingKey, signToken, startIssuer } from '../../unit/auth/issuer.ts'

const ok = { 200: { description: 'A thing', content: { 'application/json': { schema: { type: 'object' } } } } }
const path = (name: string): object => ({ name, in: 'path', required: true, schema: { type: 'string' } })

/** A document that says who is known, and leaves to gateway.yaml who may. */
export const document = {
  openapi: '3.1.0', info: { title: 'Desk', version: '1' }, servers: [{ url: 'https://desk.example' }],
  security: [{ token: [] }],
  paths: {
    '/reports': { get: { operationId: 'listReports', parameters: [{ name: 'page', in: 'query', schema: { type: 'integer' } }], responses: ok } },
    '/tenants/{tenantId}/notes': {
      parameters: [path('tenantId')],
      get: { operationId: 'listNotes', responses: ok },
      post: { operationId: 'addNote', requestBody: { required: true, content: { 'application/json': { schema: { type: 'object' } } } }, responses: ok },
    },
    '/search': { get: { operationId: 'search', parameters: [{ name: 'tenant', in: 'query', schema: { type: 'string' } }, { name: 'X-Tenant', in: 'header', schema: { type: 'string' } }], responses: ok } },
    '/maybe': { get: { operationId: 'maybe', security: [{ token: [] }, {}], responses: ok } },
    '/open': { get: { operationId: 'open', security: [], responses: ok } },
  },
  components: { securitySchemes: { token: { type: 'http', scheme: 'bearer' } } },
}

/** A gateway generated from the document and a `gateway.yaml`, an issuer of tokens for it, and one backend that says which of its names was used. */
export async function desk(t: Pick<TestContext, 'after'>, gatewayYaml: string, options: Pick<StartOptions, 'engine' | 'hooks' | 'env'> = {}) {
  const key = await signingKey('one')
  const issuer = await startIssuer([key])
  const seen: Seen[] = []
  const backend = async (name: string): ReturnType<typeof serve> => serve(async (request, response) => {
    seen.push({ method: request.method!, url: request.url!, headers: request.headers, rawHeaders: request.rawHeaders, body: String(await bodyOf(request)) })
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ backend: name }))
  })
  const [own, other] = await Promise.all([backend('desk'), backend('other')])
  let project: Awaited<ReturnType<typeof generateProject>> | undefined
  let gateway: Awaited<ReturnType<NonNullable<typeof project>['start']>> | undefined
  t.after(async () => {
    await gateway?.close()
    await Promise.all([own.close(), other.close(), issuer.close()])
    project?.remove()
  })
  project = await generateProject({ 'specs/desk.json': JSON.stringify(document), 'specs/gateway.yaml': gatewayYaml })
  gateway = await project.start({
    backend: own.url, ...options,
    env: { AUTH_TOKEN_ISSUER: issuer.url, AUTH_TOKEN_AUDIENCE: 'desk', BACKEND_OTHER: other.url, ...options.env },
  })
  const { url } = gateway
  return {
    ...gateway, seen, root: project.root,
    token: (claims: object = {}): Promise<string> =>
      signToken(key, { iss: issuer.url, aud: 'desk', sub: 'ann', exp: Math.floor(Date.now() / 1000) + 60, ...claims }),
    async ask(target: string, claims: object | null = {}, init: RequestInit = {}) {
      seen.length = 0
      const headers: Record<string, string> = claims === null ? {} : { authorization: `Bearer ${await this.token(claims)}` }
      const response = await fetch(url + target, { ...init, headers: { ...headers, ...init.headers as Record<string, string> } })
      const body = await response.json() as { code?: string; detail?: string; backend?: string }
      return { status: response.status, headers: response.headers, ...body }
    },
  }
}
