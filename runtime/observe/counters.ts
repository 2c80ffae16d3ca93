import type { Exchange } from '../exchange.ts'
import type { Chain } from '../chain.ts'
import { answerKey, keyLimit } from './answer-key.ts'

/** Upper bounds of the duration histogram in seconds; above the last one only `+Inf` counts. */
export const durationBounds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10] as const

export type Direction = 'request' | 'response'

/** A count per text of a closed set (stages, codes, directions), kept as two arrays since there are few; beyond `keyLimit` they count as `other`. */
export interface Tally { readonly keys: string[]; readonly counts: number[] }

/** What is counted for one chain, in plain numbers. All of it is bounded: no text of a client's is a key. */
export interface ChainCounters {
  readonly chain: Chain
  /** Method and status, `GET 200`. */
  readonly answers: Tally
  /** Stage and problem code, `authenticate unauthorized`. */
  readonly refusals: Tally
  /** Problem codes in whose place a fallback was given. */
  readonly fallbacks: Tally
  /** Direction and mode, `response block`. */
  readonly breaches: Tally
  /** Per bound, not cumulative; the last one is above all bounds. */
  readonly durations: Float64Array
  durationSum: number
  /** Answers that came from the cache. */
  cached: number
}

export function chainCounters(chain: Chain): ChainCounters {
  const tally = (): Tally => ({ keys: [], counts: [] })
  return {
    chain, answers: tally(), refusals: tally(), fallbacks: tally(), breaches: tally(),
    durations: new Float64Array(durationBounds.length + 1), durationSum: 0, cached: 0,
  }
}

/** Counts a finished exchange; `duration` in milliseconds. */
export function countExchange(counters: ChainCounters, x: Exchange, duration: number): void {
  const seconds = duration / 1_000
  add(counters.answers, answerKey(x))
  let bucket = 0
  while (bucket < durationBounds.length && seconds > durationBounds[bucket]!) bucket++
  counters.durations[bucket]!++
  counters.durationSum += seconds
  if (x.origin === 'cache') counters.cached++
  const { refusal } = x
  if (refusal === null) return
  if (x.origin === 'fallback') add(counters.fallbacks, refusal.code)
  else add(counters.refusals, `${x.refusedBy === '' ? 'gateway' : x.refusedBy} ${refusal.code}`)
  if (refusal.code === 'request_invalid') add(counters.breaches, 'request block')
  else if (refusal.code === 'response_invalid') add(counters.breaches, 'response block')
}

/** Counts a breach that was let through because the mode is `report`. */
export function countReport(counters: ChainCounters, direction: Direction): void {
  add(counters.breaches, direction === 'request' ? 'request report' : 'response report')
}

function add(tally: Tally, key: string): void {
  const { keys, counts } = tally
  for (let i = 0; i < keys.length; i++) {
    if (keys[i] === key) { counts[i]!++; return }
  }
  if (keys.length >= keyLimit && key !== 'other') return add(tally, 'other')
  keys.push(key)
  counts.push(1)
}
