import type { ApiDocument } from '../../generator/load/document.ts'
import type { Judge } from '../sample/judge.ts'
import type { Client } from './client.ts'
import type { DevCredentials } from './credentials.ts'
import type { ContractOperation } from './operations.ts'
import type { Progress } from './report.ts'
import type { RequestMaker } from './requests.ts'
import type { RouteTable } from './routes.ts'

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
  /**
   * How an operation's messages are validated at the gateway; what is not `block` is not checked to be refused.
   * `operation` is its id, `place` its `METHOD /template`; the two are the same where the document gives no operationId.
   */
  readonly modes?: (api: string, operation: string, place: string) => { readonly request: string; readonly response: string }
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

/** True where the gateway is to refuse what breaks the document in this direction. */
export function blocks(operation: ContractOperation, { options }: RunContext, direction: 'request' | 'response'): boolean {
  const modes = options.modes?.(operation.api.name, operation.id, `${operation.method} ${operation.path}`)
  return modes === undefined || modes[direction] === 'block'
}
