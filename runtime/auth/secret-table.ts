import { hash } from 'node:crypto'
import type { Verdict } from '../stage.ts'

/** A secret that the gateway knows, as `digestOf` or `digestOfKey` gives it, and whom it stands for. */
export interface Secret {
  readonly digest: string
  readonly subject: string
  readonly scopes: readonly string[]
}

const unknown: Verdict = { kind: 'invalid', detail: 'the credential is not known here' }

/**
 * Looks presented text up among known secrets. Only digests are kept and compared: all a lookup's timing could tell is
 * how the digest of a guess, which the guesser can compute, lies to digests whose inputs cannot be chosen towards them;
 * so a hash table is as safe as comparing with each secret in constant time, and costs the same for one key as for 10,000.
 */
export function secretTable(scheme: string, secrets: readonly Secret[]): (presented: string) => Verdict {
  const verdicts = new Map<string, Verdict>()
  for (const { digest, subject, scopes } of secrets) {
    verdicts.set(digest, { kind: 'ok', principal: { subject, scheme, scopes, claims: {} } })
  }
  return (presented) => verdicts.get(digestOf(presented)) ?? unknown
}

/** SHA-256 of the text in UTF-8, one byte per character, which is the cheapest form to make and to look up. */
export const digestOf = (text: string): string => hash('sha256', text, 'binary')

/** Whether a key is given as its hash, `sha256:` and 64 hexadecimal digits. */
export const isHashed = (key: string): boolean => /^sha256:[0-9a-f]{64}$/i.test(key)

/** The digest of a key that is given as text or as its hash. */
export const digestOfKey = (key: string): string =>
  isHashed(key) ? Buffer.from(key.slice('sha256:'.length), 'hex').toString('latin1') : digestOf(key)
