import type { Partially, Policies } from './contract.ts'

const MiB = 1_048_576

/** What holds where neither the document nor `gateway.yaml` says otherwise. */
export const defaultPolicies: Policies = {
  timeout: 30_000,
  idleTimeout: 60_000,
  validation: { request: 'block', response: 'block', unknownQuery: 'report', undeclaredStatus: 'report', undeclaredMediaType: 'block' },
  limits: { body: MiB, upload: 10 * MiB, response: 10 * MiB, depth: 100 },
  retry: { attempts: 0, on: ['connect', 'reset', 'timeout', 502, 503, 504], backoff: 25, budget: 20, perTryTimeout: 0 },
  fallback: null,
}

/** The defaults with an operation's own policies over them, member by member. */
export function completePolicies(own: Partially<Policies>): Policies {
  return {
    ...defaultPolicies, ...own,
    validation: { ...defaultPolicies.validation, ...own.validation },
    limits: { ...defaultPolicies.limits, ...own.limits },
    retry: { ...defaultPolicies.retry, ...own.retry },
    fallback: (own.fallback ?? null) as Policies['fallback'],
  }
}
