import type { Partially, Policies, RequiredValue, Requirements } from '../../runtime/contract.ts'
import type { Place } from '../diagnostics.ts'
import { escapeToken } from '../load/pointer.ts'
import type { FallbackSettings, PolicySettings } from '../load/policies.ts'

/** Policies of one level and source; `origin` prints where a pointer below them was written. */
export interface PolicySource {
  /** Whose words they are: the operator's, or those of a document that may come from others. */
  readonly by: 'operator' | 'document'
  readonly settings: PolicySettings
  readonly place: (pointer: string) => Place
  readonly origin: (pointer: string) => string
}

type Value = string | number | boolean | readonly (string | number)[]

/** The policies that only generating needs; they never reach the runtime. */
const generatorOnly: ReadonlySet<string> = new Set(['allowSlowPatterns'])
/** Merged by `mergeRequirements` and `nearestFallback`. */
const apart: ReadonlySet<string> = new Set(['require', 'fallback'])

/** Merges policies key by key, the source that goes before first; the origins name where each key that is set was written. */
export function mergePolicies(sources: readonly PolicySource[]): { readonly policies: Partially<Policies>; readonly origins: Readonly<Record<string, string>> } {
  const merged: Record<string, Value | Record<string, Value>> = {}
  const origins: Record<string, string> = {}
  const take = (into: Record<string, Value | Record<string, Value>>, key: string, name: string, value: Value, origin: string): void => {
    if (Object.hasOwn(into, name)) return
    into[name] = value
    origins[`policies.${key}`] = origin
  }
  for (const { settings, origin } of sources) {
    for (const [name, value] of Object.entries(settings)) {
      if (value === null || generatorOnly.has(name) || apart.has(name)) continue
      if (!isGroup(value)) take(merged, name, name, value as Value, origin(`/${name}`))
      else {
        const group = (merged[name] ??= {}) as Record<string, Value>
        for (const [key, inner] of Object.entries(value as Record<string, Value>)) take(group, `${name}.${key}`, key, inner, origin(`/${name}/${key}`))
      }
    }
  }
  return { policies: inOrder(merged) as Partially<Policies>, origins }
}

/**
 * Merges what callers must have, claim by claim, the nearest level first; but the operator's words go before a document's,
 * whatever their levels: a document may add to what is required and take nothing away (decision 0025).
 */
export function mergeRequirements(sources: readonly PolicySource[]): { readonly require: Requirements; readonly places: Readonly<Record<string, Place>> } {
  const found = new Map<string, { readonly values: readonly RequiredValue[] | null; readonly place: Place }>()
  const ranked = [...sources.filter(({ by }) => by === 'operator'), ...sources.filter(({ by }) => by === 'document')]
  for (const { settings, place } of ranked) {
    for (const [claim, values] of Object.entries(settings.require ?? {})) {
      if (!found.has(claim)) found.set(claim, { values, place: place(`/require/${escapeToken(claim)}`) })
    }
  }
  const kept = [...found].flatMap(([claim, { values, place }]) => (values === null ? [] : [{ claim, values, place }])).sort((a, b) => (a.claim < b.claim ? -1 : 1))
  return {
    require: Object.fromEntries(kept.map(({ claim, values }) => [claim, values])),
    places: Object.fromEntries(kept.map(({ claim, place }) => [claim, place])),
  }
}

/** The nearest fallback that is set, whole: the body of one level under the status of another would be neither's. */
export function nearestFallback(sources: readonly PolicySource[]): { readonly settings: FallbackSettings; readonly place: Place } | null {
  const nearest = sources.find(({ settings }) => settings.fallback !== undefined)
  const settings = nearest?.settings.fallback ?? null
  return settings === null ? null : { settings, place: nearest!.place('/fallback') }
}

function isGroup(value: unknown): value is Record<string, Value> {
  return typeof value === 'object' && !Array.isArray(value)
}

/** True where the first source that speaks of slow patterns allows them. */
export function allowsSlowPatterns(sources: readonly PolicySource[]): boolean {
  return sources.find(({ settings }) => settings.allowSlowPatterns !== undefined)?.settings.allowSlowPatterns ?? false
}

/** One order of keys, whichever level set them, and no empty groups. */
function inOrder(merged: Record<string, Value | Record<string, Value>>): Record<string, Value | Record<string, Value>> {
  const entries = Object.entries(merged).map(([name, value]) => [name, isGroup(value) ? inOrder(value) as Record<string, Value> : value] as const)
  return Object.fromEntries(entries.filter(([, value]) => !isGroup(value) || Object.keys(value).length > 0).sort(([a], [b]) => rank(a) - rank(b)))
}

const order = ['timeout', 'idleTimeout', 'validation', 'limits', 'request', 'response', 'unknownQuery', 'undeclaredStatus', 'undeclaredMediaType', 'body', 'upload', 'response', 'depth', 'retry', 'attempts', 'on', 'backoff', 'budget', 'perTryTimeout']

function rank(name: string): number {
  const index = order.indexOf(name)
  return index === -1 ? order.length : index
}
