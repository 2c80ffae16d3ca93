import { Script } from 'node:vm'
import ts from 'typescript'

/** Where a text is no valid TypeScript, JavaScript or JSON; the kind is read from the file's name. */
export interface SyntaxFault { readonly line: number; readonly message: string }

/** The first syntax fault of a file that is about to be written; undefined where it parses. */
export function findSyntaxFault(name: string, text: string): SyntaxFault | undefined {
  if (name.endsWith('.json')) return undefined
  if (name.endsWith('.js')) return parseScript(name, text)
  const file = ts.createSourceFile(name, text, { languageVersion: ts.ScriptTarget.ESNext, jsDocParsingMode: ts.JSDocParsingMode.ParseNone }, false, ts.ScriptKind.TS)
  // The list is internal to the compiler, but createProgram, which would give it, type-checks and takes ten times as long.
  const { parseDiagnostics } = file as ts.SourceFile & { readonly parseDiagnostics: readonly ts.DiagnosticWithLocation[] }
  const [first] = parseDiagnostics
  if (first === undefined) return undefined
  return { line: file.getLineAndCharacterOfPosition(first.start).line + 1, message: ts.flattenDiagnosticMessageText(first.messageText, ' ') }
}

/**
 * Validators are large: V8's own parser takes a tenth of the time and memory of the compiler's tree. It parses scripts, not modules,
 * so imports and the word `export`, which stand at the beginning of lines in what is printed, are taken out first.
 */
function parseScript(name: string, text: string): SyntaxFault | undefined {
  const script = text
    .replace(/^(?:import|export) [^'"]*? from '[^'\n]*'/gm, (statement) => statement.replace(/[^\n]+/g, ''))
    .replace(/^export (?=(?:function|const|let|class) )/gm, '')
  try {
    new Script(`'use strict';${script}`, { filename: name })
    return undefined
  } catch (error) {
    const { message = String(error), stack = '' } = error as Partial<Error>
    return { line: Number(/:(\d+)/.exec(stack)?.[1] ?? 1), message }
  }
}
