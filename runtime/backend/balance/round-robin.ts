import type { Balancer } from './balancer.ts'

/** Each in turn, whatever its weight. */
export function roundRobin(): Balancer {
  let turn = 0
  return (targets) => {
    if (turn >= targets.length) turn = 0
    return targets[turn++]!
  }
}
