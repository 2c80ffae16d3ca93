import type { Express, RequestHandler } from 'express'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { createFailedCredentials } from './auth/failed-credentials.ts'
import { authenticate, type Middleware } from './auth/middleware.ts'
import { keepVerifiersFresh, warmVerifiers, type AppVerifiers } from './auth/verifiers.ts'
import type { BackendState } from './backend/backend-state.ts'
import { openCache } from './cache/open-cache.ts'
import { compileChain } from './chain.ts'
import { createChains, type Engine } from './chains.ts'
import { watchPressure } from './concurrency/pressure.ts'
import { ABI, type ApiHooks, type GatewayDefinition, type Security } from './contract.ts'
import { createDeadlines } from './deadlines.ts'
import type { Exchange } from './exchange.ts'
import { createApp } from './express.ts'
import { senderReader } from './forwarded.ts'
import { createFrontDoor, expire } from './front-door.ts'
import { createLimiter } from './limits/limiter.ts'
import { listen, type ListenOptions, type Listening } from './listen.ts'
import { createMaintenanceSwitch, maintenanceVariable, readMaintenance } from './maintenance.ts'
import { describeError } from './observe/describe-error.ts'
import { createLog } from './observe/log.ts'
import { createObserver } from './observe/observer.ts'
import { createPages } from './pages.ts'
import { defaultPolicies } from './policies.ts'
import { machineCounters } from './process/machine-counters.ts'
import { proxyTrust } from './proxies.ts'
import { createRouter } from './router.ts'
import { describeStart } from './settings/describe-start.ts'
import { exposedDev, readSettings, withoutTls } from './settings/settings.ts'
import { StartError } from './settings/start-error.ts'
import type { Log } from './stage.ts'
import type { StoreState } from './stores/redis-store.ts'
import { createStores } from './stores/stores.ts'

export interface GatewayConfig {
  /** What the environment's variables are read from; default `process.env`. */
  readonly env?: Readonly<Record<string, string | undefined>>
  /** The project's folder, where `.gatewright/` stands; default the working directory. */
  readonly directory?: string
  readonly log?: Log
  /** The clock that credentials are judged by, ms since the epoch; default the system's. */
  readonly now?: () => number
}

export interface GatewayOptions<H, V = AppVerifiers> {
  readonly hooks?: H
  /** Verifiers of the app's own, by API and security scheme: what HTTP schemes beyond basic and bearer need, or a store of keys. */
  readonly verifiers?: V
  /** Default: `ENGINE`, else `compiled`. */
  readonly engine?: Engine
  readonly config?: GatewayConfig
  /** Express middleware that every request passes before the gateway. */
  readonly middleware?: readonly RequestHandler[]
}

/** A gateway, ready to serve. */
export interface Gateway {
  readonly definition: GatewayDefinition
  /** An Express 5 application: mount it in your own, or add pages to it. */
  readonly app: Express
  /** A handler for bare `node:http`. */
  readonly handler: (request: IncomingMessage, response: ServerResponse) => void
  /**
   * Middleware that guards a route of your own by an API's security schemes, with the gateway's verifiers and its limit on
   * guesses. Throws a TypeError for a scheme that no operation of the API needs, since nothing verifies it.
   */
  authenticate(api: string, security: Security): Middleware
  /** Listens where the environment says (`HOST`, `PORT`), with health, admin listener, drain and signals. */
  listen(options?: ListenOptions): Promise<Listening>
  /** What is known of each backend: its targets, which of them are in use, its circuit breaker. */
  backends(): readonly BackendState[]
  /** What is known of each store that the gateway keeps its state in; none where that is its memory. */
  stores(): readonly StoreState[]
  /** Sends a backend's requests to another group of its targets from now on; gives what is wrong with that, null for nothing. */
  activate(backend: string, group: string): string | null
  /** Closes backends and timers of a gateway that was mounted, not listening. */
  close(): Promise<void>
}

/** Binds a generated definition to the runtime. Throws a StartError, with every reason at once, where it cannot be served. */
export function gateway<H, V = AppVerifiers>(definition: GatewayDefinition): (options?: GatewayOptions<H, V>) => Gateway {
  return (options = {}) => {
    const { env = process.env, directory = process.cwd(), now = Date.now } = options.config ?? {}
    if (definition.abi !== ABI) {
      throw new StartError([`The generated code speaks version ${String(definition.abi)} of the contract, this runtime ${ABI}. Run: npm run generate`])
    }
    const settings = readSettings(definition, {
      env, directory, now,
      app: (options.verifiers ?? {}) as AppVerifiers,
      onKeyFailure: (issuer, error) => log.warn({ issuer, reason: error.message }, 'the keys of an issuer cannot be fetched'),
      onLookupFailure: (scheme, error) => log.warn({ scheme, err: describeError(error, { messages: settings.errorMessages }) }, 'credentials cannot be looked up'),
      onKeyFile: (file, outcome) => ('reason' in outcome
        ? log.error({ file, reason: outcome.reason }, 'a key file cannot be used; the keys that it had are still in force')
        : log.info({ file, ...outcome }, 'a key file was read again')),
    })
    const log = options.config?.log ?? createLog({ level: settings.logLevel })
    void warmVerifiers(settings.verifiers)
    const upkeep = keepVerifiersFresh(settings.verifiers)
    const observer = createObserver({ log, accessLog: settings.accessLog, errorMessages: settings.errorMessages, backends: () => chains.backends(), stores: () => stores.states() })
    const readSender = definition.trustedProxies.length === 0 ? null : senderReader(proxyTrust(definition.trustedProxies), definition.forwardedHeader ?? 'X-Forwarded-For')
    const deadlines = createDeadlines(expire)
    // Dev credentials are served to this machine only, and its contract run sends hundreds of wrong ones.
    const failedCredentials = createFailedCredentials(settings.dev ? { limit: Infinity } : { now })
    const stores = createStores({ settings: settings.state, log })
    const limiter = once(() => createLimiter({ redis: stores.redis(), machine: machineCounters(now) }))
    const pressure = once(watchPressure)
    const maintenance = createMaintenanceSwitch(readMaintenance(env[maintenanceVariable]))
    const cache = openCache(definition, stores)
    const events = {
      answered: deadlines.remove,
      awaits: (x: Exchange, allowance: number) => deadlines.add(x, allowance, performance.now()),
      finished: observer.finished,
      crashed: observer.crashed,
    }
    const engine = options.engine ?? settings.engine
    const chains = createChains({
      definition, settings, failedCredentials, log, events,
      shared: { stores, cache, limiter: limiter.get, pressure: pressure.get, inFlight: observer.inFlight, now },
      engine,
      hooks: (options.hooks ?? {}) as Readonly<Record<string, ApiHooks | undefined>>,
      forwarding: { name: definition.name, forwarded: definition.forwardedHeader === 'Forwarded' },
      report: observer.reported,
    })
    const mounts = definition.apis.map(({ mount }) => mount)
    const frontDoor = createFrontDoor({
      router: createRouter(chains.routes),
      unrouted: compileChain({ api: '', mount: '', operation: null, policies: defaultPolicies, terminal: null, events }, []),
      name: definition.name,
      nextId: observer.requestId,
      readSender,
      maintenance,
      deadlines,
      started: observer.started,
      mounted: (path) => mounts.some((mount) => mount !== '' && (path === mount || path.startsWith(`${mount}/`))),
    })
    const state = { ready: true }
    const app = createApp({ definition, frontDoor, middleware: options.middleware ?? [], state, log, errorMessages: settings.errorMessages })
    const pages = createPages({ definition, state })
    const ownPages = pagesOf(app)
    // Express gives every request and response the prototypes of HTTP/1.1.
    const rest = (request: IncomingMessage, response: ServerResponse): void => (request.httpVersionMajor === 2 ? pages(request, response) : app(request, response))
    const http2 = (): boolean => options.middleware === undefined && engine === 'compiled' && pagesOf(app) === ownPages
    const handler = (request: IncomingMessage, response: ServerResponse): void => {
      if (options.middleware === undefined) frontDoor(request, response, () => rest(request, response))
      else app(request, response)
    }
    const close = async (): Promise<void> => {
      upkeep.close()
      await chains.close()
      stores.close()
      pressure.made()?.close()
      deadlines.close()
      await observer.close()
    }
    return {
      definition, app, handler, close,
      backends: chains.backends, stores: stores.states, activate: chains.activate,
      authenticate: (api, security) => authenticate(security, settings.verifiers.get(api) ?? new Map(), { failedCredentials }),
      async listen(listenOptions = {}) {
        const problems = settings.dev ? exposedDev(listenOptions.host ?? settings.host) : withoutTls(settings)
        if (problems.length > 0) throw new StartError(problems)
        // Requests before the first connection would be answered as if the store were down.
        await stores.settled(1_000)
        return listen({ ...listenOptions, handler, settings, state, log, observer, maintenance, cache, apis: definition.apis.map(({ name }) => name), close, http2, backends: chains, summary: describeStart(definition, settings) })
      },
    }
  }
}

/** What is made when it is first asked for, and then kept. */
function once<T>(make: () => T): { readonly get: () => T; readonly made: () => T | null } {
  let value: T | null = null
  return { get: () => value ??= make(), made: () => value }
}

/** How many handlers an Express application has. */
function pagesOf(app: Express): number {
  return (app as unknown as { readonly router: { readonly stack: readonly unknown[] } }).router.stack.length
}
