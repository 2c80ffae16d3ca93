import { createRequire } from 'node:module'
import { extname } from 'node:path'
import type { FailedCredentials } from './auth/failed-credentials.ts'
import type { BackendState } from './backend/backend-state.ts'
import { clientCredentials } from './backend/client-credentials.ts'
import type { ForwardingOptions } from './backend/headers.ts'
import { openBackends } from './backend/open-backends.ts'
import { createOutgoing, type Outgoing } from './backend/outgoing.ts'
import { createGate } from './concurrency/gate.ts'
import type { ApiDefinition, ApiHooks, Cors, GatewayDefinition, Operation, OperationHooks } from './contract.ts'
import { compilePreflight, type Preflight } from './cors.ts'
import type * as ExpressEngineModule from './engine-express/engine.ts'
import { assemble, assembleExpress, assemblePreflight } from './pipeline.ts'
import { completePolicies } from './policies.ts'
import type { Route } from './router.ts'
import { templateNames, templateShape } from './router/template.ts'
import type { Chain, ExchangeEvents } from './chain.ts'
import type { Settings } from './settings/settings.ts'
import { StartError } from './settings/start-error.ts'
import type { Log, OperationContext, Terminal } from './stage.ts'
import { handlerTerminal } from './stages/hooks.ts'

/** Which code does routing, validation and proxying: what was compiled, or the familiar packages. */
export type Engine = 'compiled' | 'express'

export interface ChainsOptions {
  readonly definition: GatewayDefinition
  readonly engine: Engine
  readonly settings: Settings
  readonly hooks: Readonly<Record<string, ApiHooks | undefined>>
  readonly forwarding: ForwardingOptions
  readonly failedCredentials: FailedCredentials
  /** What outlives a request, for the stages that keep something. */
  readonly shared: Shared
  readonly log: Log
  readonly report: OperationContext['report']
  readonly events: ExchangeEvents
}

/** Every operation's chain with its route, and the backends behind them. */
export interface Chains {
  readonly routes: readonly Route<Chain>[]
  /** What is known of each backend; nothing in the express engine. */
  backends(): readonly BackendState[]
  /** Sends a backend's requests to another group of its targets; gives what is wrong with that, null for nothing. */
  activate(backend: string, group: string): string | null
  close(): Promise<void>
}

/** Makes every operation's chain. Throws a StartError for what an engine cannot do. */
export function createChains(options: ChainsOptions): Chains {
  const { definition, engine } = options
  const outgoing = createOutgoings(options)
  const make = engine === 'express' ? expressChains(options, outgoing) : compiledChains(options, outgoing)
  const preflights = collectPreflights(definition)
  const gates = new Map(Object.entries(definition.backends).flatMap(([name, { concurrency }]) => (concurrency === undefined ? [] : [[name, createGate(concurrency)]])))
  const declared = definition.apis.flatMap((api) => Object.values(api.operations).map((operation) => {
    const template = api.mount + operation.path
    const context = contextOf(options, api, operation, { outgoing, gates, preflight: operation.method === 'OPTIONS' ? preflights.get(templateShape(template))?.answer ?? null : null })
    return { method: operation.method, template, value: make.chain(context) }
  }))
  // Nobody declares the preflights that browsers send.
  const taken = new Set(declared.filter(({ method }) => method === 'OPTIONS').map(({ template }) => templateShape(template)))
  const added = [...preflights].filter(([shape]) => !taken.has(shape)).map(([, preflight]) => ({ method: 'OPTIONS', template: preflight.template, value: assemblePreflight(preflight, options.events) }))
  return { routes: [...declared, ...added], backends: make.backends, activate: make.activate, close: make.close }
}

type Outgoings = ReadonlyMap<string, Outgoing>

/** What each backend is told beyond the request; those that are told nothing more are left out. */
function createOutgoings({ settings, log }: ChainsOptions): Outgoings {
  return new Map(settings.backends.flatMap(({ name, security: { auth, identity } }) => {
    const outgoing = createOutgoing({
      identity,
      fixed: auth?.kind === 'header' ? auth : null,
      token: auth?.kind === 'clientCredentials'
        ? clientCredentials({ ...auth, onFailure: (error) => log.warn({ backend: name, reason: error.message }, 'no token for a backend can be had') })
        : null,
    })
    return outgoing === null ? [] : [[name, outgoing] as const]
  }))
}

interface ChainMaker extends Omit<Chains, 'routes'> {
  chain(context: OperationContext): Chain
}

/** What all stages of a gateway share, however many operations there are. */
export type Shared = Pick<OperationContext, 'stores' | 'cache' | 'limiter' | 'pressure' | 'inFlight' | 'now'>

function contextOf(
  { settings, hooks, failedCredentials, shared, log, report }: ChainsOptions, api: ApiDefinition, given: Operation,
  own: Pick<OperationContext, 'outgoing' | 'gates' | 'preflight'>,
): OperationContext {
  const operation = withoutAnonymous(given)
  return {
    ...shared, ...own, api, operation, failedCredentials, log, report,
    dev: settings.dev,
    hooks: ownMember(ownMember(hooks, api.name), operation.id) as OperationHooks | undefined,
    policies: completePolicies(operation.policies),
    verifiers: settings.verifiers.get(api.name) ?? new Map(),
  }
}

interface PathPreflight {
  readonly api: ApiDefinition
  readonly template: string
  /** The template without the API's mount. */
  readonly path: string
  readonly answer: Preflight
  /** `Allow`, for a request that is no preflight. */
  readonly allow: string
}

/** What answers preflights, by the shape of the path; paths at which no operation has cross-origin rules have none. */
function collectPreflights({ apis }: GatewayDefinition): ReadonlyMap<string, PathPreflight> {
  const found = new Map<string, { readonly api: ApiDefinition; readonly template: string; readonly path: string; readonly rules: Map<string, Cors> }>()
  const methods = new Map<string, string[]>()
  for (const api of apis) {
    for (const operation of Object.values(api.operations)) {
      const { cors } = completePolicies(operation.policies)
      const template = api.mount + operation.path
      const shape = templateShape(template)
      methods.set(shape, [...methods.get(shape) ?? [], operation.method])
      if (cors === null) continue
      if (!found.has(shape)) found.set(shape, { api, template, path: operation.path, rules: new Map() })
      found.get(shape)!.rules.set(operation.method, cors)
    }
  }
  return new Map([...found].map(([shape, { rules, ...place }]) => [shape, { ...place, answer: compilePreflight(rules), allow: [...methods.get(shape)!, 'OPTIONS'].join(', ') }]))
}

/** Where something is required of the caller, nobody cannot be one: an anonymous request is a 401, and hears what it needs. */
function withoutAnonymous(operation: Operation): Operation {
  const known = operation.security.anyOf.filter((alternative) => alternative.length > 0)
  if (Object.keys(operation.require).length === 0 || known.length === 0) return operation
  return { ...operation, security: { anyOf: known } }
}

/** Hooks are looked up by names of the document's, which may be `toString`. */
function ownMember<T>(record: Readonly<Record<string, T>> | undefined, name: string): T | undefined {
  return record !== undefined && Object.hasOwn(record, name) ? record[name] : undefined
}

function compiledChains({ definition, settings, forwarding, log, events }: ChainsOptions, outgoing: Outgoings): ChainMaker {
  const backends = openBackends({ definition, settings, forwarding, outgoing, log })
  const directTerminal = ({ api, operation, policies, hooks }: OperationContext, backend: Operation['backend']): Terminal => backends.get(backend.name)!.terminal({
    operation, policies,
    template: backend.path,
    captures: templateNames(operation.path),
    mount: api.mount,
    edited: hooks !== undefined,
    streams: Object.values(operation.responses).some(({ media }) => media.some(({ kind }) => kind === 'eventStream' || kind === 'jsonLines' || kind === 'parts')),
  })
  const terminalOf = (context: OperationContext): Terminal => {
    const { backend, routes } = context.operation
    const own = directTerminal(context, backend)
    if (routes.length === 0) return own
    const routed = routes.map((route) => directTerminal(context, route.backend))
    return { name: own.name, send: (x) => (x.route === -1 ? own : routed[x.route]!).send(x) }
  }
  return {
    chain: (context) => assemble(context, {
      api: context.api.name, mount: context.api.mount, events, terminal: handlerTerminal(context) ?? terminalOf(context),
    }),
    backends: () => [...backends.values()].map((backend) => backend.state()),
    activate: (name, group) => backends.get(name)?.activate(group) ?? (backends.has(name) ? null : `there is no backend "${name}"; there is ${[...backends.keys()].join(', ')}`),
    async close() {
      await Promise.allSettled([...backends.values()].map((backend) => backend.close()))
    },
  }
}

function expressChains({ definition, settings, forwarding, events }: ChainsOptions, outgoing: Outgoings): ChainMaker {
  // Loaded only where it is chosen: the validator alone would double the time to start.
  const load = createRequire(import.meta.url)
  const { createExpressEngine } = load(`./engine-express/engine${extname(import.meta.filename)}`) as typeof ExpressEngineModule
  const backends = new Map(settings.backends.map((backend) => [backend.name, backend]))
  const engines = new Map(definition.apis.map((api) => [api.name, createExpressEngine({ api, base: definition.base, backends, forwarding, outgoing, files: settings.backendFiles })]))
  return {
    chain(context) {
      const { api, operation, hooks } = context
      const engine = engines.get(api.name)!
      const refusal = hooks !== undefined && Object.keys(hooks).length > 0 ? 'hooks need the compiled engine' : context.policies.cache.enabled ? 'the cache policy needs the compiled engine' : engine.refusal(operation)
      if (refusal !== null) throw new StartError([`${api.name}: the express engine cannot serve ${operation.method} ${operation.path}: ${refusal}. Leave ENGINE out to use the compiled one.`])
      return assembleExpress(context, { api: api.name, mount: api.mount, events, terminal: engine.terminal(operation) })
    },
    backends: () => [],
    activate: () => 'the express engine has no groups of targets',
    close: async () => engines.forEach((engine) => engine.close()),
  }
}
