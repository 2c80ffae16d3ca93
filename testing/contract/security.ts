import { carry, combine, isNothing, nothing, shareAPlace, spoil } from './carried.ts'
import type { Carried } from './carried.ts'
import type { DevCredentials, SchemeCredentials } from './credentials.ts'
import type { ContractOperation } from './operations.ts'
import type { NotBuilt } from './report.ts'
import { demandsScopes, securityScheme } from './security-model.ts'
import type { Alternative, Demand } from './security-model.ts'

/** How one operation's security is tried. */
export interface SecurityPlan {
  /** Credentials that must be accepted, one for each alternative that can be met; empty where none can. */
  readonly accepted: readonly { readonly name: string; readonly carried: Carried }[]
  /** Credentials that must be refused, with the statuses that are right. */
  readonly refused: readonly RefusedCredential[]
  readonly notBuilt: readonly NotBuilt[]
}

export interface RefusedCredential {
  readonly name: string
  readonly carried: Carried
  readonly statuses: readonly number[]
  /** True where a credential in it does not hold, rather than being absent or lacking scopes. */
  readonly guess: boolean
}

/** What is sent of a scheme, and the scopes that it has. */
interface Held { readonly scheme: string; readonly carried: Carried; readonly scopes: readonly string[] }

/** Plans an operation's security from its document and the credentials at hand. */
export function planSecurity(operation: ContractOperation, credentials: DevCredentials | undefined): SecurityPlan {
  const { document, name: api } = operation.api
  const known: Readonly<Record<string, SchemeCredentials>> = credentials?.[api] ?? {}
  const accepted: { name: string; carried: Carried }[] = []
  const refused: RefusedCredential[] = []
  const notBuilt: NotBuilt[] = []
  const held = (demand: Demand): Held | undefined => {
    const entry = Object.hasOwn(known, demand.scheme) ? known[demand.scheme] : undefined
    return entry && { scheme: demand.scheme, carried: carry(demand.scheme, entry.send), scopes: entry.scopes ?? [] }
  }
  const everyHeld = [...new Set(operation.security.flat().map((demand) => demand.scheme))]
    .flatMap((scheme) => held({ scheme, scopes: [] }) ?? [])
  const satisfied = (sent: readonly Held[], anyScheme: boolean): boolean => operation.security.some((alternative) => alternative.every((demand) =>
    sent.some((one) => {
      const counts = one.scheme === demand.scheme
        || (anyScheme && everyHeld.some((other) => other.scheme === demand.scheme && shareAPlace(other.carried, one.carried)))
      return counts && (!demandsScopes(document, demand) || demand.scopes.every((scope) => one.scopes.includes(scope)))
    })))
  const refuse = (check: string, sent: readonly Held[], status: number): void => {
    // What a verifier of another alternative would accept in the same place cannot be called wrong from the document alone.
    if (satisfied(sent, true)) return
    const combined = combine(sent.map((one) => one.carried))
    if ('carried' in combined) refused.push({ name: check, carried: combined.carried, statuses: statuses(sent, status), guess: false })
  }
  /** A right credential may also be taken for another scheme's, which then lacks scopes only. */
  const statuses = (right: readonly Held[], status: number): readonly number[] =>
    everyHeld.some((other) => right.some((one) => one.scheme !== other.scheme && shareAPlace(one.carried, other.carried))) ? [401, 403] : [status]

  for (const [index, alternative] of operation.security.entries()) {
    const name = nameOf(alternative)
    const check = `credentials ${name}`
    const parts: Held[] = []
    const fault = alternative.map((demand) => {
      const part = held(demand)
      if (part === undefined) return missing(operation, demand, credentials)
      const lacking = demandsScopes(document, demand) ? demand.scopes.filter((scope) => !part.scopes.includes(scope)) : []
      if (lacking.length > 0) return `the credential of ${demand.scheme} lacks ${lacking.join(', ')}`
      parts.push(part)
      return undefined
    }).find((reason) => reason !== undefined)
    if (fault !== undefined) {
      notBuilt.push({ check, reason: fault })
      continue
    }
    const combined = combine(parts.map((part) => part.carried))
    if ('clash' in combined) {
      notBuilt.push({ check, reason: `${combined.clash} cannot carry two credentials` })
      continue
    }
    accepted.push({ name, carried: combined.carried })
    if (alternative.length === 0) continue
    if (!operation.security.some((other) => other.length === 0)) {
      refused.push({ name: `wrong credentials ${name}`, carried: spoil(combined.carried), statuses: [401], guess: true })
    }
    if (alternative.length > 1) {
      for (const demand of alternative) {
        const rest = parts.filter((part) => part.scheme !== demand.scheme)
        refuse(`${name} without ${demand.scheme}`, rest, 401)
        const others = spoilOne(parts, demand.scheme)
        if (others !== undefined && !satisfied(rest, true)) refused.push({ name: `${name}, ${demand.scheme} wrong`, carried: others, statuses: statuses(rest, 401), guess: true })
      }
    }
    for (const demand of alternative) {
      if (!demandsScopes(document, demand)) continue
      const without = known[demand.scheme]!.withoutScopes
      if (without === undefined) {
        notBuilt.push({ check: `missing scopes of ${demand.scheme}`, reason: `no credential of ${demand.scheme} without scopes is given` })
        continue
      }
      const sent = parts.map((part) => (part.scheme === demand.scheme ? { ...part, carried: carry(demand.scheme, without), scopes: [] } : part))
      if (isFirstUse(operation.security, index, demand, alternative)) refuse(`missing scopes of ${demand.scheme}${alternative.length > 1 ? ` in ${name}` : ''}`, sent, 403)
    }
  }
  if (!operation.security.some((alternative) => alternative.length === 0)) {
    refused.unshift({ name: 'missing credentials', carried: nothing, statuses: [401], guess: false })
  }
  return { accepted, refused, notBuilt }
}

function spoilOne(parts: readonly Held[], scheme: string): Carried | undefined {
  const combined = combine(parts.map((part) => (part.scheme === scheme ? spoil(part.carried) : part.carried)))
  return 'carried' in combined && !isNothing(combined.carried) ? combined.carried : undefined
}

/** The same demand alone in two alternatives need not be tried twice. */
function isFirstUse(security: readonly Alternative[], index: number, demand: Demand, alternative: Alternative): boolean {
  if (alternative.length > 1) return true
  return !security.slice(0, index).some((earlier) => earlier.length === 1 && earlier[0]!.scheme === demand.scheme)
}

function nameOf(alternative: Alternative): string {
  return alternative.length === 0 ? 'anonymous' : alternative.map((demand) => demand.scheme).join(' + ')
}

function missing(operation: ContractOperation, demand: Demand, credentials: DevCredentials | undefined): string {
  const scheme = securityScheme(operation.api.document, demand.scheme)
  if (scheme === undefined) return `the document declares no security scheme ${demand.scheme}`
  if (scheme['type'] === 'mutualTLS') return `${demand.scheme} is a client certificate (mutualTLS)`
  return credentials === undefined ? `no credentials are given (${demand.scheme})` : `the credentials have none for ${operation.api.name}, ${demand.scheme}`
}
