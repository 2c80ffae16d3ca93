import type { ApiDefinition, GatewayDefinition, SchemeContract, SchemeDefinition } from '../contract.ts'
import { isPasswordHash, readPasswordHash } from '../auth/password.ts'
import { isHashed } from '../auth/secret-table.ts'
import { listOf, type Environment } from './environment.ts'
import { decideKind, readLayers, type Fields, type Kind } from './scheme-fields.ts'
import { carriesTokens, linesToPaste, schemeText } from './scheme-text.ts'
import { introspectionSettings, tokenSettings, type Fault, type IntrospectionSettings, type TokenSettings } from './token-settings.ts'

/** How one scheme's credentials are verified. */
export type SchemeSettings =
  | { readonly kind: 'keys'; readonly keys: readonly string[]; readonly file: string | null }
  | { readonly kind: 'accounts'; readonly accounts: readonly { readonly name: string; readonly password: string }[]; readonly file: string | null }
  | TokenSettings
  | IntrospectionSettings
  | { readonly kind: 'certificate'; readonly subjects: readonly string[]; readonly fingerprints: readonly string[] }
  /** By the app's own code. */
  | { readonly kind: 'app' }
  | { readonly kind: 'backend' }

/** The schemes that at least one operation of the API needs. */
export function neededSchemes(api: ApiDefinition): ReadonlySet<string> {
  return new Set(Object.values(api.operations).flatMap(({ security }) => security.anyOf.flat().map(({ scheme }) => scheme)))
}

/** Resolves the needed schemes of every API, by API and scheme name; what is missing or wrong goes to `problems`. */
export function resolveSchemes(
  definition: GatewayDefinition, env: Environment, problems: string[], ofApp: (api: string, scheme: string) => boolean = () => false,
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
      const settings = resolveScheme(api.name, scheme, env, problems, ofApp(api.name, name))
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
  const hook = needsHook(scheme.contract)
    ? `\n  or verify it in app/main.ts:\n    createGateway({ verifiers: { ${quotedName(apis[0]!)}: { ${quotedName(scheme.name)}: async (credentials, context) => null } } })`
    : ''
  return `${what} Set${lines.length === 1 ? '' : ' one of'}:\n${lines.map((line) => `    ${line}`).join('\n')}${hook}`
}

/** What HTTP schemes beyond basic and bearer mean, only the app knows. */
const needsHook = (contract: SchemeContract): boolean => contract.type === 'http' && !['basic', 'bearer'].includes(contract.scheme.toLowerCase())

const quotedName = (name: string): string => (/^[A-Za-z_$][\w$]*$/.test(name) ? name : JSON.stringify(name))

function resolveScheme(api: string, scheme: SchemeDefinition, env: Environment, problems: string[], ofApp: boolean): SchemeSettings | 'faulty' | null {
  const before = problems.length
  const layers = readLayers(api, scheme, env, problems)
  if (ofApp) {
    const other = layers.slice(0, 2).find(({ fields }) => Object.keys(fields).length > 0)
    if (other !== undefined) problems.push(`${other.place}: the app verifies ${scheme.name} itself (createGateway({ verifiers })); keep one of the two.`)
    return problems.length > before ? 'faulty' : { kind: 'app' }
  }
  const decided = decideKind(layers)
  if (decided === null) return problems.length > before ? 'faulty' : null
  const fault = (what: string): 'faulty' => {
    problems.push(`${decided.place}: ${what}`)
    return 'faulty'
  }
  if ('fault' in decided) return fault(decided.fault)
  const settings = settingsOf(decided.kind, decided.fields, scheme, fault)
  return problems.length > before ? 'faulty' : settings
}

function settingsOf(kind: Kind, fields: Fields, { contract }: SchemeDefinition, fault: Fault): SchemeSettings | 'faulty' {
  if ((contract.type === 'mutualTLS') !== (kind === 'certificate')) {
    return fault(contract.type === 'mutualTLS'
      ? 'a TLS client certificate is verified by its subject or fingerprint (subjects, fingerprints), and never by the backend.'
      : `subjects and fingerprints are of client certificates, and this is ${schemeText(contract)}.`)
  }
  if (kind === 'certificate') return certificateSettings(fields, fault)
  if (kind === 'backend') return { kind }
  if (kind === 'keys') return keySettings(fields, contract, fault)
  if (!carriesTokens(contract)) {
    return fault(`${kind === 'token' ? 'an issuer verifies' : 'introspection verifies'} bearer tokens, and this is ${schemeText(contract)}; it takes keys.`)
  }
  return kind === 'token' ? tokenSettings(fields, fault) : introspectionSettings(fields, fault)
}

function keySettings(fields: Fields, contract: SchemeContract, fault: Fault): SchemeSettings | 'faulty' {
  const keys = listOf(fields.keys ?? '')
  const file = fields.keyFile ?? null
  if (keys.length === 0 && file === null) return fault('the list of keys is empty.')
  if (contract.type === 'oauth2' || contract.type === 'openIdConnect') return fault(`keys cannot verify ${schemeText(contract)}; it takes an issuer and an audience.`)
  if (contract.type === 'http' && contract.scheme.toLowerCase() === 'basic') {
    const bad = keys.findIndex((pair) => pair.indexOf(':') < 1)
    if (bad !== -1) return fault(`entry ${bad + 1} of the keys is no name:password pair.`)
    const accounts = keys.map((pair) => ({ name: pair.slice(0, pair.indexOf(':')), password: pair.slice(pair.indexOf(':') + 1) }))
    const weak = accounts.findIndex(({ password }) => isPasswordHash(password) && readPasswordHash(password) === null)
    if (weak !== -1) return fault(`entry ${weak + 1} of the keys has no hash of a password: scrypt:<N>:<r>:<p>:<salt>:<hash> is expected.`)
    return { kind: 'accounts', accounts, file }
  }
  // In a header of its own, a key may be several words, as `Bearer <token>` is.
  const sendable = contract.type === 'apiKey' && contract.in === 'header' ? /^[\x21-\x7e]+(?: [\x21-\x7e]+)*$/ : /^[\x21-\x7e]+$/
  const unsendable = keys.findIndex((key) => !sendable.test(key))
  if (unsendable !== -1) {
    return fault(`entry ${unsendable + 1} of the keys has characters that a request cannot carry as they are; visible ASCII is expected.`)
  }
  const malformed = keys.findIndex((key) => key.startsWith('sha256:') && !isHashed(key))
  if (malformed !== -1) return fault(`entry ${malformed + 1} of the keys is no hash: sha256: and 64 hexadecimal digits are expected.`)
  return { kind: 'keys', keys, file }
}

function certificateSettings(fields: Fields, fault: Fault): SchemeSettings | 'faulty' {
  const subjects = listOf(fields.subjects ?? '')
  const fingerprints = listOf(fields.fingerprints ?? '').map((text) => text.replace(/^sha256:/i, '').replaceAll(':', '').toLowerCase())
  if (subjects.length === 0 && fingerprints.length === 0) return fault('the lists of subjects and fingerprints are empty; subjects can be * for every certificate that the listener accepts.')
  const bad = fingerprints.findIndex((text) => !/^[0-9a-f]{64}$/.test(text))
  if (bad !== -1) return fault(`entry ${bad + 1} of the fingerprints is none: 64 hexadecimal digits of SHA-256 are expected.`)
  return { kind: 'certificate', subjects, fingerprints }
}
