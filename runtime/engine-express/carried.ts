import { prefixOf } from '../backend/headers.ts'
import type { Operation } from '../contract.ts'
import type { Exchange } from '../exchange.ts'

/** What travels with a request through Express. */
export interface Carried {
  readonly x: Exchange
  readonly operation: Operation
  /** As the client sent it; the validator sees it without most of its parameters. */
  readonly contentType: string | undefined
  /** Where in the user's application the gateway is mounted. */
  readonly prefix: string
  /** The bytes that were parsed. */
  raw: Buffer | null
}

const exchanges = new WeakMap<object, Carried>()

/** Hands an exchange to Express, with its request; the validator gets the path that the router judged, whatever the client's text was. */
export function carry(x: Exchange, operation: Operation): void {
  exchanges.set(x.request, { x, operation, contentType: x.request.headers['content-type'], prefix: prefixOf(x.request), raw: null })
  const url = x.query === '' ? x.path : `${x.path}?${x.query}`
  Object.assign(x.request, { url, originalUrl: url, baseUrl: '' })
}

export const carried = (request: object): Carried => exchanges.get(request)!
