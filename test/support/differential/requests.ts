import type { ApiDocument } from '../../../generator/load/document.ts'
import type { Check } from '../../../testing/contract/check.ts'
import type { ApiContext } from '../../../testing/contract/context.ts'
import { readOperations } from '../../../testing/contract/operations.ts'
import type { ContractOperation } from '../../../testing/contract/operations.ts'
import { planOperation } from '../../../testing/contract/plan.ts'
import { createRequestMaker } from '../../../testing/contract/requests.ts'
import { RouteTable } from '../../../testing/contract/routes.ts'
import type { Judge } from '../../../testing/sample/judge.ts'

/** A request, and what the judge says must become of it. */
export interface JudgedRequest {
  readonly api: string
  readonly operation: ContractOperation
  readonly check: Check
  readonly judge: Judge
  /** Unique within its API: the operation and what the request is about. */
  readonly name: string
  readonly verdict: 'accepted' | 'refused'
}

/**
 * Requests of every operation of a document: what the judge accepts, and what it refuses for one reason each. `most` bounds them for each
 * operation; those that are left are spread over the whole.
 */
export function judgedRequests(document: ApiDocument, mount: string, most: number): readonly JudgedRequest[] {
  const operations = readOperations(document, mount)
  const routes = new RouteTable<ContractOperation>()
  for (const operation of operations) routes.add(operation.mount + operation.path, operation.method, operation)
  const requests = createRequestMaker(document.document)
  // Nothing is sent by the plan itself: the client is not used.
  const context = { options: { documents: [document], gateway: 'none' }, routes, run: '', requests, judge: requests.sampler.judge } as unknown as ApiContext
  return operations.flatMap((operation) => {
    const planned = [...planOperation(operation, context)].flatMap((one) => ('notBuilt' in one ? [] : [one]))
    return spread(planned, most).map((check) => ({
      api: document.name, operation, check, judge: requests.sampler.judge, name: `${operation.method} ${operation.path}: ${check.name}`,
      verdict: check.expect.kind === 'accepted' ? 'accepted' as const : 'refused' as const,
    }))
  })
}

function spread<T>(list: readonly T[], most: number): readonly T[] {
  if (list.length <= most) return list
  return Array.from({ length: most }, (_, at) => list[Math.floor(at * list.length / most)]!)
}
