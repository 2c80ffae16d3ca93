/** A check that did not hold: what was sent (a curl line, credentials as shell variables), what was expected, what came. */
export interface Failure {
  readonly check: string
  readonly sent: string
  readonly expected: string
  readonly got: string
}

/** A check that the document calls for and that could not be made, with the reason. */
export interface NotBuilt { readonly check: string; readonly reason: string }

/** What became of one operation's checks; `sent` is `passed` plus the number of failures. */
export interface OperationReport {
  readonly api: string
  /** The operationId, or `METHOD /template` where the document gives none. */
  readonly id: string
  readonly method: string
  /** The template as the document has it, without the mount. */
  readonly path: string
  readonly sent: number
  readonly passed: number
  readonly failed: readonly Failure[]
  readonly couldNotBuild: readonly NotBuilt[]
  /** Why nothing was sent on purpose, e.g. an unsafe method of a backend. */
  readonly skipped?: string
  /** Milliseconds from the first request to the last answer. */
  readonly duration: number
}

export interface Totals {
  readonly operations: number
  readonly skipped: number
  /** Operations with at least one failure, and with at least one check that could not be built. */
  readonly operationsFailed: number
  readonly operationsNotBuilt: number
  readonly sent: number
  readonly passed: number
  readonly failed: number
  readonly couldNotBuild: number
}

/** The outcome of a run: the operations in the order of the documents. The contract holds where `totals.failed` is 0 and something passed. */
export interface ContractReport {
  readonly operations: readonly OperationReport[]
  readonly totals: Totals
  /** Names of `only` that no document has. */
  readonly unknown: readonly string[]
  /** Milliseconds. */
  readonly duration: number
}

/** How far a run is; given after each operation. */
export interface Progress {
  readonly operations: number
  readonly operationsDone: number
  readonly sent: number
  readonly failed: number
  /** The operation that has just ended. */
  readonly operation: string
}

/** Adds up the operations of a run. */
export function totalsOf(operations: readonly OperationReport[]): Totals {
  const sum = (of: (operation: OperationReport) => number): number => operations.reduce((total, operation) => total + of(operation), 0)
  return {
    operations: operations.length,
    skipped: sum((operation) => (operation.skipped === undefined ? 0 : 1)),
    operationsFailed: sum((operation) => (operation.failed.length > 0 ? 1 : 0)),
    operationsNotBuilt: sum((operation) => (operation.couldNotBuild.length > 0 ? 1 : 0)),
    sent: sum((operation) => operation.sent),
    passed: sum((operation) => operation.passed),
    failed: sum((operation) => operation.failed.length),
    couldNotBuild: sum((operation) => operation.couldNotBuild.length),
  }
}

/** True where a run proves the contract: nothing failed, all that was asked for exists, and something passed unless there was nothing to send. */
export function holds(report: ContractReport): boolean {
  const { failed, passed, operations, skipped } = report.totals
  return failed === 0 && report.unknown.length === 0 && (passed > 0 || operations === skipped)
}
