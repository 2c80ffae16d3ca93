import { appendFileSync } from 'node:fs'
import type { Log } from '../../runtime/stage.ts'

/** The variable that names the file in which a test run collects what its gateways wrote. */
export const collectedLogVariable = 'GATEWRIGHT_TEST_LOG'

/** What tests send as credentials and values that no log and no error body may hold begins with one of these words, or is a JWT. */
export const canaries = /\b(?:secret|canary)[-_]\w+|\beyJ[\w-]{8,}\.[\w-]{8,}/

/** The option for Node, and for NODE_OPTIONS, that has a process collect the error bodies of its gateways. */
export const collectBodies = `--import=${new URL('./collect-bodies.js', import.meta.url).href}`

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
