import type { GatewayDefinition, SchemeContract } from '../contract.ts'
import type { SchemeSettings } from '../settings/scheme-settings.ts'
import type { Verifier } from '../stage.ts'
import { apiKeyVerifier } from './api-key.ts'
import { backendVerifier } from './backend.ts'
import { basicVerifier } from './basic.ts'
import { discoverKeys } from './discovery.ts'
import { fetchJson } from './fetch-json.ts'
import { jwtVerifier } from './jwt.ts'
import { remoteKeySet, type KeySet } from './key-set.ts'
import { digestOfKey } from './secret-table.ts'
import { staticTokenVerifier } from './static-token.ts'

/** Verifiers by API and scheme name. */
export type Verifiers = ReadonlyMap<string, ReadonlyMap<string, Verifier>>

export interface VerifierDependencies {
  readonly now?: () => number
  /** Told when an issuer's keys could not be fetched. */
  readonly onKeyFailure?: (issuer: string, error: Error) => void
}

const fetchLimits = { timeout: 5_000, limit: 1_048_576 }

/** Makes the verifiers of every scheme that has settings; schemes of one issuer share its keys. Nothing is fetched yet. */
export function createVerifiers(
  definition: GatewayDefinition,
  schemes: ReadonlyMap<string, ReadonlyMap<string, SchemeSettings>>,
  dependencies: VerifierDependencies = {},
): Verifiers {
  const keySets = new Map<string, KeySet>()
  const keysOf = ({ issuer, jwks }: Extract<SchemeSettings, { kind: 'token' }>): KeySet => {
    const id = JSON.stringify([issuer, jwks])
    const known = keySets.get(id)
    if (known !== undefined) return known
    const made = issuerKeys(issuer, jwks, dependencies)
    keySets.set(id, made)
    return made
  }
  return new Map(definition.apis.map((api) => [api.name, new Map(api.schemes.flatMap(({ name, contract }) => {
    const settings = schemes.get(api.name)?.get(name)
    return settings === undefined ? [] : [[name, createVerifier({ scheme: name, realm: api.name }, contract, settings, keysOf, dependencies)] as const]
  }))]))
}

function createVerifier(
  names: { readonly scheme: string; readonly realm: string }, contract: SchemeContract, settings: SchemeSettings,
  keysOf: (settings: Extract<SchemeSettings, { kind: 'token' }>) => KeySet, { now = Date.now }: VerifierDependencies,
): Verifier {
  switch (settings.kind) {
    case 'backend':
      if (contract.type === 'mutualTLS') throw new TypeError(`${names.scheme}: a client certificate does not reach the backend`)
      return backendVerifier({ ...names, contract })
    case 'accounts':
      return basicVerifier({ ...names, accounts: settings.accounts.map((account) => ({ ...account, scopes: [] })) })
    case 'token': {
      const { issuer, audience, algorithms } = settings
      return jwtVerifier({ ...names, keys: keysOf(settings), issuer, audience, algorithms, roles: contract.type === 'http', now })
    }
    case 'keys': {
      // A key says nothing of its owner, and nothing of the key may be told: its place in the list must do.
      const keys = settings.keys.map((key, index) => ({ digest: digestOfKey(key), subject: `${names.scheme}#${index + 1}`, scopes: [] }))
      if (contract.type === 'apiKey') return apiKeyVerifier({ ...names, in: contract.in, name: contract.name, keys })
      if (contract.type === 'http') return staticTokenVerifier({ ...names, httpScheme: contract.scheme, tokens: keys })
      throw new TypeError(`${names.scheme}: keys cannot verify ${contract.type}`)
    }
  }
}

/** The keys of an issuer, from the given address or where its metadata says; the metadata is read again with them, since the address may move. */
function issuerKeys(issuer: string, jwks: string | null, { now = Date.now, onKeyFailure = () => {} }: VerifierDependencies): KeySet {
  return remoteKeySet({
    now,
    fetch: async () => fetchJson(jwks ?? await discoverKeys(issuer, fetchLimits), fetchLimits),
    onFailure: (error) => onKeyFailure(issuer, error),
  })
}

/** Fetches the keys of every issuer in the background, so that the first requests need not wait; never rejects. */
export async function warmVerifiers(verifiers: Verifiers): Promise<void> {
  const all = [...verifiers.values()].flatMap((schemes) => [...schemes.values()])
  await Promise.all(all.map((verifier) => verifier.warm?.()))
}
