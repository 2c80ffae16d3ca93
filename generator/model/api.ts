import type { Diagnostic } from '../diagnostics.ts'
import { formatPlace } from '../diagnostics.ts'
import type { ApiConfig, GatewayConfig, RouteSettings } from '../load/config.ts'
import type { ApiDocument } from '../load/document.ts'
import { escapeToken, isObject } from '../load/pointer.ts'
import { firstServer } from './backend.ts'
import type { ServerModel } from './backend.ts'
import { buildFallback } from './fallback.ts'
import { buildBody } from './body.ts'
import { collectEvents } from './events.ts'
import { checkPolicies } from './check-policies.ts'
import { ExtensionReader } from './extension.ts'
import type { ApiModel, OperationModel } from './model.ts'
import { NameTable, identOf, pascalOf, slugOf } from './naming.ts'
import { findOperations } from './operation.ts'
import type { FoundOperation } from './operation.ts'
import { buildParameters, fitPathParameters } from './parameter.ts'
import type { PartContext } from './parameter.ts'
import { allowsSlowPatterns, mergePolicies, mergeRequirements, nearestFallback } from './policy.ts'
import type { MergedPolicies, PolicySource } from './policy.ts'
import { itemsOf, member, reportInto, textOf } from './reader.ts'
import type { ObjectNode, Report } from './reader.ts'
import { RequirementReader } from './requirement.ts'
import { buildResponses } from './response.ts'
import { buildRoutes } from './route.ts'
import { SlotTable } from './schema.ts'
import { SecurityReader, buildSchemes, readSchemes } from './security.ts'
import { XmlTable } from './xml/xml-table.ts'

/** One API as built, with what the backends are made of. */
export interface BuiltApi {
  readonly api: ApiModel
  /** The document's first server. */
  readonly server: ServerModel | undefined
  /** Servers that path items and operations bring, by the name of the backend made of them. */
  readonly ownServers: ReadonlyMap<string, ServerModel>
  readonly found: readonly FoundOperation[]
  /** The names of the path parameters that each of them declares. */
  readonly pathParameters: readonly (readonly string[])[]
}

/** Names that the generated module of an API has for itself. */
const moduleNames = [
  'Operation', 'answer', 'anyOf', 'array', 'backend', 'binary', 'cookieParameter', 'empty', 'eventStream', 'field', 'form', 'headerParameter',
  'integer', 'json', 'jsonLines', 'multipart', 'number', 'object', 'oneOf', 'operation', 'operations', 'optional', 'part', 'parts', 'pathParameter',
  'publicAccess', 'queryParameter', 'querystringParameter', 'required', 'scalar', 'scheme', 'stripping', 'text', 'validate', 'xml', 'xmlShapes', 'env',
]

/** Builds what one document means, under its settings. */
export function buildApi(options: { readonly document: ApiDocument; readonly config: GatewayConfig; readonly ident: string; readonly diagnostics: Diagnostic[] }): BuiltApi {
  const { document: loaded, config, diagnostics } = options
  const root: ObjectNode = { value: loaded.document, pointer: '' }
  const own: ApiConfig = Object.hasOwn(config.apis, loaded.name) ? config.apis[loaded.name] ?? {} : {}
  const report = reportInto(loaded, diagnostics)
  const names = new NameTable(moduleNames)
  const slots = new SlotTable()
  const xml = new XmlTable(root.value)
  const schemes = readSchemes(root.value)
  const security = new SecurityReader(schemes, report)
  const server = firstServer(root.value, member(root, 'servers'), report)
  const servers = new ServerTable(loaded.name, server, report, root)
  const found = findOperations(root.value, report)
  const groups = groupNames(found)
  const extensions = new ExtensionReader(loaded, diagnostics)
  const requirements = new RequirementReader(diagnostics)
  const pathParameters: (readonly string[])[] = []
  const levels = { loaded, config, own, extensions }
  const checked = new Set<string>()
  const operations = found.map((operation): OperationModel => {
    const ident = names.take(identOf(operation.id, 'operation'), 'Operation')
    const ofOperation = operationPolicies(levels, operation)
    const sources = [...ofOperation, ...apiPolicies(levels)]
    const merged = withoutUselessCache(operation.method, mergePolicies(sources))
    const { policies } = merged
    const { require, places } = mergeRequirements(sources)
    const fallback = nearestFallback(sources)
    checkPolicies({ ...merged, operation, add: (diagnostic) => void diagnostics.push(diagnostic), place: (pointer) => loaded.place(pointer), seen: checked })
    if (operation.method !== 'GET' && ofOperation.slice(0, 2).some(({ settings }) => settings.cache?.enabled === true)) {
      report('warning', 'cache-not-get', operation.node.pointer, `only answers to GET are kept, and this is ${operation.method}`, 'remove "cache" from the policies of this operation')
    }
    const context: PartContext = { root: root.value, report, slots, xml, prefix: pascalOf(ident), group: groups(operation) }
    const blocks = (policies.validation?.request ?? 'block') === 'block'
    const declared = buildParameters(context, operation.pathItem, operation.node)
    pathParameters.push(declared.filter((parameter) => parameter.in === 'path').map(({ name }) => name))
    const backend = backendOf(levels, operation, servers)
    const routes = routesOf(levels, operation, backend.level)
    const demanded = security.read(member(operation.node, 'security'), member(root, 'security'))
    requirements.check({ id: operation.id, security: demanded, parameters: declared, require }, places)
    return {
      id: operation.id,
      ident,
      method: operation.method,
      path: operation.path,
      at: `${loaded.file}#${operation.node.pointer}`,
      pointer: operation.node.pointer,
      summary: textOf(operation.node, 'summary') ?? '',
      group: context.group,
      security: demanded,
      parameters: fitPathParameters(declared, operation.path),
      body: buildBody(context, operation.node, { blocks }),
      responses: buildResponses(context, operation.node, { strips: policies.validation?.stripUndeclared === true }),
      backend: { name: backend.name, path: operation.path },
      routes: buildRoutes(routes.settings, operation.path),
      require,
      policies: fallback === null ? policies : { ...policies, fallback: buildFallback({ ...fallback, id: operation.id, root: root.value, node: operation.node, diagnostics }) },
      origins: {
        ...printed(merged.places), ...(fallback === null ? {} : { 'policies.fallback': formatPlace(fallback.place) }), backend: backend.origin, ...(routes.settings.length === 0 ? {} : { routes: routes.origin }),
        ...Object.fromEntries(Object.entries(places).map(([claim, place]) => [`require.${claim}`, formatPlace(place)])),
      },
    }
  })
  collectEvents({ root, report, slots, operations: found })
  const info = member(root, 'info')
  return {
    api: {
      name: loaded.name,
      typeName: pascalOf(options.ident),
      ident: options.ident,
      title: (info && isObject(info.value) ? textOf({ value: info.value, pointer: info.pointer }, 'title') : undefined) ?? loaded.name,
      file: loaded.file,
      mount: (own.mount ?? server?.path ?? '').replace(/\/+$/, ''),
      schemes: buildSchemes(schemes, names, own.auth ?? {}),
      operations,
      slots: slots.slots,
      xmlShapes: xml.shapes,
      allowSlowPatterns: allowsSlowPatterns(apiPolicies(levels)),
    },
    server,
    ownServers: servers.own,
    found,
    pathParameters,
  }
}

function groupNames(found: readonly FoundOperation[]): (operation: FoundOperation) => string {
  const names = new NameTable(['shared', 'index'])
  const byTag = new Map<string, string>()
  const untagged = names.take('untagged')
  for (const operation of found) {
    const tag = firstTag(operation)
    if (tag !== undefined && !byTag.has(tag)) {
      const slug = slugOf(tag, 'tag')
      byTag.set(tag, slug === 'untagged' ? untagged : names.take(slug, '-tag'))
    }
  }
  return (operation) => byTag.get(firstTag(operation) ?? '') ?? untagged
}

function firstTag(operation: FoundOperation): string | undefined {
  const tag = itemsOf(member(operation.node, 'tags'))[0]?.value
  return typeof tag === 'string' && tag !== '' ? tag : undefined
}

/** Servers of path items and operations as backends, one per address. */
class ServerTable {
  readonly own = new Map<string, ServerModel>()
  readonly #api: string
  readonly #server: ServerModel | undefined
  readonly #report: Report
  readonly #root: ObjectNode
  readonly #byAddress = new Map<string, string>()
  readonly #names: NameTable

  constructor(api: string, server: ServerModel | undefined, report: Report, root: ObjectNode) {
    this.#api = api
    this.#server = server
    this.#report = report
    this.#root = root
    this.#names = new NameTable([api])
  }

  /** The backend for the `servers` of a node; undefined where it has none, 'default' where the first is the document's first. */
  nameOf(node: ObjectNode): string | undefined {
    const found = firstServer(this.#root.value, member(node, 'servers'), this.#report)
    if (found === undefined) return undefined
    if (found.origin === (this.#server?.origin ?? null) && found.path === (this.#server?.path ?? '')) return 'default'
    const address = `${found.origin ?? ''}${found.path}`
    const known = this.#byAddress.get(address)
    if (known !== undefined) return known
    const host = found.origin === null ? found.path : new URL(found.origin).host
    const name = this.#names.take(`${this.#api}-${slugOf(host, 'server')}`)
    this.#byAddress.set(address, name)
    this.own.set(name, found)
    return name
  }
}

/** Where settings of one API come from. */
interface Levels {
  readonly loaded: ApiDocument
  readonly config: GatewayConfig
  readonly own: ApiConfig
  readonly extensions: ExtensionReader
}

function backendOf(levels: Levels, operation: FoundOperation, servers: ServerTable): { readonly name: string; readonly origin: string; readonly level: 'operation' | 'api' } {
  const { loaded, config, own } = levels
  const api = `/apis/${escapeToken(loaded.name)}`
  const chosen = settingsOf(own, operation)?.backend
  if (chosen !== undefined) return { name: chosen, origin: formatPlace(config.place(`${api}/operations/${escapeToken(operation.id)}/backend`)), level: 'operation' }
  for (const node of [operation.node, operation.pathItem]) {
    const name = servers.nameOf(node)
    if (name === 'default') break
    if (name !== undefined) return { name, origin: formatPlace(loaded.place(`${node.pointer}/servers/0`)), level: 'operation' }
  }
  if (own.backend !== undefined) return { name: own.backend, origin: formatPlace(config.place(`${api}/backend`)), level: 'api' }
  return { name: loaded.name, origin: formatPlace(loaded.place(loaded.document['servers'] === undefined ? '' : '/servers/0')), level: 'api' }
}

/** The routes of an operation: its own, else those of the API where its backend is the API's too, since the nearer level goes first. */
function routesOf({ loaded, config, own }: Levels, operation: FoundOperation, backendLevel: 'operation' | 'api'): { readonly settings: readonly RouteSettings[]; readonly origin: string } {
  const api = `/apis/${escapeToken(loaded.name)}`
  const chosen = settingsOf(own, operation)?.routes
  if (chosen !== undefined) return { settings: chosen, origin: formatPlace(config.place(`${api}/operations/${escapeToken(operation.id)}/routes`)) }
  return { settings: backendLevel === 'api' ? own.routes ?? [] : [], origin: formatPlace(config.place(`${api}/routes`)) }
}

function settingsOf(own: ApiConfig, operation: FoundOperation): NonNullable<ApiConfig['operations']>[string] | undefined {
  return own.operations !== undefined && Object.hasOwn(own.operations, operation.id) ? own.operations[operation.id] : undefined
}

/** The levels below the API in the order of precedence: operation, path item; `gateway.yaml` before the document. */
function operationPolicies(levels: Levels, operation: FoundOperation): readonly PolicySource[] {
  const { loaded, config, own, extensions } = levels
  const pointer = `/apis/${escapeToken(loaded.name)}/operations/${escapeToken(operation.id)}/policies`
  return [
    operatorPolicies(config, settingsOf(own, operation)?.policies, pointer, `${loaded.name}.${operation.id}`),
    { ...extensions.read(operation.node), scope: `${loaded.name}.${operation.id}` },
    { ...extensions.read(operation.pathItem), scope: `${loaded.name} ${operation.path}` },
  ]
}

/** A cache that the API or the gateway has switched on is for GET; the other operations need not be told. */
function withoutUselessCache(method: string, merged: ReturnType<typeof mergePolicies>): ReturnType<typeof mergePolicies> {
  if (method === 'GET' || merged.policies.cache === undefined) return merged
  const { cache: _cache, ...policies } = merged.policies
  return { policies, places: Object.fromEntries(Object.entries(merged.places).filter(([key]) => !key.startsWith('policies.cache.'))) }
}

/** The levels of the API and the gateway. */
function apiPolicies({ loaded, config, own, extensions }: Levels): readonly PolicySource[] {
  return [
    operatorPolicies(config, own.policies, `/apis/${escapeToken(loaded.name)}/policies`, loaded.name),
    { ...extensions.read({ value: loaded.document, pointer: '' }), scope: loaded.name },
    operatorPolicies(config, config.policies, '/policies', ''),
  ]
}

function operatorPolicies(config: GatewayConfig, settings: PolicySource['settings'] = {}, pointer: string, scope: string): PolicySource {
  return { by: 'operator', settings, place: (below) => config.place(pointer + below), scope }
}

function printed(places: MergedPolicies['places']): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(places).map(([key, place]) => [key, formatPlace(place)]))
}
