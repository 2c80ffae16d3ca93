import type { Files } from '../../unit/load/project-folder.ts'

/** A defect, the files that have it, and everything that must be said about them: `file:line:column severity code`. */
export interface NegativeCase {
  readonly defect: string
  readonly files: Files
  readonly expected: readonly string[]
  /** Text that the first diagnostic's message or hint must hold. */
  readonly says?: string
}
