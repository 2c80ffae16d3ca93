import type { SchemeContract } from '../contract.ts'
import type { CredentialSource, Verdict, Verifier } from '../stage.ts'
import { keyCarrier, keyChallenge, keyReader } from './api-key.ts'
import { challenge } from './challenge.ts'
import { absent, authorizationReader, type Sent } from './credentials.ts'

const present: Verdict = { kind: 'ok', principal: null }
const empty: Verdict = { kind: 'invalid', detail: 'the credential is empty' }

export interface BackendVerifierOptions {
  readonly scheme: string
  readonly realm: string
  /** A TLS client certificate does not travel to the backend: nobody could decide there. */
  readonly contract: Exclude<SchemeContract, { type: 'mutualTLS' }>
}

/** Asks only that a credential of the scheme be there and forwards it as it came: the backend decides. */
export function backendVerifier({ scheme, realm, contract }: BackendVerifierOptions): Verifier {
  const read: (source: CredentialSource) => Sent = contract.type === 'apiKey'
    ? keyReader(keyCarrier(contract))
    : authorizationReader(contract.type === 'http' ? contract.scheme : 'bearer')
  return {
    scheme,
    challenge: contract.type === 'apiKey'
      ? keyChallenge({ realm, in: contract.in, name: contract.name })
      : challenge(contract.type === 'http' ? contract.scheme : 'bearer', { realm }),
    carrier: contract.type === 'apiKey' ? keyCarrier(contract) : { in: 'header', name: 'authorization' },
    handling: 'backend',
    cost: 0,
    verify: (source) => {
      const sent = read(source)
      return sent === undefined ? absent : sent === '' ? empty : present
    },
  }
}
