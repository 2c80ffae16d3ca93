import { createHash, createHmac, randomBytes } from 'node:crypto'
import { hashPassword } from '../../../runtime/auth/password.ts'
import type { VerifyCredentials } from '../../../runtime/auth/app-verifier.ts'
import { createAuthority, type Authority, type Certificate } from '../certificate.ts'
import { signToken, type Issuer, type SigningKey } from '../../unit/auth/issuer.ts'

/** What of a scheme a request carries. */
export const states = ['present', 'absent', 'wrong', 'expired', 'scopeless'] as const
export type State = typeof states[number]

/** Where a scheme's credential travels; of those in `Authorization` a request can carry one. */
export type Place = 'header' | 'query' | 'cookie' | 'bearer' | 'basic' | 'hmac' | 'certificate'

/** A security scheme of the matrix: how documents declare it, and the credential for each state. */
export interface MatrixScheme {
  readonly name: string
  readonly place: Place
  /** For OpenAPI 3.1; `old` for Swagger 2.0, where it can say it. */
  readonly declared: object
  readonly old?: object
  /** The name of the header, parameter or cookie. */
  readonly key?: string
  readonly credentials: Readonly<Record<Exclude<State, 'absent'>, string>>
  /** Certificates grant no scopes: a document that demands roles of them lets nobody in. */
  readonly grantsScopes: boolean
  /** A secret that must never reach a backend. */
  readonly secret: boolean
}

export interface MatrixWorld {
  readonly schemes: readonly MatrixScheme[]
  /** The key file that the keys and accounts are in. */
  readonly keyFile: string
  readonly env: Readonly<Record<string, string>>
  readonly authority: Authority
  readonly certificates: Readonly<Record<Exclude<State, 'absent'>, Certificate>>
  readonly hmac: VerifyCredentials
  /** What an introspection endpoint says of a token. */
  introspect(token: string): object
}

const year = 365 * 86_400
const flows = {
  implicit: { authorizationUrl: 'https://id.test/a' }, password: { tokenUrl: 'https://id.test/t' },
  clientCredentials: { tokenUrl: 'https://id.test/t' }, authorizationCode: { authorizationUrl: 'https://id.test/a', tokenUrl: 'https://id.test/t' },
}
const oldFlows = { implicit: 'implicit', password: 'password', clientCredentials: 'application', authorizationCode: 'accessCode' }

/** Every scheme that OpenAPI knows, with credentials that hold, do not, have expired and lack the scope `read`. */
export async function matrixWorld(issuer: Issuer, signingKey: SigningKey, introspection: string): Promise<MatrixWorld> {
  const keys: object[] = []
  const accounts: object[] = []
  const env: Record<string, string> = {}
  const random = (): string => `secret_${randomBytes(12).toString('hex')}`
  const owned = (state: string): object => ({ scopes: state === 'scopeless' ? ['other'] : ['read'], ...(state === 'expired' && { expires: '2020-01-01T00:00:00Z' }) })

  const apiKey = (place: 'header' | 'query' | 'cookie'): MatrixScheme => {
    const name = `${place}Key`
    const credential = (state: string): string => {
      const key = random()
      if (state !== 'wrong') keys.push({ id: `${name}-${state}`, hash: `sha256:${createHash('sha256').update(key).digest('hex')}`, ...owned(state) })
      return key
    }
    env[`AUTH_${name.toUpperCase()}_KEY_FILE`] = 'keys.json'
    const declared = { type: 'apiKey', in: place, name: place === 'header' ? 'X-Key' : 'key' }
    return { name, place, declared, ...(place !== 'cookie' && { old: declared }), key: declared.name, credentials: each(credential), grantsScopes: true, secret: true }
  }
  const tokens = async (audience: string): Promise<MatrixScheme['credentials']> => {
    const now = Math.floor(Date.now() / 1000)
    const sign = (scope: string, exp: number): Promise<string> => signToken(signingKey, { iss: issuer.url, aud: audience, sub: 'ann', scope, exp, jti: random() })
    const present = await sign('read write', now + year)
    return { present, wrong: `${present.slice(0, -20)}${'A'.repeat(20)}`, expired: await sign('read', now - 60), scopeless: await sign('write', now + year) }
  }
  const token = async (name: string, declared: object, old?: object): Promise<MatrixScheme> => {
    env[`AUTH_${name.toUpperCase()}_ISSUER`] = issuer.url
    env[`AUTH_${name.toUpperCase()}_AUDIENCE`] = name
    return { name, place: 'bearer', declared, ...(old !== undefined && { old }), credentials: await tokens(name), grantsScopes: true, secret: false }
  }
  const basic = async (): Promise<MatrixScheme> => {
    const credentials: Record<string, string> = {}
    for (const state of ['present', 'wrong', 'expired', 'scopeless'] as const) {
      const password = random()
      // Cheap to check, since thousands of wrong ones are.
      if (state !== 'wrong') accounts.push({ name: state, password: await hashPassword(password, { cost: 16, blockSize: 8, parallelization: 1 }), ...owned(state) })
      credentials[state] = Buffer.from(`${state === 'wrong' ? 'present' : state}:${password}`).toString('base64')
    }
    env['AUTH_BASIC_KEY_FILE'] = 'keys.json'
    return { name: 'basic', place: 'basic', declared: { type: 'http', scheme: 'basic' }, old: { type: 'basic' }, credentials: credentials as MatrixScheme['credentials'], grantsScopes: true, secret: true }
  }
  const opaque = each(random)
  const secret = random()
  const hmacOf = (id: string, time: string): string => createHmac('sha256', secret).update(`${id} ${time}`).digest('hex')
  const signed = (state: string): string => {
    const time = state === 'expired' ? '1000' : '9999999999'
    return `${state}.${time}.${state === 'wrong' ? hmacOf('other', time) : hmacOf(state, time)}`
  }
  env['AUTH_OPAQUE_INTROSPECTION'] = introspection
  env['AUTH_OPAQUE_CLIENT_ID'] = 'gateway'
  env['AUTH_OPAQUE_CLIENT_SECRET'] = 'secret_of_the_gateway'
  env['AUTH_CERTIFICATE_SUBJECTS'] = 'present'
  const authority = createAuthority('Matrix')
  const past = { from: new Date(0), until: new Date(year * 1000) }
  const certificates = { present: authority.issue({ names: ['present'] }), wrong: createAuthority('Matrix').issue({ names: ['present'] }), expired: authority.issue({ names: ['present'], ...past }) }
  const scopes = { read: 'r', write: 'w' }
  return {
    authority, env,
    certificates: { ...certificates, scopeless: certificates.present },
    schemes: [
      apiKey('header'), apiKey('query'), apiKey('cookie'), await basic(),
      await token('bearer', { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' }),
      { name: 'hmac', place: 'hmac', declared: { type: 'http', scheme: 'HMAC' }, credentials: each(signed), grantsScopes: true, secret: true },
      await token('oidc', { type: 'openIdConnect', openIdConnectUrl: `${issuer.url}/.well-known/openid-configuration` }),
      // The only way in which Swagger 2.0 can speak of bearer tokens.
      await token('authorizationKey', { type: 'apiKey', in: 'header', name: 'Authorization' }, { type: 'apiKey', in: 'header', name: 'Authorization' }),
      { name: 'opaque', place: 'bearer', declared: { type: 'oauth2', flows: { clientCredentials: { ...flows.clientCredentials, scopes } } }, credentials: opaque, grantsScopes: true, secret: false },
      { name: 'certificate', place: 'certificate', declared: { type: 'mutualTLS' }, credentials: each(() => ''), grantsScopes: false, secret: false },
      ...await Promise.all(Object.entries(flows).map(([flow, addresses]) => token(flow, { type: 'oauth2', flows: { [flow]: { ...addresses, scopes } } },
        { type: 'oauth2', flow: oldFlows[flow as keyof typeof oldFlows], ...addresses, scopes }))),
    ],
    get keyFile() { return JSON.stringify({ keys, accounts }) },
    introspect: (sent) => (sent === opaque.present || sent === opaque.scopeless
      ? { active: true, sub: 'ann', token_type: 'Bearer', scope: sent === opaque.present ? 'read' : 'other', exp: Math.floor(Date.now() / 1000) + year }
      : sent === opaque.expired ? { active: true, scope: 'read', exp: 1000 } : { active: false }),
    hmac: (credentials, context) => {
      const [id = '', time = '', signature] = credentials.split('.')
      if (context.scheme !== 'hmac' || signature !== hmacOf(id, time) || Number(time) * 1000 < Date.now()) return null
      return { subject: id, scopes: id === 'scopeless' ? [] : ['read'] }
    },
  }
}

const each = (make: (state: string) => string): MatrixScheme['credentials'] =>
  ({ present: make('present'), wrong: make('wrong'), expired: make('expired'), scopeless: make('scopeless') })
