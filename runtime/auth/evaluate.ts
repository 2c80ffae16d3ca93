import type { Principal, Requirement, Security } from '../contract.ts'
import { GatewayError } from '../problem.ts'
import type { Carrier, CredentialSource, Verdict, Verifier } from '../stage.ts'
import { mergePrincipals } from './principal.ts'
import { forbidden, unauthorized, unavailable } from './refusal.ts'

/** What must not reach the backend; header names in lower case, query keys decoded. */
export interface Withheld {
  readonly headers: readonly string[] | null
  readonly query: readonly string[] | null
  readonly cookies: readonly string[] | null
}

/** Whether a request may go on, as whom, and without which of its credentials. */
export interface Decision {
  readonly refusal: GatewayError | null
  readonly principal: Principal | null
  readonly withheld: Withheld
  /** A credential was sent that does not hold, whatever came of the request: it counts as a guess. */
  readonly guessed: boolean
}

export type Evaluate = (source: CredentialSource) => Decision | Promise<Decision>

/** One requirement at one place of the plan; requirements of one scheme share a slot, so that each is verified once a request. */
interface Planned {
  readonly slot: number
  readonly verifier: Verifier
  readonly scopes: readonly string[]
}

interface Alternative {
  /** Cheapest first. */
  readonly planned: readonly Planned[]
  /** The slots in the order of the document, which decides who the principal is. */
  readonly slots: readonly number[]
  readonly withheld: Withheld
}

interface Plan {
  readonly alternatives: readonly Alternative[]
  /** What is withheld from anonymous requests; null where they are not allowed. */
  readonly anonymous: Withheld | null
  readonly verifiers: readonly Verifier[]
  readonly security: Security
}

interface Progress {
  readonly source: CredentialSource
  readonly verdicts: (Verdict | undefined)[]
  alternative: number
  requirement: number
  /** The first alternative whose credentials all hold and whose scopes do not. */
  lacking: Alternative | null
  lacks: boolean
}

const nothing: Withheld = { headers: null, query: null, cookies: null }

/**
 * Compiles a security requirement (OpenAPI 3.1, 4.8.30): one alternative must hold (OR), the cheapest is tried first, and
 * within it every scheme with all its scopes (AND). The result stays synchronous while the verifiers do.
 *
 * Where anonymous access is one alternative, only a request without credentials is anonymous: one whose credential does
 * not hold is refused, since its sender believes to be someone, and would be served as nobody without a word.
 * A credential that holds but lacks scopes is served as nobody's there, as it may be.
 */
export function compileSecurity(security: Security, verifiers: ReadonlyMap<string, Verifier>): Evaluate {
  const plan = makePlan(security, verifiers)
  const begin = (source: CredentialSource): Progress => ({
    source, verdicts: new Array<Verdict | undefined>(plan.verifiers.length).fill(undefined),
    alternative: 0, requirement: 0, lacking: null, lacks: false,
  })
  const sole = soleRequirement(plan)
  if (sole === null) return (source) => run(plan, begin(source))
  const { verifier, scopes, withheld } = sole
  return (source) => {
    const verdict = verifier.verify(source)
    if (isPromise(verdict)) return resume(plan, begin(source), 0, verdict)
    if (verdict.kind === 'ok' && holds(verdict, scopes)) return { refusal: null, principal: verdict.principal, withheld, guessed: false }
    return run(plan, { ...begin(source), verdicts: [verdict] })
  }
}

/** Where one scheme is all that is asked for, as it mostly is, there is nothing to choose. */
function soleRequirement({ alternatives, anonymous }: Plan): Planned & { readonly withheld: Withheld } | null {
  const [first] = alternatives
  if (first === undefined || alternatives.length > 1 || first.planned.length > 1 || anonymous !== null) return null
  return { ...first.planned[0]!, withheld: first.withheld }
}

function makePlan(security: Security, verifiers: ReadonlyMap<string, Verifier>): Plan {
  if (security.anyOf.length === 0) throw new TypeError('a security requirement without alternatives can never hold')
  const used: Verifier[] = []
  const slotOf = ({ scheme }: Requirement): number => {
    const verifier = verifiers.get(scheme)
    if (verifier === undefined) throw new TypeError(`nothing verifies the security scheme ${scheme}`)
    if (!used.includes(verifier)) used.push(verifier)
    return used.indexOf(verifier)
  }
  const slots = security.anyOf.map((requirements) => requirements.map(slotOf))
  const costOf = (alternative: readonly number[]): number => alternative.reduce((sum, slot) => sum + used[slot]!.cost, 0)
  const order = slots.map((_, index) => index).filter((index) => slots[index]!.length > 0)
    .sort((a, b) => costOf(slots[a]!) - costOf(slots[b]!) || a - b)
  return {
    security, verifiers: used,
    anonymous: slots.some((alternative) => alternative.length === 0) ? withhold([], used) : null,
    alternatives: order.map((index) => ({
      slots: slots[index]!,
      withheld: withhold(slots[index]!.map((slot) => used[slot]!), used),
      planned: slots[index]!
        .map((slot, at) => ({ slot, verifier: used[slot]!, scopes: security.anyOf[index]![at]!.scopes }))
        .sort((a, b) => a.verifier.cost - b.verifier.cost),
    })),
  }
}

/**
 * Secrets, proven or not, and tokens that were not proven: the backend gets no credential of a checked scheme that nobody
 * looked at. A header that several schemes share passes where one that forwards it was proven.
 */
function withhold(proven: readonly Verifier[], all: readonly Verifier[]): Withheld {
  const passes = (carrier: Carrier): boolean =>
    proven.some((verifier) => verifier.handling !== 'remove' && verifier.carrier?.in === carrier.in && verifier.carrier.name === carrier.name)
  const gone = all.flatMap(({ carrier, handling }) => (carrier === null || handling === 'backend' || passes(carrier) ? [] : [carrier]))
  const names = (place: Carrier['in']): readonly string[] | null => {
    const found = [...new Set(gone.filter((carrier) => carrier.in === place).map((carrier) => carrier.name))]
    return found.length === 0 ? null : found
  }
  return { headers: names('header'), query: names('query'), cookies: names('cookie') }
}

function run(plan: Plan, progress: Progress): Decision | Promise<Decision> {
  const { verdicts, source } = progress
  for (; progress.alternative < plan.alternatives.length; progress.alternative++, progress.requirement = 0, progress.lacks = false) {
    const alternative = plan.alternatives[progress.alternative]!
    let proven = true
    for (; progress.requirement < alternative.planned.length; progress.requirement++) {
      const { slot, verifier, scopes } = alternative.planned[progress.requirement]!
      let verdict = verdicts[slot]
      if (verdict === undefined) {
        const result = verifier.verify(source)
        if (isPromise(result)) return resume(plan, progress, slot, result)
        verdict = verdicts[slot] = result
      }
      if (verdict.kind !== 'ok') {
        proven = false
        break
      }
      if (!holds(verdict, scopes)) progress.lacks = true
    }
    if (!proven) continue
    if (progress.lacks) progress.lacking ??= alternative
    else return grant(alternative, verdicts)
  }
  return conclude(plan, progress)
}

/** Where no alternative holds. What the AND of an alternative never got to is verified too before a request is called anonymous. */
function conclude(plan: Plan, progress: Progress): Decision | Promise<Decision> {
  const { verdicts, source, lacking } = progress
  if (plan.anonymous !== null) {
    for (let slot = 0; slot < verdicts.length; slot++) {
      if (verdicts[slot] !== undefined) continue
      const result = plan.verifiers[slot]!.verify(source)
      if (isPromise(result)) return resume(plan, progress, slot, result)
      verdicts[slot] = result
    }
  }
  const waiting = verdicts.find((verdict) => verdict?.kind === 'unavailable')
  if (waiting?.kind === 'unavailable') return refuse(unavailable(waiting), verdicts)
  if (plan.anonymous !== null && !guessed(verdicts)) return { refusal: null, principal: null, withheld: plan.anonymous, guessed: false }
  if (lacking === null) return refuse(unauthorized(plan.security, plan.verifiers, verdicts), verdicts)
  return refuse(forbidden(lacking.planned.filter(({ slot, scopes }) => !holds(verdicts[slot]!, scopes))), verdicts)
}

function resume(plan: Plan, progress: Progress, slot: number, verdict: Promise<Verdict>): Promise<Decision> {
  return verdict.then((settled) => {
    progress.verdicts[slot] = settled
    return run(plan, progress)
  })
}

function grant({ slots, withheld }: Alternative, verdicts: readonly (Verdict | undefined)[]): Decision {
  const principal = slots.length === 1 ? principalOf(verdicts[slots[0]!]) : mergePrincipals(slots.map((slot) => principalOf(verdicts[slot])))
  return { refusal: null, principal, withheld, guessed: guessed(verdicts) }
}

const refuse = (refusal: GatewayError, verdicts: readonly (Verdict | undefined)[]): Decision =>
  ({ refusal, principal: null, withheld: nothing, guessed: guessed(verdicts) })

const principalOf = (verdict: Verdict | undefined): Principal | null => (verdict?.kind === 'ok' ? verdict.principal : null)

/** Scopes of a credential that only the backend can read are the backend's to judge. */
function holds(verdict: Verdict, scopes: readonly string[]): boolean {
  if (scopes.length === 0) return true
  const principal = principalOf(verdict)
  return principal === null || scopes.every((scope) => principal.scopes.includes(scope))
}

function guessed(verdicts: readonly (Verdict | undefined)[]): boolean {
  for (const verdict of verdicts) if (verdict?.kind === 'invalid') return true
  return false
}

function isPromise(result: Verdict | Promise<Verdict>): result is Promise<Verdict> {
  return 'then' in result
}
