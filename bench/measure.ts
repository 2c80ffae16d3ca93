import { readdirSync, readFileSync } from 'node:fs'

/** Nanoseconds that all threads of processes have run on a processor (Linux, `/proc/PID/task/TID/schedstat`). */
export function cpuTime(pids: readonly number[]): number {
  let total = 0
  for (const pid of pids) {
    for (const task of listTasks(pid)) {
      try {
        total += Number(readFileSync(`/proc/${pid}/task/${task}/schedstat`, 'utf8').split(' ')[0])
      } catch {
        // The thread ended between the listing and the reading.
      }
    }
  }
  return total
}

function listTasks(pid: number): readonly string[] {
  try {
    return readdirSync(`/proc/${pid}/task`)
  } catch {
    return []
  }
}

/** Resident memory of processes in bytes, pages of files that they share counted once. */
export function residentMemory(pids: readonly number[]): number {
  const each = pids.flatMap((pid) => {
    try {
      const rollup = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8')
      const bytes = (name: string): number => Number(rollup.match(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm'))?.[1] ?? 0) * 1024
      return [{ resident: bytes('Rss'), shared: bytes('Shared_Clean') }]
    } catch {
      return []
    }
  })
  const largest = Math.max(0, ...each.map(({ shared }) => shared))
  return each.reduce((sum, { resident, shared }) => sum + resident - shared, 0) + largest
}

/** The value below which the given share of the values lies. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN
}
