import { decodeProtectedHeader, errors, jwtVerify, type CryptoKey, type JWTPayload, type JWTVerifyGetKey } from 'jose'
import type { Carrier, Verdict, Verifier } from '../stage.ts'
import { challenge } from './challenge.ts'
import { absent, authorizationReader, sentTwice } from './credentials.ts'
import { KeysUnavailable, type KeySet } from './key-set.ts'
import { principalOfClaims } from './principal.ts'
import { createTokenCache } from './token-cache.ts'

export interface JwtOptions {
  readonly scheme: string
  readonly realm: string
  readonly keys: KeySet
  readonly issuer: string
  readonly audience: readonly string[]
  readonly algorithms: readonly string[]
  /** The media type that tokens must name in `typ`, e.g. `at+jwt` (RFC 9068, 4); null: any. */
  readonly typ?: string | null
  /** Whether `roles` count too: but for OAuth2 and OpenID Connect, OpenAPI 3.1 lists roles and not scopes. */
  readonly roles: boolean
  readonly now?: () => number
  /** How long a verified token is taken at its word, and so the longest that it outlives its key, ms; 0: not at all. */
  readonly remember?: number
  /** How many verified tokens are remembered. */
  readonly capacity?: number
}

const authorization: Carrier = { in: 'header', name: 'authorization' }
/** Seconds that the clocks of issuer and gateway may differ. */
const leeway = 5

/** Checks bearer tokens (RFC 6750) that are signed JWTs: signature, algorithm, issuer, audience, `exp` and `nbf`. */
export function jwtVerifier(options: JwtOptions): Verifier {
  const { scheme, realm, keys, issuer, audience, algorithms, typ = null, roles, now = Date.now, remember = 60_000, capacity = 10_000 } = options
  const read = authorizationReader('bearer')
  const cache = remember > 0 ? createTokenCache({ now, capacity }) : null

  const check = async (token: string, key: JWTVerifyGetKey | CryptoKey): Promise<JWTPayload> => {
    const expected = {
      issuer, audience: [...audience], algorithms: [...algorithms], requiredClaims: ['exp'],
      clockTolerance: leeway, currentDate: new Date(now()), ...(typ !== null && { typ }),
    }
    return (typeof key === 'function' ? await jwtVerify(token, key, expected) : await jwtVerify(token, key, expected)).payload
  }

  const verifyAnew = async (token: string, digest: string): Promise<Verdict> => {
    const version = keys.version
    try {
      const payload = await check(token, keys.resolve).catch((error: unknown) => {
        if (error instanceof errors.JWKSMultipleMatchingKeys) return tryEach(error, (key) => check(token, key))
        throw error
      })
      const verdict: Verdict = { kind: 'ok', principal: principalOfClaims(scheme, payload, roles) }
      // Where the keys changed meanwhile, the one that proved the token may be gone: it is not kept, and verified once more.
      const until = Math.min(payload.exp! * 1000, now() + remember, keys.trustedUntil)
      if (keys.version === version || version === 0) cache?.set(digest, keys.version, verdict, until)
      return verdict
    } catch (error) {
      return verdictOf(error)
    }
  }

  return {
    scheme,
    challenge: challenge('bearer', { realm }),
    carrier: authorization,
    handling: 'forward',
    cost: 10,
    warm: keys.warm,
    ...(keys.refresh !== undefined && { refresh: keys.refresh }),
    verify: (source) => {
      const token = read(source)
      if (token === undefined) return absent
      if (token === null) return sentTwice
      if (cache === null) return unacceptable(token, algorithms) ?? verifyAnew(token, '')
      const digest = cache.digest(token)
      return cache.get(digest, keys.version) ?? unacceptable(token, algorithms) ?? verifyAnew(token, digest)
    },
  }
}

/** What needs no key to be refused, so that a provider that is down does not turn it into a 503. */
function unacceptable(token: string, algorithms: readonly string[]): Verdict | null {
  if (token.split('.', 4).length !== 3) return invalid('the token is no signed JWT')
  try {
    const { alg } = decodeProtectedHeader(token)
    return alg !== undefined && algorithms.includes(alg) ? null : invalid('the token is signed with an algorithm that is not accepted')
  } catch {
    return invalid('the token is no signed JWT')
  }
}

/** A token without a key id, and several keys that could have signed it: the first that did. */
async function tryEach(several: errors.JWKSMultipleMatchingKeys, check: (key: CryptoKey) => Promise<JWTPayload>): Promise<JWTPayload> {
  for await (const key of several) {
    try {
      return await check(key)
    } catch (error) {
      if (!(error instanceof errors.JWSSignatureVerificationFailed)) throw error
    }
  }
  throw new errors.JWSSignatureVerificationFailed()
}

const invalid = (detail: string): Verdict => ({ kind: 'invalid', detail })

/** What a caller may know of why a token does not hold; jose's own messages are not repeated. */
function verdictOf(error: unknown): Verdict {
  if (error instanceof KeysUnavailable) return { kind: 'unavailable', detail: error.message, retryAfter: error.retryAfter }
  if (error instanceof errors.JWTExpired) return invalid('the token has expired')
  if (error instanceof errors.JWTClaimValidationFailed) {
    switch (error.claim) {
      case 'iss': return invalid('the token is from another issuer')
      case 'aud': return invalid('the token is for another audience')
      case 'nbf': return invalid('the token is not valid yet')
      case 'exp': return invalid('the token has no expiry')
      case 'typ': return invalid('the token is of another type than those that are accepted')
      default: return invalid('a claim of the token is not acceptable')
    }
  }
  if (error instanceof errors.JWKSNoMatchingKey) return invalid('the token is signed with a key that its issuer does not publish')
  if (error instanceof errors.JWSSignatureVerificationFailed) return invalid('the signature of the token does not hold')
  if (error instanceof errors.JOSEError) return invalid('the token is not acceptable')
  throw error
}
