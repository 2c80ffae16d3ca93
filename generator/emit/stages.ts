import type { OperationModel } from '../model/model.ts'

/** The stages that an operation uses, for its comment and for `explain`, in words: the order itself is the runtime's (pipeline.ts). */
export function stagesOf(operation: OperationModel): readonly string[] {
  const { security, parameters, body, responses, backend, routes, require, policies } = operation
  const validation = policies.validation ?? {}
  const isPublic = security.anyOf.every((alternative) => alternative.length === 0)
  const checksResponse = responses.some(({ media, headers }) => [...media, ...headers].some(({ slot }) => slot !== null))
  return [
    ...(isPublic ? [] : ['authenticate']),
    ...(Object.keys(require).length === 0 ? [] : ['require']),
    ...(parameters.length === 0 || validation.request === 'off' ? [] : ['parameters']),
    ...(body === null ? [] : ['body']),
    [...new Set([...routes.map((route) => route.backend.name), backend.name])].join(' or '),
    ...(checksResponse && validation.response !== 'off' ? ['response'] : []),
  ]
}
