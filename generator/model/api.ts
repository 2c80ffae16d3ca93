import type { Diagnostic } from '../diagnostics.ts'
import { formatPlace } from '../diagnostics.ts'
import type { ApiDocument } from '../load/document.ts'
import { escapeToken, isObject } from '../load/pointer.ts'
import { firstServer } from './backend.ts'
import type { ServerModel } from './backend.ts'
import { buildBody } from './body.ts'
import { collectEvents } from './events.ts'
import { policiesOf } from './extension.ts'
import type { ApiModel, OperationModel } from './model.ts'
import { NameTable, identOf, pascalOf, slugOf } from './naming.ts'
import { findOperations } from './operation.ts'
import type { FoundOperation } from './operation.ts'
import { buildParameters } from './parameter.ts'
import type { PartContext } from './parameter.ts'
import { mergePolicies } from './policy.ts'
import type { PolicySource } from './policy.ts'
import { itemsOf, member, reportInto, textOf } from './reader.ts'
import type { ObjectNode, Report } from './reader.ts'
import { buildResponses } from './response.ts'
import { SlotTable } from './schema.ts'
import { SecurityReader, buildSchemes, readSchemes } from './security.ts'
import type { ApiSettings, Settings } from './settings.ts'

/** One API as built, with what the backends are made of. */
export interface BuiltApi {
  readonly api: ApiModel
  /** The document's first server. */
  readonly server: ServerModel | undefined
  /** Servers that path items and operations bring, by the name of the backend made of them. */
  readonly ownServers: ReadonlyMap<string, ServerModel>
  readonly found: readonly FoundOperation[]
}

/** Names that the generated module of an API has for itself. */
const moduleNames = [
  'Operation', 'answer', 'anyOf', 'array', 'backend', 'binary', 'cookieParameter', 'empty', 'eventStream', 'field', 'form', 'headerParameter',
  'integer', 'json', 'jsonLines', 'multipart', 'number', 'object', 'oneOf', 'operation', 'operations', 'optional', 'pathParameter',
  'publicAccess', 'queryParameter', 'required', 'scalar', 'scheme', 'text', 'validate', 'xml', 'env',
]

/** Builds what one document means, under its settings. */
export function buildApi(options: { readonly document: ApiDocument; readonly settings: Settings; readonly ident: string; readonly diagnostics: Diagnostic[] }): BuiltApi {
  const { document: loaded, settings, diagnostics } = options
  const root: ObjectNode = { value: loaded.document, pointer: '' }
  const own: ApiSettings = settings.apis[loaded.name] ?? {}
  const report = reportInto(loaded, diagnostics)
  const names = new NameTable(moduleNames)
  const slots = new SlotTable()
  const schemes = readSchemes(root.value)
  const security = new SecurityReader(schemes, report)
  const server = firstServer(root.value, member(root, 'servers'), report)
  const servers = new ServerTable(loaded.name, server, report, root)
  const found = findOperations(root.value, report)
  const groups = groupNames(found)
  const operations = found.map((operation): OperationModel => {
    const ident = names.take(identOf(operation.id, 'operation'), 'Operation')
    const { policies, origins } = mergePolicies(policySources({ loaded, settings, own, operation, report }))
    const context: PartContext = { root: root.value, report, slots, prefix: pascalOf(ident), group: groups(operation) }
    const blocks = (policies.validation?.request ?? 'block') === 'block'
    const backend = backendOf(operation, own, servers, loaded.name)
    return {
      id: operation.id,
      ident,
      method: operation.method,
      path: operation.path,
      at: `${loaded.file}#${operation.node.pointer}`,
      pointer: operation.node.pointer,
      summary: textOf(operation.node, 'summary') ?? '',
      group: context.group,
      security: security.read(member(operation.node, 'security'), member(root, 'security')),
      parameters: buildParameters(context, operation.pathItem, operation.node),
      body: buildBody(context, operation.node, { blocks }),
      responses: buildResponses(context, operation.node),
      backend: { name: backend.name, path: operation.path },
      policies,
      origins: { ...origins, backend: backend.origin(settings, loaded) },
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
    },
    server,
    ownServers: servers.own,
    found,
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

  /** The backend for the `servers` of a node; undefined where it has none, or the first is the document's first. */
  nameOf(node: ObjectNode): string | undefined {
    const found = firstServer(this.#root.value, member(node, 'servers'), this.#report)
    if (found === undefined || (found.origin === (this.#server?.origin ?? null) && found.path === (this.#server?.path ?? ''))) return undefined
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

interface BackendChoice { readonly name: string; readonly origin: (settings: Settings, document: ApiDocument) => string }

function backendOf(operation: FoundOperation, own: ApiSettings, servers: ServerTable, api: string): BackendChoice {
  const chosen = settingsOf(own, operation)?.backend
  if (chosen !== undefined) {
    const pointer = `/apis/${escapeToken(api)}/operations/${escapeToken(operation.id)}/backend`
    return { name: chosen, origin: (settings) => formatPlace(settings.place(pointer)) }
  }
  for (const node of [operation.node, operation.pathItem]) {
    const name = servers.nameOf(node)
    if (name !== undefined) return { name, origin: (_, document) => formatPlace(document.place(`${node.pointer}/servers/0`)) }
  }
  if (own.backend !== undefined) return { name: own.backend, origin: (settings) => formatPlace(settings.place(`/apis/${escapeToken(api)}/backend`)) }
  return { name: api, origin: (_, document) => formatPlace(document.place('/servers')) }
}

function settingsOf(own: ApiSettings, operation: FoundOperation): { readonly backend?: string; readonly policies?: Settings['policies'] } | undefined {
  return own.operations !== undefined && Object.hasOwn(own.operations, operation.id) ? own.operations[operation.id] : undefined
}

/** The levels of configuration in the order of precedence: operation, path item, API, gateway; `gateway.yaml` before the document. */
function policySources(options: {
  readonly loaded: ApiDocument; readonly settings: Settings; readonly own: ApiSettings; readonly operation: FoundOperation; readonly report: Report
}): readonly PolicySource[] {
  const { loaded, settings, own, operation, report } = options
  const configured = (value: Settings['policies'], pointer: string): PolicySource => ({
    value,
    origin: (below) => formatPlace(settings.place(`${pointer}${below}`)),
    report: (below, message, hint) => report('error', 'policy-invalid', `${pointer}${below}`, message, hint),
  })
  const written = (node: ObjectNode): PolicySource => {
    const { value, pointer } = policiesOf(node, report)
    return {
      value,
      origin: (below) => formatPlace(loaded.place(`${pointer}${below}`)),
      report: (below, message, hint) => report('error', 'policy-invalid', `${pointer}${below}`, message, hint),
    }
  }
  const api = `/apis/${escapeToken(loaded.name)}`
  return [
    configured(settingsOf(own, operation)?.policies, `${api}/operations/${escapeToken(operation.id)}/policies`),
    written(operation.node),
    written(operation.pathItem),
    configured(own.policies, `${api}/policies`),
    written({ value: loaded.document, pointer: '' }),
    configured(settings.policies, '/policies'),
  ]
}
