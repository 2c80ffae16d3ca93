import type { TargetState } from '../target-state.ts'
import type { Roster } from './roster.ts'

export interface ActiveCheckOptions {
  readonly path: string
  readonly interval: number
  readonly timeout: number
  readonly healthyAfter: number
  readonly unhealthyAfter: number
  readonly expect: readonly (number | string)[]
}

/** How far an interval is stretched or shortened, so that many gateways do not ask at once. */
const jitter = 0.1

interface Watched {
  readonly target: TargetState
  /** Like results in a row; positive for good ones, negative for bad ones, 0 before the first. */
  streak: number
  timer: NodeJS.Timeout | undefined
}

/**
 * Asks every target of a roster at its interval, over a connection of its own each time, and tells the roster. The first answer
 * decides at once. Targets are those of the last `follow`.
 */
export class ActiveChecks {
  private readonly roster: Roster
  private readonly options: ActiveCheckOptions
  private readonly good: (status: number) => boolean
  private watched: readonly Watched[] = []
  private closed = false

  constructor(roster: Roster, options: ActiveCheckOptions) {
    this.roster = roster
    this.options = options
    const statuses = new Set(options.expect)
    this.good = (status) => statuses.has(status) || statuses.has(`${Math.floor(status / 100)}xx`)
  }

  follow(targets: readonly TargetState[]): void {
    const known = new Map(this.watched.map((one) => [one.target, one]))
    this.watched = targets.map((target) => known.get(target) ?? { target, streak: 0, timer: undefined })
    for (const [target, { timer }] of known) if (!targets.includes(target)) clearTimeout(timer)
    for (const one of this.watched) if (!known.has(one.target)) this.plan(one, Math.random() * Math.min(100, this.options.interval))
  }

  close(): void {
    this.closed = true
    for (const { timer } of this.watched) clearTimeout(timer)
  }

  private plan(one: Watched, delay: number): void {
    if (this.closed || !this.watched.includes(one)) return
    one.timer = setTimeout(() => void this.look(one), delay)
    one.timer.unref()
  }

  private async look(one: Watched): Promise<void> {
    const good = await this.ask(one.target)
    if (this.closed) return
    const { healthyAfter, unhealthyAfter, interval } = this.options
    const first = one.streak === 0
    one.streak = good ? Math.max(0, one.streak) + 1 : Math.min(0, one.streak) - 1
    if (first || one.streak >= healthyAfter || -one.streak >= unhealthyAfter) this.roster.mark(one.target, good, performance.now())
    this.plan(one, interval * (1 - jitter + 2 * jitter * Math.random()))
  }

  private async ask({ pool }: TargetState): Promise<boolean> {
    try {
      const { path, timeout } = this.options
      // A new connection each time: whether it is still accepted is a part of the question.
      const { statusCode, body } = await pool.request({ path, method: 'GET', headers: { 'user-agent': 'gatewright-health-check' }, reset: true, signal: AbortSignal.timeout(timeout) })
      await body.dump()
      return this.good(statusCode)
    } catch {
      return false
    }
  }
}
