import { compareSegments, matchSegment, shapeOf } from './router/segment.ts'
import { parseTemplate } from './router/template.ts'
import type { Segment } from './router/template.ts'

/** What a router is made of: an upper-case method, the template with its mount, and what to find there. */
export interface Route<T> {
  readonly method: string
  readonly template: string
  readonly value: T
}

/** A hit with the raw text of the template's parameters in its own order, or why there is none; `allow` is an `Allow` header. */
export type Match<T> =
  | { readonly kind: 'found'; readonly value: T; readonly captures: readonly string[] }
  | { readonly kind: 'not_found' }
  | { readonly kind: 'method_not_allowed'; readonly allow: string }

export interface Router<T> {
  /** `path` is in the canonical form of `parseTarget`. */
  find(method: string, path: string): Match<T>
}

interface Leaf<T> {
  readonly methods: string[]
  readonly values: T[]
  readonly templates: string[]
  readonly captures: number
  /** Made once for templates without parameters. */
  hits: Match<T>[]
  miss: Match<T>
}

interface Edge<T> {
  readonly text: string
  readonly node: Node<T>
}

interface Mixed<T> {
  readonly segment: Segment
  readonly literals: readonly string[]
  readonly node: Node<T>
}

interface Node<T> {
  readonly children: Map<string, Node<T>>
  /** `children` again, by hash, to be found without cutting the segment out of the path. */
  buckets: readonly (readonly Edge<T>[])[]
  readonly mixed: Mixed<T>[]
  parameter: Node<T> | null
  leaf: Leaf<T> | null
}

/**
 * Matches paths against OpenAPI path templates. The path is decided before the method; at each segment literal text wins over
 * mixed segments (the most literal text first) and these over a parameter, and what leads nowhere is taken back.
 * A node of the tree stands at one depth and is reached in one way, so a look-up visits each node at most once, whatever the path.
 * Two routes of one method and shape throw.
 */
export function createRouter<T>(routes: readonly Route<T>[]): Router<T> {
  const root = makeNode<T>()
  let widest = 0
  for (const route of routes) widest = Math.max(widest, insert(root, route))
  seal(root)
  const offsets = new Int32Array(widest * 2)

  return {
    find(method, path) {
      const leaf = walk(root, path, 1, 0, offsets)
      if (leaf === null) return notFound
      let index = leaf.methods.indexOf(method)
      if (index === -1 && method === 'HEAD') index = leaf.methods.indexOf('GET')
      if (index === -1) return leaf.miss
      if (leaf.captures === 0) return leaf.hits[index]!
      const captures: string[] = []
      for (let slot = 0; slot < leaf.captures * 2; slot += 2) captures.push(path.slice(offsets[slot], offsets[slot + 1]))
      return { kind: 'found', value: leaf.values[index]!, captures }
    },
  }
}

const notFound: Match<never> = { kind: 'not_found' }

function walk<T>(node: Node<T>, path: string, from: number, slot: number, offsets: Int32Array): Leaf<T> | null {
  let end = path.indexOf('/', from)
  const last = end === -1
  if (last) end = path.length
  const literal = literalChild(node.buckets, path, from, end)
  if (literal !== null) {
    const leaf = last ? literal.leaf : walk(literal, path, end + 1, slot, offsets)
    if (leaf !== null) return leaf
  }
  if (end === from) return null
  for (const { literals, node: next } of node.mixed) {
    if (!matchSegment(literals, path, from, end, offsets, slot)) continue
    const leaf = last ? next.leaf : walk(next, path, end + 1, slot + (literals.length - 1) * 2, offsets)
    if (leaf !== null) return leaf
  }
  const { parameter } = node
  if (parameter === null) return null
  offsets[slot] = from
  offsets[slot + 1] = end
  return last ? parameter.leaf : walk(parameter, path, end + 1, slot + 2, offsets)
}

function literalChild<T>(buckets: readonly (readonly Edge<T>[])[], path: string, from: number, end: number): Node<T> | null {
  if (buckets.length === 0) return null
  const edges = buckets[hash(path, from, end) & (buckets.length - 1)]!
  for (const edge of edges) {
    if (edge.text.length === end - from && path.startsWith(edge.text, from)) return edge.node
  }
  return null
}

function hash(text: string, from: number, end: number): number {
  return from === end ? 0 : (end - from) * 31 + text.charCodeAt(from) * 7 + text.charCodeAt(end - 1)
}

function makeNode<T>(): Node<T> {
  return { children: new Map(), buckets: [], mixed: [], parameter: null, leaf: null }
}

/** Adds a route and returns how many parameters its template has. */
function insert<T>(root: Node<T>, { method, template, value }: Route<T>): number {
  const { segments, names } = parseTemplate(template)
  let node = root
  for (const segment of segments) node = step(node, segment)
  node.leaf ??= { methods: [], values: [], templates: [], captures: names.length, hits: [], miss: notFound }
  const { leaf } = node
  const other = leaf.methods.indexOf(method)
  if (other !== -1) throw new Error(`two routes for ${method} match the same paths: ${leaf.templates[other]} and ${template}`)
  leaf.methods.push(method)
  leaf.values.push(value)
  leaf.templates.push(template)
  leaf.hits.push({ kind: 'found', value, captures: [] })
  const allowed = leaf.methods.includes('GET') ? new Set([...leaf.methods, 'HEAD']) : leaf.methods
  leaf.miss = { kind: 'method_not_allowed', allow: [...allowed].sort().join(', ') }
  return names.length
}

function step<T>(node: Node<T>, segment: Segment): Node<T> {
  const { literals } = segment
  if (literals.length === 1) {
    const child = node.children.get(literals[0]!) ?? makeNode<T>()
    node.children.set(literals[0]!, child)
    return child
  }
  if (literals.length === 2 && literals[0] === '' && literals[1] === '') return (node.parameter ??= makeNode())
  let mixed = node.mixed.find((other) => shapeOf(other.segment) === shapeOf(segment))
  if (mixed === undefined) node.mixed.push(mixed = { segment, literals, node: makeNode() })
  return mixed.node
}

/** Sorts the mixed segments and lays the literal ones out by hash, a power of two of buckets. */
function seal<T>(node: Node<T>): void {
  node.mixed.sort((a, b) => compareSegments(a.segment, b.segment))
  if (node.children.size > 0) {
    const buckets: Edge<T>[][] = Array.from({ length: 2 ** Math.ceil(Math.log2(node.children.size * 2)) }, () => [])
    for (const [text, child] of node.children) {
      buckets[hash(text, 0, text.length) & (buckets.length - 1)]!.push({ text, node: child })
      seal(child)
    }
    node.buckets = buckets
  }
  for (const { node: child } of node.mixed) seal(child)
  if (node.parameter !== null) seal(node.parameter)
}
