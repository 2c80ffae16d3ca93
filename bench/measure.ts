import { execFile } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** Nanoseconds that all threads of a process have run on a processor (Linux, `/proc/PID/task/TID/schedstat`). */
export function cpuTime(pid: number): number {
  let total = 0
  for (const task of readdirSync(`/proc/${pid}/task`)) {
    try {
      total += Number(readFileSync(`/proc/${pid}/task/${task}/schedstat`, 'utf8').split(' ')[0])
    } catch {
      // The thread ended between the listing and the reading.
    }
  }
  return total
}

/** Resident memory in bytes. */
export function residentMemory(pid: number): number {
  const line = readFileSync(`/proc/${pid}/status`, 'utf8').match(/VmRSS:\s+(\d+) kB/)
  return Number(line?.[1] ?? 0) * 1024
}

export interface Load {
  readonly url: string
  readonly script: string
  readonly seconds: number
  readonly connections: number
  /** The processor that the load generator is pinned to. */
  readonly cpu: number
}

export interface Round {
  readonly requests: number
  readonly errors: number
  /** Microseconds. */
  readonly cpuPerRequest: number
  readonly requestsPerSecond: number
  readonly p50: number
  readonly p99: number
}

/** One round of wrk against a contender; answers other than 2xx count as errors. */
export async function round(pids: readonly number[], load: Load): Promise<Round> {
  const before = pids.reduce((sum, pid) => sum + cpuTime(pid), 0)
  const { stdout } = await run('taskset', ['-c', String(load.cpu), 'wrk', '-t1', `-c${load.connections}`, `-d${load.seconds}s`, '--latency', '-s', load.script, load.url])
  const after = pids.reduce((sum, pid) => sum + cpuTime(pid), 0)
  const summary = stdout.match(/^summary (\d+) (\d+) (\d+) ([\d.]+) ([\d.]+)$/m)
  if (summary === null) throw new Error(`wrk said:\n${stdout}`)
  const [, requests, errors, microseconds, p50, p99] = summary.map(Number) as [number, number, number, number, number, number]
  return {
    requests, errors, p50, p99,
    cpuPerRequest: requests === 0 ? Number.NaN : (after - before) / requests / 1000,
    requestsPerSecond: requests / (microseconds / 1e6),
  }
}

/** The value below which the given share of the values lies. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN
}
