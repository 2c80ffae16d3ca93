import type { ParsedPattern, PatternNode } from './parse-pattern.ts'

/** How many steps a matcher may take, where nothing else is said. */
export const mostSteps = 400_000

class TooManySteps extends Error {}

/**
 * Counts the steps that a backtracking matcher, as JavaScript's is one, takes to search `text` for a pattern; `limit`
 * where it takes more. Gives undefined where the text matches: then nothing has to be tried to the end.
 */
export function countSteps(pattern: ParsedPattern, text: string, limit = mostSteps): number | undefined {
  const characters = [...text]
  const bits = characters.map((character) => pattern.indexOf(character))
  const captures = new Map<number | string, readonly [number, number]>()
  let steps = 0

  const isWord = (at: number): boolean => /^\w$/.test(characters[at] ?? '')
  const match = (node: PatternNode, at: number, then: (at: number) => boolean): boolean => {
    if (++steps > limit) throw new TooManySteps()
    switch (node.kind) {
      case 'set': {
        const bit = bits[at]
        return bit !== undefined && node.has[bit] === 1 && then(at + 1)
      }
      case 'sequence': return sequence(node.nodes, 0, at, then)
      case 'choice': return node.nodes.some((part) => match(part, at, then))
      case 'group': return match(node.node, at, (end) => {
        const before = captures.get(node.index)
        const remember = (span: readonly [number, number] | undefined): void => {
          for (const key of node.name === undefined ? [node.index] : [node.index, node.name]) {
            if (span) captures.set(key, span)
            else captures.delete(key)
          }
        }
        remember([at, end])
        if (then(end)) return true
        remember(before)
        return false
      })
      case 'repeat': return repeat(node, 0, at, then)
      case 'edge':
        if (node.edge === '^') return at === 0 && then(at)
        if (node.edge === '$') return at === characters.length && then(at)
        return ((at > 0 && isWord(at - 1)) !== isWord(at)) === (node.edge === '\\b') && then(at)
      case 'look': {
        // Looking back is tried from every earlier place: slower than the real thing, the same answer.
        const found = node.behind
          ? Array.from({ length: at + 1 }, (_, back) => at - back).some((from) => match(node.node, from, (end) => end === at))
          : match(node.node, at, () => true)
        return found !== node.negative && then(at)
      }
      case 'again': {
        const [from, to] = captures.get(node.group) ?? [0, 0]
        for (let n = from; n < to; n++) if (characters[at + n - from] !== characters[n]) return false
        return then(at + to - from)
      }
    }
  }
  const sequence = (nodes: readonly PatternNode[], index: number, at: number, then: (at: number) => boolean): boolean => {
    const node = nodes[index]
    return node === undefined ? then(at) : match(node, at, (end) => sequence(nodes, index + 1, end, then))
  }
  const repeat = (node: PatternNode & { kind: 'repeat' }, count: number, at: number, then: (at: number) => boolean): boolean => {
    if (++steps > limit) throw new TooManySteps()
    const more = (): boolean => count < node.max && match(node.node, at, (end) => (end > at || count < node.min) && repeat(node, count + 1, end, then))
    if (count < node.min) return more()
    return node.lazy ? then(at) || more() : more() || then(at)
  }

  try {
    for (let from = 0; from <= characters.length; from++) if (match(pattern.root, from, () => true)) return undefined
    return steps
  } catch {
    // Out of steps, or out of stack, which takes even more of them.
    return limit
  }
}
