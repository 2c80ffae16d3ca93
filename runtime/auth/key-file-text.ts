import { createRequire } from 'node:module'
import type * as Yaml from 'yaml'
import type { Account } from './accounts.ts'
import type { StoredKey } from './key-store.ts'
import { isPasswordHash, readPasswordHash } from './password.ts'
import { digestOfKey, isHashed, type Secret } from './secret-table.ts'

/** One key as it stands in a key file; times are ISO 8601 with a zone. */
export interface KeyEntry {
  readonly id: string
  /** `sha256:…` of the key. */
  readonly hash: string
  readonly owner?: string
  readonly scopes?: readonly string[]
  readonly class?: string
  readonly created?: string
  readonly expires?: string
  readonly revoked?: string
}

/** One account of HTTP basic as it stands there, with the scrypt hash of its password. */
export interface AccountEntry extends Omit<KeyEntry, 'id' | 'hash'> {
  readonly name: string
  readonly password: string
}

/** What a key file holds, in its own order. */
export interface KeyFileContent {
  readonly keys: readonly KeyEntry[]
  readonly accounts: readonly AccountEntry[]
}

/** Why a text is no key file; names places, and no value. */
export class KeyFileFault extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'KeyFileFault'
  }
}

const shared = ['owner', 'scopes', 'class', 'created', 'expires', 'revoked']

/** Reads the text of a key file, JSON or YAML. Throws a KeyFileFault at the first thing that is not as it must be: a misspelt `expires` would last forever. */
export function parseKeyFile(text: string): KeyFileContent {
  const value = parse(text)
  if (value === null || value === undefined) return { keys: [], accounts: [] }
  if (!isRecord(value)) throw new KeyFileFault('a map with "keys" or "accounts" is expected')
  onlyKnown(value, ['keys', 'accounts'], '')
  const keys = entriesOf(value, 'keys', 'id', (entry, place) => {
    onlyKnown(entry, ['id', 'hash', ...shared], `${place}.`)
    if (!isHashed(String(entry['hash']))) throw new KeyFileFault(`${place}.hash must be sha256: and 64 hexadecimal digits; a key itself does not belong there`)
    return entry as unknown as KeyEntry
  })
  const accounts = entriesOf(value, 'accounts', 'name', (entry, place) => {
    onlyKnown(entry, ['name', 'password', ...shared], `${place}.`)
    if (String(entry['name']).includes(':')) throw new KeyFileFault(`${place}.name may have no colon`)
    const password = String(entry['password'])
    if (!isPasswordHash(password) || readPasswordHash(password) === null) throw new KeyFileFault(`${place}.password must be a hash, as "gatewright keys create --account NAME" makes one; a password itself does not belong there`)
    return entry as unknown as AccountEntry
  })
  const hashes = keys.map(({ hash }) => hash.toLowerCase())
  const twice = hashes.findIndex((hash, index) => hashes.indexOf(hash) !== index)
  if (twice !== -1) throw new KeyFileFault(`keys[${twice}].hash is the same as another key's`)
  return { keys, accounts }
}

/** The keys that are not revoked; one that has expired is found, and said to have. */
export function secretsOf({ keys }: KeyFileContent): readonly Secret[] {
  return keys.filter(({ revoked }) => revoked === undefined).map((entry) => {
    const key = storedKey(entry.id, entry)
    return { digest: digestOfKey(entry.hash), subject: entry.owner ?? entry.id, scopes: key.scopes ?? [], key }
  })
}

/** The accounts that are not revoked. */
export function accountsOf({ accounts }: KeyFileContent): readonly Account[] {
  return accounts.filter(({ revoked }) => revoked === undefined).map((entry) => {
    const key = storedKey(entry.name, entry)
    return { name: entry.name, password: entry.password, scopes: key.scopes ?? [], key }
  })
}

function storedKey(id: string, { owner, scopes, class: quota, expires }: Omit<KeyEntry, 'id' | 'hash'>): StoredKey {
  return {
    id, ...(owner !== undefined && { owner }), ...(scopes !== undefined && { scopes }), ...(quota !== undefined && { class: quota }),
    expires: expires === undefined ? null : Date.parse(expires),
  }
}

function parse(text: string): unknown {
  if (text.trimStart().startsWith('{')) {
    try {
      return JSON.parse(text) as unknown
    } catch {
      // Flow style of YAML begins so too.
    }
  }
  // Loaded only by those who have such a file.
  const yaml = createRequire(import.meta.url)('yaml') as typeof Yaml
  try {
    return yaml.parse(text, { uniqueKeys: true, maxAliasCount: 0, logLevel: 'error' }) as unknown
  } catch (error) {
    const line = (error as { linePos?: readonly { readonly line: number }[] }).linePos?.[0]?.line
    throw new KeyFileFault(`it is neither JSON nor YAML${line === undefined ? '' : `; see line ${line}`}`)
  }
}

function entriesOf<T>(value: Readonly<Record<string, unknown>>, list: string, id: string, make: (entry: Readonly<Record<string, unknown>>, place: string) => T): readonly T[] {
  const entries = value[list] ?? []
  if (!Array.isArray(entries)) throw new KeyFileFault(`${list} must be a list`)
  const seen = new Set<string>()
  return entries.map((entry: unknown, index) => {
    const place = `${list}[${index}]`
    if (!isRecord(entry)) throw new KeyFileFault(`${place} must be a map`)
    const name = entry[id]
    if (typeof name !== 'string' || name === '') throw new KeyFileFault(`${place}.${id} must be a text`)
    if (seen.has(name)) throw new KeyFileFault(`${place}.${id} is taken by another entry`)
    seen.add(name)
    checkShared(entry, place)
    return make(entry, place)
  })
}

function checkShared(entry: Readonly<Record<string, unknown>>, place: string): void {
  const { scopes } = entry
  for (const name of ['owner', 'class']) {
    if (entry[name] !== undefined && (typeof entry[name] !== 'string' || entry[name] === '')) throw new KeyFileFault(`${place}.${name} must be a text`)
  }
  if (scopes !== undefined && !(Array.isArray(scopes) && scopes.every((scope) => typeof scope === 'string'))) throw new KeyFileFault(`${place}.scopes must be a list of texts`)
  for (const name of ['created', 'expires', 'revoked']) {
    const time = entry[name]
    if (time !== undefined && !(typeof time === 'string' && isTime(time))) throw new KeyFileFault(`${place}.${name} must be a time such as 2027-01-31T00:00:00Z`)
  }
}

const isTime = (text: string): boolean => /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/.test(text) && !Number.isNaN(Date.parse(text))

function onlyKnown(value: Readonly<Record<string, unknown>>, known: readonly string[], place: string): void {
  const unknown = Object.keys(value).find((key) => !known.includes(key))
  if (unknown !== undefined) throw new KeyFileFault(`${place}${unknown} is not known here; it knows ${known.join(', ')}`)
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null && !Array.isArray(value)
