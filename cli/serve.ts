import { availableParallelism, totalmem } from 'node:os'
import { startAdmin } from '../runtime/observe/admin.ts'
import type { Admin } from '../runtime/observe/admin.ts'
import { followSignals } from '../runtime/process/signals.ts'
import { createSupervisor } from '../runtime/process/supervisor.ts'
import type { Supervisor, SupervisorEvent } from '../runtime/process/supervisor.ts'
import { readDuration, readHost, readPort, readVariable } from '../runtime/settings/environment.ts'
import { WorkerFailure } from '../runtime/process/worker-handle.ts'
import type { Context } from './context.ts'
import { UsageError } from './context.ts'
import { workerArguments } from './worker-arguments.ts'

export interface ServeOptions {
  /** Added to the workers' environment. */
  readonly env?: Readonly<Record<string, string>>
  readonly workers?: number
  /** For development: the next request meets the new code, and a taken admin port is no reason to stop. */
  readonly development?: boolean
  /** What else must end with the workers. */
  readonly close?: () => Promise<void>
}

/** Where a gateway listens, and what it serves in words; `admin` is null where there is no admin listener. */
export interface Addresses { readonly url: string; readonly summary: string; readonly admin: string | null }

/** A gateway under its supervisor, from before its start to after its end. */
export interface Service {
  readonly supervisor: Supervisor
  /** Starts it; null where it does not start, which has been said then. May be tried again. */
  readonly start: () => Promise<Addresses | null>
  /** Resolves with the exit code when a signal has stopped everything. */
  readonly ended: Promise<number>
  /** Stops everything, as SIGTERM would. */
  readonly stop: () => Promise<void>
}

/** Makes the supervisor and follows signals from now on, so that Ctrl-C also ends a gateway that is still loading. */
export function createService(context: Context, options: ServeOptions): Service {
  const { env, workers = 1, development = false, close = async () => {} } = options
  const settings = { ...context.env, ...env }
  const supervisor = createSupervisor({
    script: context.bin, args: ['worker'], workers,
    execArgv: workerArguments({ execArgv: process.execArgv, nodeOptions: settings['NODE_OPTIONS'], memory: memoryAtHand() }),
    ...(env !== undefined && { env }),
    // What is wrong with these variables the worker says, with everything else that is wrong.
    stopDelay: readDuration(settings, 'STOP_DELAY', 5_000, []),
    drainLimit: readDuration(settings, 'DRAIN_LIMIT', 30_000, []),
    ...(development && { idleGrace: 0 }),
    onEvent: (event) => tell(context, event),
  })
  const ended = Promise.withResolvers<number>()
  let admin: Admin | null = null
  let stopping = false
  const closeAll = async (): Promise<void> => {
    await admin?.close()
    await close()
  }
  followSignals({
    supervisor,
    onStop() {
      stopping = true
      context.err('stopping\n')
    },
    close: closeAll,
    onStopped: () => ended.resolve(0),
  })
  return {
    supervisor,
    ended: ended.promise,
    async start() {
      try {
        const { url, summary } = await supervisor.start()
        admin ??= await openAdmin(settings, development, supervisor)
        return { url, summary, admin: admin === null ? null : `http://${admin.host}:${admin.port}` }
      } catch (error) {
        if (!(error instanceof WorkerFailure)) throw error
        if (!stopping) context.err(`${error.message}\n`)
        return null
      }
    },
    async stop() {
      stopping = true
      await supervisor.stop()
      await closeAll()
      ended.resolve(0)
    },
  }
}

/** The number of workers from `--workers` or `WORKERS`: a number, or `auto` for one per core. */
export function workersOf(text: string | undefined): number {
  if (text === undefined || text === '') return 1
  if (text === 'auto') return availableParallelism()
  if (/^[1-9]\d{0,2}$/.test(text)) return Number(text)
  throw new UsageError('the number of workers is a number from 1 to 999, or "auto" for one per core')
}

/** Bytes that the machine has, or the container may use. */
function memoryAtHand(): number {
  return Math.min(totalmem(), process.constrainedMemory() || Infinity)
}

async function openAdmin(env: Readonly<Record<string, string | undefined>>, development: boolean, supervisor: Supervisor): Promise<Admin | null> {
  if (readVariable(env, 'ADMIN_PORT') === 'off') return null
  const host = readHost(env, 'ADMIN_HOST', '127.0.0.1', [])
  const port = readPort(env, 'ADMIN_PORT', 9901, [])
  const listener = {
    host, metrics: supervisor.metrics, ready: supervisor.isReady, purge: supervisor.purge,
    reload: async () => void await supervisor.swap(),
    state: supervisor.state, activate: supervisor.activate,
    maintenance: supervisor.maintenance,
  }
  try {
    return await startAdmin({ ...listener, port })
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    if (development && code === 'EADDRINUSE' && readVariable(env, 'ADMIN_PORT') === undefined) return startAdmin({ ...listener, port: 0 })
    const why = code === 'EADDRINUSE' ? `${host}:${port}, the address of the admin listener, is in use by another process` : `the admin listener cannot listen on ${host}:${port}: ${message}`
    throw new WorkerFailure(['The gateway cannot start.', '', `  ${why}. Choose another port, or none: ADMIN_PORT=${port + 1} or ADMIN_PORT=off`])
  }
}

function tell(context: Context, event: SupervisorEvent): void {
  switch (event.kind) {
    case 'crashed':
      return context.err(`${context.paint('red', 'crashed')}: worker ${event.pid}; a new one starts in ${event.restartIn} ms\n`)
    case 'restart-failed':
      return context.err(`${event.error.message}\n${context.paint('red', 'not restarted')}; the next try is in ${event.restartIn} ms\n`)
    case 'swap-failed':
      return context.err(`${event.error.message}\n${context.paint('red', 'not replaced')}: the gateway keeps running as it was\n`)
    case 'ready':
    case 'swapped':
  }
}
