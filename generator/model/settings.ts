import type { BackendAuth, BackendTls, EnvironmentText, ListenTls, StateDefinition, Text, VerifierConfig, VerifierText } from '../../runtime/contract.ts'
import type { BackendConfig, ListenSettings, VerifierSettings } from '../load/config.ts'

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

/** TLS at the gateway, from its settings. */
export function listenTlsOf({ clientCert, ...files }: ListenSettings): ListenTls {
  return { ...textsOf(files) as unknown as ListenTls, ...(clientCert === undefined ? {} : { clientCert }) }
}

/** TLS to a backend, and the gateway's credentials there; null where none are set. */
export function backendSecurityOf({ tls, auth, identity }: BackendConfig): { readonly tls: BackendTls | null; readonly auth: BackendAuth | null; readonly identity: BackendConfig['identity'] & {} | null } {
  return {
    tls: tls == null ? null : textsOf(tls),
    auth: auth == null ? null : Object.fromEntries(Object.entries(auth).map(([kind, texts]) => [kind, textsOf(texts)])) as BackendAuth,
    identity: identity ?? null,
  }
}

function textsOf(texts: Readonly<Record<string, string | undefined>>): Readonly<Record<string, Text>> {
  return Object.fromEntries(Object.entries(texts).flatMap(([name, text]) => (text === undefined ? [] : [[name, parseText(text)] as const])))
}

/** What of a verifier's settings may come from the environment, in the order in which it is printed. */
export const verifierTexts: readonly VerifierText[] = [
  'keys', 'keyFile', 'issuer', 'audience', 'jwks', 'typ', 'cache', 'introspection', 'clientId', 'clientSecret', 'subjects', 'fingerprints',
]

/** How a scheme is verified, from its settings. */
export function verifierOf(settings: VerifierSettings): VerifierConfig {
  const { algorithms, backend } = settings
  const texts = verifierTexts.flatMap((key) => (settings[key] === undefined ? [] : [[key, parseText(settings[key])] as const]))
  return {
    ...Object.fromEntries(texts),
    ...(algorithms === undefined ? {} : { algorithms }),
    ...(backend === undefined ? {} : { backend }),
  }
}

/** Where what gateways share is kept. */
export function stateOf({ redis, prefix }: { readonly redis?: string; readonly prefix?: string }): StateDefinition {
  return { ...(redis === undefined ? {} : { redis: parseText(redis) }), ...(prefix === undefined ? {} : { prefix }) }
}
