import { readFileSync } from 'node:fs'
import type { Document } from 'yaml'
import type { Diagnostic, Place, Severity } from '../diagnostics.ts'
import type { Json } from './document.ts'
import { JsonText, countNames, findDuplicateNames, findJsonFault } from './json-text.ts'
import { copyPlain, measure, notPlain } from './plain-value.ts'
import { escapeToken, splitPointer } from './pointer.ts'
import { locateInYaml, readYaml } from './yaml-text.ts'

/** One parsed input file. Positions are found on demand, by reading the text again with a parser that keeps them. */
export interface SourceFile {
  /** The file as diagnostics name it, relative to the project, with `/`. */
  readonly file: string
  /** The file on disk, symlinks resolved; the address of one that was fetched. */
  readonly path: string
  /** What the file holds, as plain JSON: no aliases shared, no dates, own `__proto__` members kept. */
  readonly value: Json
  /** False where the text holds no `$id`, `$self` or anchor, so that nobody need look for them. */
  readonly mayIdentify: boolean
  /** Line and column of a member's key (or of its value), or of the nearest ancestor that is written there. */
  place(pointer: string, part?: 'key' | 'value'): Place
}

/** Reads and parses one file; whatever is wrong with it is a diagnostic and leaves `source` undefined. */
export function readSourceFile(at: { readonly path: string; readonly file: string }): SourceReading {
  const fault = refusal(at)
  try {
    return parseSource({ ...at, bytes: readFileSync(at.path), json: at.path.toLowerCase().endsWith('.json') })
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code
    if (reason === undefined) throw error
    if (reason === 'EISDIR') return fault('file-unreadable', 'this is a directory, a file is needed')
    return fault('file-unreadable', `the file cannot be read (${reason})`, reason === 'EACCES' ? `chmod u+r ${at.file}` : undefined)
  }
}

/** Parses what a file holds, as JSON or as YAML; whatever is wrong with it is a diagnostic and leaves `source` undefined. */
export function parseSource(options: Named & { readonly bytes: Uint8Array; readonly json: boolean }): SourceReading {
  const { bytes, json } = options
  const at: Named = { path: options.path, file: options.file }
  const fault = refusal(at)
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: false }).decode(bytes)
  } catch {
    return fault('file-not-utf8', describeEncoding(bytes), 'save the file as UTF-8')
  }
  if (text.trim() === '') return fault('file-empty', 'the file is empty')
  try {
    return json ? parseJson(at, text) : parseYaml(at, text)
  } catch (error) {
    if (error instanceof RangeError) return fault('file-too-deep', 'the file is nested too deeply to be read')
    throw error
  }
}

/** What `readSourceFile` found. */
export interface SourceReading { readonly source?: SourceFile; readonly diagnostics: readonly Diagnostic[] }

function refusal(at: Named) {
  return (code: string, message: string, hint?: string): SourceReading =>
    ({ diagnostics: [{ code, severity: 'error', place: { file: at.file }, message, ...(hint === undefined ? {} : { hint }) }] })
}

interface Named { readonly path: string; readonly file: string }

function parseJson(at: Named, text: string): SourceReading {
  const lines = new Lines(text)
  const report = (code: string, severity: Severity, offset: number, message: string, pointer?: string): Diagnostic =>
    ({ code, severity, place: { file: at.file, ...(pointer === undefined ? {} : { pointer }), ...lines.at(offset) }, message })
  let value: Json
  try {
    value = JSON.parse(text) as Json
  } catch {
    const { offset, message } = findJsonFault(text)
    return { diagnostics: [report('json-syntax', 'error', offset, message)] }
  }
  const { names, depth } = measure(value)
  if (depth > maxDepth) return { diagnostics: [report('file-too-deep', 'error', 0, `values are nested more than ${maxDepth} deep`)] }
  const json = new JsonText(text)
  const diagnostics: Diagnostic[] = []
  if (names !== countNames(text)) {
    for (const { pointer, offset } of findDuplicateNames(json)) {
      diagnostics.push(report('duplicate-key', 'error', offset, `"${splitPointer(pointer).at(-1)}" stands twice in one object`, pointer))
    }
  }
  diagnostics.push(...impreciseNumbers(text, /[:[,]\s*(-?\d{16,})(?=\s*[,\]}])/g, (offset, message) => report('number-imprecise', 'info', offset, message)))
  const place = (pointer: string, part: 'key' | 'value' = 'key'): Place => {
    let offset = json.root()
    let key = offset
    for (const token of splitPointer(pointer)) {
      const member = json.members(offset).findLast((candidate) => candidate.key === token)
      if (member === undefined) break
      offset = member.valueOffset
      key = member.keyOffset
    }
    return { file: at.file, pointer, ...lines.at(part === 'key' ? key : offset) }
  }
  return { source: { ...at, value, mayIdentify: identifying.test(text), place }, diagnostics }
}

function parseYaml(at: Named, text: string): SourceReading {
  const lines = new Lines(text)
  const { document, faults } = readYaml(text)
  if (faults.length > 0) {
    // After the first break in the syntax the parser has lost its footing: what it says then is about its own confusion.
    const broken = faults.find((fault) => fault.code !== 'duplicate-key')
    const shown = broken === undefined ? faults.slice(0, maxFaults) : [broken]
    return { diagnostics: shown.map((fault) =>
      ({ code: fault.code, severity: 'error', place: { file: at.file, ...(fault.code === 'file-too-deep' ? {} : lines.at(fault.offset)) }, message: fault.message })) }
  }
  const refuse = (code: string, message: string, pointer = ''): SourceReading =>
    ({ diagnostics: [{ code, severity: 'error', place: { file: at.file, pointer, ...lines.at(locateInYaml(document, pointer).value) }, message }] })
  let shared: unknown
  try {
    shared = document.toJS({ maxAliasCount: maxAliases })
  } catch (error) {
    if (error instanceof ReferenceError) {
      return refuse('yaml-aliases', `aliases cannot be expanded: ${error.message.replace(/\s+/g, ' ')}`)
    }
    throw error
  }
  const copied = copyPlain(shared, { maxDepth, maxNodes })
  if (copied.fault !== undefined) {
    const [kind, tokens] = copied.fault
    const pointer = tokens.slice(0, 40).map((token) => `/${escapeToken(token)}`).join('')
    return refuse(kind === 'depth' ? 'file-too-deep' : kind === 'nodes' || kind === 'cycle' ? 'yaml-aliases' : 'yaml-not-json', notPlain(kind, { maxDepth, maxNodes }), pointer)
  }
  const report = (offset: number, message: string): Diagnostic =>
    ({ code: 'number-imprecise', severity: 'info', place: { file: at.file, ...lines.at(offset) }, message })
  const diagnostics = impreciseNumbers(text, /(?:^|[:[,-])[ \t]+(-?\d{16,})(?=[ \t]*(?:$|[,\]}#]))/gm, report)
  // The tree with positions is large; it is kept only while the caller is likely to ask for another place.
  let kept: WeakRef<Document.Parsed> | undefined = new WeakRef(document)
  const place = (pointer: string, part: 'key' | 'value' = 'key'): Place => {
    let tree = kept?.deref()
    if (tree === undefined) {
      tree = readYaml(text).document
      kept = new WeakRef(tree)
    }
    return { file: at.file, pointer, ...lines.at(locateInYaml(tree, pointer)[part]) }
  }
  return { source: { ...at, value: copied.value, mayIdentify: identifying.test(text), place }, diagnostics }
}

/** Deeper than any document that a person wrote, shallow enough for every recursive reader after this one. */
const maxDepth = 500
const maxAliases = 10_000
const maxNodes = 5_000_000
const maxFaults = 20
const identifying = /\$(?:id|anchor|dynamicAnchor|self)\b/

/** JSON numbers are doubles here, as in every JavaScript tool: an int64 bound such as 9223372036854775807 is rounded, and said so. */
function impreciseNumbers(text: string, pattern: RegExp, report: (offset: number, message: string) => Diagnostic): Diagnostic[] {
  const found: { offset: number; written: string }[] = []
  for (const match of text.matchAll(pattern)) {
    const written = match[1]!
    if (written.length < 320 && BigInt(written) !== BigInt(Number(written))) found.push({ offset: match.index + match[0].length - written.length, written })
  }
  const first = found[0]
  if (first === undefined) return []
  const others = found.length > 1 ? ` (and ${found.length - 1} more in this file)` : ''
  return [report(first.offset, `${first.written} is read as ${BigInt(Number(first.written))}${others}`)]
}

function describeEncoding(bytes: Uint8Array): string {
  const utf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)
  return utf16 ? 'the file is UTF-16, not UTF-8' : 'the file is not valid UTF-8'
}

/** Turns offsets into lines and columns; the table is made on first use. */
class Lines {
  readonly #text: string
  #starts: number[] | undefined

  constructor(text: string) {
    this.#text = text
  }

  at(offset: number): { readonly line: number; readonly column: number } {
    const starts = this.#starts ??= lineStarts(this.#text)
    let low = 0
    let high = starts.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if (starts[middle]! <= offset) low = middle
      else high = middle - 1
    }
    return { line: low + 1, column: offset - starts[low]! + 1 }
  }
}

function lineStarts(text: string): number[] {
  const starts = [0]
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return starts
}
