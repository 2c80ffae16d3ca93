import { compareSegments, matchSegment, shapeOf } from './segment.ts'
import type { Segment } from './template.ts'

/** A tree of segments while it is built. A node stands at one depth and is reached in one way. */
export interface Branch<L> {
  readonly children: Map<string, Branch<L>>
  readonly mixed: { readonly segment: Segment; readonly branch: Branch<L> }[]
  parameter: Branch<L> | null
  leaf: L | null
}

export function branch<L>(): Branch<L> {
  return { children: new Map(), mixed: [], parameter: null, leaf: null }
}

/** The branch that a segment leads to; made where there is none. */
export function step<L>(from: Branch<L>, segment: Segment): Branch<L> {
  const { literals } = segment
  if (literals.length === 1) {
    const child = from.children.get(literals[0]!) ?? branch<L>()
    from.children.set(literals[0]!, child)
    return child
  }
  if (literals.length === 2 && literals[0] === '' && literals[1] === '') return (from.parameter ??= branch())
  let mixed = from.mixed.find((other) => shapeOf(other.segment) === shapeOf(segment))
  if (mixed === undefined) from.mixed.push(mixed = { segment, branch: branch() })
  return mixed.branch
}

interface Mixed {
  readonly literals: readonly string[]
  readonly node: number
}

/**
 * The tree as a look-up reads it: nodes are numbers, and all their literal segments stand in one table, 16 bytes each. A path of a large
 * document then takes a few lines of the processor's cache, where nodes that are objects took seven for each of its segments.
 */
export interface Tree<L> {
  /** Four numbers a slot: the node, the index of its text, the node that it leads to, and nothing; node -1 is a free slot. A power of two of slots. */
  readonly slots: Int32Array
  readonly texts: readonly string[]
  /** By node: where a parameter leads to, -1 for nowhere; its mixed segments in the order to try them; its leaf. */
  readonly parameters: Int32Array
  readonly mixed: readonly (readonly Mixed[] | null)[]
  readonly leaves: readonly (L | null)[]
}

const width = 4

export function seal<L>(root: Branch<L>): Tree<L> {
  const branches: Branch<L>[] = []
  const numbers = new Map<Branch<L>, number>()
  const texts = new Map<string, number>()
  const edges: (readonly [node: number, text: string, child: Branch<L>])[] = []
  const number = (from: Branch<L>): void => {
    const own = branches.push(from) - 1
    numbers.set(from, own)
    for (const [text, child] of from.children) {
      if (!texts.has(text)) texts.set(text, texts.size)
      edges.push([own, text, child])
      number(child)
    }
    for (const { branch: child } of from.mixed) number(child)
    if (from.parameter !== null) number(from.parameter)
  }
  number(root)

  const size = 2 ** Math.ceil(Math.log2(Math.max(2, edges.length * 2)))
  const slots = new Int32Array(size * width).fill(-1)
  for (const [node, text, child] of edges) {
    let at = hash(node, text, 0, text.length) & (size - 1)
    while (slots[at * width] !== -1) at = (at + 1) & (size - 1)
    slots.set([node, texts.get(text)!, numbers.get(child)!], at * width)
  }
  return {
    slots, texts: [...texts.keys()],
    parameters: Int32Array.from(branches, ({ parameter }) => (parameter === null ? -1 : numbers.get(parameter)!)),
    mixed: branches.map(({ mixed }) => (mixed.length === 0 ? null : mixed
      .toSorted((a, b) => compareSegments(a.segment, b.segment))
      .map(({ segment, branch: child }) => ({ literals: segment.literals, node: numbers.get(child)! })))),
    leaves: branches.map(({ leaf }) => leaf),
  }
}

/**
 * The leaf for a path from `from` on; where its parameters lie goes to `offsets`. At each segment literal text wins over mixed segments,
 * and these over a parameter; what leads nowhere is taken back. A node is visited at most once.
 */
export function walk<L>(tree: Tree<L>, node: number, path: string, from: number, slot: number, offsets: Int32Array): L | null {
  let end = path.indexOf('/', from)
  const last = end === -1
  if (last) end = path.length
  const literal = literalChild(tree, node, path, from, end)
  if (literal !== -1) {
    const leaf = last ? tree.leaves[literal] ?? null : walk(tree, literal, path, end + 1, slot, offsets)
    if (leaf !== null) return leaf
  }
  if (end === from) return null
  const mixed = tree.mixed[node]!
  if (mixed !== null) {
    for (const { literals, node: next } of mixed) {
      if (!matchSegment(literals, path, from, end, offsets, slot)) continue
      const leaf = last ? tree.leaves[next] ?? null : walk(tree, next, path, end + 1, slot + (literals.length - 1) * 2, offsets)
      if (leaf !== null) return leaf
    }
  }
  const parameter = tree.parameters[node]!
  if (parameter === -1) return null
  offsets[slot] = from
  offsets[slot + 1] = end
  return last ? tree.leaves[parameter] ?? null : walk(tree, parameter, path, end + 1, slot + 2, offsets)
}

function literalChild({ slots, texts }: Tree<unknown>, node: number, path: string, from: number, end: number): number {
  const last = slots.length - width
  let at = (hash(node, path, from, end) * width) & last
  for (let found = slots[at]!; found !== -1; found = slots[at]!) {
    if (found === node) {
      const text = texts[slots[at + 1]!]!
      if (text.length === end - from && path.startsWith(text, from)) return slots[at + 2]!
    }
    at = (at + width) & last
  }
  return -1
}

function hash(node: number, text: string, from: number, end: number): number {
  const own = from === end ? 0 : (end - from) * 961 + text.charCodeAt(from) * 31 + text.charCodeAt(end - 1) + text.charCodeAt((from + end) >> 1) * 7
  const mixed = Math.imul(own ^ Math.imul(node, 0x9e3779b1), 0x85ebca6b)
  return mixed ^ (mixed >>> 15)
}
