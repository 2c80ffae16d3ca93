import { Client } from 'undici'
import type { Exchange } from '../exchange.ts'
import { GatewayError } from '../problem.ts'
import { fail } from '../run.ts'
import type { Rewrite } from './address.ts'
import type { BackendRequest } from './backend-request.ts'
import type { Breaker } from './breaker.ts'
import { BackendCall, type CallFailure, type CallOutcome, type Tries } from './call.ts'
import type { clientOptions } from './connect.ts'
import type { Roster } from './health/roster.ts'
import type { RetryBudget } from './retry-budget.ts'
import type { TargetState } from './target-state.ts'

/** What all deliveries of one operation to one backend share. */
export interface Line {
  readonly roster: Roster
  readonly breaker: Breaker | null
  readonly rewrites: readonly Rewrite[]
  readonly idle: number
  /** Answers may last for hours: a call is judged by its head. */
  readonly streams: boolean
  /** What the target is chosen by, where it is by a hash. */
  readonly key: ((x: Exchange) => string | null) | null
  readonly attempts: number
  readonly retryOn: ReadonlySet<CallFailure>
  readonly backoff: number
  readonly perTryTimeout: number
  readonly budget: RetryBudget | null
  /** Statuses in whose place the fallback is given. */
  readonly refused: ReadonlySet<number>
  /** Most calls at once on one target. */
  readonly maxInFlight: number
  readonly buffered: (x: Exchange) => boolean
  /** Whether a request may be sent twice. */
  readonly repeatable: (x: Exchange) => boolean
  readonly idempotent: (x: Exchange) => boolean
  readonly request: (x: Exchange, target: TargetState, buffered: boolean) => BackendRequest
  readonly client: (target: TargetState) => ReturnType<typeof clientOptions>
  readonly retried: () => void
  readonly random: () => number
}

interface Attempt {
  readonly target: TargetState
  readonly sent: number
  /** Whether its target has been told how it went. */
  judged: boolean
  /** The breaker's when it was let through. */
  readonly generation: number
}

/** Statuses by which a backend says that it cannot now; any other is an answer. */
export function isFailing(status: number): boolean {
  return status === 502 || status === 503 || status === 504
}

/** One exchange's way to a backend: the calls that are made for it, one after the other. */
export class Delivery implements Tries {
  private readonly line: Line
  private readonly x: Exchange
  private readonly buffered: boolean
  /** The call that counts; an earlier one may still be read to its end. */
  private attempt: Attempt | null = null
  private call: BackendCall | null = null
  /** The end of this try's time, or the next try. */
  private timer: NodeJS.Timeout | undefined = undefined

  constructor(line: Line, x: Exchange) {
    this.line = line
    this.x = x
    this.buffered = line.buffered(x)
    line.budget?.request()
  }

  /** Makes a call, or refuses the exchange where none can be made. */
  send(): void {
    try {
      this.dispatch()
    } catch (error) {
      fail(this.x, error, 'backend')
    }
  }

  private dispatch(): void {
    const { line, x } = this
    const now = performance.now()
    const target = line.roster.choose(line.key === null ? null : line.key(x), now, this.attempt === null ? null : this.attempt.target)
    if (target === null) throw new GatewayError('backend_unreachable')
    if (target.inFlight >= line.maxInFlight) throw new GatewayError('overloaded', { headers: ['retry-after', '1'] })
    if (line.breaker !== null && !line.breaker.admit(now)) {
      throw new GatewayError('backend_unavailable', { headers: ['retry-after', String(line.breaker.retryAfter(now))] })
    }
    const attempt = { target, sent: now, judged: false, generation: line.breaker === null ? 0 : line.breaker.generation }
    this.attempt = attempt
    x.target = target.origin
    if (x.sent === 0) x.sent = now
    target.inFlight++
    const settle = (outcome: CallOutcome, status: number): void => this.settled(attempt, outcome, status)
    const request = this.prepare(target, settle)
    const again = this.buffered && line.idempotent(x)
      ? (call: BackendCall): void => {
          const fresh = new Client(target.origin, line.client(target))
          fresh.dispatch(request, call)
          void fresh.close()
        }
      : null
    const call = new BackendCall(x, line.rewrites[target.index]!, line.idle, settle, again, this)
    this.call = call
    x.cancel = call.cancel
    if (line.perTryTimeout > 0) this.timer = setTimeout(this.expired, line.perTryTimeout)
    try {
      target.pool.dispatch(request, call)
    } catch (error) {
      settle('left', 0)
      throw error
    }
  }

  refuses(status: number): boolean {
    const { line, x } = this
    clearTimeout(this.timer)
    if (line.streams || isFailing(status)) this.judge(this.attempt!, isFailing(status), performance.now())
    if (this.again(status)) return true
    if (!line.refused.has(status)) return false
    fail(x, new GatewayError('backend_failed', { backendStatus: status }), 'backend')
    return true
  }

  again(failure: CallFailure): boolean {
    const { line, x } = this
    if (x.retries >= line.attempts || !line.retryOn.has(failure) || x.response.headersSent || !this.buffered || !line.repeatable(x)) return false
    const wait = line.random() * line.backoff * 2 ** x.retries
    const now = performance.now()
    if (now + wait >= x.deadline || line.budget === null || !line.budget.take(now)) return false
    x.retries++
    line.retried()
    clearTimeout(this.timer)
    this.call = null
    this.timer = setTimeout(this.resend, wait)
    x.cancel = this.giveUp
    return true
  }

  private prepare(target: TargetState, settle: (outcome: CallOutcome, status: number) => void): BackendRequest {
    try {
      return this.line.request(this.x, target, this.buffered)
    } catch (error) {
      settle('left', 0)
      throw error
    }
  }

  private judge(attempt: Attempt, failed: boolean, now: number): void {
    if (attempt.judged) return
    attempt.judged = true
    const { roster, breaker } = this.line
    const { target, sent } = attempt
    roster.report(target, failed, (this.x.received > sent ? this.x.received : now) - sent, now)
    breaker?.record(failed, now, attempt.generation)
  }

  private settled(attempt: Attempt, outcome: CallOutcome, status: number): void {
    if (attempt === this.attempt && this.call !== null) clearTimeout(this.timer)
    attempt.target.inFlight--
    if (outcome === 'left') {
      if (!attempt.judged) this.line.breaker?.left(attempt.generation)
    } else this.judge(attempt, outcome === 'failed' || isFailing(status), performance.now())
  }

  private readonly resend = (): void => {
    if (!this.x.done) this.send()
  }

  private readonly giveUp = (): void => clearTimeout(this.timer)

  private readonly expired = (): void => {
    this.call!.giveUp()
    if (!this.again('timeout')) fail(this.x, new GatewayError('backend_timeout'), 'backend')
  }
}
