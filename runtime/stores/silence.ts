/** Watches somebody who should answer, for as long as something is awaited. */
export interface SilenceWatch {
  /** Something is awaited from now on; cheap where it is watched already. */
  start(): void
  close(): void
}

export interface SilenceOptions {
  /** Milliseconds of silence that are one too many; up to a fifth more pass before it is told. */
  readonly patience: number
  /** Whether something is awaited. Where nothing is the watch ends, until it is started again. */
  readonly awaited: () => boolean
  /** A number that changes whenever anything is heard. */
  readonly heard: () => number
  /** Nothing was heard for as long as there was patience. */
  readonly silent: () => void
}

/** In how many looks the patience is spent. */
const looks = 5

/**
 * Counts looks, not time: a process that stands still looks once, however long it stood, and cannot take what it did not read in
 * that time for silence. Before the verdict it looks once more, after a turn of the event loop in which everything that had come
 * by then is read: timers run before that.
 */
export function watchSilence({ patience, awaited, heard, silent }: SilenceOptions): SilenceWatch {
  let timer: NodeJS.Timeout | null = null
  let last: NodeJS.Immediate | null = null
  let before = 0
  let passed = 0

  /** Whether it goes on being silent. */
  const still = (): boolean => {
    const now = heard()
    if (now !== before) passed = 0
    before = now
    if (awaited()) return passed > 0
    timer = null
    return false
  }
  const again = (): void => { timer = setTimeout(look, patience / looks).unref() }
  const look = (): void => {
    passed++
    if (still() && passed >= looks) last = setImmediate(judge)
    else if (timer !== null) again()
  }
  const judge = (): void => {
    last = null
    if (still()) {
      timer = null
      silent()
    } else if (timer !== null) again()
  }

  return {
    start() {
      if (timer !== null) return
      before = heard()
      passed = 0
      again()
    },
    close() {
      if (timer !== null) clearTimeout(timer)
      if (last !== null) clearImmediate(last)
      timer = last = null
    },
  }
}
