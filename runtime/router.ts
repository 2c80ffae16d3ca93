import { parseTemplate } from './router/template.ts'
import { branch, seal, step, walk, type Branch } from './router/tree.ts'

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

export interface Router<T extends {}> {
  /** `path` is in the canonical form of `parseTarget`. */
  find(method: string, path: string): Match<T>
}

interface Leaf<T> {
  readonly methods: string[]
  readonly templates: string[]
  readonly values: T[]
  /** How many parameters its templates have. */
  readonly captures: number
  /** What is asked for most: the value of GET. */
  get: T | null
  miss: Match<T>
}

/**
 * Matches paths against OpenAPI path templates. The path is decided before the method; at each segment literal text wins over
 * mixed segments (the most literal text first) and these over a parameter, and what leads nowhere is taken back.
 * Two routes of one method and shape throw.
 */
export function createRouter<T extends {}>(routes: readonly Route<T>[]): Router<T> {
  const root = branch<Leaf<T>>()
  let widest = 0
  for (const route of routes) widest = Math.max(widest, insert(root, route))
  const tree = seal(root)
  const offsets = new Int32Array(widest * 2)

  return {
    find(method, path) {
      const leaf = walk(tree, 0, path, 1, 0, offsets)
      if (leaf === null) return notFound
      const value = method === 'GET' && leaf.get !== null ? leaf.get : valueOf(leaf, method)
      if (value === undefined) return leaf.miss
      const captures: string[] = []
      for (let slot = 0; slot < leaf.captures * 2; slot += 2) captures.push(path.slice(offsets[slot], offsets[slot + 1]))
      return { kind: 'found', value, captures }
    },
  }
}

function valueOf<T>({ methods, values, get }: Leaf<T>, method: string): T | undefined {
  return values[methods.indexOf(method)] ?? (method === 'HEAD' ? get ?? undefined : undefined)
}

const notFound: Match<never> = { kind: 'not_found' }

/** Adds a route and returns how many parameters its template has. */
function insert<T>(root: Branch<Leaf<T>>, { method, template, value }: Route<T>): number {
  const { segments, names } = parseTemplate(template)
  let node = root
  for (const segment of segments) node = step(node, segment)
  node.leaf ??= { get: null, captures: names.length, methods: [], values: [], templates: [], miss: notFound }
  const { leaf } = node
  const other = leaf.methods.indexOf(method)
  if (other !== -1) throw new Error(`two routes for ${method} match the same paths: ${leaf.templates[other]} and ${template}`)
  leaf.methods.push(method)
  leaf.templates.push(template)
  leaf.values.push(value)
  if (method === 'GET') leaf.get = value
  const allowed = leaf.methods.includes('GET') ? new Set([...leaf.methods, 'HEAD']) : leaf.methods
  leaf.miss = { kind: 'method_not_allowed', allow: [...allowed].sort().join(', ') }
  return names.length
}
