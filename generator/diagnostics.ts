import { styleText } from 'node:util'

/** How grave a diagnostic is: an `error` stops the run before anything is written. */
export type Severity = 'error' | 'warning' | 'info'

/** Where a diagnostic points: a file as the user named it, and a JSON pointer (RFC 6901) into it; line and column are 1-based. */
export interface Place {
  readonly file: string
  readonly pointer?: string
  readonly line?: number
  readonly column?: number
}

/** One finding about the user's input. `code` is stable and kebab-case; `hint` is the exact text to change, where there is one. */
export interface Diagnostic {
  readonly code: string
  readonly severity: Severity
  readonly place: Place
  readonly message: string
  readonly hint?: string
}

/** True where at least one diagnostic is an error, that is where nothing may be written. */
export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some((diagnostic) => diagnostic.severity === 'error')
}

/** The order of printing: by file, line and column, then the graver first, then by code and message; total, so output is stable. */
export function compareDiagnostics(a: Diagnostic, b: Diagnostic): number {
  return compareText(a.place.file, b.place.file)
    || (a.place.line ?? 0) - (b.place.line ?? 0)
    || (a.place.column ?? 0) - (b.place.column ?? 0)
    || gravity[a.severity] - gravity[b.severity]
    || compareText(a.code, b.code)
    || compareText(a.message, b.message)
}

/** A diagnostic as text: `file:line:column severity code message`, then an indented `hint:` line where there is a hint. */
export function formatDiagnostic(diagnostic: Diagnostic, options: { readonly color?: boolean } = {}): string {
  const { place, severity, code, message, hint } = diagnostic
  const paint = (style: Style, text: string): string =>
    options.color === true ? styleText(style, text, { validateStream: false }) : text
  const head = `${formatPlace(place)} ${paint(paints[severity], severity)} ${paint('dim', code)} ${printable(message)}`
  return hint === undefined ? head : `${head}\n  ${paint('cyan', 'hint:')} ${printable(hint)}`
}

/** A place as editors and terminals link it: `file:line:column`, or the file alone where no line is known. */
export function formatPlace(place: Place): string {
  const file = printable(place.file)
  if (place.line === undefined) return file
  return place.column === undefined ? `${file}:${place.line}` : `${file}:${place.line}:${place.column}`
}

type Style = Parameters<typeof styleText>[0]

const gravity: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 }

const paints: Readonly<Record<Severity, Style>> = { error: 'red', warning: 'yellow', info: 'blue' }

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** Names come from documents that others wrote: control characters must not reach the terminal, nor break the one-line form. */
function printable(text: string): string {
  return text.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)
}
