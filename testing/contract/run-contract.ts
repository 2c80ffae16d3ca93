import type { ApiDocument } from '../../generator/load/document.ts'
import { createJudge } from '../sample/judge.ts'
import { planAnswers } from './answer-checks.ts'
import { findArrivals } from './arrival-checks.ts'
import type { Check } from './check.ts'
import { createClient } from './client.ts'
import type { Answer } from './client.ts'
import type { ApiContext, ContractOptions } from './context.ts'
import { readOperations } from './operations.ts'
import type { ContractOperation } from './operations.ts'
import { planOperation } from './plan.ts'
import { totalsOf } from './report.ts'
import type { ContractReport } from './report.ts'
import { createRequestMaker } from './requests.ts'
import { RouteTable } from './routes.ts'
import { Tally } from './tally.ts'

export type { ContractOptions } from './context.ts'

/**
 * Tests a gateway, or a backend alone, against what its documents promise, over HTTP only. Reads the documents itself, with a validator
 * of its own. Never throws for what the other side does; prints nothing. The report's order is that of the documents.
 */
export async function runContract(options: ContractOptions): Promise<ContractReport> {
  const base = options.gateway ?? options.backend
  if (base === undefined || !URL.canParse(base) || !/^https?:$/.test(new URL(base).protocol)) throw new TypeError(`the contract needs the http or https URL of a gateway or of a backend, not ${String(base)}`)
  const started = performance.now()
  const concurrency = Math.max(1, options.concurrency ?? 32)
  const client = createClient({ base, connections: concurrency, ...(options.timeout === undefined ? {} : { timeout: options.timeout }) })
  const routes = new RouteTable<ContractOperation>()
  const run = `${Date.now().toString(36)}${Math.floor(Math.random() * 1e9).toString(36)}`
  const work = options.documents.flatMap((api) => {
    const judge = createJudge(api.document, 'response')
    const operations = readOperations(api, mountOf(api, options))
    for (const operation of operations) routes.add(operation.mount + operation.path, operation.method, operation)
    const context: ApiContext = { options, client, routes, run, judge, requests: createRequestMaker(api.document) }
    return operations.map((operation) => ({ operation, context }))
  }).filter(({ operation }) => options.only === undefined || options.only.some((name) => isNamed(operation, name)))
  const unknown = (options.only ?? []).filter((name) => !work.some(({ operation }) => isNamed(operation, name)))

  const progress = { operations: work.length, operationsDone: 0, sent: 0, failed: 0 }
  const tallies = work.map(({ operation, context }) => new Tally(operation, context))
  const guesses: (readonly [Tally, Check])[] = []
  try {
    await inParallel(work, concurrency, async ({ operation, context }, index) => {
      const tally = tallies[index]!
      for (const guess of await runOperation(operation, context, tally)) guesses.push([tally, guess])
      progress.operationsDone++
      progress.sent += tally.sent
      progress.failed += tally.failed
      options.onProgress?.({ ...progress, operation: operation.id })
    })
    // Wrong credentials come last, since a gateway may refuse everything of an address that has sent too many.
    await inParallel(guesses, concurrency, async ([tally, check]) => void await tally.make(check))
    for (const { index, failures } of await findArrivals(work)) for (const failure of failures) tallies[index]!.revoke(failure)
  } finally {
    await client.close()
  }
  const operations = tallies.map((tally) => tally.report())
  return { operations, totals: totalsOf(operations), unknown, duration: performance.now() - started }
}

function isNamed(operation: ContractOperation, name: string): boolean {
  return name === operation.id || name === `${operation.method} ${operation.path}`
}

async function inParallel<T>(items: readonly T[], width: number, work: (item: T, index: number) => Promise<void>): Promise<void> {
  let next = 0
  const worker = async (): Promise<void> => {
    for (let index = next++; index < items.length; index = next++) await work(items[index]!, index)
  }
  await Promise.all(Array.from({ length: Math.min(width, items.length) }, worker))
}

/** At a gateway paths stand behind the mount; at a backend behind the path of its URL, or where that has none, behind that of the document's server. */
function mountOf(api: ApiDocument, options: ContractOptions): string | null {
  if (options.gateway !== undefined) return options.mounts?.get(api.name) ?? ''
  return /^[a-z]+:\/\/[^/]*$/i.test(options.backend!) ? null : ''
}

/** Makes the checks of one operation, and returns those with wrong credentials, which are to be made later. */
async function runOperation(operation: ContractOperation, context: ApiContext, tally: Tally): Promise<readonly Check[]> {
  const { options } = context
  if (options.gateway === undefined && options.unsafe !== true && !safeMethods.includes(operation.method)) {
    tally.skip(`${operation.method} may change data; --unsafe sends it`)
    return []
  }
  let first: Answer | undefined
  const guesses: Check[] = []
  for (const planned of planOperation(operation, context)) {
    if ('notBuilt' in planned) tally.cannot(planned.notBuilt)
    else if (planned.guess === true) guesses.push(planned)
    else {
      const answer = await tally.make(planned)
      if (planned.expect.kind === 'accepted') first ??= answer
    }
  }
  if (options.embedded === true) {
    for (const planned of planAnswers(operation, context, first)) {
      if ('notBuilt' in planned) tally.cannot(planned.notBuilt)
      else await tally.make(planned)
    }
  }
  return guesses
}

/** Methods that ask for no change (RFC 9110, 9.2.1). */
const safeMethods = ['GET', 'HEAD', 'OPTIONS', 'TRACE']
