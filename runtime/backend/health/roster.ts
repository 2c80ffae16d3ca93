import type { Balancer } from '../balance/balancer.ts'
import type { TargetState } from '../target-state.ts'

export interface OutlierOptions {
  readonly consecutiveFailures: number
  readonly ejectFor: number
  /** Percent. */
  readonly maxEjected: number
}

/** What happens to targets, for the log. */
export type RosterEvent =
  | { readonly kind: 'ejected'; readonly target: TargetState; readonly until: number }
  | { readonly kind: 'returned' | 'healthy' | 'unhealthy'; readonly target: TargetState }
  | { readonly kind: 'panic' | 'calm' }

export interface RosterOptions {
  readonly targets: readonly TargetState[]
  readonly balancer: Balancer
  /** '' for all groups. */
  readonly active: string
  /** Null: nothing is ejected. */
  readonly outliers: OutlierOptions | null
  readonly slowStart: number
  readonly panicBelow: number
  readonly onEvent: (event: RosterEvent) => void
  readonly random?: () => number
}

/** The longest ejection, in units of the first. */
const longestEjection = 10
/** What a target that has just come back gets of its share. */
const coldShare = 0.1
/** What a failure counts as, in ms, where targets are chosen by latency: one that fails at once is not quick. */
const failureLatency = 1_000
/** How much of the mean the newest latency is. */
const freshness = 0.2

/**
 * The targets of a backend and which of them are in use: those of the active group that are healthy and not ejected, or all of the
 * group where too few are left. The list is made when something changes, so that choosing costs no more than the algorithm.
 */
export class Roster {
  targets: readonly TargetState[]
  active: string
  inUse: readonly TargetState[] = []
  panic = false
  private readonly options: RosterOptions
  private readonly random: () => number
  /** When the next ejection ends; Infinity where there is none. */
  private nextReturn = Infinity
  private warming = 0

  constructor(options: RosterOptions) {
    this.options = options
    this.targets = options.targets
    this.active = options.active
    this.random = options.random ?? Math.random
    this.refresh(0)
  }

  /** A target for a request, not `avoided` where there is another; null where the group has none at all. */
  choose(key: string | null, now: number, avoided: TargetState | null): TargetState | null {
    if (now >= this.nextReturn) this.refresh(now)
    const { inUse } = this
    if (inUse.length < 2) return inUse.length === 0 ? null : inUse[0]!
    const { balancer } = this.options
    let target = balancer(inUse, key, now)
    if (this.warming > 0 && this.isCold(target, now)) target = inUse[(inUse.indexOf(target) + 1) % inUse.length]!
    if (target === avoided) target = inUse[(inUse.indexOf(target) + 1) % inUse.length]!
    return target
  }

  /** A call has ended; `latency` in ms to the head of its answer. */
  report(target: TargetState, failed: boolean, latency: number, now: number): void {
    const sample = failed ? Math.max(latency, failureLatency) : latency
    target.latency = target.latency === 0 ? sample : target.latency + (sample - target.latency) * freshness
    target.sampled = now
    target.calls++
    if (!failed) {
      target.failures = 0
      return
    }
    target.failed++
    target.failures++
    const { outliers } = this.options
    if (outliers !== null && target.failures >= outliers.consecutiveFailures && target.ejectedUntil === 0) this.eject(target, outliers, now)
  }

  /** What an active check found. */
  mark(target: TargetState, healthy: boolean, now: number): void {
    if (target.healthy === healthy) return
    target.healthy = healthy
    if (healthy) this.warm(target, now)
    this.options.onEvent({ kind: healthy ? 'healthy' : 'unhealthy', target })
    this.refresh(now)
  }

  /** From now on requests go to this group; those under way end where they are. */
  activate(group: string, now: number): void {
    this.active = group
    this.refresh(now)
  }

  replace(targets: readonly TargetState[], now: number): void {
    for (const target of targets) if (!this.targets.includes(target)) this.warm(target, now)
    this.targets = targets
    this.refresh(now)
  }

  private members(): readonly TargetState[] {
    return this.active === '' ? this.targets : this.targets.filter(({ group }) => group === this.active)
  }

  private eject(target: TargetState, { ejectFor, maxEjected }: OutlierOptions, now: number): void {
    const members = this.members()
    const ejected = members.reduce((count, { ejectedUntil }) => count + (ejectedUntil > now ? 1 : 0), 0)
    const most = members.length < 2 ? 0 : Math.max(1, Math.floor((members.length * maxEjected) / 100))
    if (ejected >= most) return
    // Well for as long as it was out: what was before is forgotten.
    if (now - target.returned > ejectFor * Math.min(2 ** target.ejections, longestEjection)) target.ejections = 0
    target.ejectedUntil = now + ejectFor * Math.min(2 ** target.ejections, longestEjection)
    target.ejections++
    target.ejected++
    this.options.onEvent({ kind: 'ejected', target, until: target.ejectedUntil })
    this.refresh(now)
  }

  private refresh(now: number): void {
    this.nextReturn = Infinity
    for (const target of this.targets) {
      if (target.ejectedUntil === 0) continue
      if (target.ejectedUntil > now) {
        this.nextReturn = Math.min(this.nextReturn, target.ejectedUntil)
        continue
      }
      target.ejectedUntil = 0
      target.returned = now
      // On probation: the first failure sends it out again.
      target.failures = (this.options.outliers?.consecutiveFailures ?? 1) - 1
      this.warm(target, now)
      this.options.onEvent({ kind: 'returned', target })
    }
    const members = this.members()
    const usable = members.filter(({ healthy, ejectedUntil }) => healthy && ejectedUntil === 0)
    const panic = usable.length === 0 || usable.length * 100 < members.length * this.options.panicBelow
    if (panic !== this.panic && members.length > 0) {
      this.panic = panic
      this.options.onEvent({ kind: panic ? 'panic' : 'calm' })
    }
    this.inUse = panic ? members : usable
    // What was owed among others would be paid now, all at once.
    for (const target of this.inUse) target.credit = 0
  }

  private warm(target: TargetState, now: number): void {
    if (this.options.slowStart === 0) return
    if (target.warmFrom === 0) this.warming++
    target.warmFrom = now
  }

  /** Whether a warming target is to be passed over this time. */
  private isCold(target: TargetState, now: number): boolean {
    if (target.warmFrom === 0) return false
    const share = (now - target.warmFrom) / this.options.slowStart
    if (share < 1) return this.random() >= Math.max(coldShare, share)
    target.warmFrom = 0
    this.warming--
    return false
  }
}
