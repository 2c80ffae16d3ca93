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
  if (conditions !== null && isNotModified(conditions, stored, now)) {
    return { kind: 'cached', status: 304, headers: [...headersOfNotModified(stored.headers), 'age', age, 'cache-status', status], count: 0, lines: '', body: null, value: undefined }
  }
  const headers = [...stored.headers, 'age', age, 'cache-status', status]
  const range = x.request.headers.range
  if (range !== undefined && x.method === 'GET' && stored.status === 200 && isInRange(x.header('if-range'), stored)) return rangeOf(stored, headers, range)
  // Neither needs a check: a number, and printable ASCII.
  const lines = stored.lines === undefined ? '' : `${stored.lines}age: ${age}\r\ncache-status: ${status}\r\n`
  return { kind: 'cached', status: stored.status, headers, count: lines === '' ? 0 : headers.length, lines, body: stored.body, value: undefined }
}

function rangeOf(stored: Stored, headers: string[], text: string): CachedReply {
  const { body } = stored
  const range = readRange(text, body.length)
  if (range === null) return { kind: 'cached', status: 200, headers, count: 0, lines: '', body, value: undefined }
  if (range === 'unsatisfiable') {
    return { kind: 'cached', status: 416, headers: [...headersOfNotModified(headers), 'content-range', `bytes */${body.length}`], count: 0, lines: '', body: Buffer.alloc(0), value: undefined }
  }
  const [from, to] = range
  return { kind: 'cached', status: 206, headers: [...headers, 'content-range', `bytes ${from}-${to - 1}/${body.length}`], count: 0, lines: '', body: body.subarray(from, to), value: undefined }
}

/** The conditions of a request that a cache judges; null where there are none. */
export function conditionsOf(x: Exchange): Conditions | null {
  const { headers } = x.request
  const ifNoneMatch = headers['if-none-match']
  const ifModifiedSince = headers['if-modified-since']
  return ifNoneMatch === undefined && ifModifiedSince === undefined ? null : { ifNoneMatch, ifModifiedSince }
}
