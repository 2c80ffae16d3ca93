import { createFlights, type Flights } from './flights.ts'
import type { CacheStore } from './store.ts'

/** What all cached operations of a gateway share. */
export interface Cache {
  readonly store: CacheStore
  /** Milliseconds since 1970. */
  readonly now: () => number
  readonly flights: Flights
  /** How the gateway calls itself in `Cache-Status` (RFC 9211, 2): a token, or a string of printable ASCII (RFC 9651, 3.3). */
  readonly label: string
  /** Forgets what has one of the tags, here and, through `onPurge`, wherever else it is kept; gives how many answers that were here. */
  purge(tags: readonly string[]): number | Promise<number>
  /** As `purge`, without telling anybody. */
  purgeHere(tags: readonly string[]): number | Promise<number>
  /** `listener` is told of what is purged here, so that other workers hear of it. */
  onPurge(listener: (tags: readonly string[]) => void): void
}

export function createCache({ store, name, now = Date.now }: { readonly store: CacheStore; readonly name: string; readonly now?: () => number }): Cache {
  const listeners: ((tags: readonly string[]) => void)[] = []
  return {
    store, now,
    flights: createFlights(now),
    label: /^[A-Za-z*][\w!#$%&'*+\-.^`|~:/]*$/.test(name) ? name : JSON.stringify(name.replaceAll(/[^ -~]/g, '?')),
    purge(tags) {
      if (!store.isShared) for (const listener of listeners) listener(tags)
      return store.purge(tags)
    },
    purgeHere: (tags) => store.purge(tags),
    onPurge: (listener) => void listeners.push(listener),
  }
}
