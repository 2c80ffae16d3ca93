import type { Json, JsonObject } from './document.ts'
import { isObject } from './pointer.ts'
import { milliseconds } from './units.ts'

/** Limits of one level, times in ms. A list stands as a whole: it is not merged with that of another level. */
export type LimitSettings = {
  readonly rateLimit?: readonly JsonObject[]
  readonly quota?: readonly JsonObject[]
  readonly cost?: number
  readonly whenStoreIsDown?: 'local' | 'refuse'
  readonly concurrency?: false | { readonly limit?: number; readonly queue?: number; readonly queueTimeout?: number }
  readonly priority?: { readonly default?: string; readonly by?: string; readonly classes?: Readonly<Record<string, string>> }
  readonly shedding?: false | { readonly delay?: number; readonly inFlight?: number }
}

/** Reads the members of a policies object that bound how much is done. */
export function limitSettings(value: JsonObject): JsonObject {
  const { rateLimit, quota, cost, whenStoreIsDown, concurrency, priority, shedding } = value
  return {
    ...listOf('rateLimit', rateLimit, (limit, index) => ({
      name: limit['name'] ?? (index === 0 ? 'default' : `limit-${index + 1}`),
      limit: limit['limit']!, window: milliseconds(limit['window'])!, algorithm: limit['algorithm'] ?? 'tokenBucket',
      ...kept(limit, ['burst']), by: limit['by'] ?? 'address', ...kept(limit, ['cost']),
    })),
    ...listOf('quota', quota, (one) => ({
      name: one['name'] ?? String(one['period']), period: one['period']!, ...kept(one, ['limit', 'classes']), by: one['by'] ?? 'identity', ...kept(one, ['cost']),
    })),
    ...kept({ cost, whenStoreIsDown }, ['cost', 'whenStoreIsDown']),
    ...switched('concurrency', concurrency, (group) => ({ ...kept(group, ['limit', 'queue']), ...timed(group, ['queueTimeout']) })),
    ...(typeof priority === 'string' ? { priority: { default: priority } } : isObject(priority) ? { priority: kept(priority, ['default', 'by', 'classes']) } : {}),
    ...switched('shedding', shedding, (group) => ({ ...timed(group, ['delay']), ...kept(group, ['inFlight']) })),
  }
}

/** A policy that is a map, `true` for one with nothing in it, or `false`. */
export function switched(name: string, value: Json | undefined, read: (group: JsonObject) => JsonObject): JsonObject {
  if (value === false) return { [name]: false }
  if (value === true) return { [name]: {} }
  return isObject(value) ? { [name]: read(value) } : {}
}

/** Those members that were written. */
export function kept(group: { readonly [key: string]: Json | undefined }, names: readonly string[]): JsonObject {
  return Object.fromEntries(names.flatMap((name) => (group[name] === undefined || group[name] === null ? [] : [[name, group[name]]])))
}

/** Those members that were written, as milliseconds. */
export function timed(group: JsonObject, names: readonly string[]): JsonObject {
  return Object.fromEntries(names.flatMap((name) => (group[name] === undefined ? [] : [[name, milliseconds(group[name])!]])))
}

function listOf(name: string, value: Json | undefined, read: (entry: JsonObject, index: number) => JsonObject): JsonObject {
  if (value === false) return { [name]: [] }
  const entries = Array.isArray(value) ? value as readonly Json[] : isObject(value) ? [value] : null
  return entries === null ? {} : { [name]: entries.filter(isObject).map(read) }
}
