import { LineCounter, isAlias, isMap, isPair, isScalar, isSeq, parseDocument } from 'yaml'
import type { Document, Node, YAMLError } from 'yaml'
import { splitPointer } from './pointer.ts'

/** What is wrong with a YAML text, at an offset into it. */
export interface YamlFault { readonly code: 'yaml-syntax' | 'duplicate-key' | 'file-too-deep'; readonly offset: number; readonly message: string }

/** A YAML text read as YAML 1.2, core schema: dates, `no` and `1_000` stay strings; merge keys (`<<`) work as authors use them. */
export function readYaml(text: string): { readonly document: Document.Parsed; readonly faults: readonly YamlFault[] } {
  const document = parseDocument(text, {
    version: '1.2',
    schema: 'core',
    merge: true,
    prettyErrors: false,
    lineCounter: new LineCounter(),
    // 'silent' would also pass over a second document.
    logLevel: 'error',
  })
  return { document, faults: document.errors.map(describe) }
}

/**
 * Offsets of the node that a pointer names, or of its nearest ancestor that was written: a node that an alias or a merge key
 * brings in is found where its text stands.
 */
export function locateInYaml(document: Document.Parsed, pointer: string): { readonly key: number; readonly value: number } {
  let node = follow(document, document.contents)
  let place = { key: start(node), value: start(node) }
  for (const token of splitPointer(pointer)) {
    const found = member(document, node, token)
    if (found === undefined) break
    node = found.node
    place = { key: found.key, value: node === undefined ? found.key : start(node) }
  }
  return place
}

function member(document: Document.Parsed, node: Node | undefined, token: string): { key: number; node: Node | undefined } | undefined {
  if (isSeq(node)) {
    const item = node.items[Number(token)] as Node | undefined
    return item === undefined ? undefined : { key: start(item), node: follow(document, item) }
  }
  if (!isMap(node)) return undefined
  const merged: (Node | undefined)[] = []
  for (const pair of node.items) {
    const name = keyName(pair.key)
    if (name === token) return { key: start(pair.key as Node), node: follow(document, pair.value as Node | null) }
    if (name !== '<<') continue
    const source = follow(document, pair.value as Node | null)
    if (isSeq(source)) merged.push(...source.items.map((item) => follow(document, item as Node)))
    else merged.push(source)
  }
  for (const source of merged) {
    const found = member(document, source, token)
    if (found !== undefined) return found
  }
  return undefined
}

function keyName(key: unknown): string | undefined {
  if (!isScalar(key)) return undefined
  // The parser gives a merge key as a symbol.
  return typeof key.value === 'symbol' ? '<<' : String(key.value ?? '')
}

function follow(document: Document.Parsed, node: Node | null | undefined): Node | undefined {
  return isAlias(node) ? node.resolve(document) : node ?? undefined
}

function start(node: unknown): number {
  if (isPair(node)) return start(node.key)
  return (node as Node | undefined)?.range?.[0] ?? 0
}

function describe(error: YAMLError): YamlFault {
  const offset = error.pos[0]
  if (error.code === 'DUPLICATE_KEY') return { code: 'duplicate-key', offset, message: 'this key stands twice in one map' }
  if (error.code === 'MULTIPLE_DOCS') return { code: 'yaml-syntax', offset, message: 'a second YAML document begins here; one file holds one document' }
  if (/^Missing closing ['"]quote/.test(error.message)) {
    return { code: 'yaml-syntax', offset, message: 'the quoted text has no end: each of its lines must be indented further than its key (YAML 1.2.2, 7.3)' }
  }
  // The parser recurses, and gives an overflow as an error of the text.
  if (/call stack/.test(error.message)) return { code: 'file-too-deep', offset, message: 'values are nested too deeply to be read' }
  return { code: 'yaml-syntax', offset, message: error.message.replace(/\s+/g, ' ') }
}
