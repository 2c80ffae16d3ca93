import { createMemoryCounters } from '../limits/memory-counters.ts'
import type { Counters } from '../limits/take.ts'
import { createWorkerCounters } from './counting.ts'
import { isSupervised } from './worker.ts'

let shared: Counters | null = null

/** The counters of this machine: the supervisor's, shared by all workers, or those of this process where there is none; `now` in ms since 1970. */
export function machineCounters(now: () => number): Counters {
  if (!isSupervised()) return createMemoryCounters({ wallNow: () => now() * 1_000 })
  return shared ??= createWorkerCounters({
    // A parent that is gone ends this process; what was asked needs no answer then.
    send: (message) => { if (process.connected) process.send!(message, undefined, undefined, () => {}) },
    on: (listener) => process.on('message', listener),
    onClose: (listener) => process.once('disconnect', listener),
  })
}
