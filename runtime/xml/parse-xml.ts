import { createRequire } from 'node:module'
import type * as Saxes from 'saxes'
import { readText } from '../decode/bytes.ts'
import { Malformed } from '../decode/malformed.ts'

/** An element as it came; `name` is the qualified name as written. */
export interface XmlElement {
  readonly name: string
  readonly local: string
  /** '' where it is in no namespace. */
  readonly uri: string
  /** Without declarations of namespaces. */
  readonly attributes: readonly XmlAttribute[]
  readonly children: readonly (XmlElement | XmlText)[]
  /** A comment or a processing instruction stands beside its text: readers differ in what they then take for the text. */
  readonly interrupted: boolean
}

export interface XmlAttribute { readonly name: string; readonly local: string; readonly uri: string; readonly value: string }

export interface XmlText { readonly text: string; readonly cdata: boolean }

/** What a document may have at most. */
export interface XmlBounds {
  readonly depth: number
  readonly nodes: number
}

/** Attributes of one element. */
const mostAttributes = 256
const namespaces = 'http://www.w3.org/2000/xmlns/'

let parser: typeof Saxes | null = null

/** Loads the parser, which gateways without XML never need. */
export function loadParser(): typeof Saxes {
  parser ??= createRequire(import.meta.url)('saxes') as typeof Saxes
  return parser
}

type Building = { -readonly [Key in keyof XmlElement]: XmlElement[Key] } & { attributes: XmlAttribute[]; children: (XmlElement | XmlText)[] }

/**
 * Parses XML 1.0 with namespaces, in UTF-8: well-formed, without a DOCTYPE, so that no entity but the five of XML's own is ever expanded
 * and nothing is ever fetched; bounded in depth and in number of nodes. In one pass, without recursion.
 */
export function parseXml(bytes: Buffer, bounds: XmlBounds): XmlElement | Malformed {
  if (bytes.length === 0) return new Malformed('syntax', 'must be XML, but is empty')
  const text = readText(bytes)
  if (typeof text !== 'string') return text
  const { SaxesParser } = loadParser()
  const sax = new SaxesParser({ xmlns: true, position: true })
  const open: Building[] = []
  let root: XmlElement | null = null
  let nodes = 0
  const count = (added: number): void => {
    nodes += added
    if (nodes > bounds.nodes) throw new Refusal(new Malformed('nodes', `must not have more than ${bounds.nodes} elements, attributes and texts`))
  }
  sax.on('error', () => {
    throw new Refusal(new Malformed('syntax', `must be well-formed XML, which ends at line ${sax.line}, column ${sax.column}`))
  })
  sax.on('xmldecl', ({ encoding = 'UTF-8', version }) => {
    if (!/^(utf-?8|us-ascii)$/i.test(encoding)) throw new Refusal(new Malformed('encoding', 'must be UTF-8'))
    if (version !== '1.0') throw new Refusal(new Malformed('syntax', 'must be XML 1.0'))
  })
  sax.on('doctype', () => {
    throw new Refusal(doctype)
  })
  let attributes = 0
  sax.on('opentagstart', () => {
    attributes = 0
    if (open.length >= bounds.depth) throw new Refusal(new Malformed('depth', `must not be nested deeper than ${bounds.depth}`))
  })
  sax.on('attribute', () => {
    if (++attributes > mostAttributes) throw new Refusal(new Malformed('nodes', `must not have an element with more than ${mostAttributes} attributes`))
  })
  sax.on('opentag', ({ name, local, uri, attributes: given }) => {
    const element: Building = { name, local, uri, attributes: [], children: [], interrupted: false }
    for (const attribute of Object.values(given)) {
      if (attribute.uri !== namespaces) element.attributes.push({ name: attribute.name, local: attribute.local, uri: attribute.uri, value: attribute.value })
    }
    count(1 + element.attributes.length)
    open.at(-1)?.children.push(element)
    open.push(element)
  })
  sax.on('closetag', () => {
    const closed = open.pop()!
    if (open.length === 0) root = closed
  })
  const add = (value: string, cdata: boolean): void => {
    const into = open.at(-1)
    if (into === undefined || value === '') return
    count(1)
    into.children.push({ text: value, cdata })
  }
  sax.on('text', (value) => add(value, false))
  sax.on('cdata', (value) => add(value, true))
  const interrupt = (): void => {
    const within = open.at(-1)
    if (within !== undefined) within.interrupted = true
  }
  sax.on('comment', interrupt)
  sax.on('processinginstruction', interrupt)
  try {
    sax.write(text).close()
  } catch (error) {
    if (error instanceof Refusal) return error.fault
    throw error
  }
  return root ?? new Malformed('syntax', 'must be XML, but has no element')
}

const doctype = new Malformed('doctype', 'must have no document type declaration')

/** Leaves the parser at once. */
class Refusal {
  readonly fault: Malformed

  constructor(fault: Malformed) {
    this.fault = fault
  }
}
