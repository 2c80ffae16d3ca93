import { createPrivateKey, createPublicKey, generateKeyPairSync, randomUUID, sign, verify, type JsonWebKey } from 'node:crypto'
import type { JWK, JSONWebKeySet } from 'jose'
import { readPrivateJson, writePrivateJson } from './private-files.ts'

/** A project's own signing key, for dev tokens. */
export interface DevKey {
  readonly jwks: JSONWebKeySet
  /** A JWS in compact form (RFC 7515, 7.1) over the claims. */
  sign(claims: Readonly<Record<string, unknown>>): string
  /** The claims of a token that this key signed; null for any other text. */
  open(token: string): Readonly<Record<string, unknown>> | null
}

const algorithm = 'ES256'

/** Reads the key, or makes one where there is none or what is there is no such key. The folder must be locked. */
export function openDevKey(file: string): DevKey {
  const kept = readPrivateJson(file)
  const known = importKey(kept)
  if (known !== null) return known
  const jwk = { ...generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' }), kid: randomUUID(), alg: algorithm, use: 'sig' }
  writePrivateJson(file, jwk)
  return importKey(jwk)!
}

function importKey(value: unknown): DevKey | null {
  if (typeof value !== 'object' || value === null) return null
  const jwk = value as JsonWebKey & { readonly kid?: unknown }
  if (jwk.kty !== 'EC' || jwk.crv !== 'P-256' || typeof jwk.d !== 'string' || typeof jwk.kid !== 'string') return null
  let privateKey
  try {
    privateKey = createPrivateKey({ key: jwk, format: 'jwk' })
  } catch {
    return null
  }
  const publicKey = createPublicKey(privateKey)
  const publicJwk = { ...publicKey.export({ format: 'jwk' }), kid: jwk.kid, alg: algorithm, use: 'sig' } as JWK
  // Starting is synchronous, which jose's signing is not; the token is the same.
  return {
    jwks: { keys: [publicJwk] },
    sign(claims) {
      const input = `${encode({ alg: algorithm, typ: 'JWT', kid: jwk.kid })}.${encode(claims)}`
      return `${input}.${sign('sha256', Buffer.from(input), { key: privateKey, dsaEncoding: 'ieee-p1363' }).toString('base64url')}`
    },
    open(token) {
      const [header, payload, signature, ...rest] = token.split('.')
      if (header === undefined || payload === undefined || signature === undefined || rest.length > 0) return null
      const holds = verify('sha256', Buffer.from(`${header}.${payload}`), { key: publicKey, dsaEncoding: 'ieee-p1363' }, Buffer.from(signature, 'base64url'))
      return holds ? JSON.parse(Buffer.from(payload, 'base64url').toString()) as Readonly<Record<string, unknown>> : null
    },
  }
}

const encode = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url')
