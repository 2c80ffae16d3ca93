import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { openSync, readdirSync, readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'

/** A process of the run, with all that it started. */
export interface Running {
  readonly child: ChildProcess
  /** Milliseconds from the start of the process to its first right answer. */
  readonly startup: number
  /** The process and its descendants, as of now. */
  pids(): readonly number[]
  /** SIGTERM, and after three seconds SIGKILL; resolves when it has ended. */
  stop(): Promise<void>
}

export interface Launch {
  readonly command: readonly string[]
  /** The processors that it may use, as `taskset` has them. */
  readonly cpus: string
  /** Standard output goes here: a pipe that nobody reads would stop a process that logs. */
  readonly log: string
  readonly cwd: string
  readonly env?: Readonly<Record<string, string>>
  /** Whether the process answers rightly; a rejection means not yet. */
  readonly ready: () => Promise<boolean>
  /** Milliseconds; default 60,000. */
  readonly patience?: number
}

/** Starts a process and waits for its first right answer. Throws an Error where it ends before, or never gives one. */
export async function launch(options: Launch): Promise<Running> {
  const { command, cpus, log, cwd, env = {}, ready, patience = 60_000 } = options
  const began = performance.now()
  const output = openSync(log, 'a')
  const child = spawn('taskset', ['-c', cpus, ...command], { stdio: ['ignore', output, output], cwd, env: { ...process.env, ...env } })
  const running = {
    child,
    pids: () => familyOf(child.pid!),
    stop: () => stop(child),
  }
  while (performance.now() - began < patience) {
    if (child.exitCode !== null) throw new Error(`${command.join(' ')} ended with ${child.exitCode}; see ${log}`)
    if (await ready().catch(() => false)) return { ...running, startup: performance.now() - began }
    await sleep(2)
  }
  await stop(child)
  throw new Error(`${command.join(' ')} gives no right answer; see ${log}`)
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const family = familyOf(child.pid!)
  const ended = once(child, 'exit')
  child.kill('SIGTERM')
  const timer = setTimeout(() => family.forEach(kill), 3_000)
  await ended
  clearTimeout(timer)
  family.slice(1).forEach(kill)
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // It has ended.
  }
}

/** A process and its descendants (Linux, `/proc/PID/task/TID/children`). */
function familyOf(pid: number): readonly number[] {
  try {
    const children = readdirSync(`/proc/${pid}/task`).flatMap((task) => readFileSync(`/proc/${pid}/task/${task}/children`, 'utf8').trim().split(' ').filter(Boolean).map(Number))
    return [pid, ...children.flatMap(familyOf)]
  } catch {
    return []
  }
}
