/**
 * What one request takes from one limit: plain data, so that another process can count it. Times in µs.
 * `bucket`: holds `size`, and a place becomes free every `step`. `window`: at most `size` in every interval of 16 `step`s.
 * `period`: at most `size` until `until`, in µs since 1970.
 */
export interface Take {
  readonly kind: 'bucket' | 'window' | 'period'
  /** The limit itself, whoever is counted. */
  readonly id: string
  /** Who is counted. */
  readonly subject: string
  readonly size: number
  readonly step: number
  readonly until: number
  readonly cost: number
}

/** What became of one take; times in µs. */
export interface Taken {
  readonly allowed: boolean
  /** What is left after it. */
  readonly remaining: number
  /** Until all of it is there again. */
  readonly reset: number
  /** Until the same request would be allowed; 0 where it was. */
  readonly retry: number
}

/** Counts. All takes of a request are made together, or none: one that is refused takes nothing. */
export interface Counters {
  take(takes: readonly Take[]): readonly Taken[] | Promise<readonly Taken[]>
}

/** Slots that a window is divided into; it is counted over one more, so that no interval of its length holds more than it may. */
export const windowSlots = 16

/** Microseconds on the machine's monotonic clock, which all of its processes share. */
export function machineTime(): number {
  const [seconds, nanoseconds] = process.hrtime()
  return seconds * 1_000_000 + Math.floor(nanoseconds / 1_000)
}

export const allowsAll = (taken: readonly Taken[]): boolean => taken.every(({ allowed }) => allowed)
