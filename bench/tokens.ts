import { exportJWK, generateKeyPair, SignJWT, type CryptoKey } from 'jose'

/** Bearer tokens of the run, and what verifies them. */
export interface Tokens {
  readonly issuer: string
  readonly audience: string
  /** The key set, as served by the backend at `/jwks.json`. */
  readonly jwks: string
  /** Of as many subjects, sent in turn. */
  readonly valid: readonly string[]
  /** Signed by another key. */
  readonly forged: string
}

const issuer = 'https://issuer.bench.example'
const audience = 'bench'

/** Signs tokens (RS256, an hour) with keys that live as long as the run. */
export async function signTokens(count: number): Promise<Tokens> {
  const [own, foreign] = await Promise.all([generateKeyPair('RS256', { extractable: true }), generateKeyPair('RS256')])
  const sign = (key: CryptoKey, subject: string): Promise<string> =>
    new SignJWT({ scope: 'pets' }).setProtectedHeader({ alg: 'RS256', kid: 'bench' }).setIssuer(issuer).setAudience(audience).setSubject(subject)
      .setIssuedAt().setExpirationTime('1h').sign(key)
  return {
    issuer, audience,
    jwks: JSON.stringify({ keys: [{ ...await exportJWK(own.publicKey), kid: 'bench', alg: 'RS256', use: 'sig' }] }),
    valid: await Promise.all(Array.from({ length: count }, (_, index) => sign(own.privateKey, `client-${index + 1}`))),
    forged: await sign(foreign.privateKey, 'client-1'),
  }
}
