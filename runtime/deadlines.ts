import type { Exchange } from './exchange.ts'

/** How often expiry is looked for, in ms: a deadline may pass late by as much. */
const resolution = 100

/** Exchanges with one allowance, the one that expires next first. */
export interface DeadlineQueue {
  first: Exchange | null
  last: Exchange | null
}

/**
 * Deadlines for many exchanges at the price of a link each: exchanges with the same allowance expire in the order in which
 * they were added, so that only the oldest of each queue is ever looked at. An exchange has one deadline at a time.
 */
export interface Deadlines {
  /** Starts or restarts an exchange's time: `allowance` ms from `from` on, a `performance.now()`. */
  add(x: Exchange, allowance: number, from: number): void
  remove(x: Exchange): void
  close(): void
}

/** Starts watching; `expired` is called once for each exchange that was not removed in time. */
export function createDeadlines(expired: (x: Exchange) => void, now: () => number = () => performance.now()): Deadlines {
  const queues = new Map<number, DeadlineQueue>()

  const sweep = (): void => {
    const time = now()
    for (const queue of queues.values()) {
      for (let x = queue.first; x !== null && x.deadline <= time; x = queue.first) {
        unlink(x)
        expired(x)
      }
    }
  }
  const timer = setInterval(sweep, resolution)
  timer.unref()

  return {
    add(x, allowance, from) {
      unlink(x)
      let queue = queues.get(allowance)
      if (queue === undefined) queues.set(allowance, (queue = { first: null, last: null }))
      x.deadline = from + allowance
      link(x, queue)
    },
    remove: unlink,
    close: () => clearInterval(timer),
  }
}

function link(x: Exchange, queue: DeadlineQueue): void {
  const { last } = queue
  x.queue = queue
  x.queuedBefore = last
  if (last === null) queue.first = x
  else last.queuedAfter = x
  queue.last = x
}

/**
 * An exchange that is over must refer to no other: the old space of the heap would keep all that came after it. (A `Set` does just
 * that: each of its tables refers to the next, and to what was in it when it was replaced; 15 % of the time went into copying those.)
 */
function unlink(x: Exchange): void {
  const { queue, queuedBefore, queuedAfter } = x
  if (queue === null) return
  if (queuedBefore === null) queue.first = queuedAfter
  else queuedBefore.queuedAfter = queuedAfter
  if (queuedAfter === null) queue.last = queuedBefore
  else queuedAfter.queuedBefore = queuedBefore
  x.queue = x.queuedBefore = x.queuedAfter = null
}
