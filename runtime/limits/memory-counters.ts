import { machineTime, windowSlots, type Counters, type Take, type Taken } from './take.ts'

/** One count. `value`: of a bucket when it is full again, of a window its newest slot, of a period how much was taken. */
interface Count {
  value: number
  readonly slots: number[] | null
  /** Counts for nothing from here on, on the clock of its kind. */
  expires: number
  readonly wall: boolean
}

/** Counts as plain data, for another process to go on with. */
export type CountsDump = readonly (readonly [key: string, value: number, slots: number[] | null, expires: number, wall: boolean])[]

/** Counters in the memory of one process; synchronous. */
export interface MemoryCounters extends Counters {
  take(takes: readonly Take[]): readonly Taken[]
  /** Hands all counts over; none is left. */
  drain(): CountsDump
  restore(dump: CountsDump): void
  readonly size: number
}

export interface MemoryCountersOptions {
  /** Most counts that are held; who comes beyond it shares one count per limit, so that nobody gets rid of a count by filling the table. */
  readonly capacity?: number
  /** µs, monotonic. */
  readonly now?: () => number
  /** µs since 1970. */
  readonly wallNow?: () => number
}

/** Makes counters that keep to the bounds stated in docs/policies/rate-limit.md whatever the order and timing of takes. */
export function createMemoryCounters(options: MemoryCountersOptions = {}): MemoryCounters {
  const { capacity = 100_000, now = machineTime, wallNow = () => Date.now() * 1_000 } = options
  const counts = new Map<string, Count>()
  let sweepAt = Math.min(1_024, capacity)

  const sweep = (at: number, wall: number): void => {
    for (const [key, count] of counts) if (count.expires <= (count.wall ? wall : at)) counts.delete(key)
    sweepAt = Math.min(capacity, Math.max(1_024, counts.size * 2))
  }
  const countOf = ({ kind, id, subject }: Take, at: number, wall: number): Count => {
    let key = `${id}\0${subject}`
    const known = counts.get(key)
    if (known !== undefined) return known
    if (counts.size >= sweepAt) sweep(at, wall)
    if (counts.size >= capacity) {
      key = `${id}\0\0`
      const shared = counts.get(key)
      if (shared !== undefined) return shared
    }
    const made: Count = { value: 0, slots: kind === 'window' ? new Array<number>(windowSlots + 1).fill(0) : null, expires: 0, wall: kind === 'period' }
    counts.set(key, made)
    return made
  }

  return {
    take(takes) {
      const at = now()
      const wall = wallNow()
      const found = takes.map((take) => countOf(take, at, wall))
      const judged = takes.map((take, index) => judge(take, found[index]!, at, wall))
      if (judged.every(({ allowed }) => allowed)) {
        return takes.map((take, index) => commit(take, found[index]!, judged[index]!, at))
      }
      return judged
    },
    drain() {
      const dump = [...counts].map(([key, { value, slots, expires, wall }]) => [key, value, slots, expires, wall] as const)
      counts.clear()
      return dump
    },
    restore(dump) {
      for (const [key, value, slots, expires, wall] of dump) counts.set(key, { value, slots, expires, wall })
    },
    get size() { return counts.size },
  }
}

/** What the take would give; the count is brought to now, and nothing is taken. */
function judge(take: Take, count: Count, at: number, wall: number): Taken {
  const { kind, size, step, until, cost } = take
  if (kind === 'bucket') {
    const full = Math.max(count.value, at)
    const wait = full + cost * step - at - size * step
    return { allowed: wait <= 0, remaining: Math.floor((size * step - (full - at)) / step), reset: full - at, retry: Math.max(0, wait) }
  }
  if (kind === 'period') {
    if (count.expires !== until) {
      count.value = 0
      count.expires = until
    }
    const allowed = count.value + cost <= size
    return { allowed, remaining: Math.max(0, size - count.value), reset: until - wall, retry: allowed ? 0 : until - wall }
  }
  const slots = count.slots!
  const current = Math.floor(at / step)
  forget(slots, count.value, current)
  count.value = current
  count.expires = (current + slots.length) * step
  const used = slots.reduce((sum, slot) => sum + slot, 0)
  return { allowed: used + cost <= size, remaining: Math.max(0, size - used), reset: untilEmpty(slots, current, step, at, used), retry: used + cost <= size ? 0 : untilEmpty(slots, current, step, at, used + cost - size) }
}

function commit({ kind, size, step, cost }: Take, count: Count, judged: Taken, at: number): Taken {
  if (cost === 0) return judged
  if (kind === 'bucket') {
    count.value = Math.max(count.value, at) + cost * step
    count.expires = count.value
    return { allowed: true, remaining: Math.floor((size * step - (count.value - at)) / step), reset: count.value - at, retry: 0 }
  }
  if (kind === 'period') {
    count.value += cost
    return { ...judged, remaining: size - count.value }
  }
  const slots = count.slots!
  const index = count.value % slots.length
  slots[index] = slots[index]! + cost
  return { allowed: true, remaining: judged.remaining - cost, reset: (count.value + slots.length) * step - at, retry: 0 }
}

/** Empties the slots that have come round since `newest`. */
function forget(slots: number[], newest: number, current: number): void {
  const passed = Math.min(slots.length, current - newest)
  for (let i = 1; i <= passed; i++) slots[(newest + i) % slots.length] = 0
}

/** µs until at least `amount` has left the window, the oldest slot first; 0 for nothing. */
function untilEmpty(slots: readonly number[], current: number, step: number, at: number, amount: number): number {
  let left = amount
  for (let slot = current - slots.length + 1; left > 0 && slot <= current; slot++) {
    left -= slots[((slot % slots.length) + slots.length) % slots.length]!
    if (left <= 0) return (slot + slots.length) * step - at
  }
  return left > 0 ? slots.length * step : 0
}
