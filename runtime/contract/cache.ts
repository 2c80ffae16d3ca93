/** How answers of one operation are kept. Times in ms, sizes in bytes. */
export interface CachePolicy {
  readonly enabled: boolean
  /** `rfc9111`: the backend says how long an answer is fresh; `override`: `ttl` does, though never for what the backend calls `no-store` or `private`. */
  readonly mode: 'rfc9111' | 'override'
  /** How long an answer is fresh of which the backend says nothing; 0: as RFC 9111 has it. */
  readonly ttl: number
  /** The longest that any answer is fresh. */
  readonly maxTtl: number
  /** For how long after that it is used while it is fetched anew, or where that fails, unless the backend says (RFC 5861). */
  readonly staleWhileRevalidate: number
  readonly staleIfError: number
  /** Whose answers are kept: each caller's apart, those of callers without credentials only, or one for all who may call. */
  readonly shared: 'identity' | 'anonymous' | 'all'
  /** Request headers that answers depend on, beside the declared ones and what the backend says. */
  readonly vary: readonly string[]
  /** By which answers can be purged: texts, with runtime expressions. */
  readonly tags: readonly string[]
  /** The largest answer that is kept. */
  readonly maxBytes: number
  /** One call of the backend for all that ask for the same at once. */
  readonly collapse: boolean
  readonly requestDirectives: 'honour' | 'ignore'
}

/** Where answers are kept. */
export interface CacheDefinition {
  /** Of each process, in bytes. */
  readonly maxBytes?: number
  /** `memory`: in each process; `redis`: in the Redis of `state`. */
  readonly store?: 'memory' | 'redis'
}
