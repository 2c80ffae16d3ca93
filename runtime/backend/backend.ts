import { Client, Pool } from 'undici'
import type { Exchange } from '../exchange.ts'
import { fail } from '../run.ts'
import { GatewayError } from '../problem.ts'
import type { Terminal } from '../stage.ts'
import { addressRewriter } from './address.ts'
import { BackendCall } from './call.ts'
import { requestHeaders, withoutQueryKeys, type ForwardingOptions } from './headers.ts'
import type { Outgoing } from './outgoing.ts'
import { compileTemplate } from './template.ts'
import { boundedUpload } from './upload.ts'

/** A backend that is known by its address; `base` is the path that every request's path begins with. */
export interface Target {
  readonly origin: string
  readonly base: string
}

/** Certificates for TLS to a backend, PEM, and the name that its certificate must be for. */
export interface BackendConnectTls {
  readonly ca?: Buffer
  readonly cert?: Buffer
  readonly key?: Buffer
  readonly servername?: string
}

/** One backend of the gateway, with its connections. */
export interface Backend {
  /** The terminal of an operation's chain. `template` is the backend's path, `captures` the names of the operation's own template, in order. */
  terminal(operation: { readonly template: string; readonly captures: readonly string[]; readonly mount: string; readonly streams: boolean }): Terminal
  /** Resolves when no call is under way any more and every connection is closed. */
  close(): Promise<void>
}

const connectTimeout = 5_000
/** Written out, so that no variable of Node's takes it away. */
const tlsFloor = { minVersion: 'TLSv1.2', rejectUnauthorized: true } as const
/** Between two events of a stream; longer than for other answers, since silence is normal there. */
const streamIdleTimeout = 300_000
/** Beyond this many calls at once on one target, more would only wait: they are refused (503). */
const maxInFlight = 4_096
/** Safe to send again where the first try died unanswered (RFC 9110, 9.2.2). */
const idempotent = new Set(['GET', 'HEAD', 'OPTIONS', 'TRACE', 'PUT', 'DELETE', 'QUERY'])

/** Opens a backend over undici's dispatch interface; nothing is connected before the first request. */
export function createBackend(options: {
  readonly name: string
  readonly targets: readonly Target[]
  readonly forwarding: ForwardingOptions
  readonly outgoing?: Outgoing | null
  /** Beyond what Node does by itself. */
  readonly tls?: BackendConnectTls | null
}): Backend {
  const { name, targets, forwarding, outgoing = null } = options
  const connect = { timeout: connectTimeout, ...tlsFloor, ...options.tls }
  const connections = targets.map((target) => ({
    ...target, inFlight: 0,
    pool: new Pool(target.origin, { connect, headersTimeout: 0, bodyTimeout: 0, connections: 256, allowH2: false }),
  }))
  let turn = 0

  // Times are kept by the gateway's own deadlines: undici would make a timer per request.
  return {
    terminal({ template, captures, mount, streams }) {
      const path = compileTemplate(template, captures)
      const rewrites = connections.map(({ origin, base }) => addressRewriter({ origin, base, mount }))
      const send = (x: Exchange): void => {
        const chosen = connections.length === 1 ? 0 : turn++ % connections.length
        const connection = connections[chosen]!
        if (connection.inFlight >= maxInFlight) throw new GatewayError('overloaded', { headers: ['retry-after', '1'] })
        const query = withoutQueryKeys(x.query, x.droppedQuery)
        const buffered = x.body !== null || !hasBody(x)
        const usual = requestHeaders(x, forwarding)
        const headers = outgoing === null ? usual : outgoing.headers(x, usual)
        const length = x.request.headers['content-length']
        if (!buffered && length !== undefined) headers.push('content-length', length)
        const request = {
          path: connection.base + path(x.captures) + (query === '' ? '' : `?${query}`),
          method: x.method,
          headers,
          body: buffered ? x.body : boundedUpload(x),
        }
        x.target = connection.origin
        x.sent = performance.now()
        connection.inFlight++
        const settle = (): void => {
          connection.inFlight--
        }
        const again = buffered && idempotent.has(x.method)
          ? (call: BackendCall): void => {
              const fresh = new Client(connection.origin, { connect, headersTimeout: 0, bodyTimeout: 0 })
              fresh.dispatch(request, call)
              void fresh.close()
            }
          : null
        const call = new BackendCall(x, rewrites[chosen]!, streams ? streamIdleTimeout : x.chain.policies.idleTimeout, settle, again)
        x.cancel = call.cancel
        try {
          connection.pool.dispatch(request, call)
        } catch (error) {
          settle()
          fail(x, new GatewayError('internal', { cause: error }), name)
        }
      }
      return { name, send }
    },
    async close() {
      await Promise.allSettled(connections.map(({ pool }) => pool.close()))
    },
  }
}

function hasBody(x: Exchange): boolean {
  const { headers } = x.request
  return headers['transfer-encoding'] !== undefined || (headers['content-length'] ?? '0') !== '0'
}
