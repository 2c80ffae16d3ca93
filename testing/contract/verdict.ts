import type { JsonObject } from '../../generator/load/document.ts'
import { isObject } from '../../generator/load/pointer.ts'
import type { Judge } from '../sample/judge.ts'
import { answerFaults, declaredResponse, parseJson } from './answer.ts'
import type { Expectation } from './check.ts'
import type { Answer, Outcome } from './client.ts'
import { essence } from './media.ts'
import type { ContractOperation } from './operations.ts'
import { proofFaults } from './proof.ts'
import type { WireRequest } from './wire.ts'

/** What every refusal of the gateway's own has its `type` begin with. */
const refusalPrefix = 'urn:gatewright:problem:'

export interface VerdictOptions {
  readonly operation: ContractOperation
  /** Judges answers. */
  readonly judge: Judge
  readonly request: WireRequest
  readonly expect: Expectation
  /** True where the embedded backend answers: a success is demanded of it, and its proof is read. */
  readonly embedded: boolean
}

/** What was expected and what came instead, or undefined where the expectation is met. */
export function verdict(outcome: Outcome, options: VerdictOptions): { readonly expected: string; readonly got: string } | undefined {
  const { expect } = options
  if ('error' in outcome) return { expected: describe(expect), got: `no answer: ${outcome.error}` }
  const refusal = refusalOf(outcome) ?? refusalByHead(outcome, options)
  if (expect.kind === 'refused') {
    const fault = refusalFault(outcome, refusal, expect)
    return fault === undefined ? undefined : { expected: describe(expect), got: fault }
  }
  if (refusal !== undefined) return { expected: describe(expect), got: refusalText(outcome, refusal) }
  const { operation, judge, request, embedded } = options
  const faults = [...answerFaults(operation, judge, outcome, request.method)]
  if (embedded) {
    if (!isSuccess(operation, outcome.status)) faults.push('the embedded backend must answer with a success')
    faults.push(...proofFaults(operation, request, outcome))
  }
  if (faults.length === 0) return undefined
  return { expected: describe(expect), got: `${outcome.status}: ${faults.slice(0, 5).join('; ')}` }
}

/** The gateway's own refusal that an answer is, or undefined where the backend answered. */
export function refusalOf(answer: Answer): JsonObject | undefined {
  const type = answer.headers.get('content-type')?.[0]
  if (type === undefined || essence(type) !== 'application/problem+json') return undefined
  const parsed = parseJson(answer.body)
  if ('error' in parsed || !isObject(parsed.value)) return undefined
  const kind = parsed.value['type']
  return typeof kind === 'string' && kind.startsWith(refusalPrefix) ? parsed.value : undefined
}

/** The refusal of a HEAD request has no body: where one is expected, its head must do. */
function refusalByHead(answer: Answer, { request, expect }: VerdictOptions): JsonObject | undefined {
  const type = answer.headers.get('content-type')?.[0] ?? ''
  return request.method === 'HEAD' && expect.kind === 'refused' && essence(type) === 'application/problem+json' ? { status: answer.status } : undefined
}

/** True where the gateway refuses whatever its sender sends for now, since too many of its credentials did not hold. */
export function isLimited(outcome: Outcome): boolean {
  return !('error' in outcome) && outcome.status === 429 && refusalOf(outcome)?.['type'] === `${refusalPrefix}too_many_failures`
}

function refusalFault(answer: Answer, refusal: JsonObject | undefined, expect: Expectation & { readonly kind: 'refused' }): string | undefined {
  if (refusal === undefined) {
    return `${answer.status}, which is not the gateway's refusal: the request was let through`
  }
  if (!expect.statuses.includes(answer.status)) return refusalText(answer, refusal)
  if (refusal['status'] !== answer.status) return `${answer.status} with a problem document that says ${JSON.stringify(refusal['status'])}`
  if (expect.code !== undefined && refusal['type'] !== undefined && refusal['type'] !== refusalPrefix + expect.code) return refusalText(answer, refusal)
  if (answer.status === 401 && expect.header === 'www-authenticate' && !answer.headers.has('www-authenticate')) return '401 without WWW-Authenticate (RFC 9110, 15.5.2)'
  if (expect.header === 'allow') {
    const allow = answer.headers.get('allow')?.join(',').split(',').map((method) => method.trim())
    if (allow === undefined) return '405 without Allow (RFC 9110, 15.5.6)'
    const missing = (expect.allow ?? []).filter((method) => !allow.includes(method))
    const extra = allow.filter((method) => !(expect.allow ?? []).includes(method) && !['HEAD', 'OPTIONS'].includes(method))
    if (missing.length > 0) return `405 whose Allow lacks ${missing.join(', ')}`
    if (extra.length > 0) return `405 whose Allow has ${extra.join(', ')}, which the document does not declare`
  }
  return undefined
}

function describe(expect: Expectation): string {
  if (expect.kind === 'accepted') return 'not refused by the gateway, and an answer that is valid by the document'
  return `refused by the gateway with ${expect.statuses.join(' or ')}${expect.code === undefined ? '' : ` ${expect.code}`}`
}

function refusalText(answer: Answer, refusal: JsonObject): string {
  const errors = Array.isArray(refusal['errors']) ? refusal['errors'] as readonly unknown[] : []
  const said = errors.slice(0, 3).map((error) => {
    const { in: place, pointer, code, message } = error as Record<string, unknown>
    return `${String(place)} ${String(pointer)} ${String(code)}: ${String(message)}`
  })
  const detail = [refusal['detail'], ...said].filter((part) => part !== undefined).map(String).join('; ')
  const hint = answer.status === 429 ? ' (the gateway still counts the failed credentials of an earlier run)' : ''
  return `refused by the gateway with ${answer.status} ${String(refusal['type']).slice(refusalPrefix.length)}${detail === '' ? '' : `: ${detail}`}${hint}`
}

/** A 2xx where the operation declares one, else any declared status that is no error. */
function isSuccess(operation: ContractOperation, status: number): boolean {
  if (status >= 200 && status < 300) return true
  const keys = operation.responses.map((response) => response.status)
  if (keys.length === 0) return status < 400
  if (keys.some((key) => key.startsWith('2') || key === 'default')) return false
  const only = keys.every((key) => /^[45]/.test(key))
  return (only || status < 400) && declaredResponse(operation, status) !== undefined
}
