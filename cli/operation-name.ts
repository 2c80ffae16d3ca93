import type { ApiModel, OperationModel } from '../generator/model/model.ts'

/** True where a user means this operation: by `operationId`, `api.operationId`, or `METHOD /path` with or without the mount. */
export function isMeant(wanted: string, api: ApiModel, operation: OperationModel): boolean {
  const { id, method, path } = operation
  return [id, `${api.name}.${id}`, `${method} ${path}`, `${method} ${api.mount}${path}`].includes(wanted)
}
