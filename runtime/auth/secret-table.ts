import { hash } from 'node:crypto'
import type { Principal } from '../contract.ts'
import type { Verdict } from '../stage.ts'
import type { StoredKey } from './key-store.ts'
import { shortMemory } from './short-memory.ts'

/** A secret that the gateway knows, as `digestOf` or `digestOfKey` gives it, and whom it stands for. */
export interface Secret {
  readonly digest: string
  readonly subject: string
  readonly scopes: readonly string[]
  /** Where it comes from a key file. */
  readonly key?: StoredKey
}

interface Entry { readonly digest: string; readonly verdict: Verdict; readonly expires: number }

/** Judges a presented secret. */
export type Lookup = (presented: string) => Verdict | Promise<Verdict>

export const unknownKey: Verdict = { kind: 'invalid', detail: 'the credential is not known here' }
export const expiredKey: Verdict = { kind: 'invalid', detail: 'the credential has expired' }

/**
 * Looks presented text up among known secrets. Only digests are kept; they are found by their first eight bytes and the
 * rest is compared without leaving early (decision 0020), so that 10,000 keys cost what one does. A key that was just found is not
 * hashed again within a second (decision 0064).
 */
export function secretTable(scheme: string, secrets: readonly Secret[], now: () => number = Date.now): (presented: string) => Verdict {
  const entries = new Map<string, Entry>()
  const recent = shortMemory<Entry>()
  for (const { digest, subject, scopes, key } of secrets) {
    const principal = key === undefined ? { subject, scheme, scopes, claims: {} } : principalOfKey(scheme, key)
    entries.set(digest.slice(0, indexed), { digest, verdict: { kind: 'ok', principal }, expires: key?.expires ?? Infinity })
  }
  const find = (presented: string): Entry | undefined => {
    const digest = digestOf(presented)
    const entry = entries.get(digest.slice(0, indexed))
    if (entry === undefined || !sameDigest(entry.digest, digest)) return undefined
    recent.set(presented, entry)
    return entry
  }
  return (presented) => {
    const entry = recent.get(presented) ?? find(presented)
    if (entry === undefined) return unknownKey
    return entry.expires !== Infinity && entry.expires <= now() ? expiredKey : entry.verdict
  }
}

/** Characters of a digest that it is found by. */
const indexed = 8

function sameDigest(known: string, presented: string): boolean {
  let difference = known.length ^ presented.length
  for (let i = 0; i < known.length; i++) difference |= known.charCodeAt(i) ^ presented.charCodeAt(i)
  return difference === 0
}

/** Who a key of a store stands for. */
export function principalOfKey(scheme: string, { id, owner, scopes = [], class: quota }: StoredKey): Principal {
  return {
    subject: owner ?? id, scheme, scopes, claims: {},
    key: { id, ...(owner !== undefined && { owner }), ...(quota !== undefined && { class: quota }) },
  }
}

/** SHA-256 of the text in UTF-8, one byte per character, which is the cheapest form to make and to look up. */
export const digestOf = (text: string): string => hash('sha256', text, 'binary')

/** Whether a key is given as its hash, `sha256:` and 64 hexadecimal digits. */
export const isHashed = (key: string): boolean => /^sha256:[0-9a-f]{64}$/i.test(key)

/** The digest of a key that is given as text or as its hash. */
export const digestOfKey = (key: string): string =>
  isHashed(key) ? Buffer.from(key.slice('sha256:'.length), 'hex').toString('latin1') : digestOf(key)
