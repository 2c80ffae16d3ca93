import type { Select, Stored } from './stored.ts'

/** Where answers are kept. A store that is away finds nothing and keeps nothing; it never fails a request. */
export interface CacheStore {
  /** All that purge have this one. */
  readonly isShared: boolean
  /** The stored answer that may be used for a request by its key and `Vary`, fresh or not. */
  find(key: string, select: Select): Stored | null | Promise<Stored | null>
  /** A mark of the moment in which an answer is asked for. */
  begin(): number
  /** Keeps an answer, in place of the one that the same requests got before; not where one of its tags was purged since `begun`. */
  keep(key: string, stored: Stored, begun: number): void | Promise<void>
  /** Forgets every answer that has one of the tags; gives their number. */
  purge(tags: readonly string[]): number | Promise<number>
  /** What a request for the key should be told apart by, as far as it is known. */
  variant(key: string, select: Select): string
  close(): void | Promise<void>
}

/** The tag that every answer has. */
export const everything = '*'
/** Tags that the gateway gives by itself, each with a mark of its own, so that none of the user's is one of them. */
export const operationTag = (api: string, operation: string): string => `o:${api}/${operation}`
export const pathTag = (path: string): string => `p:${path}`
export const targetTag = (path: string, query: string): string => `u:${path}?${query}`
export const userTag = (tag: string): string => `t:${tag}`
