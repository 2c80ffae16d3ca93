import type { GatewayError } from '../problem.ts'
import type { Rank } from './gate.ts'
import { takeTurns } from './turns.ts'

/** How much more the process has to do than it can, measured by how long requests wait to be begun: by the delay of its event loop, and by that of turns. */
export interface Pressure {
  /** Whether a request of this rank is to be refused; `delay` in ms is what counts as too much. */
  sheds(rank: Rank, delay: number): boolean
  /** `Turns.take` for a request that was not shed. */
  turn(rank: Rank, delay: number): Promise<undefined | GatewayError> | null
  close(): void
}

/** How often the delay is measured, and how often the level is corrected by it, in ms. */
const interval = 20
const period = 100
/** Looks that a period has at least: after a pause of the whole process there is one, which sees the pause and not what it left. */
const looksAtLeast = 3
/** What a period above the bound adds to the level, per multiple of the bound, and at most. */
const rise = 0.1
const steepest = 0.5
/** What a period below the bound leaves of the level, and below which level nothing is left: all is well again within a second. */
const left = 0.7
const nothing = 0.05
/** Multiples of the bound after which a wait for a turn is none of a moment, and ends. */
const endless = 10

/**
 * Watches the event loop, and spreads what comes at once over its turns. What counts is the least delay of a period: one long task, or a moment in which the machine did something
 * else, is no queue that stands (the measure of CoDel, RFC 8289). Below the bound nothing is refused. While it is above, the level rises: from 0 to a half, more and
 * more of the low class are refused, from there to 1 more and more of the normal one. The high class never is.
 */
export function watchPressure(): Pressure {
  const levels = new Map<number, { value: number; shed: [number, number, number] }>()
  let least = Infinity
  let looks = 0
  let expected = performance.now() + interval
  let corrected = performance.now()
  const turns = takeTurns()
  const timer = setInterval(() => {
    const at = performance.now()
    least = Math.min(least, Math.max(at - expected, turns.oldest(at)))
    expected = at + interval
    if (++looks < looksAtLeast || at - corrected < period) return
    looks = 0
    for (const [delay, level] of levels) level.value = least > delay ? Math.min(1, level.value + Math.min(steepest, (rise * least) / delay)) : level.value * left < nothing ? 0 : level.value * left
    corrected = at
    least = Infinity
  }, interval)
  timer.unref()

  return {
    sheds(rank, delay) {
      let level = levels.get(delay)
      if (level === undefined) levels.set(delay, level = { value: 0, shed: [0, 0, 0] })
      if (level.value === 0 || rank === 0) return false
      const share = rank === 2 ? Math.min(1, level.value * 2) : Math.max(0, level.value * 2 - 1)
      // Spread evenly instead of by chance: of ten at a share of 0.3, three.
      level.shed[rank] += share
      if (level.shed[rank] < 1) return false
      level.shed[rank] -= 1
      return true
    },
    turn: (rank, delay) => turns.take(rank, delay * endless),
    close() {
      clearInterval(timer)
      turns.close()
    },
  }
}
