import type { WorkloadName } from './workloads.ts'

/** What one contender cost in one workload, over the rounds. */
export interface Cost {
  readonly contender: string
  /** Microseconds of processor time per request, one value per round. */
  readonly cpu: readonly number[]
  /** Requests per second, one value per round. */
  readonly rate: readonly number[]
}

export interface WorkloadResult {
  readonly name: WorkloadName
  readonly title: string
  readonly costs: readonly Cost[]
  /** With `list`: microseconds of processor time of one `JSON.parse` of its bytes, one value per round. */
  readonly parse?: readonly number[]
}

export interface ContenderResult {
  readonly name: string
  readonly title: string
  readonly claims: readonly string[]
  /** Why it was left out. */
  readonly skipped?: string
  /** Milliseconds to the first right answer. */
  readonly startup?: number
  /** Resident bytes, one second after the start and after all load. */
  readonly memory?: { readonly rest: number; readonly loaded: number }
}

/** Latency at one offered load, in milliseconds from when a request was due; medians over the rounds. */
export interface LatencyResult {
  readonly workload: WorkloadName
  readonly contender: string
  /** Requests per second. */
  readonly offered: number
  readonly answered: number
  readonly p50: number
  readonly p99: number
  /** The generator's own lateness at the 99th percentile, which is within these figures. */
  readonly late: number
}

/** Events through one contender, in milliseconds; `delay` is from their sending to their arrival. */
export interface StreamResult {
  readonly contender: string
  readonly first: number
  readonly delay: number
  readonly delayP99: number
}

/** Starts of one project, in milliseconds; memory in bytes. */
export interface StartResult {
  readonly project: 'petstore' | 'github'
  readonly operations: number
  readonly generate: number
  /** `gatewright start`, with nothing in the compile cache, and the median with it filled. */
  readonly cold: number
  readonly start: number
  /** `app/main.ts` by itself, the median. */
  readonly main: number
  /** Three seconds after the start: the process of `app/main.ts`, and all of `gatewright start`. */
  readonly memoryMain: number
  readonly memoryStart: number
}

export interface GithubResult {
  readonly operations: number
  /** Microseconds of processor time per request, per round: routes spread over GitHub's operations, and one of the pet store. */
  readonly spread: readonly number[]
  readonly store: readonly number[]
  /** The plainly wired stack on the same document. */
  readonly plain?: {
    readonly tried: number
    readonly working: number
    /** Microseconds per request of each operation that it answers, and Gatewright's for the same operation. */
    readonly answered: readonly { readonly path: string; readonly plain: number; readonly gatewright: number }[]
    readonly startup: number
    readonly memory: number
  }
  /** What had to be changed for the plainly wired stack, and how much of the document it answers then. */
  readonly note: string
}

/** All that a run measured. */
export interface Results {
  /** Day of the run, `2026-11-26`. */
  readonly date: string
  readonly machine: string
  readonly node: string
  readonly versions: Readonly<Record<string, string>>
  readonly rounds: number
  readonly quick: boolean
  readonly contenders: readonly ContenderResult[]
  readonly workloads: readonly WorkloadResult[]
  readonly latency: readonly LatencyResult[]
  readonly streams: readonly StreamResult[]
  readonly starts: readonly StartResult[]
  /** Milliseconds from saving a change in `npm run dev` to the first answer by it. */
  readonly saved: readonly number[]
  readonly github: GithubResult | null
  /** Requests that Gatewright answered one by one, and the lines that they left in its access log. */
  readonly logLines: { readonly requests: number; readonly lines: number } | null
}
