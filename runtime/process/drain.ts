import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { ServerHttp2Session } from 'node:http2'
import type { Server as TlsServer } from 'node:https'
import { Server as NetServer } from 'node:net'
import type { Socket } from 'node:net'

export interface DrainOptions {
  /** Milliseconds that a connection may be idle before it is closed: a request may be on its way. */
  readonly grace: number
  /** Milliseconds after which what is still in flight is cut. */
  readonly limit: number
  /**
   * Resolves when no connection is handed to this process any more; a client that is told to reconnect before that could be
   * handed here again. Absent: the listener is this process's own, and closed at once.
   */
  readonly unlisted?: Promise<void>
  /** Open sessions of HTTP/2. */
  readonly sessions?: ReadonlySet<ServerHttp2Session>
}

const none: ReadonlySet<ServerHttp2Session> = new Set()

/** Open connections of a server, from now on; `drain` needs those that were opened before it. Costs nothing per request. */
export function trackConnections(server: Server | TlsServer): ReadonlySet<Socket> {
  const sockets = new Set<Socket>()
  server.on('setSecureContext' in server ? 'secureConnection' : 'connection', (socket: Socket & { readonly alpnProtocol?: unknown }) => {
    // Sessions of HTTP/2 end by a word of their own.
    if (socket.alpnProtocol === 'h2') return
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
  })
  return sockets
}

/**
 * Stops a server without failing a request: it stops listening, answers what comes on open connections with
 * `Connection: close` (RFC 9112, 9.6), closes each connection once it has been idle for the grace, and resolves when none is left.
 */
export async function drainServer(server: Server | TlsServer, sockets: ReadonlySet<Socket>, options: DrainOptions): Promise<void> {
  const { grace, limit, unlisted, sessions = none } = options
  // The method of `http.Server` would close idle connections now, some with a request on its way.
  const closed = new Promise<void>((resolve) => NetServer.prototype.close.call(server, () => resolve()))
  await unlisted

  server.prependListener('request', (_request: IncomingMessage, response: ServerResponse) => { response.shouldKeepAlive = false })
  const idleSince = new Map<Socket, number>()
  const look = (): void => {
    const now = performance.now()
    // GOAWAY (RFC 9113, 6.8), also to those whose handshake ends only now: what is under way ends, and the client asks elsewhere for more.
    for (const session of sessions) if (!session.closed) session.close()
    for (const socket of sockets) {
      const response = inFlight(socket)
      if (response !== null || receiving(socket, idleSince)) {
        if (response !== null && !response.headersSent) response.shouldKeepAlive = false
        idleSince.delete(socket)
        continue
      }
      const since = idleSince.get(socket)
      if (since === undefined) idleSince.set(socket, now)
      else if (now - since >= grace) socket.destroySoon()
    }
  }
  look()
  const watch = setInterval(look, Math.max(20, Math.min(100, grace / 4)))
  const cut = setTimeout(() => {
    server.closeAllConnections()
    for (const session of sessions) session.destroy()
  }, limit)
  await closed
  clearInterval(watch)
  clearTimeout(cut)
  server.close()
}

/** The answer that is being made on a connection. Node keeps it in this field, which has no public form. */
function inFlight(socket: Socket): ServerResponse | null {
  return (socket as { _httpMessage?: ServerResponse | null })._httpMessage ?? null
}

const seen = new WeakMap<Socket, number>()

/** True where bytes came since the last look: the head of a request may be coming in pieces. */
function receiving(socket: Socket, idleSince: ReadonlyMap<Socket, number>): boolean {
  const before = seen.get(socket)
  seen.set(socket, socket.bytesRead)
  return before !== undefined && before !== socket.bytesRead && idleSince.has(socket)
}
