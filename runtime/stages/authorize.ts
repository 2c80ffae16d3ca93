import type { Authorization, HookContext, HookRequest } from '../contract.ts'
import { hookContext, hookRequest } from '../hook-values.ts'
import { GatewayError } from '../problem.ts'
import type { Outcome, StageMaker } from '../stage.ts'

type Authorize = (request: Omit<HookRequest, 'body'>, context: HookContext) => unknown

/** Runs `authorize`: `true` alone lets the caller on; all else, a promise of anything else included, is a 403, and what it throws a 500. */
export const authorizeStage: StageMaker = ({ hooks }) => {
  const authorize = (hooks as { readonly authorize?: Authorize } | undefined)?.authorize
  if (authorize === undefined) return null
  return {
    name: 'authorize',
    request: (x) => {
      const { body: _body, ...request } = hookRequest(x)
      const answer = authorize.call(hooks, request, hookContext(x))
      return isThenable(answer) ? Promise.resolve(answer).then(settle) : settle(answer)
    },
  }
}

function settle(answer: unknown): Outcome {
  if (answer === true) return undefined
  const { refuse } = (typeof answer === 'object' && answer !== null ? answer : {}) as { readonly refuse?: Exclude<Authorization, boolean>['refuse'] }
  return new GatewayError('forbidden', typeof refuse === 'string' ? { detail: refuse } : {})
}

function isThenable(answer: unknown): answer is PromiseLike<unknown> {
  return typeof answer === 'object' && answer !== null && typeof (answer as { then?: unknown }).then === 'function'
}
