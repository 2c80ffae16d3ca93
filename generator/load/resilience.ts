import type { BackendResilience } from '../../runtime/contract.ts'
import { milliseconds } from './units.ts'

type Time = string | number
type WithTimes<T, K extends keyof T> = { readonly [P in keyof T]: P extends K ? Exclude<T[P], number> | Time : T[P] }

/** How a backend is used, as written: times have units, and null is what is not set. */
export interface ResilienceSettings {
  readonly balance?: BackendResilience['balance']
  readonly active?: string
  readonly healthCheck?: WithTimes<NonNullable<BackendResilience['healthCheck']>, 'interval' | 'timeout'> | null
  readonly outlierDetection?: WithTimes<NonNullable<BackendResilience['outlierDetection']>, 'ejectFor'> | null
  readonly slowStart?: Time
  readonly panicBelow?: number
  readonly circuitBreaker?: WithTimes<NonNullable<BackendResilience['circuitBreaker']>, 'window' | 'openFor'> | null
  readonly dns?: { readonly interval: Time } | null
  readonly deadlineHeader?: string
}

const times: ReadonlySet<string> = new Set(['interval', 'timeout', 'ejectFor', 'slowStart', 'window', 'openFor'])
const order = ['balance', 'active', 'healthCheck', 'outlierDetection', 'slowStart', 'panicBelow', 'circuitBreaker', 'dns', 'deadlineHeader'] as const

/** How a backend is used, its times in ms, in one order of keys; the settings have passed the schema. */
export function resilienceFrom(settings: ResilienceSettings): BackendResilience {
  const set = order.flatMap((key) => (settings[key] == null ? [] : [[key, inMilliseconds(key, settings[key])] as const]))
  return Object.fromEntries(set) as BackendResilience
}

function inMilliseconds(key: string, value: unknown): unknown {
  if (times.has(key)) return milliseconds(value)
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, inMilliseconds(name, inner)]))
}
