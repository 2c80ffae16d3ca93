import { clientOf } from '../auth/failed-credentials.ts'
import type { LimitSubject, Principal } from '../contract.ts'
import type { Exchange } from '../exchange.ts'

/** Longer values of a client's are counted by their beginning and their length: they are keys in memory. */
const longest = 128

/**
 * Whom a request is counted for: reads what `by` names, and the client's address where the request has none of it. Kinds
 * never meet: an address as a header's value is not that address.
 */
export function subjectReader(by: LimitSubject): (x: Exchange) => string {
  if (by === 'identity') return (x) => (x.principal === null ? addressOf(x) : identityOf(x.principal))
  if (by === 'apiKey') return (x) => (x.principal === null ? addressOf(x) : x.principal.key === undefined ? identityOf(x.principal) : `key:${bounded(x.principal.key.id)}`)
  const header = after(by, '$request.header.')
  if (header !== null) {
    const name = header.toLowerCase()
    return (x) => {
      const value = x.header(name)
      return value === undefined ? addressOf(x) : `value:${bounded(value)}`
    }
  }
  const claim = after(by, '$claim.')
  if (claim !== null) {
    return (x) => {
      const value = claimText(x.principal, claim)
      return value === null ? addressOf(x) : `value:${bounded(value)}`
    }
  }
  return addressOf
}

/** A claim that was verified, as text; null where there is none, or none that is plain. */
export function claimText(principal: Principal | null, name: string): string | null {
  if (principal === null || !Object.hasOwn(principal.claims, name)) return null
  const value = principal.claims[name]
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : null
}

const addressOf = (x: Exchange): string => `address:${clientOf(x.address)}`
const identityOf = ({ scheme, subject }: Principal): string => `identity:${scheme}:${bounded(subject)}`
const bounded = (text: string): string => (text.length <= longest ? text : `${text.slice(0, longest)}+${text.length}`)

function after(text: string, prefix: string): string | null {
  return text.startsWith(prefix) ? text.slice(prefix.length) : null
}
