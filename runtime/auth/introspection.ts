import type { Carrier, Verdict, Verifier } from '../stage.ts'
import { challenge } from './challenge.ts'
import { absent, authorizationReader, sentTwice } from './credentials.ts'
import { fetchJson, formEncoded } from './fetch-json.ts'
import { principalOfClaims } from './principal.ts'
import { createTokenCache } from './token-cache.ts'

export interface IntrospectionOptions {
  readonly scheme: string
  readonly realm: string
  /** The introspection endpoint (RFC 7662, 2), and who asks there. */
  readonly url: string
  readonly clientId: string
  readonly clientSecret: string
  /** What `iss` must be; null: whatever the endpoint vouches for. */
  readonly issuer: string | null
  /** What `aud` must have one of; empty: whatever the endpoint vouches for. */
  readonly audience: readonly string[]
  /** Whether `roles` count too: but for OAuth2 and OpenID Connect, OpenAPI 3.1 lists roles and not scopes. */
  readonly roles: boolean
  /** How long an answer is taken at its word, and so the longest that a token outlives its revocation, ms; 0: not at all. */
  readonly remember?: number
  readonly now?: () => number
  /** Milliseconds for the endpoint's answer. */
  readonly timeout?: number
  readonly onFailure?: (error: Error) => void
}

const authorization: Carrier = { in: 'header', name: 'authorization' }
const capacity = 10_000
/** How long a token that does not hold is remembered as such: somebody repeats it, and the endpoint should not have to. */
const rememberedRefusal = 10_000
const mostAtOnce = 256
/** An endpoint that fails is left alone for one second, then two, up to this. */
const longestPause = 10_000
const longestToken = 8_192

const tooMany: Verdict = { kind: 'unavailable', detail: 'too many tokens are being introspected', retryAfter: 1 }
const inactive: Verdict = { kind: 'invalid', detail: 'the token is not active' }
const malformed: Verdict = { kind: 'invalid', detail: 'the token is malformed' }

/** Checks bearer tokens that only their issuer can read, by asking it (OAuth 2.0 Token Introspection, RFC 7662). */
export function introspectionVerifier(options: IntrospectionOptions): Verifier {
  const { scheme, realm, url, clientId, clientSecret, remember = 60_000, now = Date.now, timeout = 5_000, onFailure = () => {} } = options
  const read = authorizationReader('bearer')
  const good = createTokenCache({ now, capacity })
  const bad = createTokenCache({ now, capacity })
  const pending = new Map<string, Promise<Verdict>>()
  const basic = `Basic ${Buffer.from(`${formEncoded(clientId)}:${formEncoded(clientSecret)}`).toString('base64')}`
  let failures = 0
  let pausedUntil = -Infinity
  let reason = ''
  const waiting = (): Verdict => ({ kind: 'unavailable', detail: reason, retryAfter: Math.max(1, (pausedUntil - now()) / 1000) })

  const ask = async (token: string, digest: string): Promise<Verdict> => {
    let answer: unknown
    try {
      answer = await fetchJson(url, { timeout, limit: 65_536, post: { form: `token=${formEncoded(token)}&token_type_hint=access_token`, authorization: basic } })
      if (typeof answer !== 'object' || answer === null || typeof (answer as { active?: unknown }).active !== 'boolean') throw new Error(`${url} did not say whether a token is active`)
    } catch (error) {
      reason = (error as Error).message
      // Those that were under way together fail together, and count once.
      if (now() >= pausedUntil) pausedUntil = now() + Math.min(longestPause, 1000 * 2 ** failures++)
      onFailure(error as Error)
      return waiting()
    }
    failures = 0
    pausedUntil = -Infinity
    const claims = answer as Readonly<Record<string, unknown>>
    const verdict = judge(claims, options, now())
    if (verdict.kind !== 'ok') bad.set(digest, 1, verdict, now() + Math.min(remember, rememberedRefusal))
    else good.set(digest, 1, verdict, Math.min(now() + remember, typeof claims['exp'] === 'number' ? claims['exp'] * 1000 : Infinity))
    return verdict
  }

  return {
    scheme,
    challenge: challenge('bearer', { realm }),
    carrier: authorization,
    handling: 'forward',
    cost: 100,
    verify: (source) => {
      const token = read(source)
      if (token === undefined) return absent
      if (token === null) return sentTwice
      if (token === '' || token.length > longestToken || !/^[\x21-\x7e]+$/.test(token)) return malformed
      const digest = good.digest(token)
      const kept = good.get(digest, 1) ?? bad.get(digest, 1)
      if (kept !== undefined) return kept
      if (now() < pausedUntil) return waiting()
      const underWay = pending.get(digest)
      if (underWay !== undefined) return underWay
      if (pending.size >= mostAtOnce) return tooMany
      const asked = ask(token, digest).finally(() => pending.delete(digest))
      pending.set(digest, asked)
      return asked
    },
  }
}

function judge(claims: Readonly<Record<string, unknown>>, { scheme, issuer, audience, roles }: IntrospectionOptions, at: number): Verdict {
  const invalid = (detail: string): Verdict => ({ kind: 'invalid', detail })
  const { active, exp, nbf, iss, aud, token_type: type } = claims
  if (active !== true) return inactive
  // An endpoint should say so itself; one that forgets must not make a token immortal, nor give a bound token's possession away.
  if (exp !== undefined && (typeof exp !== 'number' || exp * 1000 <= at)) return invalid('the token has expired')
  if (nbf !== undefined && (typeof nbf !== 'number' || nbf * 1000 > at)) return invalid('the token is not valid yet')
  if (typeof type === 'string' && !/^bearer$|^access_token$/i.test(type)) return invalid('the token is no bearer token')
  if (issuer !== null && iss !== issuer) return invalid('the token is from another issuer')
  const meant: readonly unknown[] = Array.isArray(aud) ? aud : [aud]
  if (audience.length > 0 && !audience.some((one) => meant.includes(one))) return invalid('the token is for another audience')
  const { active: _active, ...rest } = claims
  return { kind: 'ok', principal: principalOfClaims(scheme, rest, roles) }
}
