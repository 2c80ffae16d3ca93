import { createGate, type Gate, type Rank } from '../concurrency/gate.ts'
import { compilePriority } from '../concurrency/priority.ts'
import type { Exchange } from '../exchange.ts'
import type { Outcome, StageMaker, Step } from '../stage.ts'

/**
 * Lets a bounded number of requests through to the backend at once, of the operation and of all operations of the backend;
 * others wait by priority, or are refused with 503. Closest to the backend, so that nobody holds a place while sending slowly.
 */
export const concurrencyStage: StageMaker = ({ policies, hooks, backendGate }) => {
  const own = policies.concurrency === null ? null : createGate(policies.concurrency)
  const gates = [own, hooks?.handle === undefined ? backendGate : null].filter((gate) => gate !== null)
  const [first, second] = gates
  if (first === undefined) return null
  const ranking = compilePriority(policies.priority)

  const enterSecond = (gate: Gate, x: Exchange, rank: Rank): Step => gate.enter(x, rank)
  return {
    name: 'concurrency',
    request(x): Step {
      const rank = ranking.kind === 'fixed' ? ranking.rank : ranking.rank(x)
      const entered = first.enter(x, rank)
      if (second === undefined) return entered
      if (entered === undefined) return enterSecond(second, x, rank)
      if (!(entered instanceof Promise)) return entered
      return entered.then((outcome): Promise<Outcome> | Outcome => (outcome !== undefined || x.done ? outcome : enterSecond(second, x, rank)))
    },
  }
}
