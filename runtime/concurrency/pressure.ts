import type { Rank } from './gate.ts'

/** How much more the process has to do than it can, measured by the delay of its event loop. */
export interface Pressure {
  /** Whether a request of this rank is to be refused; `delay` in ms is what counts as too much. */
  sheds(rank: Rank, delay: number): boolean
  close(): void
}

/** How often the delay is measured, and how often the level is corrected by it, in ms. */
const interval = 20
const period = 100
/** What a period above the bound adds to the level, per multiple of the bound, and at most. */
const rise = 0.1
const steepest = 0.5
/** What a period below the bound leaves of the level, and below which level nothing is left: all is well again within a second. */
const left = 0.7
const nothing = 0.05
/** Requests in one turn of the event loop from which on they, and not one long task, are what holds it up. */
const many = 16
/** What each further multiple of the bound that such a turn lasts counts as, as a level. */
const within = 0.25

/**
 * Watches the event loop. What counts is the least delay of a period: one long task, or a moment in which the machine did something
 * else, is no queue that stands (the measure of CoDel, RFC 8289). Below the bound nothing is refused. While it is above, the level rises: from 0 to a half, more and
 * more of the low class are refused, from there to 1 more and more of the normal one. The high class never is.
 *
 * Timers do not run while what has come at once is worked off, which may be thousands of connections: a turn of many requests that
 * lasts for longer than the bound is looked at from within, for itself.
 */
export function watchPressure(): Pressure {
  const levels = new Map<number, { value: number; shed: [number, number, number] }>()
  let least = Infinity
  let expected = performance.now() + interval
  let corrected = performance.now()
  let asked = 0
  const timer = setInterval(() => {
    const at = performance.now()
    least = Math.min(least, at - expected)
    expected = at + interval
    asked = 0
    if (at - corrected < period) return
    for (const [delay, level] of levels) level.value = least > delay ? Math.min(1, level.value + Math.min(steepest, (rise * least) / delay)) : level.value * left < nothing ? 0 : level.value * left
    corrected = at
    least = Infinity
  }, interval)
  timer.unref()

  return {
    sheds(rank, delay) {
      let level = levels.get(delay)
      if (level === undefined) levels.set(delay, level = { value: 0, shed: [0, 0, 0] })
      if (rank === 0) {
        asked++
        return false
      }
      const late = ++asked > many ? (performance.now() - expected) / delay - 1 : 0
      const value = Math.min(1, Math.max(level.value, late * within))
      if (value === 0) return false
      const share = rank === 2 ? Math.min(1, value * 2) : Math.max(0, value * 2 - 1)
      // Spread evenly instead of by chance: of ten at a share of 0.3, three.
      level.shed[rank] += share
      if (level.shed[rank] < 1) return false
      level.shed[rank] -= 1
      return true
    },
    close: () => clearInterval(timer),
  }
}
