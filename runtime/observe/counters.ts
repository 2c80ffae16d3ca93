import type { Exchange } from '../exchange.ts'
import type { Chain } from '../chain.ts'
import type { GatewayError } from '../problem.ts'
import { answerKey, keyLimit } from './answer-key.ts'

/** Upper bounds of the duration histogram in seconds; above the last one only `+Inf` counts. */
export const durationBounds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10] as const

export type Direction = 'request' | 'response'

/** A count per text of a closed set (stages, codes, directions), kept as two arrays since there are few; beyond `keyLimit` they count as `other`. */
export interface Tally { readonly keys: string[]; readonly counts: number[] }

/** What is counted for one chain, in plain numbers. All of it is bounded: no text of a client's is a key. */
export interface ChainCounters {
  readonly chain: Chain
  /** The method and status that came first, which mostly is that of nearly all. */
  usual: string
  /** What each request adds to: its row in `rows`, see `places`. */
  readonly rows: NumberRows
  readonly row: number
  /** Other methods and statuses, `GET 404`. */
  readonly others: Tally
  /** Stage and problem code, `authenticate unauthorized`. */
  readonly refusals: Tally
  /** Problem codes in whose place a fallback was given. */
  readonly fallbacks: Tally
  /** Direction and mode, `response block`. */
  readonly breaches: Tally
}

/** Where what stands in a row: seconds, answers of the usual kind, answers that came from the cache, and a count per bound, the last one above all bounds. */
const places = { seconds: 0, usual: 1, cached: 2, bounds: 3 } as const

export function chainCounters(chain: Chain, rows: NumberRows): ChainCounters {
  const tally = (): Tally => ({ keys: [], counts: [] })
  return { usual: '', row: rows.add(), rows, chain, others: tally(), refusals: tally(), fallbacks: tally(), breaches: tally() }
}

/** The numbers of a row that are used, and the next multiple of what fits into a line of the processor's cache. */
const used = places.bounds + durationBounds.length + 1
const width = Math.ceil(used / 8) * 8

/** Rows of numbers, one after the other: what a request of one of a thousand operations adds to is mostly one line of the cache. */
export class NumberRows {
  numbers = new Float64Array(width)
  private length = 0

  /** Adds a row of zeros, and gives where it begins. */
  add(): number {
    const row = this.length
    this.length += width
    if (this.length > this.numbers.length) {
      const more = new Float64Array(this.numbers.length * 2)
      more.set(this.numbers)
      this.numbers = more
    }
    return row
  }
}

/** Counts a finished exchange; `duration` in milliseconds. */
export function countExchange(counters: ChainCounters, x: Exchange, duration: number): void {
  const { row, rows: { numbers } } = counters
  const seconds = duration / 1_000
  const key = answerKey(x)
  if (key === counters.usual) numbers[row + places.usual]!++
  else countOther(counters, key)
  let bucket = 0
  while (bucket < durationBounds.length && seconds > durationBounds[bucket]!) bucket++
  numbers[row + places.bounds + bucket]!++
  numbers[row + places.seconds]! += seconds
  if (x.origin === 'cache') numbers[row + places.cached]!++
  const { refusal } = x
  if (refusal !== null) countRefusal(counters, x, refusal)
}

function countOther(counters: ChainCounters, key: string): void {
  if (counters.usual !== '') return add(counters.others, key, keyLimit - 1)
  counters.usual = key
  counters.rows.numbers[counters.row + places.usual]!++
}

function countRefusal(counters: ChainCounters, { origin, refusedBy }: Exchange, { code }: GatewayError): void {
  if (origin === 'fallback') add(counters.fallbacks, code)
  else add(counters.refusals, `${refusedBy === '' ? 'gateway' : refusedBy} ${code}`)
  if (code === 'request_invalid') add(counters.breaches, 'request block')
  else if (code === 'response_invalid') add(counters.breaches, 'response block')
}

/** Answers by method and status, `GET 200`. */
export function answersOf({ usual, row, rows: { numbers }, others }: ChainCounters): Tally {
  return usual === '' ? others : { keys: [usual, ...others.keys], counts: [numbers[row + places.usual]!, ...others.counts] }
}

/** Answers that came from the cache. */
export function cachedOf({ row, rows: { numbers } }: ChainCounters): number {
  return numbers[row + places.cached]!
}

/** Requests per bound, not cumulative, the last count above all bounds; and the seconds that they took together. */
export function durationsOf({ row, rows: { numbers } }: ChainCounters): { readonly counts: Float64Array; readonly seconds: number } {
  return { counts: numbers.subarray(row + places.bounds, row + used), seconds: numbers[row + places.seconds]! }
}

/** Counts a breach that was let through because the mode is `report`. */
export function countReport(counters: ChainCounters, direction: Direction): void {
  add(counters.breaches, direction === 'request' ? 'request report' : 'response report')
}

function add(tally: Tally, key: string, limit = keyLimit): void {
  const { keys, counts } = tally
  for (let i = 0; i < keys.length; i++) {
    if (keys[i] === key) { counts[i]!++; return }
  }
  if (keys.length >= limit && key !== 'other') return add(tally, 'other', limit)
  keys.push(key)
  counts.push(1)
}
