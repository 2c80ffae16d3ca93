import { createServer } from 'node:http'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { purgedTags } from '../cache/purged-tags.ts'
import { noMaintenance, switched, type MaintenanceState } from '../maintenance.ts'
import type { ProcessState } from '../process/messages.ts'
import { metricsContentType } from './metrics.ts'

export interface AdminOptions {
  readonly host: string
  /** 0 takes any free port. */
  readonly port: number
  /** All metrics in the text format of Prometheus. */
  readonly metrics: () => Promise<string>
  /** Ready to take requests? */
  readonly ready: () => boolean
  /** What each process knows of the backends. Absent: nothing is. */
  readonly state?: () => Promise<readonly ProcessState[]>
  /** Switches a backend to a group of its targets; gives what is wrong with that, null for nothing. */
  readonly activate?: (backend: string, group: string) => Promise<string | null>
  /** Brings the newest code into service; rejects where it does not start. Absent: this process cannot. */
  readonly reload?: () => Promise<void>
  /** What is switched off while the gateway runs. */
  readonly maintenance?: MaintenanceControl
  /** Forgets stored answers with one of the tags, wherever they are kept, and gives their number. Absent: nothing is cached. */
  readonly purge?: (tags: readonly string[]) => Promise<number>
}

/** Reads and sets what is switched off, in all processes that serve. */
export interface MaintenanceControl {
  /** The APIs that can be named. */
  readonly apis: () => readonly string[]
  readonly get: () => MaintenanceState
  readonly set: (state: MaintenanceState) => void
}

/** The listener for operators: `GET /metrics`, `GET /-/healthy`, `GET /-/ready`, `POST /-/reload` (Prometheus' own names), `GET /_gateway`, `POST /_gateway/backends/<name>?active=<group>`, `GET /-/maintenance`, `POST /-/maintenance/on|off`, `POST /-/cache/purge`. */
export interface Admin {
  readonly host: string
  readonly port: number
  readonly close: () => Promise<void>
}

type Answer = readonly [status: number, text: string, headers?: Readonly<Record<string, string>>]

/** Listens for operators; rejects with Node's error where the address is taken. */
export async function startAdmin(options: AdminOptions): Promise<Admin> {
  const server = createServer({ requestTimeout: 10_000, headersTimeout: 10_000 }, (request, response) => {
    request.resume()
    answer(request.method ?? '', request.url ?? '', isNoWebPage(request.headers), options).then(
      ([status, text, headers]) => {
        response.writeHead(status, {
          'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store', 'x-content-type-options': 'nosniff', ...headers,
        })
        response.end(request.method === 'HEAD' ? undefined : text)
      },
      (error: unknown) => {
        response.writeHead(500, { 'content-type': 'text/plain; charset=utf-8' })
        response.end(`${error instanceof Error ? error.message : 'failed'}\n`)
      },
    )
  })
  const { port } = await listening(server, options.host, options.port)
  return {
    host: options.host,
    port,
    close: () => new Promise((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    }),
  }
}

async function answer(method: string, url: string, byTool: boolean, options: AdminOptions): Promise<Answer> {
  const [path = '', query] = url.split('?', 2)
  const backend = /^\/_gateway\/backends\/([a-z0-9-]+)$/.exec(path)?.[1]
  if (backend !== undefined) {
    if (method !== 'POST') return refuse('POST')
    if (!byTool) return [403, 'a switch is not for web pages\n']
    const group = new URL(url, 'http://admin').searchParams.get('active')
    if (group === null || group === '') return [400, `say which group: POST ${path}?active=<group>\n`]
    const problem = await options.activate?.(backend, group) ?? null
    return problem === null ? [200, `${backend} is served by ${group}\n`] : [409, `${problem}\n`]
  }
  const reads = method === 'GET' || method === 'HEAD'
  switch (path) {
    case '/metrics':
      return reads ? [200, await options.metrics(), { 'content-type': metricsContentType }] : refuse('GET, HEAD')
    case '/_gateway':
      if (!reads) return refuse('GET, HEAD')
      return [200, `${JSON.stringify({ processes: await options.state?.() ?? [] }, null, 2)}\n`, { 'content-type': 'application/json' }]
    case '/-/healthy':
      return reads ? [200, 'healthy\n'] : refuse('GET, HEAD')
    case '/-/ready':
      if (!reads) return refuse('GET, HEAD')
      return options.ready() ? [200, 'ready\n'] : [503, 'not ready\n']
    case '/-/reload':
      if (method !== 'POST') return refuse('POST')
      if (!byTool) return [403, 'reload is not for web pages\n']
      if (options.reload === undefined) return [501, 'this process has no supervisor that could reload it: start it with `gatewright start`\n']
      await options.reload()
      return [200, 'reloaded\n']
    case '/-/maintenance':
      return reads ? [200, `${JSON.stringify(options.maintenance?.get() ?? noMaintenance)}\n`, json] : refuse('GET, HEAD')
    case '/-/maintenance/on':
    case '/-/maintenance/off':
      if (method !== 'POST') return refuse('POST')
      if (!byTool) return [403, 'maintenance is not for web pages\n']
      return options.maintenance === undefined ? [501, 'this process cannot switch anything off\n'] : maintain(options.maintenance, path.endsWith('on'), new URLSearchParams(query))
    case '/-/cache/purge':
      if (method !== 'POST') return refuse('POST')
      if (!byTool) return [403, 'purging is not for web pages\n']
      return purge(url, options)
    default:
      return [404, 'GET /metrics, GET /_gateway, POST /_gateway/backends/<name>?active=<group>, GET /-/healthy, GET /-/ready, POST /-/reload, GET /-/maintenance, POST /-/maintenance/on, POST /-/maintenance/off, POST /-/cache/purge\n']
  }
}

const json = { 'content-type': 'application/json' }

function maintain(control: MaintenanceControl, on: boolean, query: URLSearchParams): Answer {
  const unknown = [...query.keys()].find((key) => key !== 'api' && key !== 'retryAfter')
  if (unknown !== undefined) return [400, 'the query can have api=<name> and retryAfter=<seconds>\n']
  const api = query.get('api')
  if (api !== null && !control.apis().includes(api)) return [404, `there is no such API; there are ${control.apis().join(', ')}\n`]
  const seconds = query.get('retryAfter')
  if (seconds !== null && !/^[1-9]\d{0,6}$/.test(seconds)) return [400, 'retryAfter is a number of seconds\n']
  const state = switched(control.get(), on, api, seconds === null ? undefined : Number(seconds))
  control.set(state)
  return [200, `${JSON.stringify(state)}\n`, json]
}

async function purge(url: string, { purge: forget }: AdminOptions): Promise<Answer> {
  const tags = purgedTags(new URLSearchParams(url.split('?')[1]))
  if (typeof tags === 'string') return [400, `${tags}\n`]
  // A gateway that caches nothing has nothing left of it either.
  return [200, `${await forget?.(tags) ?? 0} purged\n`]
}

const refuse = (allow: string): Answer => [405, `use ${allow}\n`, { allow }]

/** A page in a browser on this machine could post here; browsers then say where it came from, and tools do not. */
function isNoWebPage(headers: Readonly<Record<string, string | readonly string[] | undefined>>): boolean {
  return headers['origin'] === undefined && (headers['sec-fetch-site'] ?? 'none') === 'none'
}

function listening(server: Server, host: string, port: number): Promise<AddressInfo> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen({ host, port, exclusive: true }, () => {
      server.off('error', reject)
      resolve(server.address() as AddressInfo)
    })
  })
}
