import { openDevCredentials } from '../auth/dev-credentials.ts'
import { createVerifiers, ofApp, type AppVerifiers, type VerifierDependencies, type Verifiers } from '../auth/verifiers.ts'
import type { GatewayDefinition } from '../contract.ts'
import type { AccessLogFormat } from '../observe/access-log.ts'
import type { LogLevel } from '../observe/log.ts'
import { resolveBackends, type BackendSettings } from './backend-settings.ts'
import { isLoopback, readDuration, readHost, readPort, readVariable, type Environment } from './environment.ts'
import { readListenFiles, resolveListenTls, type ListenTlsSettings } from './listen-tls.ts'
import { readTlsFiles, type TlsFiles } from './tls-files.ts'
import { resolveSchemes, type SchemeSettings } from './scheme-settings.ts'
import { StartError } from './start-error.ts'
import { resolveState } from './state-settings.ts'
import type { StateSettings } from '../stores/stores.ts'

const accessLogFormats: readonly AccessLogFormat[] = ['json', 'text', 'off']
const logLevels: readonly LogLevel[] = ['silent', 'error', 'warn', 'info']

/** What the environment says, typed and checked. */
export interface ResolvedSettings {
  readonly host: string
  readonly port: number
  /** Null: no admin listener (`ADMIN_PORT=off`). */
  readonly admin: { readonly host: string; readonly port: number } | null
  readonly logLevel: LogLevel
  readonly accessLog: AccessLogFormat
  /** Whether the messages of faults are logged (`LOG_ERRORS=message`), and not only where they come from: they may hold what was in a request. */
  readonly errorMessages: boolean
  readonly engine: 'compiled' | 'express'
  /** Dev credentials (`GATEWAY_AUTH=dev`): only this machine may reach the gateway. */
  readonly dev: boolean
  /** Milliseconds between not ready and the end of accepting, so that load balancers notice. */
  readonly stopDelay: number
  /** Milliseconds that requests have to end when stopping. */
  readonly drainLimit: number
  /** Where what gateways share is kept. */
  readonly state: StateSettings
  /** TLS at the gateway; null: it is terminated elsewhere. */
  readonly tls: ListenTlsSettings | null
  /** Milliseconds between two looks at the files of TLS. */
  readonly tlsReload: number
  /** Those that operations use. */
  readonly backends: readonly BackendSettings[]
  /** Those that operations need, by API and scheme name; empty in dev. */
  readonly schemes: ReadonlyMap<string, ReadonlyMap<string, SchemeSettings>>
}

export interface Settings extends ResolvedSettings {
  readonly verifiers: Verifiers
  /** What TLS to backends needs of files, by backend. */
  readonly backendFiles: ReadonlyMap<string, TlsFiles>
  /** The project's folder. */
  readonly directory: string
}

/** Reads the environment's settings of a gateway, with everything that is missing or wrong in it, each with the line to set. Pure. */
export function resolveSettings(definition: GatewayDefinition, env: Environment, app: AppVerifiers = {}): { readonly settings: ResolvedSettings; readonly problems: readonly string[] } {
  const problems: string[] = []
  const dev = readDev(env, problems)
  const host = readHost(env, 'HOST', dev ? '127.0.0.1' : '0.0.0.0', problems)
  if (dev) problems.push(...exposedDev(host))
  const settings: ResolvedSettings = {
    host, dev,
    port: readPort(env, 'PORT', 8080, problems),
    admin: readVariable(env, 'ADMIN_PORT') === 'off'
      ? null
      : { host: readHost(env, 'ADMIN_HOST', '127.0.0.1', problems), port: readPort(env, 'ADMIN_PORT', 9901, problems) },
    logLevel: readChoice(env, 'LOG_LEVEL', logLevels, 'info', problems),
    accessLog: readChoice(env, 'ACCESS_LOG', accessLogFormats, 'json', problems),
    errorMessages: readChoice(env, 'LOG_ERRORS', ['place', 'message'], dev ? 'message' : 'place', problems) === 'message',
    engine: readChoice(env, 'ENGINE', ['compiled', 'express'], 'compiled', problems),
    stopDelay: readDuration(env, 'STOP_DELAY', 5_000, problems),
    drainLimit: readDuration(env, 'DRAIN_LIMIT', 30_000, problems),
    tls: resolveListenTls(definition, { env, dev, problems }),
    tlsReload: readDuration(env, 'TLS_RELOAD', 10_000, problems),
    state: resolveState(definition, env, problems),
    backends: resolveBackends(definition, env, problems, dev),
    schemes: dev ? new Map() : resolveSchemes(definition, env, problems, (api, scheme) => ofApp(app, api, scheme) !== undefined),
  }
  problems.push(...strangeVerifiers(definition, app))
  const { admin, port } = settings
  if (admin !== null && port !== 0 && admin.port === port) {
    problems.push(`PORT and ADMIN_PORT are both ${port}. Choose another: ADMIN_PORT=${port === 9901 ? 9902 : 9901}`)
  }
  return { settings, problems }
}

export interface ReadOptions extends VerifierDependencies {
  readonly env: Environment
  /** The project's folder, where `.gatewright/` stands and from which key files are named. */
  readonly directory: string
}

/** The settings of a gateway that is to start, with its verifiers. Throws a StartError with every problem at once. */
export function readSettings(definition: GatewayDefinition, { env, directory, ...dependencies }: ReadOptions): Settings {
  const { settings, problems } = resolveSettings(definition, env, dependencies.app)
  const unread: string[] = []
  if (settings.tls !== null) readListenFiles(settings.tls, directory, unread)
  const backendFiles = new Map(settings.backends.flatMap(({ name, security: { tls } }) => {
    const files = tls === null ? null : readTlsFiles(tls, { directory, place: `backends.${name}.tls`, problems: unread })
    return files === null ? [] : [[name, files]]
  }))
  if (problems.length + unread.length > 0) throw new StartError([...problems, ...unread])
  const verifiers = settings.dev
    ? openDevCredentials({ definition, directory, ...dependencies }).verifiers
    : createVerifiers(definition, settings.schemes, { ...dependencies, directory })
  return { ...settings, verifiers, backendFiles, directory }
}

/** Verifiers of the app's for schemes that no document has: a slip that would leave a scheme unguarded. */
function strangeVerifiers(definition: GatewayDefinition, app: AppVerifiers): readonly string[] {
  return Object.entries(app).flatMap(([name, schemes]) => {
    const known = definition.apis.find((api) => api.name === name)?.schemes
    if (known === undefined) return [`createGateway({ verifiers }) speaks of the API ${JSON.stringify(name)}, which is not there.`]
    return Object.keys(schemes ?? {}).filter((scheme) => !known.some((one) => one.name === scheme && one.contract.type !== 'mutualTLS'))
      .map((scheme) => `createGateway({ verifiers }) speaks of ${JSON.stringify(scheme)}, which is no scheme of ${name} that it can verify.`)
  })
}

/** Why dev credentials cannot be served at this address; empty where they can. */
export function exposedDev(host: string): readonly string[] {
  return isLoopback(host)
    ? []
    : ['GATEWAY_AUTH=dev serves dev credentials to this machine only, and HOST is not its loopback address. Set:\n'
      + '    HOST=127.0.0.1\nor leave GATEWAY_AUTH out and set the AUTH_… lines.']
}

/** Why the listener does not verify client certificates that a scheme wants; empty where none does, or it does. */
export function withoutTls({ schemes, tls = null }: Pick<ResolvedSettings, 'schemes'> & { readonly tls?: { readonly clientCa: string | null } | null }): readonly string[] {
  const wanting = [...schemes].flatMap(([api, ofApi]) => [...ofApi].flatMap(([scheme, { kind }]) => (kind === 'certificate' ? [`${scheme} of ${api}`] : [])))
  if (wanting.length === 0 || (tls !== null && tls.clientCa !== null)) return []
  return [`${wanting.join(' and ')} is proven by a TLS client certificate, and the gateway ${tls === null ? 'listens without TLS' : 'knows no authority of clients'}. Set:\n`
    + '    TLS_CERT=cert.pem TLS_KEY=key.pem TLS_CLIENT_CA=clients-ca.pem\n'
    + 'or serve gateway.handler from a node:https server of your own, with requestCert: true, rejectUnauthorized: false and the authorities in ca.']
}

function readDev(env: Environment, problems: string[]): boolean {
  const value = readVariable(env, 'GATEWAY_AUTH')
  if (value === undefined) return false
  if (value !== 'dev') {
    problems.push('GATEWAY_AUTH can only be "dev", for dev credentials; leave it out for real ones.')
    return false
  }
  if (readVariable(env, 'NODE_ENV') === 'production') problems.push('GATEWAY_AUTH=dev is refused where NODE_ENV=production. Leave one of them out.')
  return true
}

function readChoice<T extends string>(env: Environment, name: string, choices: readonly T[], otherwise: T, problems: string[]): T {
  const value = readVariable(env, name) ?? otherwise
  const choice = choices.find((known) => known === value)
  if (choice === undefined) problems.push(`${name} can be ${choices.join(', ')}, e.g. ${name}=${otherwise}.`)
  return choice ?? otherwise
}
