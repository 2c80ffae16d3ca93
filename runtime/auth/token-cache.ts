import { hash } from 'node:crypto'
import type { Verdict } from '../stage.ts'

export interface TokenCacheOptions {
  readonly now: () => number
  /** How many tokens are remembered; the least recently used goes first. */
  readonly capacity: number
}

/** Tokens that were verified, each by the SHA-256 of the whole token, so that neither payload nor key id can be made to collide. */
export interface TokenCache {
  /** The digest to look up and to keep a token under. */
  digest(token: string): string
  get(digest: string, version: number): Verdict | undefined
  /** Keeps a verdict that was reached with the keys of this version, until the given time. */
  set(digest: string, version: number, verdict: Verdict, until: number): void
}

/** A cache for good tokens only: a bad one costs its sender a verification each time, and nobody's memory. */
export function createTokenCache({ now, capacity }: TokenCacheOptions): TokenCache {
  const entries = new Map<string, { readonly verdict: Verdict; readonly until: number }>()
  let current = 0
  const follow = (version: number): void => {
    if (version === current) return
    entries.clear()
    current = version
  }
  return {
    digest: (token) => hash('sha256', token, 'binary'),
    get(digest, version) {
      follow(version)
      const entry = entries.get(digest)
      if (entry === undefined) return undefined
      entries.delete(digest)
      if (entry.until <= now()) return undefined
      entries.set(digest, entry)
      return entry.verdict
    },
    set(digest, version, verdict, until) {
      if (version < current) return
      follow(version)
      if (until <= now()) return
      entries.delete(digest)
      if (entries.size >= capacity) {
        const oldest = entries.keys().next()
        if (oldest.done !== true) entries.delete(oldest.value)
      }
      entries.set(digest, { verdict, until })
    },
  }
}
