import type { IncomingMessage, ServerResponse } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Cache } from './cache/cache.ts'
import type { MaintenanceSwitch } from './maintenance.ts'
import { startAdmin, type Admin } from './observe/admin.ts'
import type { Observer } from './observe/observer.ts'
import { drainServer, trackConnections } from './process/drain.ts'
import { attachWorker } from './process/worker.ts'
import { createGatewayServer, listening } from './server.ts'
import type { Settings } from './settings/settings.ts'
import { readListenFiles } from './settings/listen-tls.ts'
import { StartError } from './settings/start-error.ts'
import type { Chains } from './chains.ts'
import type { Log } from './stage.ts'
import { createTlsServer, type TlsServer } from './tls/tls-server.ts'
import { watchListenFiles } from './tls/watch-files.ts'

export interface ListenOptions {
  /** Default: `PORT`, else 8080; 0 takes any free port. */
  readonly port?: number
  /** Default: `HOST`, else 0.0.0.0. */
  readonly host?: string
}

/** A gateway that listens. */
export interface Listening {
  /** `http://host:port`. */
  readonly url: string
  readonly port: number
  /** `http://host:port` of the admin listener; null where there is none, or the supervisor has it. */
  readonly admin: string | null
  /** Not ready any more, then drained, then closed; resolves when nothing is left. Repeated calls wait for the same end. */
  stop(): Promise<void>
}

export interface ListenContext extends ListenOptions {
  readonly handler: (request: IncomingMessage, response: ServerResponse) => void
  readonly settings: Settings
  readonly state: { ready: boolean }
  readonly log: Log
  readonly observer: Observer
  readonly maintenance: MaintenanceSwitch
  readonly apis: readonly string[]
  /** Null where no operation caches. */
  readonly cache: Cache | null
  readonly close: () => Promise<void>
  /** Whether HTTP/2 can be served: nothing of Express's stands in the way. */
  readonly http2: () => boolean
  readonly backends: Pick<Chains, 'backends' | 'activate'>
  /** What is served, for a person. */
  readonly summary: string
}

/** While draining, how long idle connections stay open for a request that is on its way. */
const idleGrace = 1_500

/**
 * Listens, and stays until SIGTERM or SIGINT: alone, or as a worker of the supervisor, which then owns the socket, the
 * signals and the admin listener. Rejects with a StartError where the address cannot be had.
 */
export async function listen(context: ListenContext): Promise<Listening> {
  const { handler, settings, state, log, observer, maintenance, cache } = context
  const host = context.host ?? settings.host
  const tls = openTls(context)
  const server = tls?.server ?? createGatewayServer(handler)
  const scheme = tls === null ? 'http' : 'https'
  const sockets = trackConnections(server)
  const address = await listening(server, context.port ?? settings.port, host).catch((error: unknown) => {
    throw new StartError([explainListen(error as NodeJS.ErrnoException, host, context.port ?? settings.port)])
  })

  const drainAll = async (grace = idleGrace, unlisted?: Promise<void>): Promise<void> => {
    state.ready = false
    tls?.watch.close()
    await drainServer(server, sockets, {
      grace, limit: settings.drainLimit, ...(unlisted !== undefined && { unlisted }), ...(tls !== null && { sessions: tls.sessions }),
    })
    await context.close()
  }
  const worker = attachWorker({
    url: urlOf(scheme, host, address.port),
    summary: context.summary,
    apis: context.apis,
    maintenance: maintenance.set,
    unready: () => { state.ready = false },
    drain: drainAll,
    metrics: observer.metrics,
    ...(cache !== null && { cache }),
    backends: context.backends.backends,
    activate: context.backends.activate,
  })
  let admin: Admin | null = null
  if (worker === null && settings.admin !== null) {
    admin = await startAdmin({
      ...settings.admin, metrics: observer.metricsText, ready: () => state.ready,
      state: async () => [{ pid: process.pid, backends: context.backends.backends() }],
      activate: async (backend, group) => context.backends.activate(backend, group),
      maintenance: { apis: () => context.apis, get: () => maintenance.state, set: maintenance.set },
      ...(cache !== null && { purge: async (tags: readonly string[]) => cache.purge(tags) }),
    }).catch((error: unknown) => {
      server.close()
      throw new StartError([explainListen(error as NodeJS.ErrnoException, settings.admin!.host, settings.admin!.port, 'ADMIN_PORT')])
    })
  }

  let stopping: Promise<void> | null = null
  const stop = (): Promise<void> => {
    stopping ??= (async () => {
      state.ready = false
      await sleep(settings.stopDelay)
      await drainAll()
      await admin?.close()
    })()
    return stopping
  }
  if (worker === null) {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) {
      process.once(signal, () => {
        log.info({ signal }, 'stopping')
        void stop()
      })
    }
  }
  return { url: urlOf(scheme, host, address.port), port: address.port, admin: admin === null ? null : urlOf('http', admin.host, admin.port), stop }
}

/** The listener with TLS, and the watch over its files; null where TLS is terminated elsewhere. */
function openTls({ handler, settings, log, http2 }: ListenContext): (TlsServer & { readonly watch: { close(): void } }) | null {
  if (settings.tls === null) return null
  const problems: string[] = []
  const files = readListenFiles(settings.tls, settings.directory, problems)
  if (files === null) throw new StartError(problems)
  const made = createTlsServer(handler, { files, http2: http2(), requireClientCert: settings.tls.requireClientCert })
  return { ...made, watch: watchListenFiles({ settings: settings.tls, directory: settings.directory, renew: made.renew, log, interval: settings.tlsReload }) }
}

const urlOf = (scheme: string, host: string, port: number): string => `${scheme}://${host.includes(':') ? `[${host}]` : host}:${port}`

function explainListen(error: NodeJS.ErrnoException, host: string, port: number, variable = 'PORT'): string {
  switch (error.code) {
    case 'EADDRINUSE': return `${host}:${port} is in use by another process. Stop it, or choose another port: ${variable}=${port + 1}`
    case 'EACCES': return `${host}:${port} needs more rights than this process has. Choose a port above 1023: ${variable}=8080`
    case 'EADDRNOTAVAIL': case 'ENOTFOUND': return `${host} is no address of this machine: HOST=0.0.0.0 listens on all of them`
    default: return `${host}:${port} cannot be listened on: ${error.message}`
  }
}
