import cluster from 'node:cluster'
import type { BackendState } from '../backend/backend-state.ts'
import type { Cache } from '../cache/cache.ts'
import type { MaintenanceState } from '../maintenance.ts'
import type { MetricFamily } from '../observe/metrics.ts'
import { isMessage, supervisedVariable } from './messages.ts'
import type { ToSupervisor, ToWorker } from './messages.ts'

/** What the supervisor may ask of a gateway that listens. */
export interface WorkerDuties {
  /** `http://host:port`. */
  readonly url: string
  /** What is served, for a person. */
  readonly summary?: string
  /** The names of the APIs that are served. */
  readonly apis?: readonly string[]
  /** Switches off what an operator does not want served for now. */
  readonly maintenance?: (state: MaintenanceState) => void
  /** From now on the gateway says that it is not ready. */
  readonly unready: () => void
  /** Stops listening at once, before it returns, and resolves when every request that came is answered; `grace` in ms, where the supervisor sets it, and `unlisted` are those of `DrainOptions`. */
  readonly drain: (grace: number | undefined, unlisted: Promise<void>) => Promise<void>
  readonly metrics: () => Promise<readonly MetricFamily[]>
  /** What it keeps of answers; absent: nothing. */
  readonly cache?: Pick<Cache, 'purgeHere' | 'onPurge'>
  readonly backends?: () => readonly BackendState[]
  /** Sends a backend's requests to a group of its targets; gives what is wrong with that, null for nothing. */
  readonly activate?: (backend: string, group: string) => string | null
}

/** A gateway's bond with its supervisor. */
export interface WorkerBond { readonly supervised: true }

/** True in a process that the supervisor started; it leaves signals and the admin listener to its parent. */
export function isSupervised(): boolean {
  return cluster.isWorker && process.env[supervisedVariable] === '1' && process.send !== undefined
}

/**
 * Tells the supervisor that this gateway is ready and does what it asks; null where there is no supervisor.
 * The process ends when it has drained, and at once when the supervisor is gone.
 */
export function attachWorker(duties: WorkerDuties): WorkerBond | null {
  if (!isSupervised()) return null
  let draining = false
  const unlisted = Promise.withResolvers<void>()
  process.once('disconnect', () => unlisted.resolve())
  process.on('message', (message: unknown) => {
    if (!isMessage<ToWorker>(message)) return
    switch (message.gatewright) {
      case 'unready':
        return duties.unready()
      case 'metrics':
        return void duties.metrics().then((families) => tell({ gatewright: 'metrics', id: message.id, families }), () => {})
      case 'backends':
        return tell({ gatewright: 'backends', id: message.id, backends: duties.backends?.() ?? [] })
      case 'activate':
        return tell({ gatewright: 'activated', id: message.id, problem: duties.activate === undefined ? 'this gateway has no backends' : duties.activate(message.backend, message.group) })
      case 'maintenance':
        return duties.maintenance?.(message.state)
      case 'purge':
        return void purge(duties, message.tags, message.id)
      case 'drain':
        if (draining) return
        draining = true
        return void leave(duties, message.grace, unlisted.promise)
      case 'unlisted':
        return unlisted.resolve()
    }
  })
  duties.cache?.onPurge((tags) => tell({ gatewright: 'purge', tags }))
  tell({ gatewright: 'ready', url: duties.url, summary: duties.summary ?? '', apis: duties.apis ?? [] })
  return { supervised: true }
}

/**
 * A terminal and some service managers send signals to the whole process group: a worker waits for its parent's word instead.
 * Call it first thing in a worker, since a signal may come while the gateway still loads.
 */
export function leaveSignalsToSupervisor(): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => {})
}

/** Tells the supervisor why the gateway does not start, and ends the process. */
export function reportFailure(lines: readonly string[]): void {
  tell({ gatewright: 'failed', lines }, () => process.exit(1))
}

async function purge({ cache }: WorkerDuties, tags: readonly string[], id: number | null): Promise<void> {
  try {
    const count = await cache?.purgeHere(tags) ?? 0
    if (id !== null) tell({ gatewright: 'purged', id, count })
  } catch (error) {
    if (id !== null) tell({ gatewright: 'purged', id, count: 0, error: (error as Error).message })
  }
}

/**
 * The supervisor may have handed a connection to this worker that it closed its listener under: it goes back when this process
 * takes the message, so none may be left when it ends. One that is never given back hangs until the supervisor's garbage collector
 * finds it.
 */
async function leave(duties: WorkerDuties, grace: number | undefined, unlisted: Promise<void>): Promise<void> {
  // The listener is closed by the time the call returns its promise: from here on the others get all connections.
  const drained = duties.drain(grace, unlisted)
  tell({ gatewright: 'closed' })
  await drained.catch(() => {})
  await unlisted
  const families = await duties.metrics().catch(() => [])
  tell({ gatewright: 'drained', families }, () => process.exit(0))
}

function tell(message: ToSupervisor, then: () => void = () => {}): void {
  if (process.send === undefined || !process.connected) return then()
  // A parent that died meanwhile is an error here; `disconnect` ends this process then.
  process.send(message, undefined, undefined, () => then())
}
