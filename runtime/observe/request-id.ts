import { randomBytes } from 'node:crypto'

/** The most characters that a client's own request id may have. */
export const maxRequestIdLength = 64

/**
 * Makes request ids: eight random characters per process, a dash and a counter in base 36. Unique among processes, not secret.
 * A client's `X-Request-Id` is kept where it is short and plain (letters, digits, `-`, `_`, `.`), so that it can go into logs and headers.
 */
export function requestIds(prefix: string = randomBytes(6).toString('base64url')): (offered: string | undefined) => string {
  let counter = 0
  return (offered) => (offered !== undefined && isPlainId(offered) ? offered : `${prefix}-${(++counter).toString(36)}`)
}

/** True for 1 to 64 letters, digits, `-`, `_` and `.`. */
export function isPlainId(text: string): boolean {
  if (text.length === 0 || text.length > maxRequestIdLength) return false
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    const plain = (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a) || (code >= 0x30 && code <= 0x39)
      || code === 0x2d || code === 0x2e || code === 0x5f
    if (!plain) return false
  }
  return true
}
