import { createHash } from 'node:crypto'
import type { Diagnostic } from '../diagnostics.ts'
import { formatPlace } from '../diagnostics.ts'
import type { GatewayConfig } from '../load/config.ts'
import type { ApiDocument } from '../load/document.ts'
import { escapeToken } from '../load/pointer.ts'
import { buildApi } from './api.ts'
import type { BuiltApi } from './api.ts'
import type { ServerModel } from './backend.ts'
import type { BackendModel, Model } from './model.ts'
import { NameTable, identOf } from './naming.ts'
import { resilienceFrom } from '../load/resilience.ts'
import { backendSecurityOf, listenTlsOf, parseText, stateOf } from './settings.ts'

/** The model together with what the checks across all APIs need. */
export interface BuiltModel {
  readonly model: Model
  readonly apis: readonly BuiltApi[]
  readonly documents: readonly ApiDocument[]
  readonly diagnostics: readonly Diagnostic[]
}

/** Builds the model of all APIs that are not switched off. Faults are diagnostics, never thrown. */
export function buildModel(options: { readonly documents: readonly ApiDocument[]; readonly config: GatewayConfig }): BuiltModel {
  const { config } = options
  const diagnostics: Diagnostic[] = []
  const documents = options.documents.filter(({ name }) => !Object.hasOwn(config.apis, name) || config.apis[name]?.enabled !== false)
  const idents = new NameTable(['createGateway', 'Hooks', 'api', 'env', 'gateway', 'target'])
  const apis = documents.map((document) => {
    const ident = idents.take(identOf(document.name, 'api'), 'Api')
    return buildApi({ document, config, ident, diagnostics })
  })
  return {
    model: {
      name: config.name ?? `gatewright-${contentHash(documents)}`,
      trustedProxies: config.trustedProxies ?? [],
      forwardedHeader: config.forwardedHeader ?? 'X-Forwarded-For',
      state: config.state === undefined || Object.keys(config.state).length === 0 ? null : stateOf(config.state),
      cache: config.cache === undefined || Object.keys(config.cache).length === 0 ? null : config.cache,
      tls: config.listen?.tls === undefined ? null : listenTlsOf(config.listen.tls),
      apis: apis.map(({ api }) => api),
      backends: buildBackends(apis, documents, config),
    },
    apis,
    documents,
    diagnostics,
  }
}

/** Names the gateway in `Via` where no name is configured: the same for the same documents, another for others. */
function contentHash(documents: readonly ApiDocument[]): string {
  const hash = createHash('sha256')
  for (const document of documents) hash.update(`${document.name}\0${JSON.stringify(document.source)}\0`)
  return hash.digest('hex').slice(0, 8)
}

function buildBackends(apis: readonly BuiltApi[], documents: readonly ApiDocument[], config: GatewayConfig): readonly BackendModel[] {
  const found = new Map<string, BackendModel>()
  for (const [index, { api, server, ownServers }] of apis.entries()) {
    const document = documents[index]!
    for (const backend of api.operations.flatMap((operation) => [operation.backend, ...operation.routes.map((route) => route.backend)])) {
      if (found.has(backend.name)) continue
      const configured = Object.hasOwn(config.backends, backend.name) ? config.backends[backend.name] : undefined
      const own = ownServers.get(backend.name)
      const address: ServerModel | undefined = own ?? server
      if (configured !== undefined) {
        found.set(backend.name, {
          name: backend.name,
          targets: (configured.targets ?? []).map(({ url, ...rest }) => ({ url: parseText(url), ...rest })),
          path: address?.path ?? '',
          mock: configured.mock ?? false,
          ...(configured.concurrency === undefined ? {} : { concurrency: { limit: 100, queue: 100, queueTimeout: 1_000, ...configured.concurrency } }),
          ...backendSecurityOf(configured),
          resilience: resilienceFrom(configured),
          origin: formatPlace(config.place(`/backends/${escapeToken(backend.name)}`)),
        })
        continue
      }
      const known = own ?? (backend.name === api.name ? server : undefined)
      found.set(backend.name, {
        name: backend.name,
        targets: known?.origin == null ? [] : [{ url: known.origin }],
        path: address?.path ?? '',
        mock: false,
        tls: null, auth: null, identity: null, resilience: {},
        origin: formatPlace(document.place(address?.pointer ?? '')),
      })
    }
  }
  return [...found.values()]
}

