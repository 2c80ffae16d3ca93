import type { Diagnostic, Severity } from '../generator/diagnostics.ts'
import { formatDiagnostic } from '../generator/diagnostics.ts'
import type { Context } from './context.ts'
import { count } from './progress.ts'

/** Prints diagnostics to standard error, errors last so that they stand where one looks first. Information is only counted, unless asked for. */
export function printDiagnostics(context: Context, diagnostics: readonly Diagnostic[], options: { readonly all?: boolean } = {}): void {
  const color = context.paint('red', 'x') !== 'x'
  for (const severity of ['info', 'warning', 'error'] as const) {
    if (severity === 'info' && options.all !== true) continue
    for (const diagnostic of diagnostics) if (diagnostic.severity === severity) context.err(`${formatDiagnostic(diagnostic, { color })}\n`)
  }
}

/** `2 errors, 1 warning`; '' where there is nothing. */
export function countDiagnostics(diagnostics: readonly Diagnostic[]): string {
  const of = (severity: Severity): number => diagnostics.filter((diagnostic) => diagnostic.severity === severity).length
  const parts = [[of('error'), 'error'], [of('warning'), 'warning'], [of('info'), 'note']] as const
  return parts.filter(([n]) => n > 0).map(([n, noun]) => count(n, noun)).join(', ')
}
