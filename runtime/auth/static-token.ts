import type { Carrier, Verifier } from '../stage.ts'
import { challenge } from './challenge.ts'
import { absent, authorizationReader, sentTwice } from './credentials.ts'
import { secretTable, type Lookup, type Secret } from './secret-table.ts'

export interface StaticTokenOptions {
  readonly scheme: string
  readonly realm: string
  /** The authentication scheme, e.g. `bearer`. */
  readonly httpScheme: string
  /** The known tokens, or whatever else judges one. */
  readonly tokens: readonly Secret[] | Lookup
}

/** Checks `Authorization: <scheme> <token>` against known tokens, for documents whose bearer tokens are keys by another name. */
export function staticTokenVerifier(options: StaticTokenOptions): Verifier {
  const read = authorizationReader(options.httpScheme)
  const lookup = typeof options.tokens === 'function' ? options.tokens : secretTable(options.scheme, options.tokens)
  const carrier: Carrier = { in: 'header', name: 'authorization' }
  return {
    scheme: options.scheme,
    challenge: challenge(options.httpScheme, { realm: options.realm }),
    carrier,
    handling: 'remove',
    cost: 1,
    verify: (source) => {
      const sent = read(source)
      return sent === undefined ? absent : sent === null ? sentTwice : lookup(sent)
    },
  }
}
