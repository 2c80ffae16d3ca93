import { readFile } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { GatewayDefinition } from './contract.ts'
import { GatewayError, problemDocument } from './problem.ts'

/** The gateway's public pages for clients that Express cannot speak with (HTTP/2): those of `createApp`, and its 404. */
export function createPages({ definition, state }: { readonly definition: GatewayDefinition; readonly state: { readonly ready: boolean } }): (request: IncomingMessage, response: ServerResponse) => void {
  const documents = new Map(definition.apis.map(({ name, document }) => [`/_gateway/openapi/${name}.json`, new URL(document, definition.base)]))
  return (request, response) => {
    const path = (request.url ?? '').split('?', 1)[0]!
    const reads = request.method === 'GET' || request.method === 'HEAD'
    const send = (status: number, body: string | Buffer, type = 'application/json; charset=utf-8'): void => {
      response.writeHead(status, { 'content-type': type, 'content-length': Buffer.byteLength(body) })
      response.end(request.method === 'HEAD' ? undefined : body)
    }
    if (reads && path === '/_gateway/health/live') return send(200, '{"status":"live"}')
    if (reads && path === '/_gateway/health/ready') return send(state.ready ? 200 : 503, `{"status":"${state.ready ? 'ready' : 'stopping'}"}`)
    const document = reads ? documents.get(path) : undefined
    const refuse = (error: GatewayError): void => send(error.status, problemDocument(error, ''), 'application/problem+json')
    if (document === undefined) return refuse(new GatewayError('not_found'))
    readFile(document).then((bytes) => send(200, bytes, 'application/json; charset=utf-8'), () => refuse(new GatewayError('internal')))
  }
}
