import { isUtf8 } from 'node:buffer'
import type { Carrier, Verdict, Verifier } from '../stage.ts'
import { challenge } from './challenge.ts'
import { absent, authorizationReader, sentTwice } from './credentials.ts'
import { digestOf, secretTable } from './secret-table.ts'

export interface BasicOptions {
  readonly scheme: string
  readonly realm: string
  /** `name:password`; the name has no colon. */
  readonly accounts: readonly { readonly name: string; readonly password: string; readonly scopes: readonly string[] }[]
}

const malformed: Verdict = { kind: 'invalid', detail: 'the Basic credentials are malformed' }
const authorization: Carrier = { in: 'header', name: 'authorization' }

/** Checks HTTP Basic credentials (RFC 7617, in UTF-8) against known names and passwords. */
export function basicVerifier(options: BasicOptions): Verifier {
  const read = authorizationReader('basic')
  const lookup = secretTable(options.scheme, options.accounts.map(({ name, password, scopes }) => ({
    // A name has no colon, so that the pair as one text says the same as its two halves.
    digest: digestOf(`${name}:${password}`.normalize('NFC')), subject: name, scopes,
  })))
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
