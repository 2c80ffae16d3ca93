import type { Context } from './context.ts'

export interface Option {
  readonly type: 'boolean' | 'string'
  readonly short?: string
  /** The name of its value in the help, e.g. `FILE`. */
  readonly value?: string
  readonly help: string
}

export interface Arguments {
  readonly positionals: readonly string[]
  readonly flag: (name: string) => boolean
  readonly text: (name: string) => string | undefined
}

/** One command of the CLI: what the help says of it, and what it does. */
export interface Command {
  readonly name: string
  /** After the name in the usage line, e.g. `<operationId>`. */
  readonly parameters: string
  /** Fewest and most positional arguments. */
  readonly arity: readonly [number, number]
  readonly summary: string
  readonly help: string
  readonly options: Readonly<Record<string, Option>>
  /** Lines to type, each with what it does. */
  readonly examples: readonly (readonly [line: string, what: string])[]
  /** Resolves with the exit code. */
  readonly run: (context: Context, args: Arguments) => Promise<number>
}
