import type { Variable } from '../generator/deploy/facts.ts'
import type { BackendModel, Model } from '../generator/model/model.ts'
import { variableName } from '../runtime/settings/environment.ts'
import { linesToPaste, schemeText } from '../runtime/settings/scheme-text.ts'

/** What the environment of a gateway must or may have, sorted by name within each list. */
export interface EnvironmentNeeds {
  readonly needed: readonly Variable[]
  readonly others: readonly Variable[]
  readonly secrets: readonly Variable[]
}

/** Ends of `AUTH_<SCHEME>…` whose values are no secrets; any other is taken for one. */
const open: ReadonlySet<string> = new Set(['', '_ISSUER', '_AUDIENCE', '_JWKS', '_ALGORITHMS', '_INTROSPECTION', '_CLIENT_ID', '_SUBJECTS', '_FINGERPRINTS', '_KEY_FILE', '_TYP', '_CACHE'])
/** The same of a verifier's settings in gateway.yaml. */
const openFields: ReadonlySet<string> = new Set(['issuer', 'audience', 'jwks', 'algorithms', 'introspection', 'clientId', 'subjects', 'fingerprints', 'keyFile', 'typ', 'cache'])

/** Derives them from the backends and from the schemes that operations need. A value that is not known to be none is taken for a secret. */
export function environmentNeeds(model: Model): EnvironmentNeeds {
  const needed = new Map<string, Variable>()
  const others = new Map<string, Variable>()
  const secrets = new Map<string, Variable>()
  const put = (list: Map<string, Variable>, variable: string, value: string, note: string): void => {
    if (!list.has(variable)) list.set(variable, { variable, value, note })
  }
  for (const backend of model.backends) {
    const variable = `BACKEND_${variableName(backend.name)}`
    const own = addressesOf(backend)
    if (own === null) put(needed, variable, '', `Where ${backend.name} is: http://host:port[,http://host:port…]${backend.mock ? ' (without it, the embedded backend answers)' : ''}`)
    else put(others, variable, own, `In place of the address of ${backend.name} that was compiled in`)
    for (const { url } of backend.targets) {
      for (const part of environmentOf(url)) put(part.default === undefined ? needed : others, part.env, part.default ?? '', `Part of an address of ${backend.name}, in gateway.yaml`)
    }
  }
  for (const api of model.apis) {
    const used = new Set(api.operations.flatMap(({ security }) => security.anyOf.flat().map(({ scheme }) => scheme)))
    for (const scheme of api.schemes) {
      if (!used.has(scheme.name)) continue
      const what = `${scheme.name} of ${api.name}, ${schemeText(scheme.contract)}`
      if (scheme.verifier !== null) {
        for (const [field, value] of Object.entries(scheme.verifier)) {
          for (const part of environmentOf(value)) {
            put(!openFields.has(field) ? secrets : part.default === undefined ? needed : others, part.env, part.default ?? '', `${what}: ${field}, in gateway.yaml`)
          }
        }
        continue
      }
      const prefix = `AUTH_${variableName(scheme.name)}`
      for (const [choice, line] of linesToPaste(scheme).entries()) {
        for (const word of line.split(' ')) {
          const [variable = '', value = ''] = word.split(/=(.*)/s)
          if (!open.has(variable.slice(prefix.length))) put(secrets, variable, '', `${what}: ${value}`)
          else put(choice === 0 ? needed : others, variable, /[<>]/.test(value) ? '' : value, `${choice === 0 ? '' : 'Or: '}${what}${value.includes('<') ? `: ${value}` : ''}`)
        }
      }
    }
  }
  const sorted = (list: Map<string, Variable>): Variable[] => [...list.values()].sort((a, b) => (a.variable < b.variable ? -1 : 1))
  const isNew = ({ variable }: Variable): boolean => !needed.has(variable) && !secrets.has(variable)
  return { needed: sorted(needed).filter(({ variable }) => !secrets.has(variable)), others: sorted(others).filter(isNew), secrets: sorted(secrets) }
}

/** The addresses that were compiled in, as `BACKEND_<NAME>` would have them; '' where the environment is part of them, null where there are none. */
function addressesOf({ targets, mock }: BackendModel): string | null {
  const urls = targets.map(({ url }) => url)
  if (mock || urls.length === 0) return null
  return urls.every((url) => typeof url === 'string') ? urls.join(',') : ''
}

interface Part { readonly env: string; readonly default?: string }

/** The variables in a text; a setting of another form has none. */
function environmentOf(value: unknown): readonly Part[] {
  const parts: readonly unknown[] = Array.isArray(value) ? value : [value]
  return parts.filter((part): part is Part => typeof part === 'object' && part !== null && typeof (part as { env?: unknown }).env === 'string')
}
