import type { RequestDirectives } from './directives.ts'
import type { Stored } from './stored.ts'

/** Whether a stored answer is fresh, also for this client (RFC 9111, 4.2 and 5.2.1). */
export function isFresh({ freshUntil, born }: Stored, asked: RequestDirectives | null, now: number): boolean {
  if (freshUntil <= now) return false
  if (asked === null) return true
  const age = Math.floor((now - born) / 1000)
  return !asked.noCache && (asked.maxAge === null || age < asked.maxAge) && (asked.minFresh === null || freshUntil - now >= asked.minFresh * 1000)
}

/** Whether the client takes it as stale as it is (RFC 9111, 5.2.1.2), and the backend has nothing against that. */
export function isStaleEnough({ freshUntil, mustRevalidate }: Stored, asked: RequestDirectives | null, now: number): boolean {
  return asked !== null && asked.maxStale !== null && !asked.noCache && asked.maxAge === null && !mustRevalidate && now - freshUntil <= asked.maxStale * 1000
}

/** Whether it may be used while it is fetched anew (RFC 5861, 3): unless the client asks for more. */
export function mayBeFetchedBehind({ whileRevalidate }: Stored, asked: RequestDirectives | null, now: number): boolean {
  return whileRevalidate > now && (asked === null || (!asked.noCache && asked.maxAge === null && asked.minFresh === null))
}
