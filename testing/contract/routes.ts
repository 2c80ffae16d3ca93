/** What a URL path means by the documents: the template that it matches and the methods declared there. */
export interface Route<T> {
  readonly template: string
  /** By upper-case method; templates that differ in the names of their parameters only are one place. */
  readonly methods: ReadonlyMap<string, T>
}

interface Leaf<T> { readonly template: string; readonly methods: Map<string, T> }

interface Node<T> {
  readonly literals: Map<string, Node<T>>
  readonly mixed: { readonly shape: string; readonly literal: number; readonly pattern: RegExp; readonly node: Node<T> }[]
  any: Node<T> | null
  leaf: Leaf<T> | null
}

/**
 * Says which declared template a path belongs to, as OpenAPI does (3.1, 4.8.8.2): concrete before templated, segment by segment from the left.
 * It is the tester's own reading, so that a gateway's router is not judged by itself.
 */
export class RouteTable<T> {
  readonly #root: Node<T> = node()

  /** Adds a template, mount included; an equal shape joins the place that is there. The first of two equal methods stays. */
  add(template: string, method: string, value: T): void {
    let at = this.#root
    for (const segment of segmentsOf(template)) at = childFor(at, segment)
    at.leaf ??= { template, methods: new Map() }
    if (!at.leaf.methods.has(method)) at.leaf.methods.set(method, value)
  }

  /** The place that a path (percent-encoded, without query) leads to. */
  find(path: string): Route<T> | undefined {
    return path.startsWith('/') ? search(this.#root, segmentsOf(path).map(canonical), 0) : undefined
  }
}

/** A path in the form in which two spellings of one path are equal: unreserved characters plain, other escapes in upper case (RFC 3986, 6.2.2). */
export function canonical(text: string): string {
  return text.replace(/%([0-9a-fA-F]{2})/g, (escape, hex: string) => {
    const character = String.fromCharCode(Number.parseInt(hex, 16))
    return /[A-Za-z0-9\-._~]/.test(character) ? character : escape.toUpperCase()
  })
}

function search<T>(at: Node<T>, segments: readonly string[], index: number): Route<T> | undefined {
  const segment = segments[index]
  if (segment === undefined) return at.leaf ?? undefined
  const literal = at.literals.get(segment)
  const found = literal && search(literal, segments, index + 1)
  if (found !== undefined) return found
  for (const { pattern, node: next } of at.mixed) {
    const deeper = pattern.test(segment) ? search(next, segments, index + 1) : undefined
    if (deeper !== undefined) return deeper
  }
  return at.any !== null && segment !== '' ? search(at.any, segments, index + 1) : undefined
}

function childFor<T>(at: Node<T>, segment: string): Node<T> {
  if (/^\{[^{}]*\}$/.test(segment)) return at.any ??= node()
  if (!/\{[^{}]*\}/.test(segment)) {
    const text = canonical(encodeLiteral(segment))
    const known = at.literals.get(text) ?? node<T>()
    at.literals.set(text, known)
    return known
  }
  const shape = segment.replace(/\{[^{}]*\}/g, '{}')
  const known = at.mixed.find((other) => other.shape === shape)
  if (known !== undefined) return known.node
  const parts = shape.split('{}').map((part) => canonical(encodeLiteral(part)).replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'))
  const next = node<T>()
  at.mixed.push({ shape, literal: shape.length, pattern: new RegExp(`^${parts.join('(.+?)')}$`), node: next })
  at.mixed.sort((a, b) => b.literal - a.literal)
  return next
}

/** A template's text as it goes on the wire: what cannot stand in a path is escaped, escapes that are there stay. */
export function encodeLiteral(text: string): string {
  return text.replace(/%(?![0-9a-fA-F]{2})|[^A-Za-z0-9\-._~!$&'()*+,;=:@/%]/gu, (character) =>
    [...Buffer.from(character)].map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`).join(''))
}

function segmentsOf(path: string): string[] {
  return path.slice(1).split('/')
}

function node<T>(): Node<T> {
  return { literals: new Map(), mixed: [], any: null, leaf: null }
}
