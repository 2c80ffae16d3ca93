import type { Exchange } from '../exchange.ts'

/** Allowances that callers choose are rounded up to this many ms: there is a queue of deadlines for each. */
const step = 100

/**
 * Tells the backend how many ms are left for its answer. A caller who sent the same header has what it says at most: a gateway or a
 * service in front of this one has stopped waiting by then. What it sends cannot lengthen the operation's own timeout.
 */
export function passDeadline(x: Exchange, headers: string[], name: string): void {
  const sent = x.header(name)
  if (sent !== undefined && /^\d{1,9}$/.test(sent)) shorten(x, Number(sent))
  for (let i = headers.length - 2; i >= 0; i -= 2) if (headers[i]!.toLowerCase() === name) headers.splice(i, 2)
  headers.push(name, String(Math.max(1, Math.floor(x.deadline - performance.now()))))
}

function shorten(x: Exchange, allowance: number): void {
  const end = x.started + allowance
  if (end >= x.deadline) return
  const left = Math.max(step, Math.ceil((end - performance.now()) / step) * step)
  x.chain.events.awaits(x, left)
  // The sweep may be late; what the backend is told is not.
  x.deadline = Math.min(x.deadline, end)
}
