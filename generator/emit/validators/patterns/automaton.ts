import type { PatternNode } from './parse-pattern.ts'

/**
 * A pattern's position automaton: a state for each character set in it. `follow[p]` are the positions that can come after
 * `p`; `ways` says in how many ways (1, or 2 for more) a backtracking matcher gets from one to the other.
 */
export interface Automaton {
  readonly sets: readonly bigint[]
  readonly first: ReadonlyMap<number, number>
  readonly follow: readonly ReadonlyMap<number, number>[]
}

const mostStates = 3000
/** Counted repetitions above this are taken as unbounded: for the time that a matcher takes there is no difference. */
const expanded = 6

interface State { readonly silent: number[]; read?: { readonly position: number; readonly to: number } }

/** Builds the automaton (lookarounds and back references read nothing in it), or gives undefined for too large a pattern. */
export function buildAutomaton(root: PatternNode): Automaton | undefined {
  const states: State[] = []
  const sets: bigint[] = []
  const ends: number[] = []
  const add = (): number => {
    if (states.length >= mostStates) throw new RangeError('too large')
    return states.push({ silent: [] }) - 1
  }
  const link = (from: number, to: number): void => { states[from]?.silent.push(to) }
  /** Adds the node's states behind `from`, gives the state behind them. */
  const build = (node: PatternNode, from: number): number => {
    switch (node.kind) {
      case 'set': {
        const to = add()
        const state = add()
        ;(states[state] as State).read = { position: sets.push(node.set) - 1, to }
        ends.push(to)
        link(from, state)
        return to
      }
      case 'sequence': return node.nodes.reduce((at, part) => build(part, at), from)
      case 'choice': {
        const end = add()
        for (const part of node.nodes) {
          const start = add()
          link(from, start)
          link(build(part, start), end)
        }
        return end
      }
      case 'group': return build(node.node, from)
      case 'repeat': {
        const unbounded = node.max > expanded
        const least = unbounded ? Math.min(node.min, 2) : node.min
        let at = from
        for (let n = 0; n < least; n++) at = build(node.node, at)
        const end = add()
        if (unbounded) {
          const start = add()
          link(at, start)
          link(start, end)
          const body = add()
          link(start, body)
          link(build(node.node, body), start)
        } else {
          for (let n = least; n < node.max; n++) {
            link(at, end)
            at = build(node.node, at)
          }
          link(at, end)
        }
        return end
      }
      default: return from
    }
  }
  /** The positions that can be read next from a state, and in how many ways; each silent state is passed twice at most. */
  const reachable = (from: number): Map<number, number> => {
    const found = new Map<number, number>()
    const passes = new Map<number, number>()
    const stack = [from]
    for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
      const passed = passes.get(at) ?? 0
      if (passed >= 2) continue
      passes.set(at, passed + 1)
      const { silent, read } = states[at] as State
      if (read) found.set(read.position, Math.min(2, (found.get(read.position) ?? 0) + 1))
      stack.push(...silent)
    }
    return found
  }
  try {
    const start = add()
    build(root, start)
    return { sets, first: reachable(start), follow: ends.map(reachable) }
  } catch {
    return undefined
  }
}
