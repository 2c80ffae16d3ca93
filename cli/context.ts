import { styleText } from 'node:util'

type Style = Parameters<typeof styleText>[0]

/** What a command may use of the world around it. */
export interface Context {
  /** The project's folder. */
  readonly root: string
  readonly env: Readonly<Record<string, string | undefined>>
  /** To standard output: what was asked for. */
  readonly out: (text: string) => void
  /** To standard error: what a person should know beside it. */
  readonly err: (text: string) => void
  /** Styles text, where the stream is a terminal that wants it. */
  readonly paint: (style: Style, text: string) => string
  /** Standard error is a terminal with a person before it: progress is welcome. */
  readonly interactive: boolean
  /** Calls back on SIGINT and SIGTERM, in place of ending the process. */
  readonly onStop: (stop: () => void) => void
  /** `bin/gatewright.js`, for workers. */
  readonly bin: string
  /** The version of this package. */
  readonly version: string
}

/** A mistake in how a command was called: printed with the command's usage, exit code 2. */
export class UsageError extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'UsageError'
  }
}

/** Exit codes: all is well, findings, wrong usage. */
export const exitCodes = { ok: 0, findings: 1, usage: 2 } as const
