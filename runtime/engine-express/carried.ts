import type { Operation } from '../contract.ts'
import type { Exchange } from '../exchange.ts'

/** What travels with a request through Express. */
export interface Carried {
  readonly x: Exchange
  readonly operation: Operation
  /** As the client sent it; the validator sees it without most of its parameters. */
  readonly contentType: string | undefined
  /** The bytes that were parsed. */
  raw: Buffer | null
}

const exchanges = new WeakMap<object, Carried>()

/** Hands an exchange to Express, with its request. */
export function carry(x: Exchange, operation: Operation): void {
  exchanges.set(x.request, { x, operation, contentType: x.request.headers['content-type'], raw: null })
}

export const carried = (request: object): Carried => exchanges.get(request)!
