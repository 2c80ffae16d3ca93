import { createGate, type Gate } from '../concurrency/gate.ts'
import { compilePriority } from '../concurrency/priority.ts'
import type { Outcome, StageMaker, Step } from '../stage.ts'

/**
 * Lets a bounded number of requests through to the backend at once, of the operation and of all operations of the backend;
 * others wait by priority, or are refused with 503. Closest to the backend, so that nobody holds a place while sending slowly.
 */
export const concurrencyStage: StageMaker = ({ operation, policies, hooks, gates }) => {
  const own = policies.concurrency === null ? null : createGate(policies.concurrency)
  // By `x.route`, which is -1 where the operation's own backend answers.
  const handled = hooks?.handle !== undefined
  const gateOf = (name: string): Gate | null => (handled ? null : gates.get(name) ?? null)
  const routed = operation.routes.map(({ backend }) => gateOf(backend.name))
  const usual = gateOf(operation.backend.name)
  if (own === null && usual === null && routed.every((gate) => gate === null)) return null
  const ranking = compilePriority(policies.priority)

  return {
    name: 'concurrency',
    request(x): Step {
      const rank = ranking.kind === 'fixed' ? ranking.rank : ranking.rank(x)
      const backend = routed.length === 0 || x.route < 0 ? usual : routed[x.route]!
      const entered = own === null ? undefined : own.enter(x, rank)
      if (backend === null) return entered
      if (entered === undefined) return backend.enter(x, rank)
      if (!(entered instanceof Promise)) return entered
      return entered.then((outcome): Promise<Outcome> | Outcome => (outcome !== undefined || x.done ? outcome : backend.enter(x, rank)))
    },
  }
}
