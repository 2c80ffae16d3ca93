import type { Deprecation, Partially, Policies, Quota, RateLimit } from '../../runtime/contract.ts'
import type { Diagnostic, Place, Severity } from '../diagnostics.ts'
import { instant } from '../load/units.ts'
import type { FoundOperation } from './operation.ts'
import type { MergedPolicies } from './policy.ts'

export interface PolicyCheck extends MergedPolicies {
  readonly operation: FoundOperation
  readonly add: (diagnostic: Diagnostic) => void
  /** Where a pointer into the document was written. */
  readonly place: (pointer: string) => Place
  /** What was said already: a policy of a wide level is said once, and not for each operation under it. */
  readonly seen: Set<string>
}

/** What only the merged policies of an operation show: members of several levels that cannot be together, limits that nothing fits. */
export function checkPolicies(check: PolicyCheck): void {
  const { policies, places, operation, add, place, seen } = check
  const report = (severity: Severity, code: string, at: Place, message: string, hint: string): void => {
    const text = `${code} ${at.file}:${at.line}:${at.column} ${message}`
    if (seen.has(text)) return
    seen.add(text)
    add({ code, severity, place: at, message, hint })
  }
  const written = (...keys: readonly string[]): Place => keys.map((key) => places[`policies.${key}`]).find((known) => known !== undefined) ?? place(operation.node.pointer)

  checkNames([...policies.rateLimit ?? [], ...policies.quota ?? []], (name) => report('error', 'limit-name-twice', written('rateLimit', 'quota'),
    `two limits of one operation are called "${name}"`, 'give each a name of its own'))
  for (const limit of policies.rateLimit ?? []) checkRoom(limit, limit.algorithm === 'tokenBucket' ? limit.burst ?? limit.limit : limit.limit)
  for (const quota of policies.quota ?? []) checkQuota(quota)
  checkCors(policies)
  checkDeprecation(policies.deprecation)

  function checkRoom(limit: RateLimit, room: number): void {
    const cost = limit.cost ?? policies.cost ?? 1
    if (cost > room) report('error', 'limit-never-met', written('rateLimit'), `one request costs ${cost}, and the limit "${limit.name}" has room for ${room}: none would pass`, 'a higher limit or burst, or a lower cost')
    if (limit.algorithm === 'slidingWindow' && limit.burst !== undefined) report('error', 'limit-burst-unused', written('rateLimit'), `the limit "${limit.name}" is a sliding window, which has no burst`, 'algorithm: tokenBucket, or no burst')
  }
  function checkQuota(quota: Quota): void {
    if (quota.limit === undefined && quota.classes === undefined) report('error', 'quota-without-limit', written('quota'), `the quota "${quota.name}" has neither limit nor classes`, 'limit: 1000, or classes: { free: 1000, gold: 100000 }')
  }
  function checkCors({ cors }: Partially<Policies>): void {
    if (cors === undefined || cors === false) return
    if (cors.origins === undefined) report('error', 'cors-without-origins', written('cors', 'cors.credentials', 'cors.methods', 'cors.headers', 'cors.expose', 'cors.maxAge'), 'it is not said whose pages may call', 'origins: [https://app.example.com]')
    if (cors.credentials === true && cors.origins?.includes('*') === true) {
      report('error', 'cors-open-to-all', written('cors.credentials', 'cors.origins'), 'pages of all origins would call with the credentials of whoever reads them; no browser accepts that', 'list the origins, or credentials: false')
    }
  }
  function checkDeprecation(deprecation: Deprecation | false | undefined): void {
    const { deprecated } = operation.node.value
    if (deprecation === undefined && deprecated === true) {
      report('info', 'deprecation-without-date', place(`${operation.node.pointer}/deprecated`), 'deprecated without a date: no Deprecation header is sent', 'x-gateway: { deprecation: { since: 2026-01-31 } }')
    }
    if (deprecation === undefined || deprecation === false) return
    const at = written('deprecation.sunset', 'deprecation.since', 'deprecation.link', 'deprecation')
    const { since, sunset } = deprecation
    if (since === undefined && sunset === undefined) report('error', 'deprecation-without-date', at, 'neither since nor sunset is there, so there is nothing to send', 'since: 2026-01-31')
    else if (since !== undefined && sunset !== undefined && instant(sunset)! < instant(since)!) {
      report('error', 'sunset-before-deprecation', at, 'an operation cannot go before it is deprecated (RFC 9745, section 4)', 'a sunset that is not before since')
    }
  }
}

function checkNames(limits: readonly { readonly name: string }[], twice: (name: string) => void): void {
  const names = new Set<string>()
  for (const { name } of limits) {
    if (names.has(name)) twice(name)
    names.add(name)
  }
}
