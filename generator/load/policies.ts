import type { Diagnostic } from '../diagnostics.ts'
import { checkAgainstSchema } from './config-schema.ts'
import type { PlaceOf } from './config-schema.ts'
import type { Json, JsonObject } from './document.ts'
import { edgeSettings, type EdgeSettings } from './edge-policies.ts'
import { findEnvironment } from './environment.ts'
import { limitSettings, type LimitSettings } from './limit-policies.ts'
import { isObject, setMember } from './pointer.ts'
import { bytes, milliseconds } from './units.ts'

type RequiredValue = string | number | boolean
type Mode = 'block' | 'report' | 'off'
type Undeclared = 'block' | 'report' | 'pass'
type RetryCondition = 'connect' | 'reset' | 'timeout' | number

/** What is answered where the backend cannot, as written. */
export interface FallbackSettings {
  readonly status?: number
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: Json
  readonly example?: true | string
  readonly on?: readonly number[]
}

/** Policies of one level, as written but for units: times are milliseconds and sizes bytes. Nothing is filled in; levels are merged later. */
export type PolicySettings = {
  readonly timeout?: number
  readonly idleTimeout?: number
  readonly validation?: {
    readonly request?: Mode; readonly response?: Mode; readonly unknownQuery?: Mode; readonly undeclaredStatus?: Undeclared; readonly undeclaredMediaType?: Undeclared
    readonly stripUndeclared?: boolean
  }
  readonly limits?: { readonly body?: number; readonly upload?: number; readonly response?: number; readonly depth?: number }
  readonly cache?: {
    readonly enabled: boolean; readonly mode?: 'rfc9111' | 'override'; readonly ttl?: number; readonly maxTtl?: number
    readonly staleWhileRevalidate?: number; readonly staleIfError?: number; readonly shared?: 'identity' | 'anonymous' | 'all'
    readonly vary?: readonly string[]; readonly tags?: readonly string[]; readonly maxBytes?: number; readonly collapse?: boolean
    readonly requestDirectives?: 'honour' | 'ignore'
  }
  readonly retry?: {
    readonly attempts?: number; readonly on?: readonly RetryCondition[]; readonly backoff?: number; readonly budget?: number; readonly perTryTimeout?: number
  }
  /** As written; null takes away what a farther level says. */
  readonly fallback?: FallbackSettings | null
  readonly allowSlowPatterns?: boolean
  /** By claim: the values of which one will do; null takes away what a farther level requires. */
  readonly require?: Readonly<Record<string, readonly RequiredValue[] | null>>
} & LimitSettings & EdgeSettings

/**
 * Reads a policies object of a document's `x-gateway`. `place` maps a pointer below the object to where it was written.
 * With a mistake in it nothing of it counts.
 */
export function readPolicies(value: Json, place: PlaceOf): { readonly policies: PolicySettings; readonly diagnostics: readonly Diagnostic[] } {
  const diagnostics = [...checkAgainstSchema({ value, part: 'policies', place }), ...findEnvironment({ value, allowed: () => false, place })]
  if (diagnostics.length > 0) return { policies: {}, diagnostics }
  return { policies: policiesFrom(value), diagnostics }
}

/** The settings of a policies object that has passed the schema. */
export function policiesFrom(value: Json | undefined): PolicySettings {
  if (!isObject(value)) return {}
  const { timeout, idleTimeout, validation, limits, cache, retry, fallback, allowSlowPatterns, require: required } = value
  const response = isObject(validation) ? validation['response'] : undefined
  const ofResponse = isObject(response) ? response : {}
  const maxBytes = ofResponse['maxBytes'] === undefined ? undefined : bytes(ofResponse['maxBytes'])
  return {
    ...one('timeout', milliseconds(timeout)),
    ...one('idleTimeout', milliseconds(idleTimeout)),
    ...group('validation', validation, ['request', 'response', 'unknownQuery'], (member) => (isObject(member) ? member['mode'] : member), () => ({
      ...one('undeclaredStatus', ofResponse['undeclaredStatus']), ...one('undeclaredMediaType', ofResponse['undeclaredMediaType']), ...one('stripUndeclared', ofResponse['stripUndeclared']),
    })),
    // The bound on an answer has two names, of which the nearer to the answer goes first.
    ...group('limits', isObject(limits) || maxBytes === undefined ? limits : {}, ['body', 'upload', 'response'], bytes, (written) => ({ ...one('depth', written['depth']), ...one('response', maxBytes) })),
    ...group('retry', retry, ['backoff', 'perTryTimeout'], milliseconds, (written) => ({
      ...one('attempts', written['attempts']), ...one('on', written['on']), ...one('budget', written['budget']),
    })),
    ...(fallback === undefined ? {} : { fallback }),
    ...limitSettings(value),
    ...edgeSettings(value),
    ...cacheFrom(cache),
    ...one('allowSlowPatterns', allowSlowPatterns),
    ...(isObject(required) ? { require: listsFrom(required) } : {}),
  } as PolicySettings
}

/** Every member as a list; null stays. */
export function listsFrom(map: JsonObject): JsonObject {
  const lists: { [name: string]: Json | undefined } = {}
  for (const name of Object.keys(map)) setMember(lists, name, map[name] === null || Array.isArray(map[name]) ? map[name]! : [map[name]!])
  return lists
}

/** `off` switches off what a farther level switched on; a map, be it empty, switches on. */
function cacheFrom(value: Json | undefined): JsonObject {
  if (value === undefined || value === null) return {}
  if (!isObject(value)) return { cache: { enabled: false } }
  const read = { ttl: milliseconds, maxTtl: milliseconds, staleWhileRevalidate: milliseconds, staleIfError: milliseconds, maxBytes: bytes } as Readonly<Record<string, (member: Json) => number | undefined>>
  const members = Object.entries(value).map(([name, member]) => one(name, member === undefined ? undefined : (read[name]?.(member) ?? member)))
  return { cache: Object.assign({ enabled: true }, ...members) as JsonObject }
}

/** A member with its name, or nothing where it was not written. */
export function one(name: string, value: Json | undefined): { readonly [name: string]: Json } {
  return value === undefined || value === null ? {} : { [name]: value }
}

function group(name: string, value: Json | undefined, members: readonly string[], read: (member: Json) => Json | undefined,
  more: (written: JsonObject) => JsonObject = () => ({})): JsonObject {
  if (!isObject(value)) return {}
  const found = members.map((member) => one(member, value[member] === undefined ? undefined : read(value[member])))
  return { [name]: Object.assign({}, ...found, more(value)) as JsonObject }
}
