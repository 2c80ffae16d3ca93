import { GatewayError } from '../problem.ts'
import type { Rank } from './gate.ts'

interface Waiting {
  readonly since: number
  /** When it is refused. */
  readonly until: number
  readonly settle: (outcome: undefined | GatewayError) => void
}

/** Spreads the requests that came at once over several turns of the event loop, the highest priority first. */
export interface Turns {
  /**
   * Null: the request goes on now. Else its turn comes: nothing, or a refusal where it has waited for `patience` ms, which the high
   * class never is.
   */
  take(rank: Rank, patience: number): Promise<undefined | GatewayError> | null
  /** ms that the longest waiting one has waited. */
  oldest(now: number): number
  close(): void
}

/** How long requests are begun in one turn, in ms. */
const budget = 2

/**
 * Node accepts one connection per turn of the event loop (libuv), timers fire once, and a supervisor hands out one connection; a turn
 * that works off all that has come would last for as long as that takes, and while it does new clients wait in the kernel until it
 * gives them up. So a turn begins requests for a few ms only, and then looks at what else there is.
 */
export function takeTurns(): Turns {
  const lines: readonly [Waiting[], Waiting[], Waiting[]] = [[], [], []]
  let immediate: NodeJS.Immediate | null = null
  /** When the first request of this turn came; 0: none has. */
  let began = 0

  const empty = (): boolean => lines[0].length === 0 && lines[1].length === 0 && lines[2].length === 0
  const refuseLate = (now: number): void => {
    for (const line of lines) while (line.length > 0 && line[0]!.until <= now) line.shift()!.settle(overloaded())
  }
  const workOff = async (): Promise<void> => {
    const start = performance.now()
    refuseLate(start)
    while (performance.now() - start < budget) {
      const next = lines[0].shift() ?? lines[1].shift() ?? lines[2].shift()
      if (next === undefined) return
      next.settle(undefined)
      // It goes on before this does.
      await null
    }
    if (!empty()) immediate ??= setImmediate(end)
  }
  const end = (): void => {
    immediate = null
    began = 0
    if (!empty()) void workOff()
  }

  return {
    take(rank, patience) {
      const now = performance.now()
      if (began === 0) {
        began = now
        immediate ??= setImmediate(end)
      }
      if (now - began < budget && empty()) return null
      return new Promise((resolve) => { lines[rank].push({ since: now, until: rank === 0 ? Infinity : now + patience, settle: resolve }) })
    },
    oldest(now) {
      let since = now
      for (const line of lines) if (line.length > 0) since = Math.min(since, line[0]!.since)
      return now - since
    },
    close() {
      if (immediate !== null) clearImmediate(immediate)
      for (const line of lines) for (const { settle } of line.splice(0)) settle(undefined)
    },
  }
}

/** The refusal of a request that there is no time for. */
export const overloaded = (): GatewayError => new GatewayError('overloaded', { headers: ['retry-after', '1'] })
