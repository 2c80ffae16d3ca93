import { claimReader } from '../auth/claims.ts'
import type { Identity, Principal } from '../contract.ts'
import type { Exchange } from '../exchange.ts'
import { GatewayError } from '../problem.ts'
import { headerText } from './headers.ts'

/** A credential that is fetched, and wears out. */
export interface OutgoingToken {
  /** The token, while it is good; null where none is at hand. */
  current(): string | null
  /** Nothing where a token is at hand; else a promise of one, which rejects where none can be had. */
  ready(): Promise<void> | undefined
  /** The backend did not take it. */
  refused(): void
}

/** What the gateway says of itself, and of the caller, to one backend. */
export interface Outgoing {
  readonly token: OutgoingToken | null
  /** The headers for the backend, flat: those given, less what the gateway says itself, and the gateway's own. */
  headers(x: Exchange, given: readonly string[]): string[]
}

export interface OutgoingOptions {
  readonly identity: Identity | null
  /** A header with a fixed value. */
  readonly fixed: { readonly name: string; readonly value: string } | null
  readonly token: OutgoingToken | null
}

/**
 * Compiles what a backend is told beyond the request; null where that is nothing but the usual. What a client sent under a
 * name that the gateway uses never reaches the backend, in `-` and `_` spellings.
 */
export function createOutgoing({ identity, fixed, token }: OutgoingOptions): Outgoing | null {
  if (identity === null && fixed === null && token === null) return null
  const claims = identity === null ? [] : identityHeaders(identity)
  const own = [...claims.map(({ name }) => name), ...(fixed === null ? [] : [fixed.name]), ...(token === null ? [] : ['authorization'])]
  const reserved = new Set([...own, ...(identity === null ? [] : usual)].map(spelling))
  return {
    token,
    headers: (x, given) => {
      const headers: string[] = []
      for (let i = 0; i < given.length; i += 2) if (!reserved.has(spelling(given[i]!))) headers.push(given[i]!, given[i + 1]!)
      const { principal } = x
      if (principal !== null) {
        for (const { name, read } of claims) {
          const text = textOf(read(principal))
          if (text !== null) headers.push(name, headerText(text))
        }
      }
      if (fixed !== null) headers.push(fixed.name, fixed.value)
      if (token !== null) headers.push('authorization', `Bearer ${heldBy(token)}`)
      return headers
    },
  }
}

const usual = ['x-gateway-subject', 'x-gateway-scopes']

/** Many servers take `-` and `_` in names for the same (CGI, WSGI). */
const spelling = (name: string): string => name.toLowerCase().replaceAll('_', '-')

function identityHeaders({ subject = 'x-gateway-subject', scopes = 'x-gateway-scopes', claims = {} }: Identity): readonly { readonly name: string; readonly read: (principal: Principal) => unknown }[] {
  return [
    ...(subject === false ? [] : [{ name: subject, read: (principal: Principal) => principal.subject }]),
    ...(scopes === false ? [] : [{ name: scopes, read: (principal: Principal) => principal.scopes.join(' ') }]),
    ...Object.entries(claims).map(([claim, name]) => ({ name, read: claimReader(claim) })),
  ]
}

function textOf(value: unknown): string | null {
  if (value === undefined || value === null) return null
  if (Array.isArray(value)) return value.map((member) => textOf(member) ?? '').join(',')
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

function heldBy(token: OutgoingToken): string {
  const text = token.current()
  if (text === null) throw new GatewayError('backend_credentials')
  return text
}
