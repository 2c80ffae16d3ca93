import type { Pool } from 'undici'
import { targetState, type TargetState } from '../../../runtime/backend/target-state.ts'

/** Targets that are never called, of these weights. */
export function targetsOf(weights: readonly number[], group = ''): TargetState[] {
  return weights.map((weight, index) => targetState({ origin: `http://10.0.0.${index + 1}:8080`, base: '', weight, group, address: '', index, pool: {} as Pool }))
}

/** How often each target was chosen. */
export function countsOf(targets: readonly TargetState[], choices: number, choose: (n: number) => TargetState): number[] {
  const counts = targets.map(() => 0)
  for (let n = 0; n < choices; n++) counts[choose(n).index]!++
  return counts
}

/** Numbers from 0 to below 1, the same for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}
