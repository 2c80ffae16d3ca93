import type { Balancer } from './balancer.ts'

/** The one with the fewest calls under way for its weight; among equals each in turn, so that idle targets share evenly. */
export function leastInFlight(): Balancer {
  let turn = 0
  return (targets) => {
    const { length } = targets
    if (++turn >= length) turn = 0
    let best = targets[turn]!
    let least = (best.inFlight + 1) / best.weight
    for (let i = 1; i < length; i++) {
      const target = targets[turn + i < length ? turn + i : turn + i - length]!
      const load = (target.inFlight + 1) / target.weight
      if (load < least) {
        best = target
        least = load
      }
    }
    return best
  }
}
