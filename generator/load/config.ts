import type { VerifierText } from '../../runtime/contract.ts'
import type { Diagnostic, Place } from '../diagnostics.ts'
import { checkAuthSecrets } from './check-auth-secrets.ts'
import { didYouMean } from './closest.ts'
import { checkAgainstSchema } from './config-schema.ts'
import type { Json, JsonObject } from './document.ts'
import { findEnvironment } from './environment.ts'
import { escapeToken, isObject, setMember } from './pointer.ts'
import { listsFrom, policiesFrom } from './policies.ts'
import type { PolicySettings } from './policies.ts'
import { readOrigins } from './remote.ts'
import type { ResilienceSettings } from './resilience.ts'
import { readSourceFile } from './source-file.ts'
import type { SourceFile } from './source-file.ts'
import { bytes, isAddressRange, milliseconds } from './units.ts'

/** What `gateway.yaml` says; nothing is filled in. Text under `auth`, `backends` and `state.redis` may hold `${VAR}` and `${VAR:-default}`. */
export interface GatewayConfig {
  readonly name?: string
  readonly trustedProxies?: readonly string[]
  /** Origins that references may name. */
  readonly remoteRefs?: readonly string[]
  readonly forwardedHeader?: 'Forwarded' | 'X-Forwarded-For'
  readonly state?: { readonly redis?: string; readonly prefix?: string }
  readonly cache?: { readonly maxBytes?: number; readonly store?: 'memory' | 'redis' }
  readonly listen?: { readonly tls?: ListenSettings }
  readonly policies?: PolicySettings
  readonly apis: Readonly<Record<string, ApiConfig>>
  readonly backends: Readonly<Record<string, BackendConfig>>
  /** Where a pointer into the file was written. */
  place(pointer: string): Place
}

export interface ApiConfig {
  readonly enabled?: boolean
  readonly mount?: string
  readonly backend?: string
  readonly routes?: readonly RouteSettings[]
  readonly auth?: Readonly<Record<string, VerifierSettings>>
  readonly policies?: PolicySettings
  readonly operations?: Readonly<Record<string, OperationConfig>>
}

export interface OperationConfig {
  readonly backend?: string
  readonly routes?: readonly RouteSettings[]
  readonly policies?: PolicySettings
}

/** As written, every value a list. */
export interface RouteSettings {
  readonly when: {
    readonly claim?: Readonly<Record<string, readonly Scalar[]>>
    readonly role?: readonly Scalar[]
    readonly header?: Readonly<Record<string, readonly Scalar[]>>
    readonly query?: Readonly<Record<string, readonly Scalar[]>>
    readonly mediaType?: readonly Scalar[]
  }
  readonly backend: string
}

type Scalar = string | number | boolean

export interface ListenSettings {
  readonly cert: string
  readonly key: string
  readonly clientCa?: string
  readonly clientCert?: 'request' | 'require'
}

/** The members that are text may hold `${VAR}`. */
export type VerifierSettings = Readonly<Partial<Record<VerifierText, string>>> & {
  readonly algorithms?: readonly string[]
  readonly backend?: true
}

export interface BackendConfig extends ResilienceSettings {
  readonly targets?: readonly { readonly url: string; readonly weight?: number; readonly group?: string }[]
  readonly mock?: boolean
  readonly concurrency?: { readonly limit?: number; readonly queue?: number; readonly queueTimeout?: number }
  readonly tls?: { readonly ca?: string; readonly cert?: string; readonly key?: string; readonly servername?: string } | null
  /** One member, whose members are texts. */
  readonly auth?: Readonly<Record<string, Readonly<Record<string, string>>>> | null
  readonly identity?: { readonly subject?: string | false; readonly scopes?: string | false; readonly claims?: Readonly<Record<string, string>> } | null
}

/** The origins that `gateway.yaml` allows references to, before anything else of it is read; none where they cannot be. */
export function readRemoteRefs(file: { readonly path: string; readonly file: string }): readonly string[] {
  const { source } = readSourceFile(file)
  const written = source !== undefined && isObject(source.value) ? source.value['remoteRefs'] : undefined
  return Array.isArray(written) ? (written as readonly Json[]).filter((origin) => typeof origin === 'string') : []
}

/**
 * Reads and checks `gateway.yaml`. `apis` are the names of the documents that were found, for which alone it may speak.
 * With a mistake in it, none of it counts.
 */
export function readConfig(options: { readonly file?: { readonly path: string; readonly file: string }; readonly apis: readonly string[] }):
{ readonly config: GatewayConfig; readonly diagnostics: readonly Diagnostic[] } {
  const { file, apis } = options
  const none: GatewayConfig = { apis: {}, backends: {}, place: () => ({ file: file?.file ?? 'specs/gateway.yaml' }) }
  if (file === undefined) return { config: none, diagnostics: [] }
  const { source, diagnostics: unread } = readSourceFile(file)
  // A file in which everything is commented out, or that is still to be written, says nothing.
  if (source === undefined) return { config: none, diagnostics: unread.filter(({ code }) => code !== 'file-empty') }
  const { value } = source
  const diagnostics = [
    ...unread,
    ...checkAgainstSchema({ value, part: 'config', place: source.place }),
    ...findEnvironment({ value, allowed: readsEnvironment, place: source.place }),
    ...checkNames(source, apis),
    ...checkAddresses(source),
    ...checkAuthSecrets(value, source.place),
    ...checkSecrets(source),
  ]
  if (diagnostics.some(({ severity }) => severity === 'error')) return { config: none, diagnostics }
  return { config: configFrom(isObject(value) ? value : {}, source), diagnostics }
}

function readsEnvironment(tokens: readonly string[]): boolean {
  return tokens[0] === 'backends' || tokens[0] === 'listen' || (tokens[0] === 'state' && tokens[1] === 'redis') || (tokens[0] === 'apis' && tokens[2] === 'auth')
}

function checkNames(source: SourceFile, apis: readonly string[]): Diagnostic[] {
  return Object.keys(mapAt(source.value, 'apis')).filter((name) => !apis.includes(name)).map((name) => ({
    code: 'config-api-unknown',
    severity: 'error',
    place: source.place(`/apis/${escapeToken(name)}`, 'key'),
    message: `there is no API called "${name}"`,
    hint: didYouMean(name, apis) ?? (apis.length === 0 ? 'there is no document in the folder' : `the APIs are ${apis.join(', ')}`),
  }))
}

/** What a schema cannot say: that addresses are addresses. */
function checkAddresses(source: SourceFile): Diagnostic[] {
  const diagnostics: Diagnostic[] = []
  const refuse = (pointer: string, message: string, hint: string): void => {
    diagnostics.push({ code: 'config-value-invalid', severity: 'error', place: source.place(pointer, 'value'), message, hint })
  }
  const { trustedProxies, remoteRefs } = isObject(source.value) ? source.value : {}
  for (const [index, origin] of (Array.isArray(remoteRefs) ? remoteRefs as readonly Json[] : []).entries()) {
    if (typeof origin === 'string' && readOrigins([origin]).invalid.length > 0) refuse(`/remoteRefs/${index}`, `"${origin}" is no origin that documents could be fetched from`, 'https://example.com')
  }
  for (const [index, proxy] of (Array.isArray(trustedProxies) ? trustedProxies as readonly Json[] : []).entries()) {
    if (typeof proxy === 'string' && proxy !== '' && !isAddressRange(proxy)) refuse(`/trustedProxies/${index}`, `"${proxy}" is neither an address nor a range`, '10.0.0.0/8, 192.168.1.4 or fd00::/8')
  }
  const redis = mapAt(source.value, 'state')['redis']
  if (typeof redis === 'string' && redis !== '' && !redis.includes('${')) {
    const url = URL.parse(redis)
    if (url === null || !/^rediss?:$/.test(url.protocol)) refuse('/state/redis', 'the address is no redis:// or rediss:// URL', 'redis://127.0.0.1:6379 or "${REDIS_URL}"')
    else if (url.password !== '') refuse('/state/redis', 'the address holds a password, which would stand in generated code', 'redis: "${REDIS_URL}"')
  }
  const backends = mapAt(source.value, 'backends')
  for (const name of Object.keys(backends)) {
    const backend = backends[name]
    const targets = isObject(backend) && Array.isArray(backend['targets']) ? backend['targets'] as readonly Json[] : []
    for (const [index, target] of targets.entries()) {
      const url = isObject(target) ? target['url'] : undefined
      if (typeof url !== 'string' || url === '' || url.includes('${')) continue
      const fault = addressFault(url)
      if (fault !== undefined) refuse(`/backends/${escapeToken(name)}/targets/${index}/url`, `the address ${fault}`, 'http://127.0.0.1:8081')
    }
    if (isObject(backend) && backend['mock'] === true && targets.length > 0) {
      refuse(`/backends/${escapeToken(name)}/mock`, 'a backend has targets or is the embedded one, not both', 'remove "targets" or "mock"')
    }
  }
  return diagnostics
}

/** The gateway's own secrets, which would stand in generated code and in the repository. */
function checkSecrets(source: SourceFile): Diagnostic[] {
  const backends = mapAt(source.value, 'backends')
  return Object.keys(backends).flatMap((name) => {
    const auth = isObject(backends[name]) ? mapAt(backends[name], 'auth') : {}
    return secrets.flatMap(([kind, member]): Diagnostic[] => {
      const text = mapAt(auth, kind)[member]
      if (typeof text !== 'string' || text === '' || /\$\{\w+\}/.test(text)) return []
      return [{
        code: 'config-secret-literal', severity: 'error', place: source.place(`/backends/${escapeToken(name)}/auth/${kind}/${member}`, 'value'),
        message: `"${member}" would stand in generated code; it is read from the environment`, hint: `${member}: "\${${name.toUpperCase().replaceAll('-', '_')}_SECRET}"`,
      }]
    })
  })
}

const secrets = [['basic', 'password'], ['header', 'value'], ['clientCredentials', 'clientSecret']] as const

function addressFault(text: string): string | undefined {
  if (!URL.canParse(text)) return 'is no URL'
  const url = new URL(text)
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return 'is not an http or https address'
  if (url.username !== '' || url.password !== '') return 'holds a password, which would stand in generated code'
  return url.search !== '' || url.hash !== '' ? 'has a query or a fragment, which no request would carry' : undefined
}

function mapAt(value: Json, key: string): JsonObject {
  const member = isObject(value) ? value[key] : undefined
  return isObject(member) ? member : {}
}

function configFrom(value: JsonObject, source: SourceFile): GatewayConfig {
  const { name, trustedProxies, remoteRefs, forwardedHeader, state, cache, policies } = value
  const tls = mapAt(value, 'listen')['tls']
  return {
    ...(typeof name === 'string' ? { name } : {}),
    ...(Array.isArray(remoteRefs) ? { remoteRefs: remoteRefs as readonly string[] } : {}),
    ...(Array.isArray(trustedProxies) ? { trustedProxies: trustedProxies as readonly string[] } : {}),
    ...(isObject(tls) ? { listen: { tls: tls as unknown as ListenSettings } } : {}),
    ...(forwardedHeader === undefined ? {} : { forwardedHeader: forwardedHeader as NonNullable<GatewayConfig['forwardedHeader']> }),
    ...(isObject(state) ? { state: state as NonNullable<GatewayConfig['state']> } : {}),
    ...(isObject(cache) ? { cache: cacheFrom(cache) } : {}),
    ...(isObject(policies) ? { policies: policiesFrom(policies) } : {}),
    apis: mapValues(mapAt(value, 'apis'), apiFrom),
    backends: mapValues(mapAt(value, 'backends'), backendFrom),
    place: (pointer) => source.place(pointer),
  }
}

function backendFrom({ concurrency, ...rest }: JsonObject): BackendConfig {
  if (!isObject(concurrency)) return rest as BackendConfig
  const { queueTimeout, ...counts } = concurrency
  return { ...rest as BackendConfig, concurrency: { ...counts as NonNullable<BackendConfig['concurrency']>, ...(queueTimeout === undefined ? {} : { queueTimeout: milliseconds(queueTimeout)! }) } }
}

function cacheFrom({ maxBytes, store }: JsonObject): NonNullable<GatewayConfig['cache']> {
  const size = maxBytes === undefined ? undefined : bytes(maxBytes)
  return { ...(size === undefined ? {} : { maxBytes: size }), ...(store === 'memory' || store === 'redis' ? { store } : {}) }
}

function apiFrom(value: JsonObject): ApiConfig {
  const { policies, operations, auth, routes, ...rest } = value
  return {
    ...rest as Omit<ApiConfig, 'policies' | 'operations' | 'auth' | 'routes'>,
    ...routesFrom(routes),
    ...(isObject(auth) ? { auth: auth as Readonly<Record<string, VerifierSettings>> } : {}),
    ...(isObject(policies) ? { policies: policiesFrom(policies) } : {}),
    ...(isObject(operations) ? { operations: mapValues(operations, operationFrom) } : {}),
  }
}

function operationFrom(value: JsonObject): OperationConfig {
  const { policies, backend, routes } = value
  return { ...(typeof backend === 'string' ? { backend } : {}), ...routesFrom(routes), ...(isObject(policies) ? { policies: policiesFrom(policies) } : {}) }
}

function routesFrom(routes: Json | undefined): { readonly routes?: readonly RouteSettings[] } {
  if (!Array.isArray(routes)) return {}
  return { routes: (routes as readonly JsonObject[]).map((route) => {
    const when = mapAt(route, 'when')
    const lists = listsFrom(when)
    for (const key of ['claim', 'header', 'query']) if (when[key] !== undefined) setMember(lists as { [name: string]: Json | undefined }, key, listsFrom(mapAt(when, key)))
    return { when: lists, backend: route['backend'] } as unknown as RouteSettings
  }) }
}

/** A setting without a value (`petstore:` and nothing after it) is an empty one. */
function mapValues<T>(map: JsonObject, make: (value: JsonObject) => T): Readonly<Record<string, T>> {
  const made: Record<string, T> = {}
  for (const key of Object.keys(map)) setMember(made as { [key: string]: Json | undefined }, key, make(isObject(map[key]) ? map[key] : {}) as unknown as Json)
  return made
}
