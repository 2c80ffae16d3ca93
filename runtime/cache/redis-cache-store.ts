import { createHash } from 'node:crypto'
import type { RedisStore } from '../stores/redis-store.ts'
import { decodeStored, encodeStored } from './stored-bytes.ts'
import type { Select } from './stored.ts'
import { everything, type CacheStore } from './store.ts'

/** How much longer than it may be used an answer stays that the backend can confirm, in ms. */
const confirmable = 3_600_000
/** How long a purge is remembered, in ms: longer than any answer is on its way. */
const purgeMemory = 600_000

/**
 * Keeps an answer, unless one of its tags was purged since it was asked for. KEYS: the answer, the names that it varies by, then tags;
 * ARGV: answer, names, ms to live, ms since it was asked for, prefix of purge marks. Redis's own clock says when a purge was.
 */
const keepScript = `
local time = redis.call('TIME')
local begun = time[1] * 1000 + math.floor(time[2] / 1000) - tonumber(ARGV[4])
for at = 3, #KEYS do
  local mark = redis.call('GET', ARGV[5] .. KEYS[at])
  if mark and tonumber(mark) >= begun then return 0 end
end
local ttl = tonumber(ARGV[3])
redis.call('SET', KEYS[1], ARGV[1], 'PX', ttl)
if ARGV[2] == '' then redis.call('DEL', KEYS[2]) else redis.call('SET', KEYS[2], ARGV[2], 'PX', ttl) end
for at = 3, #KEYS do
  redis.call('SADD', KEYS[at], KEYS[1])
  if redis.call('PTTL', KEYS[at]) < ttl then redis.call('PEXPIRE', KEYS[at], ttl) end
end
return 1`

/** Forgets the answers of all tags and marks the purge. KEYS: tags; ARGV: ms to remember it, prefix of purge marks. */
const purgeScript = `
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local count = 0
for at = 1, #KEYS do
  redis.call('SET', ARGV[2] .. KEYS[at], now, 'PX', ARGV[1])
  repeat
    local members = redis.call('SPOP', KEYS[at], 1000)
    if #members > 0 then count = count + redis.call('UNLINK', unpack(members)) end
  until #members == 0
end
return count`

/**
 * Keeps answers in Redis, for all gateways that use it; each lives for as long as it can be used, so that nothing has to be swept.
 * Redis's own \`maxmemory\` bounds them all. While Redis is away nothing is found and nothing is kept.
 */
export function createRedisCacheStore({ redis, now }: { readonly redis: RedisStore; readonly now: () => number }): CacheStore {
  const keep = redis.script(keepScript)
  const purge = redis.script(purgeScript)
  const digest = (text: string): string => createHash('sha256').update(text).digest('base64url')
  const answerKey = (key: string, names: readonly string[], select: Select): string =>
    redis.key('cache', 'a', digest(names.length === 0 ? key : `${key}\n\n${names.map((name) => `${name}:${select(name)}`).join('\n')}`))
  const namesKey = (key: string): string => redis.key('cache', 'v', digest(key))
  const tagKey = (tag: string): string => redis.key('cache', 't', tag)
  const marks = redis.key('cache', 'p', '')
  /** By which headers answers of a key were told apart when last heard of: the key for a flight, and no more. */
  const varies = new Map<string, readonly string[]>()

  const learn = (key: string, names: readonly string[]): void => {
    if (names.length === 0) {
      varies.delete(key)
      return
    }
    if (varies.size >= 4_096) varies.clear()
    varies.set(key, names)
  }

  return {
    isShared: true,
    async find(key, select) {
      if (!redis.up) return null
      try {
        // Most answers vary by nothing: one round trip then, two else.
        const [plain, names] = await redis.sendForBytes('MGET', answerKey(key, [], select), namesKey(key)) as readonly (Buffer | null)[]
        if (names === null || names === undefined) {
          learn(key, [])
          return plain === null || plain === undefined ? null : decodeStored(plain)
        }
        const by = String(names).split(' ')
        learn(key, by)
        const found = await redis.sendForBytes('GET', answerKey(key, by, select)) as Buffer | null
        return found === null ? null : decodeStored(found)
      } catch {
        return null
      }
    },
    begin: now,
    async keep(key, stored, begun) {
      if (!redis.up) return
      const time = now()
      const lives = Math.max(stored.freshUntil, stored.whileRevalidate, stored.ifError) - time + (stored.etag !== null || stored.lastModified !== null ? confirmable : 0)
      if (lives <= 0) return
      learn(key, stored.vary)
      const chosen = (name: string): string => stored.selected[stored.vary.indexOf(name)]!
      const keys = [answerKey(key, stored.vary, chosen), namesKey(key), ...[everything, ...stored.tags].map(tagKey)]
      await keep.run(keys, [encodeStored(stored), stored.vary.join(' '), Math.ceil(lives), Math.max(0, time - begun), marks]).catch(() => {})
    },
    async purge(tags) {
      // Not caught: who purges must hear that nothing was.
      return Number(await purge.run(tags.map(tagKey), [purgeMemory, marks]))
    },
    variant: (key, select) => (varies.get(key) ?? []).map(select).join('\n'),
    close() {},
  }
}
