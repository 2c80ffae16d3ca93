import type { Balancer } from './balancer.ts'

/**
 * In turn by weight, interleaved: of 5, 1 and 1 it is a a b a c a a, and not five times a first (nginx's smooth weighted round robin).
 * Each is owed its weight with every request; whoever is owed most gets it and pays for all.
 */
export function weighted(): Balancer {
  return (targets) => {
    let best = targets[0]!
    let total = 0
    for (let i = 0; i < targets.length; i++) {
      const target = targets[i]!
      total += target.weight
      target.credit += target.weight
      if (target.credit > best.credit) best = target
    }
    best.credit -= total
    return best
  }
}
