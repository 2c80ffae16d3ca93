import type { EnvironmentText, Text, VerifierConfig } from '../../runtime/contract.ts'
import type { Place } from '../diagnostics.ts'
import type { Json, JsonObject } from '../load/document.ts'
import { childOf } from '../load/pointer.ts'

/** What the model takes from `gateway.yaml`, checked for shape already; text may hold `${VAR}` and `${VAR:-default}`. */
export interface Settings {
  readonly name?: string
  readonly trustedProxies?: readonly string[]
  readonly policies?: JsonObject
  readonly apis: Readonly<Record<string, ApiSettings>>
  readonly backends: Readonly<Record<string, BackendSettings>>
  /** Where a pointer into the file was written. */
  place(pointer: string): Place
}

/** By scheme name: the verifier's settings. */
export type AuthSettings = Readonly<Record<string, JsonObject>>

export interface ApiSettings {
  readonly enabled?: boolean
  readonly mount?: string
  readonly backend?: string
  readonly auth?: AuthSettings
  readonly policies?: JsonObject
  readonly operations?: Readonly<Record<string, { readonly backend?: string; readonly policies?: JsonObject }>>
}

export interface BackendSettings {
  readonly targets?: readonly { readonly url: string; readonly weight?: number }[]
  readonly mock?: boolean
}

/** The settings of a project without `gateway.yaml`. */
export const noSettings: Settings = { apis: {}, backends: {}, place: () => ({ file: 'specs/gateway.yaml' }) }

/** Text with `${VAR}` and `${VAR:-default}` in it as what the runtime reads at start; plain text stays a string. */
export function parseText(text: string): Text {
  const parts: (string | EnvironmentText)[] = []
  let from = 0
  for (const match of text.matchAll(/\$\{([A-Za-z_][A-Za-z0-9_]*)(?::-([^}]*))?\}/g)) {
    if (match.index > from) parts.push(text.slice(from, match.index))
    parts.push(match[2] === undefined ? { env: match[1]! } : { env: match[1]!, default: match[2] })
    from = match.index + match[0].length
  }
  if (from < text.length || parts.length === 0) parts.push(text.slice(from))
  return parts.length === 1 ? parts[0]! : parts
}

/** How a scheme is verified, from its settings. */
export function verifierOf(settings: JsonObject): VerifierConfig {
  const text = (key: string): Record<string, Text> => {
    const value = childOf(settings, key)
    return typeof value === 'string' ? { [key]: parseText(value) } : {}
  }
  const algorithms = childOf(settings, 'algorithms')
  return {
    ...text('keys'), ...text('issuer'), ...text('audience'), ...text('jwks'),
    ...(Array.isArray(algorithms) ? { algorithms: (algorithms as readonly Json[]).filter((item): item is string => typeof item === 'string') } : {}),
    ...(childOf(settings, 'backend') === true ? { backend: true } : {}),
  }
}
