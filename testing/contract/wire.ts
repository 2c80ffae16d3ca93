import type { Carried } from './carried.ts'
import { nothing } from './carried.ts'

/** One request as it goes on the wire. Queries and cookies are encoded already, one `name=value` each. */
export interface WireRequest {
  readonly method: string
  /** The percent-encoded path, mount included, without the query. */
  readonly path: string
  readonly query: readonly string[]
  readonly headers: readonly (readonly [string, string])[]
  readonly cookies: readonly string[]
  readonly body: Uint8Array | null
  readonly credentials: Carried
}

/** A request without anything but its method and path. */
export function bareRequest(method: string, path: string): WireRequest {
  return { method, path, query: [], headers: [], cookies: [], body: null, credentials: nothing }
}

/** The request's target: its path and the raw query, credentials included. */
export function targetOf(request: WireRequest): string {
  const query = [...request.query, ...request.credentials.query.map((pair) => `${encodeURIComponent(pair.name)}=${encodeURIComponent(pair.value)}`)]
  return query.length === 0 ? request.path : `${request.path}?${query.join('&')}`
}

/** The headers as flat name-value pairs, credentials and cookies included. */
export function headersOf(request: WireRequest): string[] {
  const flat: string[] = []
  for (const [name, value] of request.headers) flat.push(name, value)
  for (const pair of request.credentials.headers) flat.push(pair.name, pair.value)
  const cookies = [...request.cookies, ...request.credentials.cookies.map((pair) => `${pair.name}=${pair.value}`)]
  if (cookies.length > 0) flat.push('cookie', cookies.join('; '))
  return flat
}

/** A header of a request by lower-case name. */
export function requestHeader(request: WireRequest, name: string): string | undefined {
  return request.headers.find(([known]) => known.toLowerCase() === name)?.[1]
}
