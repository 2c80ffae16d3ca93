import type { RequestListener } from 'node:http'
import { createSecureServer, type Http2SecureServer, type ServerHttp2Session } from 'node:http2'
import { createServer, type Server } from 'node:https'
import type { TLSSocket } from 'node:tls'
import { hardenServer, serverOptions, type ServerTimes } from '../server.ts'
import type { TlsFiles } from '../settings/tls-files.ts'
import { H2Request, H2Response, sessionSockets } from './h2-messages.ts'
import { secureContext, secureOptions } from './secure-options.ts'

export interface TlsServerOptions {
  readonly files: TlsFiles
  /** Whether HTTP/2 is offered; nothing that knows Express can speak it. */
  readonly http2: boolean
  readonly requireClientCert: boolean
  readonly times?: ServerTimes
}

/** A server that speaks HTTP/1.1 and HTTP/2 over TLS on one port. */
export interface TlsServer {
  readonly server: Server
  /** Open sessions of HTTP/2. */
  readonly sessions: ReadonlySet<ServerHttp2Session>
  /** Connections from now on get these files. */
  renew(files: TlsFiles): void
}

/** Streams that one client may have open at once; nghttp2 bounds by itself how fast they may be opened and reset. */
const streamsPerSession = 128

/**
 * Makes the listener with TLS: connections that chose HTTP/1.1 are the business of the same kind of server as without TLS, with
 * the same limits, and only those that chose `h2` are handed to HTTP/2. Not one line of the gateway's own path asks which it was.
 */
export function createTlsServer(listener: RequestListener, { files, http2, requireClientCert, times = {} }: TlsServerOptions): TlsServer {
  const context = secureContext(files)
  const server = createServer({ ...serverOptions(times), ...context, ...secureOptions({ http2, clientCa: files.ca !== undefined, requireClientCert }) }, listener)
  hardenServer(server)
  const sessions = new Set<ServerHttp2Session>()
  if (http2) divide(server, h2Server(listener, sessions, times.idle ?? 75_000))
  // A handshake that fails is the client's business; without a listener Node would only close the connection too.
  server.on('tlsClientError', (_error, socket: TLSSocket) => socket.destroy())
  return { server, sessions, renew: (renewed) => server.setSecureContext(secureContext(renewed)) }
}

/** Sends connections to the server that speaks what they chose. */
function divide(server: Server, h2: Http2SecureServer): void {
  const [http1, ...others] = server.listeners('secureConnection') as ((socket: TLSSocket) => void)[]
  if (http1 === undefined || others.length > 0) throw new Error('node:https takes its connections in another way now')
  server.off('secureConnection', http1)
  server.on('secureConnection', (socket: TLSSocket) => {
    if (socket.alpnProtocol === 'h2') h2.emit('secureConnection', socket)
    else http1.call(server, socket)
  })
}

/** The server of HTTP/2 listens nowhere: it gets connections whose handshake is done. */
function h2Server(listener: RequestListener, sessions: Set<ServerHttp2Session>, idle: number): Http2SecureServer {
  const server = createSecureServer({
    Http2ServerRequest: H2Request as never,
    Http2ServerResponse: H2Response as never,
    settings: { maxConcurrentStreams: streamsPerSession, enablePush: false, maxHeaderListSize: 32_768 },
    maxHeaderListPairs: 256,
    maxSendHeaderBlockLength: 65_536,
  }, listener as never)
  // Two connections that arrive in one tick cannot be confused: a session is made while its connection is handed over.
  let current: TLSSocket | null = null
  server.prependListener('secureConnection', (socket: TLSSocket) => { current = socket })
  server.on('session', (session: ServerHttp2Session) => {
    if (current !== null) sessionSockets.set(session, current)
    current = null
    sessions.add(session)
    session.once('close', () => sessions.delete(session))
    session.setTimeout(idle, () => session.close())
  })
  // A client that breaks the protocol loses its session, which is all that can be done.
  server.on('sessionError', () => undefined)
  return server
}
