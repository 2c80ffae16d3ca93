import type { ValidationMode } from '../contract.ts'
import { readCookies, readHeaders, readPath, readQuery, type Undeclared } from '../decode/parameters.ts'
import { readQuerystring } from '../decode/querystring.ts'
import type { Exchange, Parameters } from '../exchange.ts'
import { fault, pointerToken } from '../faults.ts'
import { GatewayError, maxFaults, type Fault } from '../problem.ts'
import type { OperationContext, Outcome, StageMaker } from '../stage.ts'

/**
 * Decodes the parameters of all locations and holds them to their schemas; sets `x.parameters` where
 * anybody wants them. Every fault is found at once:
 * in `block` they are one refusal (400), in `report` they are reported and the request goes on, in `off` they are not looked for.
 */
export const parametersStage: StageMaker = (context) => {
  const { operation, policies, report } = context
  const { request: mode, unknownQuery } = policies.validation
  const checks = mode !== 'off'
  // Hooks see the values, and the cache makes tags of them.
  const keeps = context.hooks !== undefined || context.cache !== null
  const path = readPath(operation, checks, keeps)
  const credentials = credentialKeys(context)
  const whole = readQuerystring(operation, checks, credentials, policies.limits.depth)
  const query = whole !== null ? { read: whole, isContent: false }
    : readQuery(operation, checks, unknownQuery === 'off' && !isCached(context) ? null : undeclaredKeys(context, credentials, unknownQuery))
  const headers = readHeaders(operation, checks)
  const cookies = readCookies(operation, checks)
  if (path === null && query === null && headers === null && cookies === null) return null

  const read = (x: Exchange): Outcome => {
    const parameters: Parameters | null = keeps ? { path: {}, query: {}, headers: {}, cookies: {} } : null
    const faults: Fault[] = []
    if (path !== null) path(x, parameters && parameters.path, faults)
    if (query !== null) query.read(x, parameters && parameters.query, faults)
    if (headers !== null) headers(x, parameters && parameters.headers, faults)
    if (cookies !== null) cookies(x, parameters && parameters.cookies, faults)
    x.parameters = parameters
    return faults.length === 0 ? undefined : settle(x, faults)
  }
  const settle = (x: Exchange, faults: readonly Fault[]): Outcome => {
    if (mode === 'off') return refusalOf(faults.filter(({ code }) => code === undeclared))
    if (mode === 'block') return refusalOf(faults)
    const refused = faults.filter(({ code }) => code === undeclared)
    if (refused.length < faults.length) report(x, 'request', faults.filter(({ code }) => code !== undeclared).slice(0, maxFaults))
    return refusalOf(refused)
  }
  const asksNothing = !keeps && path === null && headers === null && cookies === null && query !== null && query.isContent
  return { name: 'parameters', request: asksNothing ? (x) => (x.query === '' ? undefined : read(x)) : read }
}

const undeclared = 'undeclared'

function refusalOf(faults: readonly Fault[]): Outcome {
  return faults.length === 0 ? undefined : new GatewayError('request_invalid', { errors: faults.slice(0, maxFaults) })
}

/** The query keys that carry a credential of the operation. */
function credentialKeys({ api, operation }: OperationContext): readonly string[] {
  const named = new Set(operation.security.anyOf.flat().map(({ scheme }) => scheme))
  return api.schemes.flatMap(({ name, contract }) => (named.has(name) && contract.type === 'apiKey' && contract.in === 'query' ? [contract.name] : []))
}

function isCached({ operation, policies, cache }: OperationContext): boolean {
  return cache !== null && policies.cache.enabled && operation.method === 'GET'
}

/** What becomes of query keys that the document does not know; those that carry a credential are known. What is not in a key of the cache is not sent. */
function undeclaredKeys(context: OperationContext, credentials: readonly string[], mode: ValidationMode): Undeclared {
  const { report } = context
  const known = new Set(credentials)
  const drops = isCached(context)
  return (keys, faults, x) => {
    if (drops) x.droppedQuery = [...(x.droppedQuery ?? []), ...keys.filter((key) => !known.has(key))]
    const found = keys.filter((key) => !known.has(key)).slice(0, maxFaults)
      .map((key) => fault('query', `/${pointerToken(key)}`, undeclared, 'is not declared'))
    if (found.length === 0) return
    if (mode === 'block') faults.push(...found)
    else if (mode === 'report') report(x, 'request', found)
  }
}

