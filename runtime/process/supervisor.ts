import cluster from 'node:cluster'
import { maintenanceVariable, noMaintenance } from '../maintenance.ts'
import type { MaintenanceControl } from '../observe/admin.ts'
import type { MetricFamily } from '../observe/metrics.ts'
import { retireMetrics, sumMetrics } from '../observe/metrics.ts'
import { variableName } from '../settings/environment.ts'
import { createCountingAuthority } from './counting.ts'
import { supervisedVariable, type ProcessState } from './messages.ts'
import { workerHandle } from './worker-handle.ts'
import type { Announcement, WorkerHandle } from './worker-handle.ts'

/** What happens to workers, for whoever prints or logs it. */
export type SupervisorEvent =
  | { readonly kind: 'ready'; readonly pid: number; readonly url: string }
  | { readonly kind: 'crashed'; readonly pid: number; readonly restartIn: number }
  | { readonly kind: 'restart-failed'; readonly error: Error; readonly restartIn: number }
  | { readonly kind: 'swapped'; readonly url: string }
  | { readonly kind: 'swap-failed'; readonly error: Error }

export interface SupervisorOptions {
  /** The script that a worker runs, and its arguments. */
  readonly script: string
  readonly args?: readonly string[]
  readonly execArgv?: readonly string[]
  /** Added to the environment of the workers. */
  readonly env?: Readonly<Record<string, string>>
  readonly workers?: number
  /** Milliseconds from the signal to the drain, in which load balancers see that the gateway is not ready. */
  readonly stopDelay?: number
  /** Milliseconds that a worker may take to drain. */
  readonly drainLimit?: number
  /** Milliseconds that a replaced worker keeps idle connections; absent: the worker's own. Short is for development, where the next request should meet the new code. */
  readonly idleGrace?: number
  /** Milliseconds that a worker may take to be ready. */
  readonly readyTimeout?: number
  readonly onEvent?: (event: SupervisorEvent) => void
}

/** The parent of the workers: it owns the listening socket, and brings new code into service without failing a request. */
export interface Supervisor {
  /** Starts the workers; resolves with the address and what is served, rejects with a WorkerFailure where the first does not start. */
  readonly start: () => Promise<Announcement>
  /** Starts workers on the newest code and lets the old ones drain; rejects where the new do not start, and the old stay. */
  readonly swap: () => Promise<string>
  /** Changes what is added to the environment of workers that start from now on. */
  readonly setEnvironment: (env: Readonly<Record<string, string>>) => void
  /** Not ready, a pause, drain; resolves when every worker is gone. */
  readonly stop: () => Promise<void>
  /** Ends every worker at once. */
  readonly kill: () => void
  readonly isReady: () => boolean
  /** The sum of all workers, those that have ended included, in the text format of Prometheus. */
  readonly metrics: () => Promise<string>
  /** What each worker that is ready knows of the backends. */
  readonly state: () => Promise<readonly ProcessState[]>
  /**
   * Switches a backend to a group of its targets, in all workers, and in those that start later; gives what is wrong with that, null
   * for nothing. What one worker refuses all do, since they run the same configuration.
   */
  readonly activate: (backend: string, group: string) => Promise<string | null>
  /** What is switched off in all workers, those that start later included. */
  readonly maintenance: MaintenanceControl
  /** Has all workers forget stored answers with one of the tags; their number. */
  readonly purge: (tags: readonly string[]) => Promise<number>
}

const firstBackoff = 100
const longestBackoff = 10_000
/** A worker that lived this long crashed anew, and not again. */
const stableAfter = 10_000
/** Milliseconds that a worker has beyond its drain to say goodbye. */
export const goodbye = 2_000
/** Milliseconds in which the clients of a worker that has gone connect again. */
const reconnectTime = 500

/** Makes the supervisor; a process has at most one, since `node:cluster` is one per process. */
export function createSupervisor(options: SupervisorOptions): Supervisor {
  const { workers = 1, stopDelay = 5_000, drainLimit = 30_000, readyTimeout = 60_000, onEvent = () => {} } = options
  // The parent accepts and hands connections out in turn: where a worker closes, what it had not taken goes to the next. With a
  // shared socket (SCHED_NONE) one connection in some thousands was reset in a swap on a busy machine.
  cluster.schedulingPolicy = cluster.SCHED_RR
  cluster.setupPrimary({ exec: options.script, args: [...options.args ?? []], ...(options.execArgv && { execArgv: [...options.execArgv] }) })
  let current: WorkerHandle[] = []
  const all = new Set<WorkerHandle>()
  const counting = createCountingAuthority()
  const pauses = new Set<() => void>()
  let environment = options.env
  /** The switches that were made, for the workers that start later. */
  const activated: Record<string, string> = {}
  let port: string | undefined
  let url = ''
  let apis: readonly string[] = []
  let maintained = noMaintenance
  let stopping = false
  let ended: readonly MetricFamily[] = []
  let retiring: Promise<void> = Promise.resolve()
  let lastGone = -Infinity
  let swapping: Promise<string> | null = null
  let next: Promise<string> | null = null

  const fork = (): WorkerHandle => {
    // The address is the socket's as long as a worker holds it. With none left, a port that was taken freely is asked for again.
    if (all.size === 0 && url !== '') port = new URL(url).port || undefined
    const forked = cluster.fork({ ...environment, ...activated, [supervisedVariable]: '1', [maintenanceVariable]: JSON.stringify(maintained), ...(port !== undefined && { PORT: port }) })
    const worker: WorkerHandle = workerHandle(forked, {
      readyTimeout,
      onPurge: (tags) => { for (const other of all) if (other !== worker) other.forget(tags) },
    })
    counting.add({
      send: (message) => { if (forked.isConnected()) forked.send(message) },
      on: (listener) => void forked.on('message', listener),
      gone: worker.gone,
    })
    all.add(worker)
    void worker.gone.then(() => {
      all.delete(worker)
      lastGone = performance.now()
      const last = worker.lastMetrics()
      if (last.length > 0) retiring = retiring.then(async () => { ended = await retireMetrics(ended, last) }).catch(() => {})
    })
    void worker.ready.then((announcement) => {
      url = announcement.url
      apis = announcement.apis
      // It may have been switched while the worker started.
      worker.maintain(maintained)
      onEvent({ kind: 'ready', pid: worker.pid, url })
    }, () => {})
    return worker
  }
  const pause = (duration: number): Promise<void> => new Promise((resolve) => {
    const end = (): void => { clearTimeout(timer); pauses.delete(end); resolve() }
    const timer = setTimeout(end, duration)
    pauses.add(end)
  })
  const backoff = (attempt: number): number => Math.min(longestBackoff, firstBackoff * 2 ** attempt)

  /** Keeps a place filled: a worker that ends unasked is replaced, sooner the first time than the tenth. */
  const guard = (worker: WorkerHandle, attempt = 0): void => {
    const since = performance.now()
    void worker.gone.then(async () => {
      if (stopping || !current.includes(worker)) return
      let tries = performance.now() - since > stableAfter ? 0 : attempt
      onEvent({ kind: 'crashed', pid: worker.pid, restartIn: backoff(tries) })
      for (;; tries++) {
        await pause(backoff(tries))
        if (stopping || !current.includes(worker)) return
        const fresh = fork()
        try {
          await fresh.ready
          if (!current.includes(worker)) return void fresh.drain(drainLimit + goodbye)
          current = current.map((each) => (each === worker ? fresh : each))
          return guard(fresh, tries + 1)
        } catch (error) {
          fresh.kill()
          if (!stopping) onEvent({ kind: 'restart-failed', error: error as Error, restartIn: backoff(tries + 1) })
        }
      }
    })
  }
  const bringUp = async (): Promise<WorkerHandle[]> => {
    const fresh: WorkerHandle[] = []
    try {
      // One first: where the code does not start, one message says so, and not one per worker.
      fresh.push(fork())
      await fresh[0]!.ready
      while (fresh.length < workers) fresh.push(fork())
      await Promise.all(fresh.map((worker) => worker.ready))
      return fresh
    } catch (error) {
      for (const worker of fresh) worker.kill()
      await Promise.all(fresh.map((worker) => worker.gone))
      throw error
    }
  }
  const swapOnce = async (): Promise<string> => {
    try {
      const fresh = await bringUp()
      const old = current
      current = fresh
      for (const worker of fresh) guard(worker)
      if (stopping) return url
      await Promise.all(old.map((worker) => worker.drain(drainLimit + goodbye, options.idleGrace === undefined ? {} : { grace: options.idleGrace })))
      onEvent({ kind: 'swapped', url })
      return url
    } catch (error) {
      onEvent({ kind: 'swap-failed', error: error as Error })
      throw error
    }
  }
  const swap = (): Promise<string> => {
    if (stopping) return Promise.reject(new Error('the gateway is stopping'))
    // The code may have changed since the running swap read it: one more follows, and serves all who ask meanwhile.
    if (swapping !== null) return next ??= swapping.catch(() => {}).then(() => { next = null; return swap() })
    swapping = swapOnce().finally(() => { swapping = null })
    return swapping
  }

  return {
    async start() {
      current = await bringUp()
      for (const worker of current) guard(worker)
      return current[0]!.ready
    },
    swap,
    setEnvironment(env) { environment = env },
    async stop() {
      stopping = true
      for (const end of [...pauses]) end()
      for (const worker of all) if (worker.isReady()) worker.unready(); else worker.kill()
      if (stopDelay > 0 && all.size > 0) await Promise.race([pause(stopDelay), Promise.all([...all].map((worker) => worker.gone))])
      // Workers of the last swap send their clients here: nobody should be on the way when the socket closes.
      const replaced = [...all].filter((worker) => !current.includes(worker))
      if (replaced.length > 0) await Promise.race([pause(drainLimit), Promise.all(replaced.map((worker) => worker.gone))])
      const reconnecting = lastGone + reconnectTime - performance.now()
      if (reconnecting > 0 && all.size > 0) await pause(reconnecting)
      await Promise.all([...all].map((worker) => {
        void worker.drain(drainLimit + goodbye, { last: true })
        return worker.gone
      }))
    },
    kill() {
      stopping = true
      for (const worker of all) worker.kill()
    },
    async state() {
      return Promise.all([...all].filter((worker) => worker.isReady()).map(async (worker) => ({ pid: worker.pid, backends: await worker.backends() })))
    },
    async activate(backend, group) {
      const problems = await Promise.all([...all].filter((worker) => worker.isReady()).map((worker) => worker.activate(backend, group)))
      const problem = problems.find((each) => each !== null) ?? null
      if (problem === null) activated[`ACTIVE_${variableName(backend)}`] = group
      return problem
    },
    maintenance: {
      apis: () => apis,
      get: () => maintained,
      set(state) {
        maintained = state
        for (const worker of all) worker.maintain(state)
      },
    },
    isReady: () => !stopping && current.some((worker) => worker.isReady()),
    async purge(tags) {
      return (await Promise.all([...all].map((worker) => worker.purge(tags)))).reduce((sum, count) => sum + count, 0)
    },
    async metrics() {
      const alive = await Promise.all([...all].map((worker) => worker.metrics()))
      await retiring
      return sumMetrics([ended, ...alive.filter((families) => families.length > 0)])
    },
  }
}
