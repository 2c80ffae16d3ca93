import { compileSecurity, type Decision } from '../auth/evaluate.ts'
import type { Exchange } from '../exchange.ts'
import { GatewayError } from '../problem.ts'
import type { Outcome, Stage, StageMaker } from '../stage.ts'

/**
 * Lets a request in by the operation's security alone: 401 without credentials that hold, 403 where they lack scopes, 429
 * while its address has failed too often, 503 where nobody can judge them now. Sets the principal and keeps the
 * credentials from the backend. Operations that are public to the document have no such stage.
 */
export const authenticateStage: StageMaker = ({ operation, verifiers, failedCredentials }): Stage | null => {
  const { security } = operation
  if (security.anyOf.length > 0 && security.anyOf.every((alternative) => alternative.length === 0)) return null
  const evaluate = compileSecurity(security, verifiers)
  const apply = (x: Exchange, decision: Decision): Outcome => {
    if (decision.guessed) failedCredentials.failed(x.address)
    if (decision.refusal !== null) return decision.refusal
    const { headers, query, cookies } = decision.withheld
    x.principal = decision.principal
    x.droppedHeaders = joined(x.droppedHeaders, headers)
    x.droppedQuery = joined(x.droppedQuery, query)
    x.droppedCookies = joined(x.droppedCookies, cookies)
    return undefined
  }
  return {
    name: 'authenticate',
    request: (x) => {
      const seconds = failedCredentials.blockedFor(x.address)
      if (seconds > 0) return new GatewayError('too_many_failures', { headers: ['retry-after', String(seconds)] })
      const decision = evaluate(x)
      return 'then' in decision ? decision.then((settled) => apply(x, settled)) : apply(x, decision)
    },
  }
}

function joined(before: readonly string[] | null, names: readonly string[] | null): readonly string[] | null {
  return before === null ? names : names === null ? before : [...before, ...names]
}
