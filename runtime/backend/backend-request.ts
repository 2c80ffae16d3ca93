import type { Readable } from 'node:stream'
import type { Exchange } from '../exchange.ts'
import { requestHeaders, withoutQueryKeys, type ForwardingOptions } from './headers.ts'
import type { Outgoing } from './outgoing.ts'
import { boundedUpload } from './upload.ts'

/** A request as undici's `dispatch` takes it. */
export interface BackendRequest {
  readonly path: string
  readonly method: string
  readonly headers: string[]
  readonly body: Buffer | Readable | null
}

/** Safe to send again where the first try died unanswered (RFC 9110, 9.2.2). */
const idempotent: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS', 'TRACE', 'PUT', 'DELETE', 'QUERY'])

/** Whether sending a request twice is as good as once, by its method. */
export function isIdempotent({ method }: Exchange): boolean {
  return idempotent.has(method)
}

/** Whether the body is there whole, or there is none: it could be sent a second time. */
export function isBuffered(x: Exchange): boolean {
  return x.body !== null || !hasBody(x)
}

/** What a target is sent for an exchange: `base` is the target's own path, `path` the operation's. */
export function backendRequest(
  x: Exchange, base: string, path: (x: Exchange) => string, forwarding: ForwardingOptions, outgoing: Outgoing | null, buffered: boolean,
): BackendRequest {
  const query = withoutQueryKeys(x.query, x.droppedQuery)
  const usual = requestHeaders(x, forwarding)
  const headers = outgoing === null ? usual : outgoing.headers(x, usual)
  const length = x.request.headers['content-length']
  if (!buffered && length !== undefined) headers.push('content-length', length)
  return {
    path: base + path(x) + (query === '' ? '' : `?${query}`),
    method: x.method,
    headers,
    body: buffered ? x.body : boundedUpload(x),
  }
}

function hasBody(x: Exchange): boolean {
  const { headers } = x.request
  return headers['transfer-encoding'] !== undefined || (headers['content-length'] ?? '0') !== '0'
}
