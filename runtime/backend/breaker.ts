/** `closed`: calls pass. `open`: none does. `halfOpen`: a few pass, to see whether the backend has recovered. */
export type BreakerState = 'closed' | 'open' | 'halfOpen'

export interface BreakerOptions {
  readonly failureRatio: number
  readonly window: number
  readonly minRequests: number
  readonly openFor: number
  readonly halfOpenRequests: number
}

/** Parts of the window that are forgotten one by one. */
const slots = 10

/**
 * A circuit breaker over the calls of one backend. It opens when the share of failures within the window is reached; after `openFor`
 * it lets `halfOpenRequests` calls through and closes when all of them succeed. Times are those of `performance.now()`.
 */
export class Breaker {
  state: BreakerState = 'closed'
  /** Counts the changes of state: what a call finds says nothing of a state that it was not let through in. */
  generation = 0
  /** Totals. */
  rejected = 0
  opened = 0
  private readonly options: BreakerOptions
  private readonly changed: (state: BreakerState) => void
  private readonly slot: number
  private readonly calls = new Float64Array(slots)
  private readonly failures = new Float64Array(slots)
  /** The number of the slot that is filled now, counted from the clock's zero. */
  private current = 0
  private openUntil = 0
  private probing = 0
  private succeeded = 0

  constructor(options: BreakerOptions, changed: (state: BreakerState) => void = () => {}) {
    this.options = options
    this.changed = changed
    this.slot = options.window / slots
  }

  /** Whether a call may pass now; one that may must be followed by `record` or `left`, with the generation that it was let through in. */
  admit(now: number): boolean {
    if (this.state === 'closed') return true
    if (this.state === 'open' && now >= this.openUntil) {
      this.probing = this.succeeded = 0
      this.turn('halfOpen')
    }
    if (this.state === 'halfOpen' && this.probing + this.succeeded < this.options.halfOpenRequests) {
      this.probing++
      return true
    }
    this.rejected++
    return false
  }

  /** A call has ended. */
  record(failed: boolean, now: number, generation: number): void {
    if (generation !== this.generation) return
    if (this.state === 'closed') {
      this.forget(now)
      const at = this.current % slots
      this.calls[at]!++
      if (!failed) return
      this.failures[at]!++
      if (this.reached()) this.open(now)
    } else if (this.state === 'halfOpen') {
      this.probing--
      if (failed) this.open(now)
      else if (++this.succeeded >= this.options.halfOpenRequests) {
        this.calls.fill(0)
        this.failures.fill(0)
        this.turn('closed')
      }
    }
  }

  /** A call has ended of which nothing can be said: the client left. */
  left(generation: number): void {
    if (generation === this.generation && this.state === 'halfOpen') this.probing--
  }

  /** Seconds until a client may try again, one at least. */
  retryAfter(now: number): number {
    return Math.max(1, Math.ceil((this.openUntil - now) / 1_000))
  }

  private open(now: number): void {
    this.openUntil = now + this.options.openFor
    this.opened++
    this.turn('open')
  }

  private turn(state: BreakerState): void {
    this.state = state
    this.generation++
    this.changed(state)
  }

  private forget(now: number): void {
    const number = Math.floor(now / this.slot)
    const passed = Math.min(slots, number - this.current)
    for (let i = 1; i <= passed; i++) {
      const at = (number - passed + i) % slots
      this.calls[at] = 0
      this.failures[at] = 0
    }
    this.current = number
  }

  private reached(): boolean {
    let calls = 0
    let failures = 0
    for (let i = 0; i < slots; i++) {
      calls += this.calls[i]!
      failures += this.failures[i]!
    }
    return calls >= this.options.minRequests && failures >= calls * this.options.failureRatio
  }
}
