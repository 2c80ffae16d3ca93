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
    imports: hookable(api).length === 0 ? [] : imports,
    operations: hookable(api).map(({ id, method, path }) => ({ id, typeId: typeIdOf(id), comment: `${method} ${path}` })),
  })
}

/** An object has members of these names of itself, so as optional members no literal would fit them: such operations have no hooks. */
function hookable(api: ApiModel): ApiModel['operations'] {
  return api.operations.filter(({ id }) => !(id in Object.prototype))
}

/** The name of an API's hooks type: `PetstoreHooks`. */
export function hooksType(api: Pick<ApiModel, 'typeName'>): string {
  return `${api.typeName}Hooks`
}

/** openapi-typescript keeps operations under their ids, with `/` for `#`. */
export function typeIdOf(id: string): string {
  return id.replaceAll('#', '/')
}
