import { once } from 'node:events'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { exportJWK, generateKeyPair, SignJWT, type JWK } from 'jose'
import { Provider } from 'oidc-provider'

/** A real OpenID provider (oidc-provider) on a real socket. */
export interface IdentityProvider {
  readonly url: string
  /** Its introspection endpoint, and a client that may ask there. */
  readonly introspection: { readonly url: string; readonly clientId: string; readonly clientSecret: string }
  /** Paths as they were asked for. */
  readonly requests: string[]
  /** Takes over the answers; back to normal with null. */
  misbehave: RequestListener | null
  /** An access token of the client credentials grant: a JWT by RFC 9068 for the audience `pets`, or an opaque one. */
  token(options?: { readonly scope?: string; readonly opaque?: boolean }): Promise<string>
  /** Signs a JWT with the present key, as the provider does its ID tokens: good in all but what is given. */
  sign(claims: Readonly<Record<string, unknown>>, header?: Readonly<Record<string, unknown>>): Promise<string>
  /** Revokes an opaque token (RFC 7009). */
  revoke(token: string): Promise<void>
  /** Signs with a new key from now on; so many of those before it are still published, the others are gone. */
  rotate(kept?: number): Promise<void>
  close(): Promise<void>
}

const client = { client_id: 'shop', client_secret: 'secret_of_the_shop', grant_types: ['client_credentials'], redirect_uris: [], response_types: [], id_token_signed_response_alg: 'ES256' }
const asker = { client_id: 'gateway', client_secret: 'secret_of_the_gateway', grant_types: [], redirect_uris: [], response_types: [], id_token_signed_response_alg: 'ES256' }
const basic = ({ client_id: id, client_secret: secret }: typeof client | typeof asker): string => `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`

export async function startIdentityProvider(): Promise<IdentityProvider> {
  const requests: string[] = []
  let keys: JWK[] = [await newKey()]
  let listener: RequestListener = () => {}
  const server = createServer((request, response) => {
    requests.push(request.url ?? '')
    if (provider.misbehave === null) listener(request, response)
    else provider.misbehave(request, response)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const store = new Map<string, unknown>()
  const restart = (): void => { listener = quietly(() => new Provider(url, configuration(keys, store)).callback()) }
  restart()

  const post = async (path: string, form: Readonly<Record<string, string>>): Promise<unknown> => {
    const answer = await fetch(url + path, { method: 'POST', body: new URLSearchParams(form), headers: { authorization: basic(client) } })
    const text = await answer.text()
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${text}`)
    return text === '' ? null : JSON.parse(text) as unknown
  }
  const provider: IdentityProvider = {
    url, requests, misbehave: null,
    introspection: { url: `${url}/token/introspection`, clientId: asker.client_id, clientSecret: asker.client_secret },
    async token({ scope = 'read', opaque = false } = {}) {
      const resource = opaque ? 'urn:test:opaque' : 'urn:test:jwt'
      return (await post('/token', { grant_type: 'client_credentials', scope, resource }) as { access_token: string }).access_token
    },
    sign: (claims, header = {}) => new SignJWT({ iss: url, aud: 'pets', sub: 'shop', scope: 'read', exp: Math.floor(Date.now() / 1000) + day, ...claims })
      .setProtectedHeader({ alg: 'ES256', typ: 'JWT', kid: keys[0]!.kid!, ...header }).sign(keys[0]!),
    async revoke(token) {
      await post('/token/revocation', { token })
    },
    async rotate(kept = 1) {
      keys = [await newKey(), ...keys.slice(0, kept)]
      restart()
    },
    close: () => new Promise((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    }),
  }
  return provider
}

/** Seconds. */
const day = 86_400
let serial = 0

async function newKey(): Promise<JWK> {
  const { privateKey } = await generateKeyPair('ES256', { extractable: true })
  return { ...await exportJWK(privateKey), kid: `key-${serial++}`, alg: 'ES256', use: 'sig' }
}

/** The provider warns on the console of what is for development only, which a test's provider is. */
function quietly<T>(make: () => T): T {
  const { warn, info } = console
  console.warn = console.info = () => {}
  try {
    return make()
  } finally {
    Object.assign(console, { warn, info })
  }
}

function configuration(keys: readonly JWK[], store: Map<string, unknown>): object {
  return {
    clients: [client, asker],
    jwks: { keys },
    ttl: { ClientCredentials: day },
    scopes: ['read', 'write'],
    adapter: adapterOn(store),
    features: {
      devInteractions: { enabled: false },
      clientCredentials: { enabled: true },
      introspection: { enabled: true, allowedPolicy: async () => true },
      revocation: { enabled: true, allowedPolicy: async () => true },
      resourceIndicators: {
        enabled: true,
        getResourceServerInfo: (_context: unknown, resource: string) => ({
          scope: 'read write', audience: 'pets', accessTokenTTL: day,
          ...(resource.endsWith('jwt') ? { accessTokenFormat: 'jwt', jwt: { sign: { alg: 'ES256' } } } : { accessTokenFormat: 'opaque' }),
        }),
      },
    },
  }
}

/** Tokens outlive a rotation. */
function adapterOn(store: Map<string, unknown>): (name: string) => object {
  return (name) => ({
    upsert: async (id: string, payload: unknown) => void store.set(`${name}:${id}`, payload),
    find: async (id: string) => store.get(`${name}:${id}`),
    destroy: async (id: string) => void store.delete(`${name}:${id}`),
    consume: async () => {},
    findByUid: async () => undefined,
    findByUserCode: async () => undefined,
    revokeByGrantId: async () => {},
  })
}
