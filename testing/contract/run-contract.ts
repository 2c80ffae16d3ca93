import type { ApiDocument } from '../../generator/load/document.ts'
import { createJudge } from '../sample/judge.ts'
import type { Judge } from '../sample/judge.ts'
import { planAnswers } from './answer-checks.ts'
import { planArrivals } from './arrival-checks.ts'
import type { Planned } from './check.ts'
import { createClient } from './client.ts'
import type { Answer, Client } from './client.ts'
import type { DevCredentials } from './credentials.ts'
import { curlLine } from './curl.ts'
import { readOperations } from './operations.ts'
import type { ContractOperation } from './operations.ts'
import { planOperation } from './plan.ts'
import { totalsOf } from './report.ts'
import type { ContractReport, Failure, NotBuilt, OperationReport, Progress } from './report.ts'
import { createRequestMaker } from './requests.ts'
import type { RequestMaker } from './requests.ts'
import { RouteTable } from './routes.ts'
import { verdict } from './verdict.ts'

export interface ContractOptions {
  readonly documents: readonly ApiDocument[]
  /** The path prefix of each API at the gateway, by its name; '' where an API is not named. */
  readonly mounts?: ReadonlyMap<string, string>
  /** The gateway's URL. Either this or `backend`. */
  readonly gateway?: string
  /** The URL of a backend to test alone; a path in it stands in place of that of the document's server. */
  readonly backend?: string
  /** True where the gateway's backend is the embedded one: successes are demanded, and answers that break the document asked for. */
  readonly embedded?: boolean
  readonly credentials?: DevCredentials
  /** Whether a backend alone gets other methods than GET, HEAD, OPTIONS and TRACE too. */
  readonly unsafe?: boolean
  /** How an operation's messages are validated at the gateway; what is not `block` is not checked to be refused. */
  readonly modes?: (api: string, operation: string) => { readonly request: string; readonly response: string }
  /** Only these operationIds (`METHOD /template` where there is none). */
  readonly only?: readonly string[]
  /** Operations under way at once; default 32. */
  readonly concurrency?: number
  /** Milliseconds until the head of an answer; default 30,000. */
  readonly timeout?: number
  readonly onProgress?: (progress: Progress) => void
}

/** What the checks of one run share. */
export interface RunContext {
  readonly options: ContractOptions
  readonly client: Client
  /** All declared operations by path and method, mounts included. */
  readonly routes: RouteTable<ContractOperation>
  /** Begins the marks of this run's requests that must not arrive at a backend. */
  readonly run: string
}

/** What the checks of one document share. */
export interface ApiContext extends RunContext {
  readonly requests: RequestMaker
  /** Judges answers. */
  readonly judge: Judge
}

/**
 * Tests a gateway, or a backend alone, against what its documents promise, over HTTP only. Reads the documents itself, with a validator
 * of its own. Never throws for what the other side does; prints nothing. The report's order is that of the documents.
 */
export async function runContract(options: ContractOptions): Promise<ContractReport> {
  const base = options.gateway ?? options.backend
  if (base === undefined || !URL.canParse(base)) throw new TypeError(`the contract needs the URL of a gateway or of a backend, not ${String(base)}`)
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
  }).filter(({ operation }) => options.only === undefined || options.only.includes(operation.id) || options.only.includes(`${operation.method} ${operation.path}`))

  const reports: OperationReport[] = []
  const progress = { operations: work.length, operationsDone: 0, sent: 0, failed: 0 }
  let next = 0
  const worker = async (): Promise<void> => {
    for (let index = next++; index < work.length; index = next++) {
      const { operation, context } = work[index]!
      const report = await runOperation(operation, context)
      reports[index] = report
      progress.operationsDone++
      progress.sent += report.sent
      progress.failed += report.failed.length
      options.onProgress?.({ ...progress, operation: report.id })
    }
  }
  try {
    await Promise.all(Array.from({ length: Math.min(concurrency, work.length) }, worker))
    await addArrivals(work, reports)
  } finally {
    await client.close()
  }
  return { operations: reports, totals: totalsOf(reports), duration: performance.now() - started }
}

/** A backend has the operation's paths behind its own path, or behind that of the document's server; a gateway behind the mount. */
function mountOf(api: ApiDocument, options: ContractOptions): string {
  if (options.gateway !== undefined) return options.mounts?.get(api.name) ?? ''
  return new URL(options.backend!).pathname === '/' && !options.backend!.endsWith('/') ? readOperations(api, '')[0]?.serverPath ?? '' : ''
}

async function runOperation(operation: ContractOperation, context: ApiContext): Promise<OperationReport> {
  const { options } = context
  const began = performance.now()
  const tally = new Tally(operation)
  if (options.gateway === undefined && options.unsafe !== true && !['GET', 'HEAD', 'OPTIONS', 'TRACE'].includes(operation.method)) {
    return tally.report(0, `${operation.method} may change data; --unsafe sends it`)
  }
  let first: Answer | undefined
  for (const planned of planOperation(operation, context)) {
    const answer = await tally.take(planned, context)
    if (first === undefined && answer !== undefined && 'expect' in planned && planned.expect.kind === 'accepted') first = answer
  }
  if (options.embedded === true) for (const planned of planAnswers(operation, context, first)) await tally.take(planned, context)
  return tally.report(performance.now() - began)
}

/** At the end of the run, so that what was forwarded late has arrived: which requests reached a backend though they were to be refused. */
async function addArrivals(work: readonly { readonly operation: ContractOperation; readonly context: ApiContext }[], reports: OperationReport[]): Promise<void> {
  for (const { index, failures } of await planArrivals(work)) {
    const report = reports[index]!
    // The request itself was counted as passed or failed by its answer.
    const lost = failures.filter((failure) => !report.failed.some((known) => known.check === failure.check))
    reports[index] = { ...report, passed: report.passed - lost.length, failed: [...report.failed, ...lost] }
  }
}

/** Counts what becomes of one operation's checks. */
class Tally {
  #sent = 0
  readonly #failed: Failure[] = []
  readonly #notBuilt: NotBuilt[] = []
  readonly #operation: ContractOperation

  constructor(operation: ContractOperation) {
    this.#operation = operation
  }

  async take(planned: Planned, context: ApiContext): Promise<Answer | undefined> {
    if ('notBuilt' in planned) {
      this.#notBuilt.push(planned.notBuilt)
      return undefined
    }
    const { name, request, expect } = planned
    this.#sent++
    const outcome = await context.client.send(request)
    const breach = verdict(outcome, {
      operation: this.#operation, judge: context.judge, request, expect, embedded: context.options.embedded === true,
    })
    if (breach !== undefined) this.#failed.push({ check: name, sent: curlLine(request, context.client.base), ...breach })
    return 'error' in outcome || breach !== undefined ? undefined : outcome
  }

  report(duration: number, skipped?: string): OperationReport {
    const { api, id, method, path } = this.#operation
    return {
      api: api.name, id, method, path, sent: this.#sent, passed: this.#sent - this.#failed.length,
      failed: this.#failed, couldNotBuild: this.#notBuilt, duration, ...(skipped === undefined ? {} : { skipped }),
    }
  }
}
