import type { OperationModel } from '../model/model.ts'

/** The stages that an operation uses, for its comment and for `explain`, in words: the order itself is the runtime's (pipeline.ts). */
export function stagesOf(operation: OperationModel): readonly string[] {
  const { security, parameters, body, responses, backend, routes, require, policies } = operation
  const validation = policies.validation ?? {}
  const isPublic = security.anyOf.every((alternative) => alternative.length === 0)
  const checksResponse = responses.some(({ media, headers }) => [...media, ...headers].some(({ slot }) => slot !== null))
  const byIdentity = policies.priority?.by !== undefined
  const { allow = [], deny = [] } = policies.addresses ?? {}
  const counts = [...policies.rateLimit ?? [], ...policies.quota ?? []].some(({ cost }) => (cost ?? policies.cost ?? 1) > 0)
  return [
    ...(on(policies.cors) ? ['cors'] : []),
    ...(on(policies.securityHeaders) ? ['securityHeaders'] : []),
    ...(on(policies.deprecation) ? ['deprecation'] : []),
    ...(allow.length + deny.length > 0 ? ['addresses'] : []),
    ...(on(policies.maintenance) ? ['maintenance'] : []),
    ...(on(policies.shedding) && !byIdentity ? ['shedding'] : []),
    ...(isPublic ? [] : ['authenticate']),
    ...(on(policies.shedding) && byIdentity ? ['shedding'] : []),
    ...(counts ? ['limits'] : []),
    ...(Object.keys(require).length === 0 ? [] : ['require']),
    ...(parameters.length === 0 || validation.request === 'off' ? [] : ['parameters']),
    ...(body === null ? [] : ['body']),
    ...(operation.method === 'GET' && policies.cache?.enabled === true ? ['cache'] : []),
    ...(on(policies.concurrency) ? ['concurrency'] : []),
    [...new Set([...routes.map((route) => route.backend.name), backend.name])].join(' or '),
    ...(validation.stripUndeclared === true ? ['strip'] : []),
    ...(checksResponse && validation.response !== 'off' ? ['response'] : []),
  ]
}

const on = (policy: object | false | undefined): boolean => policy !== undefined && policy !== false
