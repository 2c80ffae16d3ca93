import { compileChain, type Chain } from './chain.ts'
import type { ApiDefinition, Operation } from './contract.ts'
import type { Preflight } from './cors.ts'
import { defaultPolicies } from './policies.ts'
import { GatewayError } from './problem.ts'
import type { OperationContext, Stage, StageMaker, Terminal } from './stage.ts'
import { addressesStage } from './stages/addresses.ts'
import { authenticateStage } from './stages/authenticate.ts'
import { authorizeStage } from './stages/authorize.ts'
import { bodyStage } from './stages/body.ts'
import { cacheStage } from './stages/cache.ts'
import { concurrencyStage } from './stages/concurrency.ts'
import { corsStage } from './stages/cors.ts'
import { credentialsStage } from './stages/credentials.ts'
import { deprecationStage } from './stages/deprecation.ts'
import { afterStage, beforeStage } from './stages/hooks.ts'
import { limitsStage } from './stages/limits.ts'
import { maintenanceStage } from './stages/maintenance.ts'
import { parametersStage } from './stages/parameters.ts'
import { requireStage } from './stages/require.ts'
import { responseStage } from './stages/response.ts'
import { routeStage } from './stages/route.ts'
import { securityHeadersStage } from './stages/security-headers.ts'
import { shedEarlyStage, shedLateStage } from './stages/shedding.ts'
import { stripStage } from './stages/strip.ts'

export type { Chain, ExchangeEvents } from './chain.ts'

/**
 * The order of the stages. It is a security property and stands here only; requests pass it downwards, answers upwards.
 * Request id, clock and log come before the pipeline, since a path that no operation has needs them too.
 */
const order: readonly StageMaker[] = [
  // First, and so last on the way out: refusals of everything below must be readable for pages too.
  corsStage,
  // On every answer as well.
  securityHeadersStage,
  deprecationStage,
  // Cheap refusals first: nothing is spent on who may not come in at all,
  addressesStage,
  // on what is switched off,
  maintenanceStage,
  // or on what there is no time for.
  shedEarlyStage,
  // Nothing is parsed, looked up or said about the API before the caller is known.
  authenticateStage,
  // Who may not use the operation hears nothing of its parameters either; values of the request are compared as raw text.
  requireStage,
  // Only now is it known how important who asks is,
  shedLateStage,
  // and whom to count it for. Before anything is parsed, which costs more; what is refused takes nothing from a limit.
  limitsStage,
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
  // Downwards: looked up by what was validated, and by what a hook changed. Upwards: nothing is kept that breaks the document, and
  // what is kept is what every later caller's hook starts from.
  cacheStage,
  // A place at the backend is taken as late as can be: nobody holds one while sending, nor for an answer that needs no backend.
  concurrencyStage,
  // And this lets no answer up that breaks the document.
  responseStage,
  // Upwards before it: what an answer has too much is gone before anybody judges it, keeps it or sees it.
  stripStage,
  // Only who really calls the backend waits for a token to call it with.
  credentialsStage,
]

/** Assembles the chain of one operation: its stages in order, and what answers in the end. */
export function assemble(context: OperationContext, chain: Pick<Chain, 'api' | 'mount' | 'terminal' | 'events'> & { readonly terminal: Terminal }): Chain {
  const stages = order.flatMap((make) => make(context) ?? [])
  const changed = stages.some(({ name }) => name === 'after') ? [whereChanged(stages)] : []
  return compileChain({ ...chain, operation: context.operation, policies: context.policies }, [...changed, ...stages])
}

/** Those of them that need nothing of what is decoded or checked: with the express engine the rest is its terminal's. */
const frontOrder: readonly StageMaker[] = order.filter((make) => ![parametersStage, authorizeStage, bodyStage, beforeStage, afterStage, responseStage, stripStage].includes(make))

/** The chain of an operation in the express engine: who may come in is decided here too, the rest by the terminal. */
export function assembleExpress(context: OperationContext, chain: Pick<Chain, 'api' | 'mount' | 'events'> & { readonly terminal: Terminal }): Chain {
  return compileChain({ ...chain, operation: context.operation, policies: context.policies }, frontOrder.flatMap((make) => make(context) ?? []))
}

/** The chain of the preflights at a path that declares no OPTIONS operation: an operation of its own for log and metrics. */
export function assemblePreflight(
  { api, path, answer, allow }: { readonly api: ApiDefinition; readonly path: string; readonly answer: Preflight; readonly allow: string }, events: Chain['events'],
): Chain {
  const stage: Stage = { name: 'cors', request: (x) => answer(x) ?? new GatewayError('method_not_allowed', { headers: ['allow', allow] }) }
  const operation: Operation = {
    id: `preflight ${path}`, method: 'OPTIONS', path, at: '', security: { anyOf: [[]] }, parameters: [], body: null, responses: {}, backend: { name: '', path }, routes: [], require: {}, policies: {},
  }
  return compileChain({ api: api.name, mount: api.mount, operation, policies: defaultPolicies, terminal: null, events }, [stage])
}

/** Above the `after` hook, the response check once more, for the answers that the hook changed. */
function whereChanged(stages: readonly Stage[]): Stage {
  const response = stages.find(({ name }) => name === 'response')?.response
  return {
    name: 'response',
    response: (x) => (x.changed && response !== undefined ? response(x) : undefined),
  }
}
