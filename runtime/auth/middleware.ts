import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Principal, Security } from '../contract.ts'
import { GatewayError, problemDocument } from '../problem.ts'
import type { Verifier } from '../stage.ts'
import { compileSecurity, type Decision } from './evaluate.ts'
import type { FailedCredentials } from './failed-credentials.ts'

export interface MiddlewareOptions {
  /** The limit against guessing, shared by all middleware that guards one server. */
  readonly failedCredentials?: FailedCredentials
  /** The client's address, for that limit; default the peer's. Behind a proxy, give Express's `request.ip`. */
  readonly address?: (request: IncomingMessage) => string
}

/** A request that passed: `principal` is null where it is anonymous, or only the backend knows. */
export type Authenticated = IncomingMessage & { principal?: Principal | null }

/** Plain Express (or connect) middleware. */
export type Middleware = (request: Authenticated, response: ServerResponse, next: (error?: unknown) => void) => void

/**
 * Guards any route of an Express application by security schemes, as the gateway guards its operations: sets
 * `request.principal` and goes on, or answers 401, 403, 429 or 503 as `application/problem+json`.
 */
export function authenticate(security: Security, verifiers: ReadonlyMap<string, Verifier>, options: MiddlewareOptions = {}): Middleware {
  const { failedCredentials, address = (request) => request.socket.remoteAddress ?? '' } = options
  const evaluate = compileSecurity(security, verifiers)
  return (request, response, next) => {
    const seconds = failedCredentials?.blockedFor(address(request)) ?? 0
    if (seconds > 0) return refuse(response, new GatewayError('too_many_failures', { headers: ['retry-after', String(seconds)] }))
    const apply = (decision: Decision): void => {
      if (decision.guessed) failedCredentials?.failed(address(request))
      if (decision.refusal !== null) return refuse(response, decision.refusal)
      request.principal = decision.principal
      next()
    }
    const url = (request as { readonly originalUrl?: string }).originalUrl ?? request.url ?? ''
    const query = url.indexOf('?')
    let decision: Decision | Promise<Decision>
    try {
      decision = evaluate({ request, query: query === -1 ? '' : url.slice(query + 1) })
    } catch (error) {
      return next(error)
    }
    if ('then' in decision) decision.then(apply).catch(next)
    else apply(decision)
  }
}

function refuse(response: ServerResponse, refusal: GatewayError): void {
  response.statusCode = refusal.status
  const headers = refusal.details.headers ?? []
  for (let i = 0; i < headers.length; i += 2) response.appendHeader(headers[i]!, headers[i + 1]!)
  response.setHeader('content-type', 'application/problem+json')
  response.setHeader('cache-control', 'no-store')
  const id = response.getHeader('x-request-id')
  response.end(problemDocument(refusal, typeof id === 'string' ? id : ''))
}
