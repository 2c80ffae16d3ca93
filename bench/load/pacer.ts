import { parentPort, workerData } from 'node:worker_threads'

/**
 * The clock of the open-loop generator: one message each time that a request is due. It has a thread to itself, since a wait on an
 * atomic ends within microseconds of its time where a timer of the event loop may be a millisecond late.
 */
const { began, count, interval } = workerData as { readonly began: number; readonly count: number; readonly interval: number }
const nothing = new Int32Array(new SharedArrayBuffer(4))
for (let sent = 1; sent <= count; sent++) {
  const wait = began + sent * interval - Number(process.hrtime.bigint()) / 1e6
  if (wait > 0) Atomics.wait(nothing, 0, 0, wait)
  parentPort!.postMessage(null)
}
