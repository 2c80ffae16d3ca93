import type { IncomingHttpHeaders, RequestListener } from 'node:http'
import { generateProject } from '../../support/generated-gateway.ts'
import { bodyOf, serve } from '../../support/raw.ts'

const json = (schema: object): object => ({ 'application/json': { schema } })
const ref = (name: string): object => ({ $ref: `#/components/schemas/${name}` })
const ok = { 200: { description: 'A pet', content: json(ref('Pet')) }, 204: { description: 'None' }, 404: { description: 'Missing', content: json(ref('Problem')) } }

/** A document that says nothing about the gateway: what holds are the defaults. */
const document = {
  openapi: '3.1.0', info: { title: 'Pets', version: '1' }, servers: [{ url: 'https://pets.example/api' }],
  paths: {
    '/pets/{id}': {
      parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string', maxLength: 8 } }],
      get: { operationId: 'getPet', parameters: [{ name: 'limit', in: 'query', schema: { type: 'integer', maximum: 10, default: 5 } }, { name: 'tag', in: 'query', schema: { type: 'array', items: { type: 'string' } } }], responses: ok },
      delete: { operationId: 'removePet', responses: ok },
    },
    '/pets': {
      get: { operationId: 'listPets', parameters: Array.from({ length: 12 }, (_, index) => ({ name: `p${index}`, in: 'query', schema: { type: 'integer' } })), responses: ok },
      post: { operationId: 'addPet', requestBody: { required: true, content: json(ref('Pet')) }, responses: ok },
    },
    '/pets/{id}/tree': { parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }], post: { operationId: 'addTree', requestBody: { required: true, content: json({}) }, responses: ok } },
    '/photo': {
      put: { operationId: 'putPhoto', requestBody: { required: true, content: { 'image/png': {} } }, responses: ok },
      post: { operationId: 'postPhoto', requestBody: { required: true, content: { 'multipart/form-data': { schema: { type: 'object', properties: { file: { type: 'string', contentMediaType: 'image/png' } } } } } }, responses: ok },
    },
    '/events': { get: { operationId: 'events', responses: { 200: { description: 'Events', content: { 'text/event-stream': {} } } } } },
    '/key': { get: { operationId: 'byKey', security: [{ headerKey: [] }, { queryKey: [] }, { cookieKey: [] }], responses: ok } },
    '/basic': { get: { operationId: 'byPassword', security: [{ basic: [] }], responses: ok } },
    '/token': { get: { operationId: 'byToken', security: [{ token: [] }], responses: ok } },
    '/scope': { get: { operationId: 'byScope', security: [{ oauth: ['pets:read'] }], responses: ok } },
    '/theirs': { get: { operationId: 'byBackend', security: [{ theirs: [] }], responses: ok } },
  },
  components: {
    securitySchemes: {
      headerKey: { type: 'apiKey', in: 'header', name: 'X-Key' }, queryKey: { type: 'apiKey', in: 'query', name: 'key' }, cookieKey: { type: 'apiKey', in: 'cookie', name: 'key' },
      basic: { type: 'http', scheme: 'basic' }, token: { type: 'http', scheme: 'bearer' }, theirs: { type: 'apiKey', in: 'header', name: 'X-Theirs' },
      oauth: { type: 'oauth2', flows: { clientCredentials: { tokenUrl: 'https://id.example/token', scopes: { 'pets:read': 'Read' } } } },
    },
    schemas: {
      Pet: {
        type: 'object', required: ['name'], additionalProperties: false,
        properties: { id: { type: 'integer', readOnly: true }, name: { type: 'string', minLength: 1 }, pin: { type: 'string', writeOnly: true }, size: { type: 'string', default: 'small' } },
      },
      Problem: { type: 'object', required: ['why'], properties: { why: { type: 'string' } } },
    },
  },
}

export interface Seen {
  readonly method: string
  readonly url: string
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

/** A gateway generated from the document above, and its backend, which answers with `answer.with` and writes down what it sees. */
export async function startDefaults(env: Readonly<Record<string, string>> = {}, options: { readonly keys?: boolean } = {}) {
  const project = await generateProject({ 'specs/pets.json': JSON.stringify(document) })
  const seen: Seen[] = []
  const good: RequestListener = (_request, response) => void response.writeHead(200, { 'content-type': 'application/json' }).end('{"name":"Rex"}')
  const answer = { with: good, good }
  const backend = await serve(async (request, response) => {
    seen.push({ method: request.method!, url: request.url!, headers: request.headers, body: (await bodyOf(request).catch(() => '')).toString() })
    answer.with(request, response)
  })
  const verifiers = options.keys === false ? {} : {
    AUTH_HEADERKEY_KEYS: 'good-key', AUTH_QUERYKEY_KEYS: 'good-key', AUTH_COOKIEKEY_KEYS: 'good-key', AUTH_BASIC_KEYS: 'ann:good-password', AUTH_THEIRS: 'backend',
    AUTH_TOKEN_ISSUER: 'http://127.0.0.1:9', AUTH_TOKEN_AUDIENCE: 'pets', AUTH_OAUTH_ISSUER: 'http://127.0.0.1:9', AUTH_OAUTH_AUDIENCE: 'pets',
  }
  const gateway = await project.start({ backend: backend.url, env: { ...verifiers, ...env } }).catch(async (error: unknown) => {
    await backend.close()
    project.remove()
    throw error
  })
  return {
    ...gateway, mount: '/api', base: `${gateway.url}/api`, backendUrl: backend.url, seen, answer,
    async ask(path: string, init: RequestInit = {}) {
      seen.length = 0
      const response = await fetch(`${gateway.url}/api${path}`, { redirect: 'manual', ...init })
      const body = await response.text()
      const problem = response.headers.get('content-type') === 'application/problem+json' && body !== '' ? JSON.parse(body) as Record<string, unknown> : undefined
      const errors = (problem?.['errors'] ?? []) as readonly { in: string; pointer: string; code: string; message: string }[]
      return { status: response.status, headers: response.headers, body, problem, code: problem?.['code'], errors, faults: errors.map((one) => `${one.in} ${one.pointer} ${one.code}`) }
    },
    async close() {
      await gateway.close()
      await backend.close()
      project.remove()
    },
  }
}

export type Defaults = Awaited<ReturnType<typeof startDefaults>>

export const posting = (body: string, headers: Record<string, string> = {}, method = 'POST'): RequestInit =>
  ({ method, headers: { 'content-type': 'application/json', ...headers }, body })
