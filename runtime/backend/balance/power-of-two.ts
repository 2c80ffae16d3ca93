import type { TargetState } from '../target-state.ts'
import type { Balancer } from './balancer.ts'

/** Ms after which what is known of a target's latency counts for a third: a slow one must be asked again, or it is slow forever. */
const memory = 10_000

/**
 * The better of two taken at random, by the time that a further call will take: latency, times those that wait already. Two and not
 * the best of all, since all gateways would send to that one at once (Mitzenmacher, 2001).
 */
export function powerOfTwo(random: () => number): Balancer {
  return (targets, _key, now) => {
    const { length } = targets
    if (length === 1) return targets[0]!
    const first = Math.floor(random() * length)
    let second = Math.floor(random() * (length - 1))
    if (second >= first) second++
    const one = targets[first]!
    const two = targets[second]!
    return cost(one, now) <= cost(two, now) ? one : two
  }
}

function cost(target: TargetState, now: number): number {
  // Of a target that has never answered nothing is known: it counts as quick, but by its calls under way.
  const latency = target.latency === 0 ? 1 : target.latency * Math.exp((target.sampled - now) / memory)
  return (latency * (target.inFlight + 1)) / target.weight
}
