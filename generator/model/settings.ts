import type { EnvironmentText, StateDefinition, Text, VerifierConfig } from '../../runtime/contract.ts'
import type { VerifierSettings } from '../load/config.ts'

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
export function verifierOf(settings: VerifierSettings): VerifierConfig {
  const { keys, issuer, audience, jwks, algorithms, backend } = settings
  return {
    ...(keys === undefined ? {} : { keys: parseText(keys) }),
    ...(issuer === undefined ? {} : { issuer: parseText(issuer) }),
    ...(audience === undefined ? {} : { audience: parseText(audience) }),
    ...(jwks === undefined ? {} : { jwks: parseText(jwks) }),
    ...(algorithms === undefined ? {} : { algorithms }),
    ...(backend === undefined ? {} : { backend }),
  }
}

/** Where what gateways share is kept. */
export function stateOf({ redis, prefix }: { readonly redis?: string; readonly prefix?: string }): StateDefinition {
  return { ...(redis === undefined ? {} : { redis: parseText(redis) }), ...(prefix === undefined ? {} : { prefix }) }
}
