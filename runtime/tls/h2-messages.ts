import { Http2ServerRequest, Http2ServerResponse, constants, type IncomingHttpHeaders, type ServerHttp2Session, type ServerHttp2Stream } from 'node:http2'
import type { TLSSocket } from 'node:tls'

/** The connection of each session: that of `session.socket` is a stand-in, which has neither its identity nor its certificates at all times. */
export const sessionSockets = new WeakMap<ServerHttp2Session, TLSSocket>()

/** Fields that HTTP/2 has no use for (RFC 9113, 8.2.2). */
const connectionSpecific = new Set(['connection', 'keep-alive', 'proxy-connection', 'transfer-encoding', 'upgrade'])

/**
 * A request of HTTP/2 with the face of one of HTTP/1.1, so that the gateway has one reading of both: no pseudo-headers, `Host` in
 * their place (RFC 9113, 8.3.1), one `Cookie` (8.2.3), and `Transfer-Encoding` where a body comes whose length nobody said.
 */
export class H2Request extends Http2ServerRequest {
  constructor(stream: ServerHttp2Stream, headers: IncomingHttpHeaders, options: object, rawHeaders: readonly string[]) {
    super(stream, headers as never, options as never, rawHeaders as never)
    const seen = readHeaders(headers, rawHeaders, stream.endAfterHeaders)
    const own = (name: string, value: unknown): void => void Object.defineProperty(this, name, { value, writable: true, configurable: true, enumerable: true })
    own('headers', seen.headers)
    own('rawHeaders', seen.rawHeaders)
    own('socket', sessionSockets.get(stream.session as ServerHttp2Session) ?? stream.session?.socket)
    // Two names for the server are two opinions: no target, no route.
    if (seen.ambiguous) this.url = ''
  }
}

function readHeaders(headers: IncomingHttpHeaders, raw: readonly string[], bodiless: boolean): { readonly headers: IncomingHttpHeaders; readonly rawHeaders: string[]; readonly ambiguous: boolean } {
  const rawHeaders: string[] = []
  const authority = (headers as Readonly<Record<string, string | undefined>>)[':authority']
  let hosts = 0
  for (let i = 0; i < raw.length; i += 2) {
    const name = raw[i]!
    if (name.startsWith(':') || name === 'cookie') continue
    if (name === 'host') hosts++
    rawHeaders.push(name, raw[i + 1]!)
  }
  const plain: IncomingHttpHeaders = Object.fromEntries(Object.entries(headers).filter(([name]) => !name.startsWith(':')))
  const { cookie, host } = plain
  if (cookie !== undefined) rawHeaders.push('cookie', cookie)
  if (authority !== undefined && host === undefined) {
    plain.host = authority
    rawHeaders.push('host', authority)
  }
  if (!bodiless && plain['content-length'] === undefined) plain['transfer-encoding'] = 'chunked'
  return { headers: plain, rawHeaders, ambiguous: hosts > 1 || (host !== undefined && authority !== undefined && host !== authority) || (host === undefined && authority === undefined) }
}

/** An answer of HTTP/2 that takes what the gateway gives to one of HTTP/1.1. */
export class H2Response extends Http2ServerResponse {
  constructor(stream: ServerHttp2Stream, options?: object) {
    super(...[stream, options] as unknown as [ServerHttp2Stream])
    // Over HTTP/1.1 the connection would be closed under a client that goes on sending; here its stream is (RFC 9113, 8.1).
    this.once('finish', () => {
      if (!stream.readableEnded && !stream.closed) stream.close(constants.NGHTTP2_NO_ERROR)
    })
  }

  override writeHead(status: number, ...rest: readonly unknown[]): this {
    const given = rest.find((one) => typeof one === 'object' && one !== null) ?? {}
    if (!Array.isArray(given)) return super.writeHead(status, given as never)
    const headers: Record<string, string | string[]> = {}
    for (let i = 0; i < given.length; i += 2) {
      const name = String(given[i]).toLowerCase()
      if (connectionSpecific.has(name)) continue
      const before = headers[name]
      const value = String(given[i + 1])
      headers[name] = before === undefined ? value : Array.isArray(before) ? [...before, value] : [before, value]
    }
    return super.writeHead(status, headers)
  }

  /** A stream that ends without an error would be taken for a whole answer. */
  override destroy(): this {
    if (!this.stream.closed) this.stream.close(constants.NGHTTP2_INTERNAL_ERROR)
    return this
  }
}

Object.defineProperties(H2Response.prototype, {
  destroyed: { configurable: true, get(this: H2Response): boolean { return this.stream.destroyed || this.stream.closed } },
  // Of a socket that answers share, only the stream is this one's: it is what can be written to and broken off.
  socket: { configurable: true, get(this: H2Response): StreamAsSocket { return streamAsSocket(this.stream) } },
})

type StreamAsSocket = { readonly destroyed: boolean; write(text: string, then: () => void): boolean }

/** What the gateway asks of an answer's socket: whether it is gone, and to be told when all before has been written. */
function streamAsSocket(stream: ServerHttp2Stream): StreamAsSocket {
  return { destroyed: stream.destroyed, write: (text, then) => stream.write(text, then) }
}
