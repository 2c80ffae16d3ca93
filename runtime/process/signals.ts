import type { Supervisor } from './supervisor.ts'

export interface SignalOptions {
  readonly supervisor: Supervisor
  /** Called once, before the workers stop. */
  readonly onStop?: (signal: NodeJS.Signals) => void
  /** What else must end with the workers. */
  readonly close?: () => Promise<void>
  /** Everything has stopped. Default: ends the process with 0. */
  readonly onStopped?: () => void
}

const numbers = { SIGINT: 2, SIGTERM: 15 } as const

/**
 * SIGHUP brings new code into service; SIGTERM and SIGINT stop, drain and end with 0; a second one ends at once.
 * Two of one kind within a moment are one: a terminal and a package manager above both pass Ctrl-C on.
 */
export function followSignals(options: SignalOptions): void {
  const { supervisor, onStop = () => {}, close = async () => {}, onStopped = () => process.exit(0) } = options
  let stoppedAt = Number.NaN
  process.on('SIGHUP', () => void supervisor.swap().catch(() => {}))
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      const now = performance.now()
      if (Number.isNaN(stoppedAt)) {
        stoppedAt = now
        onStop(signal)
        void supervisor.stop().then(close).finally(onStopped)
      } else if (now - stoppedAt > 300) {
        supervisor.kill()
        process.exit(128 + numbers[signal])
      }
    })
  }
}
