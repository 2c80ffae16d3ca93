import { literal } from '../code-parts.ts'

/** The flags under which JavaScript compiles a pattern: `u` as JSON Schema asks, none where only that works, undefined where nothing does. */
export function patternFlags(source: string): 'u' | '' | undefined {
  for (const flags of ['u', ''] as const) {
    try {
      new RegExp(source, flags)
      return flags
    } catch {
      continue
    }
  }
  return undefined
}

/** The expression that makes the regular expression of a pattern that JavaScript can compile. */
export function regExpCode(source: string): string {
  const flags = patternFlags(source)
  return flags ? `new RegExp(${literal(source)}, "${flags}")` : `new RegExp(${literal(source)})`
}
