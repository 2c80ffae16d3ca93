import type { ApiDefinition, GatewayDefinition, SchemeContract, SchemeDefinition } from '../contract.ts'
import { isHashed } from '../auth/secret-table.ts'
import { listOf, readVariable, resolveText, variableName, type Environment } from './environment.ts'
import { linesToPaste, schemeText } from './scheme-text.ts'

/** How one scheme's credentials are verified. */
export type SchemeSettings =
  | { readonly kind: 'keys'; readonly keys: readonly string[] }
  | { readonly kind: 'accounts'; readonly accounts: readonly { readonly name: string; readonly password: string }[] }
  | {
    readonly kind: 'token'
    readonly issuer: string
    readonly audience: readonly string[]
    readonly jwks: string | null
    readonly algorithms: readonly string[]
  }
  | { readonly kind: 'backend' }

type Field = 'keys' | 'issuer' | 'audience' | 'jwks' | 'algorithms' | 'backend'
type Fields = { readonly [K in Field]?: string }
type Kind = 'keys' | 'token' | 'backend'

/** Signature algorithms whose verification key is no secret; HMAC is not among them, since who can verify could also sign. */
export const signatureAlgorithms = [
  'RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA', 'Ed25519',
] as const

const kindOf: Readonly<Record<Field, Kind>> = { keys: 'keys', issuer: 'token', audience: 'token', jwks: 'token', algorithms: 'token', backend: 'backend' }

/** The schemes that at least one operation of the API needs. */
export function neededSchemes(api: ApiDefinition): ReadonlySet<string> {
  return new Set(Object.values(api.operations).flatMap(({ security }) => security.anyOf.flat().map(({ scheme }) => scheme)))
}

/** Resolves the needed schemes of every API, by API and scheme name; what is missing or wrong goes to `problems`. */
export function resolveSchemes(
  definition: GatewayDefinition, env: Environment, problems: string[],
): ReadonlyMap<string, ReadonlyMap<string, SchemeSettings>> {
  const missing = new Map<string, { readonly scheme: SchemeDefinition; readonly apis: string[] }>()
  const found = definition.apis.map((api) => {
    const resolved = new Map<string, SchemeSettings>()
    for (const name of neededSchemes(api)) {
      const scheme = api.schemes.find((declared) => declared.name === name)
      if (scheme === undefined) {
        problems.push(`An operation of ${api.name} needs the security scheme ${JSON.stringify(name)}, which is not declared. Run: npm run generate`)
        continue
      }
      const settings = resolveScheme(api.name, scheme, env, problems)
      if (settings === null) {
        const key = `${name}\n${linesToPaste(scheme).join('\n')}`
        const entry = missing.get(key) ?? { scheme, apis: [] }
        entry.apis.push(api.name)
        missing.set(key, entry)
      } else if (settings !== 'faulty') resolved.set(name, settings)
    }
    return [api.name, resolved] as const
  })
  for (const { scheme, apis } of missing.values()) problems.push(missingVerifier(scheme, apis))
  return new Map(found)
}

/** The text of the problem that nothing verifies a scheme, with the lines to paste. */
function missingVerifier(scheme: SchemeDefinition, apis: readonly string[]): string {
  const what = `Nothing verifies the security scheme ${JSON.stringify(scheme.name)} of ${apis.join(' and ')} (${schemeText(scheme.contract)}).`
  const lines = linesToPaste(scheme)
  if (lines.length === 0) return `${what} The gateway does not take client certificates; take the requirement out with an overlay.`
  return `${what} Set${lines.length === 1 ? '' : ' one of'}:\n${lines.map((line) => `    ${line}`).join('\n')}`
}

/** `gateway.yaml` comes before `AUTH_<API>_<SCHEME>_…`, and that before `AUTH_<SCHEME>_…`; the first that says anything decides the kind. */
function resolveScheme(api: string, scheme: SchemeDefinition, env: Environment, problems: string[]): SchemeSettings | 'faulty' | null {
  const before = problems.length
  const layers = [
    { place: `apis.${api}.auth.${scheme.name}`, fields: configuredFields(api, scheme, env, problems) },
    ...[`AUTH_${variableName(api)}_${variableName(scheme.name)}`, `AUTH_${variableName(scheme.name)}`]
      .map((place) => ({ place, fields: variableFields(place, env, problems) })),
  ]
  const deciding = layers.find(({ fields }) => Object.keys(fields).length > 0)
  if (deciding === undefined) return problems.length > before ? 'faulty' : null
  const kinds = [...new Set((Object.keys(deciding.fields) as Field[]).map((field) => kindOf[field]))]
  const fault = (what: string): 'faulty' => {
    problems.push(`${deciding.place}: ${what}`)
    return 'faulty'
  }
  if (kinds.length > 1) {
    return fault(`says two things (${Object.keys(deciding.fields).join(', ')}): keys, an issuer, or the backend verify a scheme; keep one.`)
  }
  const kind = kinds[0]!
  const merged: Fields = Object.assign({}, ...layers.toReversed().map(({ fields }) =>
    Object.fromEntries(Object.entries(fields).filter(([field]) => kindOf[field as Field] === kind))))
  const settings = settingsOf(kind, merged, scheme, fault)
  return problems.length > before ? 'faulty' : settings
}

function configuredFields(api: string, { name, verifier }: SchemeDefinition, env: Environment, problems: string[]): Fields {
  const fields: Partial<Record<Field, string>> = {}
  for (const field of ['keys', 'issuer', 'audience', 'jwks'] as const) {
    const text = verifier?.[field]
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
  for (const field of ['keys', 'issuer', 'audience', 'jwks', 'algorithms'] as const) {
    const value = readVariable(env, `${prefix}_${field.toUpperCase()}`)
    if (value !== undefined) fields[field] = value
  }
  const whole = readVariable(env, prefix)
  if (whole === 'backend') fields.backend = whole
  else if (whole !== undefined) problems.push(`${prefix} can only be "backend" (the backend decides); keys go into ${prefix}_KEYS.`)
  return fields
}

function settingsOf(kind: Kind, fields: Fields, { contract }: SchemeDefinition, fault: (what: string) => 'faulty'): SchemeSettings | 'faulty' {
  if (contract.type === 'mutualTLS') return fault('client certificates cannot be verified here, nor forwarded; take the requirement out with an overlay.')
  if (kind === 'backend') return { kind }
  if (kind === 'keys') return keySettings(listOf(fields.keys ?? ''), contract, fault)
  if (contract.type === 'apiKey' || (contract.type === 'http' && contract.scheme.toLowerCase() !== 'bearer')) {
    return fault(`an issuer verifies bearer tokens, and this is ${schemeText(contract)}; it takes keys.`)
  }
  return tokenSettings(fields, fault)
}

function keySettings(keys: readonly string[], contract: SchemeContract, fault: (what: string) => 'faulty'): SchemeSettings | 'faulty' {
  if (keys.length === 0) return fault('the list of keys is empty.')
  if (contract.type === 'oauth2' || contract.type === 'openIdConnect') return fault(`keys cannot verify ${schemeText(contract)}; it takes an issuer and an audience.`)
  if (contract.type === 'http' && contract.scheme.toLowerCase() === 'basic') {
    const bad = keys.findIndex((pair) => pair.indexOf(':') < 1)
    if (bad !== -1) return fault(`entry ${bad + 1} of the keys is no name:password pair.`)
    return { kind: 'accounts', accounts: keys.map((pair) => ({ name: pair.slice(0, pair.indexOf(':')), password: pair.slice(pair.indexOf(':') + 1) })) }
  }
  const unsendable = keys.findIndex((key) => !/^[\x21-\x7e]+$/.test(key))
  if (unsendable !== -1) {
    return fault(`entry ${unsendable + 1} of the keys has characters that a request cannot carry as they are; visible ASCII is expected.`)
  }
  const malformed = keys.findIndex((key) => key.startsWith('sha256:') && !isHashed(key))
  if (malformed !== -1) return fault(`entry ${malformed + 1} of the keys is no hash: sha256: and 64 hexadecimal digits are expected.`)
  return { kind: 'keys', keys }
}

function tokenSettings(fields: Fields, fault: (what: string) => 'faulty'): SchemeSettings | 'faulty' {
  const { issuer, jwks } = fields
  const audience = listOf(fields.audience ?? '')
  const algorithms = fields.algorithms === undefined ? signatureAlgorithms : listOf(fields.algorithms)
  if (issuer === undefined) return fault('the issuer of the tokens is missing (issuer, or …_ISSUER).')
  if (audience.length === 0) return fault('the audience that tokens must be meant for is missing (audience, or …_AUDIENCE).')
  // An issuer is compared as text; only where the keys are looked for at it must it be an address.
  if (jwks === undefined && !isWebAddress(issuer)) {
    return fault('the issuer is no http(s) address, so that its keys cannot be found; set the address of its keys too (jwks, or …_JWKS).')
  }
  if (jwks !== undefined && !isWebAddress(jwks)) return fault('the address of the keys (jwks, or …_JWKS) is no http(s) address.')
  const unknown = algorithms.find((algorithm) => !(signatureAlgorithms as readonly string[]).includes(algorithm))
  if (unknown !== undefined || algorithms.length === 0) return fault(`the algorithms can be ${signatureAlgorithms.join(', ')}.`)
  return { kind: 'token', issuer, audience, jwks: jwks ?? null, algorithms }
}

function isWebAddress(text: string): boolean {
  if (!URL.canParse(text)) return false
  const url = new URL(text)
  return (url.protocol === 'https:' || url.protocol === 'http:') && url.username === '' && url.password === ''
}
