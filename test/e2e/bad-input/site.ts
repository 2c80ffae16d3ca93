import type { IncomingHttpHeaders } from 'node:http'
import type { TestContext } from 'node:test'
import {
  answer, any, binary, field, form, json, object, pathParameter, queryParameter, required, scalar, string,
} from '../../../runtime/index.ts'
import { anOperation, startGateway, type TestGateway, type TestGatewayOptions } from '../../support/gateway.ts'
import { bodyOf, sendRaw } from '../../support/raw.ts'
import { schema } from '../../unit/stages/schemas.ts'

/** What the backend was sent. */
export interface Seen {
  readonly method: string
  readonly url: string
  readonly headers: IncomingHttpHeaders
  readonly body: Buffer
}

export interface Site extends TestGateway {
  readonly seen: Seen[]
  /** Asks for something good: the process still serves. */
  serves(): Promise<boolean>
  raw(lines: readonly string[], body?: string | Buffer): Promise<string>
}

const tree = schema({ type: 'object', properties: { name: { type: 'string' }, child: { $ref: '#' } } })

export const operations = [
  anOperation({ id: 'thing', path: '/things/{id}', parameters: [pathParameter('id', string, null)], responses: { 200: answer([json(null)]) } }),
  anOperation({ id: 'json', method: 'POST', path: '/json', body: required(json(tree)) }),
  anOperation({ id: 'form', method: 'POST', path: '/form', body: required(form(schema({ type: 'object' }), [field('a', string), field('n', scalar('integer'))])) }),
  anOperation({ id: 'upload', method: 'PUT', path: '/upload', body: required(binary()), policies: { limits: { upload: 200_000 } } }),
  anOperation({
    id: 'search', path: '/search',
    parameters: [
      queryParameter('filter', object({ name: string }, any), schema({ type: 'object' }), { style: 'deepObject', explode: true }),
      queryParameter('near', any, schema({}), { content: 'application/json' }),
      queryParameter('q', string, schema({ type: 'string' })),
    ],
  }),
]

/** A gateway whose backend writes down what reaches it and answers `ok`; it is closed with the test. */
export async function site(t: Pick<TestContext, 'after'>, options: Partial<TestGatewayOptions> = {}): Promise<Site> {
  const seen: Seen[] = []
  const gateway = await startGateway({
    operations,
    backend: async (request, response) => {
      const body = await bodyOf(request).catch(() => Buffer.alloc(0))
      seen.push({ method: request.method!, url: request.url!, headers: request.headers, body })
      response.writeHead(200, { 'content-type': 'application/json' }).end('{"ok":true}')
    },
    ...options,
  })
  t.after(() => gateway.close())
  return {
    ...gateway, seen,
    raw: (lines, body = '') => sendRaw(gateway.port, Buffer.concat([Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1'), Buffer.from(body)])),
    async serves() {
      const response = await fetch(`${gateway.url}/things/1`)
      await response.arrayBuffer()
      return response.ok
    },
  }
}

/** The status of the first answer in raw text, and how many answers there are. */
export function answersIn(text: string): readonly number[] {
  return [...text.matchAll(/HTTP\/1\.1 (\d{3}) /g)].map((match) => Number(match[1]))
}

export const problemIn = (text: string): { code: string; errors?: { in: string; pointer: string; code: string }[] } =>
  JSON.parse(text.slice(text.indexOf('{'), text.lastIndexOf('}') + 1)) as never
