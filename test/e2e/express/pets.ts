import type { IncomingHttpHeaders, RequestListener } from 'node:http'
import type { TestContext } from 'node:test'
import {
  answer, anyOf, array, binary, empty, field, form, headerParameter, integer, json, multipart, optional, pathParameter, queryParameter, required, scheme, string,
} from '../../../runtime/index.ts'
import type { Log } from '../../../runtime/stage.ts'
import { anOperation, startGateway, type TestGateway, type TestGatewayOptions } from '../../support/gateway.ts'
import { bodyOf } from '../../support/raw.ts'
import { schema } from '../../unit/stages/schemas.ts'

const pet = schema({
  type: 'object', required: ['name'], additionalProperties: false,
  properties: { name: { type: 'string', minLength: 1 }, note: { type: ['string', 'null'] }, size: { type: 'string' } },
})
export const key = scheme('key', { type: 'apiKey', in: 'header', name: 'X-Key' })

/** The operations of pets.json, as the generator would print them. */
export const operations = [
  anOperation({
    id: 'getPet', path: '/pets/{pet-id}', responses: { 200: answer([json(pet)]), 204: empty() },
    parameters: [
      pathParameter('pet-id', integer, schema({ type: 'integer' })), queryParameter('limit', integer, schema({ type: 'integer', maximum: 10 })),
      queryParameter('at', string, schema({ type: 'string' })),
      queryParameter('tags', array(string), schema({ type: 'array', items: { type: 'string', maxLength: 3 } }), { explode: false }),
      headerParameter('X-List', array(integer), schema({ type: 'array', items: { type: 'integer' } })),
    ],
  }),
  anOperation({
    id: 'addPet', method: 'POST', path: '/pets', responses: { 201: empty() },
    body: required(json(pet), form(pet, [field('name', string)]), multipart(schema({ type: 'object' }), [])),
  }),
  anOperation({ id: 'maybePet', method: 'PUT', path: '/pets', body: optional(json(pet)), responses: { 200: empty() } }),
  anOperation({ id: 'getFile', path: '/file', responses: { 200: answer([binary()]) } }),
  anOperation({ id: 'putFile', method: 'PUT', path: '/file', body: required(binary()), responses: { 200: empty() } }),
  anOperation({ id: 'secret', path: '/secret', security: anyOf([key()]), responses: { 200: empty() } }),
]

export interface Pets extends TestGateway {
  readonly seen: { readonly method: string; readonly url: string; readonly headers: IncomingHttpHeaders; readonly body: string }[]
  readonly logged: { readonly fields: Record<string, unknown>; readonly message: string }[]
}

export const goodPet: RequestListener = (_request, response) => void response.writeHead(200, { 'content-type': 'application/json' }).end('{"name":"Rex"}')

/** The pets' gateway; it is closed with the test. */
export async function pets(t: Pick<TestContext, 'after'>, reply: RequestListener = goodPet, options: Partial<TestGatewayOptions> = {}): Promise<Pets> {
  const seen: Pets['seen'] = []
  const logged: Pets['logged'] = []
  const note = (fields: object, message: string): void => void logged.push({ fields: fields as Record<string, unknown>, message })
  const log: Log = { info: note, warn: note, error: note }
  const gateway = await startGateway({
    operations, log, schemes: [key], env: { AUTH_KEY_KEYS: 'good-key' }, document: './pets.json', base: import.meta.url,
    backend: async (request, response) => {
      const seeing = { method: request.method!, url: request.url!, headers: request.headers, body: '' }
      seen.push(seeing)
      const streams = request.url!.endsWith('/stream') || request.headers['x-unread'] !== undefined
      if (!streams) seeing.body = await bodyOf(request).then(String, () => '')
      reply(request, response)
    },
    ...options,
  })
  t.after(() => gateway.close())
  return { ...gateway, seen, logged }
}

export async function ask(url: string, init: RequestInit = {}) {
  const response = await fetch(url, { redirect: 'manual', ...init })
  const body = await response.text()
  const problem = response.headers.get('content-type') === 'application/problem+json' && body !== '' ? JSON.parse(body) as { code: string; errors?: { in: string; pointer: string; code: string }[] } : null
  return { status: response.status, headers: response.headers, body, code: problem?.code, errors: problem?.errors }
}

export const posting = (body: string, type = 'application/json', method = 'POST'): RequestInit => ({ method, headers: { 'content-type': type }, body })
