import { findPumps } from './ambiguity.ts'
import type { Pump } from './ambiguity.ts'
import { buildAutomaton } from './automaton.ts'
import { countSteps, mostSteps } from './backtrack.ts'
import { parsePattern } from './parse-pattern.ts'
import type { ParsedPattern } from './parse-pattern.ts'

/**
 * How long a pattern can take on text that does not match it. `exponential` is proven: the automaton has a word with two
 * ways around, and a matcher that works as JavaScript's does took time that grew by a factor with each repetition of it.
 * `suspicious`: there is such a word, but no text was found that makes the matcher pay for it.
 */
export type PatternCost =
  | { readonly kind: 'fine' }
  | { readonly kind: 'suspicious' }
  /** `attack` is a text that the pattern takes about 2^30 steps to refuse. */
  | { readonly kind: 'exponential'; readonly attack: string }

/** Judges a pattern that JavaScript compiles with `flags`. Deterministic: it counts steps and not time. */
export function judgePattern(source: string, flags: 'u' | ''): PatternCost {
  const loops = (source.match(/[*+]|\{\d+,/g) ?? []).length
  // Two ways around need a loop with another one, a choice or something optional in it: most patterns are done here.
  if (loops === 0 || (loops === 1 && !/[|?]/.test(source))) return { kind: 'fine' }
  const pattern = parsePattern(source, flags)
  const automaton = pattern && buildAutomaton(pattern.root)
  if (!pattern || !automaton) return { kind: 'fine' }
  let refused = false
  for (const pump of findPumps(automaton, pattern.alphabet).pumps) {
    for (const suffix of new Set([...suffixes, ...pump.strangers])) {
      const growth = growthOf(pattern, pump, suffix)
      if (growth === 'exponential') return { kind: 'exponential', attack: pump.prefix + pump.word.repeat(30) + suffix }
      if (growth === 'slower') refused = true
    }
  }
  // Where every such text matches, as with (a+)+ and no end, the matcher stops at the first of its many ways.
  return { kind: refused ? 'suspicious' : 'fine' }
}

/** What may stand behind the repeated word so that the whole does not match. */
const suffixes = ['\0', '!', '', 'a', '0', ' ', '\n', '-']

/** Whether the steps grow by a factor with each repetition; undefined where the texts match. */
function growthOf(pattern: ParsedPattern, pump: Pump, suffix: string): 'exponential' | 'slower' | undefined {
  // By twos where that leaves room below the limit of steps, else one by one.
  for (const [stride, factor] of [[2, 2.5], [1, 1.6]] as const) {
    let last = 0
    let ratio = 0
    let steady = 0
    for (let count = stride; count <= 40; count += stride) {
      // One more try with a higher limit where the growth has been steady so far.
      const limit = stride === 1 && steady >= 2 ? mostSteps * 10 : mostSteps
      const steps = countSteps(pattern, pump.prefix + pump.word.repeat(count) + suffix, limit)
      if (steps === undefined) return undefined
      if (steps >= limit) break
      const next = last > 0 ? steps / last : 0
      // With a power of the length the ratio falls from step to step, by more than this as long as it is that large.
      steady = next >= factor && next >= ratio * 0.93 ? steady + 1 : 0
      if (steady >= 3) return 'exponential'
      ratio = next
      last = steps
    }
  }
  return 'slower'
}
