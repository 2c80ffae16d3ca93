import { template } from '../emit/template.ts'
import { hooksType } from '../emit/hooks.ts'
import type { ApiModel } from '../model/model.ts'
import { hooksModule } from './wiring.ts'

const mainTemplate = template<Record<string, never>>('app-main')
const wiringTemplate = template<{ readonly apis: readonly { readonly key: string; readonly name: string; readonly names: readonly string[]; readonly from: string }[] }>('app-wiring')
const hooksTemplate = template<{ readonly imported: readonly string[]; readonly from: string; readonly api: string; readonly name: string; readonly type: string }>('app-hooks')

/** `app/main.ts` as first written: makes the gateway and listens. */
export function scaffoldMain(): string {
  return mainTemplate({})
}

/** `app/hooks.ts` as first written: the hooks of every API, by name. */
export function scaffoldWiring(apis: readonly ApiModel[]): string {
  return wiringTemplate({ apis: apis.map(({ name, ident }) => ({ key: name, name: ident, names: [ident], from: hooksModule(name) })) })
}

/** `app/hooks/<api>.ts` as first written: no hooks yet. */
export function scaffoldHooks(api: ApiModel): string {
  const type = hooksType(api)
  return hooksTemplate({ imported: [type], from: `../../generated/${api.name}/hooks.gen.ts`, api: api.name, name: api.ident, type })
}
