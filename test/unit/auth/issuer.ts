import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { exportJWK, generateKeyPair, SignJWT, type CryptoKey, type JWK, type JWTPayload } from 'jose'

export interface SigningKey {
  readonly kid: string
  readonly alg: string
  readonly privateKey: CryptoKey
  readonly publicJwk: JWK
}

export async function signingKey(kid: string, alg = 'ES256'): Promise<SigningKey> {
  const { privateKey, publicKey } = await generateKeyPair(alg, { extractable: true })
  return { kid, alg, privateKey, publicJwk: { ...await exportJWK(publicKey), kid, alg, use: 'sig' } }
}

/** An identity provider on a real socket: metadata, keys, and whatever a test wants to go wrong. */
export interface Issuer {
  readonly url: string
  keys: JWK[]
  /** Takes over the answers; back to normal with null. */
  misbehave: ((request: IncomingMessage, response: ServerResponse) => void) | null
  /** Paths as they were asked for. */
  readonly requests: string[]
  /** Members of the metadata that differ. */
  metadata: Readonly<Record<string, unknown>>
  close(): Promise<void>
}

export async function startIssuer(keys: readonly SigningKey[], path = ''): Promise<Issuer> {
  const server = createServer((request, response) => {
    issuer.requests.push(request.url ?? '')
    if (issuer.misbehave !== null) return issuer.misbehave(request, response)
    const send = (value: unknown): void => void response.setHeader('content-type', 'application/json').end(JSON.stringify(value))
    if (request.url === `${path}/.well-known/openid-configuration`) return send({ issuer: issuer.url, jwks_uri: `${issuer.url}/jwks`, ...issuer.metadata })
    if (request.url === `${path}/jwks`) return send({ keys: issuer.keys })
    response.statusCode = 404
    response.end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const issuer: Issuer = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`,
    keys: keys.map(({ publicJwk }) => publicJwk), misbehave: null, requests: [], metadata: {},
    close: () => new Promise<void>((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    }),
  }
  return issuer
}

/** A token with good claims, but for those given; undefined leaves one out. */
export async function signToken(key: SigningKey, claims: JWTPayload, header: Readonly<Record<string, unknown>> = {}): Promise<string> {
  return new SignJWT(claims).setProtectedHeader({ alg: key.alg, kid: key.kid, ...header }).sign(key.privateKey)
}
