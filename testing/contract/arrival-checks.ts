import { curlLine } from './curl.ts'
import type { ContractOperation } from './operations.ts'
import { planOperation } from './plan.ts'
import { markOf, proofHeaders } from './proof.ts'
import type { Failure } from './report.ts'
import type { ApiContext } from './context.ts'

interface Work { readonly operation: ContractOperation; readonly context: ApiContext }

/**
 * Asks the embedded backend, at the end of a run, which of the requests that were to be refused reached it: a gateway that forwards first and
 * refuses afterwards answers rightly and has done the harm. One valid request for each API asks; the answer is a header.
 */
export async function findArrivals(work: readonly Work[]): Promise<readonly { readonly index: number; readonly failures: readonly Failure[] }[]> {
  const found: { index: number; failures: readonly Failure[] }[] = []
  const apis = new Map(work.map(({ operation, context }) => [operation.api.name, context]))
  for (const [api, context] of apis) {
    if (context.options.embedded !== true || context.options.gateway === undefined) continue
    const arrived = await ask(work.filter(({ operation }) => operation.api.name === api), markOf(context.run, api))
    if (arrived.size === 0) continue
    for (const [index, { operation }] of work.entries()) {
      if (operation.api.name !== api) continue
      const failures = [...planOperation(operation, context)].flatMap((planned): Failure[] => {
        if ('notBuilt' in planned || planned.expect.kind !== 'refused') return []
        const mark = planned.request.headers.find(([name]) => name === proofHeaders.mark)?.[1]
        if (mark === undefined || !arrived.has(mark)) return []
        return [{
          check: planned.name, sent: curlLine(planned.request, context.client.base),
          expected: 'refused by the gateway before anything is forwarded', got: 'the backend received the request',
        }]
      })
      if (failures.length > 0) found.push({ index, failures })
    }
  }
  return found
}

/** The marks that arrived, told by the first operation that answers. */
async function ask(work: readonly Work[], beginning: string): Promise<ReadonlySet<string>> {
  let tries = 0
  for (const { operation, context } of work) {
    const valid = [...takeWhile(planOperation(operation, context), 1)][0]
    if (valid === undefined || 'notBuilt' in valid || valid.expect.kind !== 'accepted') continue
    const outcome = await context.client.send({ ...valid.request, headers: [...valid.request.headers, [proofHeaders.ask, beginning]] })
    const told = 'error' in outcome ? undefined : outcome.headers.get(proofHeaders.arrived)
    if (told !== undefined) return new Set(told.join(',').split(',').map((mark) => mark.trim()).filter((mark) => mark !== ''))
    if (++tries === 20) break
  }
  return new Set()
}

function* takeWhile<T>(values: Iterable<T>, count: number): Generator<T> {
  let left = count
  for (const value of values) {
    if (left-- <= 0) return
    yield value
  }
}
