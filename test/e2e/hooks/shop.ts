import type { IncomingHttpHeaders, ServerResponse } from 'node:http'
import type { TestContext } from 'node:test'
import {
  answer, array, binary, cookieParameter, empty, eventStream, form, field, headerParameter, integer, json, object, pathParameter, queryParameter,
  required, string, text,
} from '../../../runtime/index.ts'
import type { OperationHooks } from '../../../runtime/contract.ts'
import type { Log } from '../../../runtime/stage.ts'
import { anOperation, startGateway, type TestGateway, type TestGatewayOptions } from '../../support/gateway.ts'
import { bodyOf } from '../../support/raw.ts'
import { schema } from '../../unit/stages/schemas.ts'

/** Hooks as JavaScript would have them: what they return is the test's business. */
export interface LooseHooks {
  before?(request: LooseRequest, context: Parameters<NonNullable<OperationHooks['before']>>[1]): unknown
  handle?(request: LooseRequest, context: Parameters<NonNullable<OperationHooks['before']>>[1]): unknown
  after?(response: LooseResponse, request: LooseRequest, context: Parameters<NonNullable<OperationHooks['before']>>[1]): unknown
}
export interface LooseRequest {
  readonly method: string
  readonly path: Record<string, unknown>
  readonly query: Record<string, unknown>
  readonly headers: Record<string, unknown>
  readonly cookies: Record<string, unknown>
  readonly body: Record<string, unknown>
}
export interface LooseResponse {
  readonly status: number
  readonly headers: Record<string, string>
  readonly body: Record<string, unknown>
}

const pet = schema({
  type: 'object', required: ['name'], additionalProperties: false,
  properties: { name: { type: 'string', minLength: 1 }, age: { type: 'integer', minimum: 0 }, chip: { type: 'integer' } },
})
const problem = schema({ type: 'object', required: ['title'] })
const short = schema({ type: 'string', maxLength: 5 })

const responses = {
  200: answer([json(pet)], [headerParameter('X-Count', integer, schema({ type: 'integer' }))]),
  201: answer([json(pet)]),
  204: empty(),
  404: answer([json(problem, 'application/problem+json')]),
}

export const operations = [
  anOperation({
    id: 'getPet', path: '/pets/{id}', responses,
    parameters: [
      pathParameter('id', string, short),
      queryParameter('tag', array(string), schema({ type: 'array', items: { type: 'string', maxLength: 5 } })),
      queryParameter('filter', object({ kind: string }), schema({ type: 'object' }), { style: 'deepObject', explode: true }),
      queryParameter('range', object({ from: integer, to: integer }), schema({ type: 'object' })),
      headerParameter('X-Mode', string, short),
      cookieParameter('lang', string, short),
    ],
  }),
  anOperation({ id: 'addPet', method: 'POST', path: '/pets', body: required(json(pet)), responses }),
  anOperation({ id: 'getForm', path: '/forms', responses: { 200: answer([form(pet, [field('name', string), field('age', integer)]), binary('multipart/mixed')]) } }),
  anOperation({ id: 'addForm', method: 'POST', path: '/forms', body: required(form(pet, [field('name', string)])), responses }),
  anOperation({ id: 'events', path: '/events', responses: { 200: answer([eventStream(null)]) } }),
  anOperation({ id: 'file', path: '/file', responses: { 200: answer([binary('image/png')]) } }),
  anOperation({ id: 'word', path: '/word', responses: { 200: answer([text(short)]), 201: answer([json(null)]) } }),
]

export interface Shop extends TestGateway {
  readonly seen: { readonly method: string; readonly url: string; readonly headers: IncomingHttpHeaders; readonly body: string }[]
  readonly logged: { readonly fields: object; readonly message: string }[]
}

/** A pet shop with hooks of the test's, whose backend answers with `reply`, or with a good pet. */
export async function shop(
  t: Pick<TestContext, 'after'>, hooks: Readonly<Record<string, LooseHooks>>,
  reply: (response: ServerResponse) => void = (response) => void response.writeHead(200, { 'content-type': 'application/json' }).end('{"name":"Rex"}'),
  options: Partial<TestGatewayOptions> = {},
): Promise<Shop> {
  const seen: Shop['seen'] = []
  const logged: Shop['logged'] = []
  const note = (fields: object, message: string): void => void logged.push({ fields, message })
  const log: Log = { info: note, warn: note, error: note }
  const gateway = await startGateway({
    operations, log, hooks: hooks as never,
    backend: async (request, response) => {
      seen.push({ method: request.method!, url: request.url!, headers: request.headers, body: (await bodyOf(request)).toString() })
      reply(response)
    },
    ...options,
  })
  t.after(() => gateway.close())
  return { ...gateway, seen, logged }
}

export async function ask(url: string, init: RequestInit = {}) {
  const response = await fetch(url, init)
  const body = await response.text()
  const value = body === '' ? undefined : (() => {
    try {
      return JSON.parse(body) as Record<string, unknown>
    } catch {
      return undefined
    }
  })()
  return { status: response.status, headers: response.headers, body, value, code: value?.['code'] }
}

export const post = (value: unknown): RequestInit => ({ method: 'POST', headers: { 'content-type': 'application/json' }, body: typeof value === 'string' ? value : JSON.stringify(value) })
