import { randomUUID } from 'node:crypto'
import type { RedisStore } from '../stores/redis-store.ts'
import { StoreError } from '../stores/store-error.ts'
import { windowSlots, type Counters, type Take, type Taken } from './take.ts'

/**
 * Takes from all limits of a request, or from none, on Redis's own clock, so that those of gateways do not matter.
 * KEYS[1] is the mark of this Redis's life, then one key per take. ARGV: 1 where counts may have been lost, then per take
 * kind, size, step, until, cost. Answers with four numbers per take: allowed, remaining, reset, retry.
 */
const takeScript = `
local time = redis.call('TIME')
local now = time[1] * 1000000 + time[2]
local since = 0
if ARGV[1] == '1' then
  local mark = redis.call('GET', KEYS[1])
  if mark then since = tonumber(string.match(mark, ' (%d+)$')) end
end
local slots = ${windowSlots + 1}
local count = #KEYS - 1
local answer, all, state = {}, true, {}
for i = 1, count do
  local key, o = KEYS[i + 1], (i - 1) * 5 + 1
  local kind, size, step, till, cost = ARGV[o + 1], tonumber(ARGV[o + 2]), tonumber(ARGV[o + 3]), tonumber(ARGV[o + 4]), tonumber(ARGV[o + 5])
  local allowed, remaining, reset, retry
  if kind == 'bucket' then
    local full = tonumber(redis.call('GET', key) or '0')
    if since > 0 and since + size * step > full then full = since + size * step end
    if full < now then full = now end
    local wait = full + cost * step - now - size * step
    allowed, remaining, reset, retry = wait <= 0, math.floor((size * step - (full - now)) / step), full - now, math.max(0, wait)
    state[i] = { key, kind, full + cost * step, step, size, cost }
  elseif kind == 'period' then
    local used = tonumber(redis.call('GET', key) or '0')
    allowed, remaining, reset = used + cost <= size, math.max(0, size - used), math.max(0, till - now)
    retry = allowed and 0 or reset
    state[i] = { key, kind, 0, till, size, cost, used }
  else
    local current = math.floor(now / step)
    local held, used, old = redis.call('HGETALL', key), 0, {}
    local at = {}
    for h = 1, #held, 2 do
      local slot = tonumber(held[h])
      if slot > current - slots then
        at[#at + 1] = { slot, tonumber(held[h + 1]) }
        used = used + tonumber(held[h + 1])
      else old[#old + 1] = held[h] end
    end
    if since > 0 and math.floor(since / step) > current - slots then
      at[#at + 1] = { math.floor(since / step), size }
      used = used + size
    end
    table.sort(at, function(a, b) return a[1] < b[1] end)
    local function empty(amount)
      for _, slot in ipairs(at) do
        amount = amount - slot[2]
        if amount <= 0 then return (slot[1] + slots) * step - now end
      end
      return amount > 0 and slots * step or 0
    end
    allowed, remaining, reset, retry = used + cost <= size, math.max(0, size - used), used > 0 and empty(used) or 0, 0
    if not allowed then retry = empty(used + cost - size) end
    state[i] = { key, kind, string.format('%.0f', current), step, size, cost, old, current }
  end
  all = all and allowed
  answer[#answer + 1] = allowed and 1 or 0
  answer[#answer + 1] = remaining
  answer[#answer + 1] = math.ceil(reset)
  answer[#answer + 1] = math.ceil(retry)
end
if all then
  for i = 1, count do
    local s = state[i]
    local key, kind, step, size, cost = s[1], s[2], s[4], s[5], s[6]
    if cost > 0 then
      local o = (i - 1) * 4
      answer[o + 2] = answer[o + 2] - cost
      if kind == 'bucket' then
        redis.call('SET', key, string.format('%.0f', s[3]), 'PX', math.ceil((s[3] - now) / 1000) + 1000)
        answer[o + 3] = math.ceil(s[3] - now)
      elseif kind == 'period' then
        redis.call('SET', key, string.format('%.0f', s[7] + cost), 'PX', math.max(1000, math.ceil((step - now) / 1000) + 60000))
      else
        redis.call('HINCRBY', key, s[3], cost)
        if #s[7] > 0 then redis.call('HDEL', key, unpack(s[7])) end
        redis.call('PEXPIRE', key, math.ceil(slots * step / 1000) + 1000)
        answer[o + 3] = (s[8] + slots) * step - now
      end
    end
  end
end
return answer
`

/**
 * Notes which run of Redis this is, and, where it is another than before, from when on counts may be missing.
 * ARGV: the run's id, and 1 where this gateway has counted with another run.
 */
const markScript = `
local mark = redis.call('GET', KEYS[1])
local run, since = nil, nil
if mark then run, since = string.match(mark, '^(%S+) (%d+)$') end
if run == ARGV[1] and (since ~= '0' or ARGV[2] == '0') then return 0 end
local time = redis.call('TIME')
local lost = '0'
if mark or ARGV[2] == '1' then lost = string.format('%.0f', time[1] * 1000000 + time[2]) end
redis.call('SET', KEYS[1], ARGV[1] .. ' ' .. lost)
return 1
`

export interface RedisCounters extends Counters {
  take(takes: readonly Take[], options?: { readonly strict: boolean }): Promise<readonly Taken[]>
  /** Whether takes can be made now. */
  readonly up: boolean
  /** Rejects where Redis cannot be reached; else takes can be made from then on. */
  ready(): Promise<boolean>
}

/** Counts in Redis, together with all gateways of the same prefix. With `strict`, a Redis that lost its counts begins with used-up limits. */
export function createRedisCounters(store: RedisStore): RedisCounters {
  const take = store.script(takeScript)
  const mark = store.script(markScript)
  const markKey = store.key('run')
  let up = false
  let run: string | null = null
  let marking: Promise<void> = Promise.resolve()

  const remember = async (): Promise<void> => {
    // A Redis that hides its run is taken for a new one at every connection.
    const now = /^run_id:(\S+)/m.exec(String(await store.send('INFO', 'server')))?.[1] ?? randomUUID()
    await mark.run([markKey], [now, run !== null && run !== now ? 1 : 0])
    run = now
    up = store.up
  }
  store.onChange((connected) => {
    up = false
    if (connected) marking = remember().catch(() => {})
  })

  return {
    get up() { return up },
    async ready() {
      await marking
      return up
    },
    async take(takes, { strict } = { strict: false }) {
      if (!up) throw new StoreError('down')
      const keys = takes.map(({ kind, id, subject, until }) => store.key(kind, id, kind === 'period' ? `${Math.floor(until / 1e6)}:${subject}` : subject))
      const reply = await take.run([markKey, ...keys], [strict ? 1 : 0, ...takes.flatMap(({ kind, size, step, until, cost }) => [kind, size, step, until, cost])]) as readonly number[]
      return takes.map((_, index): Taken => {
        const [allowed, remaining, reset, retry] = reply.slice(index * 4, index * 4 + 4) as [number, number, number, number]
        return { allowed: allowed === 1, remaining, reset, retry }
      })
    },
  }
}
