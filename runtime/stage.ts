import type { PreparedLines } from './answer-head.ts'
import type { FailedCredentials } from './auth/failed-credentials.ts'
import type { Cache } from './cache/cache.ts'
import type { Outgoing } from './backend/outgoing.ts'
import type { ApiDefinition, Operation, OperationHooks, Policies, Principal } from './contract.ts'
import type { Preflight } from './cors.ts'
import type { Exchange } from './exchange.ts'
import type { Gate } from './concurrency/gate.ts'
import type { Pressure } from './concurrency/pressure.ts'
import type { Limiter } from './limits/limiter.ts'
import type { Fault, GatewayError } from './problem.ts'
import type { Stores } from './stores/stores.ts'

/**
 * An answer made before the backend was asked. `cached` skips the stages inside the cache, `own` (the gateway's, about itself)
 * those inside the stage that made it; `reply` (a hook's) passes all of them.
 */
export type Reply = CachedReply | OwnReply

interface OwnReply {
  readonly kind: 'reply' | 'own'
  readonly status: number
  /** Flat name-value pairs. */
  readonly headers: readonly string[]
  readonly body: Buffer | null
  readonly value: unknown
}

/** `headers` are this reply's own, for the answer to take over; the lines of the first of them are known. */
export interface CachedReply extends PreparedLines {
  readonly kind: 'cached'
  readonly status: number
  readonly headers: string[]
  readonly body: Buffer | null
  readonly value: unknown
}

/** Nothing (go on), an answer, or a refusal; a refusal may also be thrown. */
export type Outcome = void | Reply | GatewayError
export type Step = Outcome | Promise<Outcome>
/** A request step that goes on without a promise: it calls `resume` or `fail` (run.ts), once. */
export const later = Symbol('later')
export type RequestStep = Step | typeof later

/**
 * One concern of the pipeline. A stage that an operation does not use is not in its arrays.
 * `request` runs on the way in; `response` on answers of the backend, a handler or the cache, in the reverse order;
 * `head` on every answer, refusals included, just before it is written.
 */
export interface Stage {
  readonly name: string
  readonly request?: (x: Exchange) => RequestStep
  readonly response?: (x: Exchange) => Step
  readonly head?: (x: Exchange) => void
  /** Asked when the head of an answer has come: must its body be read whole before `response` runs? */
  readonly buffers?: (x: Exchange) => boolean
  /** Asked when an answer to be read whole is over its bound: may it flow on unread? */
  readonly overflow?: (x: Exchange) => boolean
}

/** What a cache has to do with one exchange that goes to the backend. */
export interface Caching {
  /** Index of the request step that answers of the cache's own begin at. */
  readonly position: number
  /** Whether a 304 would be the answer to a condition of the cache's own, and not of the client's. */
  readonly asksWhetherChanged: boolean
  /** A 304 to the cache's own condition: the stored answer, brought up to date. `x.headers` are those of the 304. */
  confirmed(x: Exchange): Exclude<Step, void>
  /** The answer of the backend may be used, whole or while it streams. */
  arrived(x: Exchange): Step
  /** A piece of a streamed answer on its way; true: it is copied, and the backend is not to wait for the client. */
  take(bytes: Buffer): boolean
  /** The streamed answer has come to its end. */
  whole(): void
  /** An answer to give in place of a failure; null where there is none. */
  spare(x: Exchange, refusal: GatewayError): Exclude<Step, void> | null
  /** The exchange is over, in whatever way. */
  ended(x: Exchange): void
}

/** What answers in the end: the backend, or a hook in its place. It calls back into the pipeline, once. */
export interface Terminal {
  readonly name: string
  send(x: Exchange): void
}

/** What a stage's maker gets, once per operation, when the gateway starts. */
export interface OperationContext {
  readonly api: ApiDefinition
  readonly operation: Operation
  readonly policies: Policies
  readonly hooks: OperationHooks | undefined
  /** Verifiers of the API's schemes, by scheme name; one that is missing here stopped the start. */
  readonly verifiers: ReadonlyMap<string, Verifier>
  /** The gateway's one count of credentials that did not hold. */
  readonly failedCredentials: FailedCredentials
  /** What outlives a request; a stage that keeps something asks here when it is made. */
  readonly stores: Stores
  /** The gateway's one cache; null where no operation has the policy. */
  readonly cache: Cache | null
  /** Counts for the limits of all operations; made, and its store opened, when it is first asked for. */
  readonly limiter: () => Limiter
  /** The places at backends, by name, each shared by all operations that go there; those that are not bounded have none. */
  readonly gates: ReadonlyMap<string, Gate>
  /** Whether the process has more to do than it can; watched from when it is first asked for. */
  readonly pressure: () => Pressure
  /** Requests under way in this process. */
  readonly inFlight: () => number
  /** What answers preflights at the path; for operations of the method OPTIONS alone, null elsewhere. */
  readonly preflight: Preflight | null
  /** ms since 1970. */
  readonly now: () => number
  /** What backends are told beyond the request, by name; those that are told nothing more are left out. */
  readonly outgoing?: ReadonlyMap<string, Outgoing>
  /** Dev credentials are served. */
  readonly dev?: boolean
  readonly log: Log
  /** A breach that passes because the mode is `report`. */
  readonly report: (x: Exchange, direction: 'request' | 'response', faults: readonly Fault[]) => void
}

/** Makes a stage for an operation, or null where the operation does not use it. */
export type StageMaker = (context: OperationContext) => Stage | null

/** Structured logging for everything but the access line; pino has this form. */
export interface Log {
  info(fields: object, message: string): void
  warn(fields: object, message: string): void
  error(fields: object, message: string): void
}

/** The part of a request that credentials are read from; an `Exchange` is one as it stands. */
export interface CredentialSource {
  readonly request: {
    readonly headers: Readonly<Record<string, string | string[] | undefined>>
    readonly rawHeaders: readonly string[]
    readonly method?: string | undefined
    /** As sent; in an application of the user's, what is left of it, and `originalUrl` is as sent. */
    readonly url?: string | undefined
    readonly originalUrl?: string | undefined
    /** A `tls.TLSSocket` where the listener speaks TLS. */
    readonly socket?: unknown
  }
  /** Raw text after the first `?`, without it. */
  readonly query: string
}

/**
 * Whether a request proves one scheme. `ok` with a null principal: a credential is there and the backend decides, so that
 * neither identity nor scopes are known. `absent`: nothing of that scheme was sent. `invalid`: what was sent does not hold.
 * `unavailable`: it cannot be judged now, try again in `retryAfter` seconds. `detail` is a sentence that repeats no value.
 */
export type Verdict =
  | { readonly kind: 'ok'; readonly principal: Principal | null }
  | { readonly kind: 'absent' }
  | { readonly kind: 'invalid'; readonly detail: string }
  | { readonly kind: 'unavailable'; readonly detail: string; readonly retryAfter: number }

/** Where a credential travels; header names in lower case. */
export interface Carrier {
  readonly in: 'header' | 'query' | 'cookie'
  readonly name: string
}

/** Checks the credentials of one scheme. */
export interface Verifier {
  readonly scheme: string
  /** The challenge for `WWW-Authenticate` (RFC 9110, 11.6.1), without parameters that depend on the failure; null for none. */
  readonly challenge: string | null
  /** Where the credential travels; null for none (a TLS client certificate). */
  readonly carrier: Carrier | null
  /**
   * What becomes of the credential. `remove`: a secret that nobody behind needs. `forward`: passes once proven, and is
   * removed from requests that were let in without it being proven. `backend`: unchecked here, and always passes.
   */
  readonly handling: 'remove' | 'forward' | 'backend'
  /** Relative cost; the cheaper alternative is tried first. */
  readonly cost: number
  verify(source: CredentialSource): Verdict | Promise<Verdict>
  /** Fetches what the first request would have to wait for; never rejects. */
  readonly warm?: () => Promise<void>
  /** Called every few seconds while the gateway runs: looks after what may have changed; never rejects. */
  readonly refresh?: () => Promise<void>
}
