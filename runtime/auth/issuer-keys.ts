import { discoverKeys } from './discovery.ts'
import { fetchJson } from './fetch-json.ts'
import { remoteKeySet, type KeySet } from './key-set.ts'

const fetchLimits = { timeout: 5_000, limit: 1_048_576 }

export interface IssuerKeysOptions {
  readonly now?: () => number
  /** Told when an issuer's keys could not be fetched. */
  readonly onKeyFailure?: (issuer: string, error: Error) => void
}

/** Gives the keys of issuers, one set for all that ask for the same; from the given address or where the issuer's metadata says, which is read again with them, since the address may move. */
export function issuerKeySets({ now = Date.now, onKeyFailure = () => {} }: IssuerKeysOptions): (of: { readonly issuer: string; readonly jwks: string | null }) => KeySet {
  const made = new Map<string, KeySet>()
  return ({ issuer, jwks }) => {
    const id = JSON.stringify([issuer, jwks])
    const known = made.get(id)
    if (known !== undefined) return known
    const keys = remoteKeySet({
      now,
      fetch: async () => fetchJson(jwks ?? await discoverKeys(issuer, fetchLimits), fetchLimits),
      onFailure: (error) => onKeyFailure(issuer, error),
    })
    made.set(id, keys)
    return keys
  }
}
