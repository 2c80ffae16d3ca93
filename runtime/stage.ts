import type { Exchange } from './exchange.ts'
import type { GatewayError } from './problem.ts'

/** An answer made before the backend was asked. `cached` skips the stages inside the cache; `reply` (a hook's) passes all of them. */
export interface Reply {
  readonly kind: 'cached' | 'reply'
  readonly status: number
  /** Flat name-value pairs. */
  readonly headers: readonly string[]
  readonly body: Buffer | null
  readonly value: unknown
}

/** Nothing (go on), an answer, or a refusal; a refusal may also be thrown. */
export type Outcome = void | Reply | GatewayError
export type Step = Outcome | Promise<Outcome>

/**
 * One concern of the pipeline. A stage that an operation does not use is not in its arrays.
 * `request` runs on the way in; `response` on answers of the backend, a handler or the cache, in the reverse order;
 * `head` on every answer, refusals included, just before it is written.
 */
export interface Stage {
  readonly name: string
  readonly request?: (x: Exchange) => Step
  readonly response?: (x: Exchange) => Step
  readonly head?: (x: Exchange) => void
  /** Asked when the head of an answer has come: must its body be read whole before `response` runs? */
  readonly buffers?: (x: Exchange) => boolean
  /** Asked when an answer to be read whole is over its bound: may it flow on unread? */
  readonly overflow?: (x: Exchange) => boolean
}

/** What answers in the end: the backend, or a hook in its place. It calls back into the pipeline, once. */
export interface Terminal {
  readonly name: string
  send(x: Exchange): void
}
