import type { OperationModel } from '../generator/model/model.ts'
import type { Priority, Quota, RateLimit } from '../runtime/contract.ts'
import type { ChainOptions, ExplainedStage } from './explain-chain.ts'

type Policies = OperationModel['policies']

/** The stages that policies bring into a chain, in the order of `runtime/pipeline.ts`, by where they stand. */
export function policyStages({ operation, backends }: ChainOptions): { readonly edge: readonly ExplainedStage[]; readonly limits: readonly ExplainedStage[]; readonly last: readonly ExplainedStage[] } {
  const { policies, origins } = operation
  const stage = (name: keyof Policies & string, text: string, label: string = name): ExplainedStage => ({ name: label, lines: [{ text, at: originOf(origins, name) }] })
  const { cors, securityHeaders, deprecation, addresses, maintenance, shedding, concurrency, priority } = policies
  const byIdentity = priority?.by !== undefined
  const shed = on(shedding) ? [stage('shedding', `${priorityText(priority as Priority | undefined)}; low first, high never`)] : []
  const backend = backends.find(({ name }) => name === operation.backend.name)
  const limits = [...(policies.rateLimit ?? []).map(limitText), ...(policies.quota ?? []).map(quotaText)]
  return {
    edge: [
      ...(on(cors) ? [stage('cors', `origins ${(cors.origins ?? []).join(', ')}${cors.credentials === true ? ', with credentials' : ''}`)] : []),
      ...(on(securityHeaders) ? [stage('securityHeaders', 'on every answer')] : []),
      ...(on(deprecation) ? [stage('deprecation', Object.entries(deprecation).map(([key, value]) => `${key} ${String(value)}`).join(', '))] : []),
      ...((addresses?.allow ?? []).length + (addresses?.deny ?? []).length > 0
        ? [stage('addresses', [...(addresses?.deny ?? []).map((range) => `not ${range}`), ...(addresses?.allow ?? [])].join(', '))] : []),
      ...(on(maintenance) ? [stage('maintenance', 'nothing is served (503)')] : []),
      ...(byIdentity ? [] : shed),
    ],
    limits: [
      ...(byIdentity ? shed : []),
      ...(limits.length === 0 ? [] : [{ name: 'limits', lines: limits.map((text) => ({ text, at: originOf(origins, text.includes(' a calendar ') ? 'quota' : 'rateLimit') })) }]),
    ],
    last: [
      ...(on(concurrency) ? [stage('concurrency', `${concurrency.limit ?? 100} at once, ${concurrency.queue ?? 100} wait`)] : []),
      ...(backend?.concurrency === undefined ? [] : [{ name: 'concurrency', lines: [{ text: `of the backend: ${backend.concurrency.limit} at once, ${backend.concurrency.queue} wait`, at: backend.origin }] }]),
    ],
  }
}

const on = <T extends object>(policy: T | false | undefined): policy is T => policy !== undefined && policy !== false

function limitText({ name, limit, window, algorithm, burst, by, scope, cost }: RateLimit): string {
  return `${name}: ${limit} in ${window} ms${burst === undefined ? '' : `, bursts of ${burst}`} (${algorithm}) by ${by}${cost === undefined ? '' : `, costs ${cost}`}${sharedText(scope)}`
}

function quotaText({ name, limit, classes, period, by, scope, cost }: Quota): string {
  const sizes = [...Object.entries(classes ?? {}).map(([key, size]) => `${key} ${size}`), ...(limit === undefined ? [] : [`others ${limit}`])]
  return `${name}: ${sizes.join(', ')} a calendar ${period} by ${by}${cost === undefined ? '' : `, costs ${cost}`}${sharedText(scope)}`
}

const sharedText = (scope: string): string => (scope === '' ? ', with all operations' : scope.includes('.') ? '' : `, with all of ${scope}`)

function priorityText(priority: Priority | undefined): string {
  return priority?.by === undefined ? `priority ${priority?.default ?? 'normal'}` : `priority by ${priority.by}`
}

function originOf(origins: OperationModel['origins'], name: string): string {
  const key = Object.keys(origins).find((known) => known === `policies.${name}` || known.startsWith(`policies.${name}.`))
  return key === undefined ? '' : origins[key]!
}
