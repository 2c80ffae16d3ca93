import type { IncomingMessage, ServerResponse } from 'node:http'
import type { PreparedLines } from './answer-head.ts'
import type { Media, Principal } from './contract.ts'
import type { DeadlineQueue } from './deadlines.ts'
import type { Sender } from './forwarded.ts'
import type { Chain } from './chain.ts'
import type { GatewayError } from './problem.ts'
import type { Caching } from './stage.ts'
import type { ItemFilter } from './streams/item-filter.ts'
import type { ItemGate } from './streams/item-gate.ts'

/** Decoded parameters by location, as the document names them. */
export interface Parameters {
  path: Record<string, unknown>
  query: Record<string, unknown>
  headers: Record<string, unknown>
  cookies: Record<string, unknown>
}

/** Who made the answer: the gateway itself (a refusal), the backend, a hook of the user's, the cache, or what is configured for a backend that fails. */
export type Origin = 'gateway' | 'backend' | 'handler' | 'cache' | 'fallback'

/** Something that must be given back. */
export interface Held {
  release(): void
}

/**
 * One request on its way through the gateway. Every field is always present, so that all exchanges have one hidden class;
 * stages write to it, and the next ones read.
 */
export class Exchange {
  readonly chain: Chain
  readonly request: IncomingMessage
  readonly response: ServerResponse
  /** As the client sent it; a HEAD may stand on a GET operation. */
  readonly method: string
  /** Canonical path (router.ts), the mount included. */
  readonly path: string
  /** Raw text after the first `?`, without it; '' for none. */
  query: string
  /** Raw text of the path parameters, in the order of the template. */
  captures: readonly string[]
  /** `performance.now()` at arrival. */
  readonly started: number

  id = ''
  /** The client's address, after trusted proxies were taken into account. */
  address = ''
  /** What trusted proxies say of the request; null where none are trusted. */
  sender: Sender | null = null
  principal: Principal | null = null

  parameters: Parameters | null = null
  /** The body's bytes as sent, where they were read whole; null while the body is still in the request. */
  body: Buffer | null = null
  /** The parsed body. */
  value: unknown = undefined
  media: Media | null = null
  /** Where the body is a stream of items with a schema: what its chunks pass on their way to the backend. */
  bodyItems: ItemGate | null = null

  /** Lower-case header names that must not reach the backend, beyond those that never do. */
  droppedHeaders: readonly string[] | null = null
  /** Raw query keys that must not reach the backend. */
  droppedQuery: readonly string[] | null = null
  /** Cookie names that must not reach the backend. */
  droppedCookies: readonly string[] | null = null
  /** Flat name-value pairs for the backend. */
  addedHeaders: string[] | null = null

  origin: Origin = 'gateway'
  status = 0
  /** Flat name-value pairs of the answer, hop-by-hop fields gone. */
  headers: string[] = []
  /** The lines of some of these headers, where they are known; it holds for that array alone. */
  prepared: PreparedLines | null = null
  /** The answer's body where it was read whole; null while it streams, or where there is none. */
  answer: Buffer | null = null
  answerValue: unknown = undefined
  /** The bytes that `answerValue` was read from, their content coding undone. */
  answerText: Buffer | null = null
  answerMedia: Media | null = null
  /** A hook put another answer in this one's place, which nobody has checked yet. */
  changed = false
  /** The answer's body flows on chunk by chunk. */
  streaming = false
  /** Where the answer is a stream of items with a schema: what its chunks pass on their way to the client. */
  answerItems: ItemFilter | null = null

  /** What the cache waits for, where it has the backend asked. */
  caching: Caching | null = null

  /** The refusal, where there is one, and the stage that made it. */
  refusal: GatewayError | null = null
  refusedBy = ''
  /** What answers say of limits, as flat name-value pairs; null where the operation has none. */
  limitFields: string[] | null = null
  /** What is held until the exchange is over, places under a bound for one; null for nothing. */
  held: Held[] | null = null
  /** Breaches that were let through because the mode is `report`. */
  reported = 0

  /** Which of the operation's routes names the backend; -1 for none. */
  route = -1
  target = ''
  /** `performance.now()` when the backend was called and when its head came; 0 before. */
  sent = 0
  received = 0
  /** Calls of the backend beyond the first. */
  retries = 0
  bytesIn = 0
  bytesOut = 0

  position = 0
  /** Its place among the deadlines (deadlines.ts). */
  deadline = 0
  queue: DeadlineQueue | null = null
  queuedBefore: Exchange | null = null
  queuedAfter: Exchange | null = null
  /** The answer is whole, and is written within this turn of the event loop. */
  settled = false
  done = false
  /** Set by whoever is waiting for something that must stop when the client leaves or the time is up. */
  cancel: ((reason: Error) => void) | null = null
  private controller: AbortController | null = null
  /** Why everything was stopped, once it was. */
  private stopped: Error | null = null

  constructor(
    chain: Chain, request: IncomingMessage, response: ServerResponse,
    method: string, path: string, query: string, captures: readonly string[], started: number,
  ) {
    this.chain = chain
    this.request = request
    this.response = response
    this.method = method
    this.path = path
    this.query = query
    this.captures = captures
    this.started = started
  }

  /** Aborted when the client leaves or the time is up; made on first use, since most requests never need one. */
  get signal(): AbortSignal {
    if (this.controller === null) {
      this.controller = new AbortController()
      if (this.stopped !== null) this.controller.abort(this.stopped)
    }
    return this.controller.signal
  }

  /** Stops whatever is under way for this exchange. */
  abort(reason: Error): void {
    const cancel = this.cancel
    this.cancel = null
    this.stopped = reason
    this.controller?.abort(reason)
    cancel?.(reason)
  }

  /** A header of the client's request by lower-case name; repeated ones joined as `node:http` does. */
  header(name: string): string | undefined {
    const value = this.request.headers[name]
    return Array.isArray(value) ? value.join(', ') : value
  }
}
