import type { ApiModel } from '../model/model.ts'
import { template } from './template.ts'

interface Fields {
  readonly file: string
  readonly api: string
  readonly name: string
  readonly imports: readonly { readonly names: readonly string[]; readonly from: string }[]
  readonly operations: readonly { readonly id: string; readonly typeId: string; readonly comment: string }[]
}

const render = template<Fields>('hooks')

/** `hooks.gen.ts`: the type of an API's hooks, one optional member per operation. */
export function emitHooks(api: ApiModel): string {
  const imports = [
    { names: ['OperationHooks'], from: 'gatewright' },
    { names: ['operations'], from: './types.gen.ts' },
  ]
  return render({
    file: api.file,
    api: api.name,
    name: hooksType(api),
    imports: api.operations.length === 0 ? [] : imports,
    operations: api.operations.map(({ id, method, path }) => ({ id, typeId: typeIdOf(id), comment: `${method} ${path}` })),
  })
}

/** The name of an API's hooks type: `PetstoreHooks`. */
export function hooksType(api: Pick<ApiModel, 'typeName'>): string {
  return `${api.typeName}Hooks`
}

/** openapi-typescript keeps operations under their ids, with `/` for `#`. */
export function typeIdOf(id: string): string {
  return id.replaceAll('#', '/')
}
