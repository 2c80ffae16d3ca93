import type { Exchange } from '../exchange.ts'
import { GatewayError } from '../problem.ts'
import type { Caching, Reply, Step } from '../stage.ts'
import { isNotModified, headersOfNotModified, type Conditions } from './conditions.ts'
import { fieldOf } from '../fields.ts'
import type { Flight, Landing } from './flights.ts'
import { freshened, judge, type Judged } from './judge.ts'
import { replyOf } from './reply.ts'
import type { CacheRules } from './rules.ts'
import { isValidatable, ownBytes, type Stored } from './stored.ts'

export interface FillOptions {
  readonly rules: CacheRules
  readonly key: string
  /** What others wait for; null where nobody does. */
  readonly flight: Flight | null
  /** What is there but may not be used as it is. */
  readonly stored: Stored | null
  /** Of the client's, which the backend does not get. */
  readonly conditions: Conditions | null
  /** Why the backend is asked, as `Cache-Status` says it (RFC 9211, 2.2). */
  readonly forward: 'uri-miss' | 'vary-miss' | 'stale' | 'request'
  readonly credentials: boolean
  /** Makes a stored answer ready for what comes after the cache. */
  readonly show: (x: Exchange, reply: Reply) => Shown
}

/** A stored answer, at once or when its body has been decoded. */
export type Shown = Exclude<Step, void>

/** Statuses of a backend in trouble (RFC 5861, 4). */
const troubled = (status: number): boolean => status === 500 || status === 502 || status === 503 || status === 504
/** Failures that are the backend's: what was kept may stand in for it. */
const failures: ReadonlySet<string> = new Set(['backend_unreachable', 'backend_failed', 'backend_timeout', 'response_invalid', 'response_too_large', 'overloaded', 'backend_credentials'])

/**
 * One exchange that asks the backend for what the cache has not, or not fresh: keeps what comes, whole or copied on its way to the
 * client, and tells those who wait how it went.
 */
export class Fill implements Caching {
  private readonly options: FillOptions
  private readonly asked: number
  private readonly begun: number
  /** The step of the pipeline that the cache is, in which answers of its own begin. */
  readonly position: number
  private spared = false
  private landed = false
  private judged: Judged | null = null
  private tags: string[] = []
  private chunks: Buffer[] | null = null
  private size = 0

  constructor(x: Exchange, options: FillOptions) {
    this.options = options
    this.asked = options.rules.cache.now()
    this.begun = options.rules.cache.store.begin()
    this.position = x.position - 1
  }

  /** Whether a 304 would be the answer to the cache's own condition, and not the client's. */
  get asksWhetherChanged(): boolean {
    return this.options.stored !== null && isValidatable(this.options.stored)
  }

  /** The backend says that what is stored still holds: it is brought up to date and used (RFC 9111, 4.3.4). `x.headers` are those of the 304. */
  confirmed(x: Exchange): Shown {
    const { rules: { cache }, key, stored: before, conditions, show } = this.options
    const headers = freshened(before!, x.headers)
    const judged = this.judge(x, before!.status, headers)
    const stored = judged === null ? { ...before!, headers } : { ...judged, body: before!.body, tags: before!.tags }
    if (judged !== null) this.land(this.keep(key, stored), stored)
    else this.land('alone')
    return show(x, replyOf(x, stored, { conditions, now: cache.now(), label: cache.label, note: 'fwd=stale; fwd-status=304' }))
  }

  /** An answer has come, and may be used: keeps it, or copies it while it flows; in the backend's trouble what is stored may stand in for it. */
  arrived(x: Exchange): Step {
    if (troubled(x.status)) {
      const stand = this.standIn(x, `fwd-status=${x.status}`)
      if (stand !== null) {
        this.land(new GatewayError('backend_failed', { backendStatus: x.status }))
        x.streaming = false
        return stand
      }
    }
    const { rules: { policy, tagging } } = this.options
    const streams = x.answerItems !== null || isEndless(x.headers)
    const judged = x.method !== 'GET' || streams ? null : this.judge(x, x.status, tagging.fromHeaders ? tagging.strip(x.headers) : x.headers)
    const length = Number(fieldOf(x.headers, 'content-length') ?? 0)
    const kept = judged !== null && (x.streaming ? length <= policy.maxBytes : (x.answer?.length ?? 0) <= policy.maxBytes)
    if (kept) this.tags = tagging.of(x)
    if (tagging.fromHeaders) x.headers = tagging.strip(x.headers)
    // A backend in trouble, or a plain 404, is not what a resource is like.
    if (!kept) this.land('alone', null, x.status < 400)
    else if (x.streaming && x.status !== 204) {
      this.judged = judged
      this.chunks = []
    } else {
      const stored: Stored = { ...judged, tags: this.tags, body: ownBytes(x.answer ?? empty) }
      this.land(this.keep(this.options.key, stored), stored)
    }
    x.headers.push('cache-status', `${this.options.rules.cache.label}; fwd=${this.options.forward}; fwd-status=${x.status}${kept ? '; stored' : ''}`)
    if (!x.streaming) this.judgeConditions(x)
    return undefined
  }

  /**
   * A piece of the body on its way to the client. True: it is copied, and the backend is not to wait for the client, who would hold up
   * those who wait for the copy; the bound on one answer bounds what is held for him.
   */
  take(bytes: Buffer): boolean {
    if (this.chunks === null) return false
    this.size += bytes.length
    if (this.size > this.options.rules.policy.maxBytes) {
      this.chunks = null
      this.land('alone')
      return false
    }
    this.chunks.push(bytes)
    return true
  }

  /** The streamed body came to its end. */
  whole(): void {
    const { chunks, judged } = this
    if (chunks === null || judged === null) return
    this.chunks = null
    const stored: Stored = { ...judged, tags: this.tags, body: ownBytes(Buffer.concat(chunks, this.size)) }
    this.land(this.keep(this.options.key, stored), stored)
  }

  /** What can be used in place of a failure of the backend's; null where nothing can. Given once. */
  spare(x: Exchange, refusal: GatewayError): Shown | null {
    if (!failures.has(refusal.code)) return null
    const stand = this.standIn(x, `detail=${refusal.code}`)
    if (stand !== null) this.land(failureOf(refusal))
    return stand
  }

  /** The exchange is over. */
  ended({ refusal }: Exchange): void {
    this.chunks = null
    this.land(refusal === null || !failures.has(refusal.code) || ranOut(refusal) ? 'again' : failureOf(refusal))
  }

  private standIn(x: Exchange, note: string): Shown | null {
    const { stored, conditions, rules: { cache }, show } = this.options
    const now = cache.now()
    if (this.spared || stored === null || stored.ifError <= now) return null
    this.spared = true
    return show(x, replyOf(x, stored, { conditions, now, label: cache.label, note: `fwd=stale; ${note}` }))
  }

  private judge(x: Exchange, status: number, headers: readonly string[]): Judged | null {
    const { rules: { cache, policy, key }, credentials } = this.options
    return judge({ status, headers, asked: this.asked, received: cache.now(), credentials, select: key.select(x) }, policy)
  }

  private keep(key: string, stored: Stored): void | Promise<void> {
    return this.options.rules.cache.store.keep(key, stored, this.begun)
  }

  /** Only a fresh answer is one that those who wait can use. */
  private land(kept: void | Promise<void> | Landing, stored: Stored | null = null, lasts = true): void {
    if (this.landed) return
    this.landed = true
    const { flight, rules: { cache } } = this.options
    if (flight === null) return
    if (stored === null) flight.land(kept as Landing, lasts)
    else {
      const landing = stored.freshUntil > cache.now() ? 'stored' : 'alone'
      if (kept instanceof Promise) void kept.finally(() => flight.land(landing))
      else flight.land(landing)
    }
  }

  /** The backend was asked without the client's conditions: whether they hold is judged here. */
  private judgeConditions(x: Exchange): void {
    const { conditions, rules: { cache } } = this.options
    if (conditions === null || x.status !== 200) return
    const validators = { etag: fieldOf(x.headers, 'etag') ?? null, lastModified: fieldOf(x.headers, 'last-modified') ?? null, headers: x.headers }
    if (!isNotModified(conditions, validators, cache.now())) return
    x.status = 304
    x.headers = headersOfNotModified(x.headers)
    x.answer = null
    x.answerValue = undefined
    x.answerMedia = null
  }
}

const empty = Buffer.alloc(0)

function isEndless(headers: readonly string[]): boolean {
  return /^text\/event-stream\b|^application\/(?:x-ndjson|jsonl|json-seq)\b|^multipart\/(?:x-mixed-replace|mixed)\b/i.test(fieldOf(headers, 'content-type') ?? '')
}

/** The exchange's own time was up, which says nothing of those who came later. */
function ranOut(refusal: GatewayError): boolean {
  return refusal.code === 'backend_timeout' && refusal.details.cause === undefined
}

/** The failure as those who waited get it: a refusal belongs to one exchange. */
function failureOf({ code, details: { backendStatus } }: GatewayError): GatewayError {
  return new GatewayError(code, backendStatus === undefined ? {} : { backendStatus })
}
