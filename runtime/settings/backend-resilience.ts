import type { Balance, BackendResilience } from '../contract.ts'
import { readVariable, variableName, type Environment } from './environment.ts'

/** How a backend is used, every default filled in; null and 0 are off. Times in ms. */
export interface Resilience {
  readonly balance: Balance
  /** '' for all groups. */
  readonly active: string
  readonly healthCheck: Required<NonNullable<BackendResilience['healthCheck']>> | null
  readonly outliers: Required<NonNullable<BackendResilience['outlierDetection']>> | null
  readonly slowStart: number
  readonly panicBelow: number
  readonly breaker: Required<NonNullable<BackendResilience['circuitBreaker']>> | null
  readonly dnsInterval: number
  /** Lower case; '' for none. */
  readonly deadlineHeader: string
}

const healthCheck = { interval: 10_000, timeout: 2_000, healthyAfter: 2, unhealthyAfter: 3, expect: ['2xx'] } as const
const outliers = { consecutiveFailures: 5, ejectFor: 30_000, maxEjected: 50 } as const
const breaker = { failureRatio: 0.5, window: 10_000, minRequests: 20, openFor: 5_000, halfOpenRequests: 3 } as const

/**
 * Fills in how a backend is used; null where it is nothing but turns among its targets. `ACTIVE_<NAME>` goes before the configured
 * group; one that no target is of is a problem.
 */
export function resolveResilience(options: {
  readonly name: string; readonly backend: BackendResilience | undefined; readonly env: Environment; readonly problems: string[]
  readonly targets: readonly { readonly weight: number; readonly group: string }[]
}): Resilience | null {
  const { name, backend = {}, env, problems, targets } = options
  const groups = new Set(targets.map(({ group }) => group).filter((group) => group !== ''))
  const variable = `ACTIVE_${variableName(name)}`
  const wanted = readVariable(env, variable)
  // Targets from BACKEND_<NAME> have no groups: the configured one is of others, which are not used.
  const active = wanted ?? (groups.size === 0 ? '' : backend.active ?? '')
  if (active !== '' && !groups.has(active)) {
    problems.push(`${wanted === undefined ? `backends.${name}.active` : variable} is "${active}", and no target of ${name} is of that group${groups.size === 0 ? '' : `: ${[...groups].join(', ')}`}.`)
  }
  const even = targets.every(({ weight }) => weight === targets[0]!.weight)
  const resilience: Resilience = {
    balance: backend.balance ?? (even ? 'roundRobin' : 'weighted'),
    active,
    healthCheck: backend.healthCheck === undefined ? null : { ...healthCheck, ...backend.healthCheck },
    outliers: backend.outlierDetection === undefined ? null : { ...outliers, ...backend.outlierDetection },
    slowStart: backend.slowStart ?? 0,
    panicBelow: backend.panicBelow ?? 0,
    breaker: backend.circuitBreaker === undefined ? null : { ...breaker, ...backend.circuitBreaker },
    dnsInterval: backend.dns?.interval ?? 0,
    deadlineHeader: backend.deadlineHeader?.toLowerCase() ?? '',
  }
  const { balance, healthCheck: checks, outliers: ejects, breaker: breaks, dnsInterval, deadlineHeader } = resilience
  const plain = balance === 'roundRobin' && checks === null && ejects === null && breaks === null && dnsInterval === 0 && deadlineHeader === ''
  return plain && groups.size === 0 ? null : resilience
}
