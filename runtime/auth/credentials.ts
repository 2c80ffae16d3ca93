import type { CredentialSource, Verdict } from '../stage.ts'

/** What was sent for a scheme: the text, undefined for nothing, null for more than one, of which two readers could take different ones. */
export type Sent = string | undefined | null

export const absent: Verdict = { kind: 'absent' }
export const sentTwice: Verdict = { kind: 'invalid', detail: 'the credential was sent more than once' }

/** Headers of which `node:http` keeps the first and drops the rest without a word; all others are joined, so that no key matches. */
const keptFirst = new Set(['authorization', 'content-type', 'from', 'host', 'max-forwards', 'referer', 'user-agent'])

/** Reads one header by lower-case name. */
export function headerReader(name: string): (source: CredentialSource) => Sent {
  const single = keptFirst.has(name)
  return ({ request }) => {
    const value = request.headers[name]
    if (typeof value !== 'string' || value === '') return undefined
    return single && occursTwice(request.rawHeaders, name) ? null : value
  }
}

function occursTwice(rawHeaders: readonly string[], name: string): boolean {
  let count = 0
  for (let i = 0; i < rawHeaders.length; i += 2) {
    const raw = rawHeaders[i]!
    if (raw.length === name.length && raw.toLowerCase() === name) count++
  }
  return count > 1
}

/** Reads one query parameter; keys are compared and the value is given percent-decoded. */
export function queryReader(name: string): (source: CredentialSource) => Sent {
  return ({ query }) => {
    let found: string | undefined
    for (let start = 0; start < query.length;) {
      const next = query.indexOf('&', start)
      const end = next === -1 ? query.length : next
      const equals = query.indexOf('=', start)
      const split = equals === -1 || equals > end ? end : equals
      if (decodeText(query.slice(start, split)) === name) {
        if (found !== undefined) return null
        found = decodeText(query.slice(Math.min(split + 1, end), end))
      }
      start = end + 1
    }
    return found === '' ? undefined : found
  }
}

function decodeText(text: string): string {
  if (!text.includes('%') && !text.includes('+')) return text
  try {
    return decodeURIComponent(text.replaceAll('+', ' '))
  } catch {
    return text
  }
}

/** Reads one cookie (RFC 6265, 4.2.1), less the quotes that its value may stand in. */
export function cookieReader(name: string): (source: CredentialSource) => Sent {
  return ({ request }) => {
    const header = request.headers['cookie']
    if (typeof header !== 'string') return undefined
    let found: string | undefined
    for (let start = 0; start < header.length;) {
      const next = header.indexOf(';', start)
      const end = next === -1 ? header.length : next
      const equals = header.indexOf('=', start)
      if (equals !== -1 && equals < end && header.slice(start, equals).trim() === name) {
        if (found !== undefined) return null
        found = header.slice(equals + 1, end).trim().replace(/^"(.*)"$/, '$1')
      }
      start = end + 1
    }
    return found === '' ? undefined : found
  }
}

/**
 * Reads the credentials of an `Authorization` header of one scheme (RFC 9110, 11.4), '' where the scheme stands alone.
 * Two such headers are never right, whatever their schemes: the backend might read the one that was not checked here.
 */
export function authorizationReader(scheme: string): (source: CredentialSource) => Sent {
  const lower = scheme.toLowerCase()
  const read = headerReader('authorization')
  return (source) => {
    const value = read(source)
    if (typeof value !== 'string') return value
    if (value.slice(0, lower.length).toLowerCase() !== lower) return undefined
    if (value.length === lower.length) return ''
    return value.charCodeAt(lower.length) === 0x20 ? value.slice(lower.length + 1).trim() : undefined
  }
}
