import { GatewayError } from '../problem.ts'
import type { OperationContext, StageMaker } from '../stage.ts'
import type { Outgoing } from '../backend/outgoing.ts'
import type { Exchange } from '../exchange.ts'

/**
 * Has the gateway's token for the backend at hand before the backend is called, and gives it up where the backend refuses it.
 * Synchronous while a token is held; backends without tokens have no such stage.
 */
export const credentialsStage: StageMaker = (context) => {
  const chosen = outgoingOf(context)
  if (chosen === null) return null
  return {
    name: 'credentials',
    request: (x) => {
      const pending = chosen(x)?.token?.ready()
      return pending?.then(() => undefined, (cause: unknown) => {
        throw new GatewayError('backend_credentials', { cause })
      })
    },
    response: (x) => {
      if (x.origin === 'backend' && x.status === 401) chosen(x)?.token?.refused()
    },
  }
}

/** The credentials for the backend that a request goes to; null where no backend of the operation asks for a token. */
function outgoingOf({ operation: { backend, routes }, outgoing }: OperationContext): ((x: Exchange) => Outgoing | undefined) | null {
  if (outgoing === undefined) return null
  const own = outgoing.get(backend.name)
  const routed = routes.map((route) => outgoing.get(route.backend.name))
  if ([own, ...routed].every((one) => one === undefined || one.token === null)) return null
  return routes.length === 0 ? () => own : (x) => (x.route === -1 ? own : routed[x.route])
}
