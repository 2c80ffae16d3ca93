/** Retries that are had before any request was made, and again once a second each. */
const floor = 10
/** The most that is saved up. */
const ceiling = 100

/**
 * How many retries an operation may still make: a part of each request, and a few a second, so that retries cannot multiply the load
 * of a backend that is failing for all. Times in ms.
 */
export class RetryBudget {
  private readonly share: number
  private tokens = floor
  private refilled: number

  /** `percent` of the requests may be retries. */
  constructor(percent: number, now: number) {
    this.share = percent / 100
    this.refilled = now
  }

  request(): void {
    if (this.tokens < ceiling) this.tokens += this.share
  }

  /** Whether one more retry may be made; counts it. */
  take(now: number): boolean {
    if (this.tokens < floor) this.tokens = Math.min(floor, this.tokens + (now - this.refilled) / 1_000)
    this.refilled = now
    if (this.tokens < 1) return false
    this.tokens--
    return true
  }
}
