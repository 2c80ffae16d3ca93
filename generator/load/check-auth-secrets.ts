import type { Diagnostic } from '../diagnostics.ts'
import type { PlaceOf } from './config-schema.ts'
import type { Json } from './document.ts'
import { escapeToken, isObject } from './pointer.ts'

/** Finds secrets that stand under `auth` as they are: they would be printed into generated code, which is committed. Hashes are none, and keys may be of no worth, as in a test. */
export function checkAuthSecrets(value: Json, place: PlaceOf): Diagnostic[] {
  const apis = isObject(value) && isObject(value['apis']) ? value['apis'] : {}
  return Object.entries(apis).flatMap(([api, own]) => {
    const auth = isObject(own) && isObject(own['auth']) ? own['auth'] : {}
    return Object.entries(auth).flatMap(([scheme, settings]) => (['keys', 'clientSecret'] as const).flatMap((key): Diagnostic[] => {
      const text = isObject(settings) ? settings[key] : undefined
      if (typeof text !== 'string' || text.includes('${') || (key === 'keys' && text.split(',').every(isHash))) return []
      const variable = `${scheme}_${key === 'keys' ? key : 'client_secret'}`.replace(/[^A-Za-z0-9]+/g, '_').toUpperCase()
      return [{
        code: 'config-secret-literal', severity: key === 'keys' ? 'warning' : 'error', place: place(`/apis/${escapeToken(api)}/auth/${escapeToken(scheme)}/${key}`, 'value'),
        message: `"${key}" would stand in generated code; it is best read from the environment`, hint: `${key}: "\${${variable}}"`,
      }]
    }))
  })
}

const isHash = (key: string): boolean => /^\s*(sha256:[0-9a-f]{64}|[^:]+:scrypt:.+)\s*$/i.test(key)
