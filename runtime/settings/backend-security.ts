import type { BackendDefinition, Identity, Text } from '../contract.ts'
import { resolveText, type Environment } from './environment.ts'
import { isWebAddress } from './web-address.ts'

/** TLS to a backend; `ca`, `cert` and `key` are paths of PEM files. */
export interface BackendTlsSettings {
  readonly ca?: string
  readonly cert?: string
  readonly key?: string
  readonly servername?: string
}

/** The gateway's own credentials at a backend. */
export type BackendAuthSettings =
  | { readonly kind: 'header'; readonly name: string; readonly value: string }
  | { readonly kind: 'clientCredentials'; readonly tokenUrl: string; readonly clientId: string; readonly clientSecret: string; readonly scope?: string; readonly audience?: string }

export interface BackendSecurity {
  readonly tls: BackendTlsSettings | null
  readonly auth: BackendAuthSettings | null
  readonly identity: Identity | null
}

/**
 * Resolves how the gateway shows itself to a backend. With dev credentials backends are stand-ins, which get no secrets of the
 * real one's: TLS settings and credentials are left out.
 */
export function resolveBackendSecurity(options: {
  readonly name: string; readonly backend: BackendDefinition | undefined; readonly env: Environment; readonly dev: boolean; readonly problems: string[]
}): BackendSecurity {
  const { name, backend, env, dev, problems } = options
  const identity = backend?.identity ?? null
  if (dev) return { tls: null, auth: null, identity }
  const texts = <K extends string>(record: { readonly [P in K]?: Text }, place: string): { readonly [P in K]?: string } =>
    Object.fromEntries(Object.entries<Text | undefined>(record).flatMap(([key, text]) => {
      const value = text === undefined ? null : resolveText(text, env, `backends.${name}.${place}.${key}`, problems)
      return value === null ? [] : [[key, value]]
    })) as { readonly [P in K]?: string }
  return {
    identity,
    tls: backend?.tls === undefined ? null : texts(backend.tls, 'tls'),
    auth: authOf(backend, texts, (what) => problems.push(`backends.${name}.auth: ${what}`)),
  }
}

function authOf(
  backend: BackendDefinition | undefined,
  texts: <K extends string>(record: { readonly [P in K]?: Text }, place: string) => { readonly [P in K]?: string },
  fault: (what: string) => void,
): BackendAuthSettings | null {
  const { basic, header, clientCredentials } = backend?.auth ?? {}
  if (basic !== undefined) {
    const { username, password } = texts(basic, 'auth.basic')
    if (username === undefined || password === undefined) return null
    if (username.includes(':')) fault('the username of Basic credentials cannot have a colon.')
    return { kind: 'header', name: 'authorization', value: `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}` }
  }
  if (header !== undefined) {
    const { name, value } = texts(header, 'auth.header')
    if (name === undefined || value === undefined) return null
    // Told by its place, never by its value.
    if (!/^[\x21-\x7e](?:[\x20-\x7e]*[\x21-\x7e])?$/.test(value)) fault('the value of the header has characters that a header cannot carry.')
    return { kind: 'header', name: name.toLowerCase(), value }
  }
  if (clientCredentials === undefined) return null
  const { tokenUrl, clientId, clientSecret, ...rest } = texts(clientCredentials, 'auth.clientCredentials')
  if (tokenUrl === undefined || clientId === undefined || clientSecret === undefined) return null
  if (!isWebAddress(tokenUrl)) fault('tokenUrl is no http(s) address.')
  return { kind: 'clientCredentials', tokenUrl, clientId, clientSecret, ...rest }
}
