import type { ApiDefinition, GatewayDefinition, SchemeDefinition } from '../contract.ts'
import { backendsOf, type BackendSettings } from './backend-settings.ts'
import { neededSchemes, type SchemeSettings } from './scheme-settings.ts'
import { schemeText } from './scheme-text.ts'
import type { ResolvedSettings } from './settings.ts'

/**
 * What a start prints: each API with its mount, backend and public operations, and each scheme with what verifies it.
 * Names and addresses only; no key and no password is ever in it.
 */
export function describeStart(definition: GatewayDefinition, settings: ResolvedSettings): string {
  const { redis, prefix } = settings.state
  const paragraphs = [
    ...definition.apis.map((api) => describeApi(api, settings)),
    // Where it is, never the credentials that its address may hold.
    ...(redis === null ? [] : [[`shared state in Redis at ${new URL(redis).host}, keys ${prefix}…`]]),
  ]
  return `${paragraphs.map((lines) => lines.join('\n')).join('\n\n')}\n`
}

function describeApi(api: ApiDefinition, settings: ResolvedSettings): readonly string[] {
  const operations = Object.values(api.operations)
  const open = operations.filter(({ security }) => security.anyOf.every((alternative) => alternative.length === 0)).length
  const optional = operations.filter(({ security }) => security.anyOf.some((alternative) => alternative.length === 0)).length - open
  const counts = [count(operations.length, 'operation'), `${open} public`, ...(optional > 0 ? [`${optional} with optional credentials`] : [])]
  const backends = [...new Set(operations.flatMap(backendsOf).map(({ name }) => name))]
  const needed = neededSchemes(api)
  const rows = [
    ...backends.map((name) => [`backend ${name}`, backendText(settings.backends.find((backend) => backend.name === name))]),
    ...api.schemes.filter(({ name }) => needed.has(name)).map((scheme) => [scheme.name, schemeLine(api, scheme, settings)]),
  ]
  const width = Math.max(...rows.map(([name = '']) => name.length))
  return [`${api.name} at ${api.mount === '' ? '/' : api.mount}: ${counts.join(', ')}`, ...rows.map(([name = '', text = '']) => `  ${name.padEnd(width)}  ${text}`)]
}

function backendText(backend: BackendSettings | undefined): string {
  if (backend === undefined || backend.targets.length === 0) return 'no address'
  const { tls, auth } = backend.security
  const shown = [...(tls?.cert === undefined ? [] : ['a client certificate']), ...(auth === null ? [] : [auth.kind === 'header' ? `${auth.name} of the gateway's` : `tokens from ${auth.tokenUrl}`])]
  const addresses = backend.targets.map(({ origin, base }) => origin + base).join(', ') + (shown.length === 0 ? '' : `, with ${shown.join(' and ')}`)
  return backend.variable === null ? addresses : `${addresses} (${backend.variable})`
}

function schemeLine(api: ApiDefinition, { name, contract }: SchemeDefinition, { dev, schemes }: ResolvedSettings): string {
  return `${schemeText(contract)}: ${dev ? 'dev credentials' : verifierText(schemes.get(api.name)?.get(name))}`
}

function verifierText(settings: SchemeSettings | undefined): string {
  switch (settings?.kind) {
    case undefined: return 'no verifier'
    case 'backend': return 'presence only, the backend decides'
    case 'app': return 'by the app'
    case 'keys': return sources(settings.keys.length, 'key', settings.file)
    case 'accounts': return sources(settings.accounts.length, 'account', settings.file)
    case 'certificate': return `certificates of ${[...settings.subjects, ...settings.fingerprints.map((text) => `${text.slice(0, 8)}…`)].join(', ')}`
    case 'introspection': {
      const plain = settings.url.startsWith('http:') ? ', asked without TLS' : ''
      return `tokens that ${settings.url} calls active${settings.audience.length === 0 ? '' : ` for ${settings.audience.join(' or ')}`}${plain}`
    }
    case 'token': {
      const plain = (settings.jwks ?? settings.issuer).startsWith('http:') ? ', fetched without TLS' : ''
      return `tokens of ${settings.issuer} for ${settings.audience.join(' or ')}, keys ${settings.jwks === null ? 'discovered' : `from ${settings.jwks}`}${plain}`
    }
  }
}

const sources = (number: number, noun: string, file: string | null): string =>
  [...(number > 0 || file === null ? [count(number, noun)] : []), ...(file === null ? [] : [`${noun}s of ${file}`])].join(' and ')

const count = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? '' : 's'}`
