import type { Partially, Policies } from './contract.ts'
import { onceIn } from './once-in.ts'

const MiB = 1_048_576

/** What holds where neither the document nor `gateway.yaml` says otherwise. */
export const defaultPolicies: Policies = {
  timeout: 30_000,
  idleTimeout: 60_000,
  validation: { request: 'block', response: 'block', unknownQuery: 'report', undeclaredStatus: 'report', undeclaredMediaType: 'block', stripUndeclared: false },
  cache: {
    enabled: false, mode: 'rfc9111', ttl: 0, maxTtl: 31_536_000_000, staleWhileRevalidate: 0, staleIfError: 0, shared: 'identity', vary: [], tags: [],
    maxBytes: MiB, collapse: true, requestDirectives: 'honour',
  },
  limits: { body: MiB, upload: 10 * MiB, response: 10 * MiB, depth: 100 },
  retry: { attempts: 0, on: ['connect', 'reset', 'timeout', 502, 503, 504], backoff: 25, budget: 20, perTryTimeout: 0 },
  fallback: null,
  rateLimit: [],
  quota: [],
  cost: 1,
  whenStoreIsDown: 'local',
  concurrency: null,
  priority: { default: 'normal' },
  shedding: null,
  cors: null,
  addresses: { allow: [], deny: [] },
  securityHeaders: null,
  deprecation: null,
  maintenance: null,
}

/** What the members of a policy are, once it is switched on. */
const whenOn = {
  concurrency: { limit: 100, queue: 100, queueTimeout: 1_000 },
  shedding: { delay: 50, inFlight: 4_096 },
  cors: { origins: [], expose: [], credentials: false, maxAge: 600_000 },
  securityHeaders: {
    'Strict-Transport-Security': 'max-age=63072000; includeSubDomains',
    'X-Content-Type-Options': 'nosniff',
    'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
    'X-Frame-Options': 'DENY',
    'Referrer-Policy': 'no-referrer',
    'Cross-Origin-Resource-Policy': 'same-origin',
  },
  deprecation: {},
  maintenance: { retryAfter: 300_000 },
} as const satisfies { readonly [K in keyof Policies]?: NonNullable<Policies[K]> }

const completed = new Map<string, Policies>()

/** The defaults with an operation's own policies over them, member by member; the same object for operations that say the same. */
export function completePolicies(own: Partially<Policies>): Policies {
  return onceIn(completed, JSON.stringify(own), () => complete(own))
}

function complete(own: Partially<Policies>): Policies {
  return {
    ...defaultPolicies, ...own,
    validation: { ...defaultPolicies.validation, ...own.validation },
    cache: { ...defaultPolicies.cache, ...own.cache },
    limits: { ...defaultPolicies.limits, ...own.limits },
    retry: { ...defaultPolicies.retry, ...own.retry },
    fallback: (own.fallback ?? null) as Policies['fallback'],
    priority: { ...defaultPolicies.priority, ...own.priority } as Policies['priority'],
    addresses: { ...defaultPolicies.addresses, ...own.addresses },
    concurrency: switched('concurrency', own.concurrency),
    shedding: switched('shedding', own.shedding),
    cors: switched('cors', own.cors),
    securityHeaders: switched('securityHeaders', own.securityHeaders as Partial<Record<string, string | false>> | false | undefined),
    deprecation: switched('deprecation', own.deprecation),
    maintenance: switched('maintenance', own.maintenance),
  }
}

function switched<K extends keyof typeof whenOn>(name: K, own: object | false | undefined): Policies[K] {
  if (own === undefined || own === false) return null as Policies[K]
  return { ...whenOn[name], ...own } as unknown as Policies[K]
}
