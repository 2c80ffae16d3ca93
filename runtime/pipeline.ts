import { compileChain, type Chain } from './run.ts'
import type { OperationContext, Stage, StageMaker, Terminal } from './stage.ts'
import { authenticateStage } from './stages/authenticate.ts'
import { authorizeStage } from './stages/authorize.ts'
import { bodyStage } from './stages/body.ts'
import { credentialsStage } from './stages/credentials.ts'
import { afterStage, beforeStage } from './stages/hooks.ts'
import { parametersStage } from './stages/parameters.ts'
import { requireStage } from './stages/require.ts'
import { responseStage } from './stages/response.ts'
import { routeStage } from './stages/route.ts'

export type { Chain, ExchangeEvents } from './run.ts'

/**
 * The order of the stages. It is a security property and stands here only; requests pass it downwards, answers upwards.
 * Request id, clock and log come before the pipeline, since a path that no operation has needs them too.
 */
const order: readonly StageMaker[] = [
  // Nothing is parsed, looked up or said about the API before the caller is known.
  authenticateStage,
  // Who may not use the operation hears nothing of its parameters either; values of the request are compared as raw text.
  requireStage,
  // Decoded once, from the raw text that the backend will get; everything below may rely on it.
  parametersStage,
  // The user's code decides on typed, checked parameters, and before a body is read of somebody who may not send one.
  authorizeStage,
  // After the parameters, which cost less to refuse; nothing is forwarded that was not read to its end.
  bodyStage,
  // The user's code sees valid requests only; what it changes is validated again.
  beforeStage,
  // What names the backend stands before a cache is asked: answers of one backend are none of the other's.
  routeStage,
  // Upwards: the user's code sees valid answers only,
  afterStage,
  // and this, closest to the backend, lets no answer up that breaks the document.
  responseStage,
  // Only who really calls the backend waits for a token to call it with.
  credentialsStage,
]

/** Assembles the chain of one operation: its stages in order, and what answers in the end. */
export function assemble(context: OperationContext, chain: Pick<Chain, 'api' | 'mount' | 'terminal' | 'events'> & { readonly terminal: Terminal }): Chain {
  const stages = order.flatMap((make) => make(context) ?? [])
  const changed = stages.some(({ name }) => name === 'after') ? [whereChanged(stages)] : []
  return compileChain({ ...chain, operation: context.operation, policies: context.policies }, [...changed, ...stages])
}

/** The same order, of the stages that the express engine has too. */
const expressOrder: readonly StageMaker[] = [authenticateStage, requireStage, routeStage, credentialsStage]

/** The chain of an operation in the express engine: who may come in is decided here too, the rest by the terminal. */
export function assembleExpress(context: OperationContext, chain: Pick<Chain, 'api' | 'mount' | 'events'> & { readonly terminal: Terminal }): Chain {
  return compileChain({ ...chain, operation: context.operation, policies: context.policies }, expressOrder.flatMap((make) => make(context) ?? []))
}

/** Above the `after` hook, the response check once more, for the answers that the hook changed. */
function whereChanged(stages: readonly Stage[]): Stage {
  const response = stages.find(({ name }) => name === 'response')?.response
  return {
    name: 'response',
    response: (x) => (x.changed && response !== undefined ? response(x) : undefined),
  }
}
