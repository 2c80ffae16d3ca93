import type { Diagnostic } from './diagnostics.ts'

/**
 * Folds warnings and notes that say the same of several places in one file into the first, which then says how many more there are.
 * Errors are never folded: each must be mended. The list must be sorted.
 */
export function foldRepeats(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const groups = Map.groupBy(diagnostics, ({ severity, code, place, message, hint }) => (severity === 'error' ? {} : JSON.stringify([severity, code, place.file, message, hint])))
  return [...groups.values()].map((group) => {
    const [first] = group as [Diagnostic]
    return group.length === 1 ? first : { ...first, message: `${first.message} (and ${group.length - 1} more like this)` }
  })
}
