import type { Automaton } from './automaton.ts'

/** A word that can be read from one position back to itself in two ways: repeated n times, there are 2^n ways to read it. */
export interface Pump {
  readonly prefix: string
  readonly word: string
  /** Characters that cannot come next inside the repeated part: one of them behind the words may make the whole fail. */
  readonly strangers: readonly string[]
}

const mostEdges = 2_000_000

/**
 * Finds words that make the number of ways exponential (the criterion EDA of Weber and Seidl, "On the degree of ambiguity of
 * finite automata"): in the product of the automaton with itself, a strongly connected part that has both a pair of equal
 * positions and one of different positions. Gives at most a few; `incomplete` where the product is too large to look at.
 */
export function findPumps(automaton: Automaton, alphabet: readonly string[]): { readonly pumps: readonly Pump[]; readonly incomplete: boolean } {
  const { sets, first, follow } = automaton
  const letter = (set: bigint): string => {
    const preferred = [...'a0 -'].find((one) => set & (1n << BigInt(alphabet.indexOf(one))))
    if (preferred !== undefined) return preferred
    let bit = 0
    while (!((set >> BigInt(bit)) & 1n)) bit++
    return alphabet[bit] as string
  }
  const pumps: Pump[] = []
  let edges = 0
  const component = components(sets.length, (p) => (follow[p] as ReadonlyMap<number, number>).keys())
  const inside = (p: number): number[] => [...(follow[p] as ReadonlyMap<number, number>).keys()].filter((q) => component[q] === component[p] && sets[q] !== 0n)

  const members = new Map<number, number[]>()
  for (let p = 0; p < sets.length; p++) members.set(component[p] as number, [...(members.get(component[p] as number) ?? []), p])
  for (const part of members.values()) {
    const index = new Map(part.map((p, at) => [p, at]))
    const size = part.length
    const steps = part.map(inside)
    if (size === 1 && steps[0]?.length === 0) continue
    const twice = part.findIndex((p, at) => steps[at]?.some((q) => (follow[p]?.get(q) ?? 0) > 1))
    if (twice >= 0) {
      const p = part[twice] as number
      const q = steps[twice]?.find((one) => (follow[p]?.get(one) ?? 0) > 1) as number
      const back = path([q], (at) => inside(at), (at) => at === p)
      if (back) push(p, [sets[q] as bigint, ...back.slice(1).map((at) => sets[at] as bigint)])
      continue
    }
    const next = (pair: number): number[] => {
      const found: number[] = []
      for (const a of steps[Math.floor(pair / size)] as number[]) {
        for (const b of steps[pair % size] as number[]) {
          edges++
          if (((sets[a] as bigint) & (sets[b] as bigint)) !== 0n) found.push((index.get(a) as number) * size + (index.get(b) as number))
        }
      }
      return edges > mostEdges ? [] : found
    }
    const product = components(size * size, next)
    const isMixed = (pair: number): boolean => Math.floor(pair / size) !== pair % size
    const mixed = new Set<number>()
    for (let pair = 0; pair < size * size; pair++) if (isMixed(pair)) mixed.add(product[pair] as number)
    let shortest: number[] | undefined
    for (let at = 0; at < size && edges <= mostEdges; at++) {
      const equal = at * size + at
      const here = product[equal] as number
      if (!mixed.has(here)) continue
      const there = path([equal], next, (pair) => isMixed(pair) && product[pair] === here)
      const back = there && path([there.at(-1) as number], next, (pair) => pair === equal)
      if (!there || !back) continue
      const way = [...there, ...back.slice(1)]
      if (!shortest || way.length < shortest.length) shortest = way
    }
    if (shortest) {
      const from = part[(shortest[0] as number) % size] as number
      push(from, shortest.slice(1).map((pair) => (sets[part[Math.floor(pair / size)] as number] as bigint) & (sets[part[pair % size] as number] as bigint)))
    }
  }
  return { pumps, incomplete: edges > mostEdges }

  function push(position: number, word: readonly bigint[]): void {
    const way = path([...first.keys()], (p) => [...(follow[p] as ReadonlyMap<number, number>).keys()].filter((q) => sets[q] !== 0n), (p) => p === position)
    if (!way) return
    const inner = (members.get(component[position] as number) ?? []).reduce((all, p) => all | (sets[p] as bigint), 0n)
    const strangers = alphabet.filter((_, bit) => !((inner >> BigInt(bit)) & 1n)).slice(0, 6)
    pumps.push({ prefix: way.map((p) => letter(sets[p] as bigint)).join(''), word: word.map(letter).join(''), strangers })
  }
}

/** A shortest way from one of `from` to a node that `isGoal`, both ends included. */
function path(from: readonly number[], next: (node: number) => Iterable<number>, isGoal: (node: number) => boolean): number[] | undefined {
  const before = new Map<number, number>(from.map((node) => [node, -1]))
  const queue = [...from]
  for (let at = 0; at < queue.length; at++) {
    const node = queue[at] as number
    if (isGoal(node)) {
      const way: number[] = []
      for (let step = node; step !== -1; step = before.get(step) as number) way.unshift(step)
      return way
    }
    for (const to of next(node)) {
      if (before.has(to)) continue
      before.set(to, node)
      queue.push(to)
    }
  }
  return undefined
}

/** The number of each node's strongly connected component (Tarjan's algorithm, with a stack of its own). */
function components(count: number, next: (node: number) => Iterable<number>): Int32Array {
  const component = new Int32Array(count).fill(-1)
  const order = new Int32Array(count).fill(-1)
  const low = new Int32Array(count)
  const open: number[] = []
  const isOpen = new Uint8Array(count)
  let counter = 0
  let found = 0
  for (let root = 0; root < count; root++) {
    if (order[root] !== -1) continue
    const calls: { node: number; rest: Iterator<number> }[] = []
    const enter = (node: number): void => {
      order[node] = low[node] = counter++
      open.push(node)
      isOpen[node] = 1
      calls.push({ node, rest: next(node)[Symbol.iterator]() })
    }
    enter(root)
    while (calls.length > 0) {
      const { node, rest } = calls[calls.length - 1] as (typeof calls)[number]
      const step = rest.next()
      if (!step.done) {
        if (order[step.value] === -1) enter(step.value)
        else if (isOpen[step.value]) low[node] = Math.min(low[node] as number, order[step.value] as number)
        continue
      }
      calls.pop()
      const parent = calls[calls.length - 1]
      if (parent) low[parent.node] = Math.min(low[parent.node] as number, low[node] as number)
      if (low[node] !== order[node]) continue
      for (let member = -1; member !== node;) {
        member = open.pop() as number
        isOpen[member] = 0
        component[member] = found
      }
      found++
    }
  }
  return component
}
