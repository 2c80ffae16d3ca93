import { Client } from 'undici'
import type { Operation, Policies } from '../contract.ts'
import type { Exchange } from '../exchange.ts'
import { fail } from '../run.ts'
import { GatewayError } from '../problem.ts'
import type { Terminal } from '../stage.ts'
import { onceIn } from '../once-in.ts'
import { addressRewriter } from './address.ts'
import { backendRequest, isBuffered, isIdempotent } from './backend-request.ts'
import { unwatched, type BackendState } from './backend-state.ts'
import { BackendCall } from './call.ts'
import { clientOptions, openPool, type BackendConnectTls } from './connect.ts'
import type { ForwardingOptions } from './headers.ts'
import type { Outgoing } from './outgoing.ts'
import { compilePath } from './template.ts'

/** A backend that is known by its address; `base` is the path that every request's path begins with. */
export interface Target {
  readonly origin: string
  readonly base: string
}

/** What of an operation a backend must know; `template` is the backend's path, `captures` the names of the operation's own template, in order. */
export interface BackendUse {
  readonly operation: Operation
  readonly policies: Policies
  readonly template: string
  readonly captures: readonly string[]
  readonly mount: string
  /** A hook may have changed what was captured. */
  readonly edited: boolean
  readonly streams: boolean
}

/** One backend of the gateway, with its connections. */
export interface Backend {
  /** The terminal of an operation's chain. */
  terminal(use: BackendUse): Terminal
  /** What is known of it now. */
  state(): BackendState
  /** Sends requests to this group from now on; gives what is wrong with that, null for nothing. */
  activate(group: string): string | null
  /** Resolves when no call is under way any more and every connection is closed. */
  close(): Promise<void>
}

/** Between two events of a stream; longer than for other answers, since silence is normal there. */
export const streamIdleTimeout = 300_000
/** Beyond this many calls at once on one target, more would only wait: they are refused (503). */
export const maxInFlight = 4_096

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
  const client = clientOptions(options.tls)
  const connections = targets.map((target) => ({ ...target, inFlight: 0, pool: openPool(target.origin, client) }))
  let turn = 0

  const makeTerminal = (path: (x: Exchange) => string, mount: string, streams: boolean): Terminal => {
    const rewrites = connections.map(({ origin, base }) => addressRewriter({ origin, base, mount }))
    const send = (x: Exchange): void => {
      const chosen = connections.length === 1 ? 0 : turn++ % connections.length
      const connection = connections[chosen]!
      if (connection.inFlight >= maxInFlight) throw new GatewayError('overloaded', { headers: ['retry-after', '1'] })
      const buffered = isBuffered(x)
      const request = backendRequest(x, connection.base, path, forwarding, outgoing, buffered)
      x.target = connection.origin
      x.sent = performance.now()
      connection.inFlight++
      const settle = (): void => {
        connection.inFlight--
      }
      const again = buffered && isIdempotent(x)
        ? (call: BackendCall): void => {
            const fresh = new Client(connection.origin, client)
            fresh.dispatch(request, call)
            void fresh.close()
          }
        : null
      const call = new BackendCall(x, rewrites[chosen]!, streams ? streamIdleTimeout : x.chain.policies.idleTimeout, settle, again, null)
      x.cancel = call.cancel
      try {
        connection.pool.dispatch(request, call)
      } catch (error) {
        settle()
        fail(x, new GatewayError('internal', { cause: error }), name)
      }
    }
    return { name, send }
  }
  /** By the path, for answers that stream and for others: operations of a mount whose path is the client's have one between them. */
  const streaming = new Map<(x: Exchange) => string, Terminal>()
  const whole = new Map<(x: Exchange) => string, Terminal>()

  return {
    terminal({ operation, template, captures, mount, edited, streams }) {
      const path = compilePath({ template, own: operation.path, mount, captures, edited })
      return onceIn(streams ? streaming : whole, path, () => makeTerminal(path, mount, streams))
    },
    state: () => ({
      name, balance: 'roundRobin', active: '', panic: false, breaker: null, retries: 0,
      targets: connections.map(({ origin, inFlight }) => ({ ...unwatched, origin, inFlight })),
    }),
    activate: () => `the backend "${name}" has no groups`,
    async close() {
      await Promise.allSettled(connections.map(({ pool }) => pool.close()))
    },
  }
}
