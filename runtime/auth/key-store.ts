import { hash } from 'node:crypto'
import type { Verdict } from '../stage.ts'
import { expiredKey, principalOfKey, unknownKey } from './secret-table.ts'

/** What a store knows of a key. */
export interface StoredKey {
  readonly id: string
  /** Whose it is; also the subject that backends and hooks see, else the id is. */
  readonly owner?: string
  readonly scopes?: readonly string[]
  /** The quota class. */
  readonly class?: string
  /** From then on it does not hold, ms since the epoch; absent or null: always. */
  readonly expires?: number | null
}

/**
 * Where API keys are looked up, a database for one. A promise only where it must wait: what is at hand is best returned as
 * it is, since the whole request then stays synchronous. Where it throws or rejects, the request is refused with 503.
 */
export interface KeyStore {
  /** The key whose SHA-256 this is, in 64 lower-case hexadecimal digits; null where there is none. Never sees the key itself. */
  find(digest: string): StoredKey | null | PromiseLike<StoredKey | null>
}

export interface StoreLookupOptions {
  readonly scheme: string
  readonly store: KeyStore
  readonly now: () => number
  readonly onFailure: (error: Error) => void
}

/** Seconds after which a client may come back to a store that failed. */
const retryAfter = 5

/** Looks presented keys up in a store. */
export function storeLookup({ scheme, store, now, onFailure }: StoreLookupOptions): (presented: string) => Verdict | Promise<Verdict> {
  const judge = (key: StoredKey | null): Verdict => {
    if (key === null) return unknownKey
    if (typeof key?.id !== 'string') return failed(new Error('the store of keys must give null or { id, owner?, scopes?, class?, expires? }'))
    if (typeof key.expires === 'number' && key.expires <= now()) return expiredKey
    return { kind: 'ok', principal: principalOfKey(scheme, key) }
  }
  const failed = (error: unknown): Verdict => {
    onFailure(error as Error)
    return { kind: 'unavailable', detail: `the store of the keys of ${scheme} failed`, retryAfter }
  }
  return (presented) => {
    try {
      const found = store.find(hash('sha256', presented, 'hex'))
      // Query builders give thenables that are no promises.
      return isThenable(found) ? Promise.resolve(found).then(judge, failed) : judge(found)
    } catch (error) {
      return failed(error)
    }
  }
}

export const isThenable = <T>(value: T | PromiseLike<T>): value is PromiseLike<T> => typeof (value as { readonly then?: unknown } | null)?.then === 'function'
