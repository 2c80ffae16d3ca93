import type { Log } from '../stage.ts'
import { openRedis, type RedisStore, type StoreState } from './redis-store.ts'

/** Where `state` is kept: in Redis at this address, or, where null, in this machine's memory. */
export interface StateSettings {
  readonly redis: string | null
  /** What every key begins with. */
  readonly prefix: string
}

/** What a gateway keeps beyond one request. */
export interface Stores {
  /** The shared connection, opened by who asks first; null where no Redis is configured. */
  redis(): RedisStore | null
  /** Of what was opened. */
  states(): readonly StoreState[]
  /** Resolves when what was opened is up, or after `patience` ms. */
  settled(patience: number): Promise<void>
  close(): void
}

/** Makes the stores of a gateway; nothing is connected, and no library loaded, before a policy asks for it. */
export function createStores(options: { readonly settings: StateSettings; readonly log: Log }): Stores {
  const { settings: { redis: url, prefix }, log } = options
  let opened: RedisStore | null = null
  return {
    redis: () => (url === null ? null : opened ??= openRedis({ url, prefix, log })),
    states: () => (opened === null ? [] : [opened.state()]),
    async settled(patience) {
      await opened?.settled(patience)
    },
    close() {
      opened?.close()
    },
  }
}
