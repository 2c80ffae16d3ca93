import type { Exchange } from '../exchange.ts'
import type { CachedReply } from '../stage.ts'
import { headersOfNotModified, isInRange, isNotModified, readRange, type Conditions } from './conditions.ts'
import type { Stored } from './stored.ts'

export interface ReplyOptions {
  /** Of the client's; null: none. */
  readonly conditions: Conditions | null
  readonly now: number
  readonly label: string
  /** What `Cache-Status` says beyond the name; null for a plain hit. */
  readonly note: string | null
}

/** A stored answer as this client gets it: whole, not modified, or the range that it asked for. */
export function replyOf(x: Exchange, stored: Stored, { conditions, now, label, note }: ReplyOptions): CachedReply {
  const age = String(Math.max(0, Math.floor((now - stored.born) / 1000)))
  const status = `${label}; ${note ?? `hit; ttl=${Math.floor((stored.freshUntil - now) / 1000)}`}`
  if (conditions !== null && isNotModified(conditions, stored, now)) return reply(304, [...headersOfNotModified(stored.headers), 'age', age, 'cache-status', status], null)
  const headers = [...stored.headers, 'age', age, 'cache-status', status]
  const range = x.request.headers.range
  if (range !== undefined && x.method === 'GET' && stored.status === 200 && isInRange(x.header('if-range'), stored)) return rangeOf(stored, headers, range)
  // Neither needs a check: a number, and printable ASCII.
  return reply(stored.status, headers, stored.body, stored.lines === undefined ? '' : `${stored.lines}age: ${age}\r\ncache-status: ${status}\r\n`)
}

/** `lines` are those of all headers, '' where they are not known. */
function reply(status: number, headers: string[], body: Buffer | null, lines = ''): CachedReply {
  return { kind: 'cached', status, headers, count: lines === '' ? 0 : headers.length, lines, body, value: undefined }
}

function rangeOf(stored: Stored, headers: string[], text: string): CachedReply {
  const { body } = stored
  const range = readRange(text, body.length)
  if (range === null) return reply(200, headers, body)
  if (range === 'unsatisfiable') return reply(416, [...headersOfNotModified(headers), 'content-range', `bytes */${body.length}`], Buffer.alloc(0))
  const [from, to] = range
  return reply(206, [...headers, 'content-range', `bytes ${from}-${to - 1}/${body.length}`], body.subarray(from, to))
}

/** The conditions of a request that a cache judges; null where there are none. */
export function conditionsOf(x: Exchange): Conditions | null {
  const { headers } = x.request
  const ifNoneMatch = headers['if-none-match']
  const ifModifiedSince = headers['if-modified-since']
  return ifNoneMatch === undefined && ifModifiedSince === undefined ? null : { ifNoneMatch, ifModifiedSince }
}
