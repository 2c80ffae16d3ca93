import { notBuilt, refused } from './check.ts'
import type { Check, Planned } from './check.ts'
import { planBodies, refusedMedia } from './body-checks.ts'
import { planParameters } from './parameter-checks.ts'
import { planPaths } from './path-checks.ts'
import { nothing } from './carried.ts'
import type { ContractOperation } from './operations.ts'
import { markOf, proofHeaders } from './proof.ts'
import type { ValidRequest } from './requests.ts'
import { blocks } from './context.ts'
import type { ApiContext } from './context.ts'
import { planSecurity } from './security.ts'
import { bareRequest } from './wire.ts'

/** The checks of one operation, in the order in which they are made: what must pass, then what must be refused. */
export function* planOperation(operation: ContractOperation, context: ApiContext): Generator<Planned> {
  const { options, requests, routes } = context
  const security = planSecurity(operation, options.credentials)
  const gateway = options.gateway !== undefined
  const valid: ValidRequest[] = []
  for (const made of requests.valid(operation, routes)) {
    if (!('unsupported' in made)) valid.push(made)
    else if (refusedMedia(operation, context, made.label) === undefined) yield notBuilt(`valid: ${made.label}`, made.unsupported)
  }
  for (const missing of security.notBuilt) yield { notBuilt: missing }

  const [base] = valid
  const [credential, ...others] = security.accepted
  if (credential !== undefined) {
    for (const { label, request } of valid) {
      yield { name: `valid: ${label}${suffix(credential.name)}`, request: { ...request, credentials: credential.carried }, expect: { kind: 'accepted' } }
    }
    if (base !== undefined) {
      for (const { name, carried } of others) {
        yield { name: `valid: ${base.label}${suffix(name)}`, request: { ...base.request, credentials: carried }, expect: { kind: 'accepted' } }
      }
      if (gateway && operation.method === 'GET' && routes.find(base.request.path)?.methods.has('HEAD') === false) {
        yield { name: 'HEAD follows GET', request: { ...base.request, method: 'HEAD', credentials: credential.carried }, expect: { kind: 'accepted' } }
      }
    }
  }
  if (!gateway) return

  let marks = 0
  for (const planned of planRefusals(operation, context, { security, base, valid })) {
    yield 'notBuilt' in planned || options.embedded !== true ? planned : marked(planned, `${markOf(context.run, operation.api.name)}${operation.index}.${marks++}`)
  }
}

interface Basis {
  readonly security: ReturnType<typeof planSecurity>
  readonly base: ValidRequest | undefined
  readonly valid: readonly ValidRequest[]
}

function* planRefusals(operation: ContractOperation, context: ApiContext, { security, base, valid }: Basis): Generator<Planned> {
  const { requests, routes } = context
  const path = requests.path(operation, routes)
  const anyRequest = base?.request ?? ('path' in path ? bareRequest(operation.method, path.path) : undefined)
  for (const { name, carried, statuses, guess } of security.refused) {
    if (anyRequest === undefined) yield notBuilt(name, 'path' in path ? 'no request' : path.unsupported)
    else yield { name, request: { ...anyRequest, credentials: carried }, expect: { kind: 'refused', statuses, header: 'www-authenticate' }, ...(guess && { guess }) }
  }
  const [credential] = security.accepted
  const carried = credential?.carried ?? nothing
  yield* planPaths(operation, context, carried, anyRequest)
  if (credential === undefined || base === undefined) return
  if (!blocks(operation, context, 'request')) return
  for (const planned of [planParameters(operation, context, base), planBodies(operation, context, base, valid)]) {
    for (const one of planned) {
      yield 'notBuilt' in one ? one : { ...one, request: { ...one.request, credentials: carried }, expect: one.expect.kind === 'refused' ? one.expect : refused(400) }
    }
  }
}

/** A request that is to be refused names itself, so that the embedded backend can tell when it arrives nevertheless. */
function marked(check: Check, mark: string): Check {
  if (check.expect.kind !== 'refused') return check
  return { ...check, request: { ...check.request, headers: [...check.request.headers, [proofHeaders.mark, mark]] } }
}

function suffix(name: string): string {
  return name === 'anonymous' ? '' : `, ${name}`
}
