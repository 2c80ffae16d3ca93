import { isUtf8 } from 'node:buffer'
import type { Carrier, Verdict, Verifier } from '../stage.ts'
import { accountLookup, type Account } from './accounts.ts'
import { challenge } from './challenge.ts'
import { absent, authorizationReader, sentTwice } from './credentials.ts'
import type { Lookup } from './secret-table.ts'

export interface BasicOptions {
  readonly scheme: string
  readonly realm: string
  /** The known accounts, or whatever else judges `name:password`, which it gets in NFC. */
  readonly accounts: readonly Account[] | Lookup
}

const malformed: Verdict = { kind: 'invalid', detail: 'the Basic credentials are malformed' }
const authorization: Carrier = { in: 'header', name: 'authorization' }

/** Checks HTTP Basic credentials (RFC 7617, in UTF-8) against known names and passwords. */
export function basicVerifier(options: BasicOptions): Verifier {
  const read = authorizationReader('basic')
  const { accounts } = options
  const lookup = typeof accounts === 'function' ? accounts : accountLookup({ scheme: options.scheme, accounts })
  return {
    scheme: options.scheme,
    challenge: challenge('Basic', { realm: options.realm, charset: 'UTF-8' }),
    carrier: authorization,
    handling: 'remove',
    cost: 2,
    verify: (source) => {
      const sent = read(source)
      if (sent === undefined) return absent
      if (sent === null) return sentTwice
      const pair = decodePair(sent)
      return pair === null ? malformed : lookup(pair)
    },
  }
}

/** The pair as text; null for what is not base64 (Buffer passes over bad characters), not UTF-8 or has no colon. */
function decodePair(encoded: string): string | null {
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(encoded)) return null
  const bytes = Buffer.from(encoded, 'base64')
  if (!isUtf8(bytes)) return null
  const text = bytes.toString('utf8')
  return text.includes(':') ? text.normalize('NFC') : null
}
