import { createServer, type RequestListener, type Server, type ServerOptions, type ServerResponse } from 'node:http'
import type { AddressInfo, Server as NetServer } from 'node:net'
import type { Duplex } from 'node:stream'
import { problems } from './problem.ts'

/** How long clients may take, in ms: for the head, for the whole request, and between two requests; `check` is how often that is looked at. */
export interface ServerTimes {
  readonly headers?: number
  readonly request?: number
  readonly idle?: number
  readonly check?: number
}

/** The HTTP server with the gateway's limits: slow clients and oversized heads are cut. */
export function createGatewayServer(listener: RequestListener, times: ServerTimes = {}): Server {
  return hardenServer(createServer(serverOptions(times), listener))
}

/** The gateway's limits as options of a server, with TLS or without. */
export function serverOptions({ headers = 10_000, request = 30_000, idle = 75_000, check = 1_000 }: ServerTimes): ServerOptions {
  return {
    keepAliveTimeout: idle,
    headersTimeout: headers,
    requestTimeout: request,
    connectionsCheckingInterval: check,
    maxHeaderSize: 32_768,
    optimizeEmptyRequests: true,
    requireHostHeader: true,
  } as ServerOptions
}

/** Has a server answer what is no HTTP as the gateway answers it. */
export function hardenServer<S extends Pick<Server, 'on'>>(server: S): S {
  server.on('clientError', refuseBroken)
  return server
}

const refusals: Readonly<Record<string, readonly [status: string, code: string, title: string]>> = {
  HPE_HEADER_OVERFLOW: ['431 Request Header Fields Too Large', 'request_malformed', 'The head of the request is too large'],
  ERR_HTTP_REQUEST_TIMEOUT: ['408 Request Timeout', 'request_timeout', problems.request_timeout[1]],
}

/** Answers what is no HTTP at all; there is no request to log or to route. */
function refuseBroken(error: NodeJS.ErrnoException, socket: Duplex): void {
  // An answer is on its way on this connection: text of ours within it would be taken for a part of it.
  const begun = (socket as { _httpMessage?: ServerResponse | null })._httpMessage?.headersSent === true
  if (error.code === 'ECONNRESET' || !socket.writable || begun) {
    socket.destroy()
    return
  }
  const [status, code, title] = refusals[error.code ?? ''] ?? ['400 Bad Request', 'request_malformed', problems.request_malformed[1]]
  const body = JSON.stringify({ type: `urn:gatewright:problem:${code}`, title, status: Number(status.slice(0, 3)), code })
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Type: application/problem+json\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`)
}

/**
 * Connections that may wait to be accepted, where the machine allows as many (net.core.somaxconn, 4,096 on Linux). Node's own 511 fill
 * within the half second that an overload may delay the event loop; what comes then the kernel drops without a word, and such a
 * client waits for seconds, or is reset, where it would have been served or refused at once.
 */
const backlog = 4_096

/** Listens, or rejects with the server's error (a port in use, a host that is not ours). */
export function listening(server: NetServer, port: number, host: string): Promise<AddressInfo> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen({ port, host, backlog }, () => {
      server.off('error', reject)
      resolve(server.address() as AddressInfo)
    })
  })
}
