import type { GatewayDefinition } from '../contract.ts'
import { StartError } from '../settings/start-error.ts'
import type { Stores } from '../stores/stores.ts'
import { createCache, type Cache } from './cache.ts'
import { createMemoryStore } from './memory-store.ts'
import { createRedisCacheStore } from './redis-cache-store.ts'

const defaultBytes = 64 * 1_048_576

/** Opens the cache of a gateway; null where no operation has the policy. Throws a StartError where answers are to be kept in a Redis that nobody named. */
export function openCache({ apis, cache = {}, name }: GatewayDefinition, stores: Stores): Cache | null {
  const isUsed = apis.some(({ operations }) => Object.values(operations).some(({ policies }) => policies.cache?.enabled === true))
  if (!isUsed) return null
  if (cache.store !== 'redis') return createCache({ name, store: createMemoryStore({ maxBytes: cache.maxBytes ?? defaultBytes }) })
  const redis = stores.redis()
  if (redis === null) throw new StartError(['cache.store is redis, and no Redis is named. Set:\n    REDIS_URL=redis://host:6379\nor leave cache.store out to keep answers in memory.'])
  return createCache({ name, store: createRedisCacheStore({ redis, now: Date.now }) })
}
