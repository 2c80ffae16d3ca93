import { randomBytes } from 'node:crypto'
import type { Verdict } from '../stage.ts'
import type { StoredKey } from './key-store.ts'
import { isPasswordHash, readPasswordHash, verifyPassword, type PasswordHash } from './password.ts'
import { digestOf, expiredKey, principalOfKey, secretTable, unknownKey, type Lookup } from './secret-table.ts'

/** A name with its password, or the scrypt hash of it. The name has no colon. */
export interface Account {
  readonly name: string
  readonly password: string
  readonly scopes: readonly string[]
  /** Where it comes from a key file. */
  readonly key?: StoredKey
}

export interface AccountsOptions {
  readonly scheme: string
  readonly accounts: readonly Account[]
  readonly now?: () => number
}

/** How long a pair that was right once is taken at its word, ms: scrypt is slow by intention. */
const rememberedFor = 60_000
const mostRemembered = 10_000
/** Each takes 32 MiB and a thread of four that also read files and names. */
const mostAtOnce = 2
const mostWaiting = 32

const busy: Verdict = { kind: 'unavailable', detail: 'too many passwords are being checked', retryAfter: 1 }

/**
 * Judges `name:password`. Passwords that are given as they are, in the environment, are compared by digest; those that are
 * given as hashes by scrypt, which an unknown name costs too, so that no time tells which names there are.
 */
export function accountLookup({ scheme, accounts, now = Date.now }: AccountsOptions): Lookup {
  const plain = secretTable(scheme, accounts.filter(({ password }) => !isPasswordHash(password)).map(({ name, password, scopes, key }) => ({
    // A name has no colon, so that the pair as one text says the same as its two halves.
    digest: digestOf(`${name}:${password}`.normalize('NFC')), subject: name, scopes, ...(key !== undefined && { key }),
  })), now)
  const hashed = new Map(accounts.filter(({ password }) => isPasswordHash(password)).map((account) =>
    [account.name.normalize('NFC'), { account, hash: readPasswordHash(account.password)! }] as const))
  if (hashed.size === 0) return plain
  const slow = hashedLookup({ scheme, hashed, now })
  return (pair) => {
    const verdict = plain(pair)
    return verdict === unknownKey ? slow(pair) : verdict
  }
}

function hashedLookup({ scheme, hashed, now }: {
  readonly scheme: string
  readonly hashed: ReadonlyMap<string, { readonly account: Account; readonly hash: PasswordHash }>
  readonly now: () => number
}): Lookup {
  const [any] = hashed.values()
  // Digests are kept under a secret of this process: they are no better to guess from than the hashes in the file.
  const pepper = randomBytes(32).toString('latin1')
  const remembered = new Map<string, { readonly name: string; readonly until: number }>()
  const pending = new Map<string, Promise<Verdict>>()
  const gate = createGate()

  const judge = ({ account }: { readonly account: Account }): Verdict => {
    const { name, scopes, key } = account
    if (typeof key?.expires === 'number' && key.expires <= now()) return expiredKey
    const principal = key === undefined ? { subject: name, scheme, scopes, claims: {} } : { ...principalOfKey(scheme, key), subject: name }
    return { kind: 'ok', principal }
  }
  const check = async (pair: string, digest: string): Promise<Verdict> => {
    const colon = pair.indexOf(':')
    const name = pair.slice(0, colon)
    const known = hashed.get(name)
    const right = await verifyPassword(pair.slice(colon + 1), (known ?? any!).hash)
    if (!right || known === undefined) return unknownKey
    if (remembered.size >= mostRemembered) remembered.delete(remembered.keys().next().value!)
    remembered.set(digest, { name, until: now() + rememberedFor })
    return judge(known)
  }
  return (pair) => {
    const digest = digestOf(pepper + pair)
    const before = remembered.get(digest)
    if (before !== undefined && before.until > now()) return judge(hashed.get(before.name)!)
    remembered.delete(digest)
    const underWay = pending.get(digest)
    if (underWay !== undefined) return underWay
    const entered = gate(() => check(pair, digest))
    if (entered === null) return busy
    const settled = entered.finally(() => pending.delete(digest))
    pending.set(digest, settled)
    return settled
  }
}

/** Lets few in at once and few wait; null for the rest. */
function createGate(): <T>(work: () => Promise<T>) => Promise<T> | null {
  let running = 0
  const waiting: (() => void)[] = []
  return (work) => {
    if (running >= mostAtOnce && waiting.length >= mostWaiting) return null
    const turn = running < mostAtOnce ? Promise.resolve() : new Promise<void>((resolve) => waiting.push(resolve))
    if (running < mostAtOnce) running++
    return turn.then(work).finally(() => {
      const next = waiting.shift()
      if (next === undefined) running--
      else next()
    })
  }
}
