import type { ParameterIn } from './contract.ts'

/** Every refusal of the gateway's own: its stable code, status and title (RFC 9457). */
export const problems = {
  request_malformed: [400, 'The request is malformed'],
  request_invalid: [400, 'The request does not match the API description'],
  unauthorized: [401, 'Valid credentials are required'],
  forbidden: [403, 'The credentials do not allow this operation'],
  address_refused: [403, 'This address may not call here'],
  not_found: [404, 'No such resource at this gateway'],
  method_not_allowed: [405, 'This method is not declared here'],
  request_timeout: [408, 'The request took too long to arrive'],
  body_too_large: [413, 'The request body is too large'],
  uri_too_long: [414, 'The request target is too long'],
  media_type_unsupported: [415, 'The media type of the request body is not declared'],
  too_many_failures: [429, 'Too many failed credentials'],
  rate_limited: [429, 'Too many requests'],
  quota_exceeded: [429, 'The quota is used up'],
  internal: [500, 'The gateway failed'],
  backend_unreachable: [502, 'The backend cannot be reached'],
  backend_failed: [502, 'The backend broke off its answer'],
  backend_credentials: [502, 'The gateway has no credentials for the backend'],
  response_invalid: [502, 'The backend answered against its API description'],
  response_too_large: [502, 'The answer of the backend is too large to check'],
  verifier_unavailable: [503, 'Credentials cannot be checked now'],
  overloaded: [503, 'The gateway is overloaded'],
  backend_unavailable: [503, 'The backend is failing, and is given time to recover'],
  stopping: [503, 'The gateway is stopping'],
  maintenance: [503, 'The service is under maintenance'],
  store_unavailable: [503, 'Limits cannot be counted now'],
  not_cached: [504, 'No stored answer can be used'],
  backend_timeout: [504, 'The backend took too long'],
  loop_detected: [508, 'The request came back to this gateway'],
} as const satisfies Record<string, readonly [number, string]>

export type ProblemCode = keyof typeof problems

/** One thing wrong with a message: where it is, the rule it breaks, and a sentence that repeats no value of the client's. */
export interface Fault {
  readonly in: ParameterIn | 'body' | 'response' | 'request'
  /** JSON pointer (RFC 6901); for parameters it begins with the parameter's name. */
  readonly pointer: string
  /** The schema keyword or rule, e.g. `required`, `maxLength`, `duplicate`. */
  readonly code: string
  readonly message: string
}

export interface ProblemDetails {
  /** What the client may know of this occurrence; 5xx have none. */
  readonly detail?: string
  readonly errors?: readonly Fault[]
  /** Flat name-value pairs for the answer, e.g. `Allow`, `WWW-Authenticate`, `Retry-After`. */
  readonly headers?: readonly string[]
  readonly backendStatus?: number
  /** For the log only. */
  readonly cause?: unknown
}

/** A refusal of the gateway's own, thrown or returned by any stage. */
export class GatewayError extends Error {
  readonly code: ProblemCode
  readonly details: ProblemDetails

  constructor(code: ProblemCode, details: ProblemDetails = {}) {
    super(problems[code][1], details.cause === undefined ? undefined : { cause: details.cause })
    this.name = 'GatewayError'
    this.code = code
    this.details = details
  }

  get status(): number {
    return problems[this.code][0]
  }
}

/** The most faults that one answer lists. */
export const maxFaults = 10

/** The `application/problem+json` document (RFC 9457) for a refusal; `instance` is the request id. */
export function problemDocument(error: GatewayError, requestId: string): string {
  const [status, title] = problems[error.code]
  const { detail, errors, backendStatus } = error.details
  return JSON.stringify({
    type: `urn:gatewright:problem:${error.code}`, title, status, code: error.code,
    ...(detail !== undefined && { detail }),
    ...(backendStatus !== undefined && { backendStatus }),
    requestId,
    ...(errors !== undefined && { errors: errors.slice(0, maxFaults) }),
  })
}
