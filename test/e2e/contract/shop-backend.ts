import { createServer } from 'node:http'
import type { Server } from 'node:http'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { createMarks } from '../../../testing/mock/marks.ts'

/** A server on a free port of 127.0.0.1, and how to end it. */
export interface Listening { readonly url: string; close(): Promise<void> }

export async function listen(server: Server): Promise<Listening> {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

/** The shop's backend: answers as its document says, or against it where `Prefer` asks for that, and proves what it got. */
export function shopBackend(): Server {
  const marks = createMarks()
  return createServer((request, response) => {
    const target = request.url ?? ''
    const path = target.split('?')[0]!
    const found = routes.find((route) => route.methods.includes(request.method ?? '') && route.path.test(path))
    const prefer = request.headers['prefer'] ?? ''
    const headers: string[] = ['content-type', 'application/json', 'x-mock-operation', found?.operation ?? '', 'x-mock-target', target, ...marks.note(request.headers).flat()]
    request.resume()
    request.on('end', () => {
      if (found === undefined) return void response.writeHead(404, headers).end('{}')
      if (found.operation === 'getItem') headers.push('x-stock', prefer === 'fault=header' ? 'many' : '3')
      if (found.status === 204) return void response.writeHead(204, headers.slice(2)).end()
      response.writeHead(found.status, headers).end(prefer === 'fault=body' ? '{"name":""}' : '{"name":"chair","price":20.5}')
    })
  })
}

const routes = [
  { operation: 'getItem', methods: ['GET', 'HEAD'], path: /^\/api\/v1\/items\/[^/]+$/, status: 200 },
  { operation: 'addItem', methods: ['POST'], path: /^\/api\/v1\/items$/, status: 201 },
  { operation: 'open', methods: ['GET', 'HEAD'], path: /^\/api\/v1\/open$/, status: 204 },
]
