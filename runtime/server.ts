import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'

/** The HTTP server with the gateway's limits: slow clients and oversized heads are cut. */
export function createGatewayServer(listener: RequestListener): Server {
  const server = createServer({
    keepAliveTimeout: 75_000,
    headersTimeout: 10_000,
    requestTimeout: 30_000,
    connectionsCheckingInterval: 1_000,
    maxHeaderSize: 32_768,
    optimizeEmptyRequests: true,
    requireHostHeader: true,
  } as Parameters<typeof createServer>[0], listener)
  server.on('clientError', refuseBroken)
  return server
}

const refusals: Readonly<Record<string, string>> = {
  HPE_HEADER_OVERFLOW: '431 Request Header Fields Too Large',
  ERR_HTTP_REQUEST_TIMEOUT: '408 Request Timeout',
}

/** Answers what is no HTTP at all; there is no request to log or to route. */
function refuseBroken(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy()
    return
  }
  const status = refusals[error.code ?? ''] ?? '400 Bad Request'
  const body = JSON.stringify({ type: 'urn:gatewright:problem:request_malformed', title: 'The request is malformed', status: Number(status.slice(0, 3)), code: 'request_malformed' })
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Type: application/problem+json\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`)
}

/** Listens, or rejects with the server's error (a port in use, a host that is not ours). */
export function listening(server: Server, port: number, host: string): Promise<AddressInfo> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      server.off('error', reject)
      resolve(server.address() as AddressInfo)
    })
  })
}
