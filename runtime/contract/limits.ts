/** Policies on how much is done and what is said at the edge. Part of contract.ts, which is where everybody takes them from; imports nothing. */

/** Whose requests are counted together: `address`, `identity`, `apiKey`, `$request.header.<name>` or `$claim.<name>`. */
export type LimitSubject = string

export interface RateLimit {
  readonly name: string
  /** Counts are shared by all operations whose limit was written at one place: '' for the gateway, else an API or an operation. */
  readonly scope: string
  readonly limit: number
  /** In ms. */
  readonly window: number
  readonly algorithm: 'tokenBucket' | 'slidingWindow'
  /** What a token bucket holds; absent: `limit`. */
  readonly burst?: number
  readonly by: LimitSubject
  readonly cost?: number
}

export interface Quota {
  readonly name: string
  readonly scope: string
  /** A calendar day or month in UTC. */
  readonly period: 'day' | 'month'
  /** For keys of no class, and of one that `classes` does not list; absent: the smallest of the classes. */
  readonly limit?: number
  readonly classes?: Readonly<Record<string, number>>
  readonly by: LimitSubject
  readonly cost?: number
}

export interface Concurrency {
  readonly limit: number
  /** How many may wait for a place. */
  readonly queue: number
  /** How long one may wait, in ms. */
  readonly queueTimeout: number
}

export type PriorityClass = 'high' | 'normal' | 'low'

export interface Priority {
  /** Of requests of which `by` says nothing. */
  readonly default: PriorityClass
  /** `class` (of the API key) or `$claim.<name>`; absent: all have the default. */
  readonly by?: string
  readonly classes?: Readonly<Record<string, PriorityClass>>
}

export interface Shedding {
  /** Delay of the event loop, in ms, from which on there is too much to do. */
  readonly delay: number
  /** Requests under way in one process beyond which none is taken on. */
  readonly inFlight: number
}

export interface Cors {
  /** `*`, origins, or origins with `*.` before the host for all of its subdomains. */
  readonly origins: readonly string[]
  /** Absent: those that the document declares at the path. */
  readonly methods?: readonly string[]
  /** Absent: those that the preflight asks for. */
  readonly headers?: readonly string[]
  readonly expose: readonly string[]
  readonly credentials: boolean
  /** In ms. */
  readonly maxAge: number
}

/** Dates as ISO 8601. */
export interface Deprecation {
  readonly since?: string
  readonly sunset?: string
  readonly link?: string
}
