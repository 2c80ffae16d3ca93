import type { Pool } from 'undici'

/** One address of a backend, with its connections and what is known of it. All of it but the first part changes in service. */
export interface TargetState {
  readonly origin: string
  readonly base: string
  readonly weight: number
  /** '' for none. */
  readonly group: string
  /** Where its name was resolved by the gateway (dns); '' where connecting does that. */
  readonly address: string
  /** Which of the configured targets it belongs to. */
  readonly index: number
  readonly pool: Pool
  /** A hash of what it is, so that it keeps its keys whatever the others are. */
  readonly seed: number

  inFlight: number
  /** The mean time to the head of an answer in ms, recent ones counting more; 0: unknown. */
  latency: number
  /** `performance.now()` of the last answer. */
  sampled: number
  /** What the weighted choice owes it. */
  credit: number
  /** Failures in a row. */
  failures: number
  /** How often in a row it was ejected, and until when; 0: it is not. */
  ejections: number
  ejectedUntil: number
  /** When it came back last. */
  returned: number
  /** What active checks found. */
  healthy: boolean
  /** Since when it is warming up; 0: it is warm. */
  warmFrom: number
  /** Totals. */
  calls: number
  failed: number
  ejected: number
}

/** A target of which nothing is known yet. */
export function targetState(known: Pick<TargetState, 'origin' | 'base' | 'weight' | 'group' | 'address' | 'index' | 'pool'>): TargetState {
  const { origin, base, weight, group, address, index, pool } = known
  return {
    origin, base, weight, group, address, index, pool, seed: hashText(address === '' ? origin + base : `${origin}${base} ${address}`),
    inFlight: 0, latency: 0, sampled: 0, credit: 0, failures: 0, ejections: 0, ejectedUntil: 0, returned: 0, healthy: true, warmFrom: 0,
    calls: 0, failed: 0, ejected: 0,
  }
}

/** FNV-1a over UTF-16 units, 32 bits, stirred: its high bits alone are too alike for short texts. */
export function hashText(text: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return stir(hash)
}

/** The finalizer of MurmurHash3: each bit of the input changes half of those of the result. */
export function stir(value: number): number {
  let hash = value
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}
