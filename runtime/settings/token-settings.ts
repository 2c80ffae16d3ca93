import { readDuration, listOf } from './environment.ts'
import type { Fields } from './scheme-fields.ts'
import { isWebAddress } from './web-address.ts'

/** How JWTs of an issuer are verified. */
export interface TokenSettings {
  readonly kind: 'token'
  readonly issuer: string
  readonly audience: readonly string[]
  readonly jwks: string | null
  readonly algorithms: readonly string[]
  /** What `typ` must be; null: any. */
  readonly typ: string | null
  /** How long a verified token is taken at its word, ms; 0: not at all. */
  readonly remember: number
}

/** How tokens are verified that only their issuer can read. */
export interface IntrospectionSettings {
  readonly kind: 'introspection'
  readonly url: string
  readonly clientId: string
  readonly clientSecret: string
  readonly issuer: string | null
  readonly audience: readonly string[]
  /** How long an answer is taken at its word, ms; 0: not at all. */
  readonly remember: number
}

/** Adds a problem at the scheme's place. */
export type Fault = (what: string) => 'faulty'

/** Signature algorithms whose verification key is no secret; HMAC is not among them, since who can verify could also sign. */
export const signatureAlgorithms = [
  'RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA', 'Ed25519',
] as const

/** The longest that a token may be taken at its word. */
const longestRemembered = 3_600_000
const usuallyRemembered = 60_000

export function tokenSettings(fields: Fields, fault: Fault): TokenSettings | 'faulty' {
  const { issuer, jwks, typ = null } = fields
  const audience = listOf(fields.audience ?? '')
  const algorithms = fields.algorithms === undefined ? signatureAlgorithms : listOf(fields.algorithms)
  if (issuer === undefined) return fault('the issuer of the tokens is missing (issuer, or …_ISSUER).')
  if (audience.length === 0) return fault('the audience that tokens must be meant for is missing (audience, or …_AUDIENCE).')
  // An issuer is compared as text; only where the keys are looked for at it must it be an address.
  if (jwks === undefined && !isWebAddress(issuer)) {
    return fault('the issuer is no http(s) address, so that its keys cannot be found; set the address of its keys too (jwks, or …_JWKS).')
  }
  if (jwks !== undefined && !isWebAddress(jwks)) return fault('the address of the keys (jwks, or …_JWKS) is no http(s) address.')
  const unknown = algorithms.find((algorithm) => !(signatureAlgorithms as readonly string[]).includes(algorithm))
  if (unknown !== undefined || algorithms.length === 0) return fault(`the algorithms can be ${signatureAlgorithms.join(', ')}.`)
  if (typ !== null && !/^[\w.+-]+(?:\/[\w.+-]+)?$/.test(typ)) return fault('the type of the tokens (typ, or …_TYP) is no media type, as at+jwt is.')
  const remember = rememberedFor(fields, fault)
  return remember === 'faulty' ? remember : { kind: 'token', issuer, audience, jwks: jwks ?? null, algorithms, typ, remember }
}

export function introspectionSettings(fields: Fields, fault: Fault): IntrospectionSettings | 'faulty' {
  const { introspection: url, clientId, clientSecret, issuer = null } = fields
  if (url === undefined) return fault('the introspection endpoint is missing (introspection, or …_INTROSPECTION).')
  if (!isWebAddress(url)) return fault('the introspection endpoint (introspection, or …_INTROSPECTION) is no http(s) address.')
  if (clientId === undefined || clientSecret === undefined) {
    return fault('the introspection endpoint must know who asks: set clientId and clientSecret (…_CLIENT_ID, …_CLIENT_SECRET).')
  }
  const remember = rememberedFor(fields, fault)
  return remember === 'faulty' ? remember : { kind: 'introspection', url, clientId, clientSecret, issuer, audience: listOf(fields.audience ?? ''), remember }
}

function rememberedFor({ cache }: Fields, fault: Fault): number | 'faulty' {
  if (cache === undefined) return usuallyRemembered
  const problems: string[] = []
  const time = readDuration({ cache }, 'cache', usuallyRemembered, problems)
  return problems.length > 0 || time > longestRemembered ? fault('the time that tokens are taken at their word (cache, or …_CACHE) is none up to 60m, e.g. 60s; 0 for not at all.') : time
}
