import type { Worker } from 'node:cluster'
import type { MaintenanceState } from '../maintenance.ts'
import type { MetricFamily } from '../observe/metrics.ts'
import type { BackendState } from '../backend/backend-state.ts'
import { isMessage } from './messages.ts'
import type { ToSupervisor, ToWorker } from './messages.ts'
import { closeUntakenConnections } from './untaken-connections.ts'

/** Why a worker did not come into service; every line is for the user. */
export class WorkerFailure extends Error {
  readonly lines: readonly string[]

  constructor(lines: readonly string[]) {
    super(lines.join('\n'))
    this.name = 'WorkerFailure'
    this.lines = lines
  }
}

/** What a worker says when it is ready: `http://host:port`, what it serves in words, and the names of its APIs. */
export interface Announcement { readonly url: string; readonly summary: string; readonly apis: readonly string[] }

export interface DrainRequest {
  /** `DrainOptions.grace`, where it is not the worker's own. */
  readonly grace?: number
  /**
   * No other worker takes over: this process gives up its copy of the listening socket first, so that the worker, which
   * accepts to the last, closes the last one. The other way round, who connects in between would be reset.
   */
  readonly last?: boolean
}

/** One worker process, as its supervisor sees it. */
export interface WorkerHandle {
  readonly pid: number
  /** The address that it listens at and what it serves; rejects with a WorkerFailure where it ends before that, or takes too long. */
  readonly ready: Promise<Announcement>
  /** Resolves when the process is gone. */
  readonly gone: Promise<void>
  readonly isReady: () => boolean
  readonly unready: () => void
  readonly maintain: (state: MaintenanceState) => void
  /** Asks it to drain, and resolves when it takes no more connections; ends it by force where it has not gone after `limit` ms. */
  readonly drain: (limit: number, options?: DrainRequest) => Promise<void>
  readonly kill: () => void
  /** Its metrics now; the last known ones where it does not answer within a second. */
  readonly metrics: () => Promise<readonly MetricFamily[]>
  /** Has it forget stored answers with one of the tags; resolves with their number, rejects where it could not, or did not say in time. */
  readonly purge: (tags: readonly string[]) => Promise<number>
  /** As `purge`, with nobody waiting. */
  readonly forget: (tags: readonly string[]) => void
  /** What it knows of the backends now; empty where it does not answer within a second. */
  readonly backends: () => Promise<readonly BackendState[]>
  /** Switches a backend to a group of its targets; gives what is wrong with that, null for nothing. */
  readonly activate: (backend: string, group: string) => Promise<string | null>
  /** Its metrics when last heard of. */
  readonly lastMetrics: () => readonly MetricFamily[]
}

const purgePatience = 5_000
const patienceWithWorkers = 1_000

/** Wraps a worker that was just forked. */
export function workerHandle(worker: Worker, options: { readonly readyTimeout: number; readonly onPurge?: (tags: readonly string[]) => void }): WorkerHandle {
  const { readyTimeout, onPurge = () => {} } = options
  let ready = false
  let last: readonly MetricFamily[] = []
  let asked = 0
  const purges = new Map<number, (result: number | Error) => void>()
  const answers = new Map<number, (message?: ToSupervisor) => void>()
  closeUntakenConnections(worker)
  const announced = Promise.withResolvers<Announcement>()
  // Nobody may be waiting when it fails: a restart after a crash is told of by the supervisor.
  announced.promise.catch(() => {})
  const gone = Promise.withResolvers<void>()
  const closed = Promise.withResolvers<void>()
  const late = setTimeout(() => {
    announced.reject(new WorkerFailure([`The gateway was not ready after ${readyTimeout / 1_000} s, so it was stopped.`]))
    worker.process.kill('SIGKILL')
  }, readyTimeout)

  worker.on('message', (message: unknown) => {
    if (!isMessage<ToSupervisor>(message)) return
    switch (message.gatewright) {
      case 'ready':
        clearTimeout(late)
        ready = true
        return announced.resolve({ url: message.url, summary: message.summary, apis: message.apis ?? [] })
      case 'failed':
        return announced.reject(new WorkerFailure(message.lines))
      case 'metrics':
        last = message.families
        return answers.get(message.id)?.()
      case 'purge':
        return onPurge(message.tags)
      case 'purged':
        return purges.get(message.id)?.(message.error === undefined ? message.count : new Error(message.error))
      case 'backends': case 'activated':
        return answers.get(message.id)?.(message)
      case 'closed':
        // Every connection that was handed to it has been sent before this, and messages keep their order.
        tell({ gatewright: 'unlisted' })
        return closed.resolve()
      case 'drained':
        last = message.families
    }
  })
  // A message to a worker that is dying fails here, not as an uncaught error; `exit` tells the rest.
  worker.on('error', () => {})
  worker.on('exit', (code, signal) => {
    clearTimeout(late)
    ready = false
    const how = signal === null ? `with exit code ${code}` : `by ${signal}`
    announced.reject(new WorkerFailure([`The gateway ended ${how} before it was ready. If it printed nothing: app/main.ts must await listen().`]))
    for (const answer of answers.values()) answer()
    // What it kept is gone with it.
    for (const settle of purges.values()) settle(0)
    gone.resolve()
  })
  const tell = (message: ToWorker): void => {
    if (worker.isConnected()) worker.send(message)
  }
  /** Asks a question and waits for its answer, a second at most; undefined where there is none. */
  const ask = async (question: (id: number) => ToWorker): Promise<ToSupervisor | undefined> => {
    if (!ready || !worker.isConnected()) return undefined
    const id = ++asked
    const answer = await new Promise<ToSupervisor | undefined>((resolve) => {
      const patience = setTimeout(() => resolve(undefined), patienceWithWorkers)
      answers.set(id, (message) => { clearTimeout(patience); resolve(message) })
      tell(question(id))
    })
    answers.delete(id)
    return answer
  }

  return {
    pid: worker.process.pid ?? 0,
    ready: announced.promise,
    gone: gone.promise,
    isReady: () => ready,
    unready() { tell({ gatewright: 'unready' }) },
    maintain(state) { tell({ gatewright: 'maintenance', state }) },
    async drain(limit, { grace, last: isLast = false } = {}) {
      if (!ready) worker.process.kill('SIGKILL')
      tell({ gatewright: 'drain', ...(grace !== undefined && { grace }) })
      if (isLast && worker.isConnected()) worker.disconnect()
      const cut = setTimeout(() => worker.process.kill('SIGKILL'), limit)
      void gone.promise.then(() => clearTimeout(cut))
      await Promise.race([closed.promise, gone.promise])
    },
    kill() { worker.process.kill('SIGKILL') },
    async metrics() {
      await ask((id) => ({ gatewright: 'metrics', id }))
      return last
    },
    async purge(tags) {
      if (!worker.isConnected()) return 0
      const id = ++asked
      try {
        return await new Promise<number>((resolve, reject) => {
          const patience = setTimeout(() => reject(new Error('a worker did not answer in time')), purgePatience)
          purges.set(id, (result) => {
            clearTimeout(patience)
            if (typeof result === 'number') resolve(result)
            else reject(result)
          })
          tell({ gatewright: 'purge', tags, id })
        })
      } finally {
        purges.delete(id)
      }
    },
    forget(tags) { tell({ gatewright: 'purge', tags, id: null }) },
    async backends() {
      const answer = await ask((id) => ({ gatewright: 'backends', id }))
      return answer?.gatewright === 'backends' ? answer.backends : []
    },
    async activate(backend, group) {
      const answer = await ask((id) => ({ gatewright: 'activate', id, backend, group }))
      return answer?.gatewright === 'activated' ? answer.problem : `worker ${worker.process.pid} did not answer`
    },
    lastMetrics: () => last,
  }
}
