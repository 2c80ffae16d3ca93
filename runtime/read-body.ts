import type { IncomingMessage } from 'node:http'
import type { Exchange } from './exchange.ts'
import { MisuseError } from './misuse-error.ts'
import { GatewayError } from './problem.ts'

/**
 * Throws where somebody before the gateway has read the body already: nothing would ever come. Its parsed form is not used in
 * its place, since the backend gets the bytes that were validated.
 */
export function assertUnread(request: IncomingMessage): void {
  if (!request.readableDidRead) return
  throw new MisuseError('The request body was read before the gateway got it. Put the gateway before express.json() and other body parsers, '
    + 'or give them only to the routes that need them.')
}

/**
 * Reads the request's body whole and calls `settle` once: with the bytes, or with why there are none (`body_too_large`, the
 * client left, the time is up). A body that came in one chunk is not copied.
 */
export function readBody(x: Exchange, limit: number, settle: (result: Buffer | GatewayError) => void): void {
  const { request } = x
  assertUnread(request)
  let first: Buffer | null = null
  let chunks: Buffer[] | null = null
  let size = 0
  let settled = false

  const onData = (chunk: Buffer): void => {
    size += chunk.length
    if (size > limit) return finish(new GatewayError('body_too_large', { detail: `The body may have ${limit} bytes.` }))
    if (first === null) first = chunk
    else if (chunks === null) chunks = [first, chunk]
    else chunks.push(chunk)
  }
  const onEnd = (): void => finish(chunks === null ? first ?? empty : Buffer.concat(chunks, size))
  const finish = (result: Buffer | GatewayError): void => {
    if (settled) return
    settled = true
    if (result instanceof GatewayError) request.off('data', onData).off('end', onEnd)
    if (x.cancel === cancel) x.cancel = null
    x.bytesIn = size
    settle(result)
  }
  const cancel = (reason: Error): void =>
    finish(reason instanceof GatewayError ? reason : new GatewayError('request_malformed', { detail: 'The body broke off.', cause: reason }))

  // A client that leaves ends the exchange, and that cancels.
  x.cancel = cancel
  request.on('data', onData).on('end', onEnd)
  if (request.destroyed && !request.complete) finish(new GatewayError('request_malformed', { detail: 'The body broke off.' }))
}

const empty = Buffer.alloc(0)
