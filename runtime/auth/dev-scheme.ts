import { randomBytes } from 'node:crypto'
import type { SchemeContract } from '../contract.ts'
import type { Verifier } from '../stage.ts'
import { apiKeyVerifier } from './api-key.ts'
import { basicVerifier } from './basic.ts'
import { authScheme } from './challenge.ts'
import type { DevKey } from './dev-key.ts'
import { jwtVerifier } from './jwt.ts'
import { localKeySet } from './key-set.ts'
import { digestOf } from './secret-table.ts'
import { staticTokenVerifier } from './static-token.ts'

/** What to put into a request. */
export interface Sendable {
  readonly headers?: Readonly<Record<string, string>>
  readonly query?: Readonly<Record<string, string>>
  readonly cookies?: Readonly<Record<string, string>>
}

/** One scheme's dev credential, with all the scopes that operations ask for, and with none. */
export interface DevCredential {
  readonly send: Sendable
  readonly scopes: readonly string[]
  readonly withoutScopes: Sendable
}

export interface DevSchemeContext {
  readonly api: string
  readonly scheme: string
  readonly contract: SchemeContract
  readonly scopes: readonly string[]
  readonly key: DevKey
  readonly now: () => number
}

/** Tokens are signed anew when less than this is left, so that one taken from the file lasts a while. Seconds. */
const renewal = 7 * 86_400
const tokenLife = 90 * 86_400
const issuer = 'urn:gatewright:dev'
/** The verifier of a client certificate is a header in dev, where TLS ends nowhere; the gateway never forwards its own names. */
const certificateHeader = 'X-Gateway-Dev-Certificate'

/** Completes what the file had for a scheme: what still fits is kept, all else made anew. */
export function completeCredential(context: DevSchemeContext, kept: Partial<DevCredential> | undefined): DevCredential {
  const { contract, scopes } = context
  const place = placeOf(contract)
  const complete = (sendable: Sendable | undefined, granted: readonly string[], name: string): Sendable => {
    // The file may have been edited: anything can stand there.
    const text = typeof sendable === 'object' && sendable !== null ? place.read(sendable) : undefined
    return place.write(text !== undefined && fits(context, text, granted) ? text : make(context, granted, name))
  }
  return { send: complete(kept?.send, scopes, 'dev'), scopes, withoutScopes: complete(kept?.withoutScopes, [], 'dev-without-scopes') }
}

/** The verifier of a scheme's dev credentials: the one of production, on local secrets. */
export function devVerifier(context: DevSchemeContext, { send, scopes, withoutScopes }: DevCredential): Verifier {
  const { api, scheme, contract, key, now } = context
  const names = { scheme, realm: api }
  const place = placeOf(contract)
  const texts = [{ text: place.read(send)!, subject: 'dev', scopes }, { text: place.read(withoutScopes)!, subject: 'dev-without-scopes', scopes: [] }]
  const keys = texts.map(({ text, ...owner }) => ({ ...owner, digest: digestOf(text) }))
  if (contract.type === 'apiKey') return apiKeyVerifier({ ...names, in: contract.in, name: contract.name, keys })
  if (contract.type === 'mutualTLS') return apiKeyVerifier({ ...names, in: 'header', name: certificateHeader, keys })
  if (isToken(contract)) {
    return jwtVerifier({ ...names, keys: localKeySet(key.jwks), issuer, audience: [api], algorithms: ['ES256'], roles: contract.type === 'http', now })
  }
  if (contract.type === 'http' && contract.scheme.toLowerCase() !== 'basic') return staticTokenVerifier({ ...names, httpScheme: contract.scheme, tokens: keys })
  return basicVerifier({ ...names, accounts: texts.map(({ text, scopes: granted }) => {
    const pair = Buffer.from(text, 'base64').toString()
    return { name: pair.slice(0, pair.indexOf(':')), password: pair.slice(pair.indexOf(':') + 1), scopes: granted }
  }) })
}

/** Whether the scheme's credentials are bearer tokens, which dev signs. */
function isToken(contract: SchemeContract): boolean {
  return contract.type === 'oauth2' || contract.type === 'openIdConnect' || (contract.type === 'http' && contract.scheme.toLowerCase() === 'bearer')
}

/** How the text of a credential stands in a request. */
function placeOf(contract: SchemeContract): { readonly read: (sendable: Sendable) => string | undefined; readonly write: (text: string) => Sendable } {
  const [part, name, prefix] = ((): readonly ['headers' | 'query' | 'cookies', string, string] => {
    if (contract.type === 'apiKey') return [contract.in === 'header' ? 'headers' : contract.in === 'query' ? 'query' : 'cookies', contract.name, '']
    if (contract.type === 'mutualTLS') return ['headers', certificateHeader, '']
    return ['headers', 'Authorization', `${authScheme(contract.type === 'http' ? contract.scheme : 'bearer')} `]
  })()
  return {
    read: (sendable) => {
      const names: unknown = sendable[part]
      const value: unknown = typeof names === 'object' && names !== null && Object.hasOwn(names, name) ? (names as Record<string, unknown>)[name] : undefined
      return typeof value === 'string' && value.startsWith(prefix) && value.length > prefix.length ? value.slice(prefix.length) : undefined
    },
    write: (text) => ({ [part]: Object.fromEntries([[name, prefix + text]]) }),
  }
}

function make({ api, contract, key, now }: DevSchemeContext, scopes: readonly string[], name: string): string {
  const random = `dev_${randomBytes(24).toString('base64url')}`
  if (contract.type === 'http' && contract.scheme.toLowerCase() === 'basic') return Buffer.from(`${name}:${random}`).toString('base64')
  if (!isToken(contract)) return random
  const issued = Math.floor(now() / 1000)
  return key.sign({ iss: issuer, sub: name, aud: api, iat: issued, exp: issued + tokenLife, jti: random, scope: scopes.join(' ') })
}

function fits({ api, contract, key, now }: DevSchemeContext, text: string, scopes: readonly string[]): boolean {
  if (contract.type === 'http' && contract.scheme.toLowerCase() === 'basic') return Buffer.from(text, 'base64').toString().indexOf(':') > 0
  if (!isToken(contract)) return true
  const claims = key.open(text)
  return claims !== null && claims['iss'] === issuer && claims['aud'] === api && claims['scope'] === scopes.join(' ') &&
    Number(claims['exp']) - now() / 1000 > renewal
}
