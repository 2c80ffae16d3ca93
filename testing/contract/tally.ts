import type { Check } from './check.ts'
import type { Answer } from './client.ts'
import { curlLine } from './curl.ts'
import type { ContractOperation } from './operations.ts'
import type { Failure, NotBuilt, OperationReport } from './report.ts'
import type { ApiContext } from './context.ts'
import { isLimited, verdict } from './verdict.ts'

/** Makes one operation's checks and counts what becomes of them. */
export class Tally {
  readonly #operation: ContractOperation
  readonly #context: ApiContext
  readonly #failed: Failure[] = []
  readonly #notBuilt: NotBuilt[] = []
  #sent = 0
  #duration = 0
  #skipped: string | undefined

  constructor(operation: ContractOperation, context: ApiContext) {
    this.#operation = operation
    this.#context = context
  }

  get sent(): number {
    return this.#sent
  }

  get failed(): number {
    return this.#failed.length
  }

  /** Sends a check; its answer where the check holds. */
  async make(check: Check): Promise<Answer | undefined> {
    const { client, judge, options } = this.#context
    const { name, request, expect } = check
    const began = performance.now()
    const outcome = await client.send(request)
    this.#duration += performance.now() - began
    if (check.guess === true && isLimited(outcome)) {
      this.cannot({ check: name, reason: 'the gateway limits failed credentials, and this run has used them up' })
      return undefined
    }
    this.#sent++
    const breach = verdict(outcome, { operation: this.#operation, judge, request, expect, embedded: options.embedded === true })
    if (breach !== undefined) this.#failed.push({ check: name, sent: curlLine(request, client.base), ...breach })
    return 'error' in outcome || breach !== undefined ? undefined : outcome
  }

  cannot(notBuilt: NotBuilt): void {
    this.#notBuilt.push(notBuilt)
  }

  /** A check that seemed to hold and did not. */
  revoke(failure: Failure): void {
    if (!this.#failed.some((known) => known.check === failure.check)) this.#failed.push(failure)
  }

  skip(reason: string): void {
    this.#skipped = reason
  }

  report(): OperationReport {
    const { api, id, method, path } = this.#operation
    return {
      api: api.name, id, method, path, sent: this.#sent, passed: this.#sent - this.#failed.length,
      failed: this.#failed, couldNotBuild: this.#notBuilt, duration: this.#duration, ...(this.#skipped === undefined ? {} : { skipped: this.#skipped }),
    }
  }
}
