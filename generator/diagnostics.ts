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
