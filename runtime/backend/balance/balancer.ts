import type { Balance } from '../../contract.ts'
import type { TargetState } from '../target-state.ts'
import { consistentHash } from './consistent-hash.ts'
import { leastInFlight } from './least-in-flight.ts'
import { powerOfTwo } from './power-of-two.ts'
import { roundRobin } from './round-robin.ts'
import { weighted } from './weighted.ts'

/**
 * Chooses one of the targets in use, of which there is at least one, and allocates nothing. `key` is what is hashed, null where the
 * request has none; `now` a `performance.now()`.
 */
export type Balancer = (targets: readonly TargetState[], key: string | null, now: number) => TargetState

/** The algorithm by its name; `random` gives numbers from 0 to below 1. */
export function createBalancer(balance: Balance, random: () => number = Math.random): Balancer {
  switch (balance) {
    case 'roundRobin': return roundRobin()
    case 'weighted': return weighted()
    case 'leastInFlight': return leastInFlight()
    case 'powerOfTwo': return powerOfTwo(random)
    default: return consistentHash()
  }
}
