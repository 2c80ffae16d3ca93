import type { ServerResponse } from 'node:http'
import type { TestContext } from 'node:test'
import type { ApiHooks } from '../../../runtime/contract.ts'
import { generateProject, plainBackend, type StartOptions } from '../../support/generated-gateway.ts'
import { bodyOf, type Seen } from '../../support/raw.ts'

/** An API that speaks XML: attributes, namespaces, lists of both kinds, recursion, an alternative, JSON beside it, one that cannot be read. */
export const document = {
  openapi: '3.1.0',
  info: { title: 'Shop', version: '1' },
  servers: [{ url: '/' }],
  components: {
    schemas: {
      Pet: {
        type: 'object', required: ['id', 'name'], additionalProperties: false, xml: { name: 'pet', namespace: 'urn:shop', prefix: 's' },
        properties: {
          id: { type: 'integer', minimum: 1, xml: { attribute: true } },
          name: { type: 'string', minLength: 1, maxLength: 20 },
          price: { type: 'number', exclusiveMinimum: 0 },
          sold: { type: 'boolean' },
          note: { type: ['string', 'null'] },
          tags: { type: 'array', maxItems: 3, xml: { wrapped: true }, items: { type: 'string', maxLength: 5, xml: { name: 'tag' } } },
          photo: { type: 'array', items: { type: 'string', format: 'uri' } },
          kids: { type: 'array', items: { $ref: '#/components/schemas/Pet' } },
        },
      },
      Event: { oneOf: [{ $ref: '#/components/schemas/Born' }, { $ref: '#/components/schemas/Sold' }], discriminator: { propertyName: 'kind' }, xml: { name: 'event' } },
      Born: { type: 'object', required: ['kind', 'weight'], additionalProperties: false, properties: { kind: { const: 'Born' }, weight: { type: 'number' } } },
      Sold: { type: 'object', required: ['kind', 'to'], additionalProperties: false, properties: { kind: { const: 'Sold' }, to: { type: 'string' } } },
    },
  },
  paths: {
    '/pets': { post: {
      operationId: 'addPet',
      requestBody: { required: true, content: { 'application/xml': { schema: { $ref: '#/components/schemas/Pet' } }, 'application/json': { schema: { $ref: '#/components/schemas/Pet' } } } },
      responses: { 200: { description: '', content: { 'application/xml': { schema: { $ref: '#/components/schemas/Pet' } }, 'application/json': { schema: { $ref: '#/components/schemas/Pet' } } } } },
    } },
    '/events': { post: {
      operationId: 'addEvent',
      requestBody: { required: true, content: { 'application/vnd.shop.event+xml': { schema: { $ref: '#/components/schemas/Event' } }, 'text/xml': { schema: { $ref: '#/components/schemas/Event' } } } },
      responses: { 200: { description: '', content: { 'application/json': {} } } },
    } },
    '/matrix': { post: {
      operationId: 'addMatrix',
      requestBody: { required: true, content: { 'application/xml': { schema: { type: 'array', xml: { name: 'm', wrapped: true }, items: { type: 'array', items: { type: 'integer' } } } } } },
      responses: { 200: { description: '' } },
    } },
  },
}

export interface Shop {
  readonly url: string
  readonly port: number
  /** What reached the backend. */
  readonly seen: Seen[]
  /** What the backend answers. */
  answer: (response: ServerResponse) => void
  send(path: string, body: string | Buffer, headers?: Readonly<Record<string, string>>): Promise<{ readonly status: number; readonly body: string; readonly headers: Headers; readonly errors: readonly string[] }>
}

/** The gateway of that API, started; it ends with the test. */
export async function startShop(t: TestContext, options: { readonly hooks?: ApiHooks; readonly policies?: string; readonly engine?: StartOptions['engine'] } = {}): Promise<Shop & { readonly diagnostics: readonly string[] }> {
  const { hooks, policies, engine } = options
  const project = await generateProject({ 'specs/shop.json': JSON.stringify(document), ...(policies !== undefined && { 'specs/gateway.yaml': policies }) })
  t.after(() => project.remove())
  const seen: Seen[] = []
  const shop: { answer: Shop['answer'] } = { answer: (response) => void response.writeHead(200, { 'content-type': 'application/json' }).end('{"id":1,"name":"Rex"}') }
  const backend = await plainBackend((request, response) => {
    void bodyOf(request).then((body) => {
      seen.push({ method: request.method!, url: request.url!, headers: request.headers, rawHeaders: request.rawHeaders, body: body.toString() })
      shop.answer(response)
    })
  })
  t.after(() => backend.close())
  const started = await project.start({ backend: backend.url, ...(hooks !== undefined && { hooks: { shop: hooks } }), ...(engine !== undefined && { engine }) })
  t.after(() => started.close())
  return Object.assign(shop, {
    url: started.url, port: started.port, seen,
    diagnostics: project.diagnostics.map(({ severity, code, message }) => `${severity} ${code}: ${message}`),
    async send(path: string, body: string | Buffer, headers: Readonly<Record<string, string>> = {}) {
      const response = await fetch(`${started.url}${path}`, { method: 'POST', headers: { 'content-type': 'application/xml', ...headers }, body })
      const text = await response.text()
      const problem = response.headers.get('content-type')?.startsWith('application/problem+json') === true ? JSON.parse(text) as { readonly errors?: readonly { readonly pointer: string; readonly code: string }[] } : {}
      return { status: response.status, body: text, headers: response.headers, errors: (problem.errors ?? []).map(({ pointer, code }) => `${code} ${pointer}`.trimEnd()) }
    },
  })
}
