import type { CountsDump, MemoryCounters } from '../limits/memory-counters.ts'
import { createMemoryCounters } from '../limits/memory-counters.ts'
import type { Counters, Take, Taken } from '../limits/take.ts'
import { isMessage } from './messages.ts'

/** What a worker asks its supervisor to count. */
export type CountingToSupervisor =
  | { readonly gatewright: 'count'; readonly id: number; readonly batch: readonly (readonly Take[])[] }
  | { readonly gatewright: 'counts-returned'; readonly counts: CountsDump }

/** `counted` with null: the worker has the counts itself. `counts` with some: from now on it has them; with null: it gives them back. */
export type CountingToWorker =
  | { readonly gatewright: 'counted'; readonly id: number; readonly results: readonly (readonly Taken[])[] | null }
  | { readonly gatewright: 'counts'; readonly counts: CountsDump | null }

/** A process that the supervisor counts for. */
export interface CountedWorker {
  readonly send: (message: CountingToWorker) => void
  readonly on: (listener: (message: unknown) => void) => void
  readonly gone: Promise<void>
}

/** The counts of a machine, in the process above its workers. */
export interface CountingAuthority {
  add(worker: CountedWorker): void
}

/**
 * Counts for all workers, so that limits are exact across them. A worker that is the only one is given the counts and decides
 * by itself, at no cost; as soon as another one asks, it gives them back first. Counts are lost only with the one that has them.
 */
export function createCountingAuthority(counters: MemoryCounters = createMemoryCounters()): CountingAuthority {
  const workers = new Set<CountedWorker>()
  let owner: CountedWorker | null = null
  let waiting: (() => void)[] = []

  const take = (counts: CountsDump): void => {
    counters.restore(counts)
    owner = null
    const held = waiting
    waiting = []
    for (const answer of held) answer()
  }
  const answer = (worker: CountedWorker, id: number, batch: readonly (readonly Take[])[]): void => {
    if (owner === worker) return worker.send({ gatewright: 'counted', id, results: null })
    if (owner !== null) {
      if (waiting.push(() => answer(worker, id, batch)) === 1) owner.send({ gatewright: 'counts', counts: null })
      return
    }
    worker.send({ gatewright: 'counted', id, results: batch.map((takes) => counters.take(takes)) })
    if (workers.size === 1) {
      owner = worker
      worker.send({ gatewright: 'counts', counts: counters.drain() })
    }
  }
  return {
    add(worker) {
      workers.add(worker)
      worker.on((message) => {
        if (!isMessage<CountingToSupervisor>(message)) return
        if (message.gatewright === 'count') answer(worker, message.id, message.batch)
        else if (message.gatewright === 'counts-returned' && owner === worker) take(message.counts)
      })
      void worker.gone.then(() => {
        workers.delete(worker)
        if (owner === worker) take([])
      })
    },
  }
}

interface Question {
  readonly takes: readonly Take[]
  readonly resolve: (taken: readonly Taken[]) => void
}

/** The way to the supervisor, as `process` has it. */
export interface CountingChannel {
  readonly send: (message: CountingToSupervisor) => void
  readonly on: (listener: (message: unknown) => void) => void
  /** Called once, when the supervisor is gone, or has let go of its workers to stop. */
  readonly onClose: (listener: () => void) => void
}

/**
 * A worker's counters: its own while it is the only worker, else the supervisor's, asked once a turn of the event loop for all
 * requests in it. With the supervisor gone, which ends the worker, it counts what is left to answer by itself.
 */
export function createWorkerCounters(channel: CountingChannel, own: MemoryCounters = createMemoryCounters()): Counters {
  let owned = false
  let queue: Question[] = []
  const asked = new Map<number, readonly Question[]>()
  let nextId = 0

  /** Also for a question that was under way when the counts moved. */
  const ask = (question: Question): void => {
    if (owned) question.resolve(own.take(question.takes))
    else if (queue.push(question) === 1) setImmediate(flush)
  }
  const flush = (): void => {
    if (queue.length === 0) return
    const batch = queue
    queue = []
    const id = nextId++
    asked.set(id, batch)
    channel.send({ gatewright: 'count', id, batch: batch.map(({ takes }) => takes) })
  }
  channel.on((message) => {
    if (!isMessage<CountingToWorker>(message)) return
    if (message.gatewright === 'counted') {
      const batch = asked.get(message.id) ?? []
      asked.delete(message.id)
      batch.forEach((one, index) => {
        if (message.results !== null) one.resolve(message.results[index]!)
        else ask(one)
      })
    } else if (message.gatewright === 'counts') {
      owned = message.counts !== null
      if (message.counts !== null) own.restore(message.counts)
      else channel.send({ gatewright: 'counts-returned', counts: own.drain() })
    }
  })
  channel.onClose(() => {
    owned = true
    for (const batch of [...asked.values(), queue]) for (const one of batch) ask(one)
    asked.clear()
    queue = []
  })
  return { take: (takes) => (owned ? own.take(takes) : new Promise((resolve) => ask({ takes, resolve }))) }
}
