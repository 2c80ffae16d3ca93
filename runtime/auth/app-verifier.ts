import type { Principal, PrincipalKey, SchemeContract } from '../contract.ts'
import { MisuseError } from '../misuse-error.ts'
import type { Carrier, CredentialSource, Verdict, Verifier } from '../stage.ts'
import { keyCarrier, keyChallenge, keyReader } from './api-key.ts'
import { challenge } from './challenge.ts'
import { absent, authorizationReader, sentTwice, type Sent } from './credentials.ts'
import { isThenable, storeLookup, type KeyStore } from './key-store.ts'

/** Whom credentials stand for, as the app says it; the gateway adds the scheme. */
export interface VerifiedIdentity {
  readonly subject: string
  readonly scopes?: readonly string[]
  readonly claims?: Readonly<Record<string, unknown>>
  readonly key?: PrincipalKey
}

/** What an app's verifier may know of the request beside the credentials; the body has not been read yet. */
export interface VerifyContext {
  readonly api: string
  readonly scheme: string
  readonly method: string
  /** The target as sent: path and query. */
  readonly url: string
  /** A header by lower-case name; repeated ones joined as `node:http` does. */
  header(name: string): string | undefined
}

/**
 * Verifies the credentials of a scheme in the app's own code: the text behind the name of the `Authorization` scheme, or the
 * API key. Null: they do not hold. What it throws is a 500 without detail; compare secrets with `crypto.timingSafeEqual`.
 */
export type VerifyCredentials = (credentials: string, context: VerifyContext) => VerifiedIdentity | null | PromiseLike<VerifiedIdentity | null>

/** What `createGateway({ verifiers })` takes for a scheme: a function, or a store of keys. */
export type AppVerifier = VerifyCredentials | KeyStore

const refused: Verdict = { kind: 'invalid', detail: 'the credential is not accepted' }

export interface AppVerifierOptions {
  readonly scheme: string
  /** The API's name. */
  readonly realm: string
  readonly contract: Exclude<SchemeContract, { readonly type: 'mutualTLS' }>
  readonly verifier: AppVerifier
  readonly now?: () => number
  /** Told why a store could not answer. */
  readonly onStoreFailure?: (error: Error) => void
}

/** The verifier of a scheme that the app's own code, or its own store of keys, decides. */
export function appVerifier({ scheme, realm, contract, verifier, now = Date.now, onStoreFailure = () => {} }: AppVerifierOptions): Verifier {
  const carrier: Carrier = contract.type === 'apiKey' ? keyCarrier(contract) : { in: 'header', name: 'authorization' }
  const httpScheme = contract.type === 'http' ? contract.scheme : 'bearer'
  const read: (source: CredentialSource) => Sent = contract.type === 'apiKey' ? keyReader(carrier) : authorizationReader(httpScheme)
  const lookup = typeof verifier === 'function'
    ? verifyBy(scheme, realm, verifier)
    : storeLookup({ scheme, store: verifier, now, onFailure: onStoreFailure })
  return {
    scheme, carrier,
    challenge: contract.type === 'apiKey' ? keyChallenge({ realm, in: contract.in, name: contract.name }) : challenge(httpScheme, { realm }),
    // Tokens are for the backend too; everything else is a secret between the client and whoever verifies it.
    handling: typeof verifier === 'function' && httpScheme.toLowerCase() === 'bearer' && contract.type !== 'apiKey' ? 'forward' : 'remove',
    cost: 20,
    verify: (source) => {
      const sent = read(source)
      return sent === undefined ? absent : sent === null ? sentTwice : lookup(sent, source)
    },
  }
}

function verifyBy(scheme: string, api: string, verify: VerifyCredentials): (credentials: string, source: CredentialSource) => Verdict | Promise<Verdict> {
  return (credentials, { request }) => {
    const context: VerifyContext = {
      api, scheme, method: request.method ?? '', url: request.originalUrl ?? request.url ?? '',
      header: (name) => {
        const value = request.headers[name.toLowerCase()]
        return Array.isArray(value) ? value.join(', ') : value
      },
    }
    const identity = verify(credentials, context)
    return isThenable(identity) ? Promise.resolve(identity).then((settled) => verdictOf(scheme, settled)) : verdictOf(scheme, identity)
  }
}

/** Whatever is neither an identity nor null lets nobody in: user code in JavaScript may well return `true`. */
function verdictOf(scheme: string, identity: VerifiedIdentity | null): Verdict {
  if (identity === null) return refused
  if (typeof identity !== 'object' || typeof identity.subject !== 'string' || !Array.isArray(identity.scopes ?? [])) {
    throw new MisuseError(`the verifier of ${scheme} must return null or { subject, scopes?, claims?, key? }`)
  }
  const { subject, scopes = [], claims = {}, key } = identity
  const principal: Principal = { subject, scheme, scopes, claims, ...(key !== undefined && { key }) }
  return { kind: 'ok', principal }
}
