import { resolve } from 'node:path'
import type { GatewayDefinition, SchemeContract } from '../contract.ts'
import type { SchemeSettings } from '../settings/scheme-settings.ts'
import { StartError } from '../settings/start-error.ts'
import type { Verifier } from '../stage.ts'
import { accountLookup } from './accounts.ts'
import { apiKeyVerifier } from './api-key.ts'
import { appVerifier, type AppVerifier } from './app-verifier.ts'
import { backendVerifier } from './backend.ts'
import { basicVerifier } from './basic.ts'
import { introspectionVerifier } from './introspection.ts'
import { issuerKeySets } from './issuer-keys.ts'
import { jwtVerifier } from './jwt.ts'
import { fileLookup, openKeyFile, type KeyFile } from './key-file.ts'
import { accountsOf, secretsOf } from './key-file-text.ts'
import type { KeySet } from './key-set.ts'
import { mutualTlsVerifier } from './mutual-tls.ts'
import { isPasswordHash } from './password.ts'
import { digestOfKey, secretTable } from './secret-table.ts'
import { staticTokenVerifier } from './static-token.ts'

/** Verifiers by API and scheme name. */
export type Verifiers = ReadonlyMap<string, ReadonlyMap<string, Verifier>>

/** The app's own verifiers, by API and scheme name. */
export type AppVerifiers = Readonly<Record<string, Readonly<Record<string, AppVerifier | undefined>> | undefined>>

export interface VerifierDependencies {
  readonly now?: () => number
  /** The project's folder, from which key files are named; default the working directory. */
  readonly directory?: string
  readonly app?: AppVerifiers
  /** Told when an issuer's keys could not be fetched. */
  readonly onKeyFailure?: (issuer: string, error: Error) => void
  /** Told when an introspection endpoint or a store of keys could not answer for a scheme. */
  readonly onLookupFailure?: (scheme: string, error: Error) => void
  /** Told when a key file was read again, or why it could not be. */
  readonly onKeyFile?: (path: string, outcome: { readonly keys: number; readonly accounts: number } | { readonly reason: string }) => void
}

/** The app's verifier of a scheme; undefined where it has none. Names come from documents, and may be `toString`. */
export function ofApp(app: AppVerifiers, api: string, scheme: string): AppVerifier | undefined {
  const schemes = Object.hasOwn(app, api) ? app[api] : undefined
  return schemes !== undefined && Object.hasOwn(schemes, scheme) ? schemes[scheme] : undefined
}

/** Beside 10 for a signature and 100 for a question to an issuer. */
const plainCost = 2
const scryptCost = 50

/** What the verifiers of one gateway share: schemes of one issuer its keys, schemes of one key file what it holds. */
interface Shared {
  readonly keysOf: (settings: { readonly issuer: string; readonly jwks: string | null }) => KeySet
  readonly fileOf: (path: string) => KeyFile
}

/** Makes the verifiers of every scheme that has settings. Nothing is fetched yet; key files are read. Throws a StartError with every key file that cannot be. */
export function createVerifiers(
  definition: GatewayDefinition,
  schemes: ReadonlyMap<string, ReadonlyMap<string, SchemeSettings>>,
  dependencies: VerifierDependencies = {},
): Verifiers {
  const problems = new Set<string>()
  const shared: Shared = { keysOf: issuerKeySets(dependencies), fileOf: keyFiles(dependencies) }
  const made = new Map(definition.apis.map((api) => [api.name, new Map(api.schemes.flatMap(({ name, contract }) => {
    const settings = schemes.get(api.name)?.get(name)
    if (settings === undefined) return []
    try {
      return [[name, createVerifier({ scheme: name, realm: api.name }, contract, settings, shared, dependencies)] as const]
    } catch (error) {
      if (!(error instanceof StartError)) throw error
      for (const problem of error.problems) problems.add(problem)
      return []
    }
  }))]))
  if (problems.size > 0) throw new StartError([...problems])
  return made
}

function createVerifier(
  names: { readonly scheme: string; readonly realm: string }, contract: SchemeContract, settings: SchemeSettings,
  { keysOf, fileOf }: Shared, { now = Date.now, app = {}, onLookupFailure = () => {} }: VerifierDependencies,
): Verifier {
  const { scheme, realm } = names
  const roles = contract.type !== 'oauth2' && contract.type !== 'openIdConnect'
  const onFailure = (error: Error): void => onLookupFailure(scheme, error)
  switch (settings.kind) {
    case 'certificate':
      return mutualTlsVerifier({ ...names, ...settings, now })
    case 'token':
      return jwtVerifier({ ...names, ...settings, keys: keysOf(settings), roles, now })
    case 'introspection':
      return introspectionVerifier({ ...names, ...settings, roles, now, onFailure })
  }
  if (contract.type === 'mutualTLS') throw new TypeError(`${scheme}: a client certificate is verified here or not at all`)
  switch (settings.kind) {
    case 'backend':
      return backendVerifier({ ...names, contract })
    case 'app':
      return appVerifier({ ...names, contract, verifier: ofApp(app, realm, scheme)!, now, onStoreFailure: onFailure })
    case 'accounts': {
      const given = settings.accounts.map((account) => ({ ...account, scopes: [] }))
      const hashed = settings.file !== null || given.some(({ password }) => isPasswordHash(password))
      const cost = hashed ? scryptCost : plainCost
      if (settings.file === null) return { ...basicVerifier({ ...names, accounts: given }), cost }
      const file = fileOf(settings.file)
      const lookup = fileLookup(file, (content) => accountLookup({ scheme, accounts: [...given, ...accountsOf(content)], now }))
      return { ...basicVerifier({ ...names, accounts: lookup }), cost, refresh: file.refresh }
    }
    case 'keys': {
      // A key says nothing of its owner, and nothing of the key may be told: its place in the list must do.
      const given = settings.keys.map((key, index) => ({ digest: digestOfKey(key), subject: `${scheme}#${index + 1}`, scopes: [] }))
      const file = settings.file === null ? null : fileOf(settings.file)
      const keys = file === null ? given : fileLookup(file, (content) => secretTable(scheme, [...given, ...secretsOf(content)], now))
      const verifier = contract.type === 'apiKey' ? apiKeyVerifier({ ...names, in: contract.in, name: contract.name, keys })
        : staticTokenVerifier({ ...names, httpScheme: contract.type === 'http' ? contract.scheme : 'bearer', tokens: keys })
      return file === null ? verifier : { ...verifier, refresh: file.refresh }
    }
  }
}

function keyFiles({ directory = process.cwd(), onKeyFile = () => {} }: VerifierDependencies): Shared['fileOf'] {
  const opened = new Map<string, KeyFile>()
  return (name) => {
    const path = resolve(directory, name)
    const known = opened.get(path)
    if (known !== undefined) return known
    const file = openKeyFile({
      path,
      onChange: (keys, accounts) => onKeyFile(path, { keys, accounts }),
      onFailure: (reason) => onKeyFile(path, { reason }),
    })
    opened.set(path, file)
    return file
  }
}

/** Fetches the keys of every issuer in the background, so that the first requests need not wait; never rejects. */
export async function warmVerifiers(verifiers: Verifiers): Promise<void> {
  await Promise.all(allOf(verifiers).map((verifier) => verifier.warm?.()))
}

/** Milliseconds between two looks at what verifiers depend on: the longest that a change of a key file waits. */
const lookEvery = 2_000

/** Has verifiers look after their keys while the gateway runs, requests or not; gives what ends it. Starts no timer where none of them has anything to look after. */
export function keepVerifiersFresh(verifiers: Verifiers): { close(): void } {
  // Schemes of one key file share its look.
  const watching = new Set(allOf(verifiers).flatMap(({ refresh }) => (refresh === undefined ? [] : [refresh])))
  if (watching.size === 0) return { close() {} }
  const timer = setInterval(() => watching.forEach((refresh) => void refresh()), lookEvery)
  // A gateway that nobody listens to any more must be able to end.
  timer.unref()
  return { close: () => clearInterval(timer) }
}

const allOf = (verifiers: Verifiers): readonly Verifier[] => [...verifiers.values()].flatMap((schemes) => [...schemes.values()])
