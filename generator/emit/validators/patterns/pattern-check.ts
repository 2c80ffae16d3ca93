import type { Severity } from '../../../diagnostics.ts'
import { patternFlags } from './regexp-code.ts'

/** Says whether a pattern can be used, and reports what is wrong with it. */
export function createPatternCheck(options: {
  readonly allowSlow: boolean
  readonly report: (severity: Severity, code: string, pointer: string, message: string, hint?: string) => void
}): (source: string, pointer: string) => boolean {
  return (source, pointer) => {
    if (patternFlags(source) !== undefined) return true
    options.report('error', 'pattern-invalid', pointer, `JavaScript cannot compile the pattern ${JSON.stringify(source)}`)
    return false
  }
}
