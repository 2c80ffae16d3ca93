import { GatewayError } from './problem.ts'

/**
 * Whether a body comes in no transfer coding but `chunked`. Others (`gzip, chunked`; RFC 9112, 6.1) would have to be undone before
 * the body is read, which nobody does: what was validated would not be what the client meant.
 */
export function hasPlainFraming(transferEncoding: string | undefined): boolean {
  return transferEncoding === undefined || transferEncoding === 'chunked' || transferEncoding.toLowerCase() === 'chunked'
}

export function codedFraming(): GatewayError {
  return new GatewayError('request_malformed', { detail: 'The only transfer coding that is taken is chunked.' })
}
