import { appendFileSync } from 'node:fs'
import type { Log } from '../../runtime/stage.ts'

/** The variable that names the file in which a test run collects what its gateways wrote. */
export const collectedLogVariable = 'GATEWRIGHT_TEST_LOG'

/** What tests send as credentials and values that no log may hold begins with one of these words. */
export const canaries = /\b(?:secret|canary)[-_]\w+/

/** Adds text to what the test run collects; nothing where it collects nothing. */
export function collect(text: string): void {
  const file = process.env[collectedLogVariable]
  if (file !== undefined && file !== '') appendFileSync(file, text)
}

/** A log that hands on what it gets, and adds it to what the test run collects. */
export function collectedLog(log: Log): Log {
  const through = (level: keyof Log): Log['info'] => (fields, message) => {
    collect(`${JSON.stringify({ level, fields, message })}\n`)
    log[level](fields, message)
  }
  return { info: through('info'), warn: through('warn'), error: through('error') }
}
