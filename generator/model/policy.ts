import type { Partially, Policies } from '../../runtime/contract.ts'
import type { PolicySettings } from '../load/policies.ts'

/** Policies of one level and source; `origin` prints where a pointer below them was written. */
export interface PolicySource {
  readonly settings: PolicySettings
  readonly origin: (pointer: string) => string
}

type Value = string | number | boolean

/** The policies that only generating needs; they never reach the runtime. */
const generatorOnly: ReadonlySet<string> = new Set(['allowSlowPatterns'])

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
      if (generatorOnly.has(name)) continue
      if (typeof value !== 'object') take(merged, name, name, value, origin(`/${name}`))
      else {
        const group = (merged[name] ??= {}) as Record<string, Value>
        for (const [key, inner] of Object.entries(value)) take(group, `${name}.${key}`, key, inner, origin(`/${name}/${key}`))
      }
    }
  }
  return { policies: inOrder(merged) as Partially<Policies>, origins }
}

/** True where the first source that speaks of slow patterns allows them. */
export function allowsSlowPatterns(sources: readonly PolicySource[]): boolean {
  return sources.find(({ settings }) => settings.allowSlowPatterns !== undefined)?.settings.allowSlowPatterns ?? false
}

/** One order of keys, whichever level set them, and no empty groups. */
function inOrder(merged: Record<string, Value | Record<string, Value>>): Record<string, Value | Record<string, Value>> {
  const entries = Object.entries(merged).map(([name, value]) => [name, typeof value === 'object' ? inOrder(value) as Record<string, Value> : value] as const)
  return Object.fromEntries(entries.filter(([, value]) => typeof value !== 'object' || Object.keys(value).length > 0).sort(([a], [b]) => rank(a) - rank(b)))
}

const order = ['timeout', 'idleTimeout', 'validation', 'limits', 'request', 'response', 'unknownQuery', 'undeclaredStatus', 'undeclaredMediaType', 'body', 'upload', 'response', 'depth']

function rank(name: string): number {
  const index = order.indexOf(name)
  return index === -1 ? order.length : index
}
