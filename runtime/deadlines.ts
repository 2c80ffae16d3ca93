import type { Exchange } from './exchange.ts'

/** How often expiry is looked for, in ms: a deadline may pass late by as much. */
const resolution = 100

/**
 * Deadlines for many exchanges at the price of a set insertion each: exchanges with the same allowance expire in the order
 * in which they came, so that only the oldest of each set is ever looked at.
 */
export interface Deadlines {
  add(x: Exchange, allowance: number): void
  remove(x: Exchange): void
  close(): void
}

/** Starts watching; `expired` is called once for each exchange that was not removed in time. */
export function createDeadlines(expired: (x: Exchange) => void, now: () => number = () => performance.now()): Deadlines {
  const queues = new Map<number, Set<Exchange>>()

  const sweep = (): void => {
    const time = now()
    for (const queue of queues.values()) {
      for (const x of queue) {
        if (x.deadline > time) break
        queue.delete(x)
        expired(x)
      }
    }
  }
  const timer = setInterval(sweep, resolution)
  timer.unref()

  return {
    add(x, allowance) {
      let queue = queues.get(allowance)
      if (queue === undefined) queues.set(allowance, (queue = new Set()))
      x.deadline = x.started + allowance
      queue.add(x)
    },
    remove(x) {
      queues.get(x.chain.policies.timeout)?.delete(x)
    },
    close: () => clearInterval(timer),
  }
}
