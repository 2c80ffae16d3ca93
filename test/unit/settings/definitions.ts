import { anyOf, api, operation, publicAccess, scheme, target } from '../../../runtime/define.ts'
import type { ApiDefinition, BackendDefinition, GatewayDefinition, SchemeContract, Security, VerifierConfig } from '../../../runtime/contract.ts'

export interface ApiSketch {
  readonly name: string
  readonly mount?: string
  readonly backend?: string
  readonly schemes: Readonly<Record<string, SchemeContract | readonly [SchemeContract, VerifierConfig]>>
  /** By operationId; default one operation per scheme. */
  readonly operations?: Readonly<Record<string, Security>>
}

/** A definition with just what settings look at. */
export function gatewayOf(apis: readonly ApiSketch[], backends: Readonly<Record<string, Partial<BackendDefinition>>> = {}): GatewayDefinition {
  const made = apis.map(apiOf)
  const names = apis.map(({ name, backend = name }) => backend)
  return {
    abi: 1, name: 'gatewright', base: 'file:///generated/gateway.gen.js', trustedProxies: [], apis: made,
    backends: Object.fromEntries(names.map((name) => [name, target(backends[name] ?? { targets: [{ url: 'http://127.0.0.1:9' }] })])),
  }
}

function apiOf({ name, mount = '', backend = name, schemes, operations }: ApiSketch): ApiDefinition {
  const declared = Object.entries(schemes).map(([name_, contract]) =>
    Array.isArray(contract) ? scheme(name_, contract[0] as SchemeContract, contract[1] as VerifierConfig) : scheme(name_, contract as SchemeContract))
  const security = operations ?? { ping: publicAccess(), ...Object.fromEntries(declared.map((one) => [`use-${one.name}`, anyOf([one()])])) }
  return api({
    name, mount, title: name, document: 'openapi.json', schemes: declared,
    operations: Object.fromEntries(Object.entries(security).map(([id, one_]) => [id, operation({
      id, method: 'GET', path: `/${id}`, at: `${name}.yaml#/`, security: one_, responses: {}, backend: { name: backend, path: `/${id}` },
    })])),
  })
}

export const apiKey: SchemeContract = { type: 'apiKey', in: 'header', name: 'X-API-Key' }
export const basic: SchemeContract = { type: 'http', scheme: 'basic' }
export const bearer: SchemeContract = { type: 'http', scheme: 'Bearer' }
export const oauth: SchemeContract = { type: 'oauth2', scopes: ['read:pets'] }
export const oidc: SchemeContract = { type: 'openIdConnect', url: 'https://id.example.com/realms/a/.well-known/openid-configuration' }
export const mutual: SchemeContract = { type: 'mutualTLS' }
