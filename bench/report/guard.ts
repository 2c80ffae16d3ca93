import type { Results } from '../results.ts'
import { cpuOf } from './figures.ts'

/** Shares of the pass-through, as recorded by the last full run that was committed. */
export type Recorded = Readonly<Record<'get' | 'post', number>>

/** The shares of a run. */
export function sharesOf(results: Results): Recorded {
  const share = (name: 'get' | 'post'): number => Math.round(cpuOf(results, name, 'pass-through') / cpuOf(results, name, 'gatewright') * 100) / 100
  return { get: share('get'), post: share('post') }
}

/** One line for each share, and whether none is plainly broken: machines are noisy, so that is half of what is recorded. */
export function guard(shares: Recorded, recorded: Recorded): { readonly lines: readonly string[]; readonly holds: boolean } {
  const names = ['get', 'post'] as const
  return {
    lines: names.map((name) => `${name}: ${shares[name].toFixed(2)} of the pass-through; recorded ${recorded[name].toFixed(2)}, plainly broken below ${(recorded[name] / 2).toFixed(2)}`),
    holds: names.every((name) => shares[name] >= recorded[name] / 2),
  }
}
