/** How a backend's target is chosen for a request; `hash` is an expression: `$request.path.x`, `.query.x`, `.header.x`, `$identity.subject`. */
export type Balance = 'roundRobin' | 'weighted' | 'leastInFlight' | 'powerOfTwo' | { readonly hash: string }

/** Asks each target of a backend whether it is well. Times in ms. */
export interface HealthCheck {
  /** At the target's origin. */
  readonly path: string
  /** Default 10 s, give or take a tenth. */
  readonly interval?: number
  /** Default 2 s. */
  readonly timeout?: number
  /** Good answers in a row after which a target is used again; default 2. */
  readonly healthyAfter?: number
  /** Bad ones in a row after which it is not; default 3. */
  readonly unhealthyAfter?: number
  /** Statuses of a good answer, or classes such as `2xx`; default `2xx`. */
  readonly expect?: readonly (number | string)[]
}

/** Takes a target that fails its requests out of use for a while. Times in ms, shares in percent. */
export interface OutlierDetection {
  /** Default 5. */
  readonly consecutiveFailures?: number
  /** The first time; twice as long the second, and so on, up to ten times as long. Default 30 s. */
  readonly ejectFor?: number
  /** The share of the targets that may be ejected at once; one of several always may. Default 50. */
  readonly maxEjected?: number
}

/** Refuses requests at once while too many of them fail. Times in ms, ratios between 0 and 1. */
export interface CircuitBreaker {
  /** Default 0.5. */
  readonly failureRatio?: number
  /** Default 10 s. */
  readonly window?: number
  /** Calls within the window before which it does not open; default 20. */
  readonly minRequests?: number
  /** Default 5 s. */
  readonly openFor?: number
  /** Calls that try whether the backend has recovered, all of which must succeed; default 3. */
  readonly halfOpenRequests?: number
}

/** How a backend is used beyond its address; what is absent is off. */
export interface BackendResilience {
  readonly balance?: Balance
  /** The group whose targets are used; absent: all are. */
  readonly active?: string
  readonly healthCheck?: HealthCheck
  readonly outlierDetection?: OutlierDetection
  /** Ms in which the share of a target that has come back grows from a tenth to all of it; default 0. */
  readonly slowStart?: number
  /** Percent of targets in use below which all are used, since too few would break down under the load; default 0: only where none is left. */
  readonly panicBelow?: number
  readonly circuitBreaker?: CircuitBreaker
  /** Names are resolved again at this interval (ms), and each of their addresses is a target. */
  readonly dns?: { readonly interval: number }
  /** The header in which the backend learns how many ms are left, and in which a caller may allow less. */
  readonly deadlineHeader?: string
}

export type RetryCondition = 'connect' | 'reset' | 'timeout' | number

/** Whether and how a call is made again. Times in ms. */
export interface Retry {
  /** Beyond the first try; 0: none. */
  readonly attempts: number
  /** `connect`: no connection; `reset`: it broke before an answer began; `timeout`: `perTryTimeout` passed; a number: the answer's status. */
  readonly on: readonly RetryCondition[]
  /** Up to this long is waited before the first retry, at random, and up to twice as long before each further one. */
  readonly backoff: number
  /** Retries may be this many percent of a backend's requests, and ten at least. */
  readonly budget: number
  /** Until the head of an answer; 0: only `timeout` counts. */
  readonly perTryTimeout: number
}

/** What is answered where the backend cannot; `headers` are flat name-value pairs. */
export interface Fallback {
  readonly status: number
  readonly headers: readonly string[]
  readonly body: string
  /** Answers of the backend in whose place it is given too. */
  readonly on: readonly number[]
}
