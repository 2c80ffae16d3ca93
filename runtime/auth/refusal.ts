import type { Requirement, Security } from '../contract.ts'
import { GatewayError } from '../problem.ts'
import type { Verdict, Verifier } from '../stage.ts'
import { isBearer, scopeParameter } from './challenge.ts'

/**
 * 401 with one challenge for each scheme of the operation (RFC 9110, 15.5.2), in the order of the document. A bearer
 * challenge names the scopes, and an error only where a token was sent (RFC 6750, 3.1).
 */
export function unauthorized(security: Security, verifiers: readonly Verifier[], verdicts: readonly (Verdict | undefined)[]): GatewayError {
  const headers = verifiers.flatMap(({ scheme, challenge }, slot) => {
    if (challenge === null) return []
    const verdict = verdicts[slot]
    if (!isBearer(challenge)) return ['www-authenticate', challenge]
    const error = verdict?.kind === 'invalid' ? `, error="invalid_token", error_description="${verdict.detail}"` : ''
    return ['www-authenticate', challenge + scopeParameter(scopesOf(security, scheme)) + error]
  })
  const faults = verifiers.flatMap(({ scheme }, slot) => {
    const verdict = verdicts[slot]
    return verdict?.kind === 'invalid' ? [`${scheme}: ${verdict.detail}`] : []
  })
  return new GatewayError('unauthorized', { detail: faults.length > 0 ? faults.join('; ') : `needed: ${describe(security)}`, headers })
}

/** 403 for credentials that hold but lack scopes; `insufficient_scope` where a bearer token carried them (RFC 6750, 3.1). */
export function forbidden(missing: readonly { readonly verifier: Verifier; readonly scopes: readonly string[] }[]): GatewayError {
  const headers = missing.flatMap(({ verifier: { challenge }, scopes }) =>
    challenge === null || !isBearer(challenge) ? [] : ['www-authenticate', `${challenge}${scopeParameter(scopes)}, error="insufficient_scope"`])
  const detail = missing.map(({ verifier: { scheme }, scopes }) => `${scheme} needs ${scopes.join(', ')}`).join('; ')
  return new GatewayError('forbidden', { detail, headers })
}

/** 503 where a credential was sent that nobody can judge now: it may be good, so that a 401 would have clients throw it away. */
export function unavailable(verdict: Extract<Verdict, { kind: 'unavailable' }>): GatewayError {
  return new GatewayError('verifier_unavailable', { headers: ['retry-after', String(Math.max(1, Math.ceil(verdict.retryAfter)))], cause: verdict.detail })
}

function scopesOf(security: Security, scheme: string): readonly string[] {
  return security.anyOf.flat().find((requirement) => requirement.scheme === scheme)?.scopes ?? []
}

function describe(security: Security): string {
  const one = ({ scheme, scopes }: Requirement): string => (scopes.length === 0 ? scheme : `${scheme} (${scopes.join(' ')})`)
  return security.anyOf.filter((alternative) => alternative.length > 0).map((alternative) => alternative.map(one).join(' and ')).join(', or ')
}
