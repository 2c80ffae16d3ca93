import { createLocalJWKSet, errors, type CryptoKey, type FlattenedJWSInput, type JSONWebKeySet, type JWSHeaderParameters } from 'jose'

/** The keys that an issuer signs with. */
export interface KeySet {
  /** Finds the key for a token; rejects with a jose error where there is none, with KeysUnavailable where nobody can say. */
  resolve(header: JWSHeaderParameters, token: FlattenedJWSInput): Promise<CryptoKey>
  /** Raised whenever the keys change. */
  readonly version: number
  /** Until when the present keys may be trusted, ms since the epoch. */
  readonly trustedUntil: number
  /** Fetches the keys; never rejects. */
  readonly warm: () => Promise<void>
  /** Fetches them where they are no longer fresh and the provider is not being left alone; never rejects. */
  readonly refresh?: () => Promise<void>
}

/** No key can be had now, or none that is recent enough. */
export class KeysUnavailable extends Error {
  /** Seconds. */
  readonly retryAfter: number

  constructor(message: string, retryAfter: number) {
    super(message)
    this.name = 'KeysUnavailable'
    this.retryAfter = retryAfter
  }
}

/** Keys that are at hand, as for dev credentials. */
export function localKeySet(jwks: JSONWebKeySet): KeySet {
  const find = createLocalJWKSet(jwks)
  return { resolve: find, version: 1, trustedUntil: Infinity, warm: async () => {} }
}

export interface RemoteKeySetOptions {
  /** Fetches the set; it is checked here. */
  readonly fetch: () => Promise<unknown>
  readonly now?: () => number
  /** Told of failures, and of the first success after one; the message repeats no key. */
  readonly onFailure?: (error: Error) => void
  /** From this age on, the set is fetched again in the background. */
  readonly freshFor?: number
  /** From this age on, the keys are not trusted any more. */
  readonly trustedFor?: number
}

/** A provider that fails is asked again after one second, then two, up to this. */
const longestPause = 30_000
/** Fetches that unknown key ids may cause: so many at once, and one more in this time. Whoever makes key ids up gets no more out of the provider. */
const unknownKeyBurst = 5
const unknownKeyPause = 10_000
const mostKeys = 100

/**
 * A set of keys that is fetched. jose's own remote set has no bound on size, no clock but the system's, fails while the
 * provider does once its keys are old, and then asks anew for each request; so this one stands on jose's local set:
 * stale keys serve while a fetch is under way or failing, for a bounded time; failures are remembered; an unknown key id
 * has the set fetched at once, so that a rotation fails no request. Fetches for ids that nobody has are counted, those
 * that find the key are not.
 */
export function remoteKeySet(options: RemoteKeySetOptions): KeySet {
  const { fetch, now = Date.now, onFailure = () => {}, freshFor = 600_000, trustedFor = 3_600_000 } = options
  let keys: ReturnType<typeof createLocalJWKSet> | null = null
  let text = ''
  let version = 0
  let fetchedAt = -Infinity
  let failures = 0
  let pausedUntil = -Infinity
  let reason = ''
  let pending: Promise<void> | null = null
  let allowance = unknownKeyBurst
  let allowedAt = now()

  const load = async (): Promise<void> => {
    try {
      const jwks = checkKeySet(await fetch())
      const next = createLocalJWKSet(jwks)
      if (JSON.stringify(jwks) !== text) {
        text = JSON.stringify(jwks)
        keys = next
        version++
      }
      fetchedAt = now()
      failures = 0
      pausedUntil = -Infinity
    } catch (error) {
      reason = (error as Error).message
      pausedUntil = now() + Math.min(longestPause, 1000 * 2 ** failures++)
      onFailure(error as Error)
    } finally {
      pending = null
    }
  }
  /** One fetch at a time; never rejects. */
  const reload = (): Promise<void> => (pending ??= load())
  const old = (): boolean => now() >= fetchedAt + freshFor
  const paused = (): boolean => now() < pausedUntil
  const trusted = (): boolean => keys !== null && now() < fetchedAt + trustedFor
  const mayAskForUnknown = (): boolean => {
    const at = now()
    const earned = Math.floor((at - allowedAt) / unknownKeyPause)
    if (earned > 0) {
      allowance = Math.min(unknownKeyBurst, allowance + earned)
      allowedAt += earned * unknownKeyPause
    }
    if (allowance === 0 || paused()) return false
    allowance--
    return true
  }

  const find = (header: JWSHeaderParameters, token: FlattenedJWSInput): Promise<CryptoKey | null> =>
    keys!(header, token).catch((error: unknown) => {
      if (error instanceof errors.JWKSNoMatchingKey) return null
      throw error
    })

  return {
    get version() { return version },
    get trustedUntil() { return fetchedAt + trustedFor },
    warm: reload,
    refresh: async () => {
      if (old() && pending === null && !paused()) await reload()
    },
    async resolve(header, token) {
      if (!trusted()) {
        if (pending !== null || !paused()) await reload()
        if (!trusted()) throw new KeysUnavailable(reason, Math.max(1, (pausedUntil - now()) / 1000))
      } else if (old() && pending === null && !paused()) {
        void reload()
      }
      const known = await find(header, token)
      if (known !== null) return known
      if (pending !== null) {
        // It may have been answered before the key was published, so that it counts for nothing if the key is not in it.
        await pending
        const found = await find(header, token)
        if (found !== null) return found
      }
      if (pending === null && !mayAskForUnknown()) throw new errors.JWKSNoMatchingKey()
      const before = version
      await reload()
      if (!trusted()) throw new KeysUnavailable(reason, 1)
      const found = await find(header, token)
      if (found === null) throw new errors.JWKSNoMatchingKey()
      if (version !== before) allowance = Math.min(unknownKeyBurst, allowance + 1)
      return found
    },
  }
}

/** A JSON Web Key Set (RFC 7517, 5) of a bearable size; throws where it is none. What is no usable key in it is passed over by jose. */
function checkKeySet(value: unknown): JSONWebKeySet {
  const keys = typeof value === 'object' && value !== null ? (value as { readonly keys?: unknown }).keys : undefined
  if (!Array.isArray(keys)) throw new Error('the answer is no JSON Web Key Set')
  // No issuer signs with no key: that is a fault of its, and no reason to refuse everybody.
  if (keys.length === 0) throw new Error('the JSON Web Key Set is empty')
  if (keys.length > mostKeys) throw new Error(`the JSON Web Key Set has more than ${mostKeys} keys`)
  return { keys: keys.filter((key) => typeof key === 'object' && key !== null) } as JSONWebKeySet
}
