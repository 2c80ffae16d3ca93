import type { GatewayDefinition } from '../contract.ts'
import { readTlsFiles, type TlsFiles } from './tls-files.ts'
import { readVariable, resolveText, type Environment } from './environment.ts'

/** TLS at the gateway: paths of PEM files. */
export interface ListenTlsSettings {
  readonly cert: string
  readonly key: string
  readonly clientCa: string | null
  /** Nobody connects without a good client certificate; else the operations decide. */
  readonly requireClientCert: boolean
}

const files = ['cert', 'key', 'clientCa'] as const
const variables = { cert: 'TLS_CERT', key: 'TLS_KEY', clientCa: 'TLS_CLIENT_CA', clientCert: 'TLS_CLIENT_CERT' } as const

/**
 * Resolves `listen.tls`, the variables before the definition, member by member; null where neither speaks of TLS. With dev
 * credentials the definition's is passed over: they are for this machine, which need not have its certificate.
 */
export function resolveListenTls(definition: GatewayDefinition, options: { readonly env: Environment; readonly dev: boolean; readonly problems: string[] }): ListenTlsSettings | null {
  const { env, dev, problems } = options
  const configured = dev ? undefined : definition.tls
  const [cert, key, clientCa] = files.map((member) => {
    const variable = readVariable(env, variables[member])
    const text = configured?.[member]
    return variable ?? (text === undefined ? undefined : resolveText(text, env, `listen.tls.${member}`, problems) ?? undefined)
  })
  const mode = readVariable(env, variables.clientCert) ?? configured?.clientCert
  if (cert === undefined && key === undefined && clientCa === undefined && mode === undefined) return null
  if (cert === undefined || key === undefined) {
    if (configured === undefined || problems.length === 0) problems.push('TLS needs a certificate and its key. Set both:\n    TLS_CERT=cert.pem TLS_KEY=key.pem')
    return null
  }
  if (mode !== undefined && mode !== 'request' && mode !== 'require') problems.push('TLS_CLIENT_CERT can be request or require.')
  if (mode === 'require' && clientCa === undefined) problems.push('TLS_CLIENT_CERT=require needs the authorities of the clients. Set:\n    TLS_CLIENT_CA=clients-ca.pem')
  return { cert, key, clientCa: clientCa ?? null, requireClientCert: mode === 'require' }
}

/** Reads the listener's files; null where something is wrong with them, which goes to `problems`. */
export function readListenFiles({ cert, key, clientCa }: ListenTlsSettings, directory: string, problems: string[]): TlsFiles | null {
  return readTlsFiles({ cert, key, ...(clientCa !== null && { ca: clientCa }) }, { directory, place: 'listen.tls', problems })
}
