import type { Policies, Quota, RateLimit } from '../contract.ts'
import type { Exchange } from '../exchange.ts'
import { subjectReader } from './subject.ts'
import { windowSlots, type Take } from './take.ts'

/** One limit or quota of an operation, ready to be taken from. */
export interface CompiledLimit {
  readonly name: string
  readonly kind: 'rate' | 'quota'
  /** What a request takes; `at` is ms since 1970. */
  take(x: Exchange, at: number): Take
  /** Its member of `RateLimit-Policy`, by the size that a take has. */
  policy(size: number): string
}

/** The limits and quotas of an operation; those that cost nothing are none. */
export function compileLimits({ rateLimit, quota, cost }: Pick<Policies, 'rateLimit' | 'quota' | 'cost'>): readonly CompiledLimit[] {
  return [
    ...rateLimit.filter((limit) => (limit.cost ?? cost) > 0).map((limit) => compileRate(limit, limit.cost ?? cost)),
    ...quota.filter((one) => (one.cost ?? cost) > 0).map((one) => compileQuota(one, one.cost ?? cost)),
  ]
}

function compileRate({ name, scope, limit, window, algorithm, burst, by }: RateLimit, cost: number): CompiledLimit {
  const subject = subjectReader(by)
  const micros = window * 1_000
  const bucket = algorithm === 'tokenBucket'
  const shape = {
    kind: bucket ? 'bucket' : 'window',
    // Rounded up, so that what is lost is lost to the caller: the bound holds to the last request.
    step: bucket ? Math.ceil(micros / limit) : Math.ceil(micros / windowSlots),
    size: bucket ? burst ?? limit : limit,
    until: 0, cost,
  } as const
  // What changes the meaning of a count is a part of its name: a new configuration begins anew.
  const id = `${scope}/${name}/${bucket ? 'b' : 'w'}${window}`
  const policy = policyText(name, limit, Math.ceil(window / 1_000))
  return { name, kind: 'rate', take: (x) => ({ ...shape, id, subject: subject(x) }), policy: () => policy }
}

function compileQuota({ name, scope, period, limit, classes, by }: Quota, cost: number): CompiledLimit {
  const subject = subjectReader(by)
  const sizes = new Map(Object.entries(classes ?? {}))
  const otherwise = limit ?? Math.min(...sizes.values())
  const id = `${scope}/${name}/${period}`
  const policies = new Map([...sizes.values(), otherwise].map((size) => [size, policyText(name, size, period === 'day' ? 86_400 : 2_592_000)]))
  let begin = 0
  let end = 0
  return {
    name, kind: 'quota',
    take(x, at) {
      if (at >= end || at < begin) {
        begin = at
        end = endOf(period, at)
      }
      const size = sizes.get(x.principal?.key?.class ?? '') ?? otherwise
      return { kind: 'period', id, subject: subject(x), size, step: 0, until: end * 1_000, cost }
    },
    policy: (size) => policies.get(size)!,
  }
}

/** The end of the calendar day or month in UTC that a time lies in, in ms since 1970. */
export function endOf(period: 'day' | 'month', at: number): number {
  const date = new Date(at)
  return period === 'day'
    ? Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate() + 1)
    : Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1)
}

/** An item of a structured list (RFC 9651); names hold no character that a String would have to escape. */
const policyText = (name: string, quota: number, seconds: number): string => `"${name}";q=${quota};w=${Math.max(1, seconds)}`
