import { hashText, stir } from '../target-state.ts'
import type { Balancer } from './balancer.ts'
import { roundRobin } from './round-robin.ts'

/**
 * The same target for the same key: the one that scores highest for it (rendezvous hashing, weighted as by Mosharaf and Resch). Each
 * target's score depends on itself and the key alone, so that only the keys of one that leaves move, and they spread over all
 * others. Requests without a key are sent in turn.
 */
export function consistentHash(): Balancer {
  const inTurn = roundRobin()
  return (targets, key, now) => {
    if (key === null) return inTurn(targets, key, now)
    const hash = hashText(key)
    let best = targets[0]!
    let highest = -Infinity
    for (let i = 0; i < targets.length; i++) {
      const target = targets[i]!
      // Between 0 and 1, neither of them.
      const draw = (stir(hash ^ target.seed) + 0.5) / 4_294_967_296
      const score = -target.weight / Math.log(draw)
      if (score > highest) {
        highest = score
        best = target
      }
    }
    return best
  }
}
