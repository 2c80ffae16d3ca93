import { fork } from 'node:child_process'

export interface LoadOrder {
  readonly port: number
  readonly connections: number
  readonly requestsPerConnection: number
  /** At a rate, whatever comes back; null: each connection sends the next when the last is answered. */
  readonly perSecond: number | null
  readonly seconds: number
}

export interface LoadFigures {
  /** Until the last answer. */
  readonly seconds: number
  readonly sent: number
  /** With the status that was expected. */
  readonly answered: number
  /** Whose client did not wait for the answer. */
  readonly left: number
  /** Connections that were opened. */
  readonly opened: number
  /** What else became of requests, and how often. */
  readonly failures: Readonly<Record<string, number>>
  /** Milliseconds from when a request was due. */
  readonly p50: number
  readonly p99: number
  readonly slowest: number
}

/** A load generator in a process of its own, for one order after the other; connections stay from one to the next. */
export function startSoakLoad(): { send(order: LoadOrder): Promise<LoadFigures>; end(): void } {
  const child = fork(new URL('./load-script.ts', import.meta.url).pathname)
  return {
    send: (order) => new Promise((resolve, reject) => {
      const lost = (code: number | null): void => reject(new Error(`the load generator ended with ${String(code)}`))
      child.once('exit', lost).once('message', (figures) => {
        child.off('exit', lost)
        resolve(figures as LoadFigures)
      })
      child.send(order)
    }),
    end: () => child.disconnect(),
  }
}
