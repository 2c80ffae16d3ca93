import type { Partially, Policies, RequiredValue, Requirements } from '../../runtime/contract.ts'
import type { Place } from '../diagnostics.ts'
import { escapeToken } from '../load/pointer.ts'
import type { FallbackSettings, PolicySettings } from '../load/policies.ts'

/** Policies of one level and source; `place` tells where a pointer below them was written. */
export interface PolicySource {
  /** Whose words they are: the operator's, or those of a document that may come from others. */
  readonly by: 'operator' | 'document'
  readonly settings: PolicySettings
  readonly place: (pointer: string) => Place
  /** What all operations under this level have in common: '' for the gateway, else an API, a path or an operation. */
  readonly scope: string
}

type Atom = string | number | boolean | readonly object[] | readonly string[]
type Group = Record<string, Atom | object>

/** The policies that only generating needs; they never reach the runtime. */
const generatorOnly: ReadonlySet<string> = new Set(['allowSlowPatterns'])
/** Lists whose entries count, together for all operations under the level that wrote them. */
const counting: ReadonlySet<string> = new Set(['rateLimit', 'quota'])
/** Merged by `mergeRequirements` and `nearestFallback`. */
const apart: ReadonlySet<string> = new Set(['require', 'fallback'])

/** The policies of an operation; the places, by dotted keys such as `policies.timeout`, are where each that is set was written. */
export interface MergedPolicies {
  readonly policies: Partially<Policies>
  readonly places: Readonly<Record<string, Place>>
}

/** Merges policies key by key, the source that goes before first. */
export function mergePolicies(sources: readonly PolicySource[]): MergedPolicies {
  const merged: Record<string, Atom | Group> = {}
  const places: Record<string, Place> = {}
  const take = (into: Group, key: string, name: string, value: Atom | object, place: Place): void => {
    if (Object.hasOwn(into, name)) return
    into[name] = value
    places[`policies.${key}`] = place
  }
  for (const { settings, place, scope } of sources) {
    for (const [name, value] of Object.entries(settings)) {
      if (value === null || generatorOnly.has(name) || apart.has(name)) continue
      if (counting.has(name)) {
        const limits = (value as unknown as readonly { readonly name: string }[]).map(({ name: own, ...rest }) => ({ name: own, scope, ...rest }))
        take(merged, name, name, limits, place(`/${name}`))
      } else if (typeof value !== 'object') take(merged, name, name, value, place(`/${name}`))
      else {
        if (merged[name] !== undefined && !isGroup(merged[name])) continue
        const group = (merged[name] ??= {}) as Group
        if (Object.keys(value).length === 0) places[`policies.${name}`] ??= place(`/${name}`)
        for (const [key, inner] of Object.entries(value)) take(group, `${name}.${key}`, key, inner as Atom, place(`/${name}/${key}`))
      }
    }
  }
  return { policies: inOrder(merged) as Partially<Policies>, places }
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

function isGroup(value: Atom | Group): value is Group {
  return typeof value === 'object' && !Array.isArray(value)
}

/** True where the first source that speaks of slow patterns allows them. */
export function allowsSlowPatterns(sources: readonly PolicySource[]): boolean {
  return sources.find(({ settings }) => settings.allowSlowPatterns !== undefined)?.settings.allowSlowPatterns ?? false
}


/** Policies that are on as soon as they are named, with nothing in them. */
const switches: ReadonlySet<string> = new Set(['concurrency', 'shedding', 'cors', 'securityHeaders', 'deprecation', 'maintenance'])

/** One order of keys, whichever level set them, and no empty groups but those that switch something on. */
function inOrder(merged: Record<string, Atom | Group>): Record<string, Atom | Group> {
  const entries = Object.entries(merged).map(([name, value]) => [name, isGroup(value) ? ordered(value) : value] as const)
  return Object.fromEntries(entries
    .filter(([name, value]) => !isGroup(value) || switches.has(name) || Object.keys(value).length > 0)
    .sort(([a], [b]) => rank(a) - rank(b)))
}

function ordered(group: Group): Group {
  return Object.fromEntries(Object.entries(group).sort(([a], [b]) => rank(a) - rank(b)))
}

const order = [
  'timeout', 'idleTimeout', 'validation', 'limits', 'rateLimit', 'quota', 'cost', 'whenStoreIsDown', 'concurrency', 'priority', 'shedding',
  'cors', 'addresses', 'securityHeaders', 'deprecation', 'maintenance', 'cache',
  'enabled', 'mode', 'ttl', 'maxTtl', 'staleWhileRevalidate', 'staleIfError', 'shared', 'vary', 'tags', 'maxBytes', 'collapse', 'requestDirectives',
  'request', 'response', 'unknownQuery', 'undeclaredStatus', 'undeclaredMediaType', 'stripUndeclared', 'body', 'upload', 'depth',
  'limit', 'queue', 'queueTimeout', 'default', 'by', 'classes', 'origins', 'methods', 'headers', 'expose', 'credentials', 'maxAge', 'allow', 'deny',
  'since', 'sunset', 'link', 'retry', 'attempts', 'on', 'backoff', 'budget', 'perTryTimeout',
]

function rank(name: string): number {
  const index = order.indexOf(name)
  return index === -1 ? order.length : index
}
