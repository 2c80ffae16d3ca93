import { claimReader, holdsOne, holdsText } from '../auth/claims.ts'
import type { Principal, RequiredValue } from '../contract.ts'
import type { Exchange } from '../exchange.ts'
import { GatewayError } from '../problem.ts'
import { requestValue } from '../request-value.ts'
import { StartError } from '../settings/start-error.ts'
import type { OperationContext, StageMaker } from '../stage.ts'

type Check = (principal: Principal, x: Exchange) => boolean

/**
 * Holds the caller to what `require` says, claim by claim: 403 where one of them fails, and for a caller of whom nothing is
 * known. Throws a StartError for an operation at which callers can be let in of whom the gateway knows nothing.
 */
export const requireStage: StageMaker = (context) => {
  const { operation, dev } = context
  const required = Object.entries(operation.require)
  if (required.length === 0) return null
  refuseUnknown(context)
  const checks = required.map(([claim, values]) => ({ holds: checkOf(context, claim, values), refusal: refusalOf(claim, values) }))
  return {
    name: 'require',
    request: (x) => {
      const { principal } = x
      if (principal === null) return new GatewayError('forbidden')
      // Dev credentials have no claims of anybody's: the full ones hold what is required, those without scopes do not.
      if (dev === true && principal.subject === 'dev') return undefined
      for (const { holds, refusal } of checks) if (!holds(principal, x)) return new GatewayError('forbidden', { detail: refusal })
      return undefined
    },
  }
}

function checkOf({ operation }: OperationContext, claim: string, values: readonly RequiredValue[]): Check {
  const read = claimReader(claim)
  const literals = values.filter((value) => !isExpression(value))
  const texts = values.filter(isExpression).map((expression) => requestValue(expression, operation))
  return (principal, x) => {
    const held = read(principal)
    if (held === undefined) return false
    if (holdsOne(held, literals)) return true
    return texts.some((textOf) => {
      const text = textOf(x)
      return typeof text === 'string' && holdsText(held, text)
    })
  }
}

const isExpression = (value: RequiredValue): value is string => typeof value === 'string' && value.startsWith('$')

/** The name of what is missing and where it would have to be the same, and no value. */
function refusalOf(claim: string, values: readonly RequiredValue[]): string {
  const expressions = values.filter(isExpression)
  return `${claim} is required${expressions.length === 0 ? '' : ` to be that of ${expressions.map((text) => text.slice(1)).join(' or ')}`}`
}

/** A verifier that leaves the decision to the backend tells nothing of the caller; a public operation has no caller. */
function refuseUnknown({ api, operation, verifiers }: OperationContext): void {
  const name = `${api.name}: ${operation.id} requires ${Object.keys(operation.require).join(', ')}`
  if (operation.security.anyOf.every((alternative) => alternative.length === 0)) throw new StartError([`${name}, and is public. Run: npm run generate`])
  for (const alternative of operation.security.anyOf) {
    if (alternative.length === 0 || alternative.some(({ scheme }) => verifiers.get(scheme)?.handling !== 'backend')) continue
    throw new StartError([`${name}, and the backend alone verifies ${alternative.map(({ scheme }) => scheme).join(' and ')}: nothing is known of the caller. Give it keys or an issuer.`])
  }
}
