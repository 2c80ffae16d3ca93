import type { SchemeContract, SchemeDefinition } from '../contract.ts'
import { variableName } from './environment.ts'

/** What a scheme asks of a caller, in a few words. */
export function schemeText(contract: SchemeContract): string {
  switch (contract.type) {
    case 'apiKey': return `an API key in the ${contract.in === 'query' ? 'query parameter' : contract.in} ${JSON.stringify(contract.name)}`
    case 'http': return `HTTP ${contract.scheme.replace(/[^\x21-\x7e]/g, '?')}`
    case 'oauth2': return 'OAuth 2'
    case 'openIdConnect': return 'OpenID Connect'
    case 'mutualTLS': return 'a TLS client certificate'
  }
}

/** Whether a scheme's credentials can be bearer tokens; Swagger 2.0 has no other way to say so than an API key called Authorization. */
export function carriesTokens(contract: SchemeContract): boolean {
  switch (contract.type) {
    case 'oauth2': case 'openIdConnect': return true
    case 'http': return contract.scheme.toLowerCase() === 'bearer'
    case 'apiKey': return contract.in === 'header' && contract.name.toLowerCase() === 'authorization'
    case 'mutualTLS': return false
  }
}

/** The lines of the environment of which one gives a scheme its verifier. */
export function linesToPaste({ name, contract }: SchemeDefinition): readonly string[] {
  const prefix = `AUTH_${variableName(name)}`
  const backend = `${prefix}=backend`
  const file = `${prefix}_KEY_FILE=<file>`
  const introspection = `${prefix}_INTROSPECTION=https://<endpoint> ${prefix}_CLIENT_ID=<id> ${prefix}_CLIENT_SECRET=<secret>`
  const tokens = (issuer: string): string => `${prefix}_ISSUER=${issuer} ${prefix}_AUDIENCE=<audience>`
  switch (contract.type) {
    case 'apiKey': return [`${prefix}_KEYS=<key>[,<key>…]`, file, ...(carriesTokens(contract) ? [tokens('https://<issuer>')] : []), backend]
    case 'oauth2': return [tokens('https://<issuer>'), introspection, backend]
    case 'openIdConnect': return [tokens(issuerOf(contract.url)), introspection, backend]
    case 'mutualTLS': return [`${prefix}_SUBJECTS=<subject>[,<subject>…]`, `${prefix}_FINGERPRINTS=<sha256>[,<sha256>…]`]
    case 'http':
      switch (contract.scheme.toLowerCase()) {
        case 'basic': return [`${prefix}_KEYS=<name>:<password>[,<name>:<password>…]`, file, backend]
        case 'bearer': return [tokens('https://<issuer>'), introspection, `${prefix}_KEYS=<token>[,<token>…]`, file, backend]
        default: return [`${prefix}_KEYS=<credentials>[,<credentials>…]`, backend]
      }
  }
}

/** What the document's discovery address says of the issuer: to be pasted by the operator, never trusted by itself. */
function issuerOf(discovery: string): string {
  const issuer = discovery.replace(/\/\.well-known\/(?:openid-configuration|oauth-authorization-server)$/, '')
  return issuer !== discovery && /^https:\/\/[\w.~:/-]+$/.test(issuer) ? issuer : 'https://<issuer>'
}
