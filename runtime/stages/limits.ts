import type { Exchange } from '../exchange.ts'
import { compileLimits, type CompiledLimit } from '../limits/compile-limits.ts'
import type { Counted } from '../limits/limiter.ts'
import type { Take } from '../limits/take.ts'
import { GatewayError } from '../problem.ts'
import type { Outcome, StageMaker } from '../stage.ts'

/**
 * Takes what a request costs from all limits and quotas of its operation, or refuses it with 429 and takes nothing; 503 where
 * nobody can count now and the policy is to refuse then. Answers, refusals too, say what is left.
 */
export const limitsStage: StageMaker = ({ policies, limiter: limiterOf, now }) => {
  const limits = compileLimits(policies)
  if (limits.length === 0) return null
  const { whenStoreIsDown } = policies
  const limiter = limiterOf()

  const apply = (x: Exchange, takes: readonly Take[], counted: Counted): Outcome => {
    if (counted === null) return new GatewayError('store_unavailable', { headers: ['retry-after', '1'] })
    let policy = ''
    let left = ''
    let refused = -1
    for (let i = 0; i < limits.length; i++) {
      const { allowed, remaining, reset, retry } = counted[i]!
      const { name } = limits[i]!
      const separator = i === 0 ? '' : ', '
      policy += separator + limits[i]!.policy(takes[i]!.size)
      left += `${separator}"${name}";r=${Math.max(0, remaining)};t=${seconds(reset)}`
      if (!allowed && (refused === -1 || retry > counted[refused]!.retry)) refused = i
    }
    x.limitFields = ['ratelimit-policy', policy, 'ratelimit', left]
    return refused === -1 ? undefined : refusalOf(limits[refused]!, takes[refused]!, counted[refused]!.retry)
  }

  return {
    name: 'limits',
    request(x) {
      const at = now()
      const takes = limits.map((limit) => limit.take(x, at))
      const counted = limiter.take(takes, whenStoreIsDown)
      return counted instanceof Promise ? counted.then((settled) => apply(x, takes, settled)) : apply(x, takes, counted)
    },
    head(x) {
      if (x.limitFields === null) return
      // What a backend says of limits of its own would be read as one list with ours.
      if (x.origin !== 'gateway') x.headers = withoutLimits(x.headers)
      x.headers.push(...x.limitFields)
    },
  }
}

function refusalOf({ name, kind }: CompiledLimit, { size, cost }: Take, retry: number): GatewayError {
  if (cost > size) return new GatewayError(kind === 'quota' ? 'quota_exceeded' : 'rate_limited', { detail: `One request costs more than the limit "${name}" allows.` })
  return new GatewayError(kind === 'quota' ? 'quota_exceeded' : 'rate_limited', {
    detail: `The ${kind === 'quota' ? 'quota' : 'limit'} "${name}" is used up.`, headers: ['retry-after', String(Math.max(1, seconds(retry)))],
  })
}

/** Rounded up: who comes back then is not too early. */
const seconds = (micros: number): number => Math.ceil(micros / 1_000_000)

function withoutLimits(headers: string[]): string[] {
  for (let i = 0; i < headers.length; i += 2) {
    if (isLimitField(headers[i]!)) return headers.filter((_, at) => !isLimitField(headers[at - (at % 2)]!))
  }
  return headers
}

const isLimitField = (name: string): boolean => name === 'ratelimit' || name === 'ratelimit-policy'
