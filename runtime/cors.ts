import type { Cors } from './contract.ts'
import type { Exchange } from './exchange.ts'
import type { Reply } from './stage.ts'

/** The cross-origin rules of one operation (WHATWG Fetch, 3.2), compiled. */
export interface CorsRules {
  /** The field values for an origin as sent; null where its pages may not read the answer. */
  grant(origin: string): readonly string[] | null
  /** Whether answers differ by origin. */
  readonly varies: boolean
  /** Flat name-value pairs for the answer to a preflight, beside those of `grant`. */
  preflight(asked: string | undefined, methods: string): readonly string[]
}

export function compileCors({ origins, methods, headers, expose, credentials, maxAge }: Cors): CorsRules {
  const any = origins.includes('*')
  const exact = new Set(origins.filter((origin) => !origin.includes('*')))
  const patterns = origins.filter((origin) => origin.includes('://*.')).map((origin) => origin.split('*') as [string, string])
  // A wildcard and credentials together would open the API to every page; no browser accepts it, and none is told so.
  const withCredentials = credentials && !any
  const rest = [
    ...(withCredentials ? ['access-control-allow-credentials', 'true'] : []),
    ...(expose.length > 0 ? ['access-control-expose-headers', expose.join(', ')] : []),
  ]
  const allows = (origin: string): boolean => exact.has(origin) || patterns.some(([before, after]) =>
    origin.length > before.length + after.length && origin.startsWith(before) && origin.endsWith(after) && labels.test(origin.slice(before.length, -after.length)))
  return {
    grant: (origin) => (any ? ['access-control-allow-origin', '*', ...rest] : allows(origin) ? ['access-control-allow-origin', origin, ...rest] : null),
    varies: !any,
    preflight: (asked, declared) => [
      'access-control-allow-methods', methods?.join(', ') ?? declared,
      ...(headers !== undefined ? (headers.length > 0 ? ['access-control-allow-headers', headers.join(', ')] : [])
        : asked !== undefined && names.test(asked) ? ['access-control-allow-headers', asked] : []),
      'access-control-max-age', String(Math.floor(maxAge / 1_000)),
    ],
  }
}

/** Subdomains as browsers send them: no port, no path, nothing else can stand in for `*`. */
const labels = /^[a-z0-9_-]+(?:\.[a-z0-9_-]+)*$/
/** A list of field names that may be repeated to who sent it. */
const names = /^[A-Za-z0-9!#$%&'*+.^_`|~-]+(?:[ \t]*,[ \t]*[A-Za-z0-9!#$%&'*+.^_`|~-]+){0,63}$/

/** Answers preflights at one path; null for a request that is none. */
export type Preflight = (x: Exchange) => Reply | null

/** The preflights of all operations at one path, by their methods: each is answered by the rules of the method that it asks for. */
export function compilePreflight(byMethod: ReadonlyMap<string, Cors>): Preflight {
  const rules = new Map([...byMethod].map(([method, cors]) => [method, compileCors(cors)]))
  const declared = [...rules.keys()].join(', ')
  return (x) => {
    const origin = x.header('origin')
    const method = x.header('access-control-request-method')
    if (x.method !== 'OPTIONS' || origin === undefined || method === undefined) return null
    const found = rules.get(method) ?? (method === 'HEAD' ? rules.get('GET') : undefined)
    const granted = found?.grant(origin) ?? null
    return {
      kind: 'own', status: 204, body: null, value: undefined,
      headers: [
        ...(granted === null ? [] : [...granted, ...found!.preflight(x.header('access-control-request-headers'), declared)]),
        'vary', 'Origin, Access-Control-Request-Method, Access-Control-Request-Headers',
      ],
    }
  }
}
