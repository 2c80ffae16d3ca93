import type { NotBuilt } from './report.ts'
import type { WireRequest } from './wire.ts'

/** What must come of a request. */
export type Expectation =
  /** Not refused by the gateway, and the answer valid. */
  | { readonly kind: 'accepted' }
  /** Refused by the gateway itself: a problem document with one of these statuses, and the header that belongs to it. */
  | { readonly kind: 'refused'; readonly statuses: readonly number[]; readonly header?: 'www-authenticate' | 'allow'; readonly allow?: readonly string[]; readonly code?: string }

/** One request of an operation, and what must come of it. */
export interface Check {
  /** Names the check within its operation, e.g. `query limit: maximum`. */
  readonly name: string
  readonly request: WireRequest
  readonly expect: Expectation
  /** True where a gateway takes the credentials for a guess: such requests come last, since it may refuse their sender for a while. */
  readonly guess?: boolean
}

/** A check, or one that the document calls for and that cannot be made. */
export type Planned = Check | { readonly notBuilt: NotBuilt }

/** The expectation that a gateway refuses with a status. */
export function refused(...statuses: readonly number[]): Expectation {
  return { kind: 'refused', statuses }
}

/** A check that could not be built. */
export function notBuilt(check: string, reason: string): Planned {
  return { notBuilt: { check, reason } }
}
