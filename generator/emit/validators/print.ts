import type { CodeNeeds } from './code-parts.ts'

/** A function as it stands in a file: code without indentation, a statement a line. */
export interface PrintableFunction {
  readonly name: string
  readonly exported: boolean
  /** The first line of its comment. */
  readonly comment: string
  readonly code: string
  readonly needs: CodeNeeds
}

/** One file of validators: its functions, and which files the functions that they call are in. */
export interface PrintableFile {
  readonly functions: readonly PrintableFunction[]
  /** The validators that have acceptors. */
  readonly accepting: readonly { readonly name: string; readonly acceptor: string }[]
  /** The sibling that a function is in, as an import specifier, or undefined where it is in this file. */
  importFrom(name: string): string | undefined
}

/** Prints one ES module: imports, constants, functions. Equal input gives equal bytes. */
export function printModule({ functions, accepting, importFrom }: PrintableFile): string {
  const constants = new Map<string, string>()
  const counts = new Map<string, number>()
  const runtime = new Set<string>()
  const siblings = new Map<string, Set<string>>()
  const constantLines: string[] = []
  const imported = (name: string): void => {
    const from = importFrom(name)
    if (from !== undefined) siblings.set(from, (siblings.get(from) ?? new Set<string>()).add(name))
  }
  for (const { needs } of functions) {
    for (const [name, { kind, code }] of needs.constants) {
      if (constants.has(name)) continue
      const index = counts.get(kind) ?? 0
      counts.set(kind, index + 1)
      constants.set(name, `${kind}${index}`)
      constantLines.push(`const ${kind}${index} = ${code}\n`)
    }
    for (const name of needs.runtime) runtime.add(name)
    for (const name of needs.calls) imported(name)
  }
  for (const { acceptor } of accepting) imported(acceptor)
  const out: string[] = ['// Written by Gatewright from the schemas of the API document; do not edit.\n']
  if (runtime.size > 0) out.push(importLine(runtime, 'gatewright/formats'))
  for (const from of [...siblings.keys()].sort()) out.push(importLine(siblings.get(from) ?? new Set(), from))
  // Ajv's code puts the caller's place before its own; here callers do that (`errorsWithin`), where there are errors at all.
  if (functions.some(({ code }) => code.includes('schemaPath:'))) constantLines.unshift('const instancePath = ""\n')
  if (constantLines.length > 0) out.push('\n', ...constantLines)
  for (const fn of functions) {
    out.push(`\n/** ${commentText(fn.comment)} */\n${fn.exported ? 'export ' : ''}`)
    printBody(fn.code, constants, out)
  }
  if (accepting.length > 0) out.push('\n', ...accepting.map(({ name, acceptor }) => `${name}.accept = ${acceptor}\n`))
  return out.join('')
}

const typeOf = { validate: 'Validate', declare: 'Declare' } as const

/** Prints the declarations of a module's exported functions; those that only mark are for its siblings. */
export function printDeclarations(functions: readonly { readonly name: string; readonly kind: keyof typeof typeOf | 'mark' | 'accept' }[]): string {
  const typed = functions.flatMap(({ name, kind }) => (kind === 'mark' || kind === 'accept' ? [] : [{ name, type: typeOf[kind] }]))
  const types = [...new Set(['Validate', ...typed.map(({ type }) => type)])].sort()
  const lines = typed.map(({ name, type }) => `export declare const ${name}: ${type}\n`)
  return `// Written by Gatewright from the schemas of the API document; do not edit.\nimport type { ${types.join(', ')} } from 'gatewright'\n\n${lines.join('')}`
}

function importLine(names: ReadonlySet<string>, from: string): string {
  return `import { ${[...names].sort().join(', ')} } from '${from}'\n`
}

/** Text for inside a block comment: it cannot end the comment, and stays on its line. */
function commentText(text: string): string {
  return JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll('*/', '*\\/').replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029')
}

const head = /^(function \w+\(data), \{instancePath="", parentData, parentDataProperty, rootData=data\}=\{\}\)\{$/
const errorLine = /^const (err\d+) = (\{.*\});$/
const pushLines = (name: string): string =>
  `if(vErrors === null){\nvErrors = [${name}];\n}\nelse {\nvErrors.push(${name});\n}\nerrors++;`
const pushLength = 7

/**
 * Indents code that has a statement a line, shortens Ajv's eight lines for one error to two, and gives constants their names.
 * String literals hold no line breaks, so that whole lines can be told for sure by their text; inside a line only
 * identifiers outside of string literals are touched.
 */
function printBody(code: string, constants: ReadonlyMap<string, string>, out: string[]): void {
  const lines = code.split('\n')
  let depth = 0
  for (let at = 0; at < lines.length; at++) {
    let line = lines[at] as string
    if (line === '') continue
    const error = errorLine.exec(line)
    if (error && lines.slice(at + 1, at + 1 + pushLength).join('\n') === pushLines(error[1] as string)) {
      const text = `(vErrors ??= []).push(${error[2]});`
      out.push(indent(depth), rename(text, constants), '\n', indent(depth), 'errors++;\n')
      at += pushLength
      continue
    }
    if (line === '}' && lines[at + 1] === 'else {') {
      line = '} else {'
      at++
    } else if (line === '}' && lines[at + 1]?.startsWith('else if(')) {
      line = `} ${lines[at + 1]}`
      at++
    }
    if (line.startsWith('}')) depth--
    const start = head.exec(line)
    if (start) line = `${start[1]}) {`
    out.push(indent(depth), rename(space(line), constants), '\n')
    if (line.endsWith('{')) depth++
  }
}

function indent(depth: number): string {
  return '  '.repeat(depth)
}

/** Spaces after `if` and `for`, and before the brace that ends a line. */
function space(line: string): string {
  let spaced = line.replace(/^(if|for)\(/, '$1 (').replace(/^\} else if\(/, '} else if (')
  if (spaced.endsWith('){')) spaced = `${spaced.slice(0, -1)} {`
  return spaced
}

/** String literals and regular expressions (kept as they are), or identifiers of the shape that constants have. */
const token = /"(?:[^"\\]|\\.)*"|\/(?:[^/\\]|\\.)+\/g|(?<![.\w$])(?:pattern|values|names|active|texts)\$\d+/g

function rename(line: string, constants: ReadonlyMap<string, string>): string {
  if (!line.includes('$')) return line
  return line.replace(token, (text) => constants.get(text) ?? text)
}
