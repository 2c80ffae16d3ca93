import { pino } from 'pino'
import type { Log } from '../stage.ts'

export type LogLevel = 'error' | 'warn' | 'info' | 'silent'

export interface LogOptions {
  readonly level?: LogLevel
  /** Where lines go; the process's standard output where absent. */
  readonly write?: (line: string) => void
}

/**
 * Structured logging for everything but the access line: JSON with `level` and `time` as words, `pid` to tell workers apart.
 * Credentials in well-known fields are blanked, should one ever get in; the code that logs names none.
 */
export function createLog(options: LogOptions = {}): Log {
  const { level = 'info', write } = options
  const settings = {
    level,
    base: { pid: process.pid },
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
    redact: { paths: ['authorization', 'cookie', 'headers.authorization', 'headers.cookie', 'headers["set-cookie"]'], censor: '[removed]' },
  }
  const logger = write === undefined ? pino(settings) : pino(settings, { write })
  return {
    info: (fields, message) => logger.info(fields, message),
    warn: (fields, message) => logger.warn(fields, message),
    error: (fields, message) => logger.error(fields, message),
  }
}
