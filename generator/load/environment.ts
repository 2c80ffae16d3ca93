import type { Diagnostic } from '../diagnostics.ts'
import type { PlaceOf } from './config-schema.ts'
import type { Json } from './document.ts'
import { escapeToken } from './pointer.ts'

/**
 * Finds `${VAR}` where none may stand, and what is written like it but is not. Only credentials, addresses and files are read from
 * the environment at start; everything else is decided when generating, where another machine's environment has no say.
 */
export function findEnvironment(options: {
  readonly value: Json
  readonly allowed: (tokens: readonly string[]) => boolean
  readonly place: PlaceOf
}): Diagnostic[] {
  const diagnostics: Diagnostic[] = []
  const report = (code: string, pointer: string, at: 'key' | 'value', message: string, hint: string): void => {
    diagnostics.push({ code, severity: 'error', place: options.place(pointer, at), message, hint })
  }
  const check = (text: string, tokens: readonly string[], at: 'key' | 'value'): void => {
    if (!text.includes('${')) return
    const pointer = tokens.map((token) => `/${escapeToken(token)}`).join('')
    if (at === 'key' || !options.allowed(tokens)) {
      return report('env-not-allowed', pointer, at, 'the environment is read only for values under "auth", "backends", "listen" and "state.redis"', 'write the value itself')
    }
    if (text.replace(variable, '').includes('${')) report('env-invalid', pointer, at, 'this text holds a "${" that names no variable', 'write ${NAME} or ${NAME:-default}')
  }
  const visit = (value: Json, tokens: readonly string[]): void => {
    if (typeof value === 'string') return check(value, tokens, 'value')
    if (typeof value !== 'object' || value === null) return
    for (const key of Object.keys(value)) {
      const inner = [...tokens, key]
      if (!Array.isArray(value)) check(key, inner, 'key')
      visit((value as { readonly [key: string]: Json })[key] as Json, inner)
    }
  }
  visit(options.value, [])
  return diagnostics
}

const variable = /\$\{[A-Za-z_][A-Za-z0-9_]*(?::-[^}]*)?\}/g
