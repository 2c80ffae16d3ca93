import type { Balance } from '../contract.ts'
import type { BreakerState } from './breaker.ts'

/** What is known of one target; everything but `inFlight` is 0 where a backend is not watched. */
export interface TargetReport {
  readonly origin: string
  /** '' where connecting resolves the name. */
  readonly address: string
  readonly group: string
  readonly weight: number
  /** `standby`: of a group that is not active. */
  readonly state: 'inUse' | 'warming' | 'ejected' | 'unhealthy' | 'standby'
  readonly inFlight: number
  /** To the head of an answer, in the mean. */
  readonly latencyMs: number
  readonly calls: number
  readonly failures: number
  readonly ejections: number
  /** Until it is used again. */
  readonly ejectedForMs: number
}

/** What is known of one backend, by one process; printed at `/_gateway` of the admin listener and counted in the metrics. */
export interface BackendState {
  readonly name: string
  readonly balance: Balance
  /** '' where all targets are used. */
  readonly active: string
  /** Too few targets are well, so that all are used. */
  readonly panic: boolean
  readonly breaker: { readonly state: BreakerState; readonly opened: number; readonly rejected: number } | null
  readonly retries: number
  readonly targets: readonly TargetReport[]
}

/** A target of a backend that nobody watches. */
export const unwatched = { address: '', group: '', weight: 1, state: 'inUse', latencyMs: 0, calls: 0, failures: 0, ejections: 0, ejectedForMs: 0 } as const
