import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { Agent, request } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { workerArguments } from '../../../cli/worker-arguments.ts'
import type { BackendDefinition, Partially, Policies } from '../../../runtime/contract.ts'

/** A gateway in another process, alone or with workers. */
export interface GatewayProcess {
  readonly url: string
  readonly pid: number
  /** Puts new workers in the place of the old ones. */
  swap(): Promise<void>
  /** Switches everything off, or on, at its supervisor; gives the names of the APIs. */
  maintain(off: boolean): Promise<readonly string[]>
  end(): Promise<void>
}

export interface ProcessOptions {
  readonly policies: Readonly<Record<string, Partially<Policies>>>
  readonly backendUrl: string
  readonly redisUrl?: string
  /** More than none: workers under a supervisor. */
  readonly workers?: number
  /** Of the backend, beside its address. */
  readonly backend?: Partial<BackendDefinition>
  /** In place of the backend: how long every request keeps the processor busy, in ms. */
  readonly burn?: number
  /** MB that its heap may have; with more it would crash. */
  readonly heap?: number
}

export async function startProcess({ policies, backendUrl, redisUrl, workers = 0, backend = {}, burn, heap }: ProcessOptions): Promise<GatewayProcess> {
  const script = workers === 0 ? './gateway-script.ts' : './supervisor-script.ts'
  const env: Record<string, string | undefined> = { ...process.env, PORT: '0', POLICIES: JSON.stringify(policies), BACKEND_URL: backendUrl, WORKERS: String(workers), REDIS_URL: redisUrl, BACKEND: JSON.stringify(backend), BURN: burn === undefined ? '' : String(burn) }
  if (redisUrl === undefined) delete env['REDIS_URL']
  const child = fork(new URL(script, import.meta.url).pathname, {
    env, stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    // As `start` has its workers run: a young generation without a bound outgrows a heap of this size, and V8 then collects all the time.
    ...(heap !== undefined && { execArgv: [...workerArguments({ execArgv: process.execArgv, nodeOptions: process.env['NODE_OPTIONS'], memory: Infinity }), `--max-old-space-size=${heap}`] }),
  })
  const { url } = await message<{ url: string }>(child)
  return {
    url,
    pid: child.pid!,
    async swap() {
      child.send('swap')
      const { failed } = await message<{ failed?: string }>(child)
      if (failed !== undefined) throw new Error(failed)
    },
    async maintain(off) {
      child.send(off ? 'maintain' : 'serve')
      return (await message<{ apis: readonly string[] }>(child)).apis
    },
    async end() {
      if (child.exitCode !== null || child.signalCode !== null) return
      const exited = once(child, 'exit')
      child.kill('SIGKILL')
      await exited
    },
  }
}

async function message<T>(child: ChildProcess): Promise<T> {
  const [value] = await Promise.race([once(child, 'message'), once(child, 'exit').then(([code]) => { throw new Error(`the process ended with ${String(code)}`) })]) as [T]
  return value
}

/** A request that was let through: between these two times it was counted. In ms. */
export interface Granted {
  readonly sent: number
  readonly received: number
}

export interface Offered {
  readonly granted: readonly Granted[]
  /** How often each status was answered; 0 for a connection that broke. */
  readonly statuses: ReadonlyMap<number, number>
}

/** Sends requests to all gateways at once, from several clients each, for a time in ms. */
export async function offer(urls: readonly string[], options: { readonly clients: number; readonly duration: number; readonly pause?: number }): Promise<Offered> {
  const { clients, duration, pause = 2 } = options
  const granted: Granted[] = []
  const statuses = new Map<number, number>()
  const until = performance.now() + duration
  await Promise.all(urls.flatMap((url) => Array.from({ length: clients }, async () => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 })
    while (performance.now() < until) {
      const sent = performance.now()
      const status = await ask(url, agent)
      statuses.set(status, (statuses.get(status) ?? 0) + 1)
      if (status === 200) granted.push({ sent, received: performance.now() })
      if (pause > 0) await sleep(pause)
    }
    agent.destroy()
  })))
  return { granted, statuses }
}

function ask(url: string, agent: Agent): Promise<number> {
  return new Promise((resolve) => {
    const call = request(url, { agent }, (response) => {
      response.resume()
      response.on('end', () => resolve(response.statusCode ?? 0)).on('error', () => resolve(0))
    })
    call.on('error', () => resolve(0)).end()
  })
}

/**
 * The most requests that were certainly counted within one closed interval of a length in ms: those sent after its begin and
 * answered before its end. Never more than there were, however slow the machine is.
 */
export function certainlyWithin(granted: readonly Granted[], length: number): number {
  let most = 0
  for (const { sent: from } of granted) {
    let count = 0
    for (const { sent, received } of granted) if (sent >= from && received <= from + length) count++
    most = Math.max(most, count)
  }
  return most
}
