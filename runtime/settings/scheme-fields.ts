import type { SchemeDefinition, Text, VerifierText } from '../contract.ts'
import { readVariable, resolveText, variableName, type Environment } from './environment.ts'

/** What can be said of how a scheme is verified: members in `gateway.yaml`, and as `AUTH_<SCHEME>_…` in the environment. */
const textFields: readonly VerifierText[] = [
  'keys', 'keyFile', 'issuer', 'audience', 'jwks', 'typ', 'cache', 'introspection', 'clientId', 'clientSecret', 'subjects', 'fingerprints',
]

export type Field = VerifierText | 'algorithms' | 'backend'
export type Fields = { readonly [K in Field]?: string }

/** The ways of verifying, and what belongs to each. */
export const kinds = {
  backend: ['backend'],
  keys: ['keys', 'keyFile'],
  token: ['issuer', 'audience', 'jwks', 'algorithms', 'typ', 'cache'],
  introspection: ['introspection', 'clientId', 'clientSecret', 'issuer', 'audience', 'cache'],
  certificate: ['subjects', 'fingerprints'],
} as const satisfies Readonly<Record<string, readonly Field[]>>

export type Kind = keyof typeof kinds

/** One place that may say something of a scheme. */
export interface Layer {
  readonly place: string
  readonly fields: Fields
}

/** `gateway.yaml` comes before `AUTH_<API>_<SCHEME>_…`, and that before `AUTH_<SCHEME>_…`; what is wrong goes to `problems`. */
export function readLayers(api: string, scheme: SchemeDefinition, env: Environment, problems: string[]): readonly Layer[] {
  return [
    { place: `apis.${api}.auth.${scheme.name}`, fields: configuredFields(api, scheme, env, problems) },
    ...[`AUTH_${variableName(api)}_${variableName(scheme.name)}`, `AUTH_${variableName(scheme.name)}`]
      .map((place) => ({ place, fields: variableFields(place, env, problems) })),
  ]
}

/**
 * The way of verifying that the first layer that says anything decides for, with what all layers say of it; null where none
 * says anything. A text: why the deciding layer makes no sense.
 */
export function decideKind(layers: readonly Layer[]): { readonly kind: Kind; readonly fields: Fields; readonly place: string } | { readonly place: string; readonly fault: string } | null {
  const deciding = layers.find(({ fields }) => Object.keys(fields).length > 0)
  if (deciding === undefined) return null
  const { place } = deciding
  const said = Object.keys(deciding.fields) as Field[]
  const fitting = (Object.keys(kinds) as Kind[]).filter((kind) => said.every((field) => (kinds[kind] as readonly Field[]).includes(field)))
  // Issuer and audience go with both; an endpoint to ask, wherever it is said, decides.
  const asks = layers.some(({ fields }) => fields.introspection !== undefined)
  const kind = fitting.length > 1 && asks ? 'introspection' : fitting[0]
  if (kind === undefined) {
    return { place, fault: `says two things (${said.join(', ')}): keys, an issuer, an introspection endpoint, certificates, or the backend verify a scheme; keep one.` }
  }
  const fields: Fields = Object.assign({}, ...layers.toReversed().map((layer) =>
    Object.fromEntries(Object.entries(layer.fields).filter(([field]) => (kinds[kind] as readonly string[]).includes(field)))))
  return { kind, fields, place }
}

function configuredFields(api: string, { name, verifier }: SchemeDefinition, env: Environment, problems: string[]): Fields {
  const fields: Partial<Record<Field, string>> = {}
  for (const field of textFields) {
    const text: Text | undefined = verifier?.[field]
    if (text === undefined) continue
    const value = resolveText(text, env, `apis.${api}.auth.${name}.${field}`, problems)
    if (value !== null) fields[field] = value
  }
  if (verifier?.algorithms !== undefined) fields.algorithms = verifier.algorithms.join(',')
  if (verifier?.backend === true) fields.backend = 'backend'
  return fields
}

function variableFields(prefix: string, env: Environment, problems: string[]): Fields {
  const fields: Partial<Record<Field, string>> = {}
  for (const field of [...textFields, 'algorithms'] as const) {
    const value = readVariable(env, `${prefix}_${field.replace(/[A-Z]/g, '_$&').toUpperCase()}`)
    if (value !== undefined) fields[field] = value
  }
  const whole = readVariable(env, prefix)
  if (whole === 'backend') fields.backend = whole
  else if (whole !== undefined) problems.push(`${prefix} can only be "backend" (the backend decides); keys go into ${prefix}_KEYS.`)
  return fields
}
