import { fetchInBackground } from '../cache/background.ts'
import type { Cache } from '../cache/cache.ts'
import type { Conditions } from '../cache/conditions.ts'
import { readRequestDirectives, type RequestDirectives } from '../cache/directives.ts'
import { Fill } from '../cache/fill.ts'
import type { Flight, Landing } from '../cache/flights.ts'
import { hookReader } from '../cache/hook-value.ts'
import { Invalidation } from '../cache/invalidation.ts'
import { conditionsOf, replyOf } from '../cache/reply.ts'
import { compileRules } from '../cache/rules.ts'
import { isFresh, isStaleEnough, mayBeFetchedBehind } from '../cache/usable.ts'
import { isValidatable, type Select, type Stored } from '../cache/stored.ts'
import type { Exchange } from '../exchange.ts'
import { GatewayError } from '../problem.ts'
import type { OperationContext, Reply, Stage, StageMaker, Step } from '../stage.ts'

const safe: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS', 'TRACE', 'QUERY'])

/**
 * Answers from the cache where it may (RFC 9111), keeps what the backend answers where it may, and has one request fetch what several
 * wait for. At operations with other methods, what they change is forgotten. An operation has it where it caches, or may change what does.
 */
export const cacheStage: StageMaker = (context) => {
  const { cache, operation, api, policies } = context
  if (cache === null) return null
  if (operation.method === 'GET') return policies.cache.enabled ? cachingStage(context, cache) : null
  return safe.has(operation.method) || !caches(api) ? null : invalidatingStage(cache)
}

function caches(api: OperationContext['api']): boolean {
  return Object.values(api.operations).some(({ method, policies }) => method === 'GET' && policies.cache?.enabled === true)
}

function invalidatingStage(cache: Cache): Stage {
  return {
    name: 'cache',
    request: (x) => {
      x.caching = new Invalidation(x, cache)
    },
    response: arrived,
  }
}

const arrived = (x: Exchange): Step => (x.caching === null ? undefined : x.caching.arrived(x))

/** How often a request waits for others before it asks by itself. */
const patience = 3

/** One request that looks for an answer. */
interface Search {
  readonly key: string
  readonly select: Select
  readonly asked: RequestDirectives | null
  readonly conditions: Conditions | null
  /** How often it has waited already. */
  readonly waited: number
}

function cachingStage(context: OperationContext, cache: Cache): Stage {
  const rules = compileRules(context, cache)
  const { policy, key: requestKey } = rules
  const { store, flights, now, label } = cache
  const honours = policy.requestDirectives === 'honour'
  const show = context.hooks?.after === undefined ? (_x: Exchange, reply: Reply): Reply => reply : hookReader(context)

  const request = (x: Exchange): Step => {
    requestKey.prepare(x)
    const { headers } = x.request
    const asked = honours ? readRequestDirectives(headers['cache-control'], headers.pragma) : null
    if ((asked !== null && asked.noStore) || isBeyondCaches(x) || (policy.shared === 'anonymous' && requestKey.isIdentified(x))) return undefined
    return look(x, { key: requestKey.of(x), select: requestKey.select(x), asked, conditions: conditionsOf(x), waited: 0 })
  }

  const look = (x: Exchange, search: Search): Step => {
    const found = store.find(search.key, search.select)
    return found instanceof Promise ? found.then((stored) => (x.done ? undefined : decide(x, search, stored))) : decide(x, search, found)
  }

  const decide = (x: Exchange, search: Search, stored: Stored | null): Step => {
    const { asked, waited } = search
    if (stored !== null) {
      const time = now()
      if (isFresh(stored, asked, time) || isStaleEnough(stored, asked, time)) return serve(x, search, stored, time, waited > 0 ? 'fwd=uri-miss; collapsed' : null)
      if (mayBeFetchedBehind(stored, asked, time)) {
        bringUpToDate(x, search, stored)
        return serve(x, search, stored, time, null)
      }
    }
    if (asked !== null && asked.onlyIfCached) return new GatewayError('not_cached')
    // What these bring is a part, or nothing, that serves no other request.
    if (x.method !== 'GET' || x.request.headers.range !== undefined) return undefined
    return fetch(x, search, stored)
  }

  const serve = (x: Exchange, { conditions }: Search, stored: Stored, time: number, note: string | null): Step =>
    show(x, replyOf(x, stored, { conditions, now: time, label, note }))

  const flightId = ({ key, select }: Search): string => `${key}\n\n${store.variant(key, select)}`

  const fetch = (x: Exchange, search: Search, stored: Stored | null): Step => {
    const { asked, waited } = search
    const id = flightId(search)
    // Who wants the backend's own word is not served what others asked for before him.
    const alone = !policy.collapse || waited >= patience || (asked !== null && (asked.noCache || asked.maxAge === 0)) || flights.isAlone(id)
    if (alone) return begin(x, search, stored, null)
    const other = flights.of(id)
    return other === null ? begin(x, search, stored, flights.begin(id)) : other.landed.then((landing) => (x.done ? undefined : landed(x, search, stored, landing)))
  }

  const begin = (x: Exchange, { key, select, conditions }: Search, stored: Stored | null, flight: Flight | null): undefined => {
    // Where nobody waits and nothing is known, the answer may be one that is never kept: the client's own conditions save its body.
    const own = stored === null && flight === null ? null : conditions
    const forward = stored === null ? (store.variant(key, select) === '' ? 'uri-miss' : 'vary-miss') : isFresh(stored, null, now()) ? 'request' : 'stale'
    x.caching = new Fill(x, { rules, key, flight, stored, forward, show, conditions: own, credentials: requestKey.hasLooseCredentials(x) })
    if (own !== null || stored !== null) askWhetherChanged(x, stored)
    return undefined
  }

  /** The call that a request waited for is over. */
  const landed = (x: Exchange, search: Search, stored: Stored | null, landing: Landing): Step => {
    if (landing === 'stored') return look(x, { ...search, waited: search.waited + 1 })
    if (landing === 'again') return look(x, search)
    if (landing === 'alone') return begin(x, search, stored, null)
    if (stored !== null && stored.ifError > now()) return serve(x, search, stored, now(), `fwd=stale; collapsed; detail=${landing.code}`)
    return new GatewayError(landing.code, landing.details)
  }

  const bringUpToDate = (x: Exchange, search: Search, stored: Stored): void => {
    const id = flightId(search)
    if (flights.of(id) !== null) return
    const flight = flights.begin(id)
    fetchInBackground(x, (y) => {
      askWhetherChanged(y, stored)
      return new Fill(y, { rules, key: search.key, flight, stored, conditions: null, forward: 'stale', show, credentials: requestKey.hasLooseCredentials(y) })
    }, context.log)
  }

  return { name: 'cache', request, response: arrived }
}

/** Requests that a cache has no answer for: with a body, or with conditions on what the backend has now (RFC 9110, 13.1.1 and 13.1.4). */
function isBeyondCaches({ request: { headers } }: Exchange): boolean {
  return headers['transfer-encoding'] !== undefined || (headers['content-length'] ?? '0') !== '0'
    || headers['if-match'] !== undefined || headers['if-unmodified-since'] !== undefined
}

/** Has the backend asked on the condition that what is stored has changed, in place of the client's conditions, which are judged here. */
function askWhetherChanged(x: Exchange, stored: Stored | null): void {
  x.droppedHeaders = [...(x.droppedHeaders ?? []), 'if-none-match', 'if-modified-since']
  if (stored === null || !isValidatable(stored)) return
  const added = [...(x.addedHeaders ?? [])]
  if (stored.etag !== null) added.push('if-none-match', stored.etag)
  if (stored.lastModified !== null) added.push('if-modified-since', stored.lastModified)
  x.addedHeaders = added
}
