import type { Severity } from '../../../diagnostics.ts'
import { judgePattern } from './pattern-cost.ts'
import type { PatternCost } from './pattern-cost.ts'
import { patternFlags } from './regexp-code.ts'

/** Letters that other dialects give a meaning behind a backslash, where JavaScript without the `u` flag reads the letter itself. */
const foreignEscape = /(?:^|[^\\])(?:\\\\)*\\([AZzGhHRQEX])/

/** Says whether a pattern can be used (JavaScript compiles it), and reports what is wrong with it; each source is judged once. */
export function createPatternCheck(options: {
  readonly allowSlow: boolean
  readonly report: (severity: Severity, code: string, pointer: string, message: string, hint?: string) => void
}): (source: string, pointer: string) => boolean {
  const { allowSlow, report } = options
  const costs = new Map<string, PatternCost>()
  return (source, pointer) => {
    const shown = JSON.stringify(source.length > 120 ? `${source.slice(0, 117)}...` : source)
    const flags = patternFlags(source)
    if (flags === undefined) {
      report('error', 'pattern-invalid', pointer, `JavaScript cannot compile the pattern ${shown}: ${whyNot(source)}`, dialectHint(source))
      return false
    }
    if (flags === '' && foreignEscape.test(source)) {
      const escape = foreignEscape.exec(source)?.[1]
      report('warning', 'pattern-suspicious', pointer, `in the pattern ${shown}, JavaScript reads \\${escape} as the letter ${escape}`,
        'write ^ and $ for the beginning and the end of the text')
    }
    const cost = costs.get(source) ?? judgePattern(source, flags)
    costs.set(source, cost)
    if (cost.kind === 'exponential' && !allowSlow) {
      report('error', 'pattern-exponential', pointer,
        `the pattern ${shown} takes exponential time: ${JSON.stringify(cost.attack)} would occupy the gateway for minutes`,
        'let what is repeated match each text in one way only, or set allowSlowPatterns')
    } else if (cost.kind !== 'fine') {
      report('warning', 'pattern-suspicious', pointer, `the pattern ${shown} can match a text in very many ways and may be slow`)
    }
    return true
  }
}

function whyNot(source: string): string {
  try {
    new RegExp(source, 'u')
    return ''
  } catch (error) {
    return error instanceof Error ? error.message.replace(/^.*\/u?: /s, '') : String(error)
  }
}

function dialectHint(source: string): string {
  if (/^\(\?[a-z]+\)/.test(source)) return 'leave out the flags at the start; write [Aa] for letters of both cases'
  if (/[*+?}]\+/.test(source)) return 'possessive quantifiers (*+, ++) are not JavaScript: leave out the second +'
  if (/\(\?P</.test(source)) return 'write (?<name>...) for (?P<name>...)'
  return 'write it as a regular expression of JavaScript (ECMA-262)'
}
