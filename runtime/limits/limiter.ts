import type { RedisStore } from '../stores/redis-store.ts'
import { StoreError } from '../stores/store-error.ts'
import { createRedisCounters } from './redis-counters.ts'
import type { Counters, Take, Taken } from './take.ts'

/** What one request took; null where it cannot be counted now and the policy is to refuse then. */
export type Counted = readonly Taken[] | null

/** Counts for all limits of a gateway: in Redis where there is one, else, or while it is away, on this machine. */
export interface Limiter {
  /** Never rejects. */
  take(takes: readonly Take[], whenDown: 'local' | 'refuse'): Counted | Promise<Counted>
}

export function createLimiter({ redis, machine }: { readonly redis: RedisStore | null; readonly machine: Counters }): Limiter {
  if (redis === null) return { take: (takes) => machine.take(takes) }
  const shared = createRedisCounters(redis)
  const alone = (takes: readonly Take[], whenDown: 'local' | 'refuse'): Counted | Promise<Counted> => (whenDown === 'local' ? machine.take(takes) : null)
  return {
    take(takes, whenDown) {
      if (!shared.up) return alone(takes, whenDown)
      return shared.take(takes, { strict: whenDown === 'refuse' }).catch((error: unknown) => {
        if (!(error instanceof StoreError)) throw error
        return alone(takes, whenDown)
      })
    },
  }
}
