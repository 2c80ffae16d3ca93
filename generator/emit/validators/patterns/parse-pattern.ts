/** A regular expression as a tree. Character sets are bits over a sample alphabet: see `parsePattern`. */
export type PatternNode =
  | { readonly kind: 'set'; readonly set: bigint; /** The same set, a byte a character. */ readonly has: Uint8Array }
  | { readonly kind: 'sequence' | 'choice'; readonly nodes: readonly PatternNode[] }
  | { readonly kind: 'repeat'; readonly node: PatternNode; readonly min: number; readonly max: number; readonly lazy: boolean }
  | { readonly kind: 'group'; readonly node: PatternNode; readonly index: number; readonly name?: string }
  | { readonly kind: 'edge'; readonly edge: '^' | '$' | '\\b' | '\\B' }
  | { readonly kind: 'look'; readonly node: PatternNode; readonly behind: boolean; readonly negative: boolean }
  | { readonly kind: 'again'; readonly group: number | string }

/** A parsed pattern and the characters that its sets are about: bit `n` of a set is the character `alphabet[n]`. */
export interface ParsedPattern {
  readonly root: PatternNode
  readonly alphabet: readonly string[]
  /** The bit of a character, or -1 for one that is not in the alphabet. */
  indexOf(character: string): number
}

const sample = [...'\t\n\r', ...Array.from({ length: 95 }, (_, at) => String.fromCharCode(32 + at)), ...'\0\u00a0éßλя中\u2028', '\u{1f600}']
const deepest = 200

/**
 * Parses a pattern that JavaScript compiles with `flags`, or gives undefined for one that is nested too deep to look at.
 *
 * Sets hold the sampled characters that the set's own piece of source really matches, as JavaScript itself says; so what is
 * found by means of them is a fact about real strings, while a difference between characters outside the sample is missed.
 */
export function parsePattern(source: string, flags: 'u' | ''): ParsedPattern | undefined {
  const characters = flags === 'u' ? [...source] : source.split('')
  const alphabet = [...new Set([...sample, ...source])]
  const bits = new Map(alphabet.map((character, at) => [character, at]))
  const indexOf = (character: string): number => bits.get(character) ?? -1
  const sets = new Map<string, PatternNode>()
  const groupCount = (source.match(/\((?!\?)|\(\?<(?![=!])/g) ?? []).length
  let at = 0
  let group = 0
  let depth = 0

  const setNode = (piece: string, matches: (character: string) => boolean): PatternNode => {
    const known = sets.get(piece)
    if (known) return known
    const has = Uint8Array.from(alphabet, (character) => (matches(character) ? 1 : 0))
    const node: PatternNode = { kind: 'set', has, set: has.reduce((set, one, bit) => (one ? set | (1n << BigInt(bit)) : set), 0n) }
    sets.set(piece, node)
    return node
  }
  const leaf = (from: number): PatternNode => {
    const piece = characters.slice(from, at).join('')
    const expression = new RegExp(`^(?:${piece})$`, flags)
    return setNode(piece, (character) => expression.test(character))
  }
  const rest = (length: number): string => characters.slice(at, at + length).join('')

  function choice(): PatternNode {
    const nodes = [sequence()]
    while (characters[at] === '|') {
      at++
      nodes.push(sequence())
    }
    return nodes.length === 1 ? (nodes[0] as PatternNode) : { kind: 'choice', nodes }
  }
  function sequence(): PatternNode {
    const nodes: PatternNode[] = []
    while (at < characters.length && characters[at] !== '|' && characters[at] !== ')') nodes.push(quantified(term()))
    return { kind: 'sequence', nodes }
  }
  function quantified(node: PatternNode): PatternNode {
    const found = /^(?:[*+?]|\{(\d+)(?:(,)(\d*))?\})/.exec(rest(24))
    if (!found) return node
    at += found[0].length
    const lazy = characters[at] === '?'
    if (lazy) at++
    const sign = found[0][0]
    if (sign === '*') return { kind: 'repeat', node, min: 0, max: Infinity, lazy }
    if (sign === '+') return { kind: 'repeat', node, min: 1, max: Infinity, lazy }
    if (sign === '?') return { kind: 'repeat', node, min: 0, max: 1, lazy }
    const min = Number(found[1])
    const max = found[2] === undefined ? min : found[3] ? Number(found[3]) : Infinity
    return { kind: 'repeat', node, min, max, lazy }
  }
  function term(): PatternNode {
    const from = at
    const character = characters[at++] as string
    if (character === '^' || character === '$') return { kind: 'edge', edge: character }
    if (character === '(') return parenthesis()
    if (character === '[') {
      for (; at < characters.length && characters[at] !== ']'; at++) if (characters[at] === '\\') at++
      at++
      return leaf(from)
    }
    if (character === '\\') return escape(from)
    return character === '.' ? leaf(from) : setNode(`=${character}`, (one) => one === character)
  }
  function parenthesis(): PatternNode {
    if (++depth > deepest) throw new RangeError('too deep')
    const look = /^\?(<?)([=!])/.exec(rest(3))
    const name = /^\?<([^>=!][^>]*)>/.exec(rest(200))
    const plain = /^\?[a-z-]*:/.exec(rest(12))
    at += (look ?? name ?? plain)?.[0].length ?? 0
    const index = look || plain ? 0 : ++group
    const node = choice()
    at++
    depth--
    if (look) return { kind: 'look', node, behind: look[1] === '<', negative: look[2] === '!' }
    if (plain) return node
    return { kind: 'group', node, index, ...(name?.[1] === undefined ? {} : { name: name[1] }) }
  }
  function escape(from: number): PatternNode {
    const text = rest(80)
    if (/^[bB]/.test(text)) {
      at++
      return { kind: 'edge', edge: `\\${text[0] as 'b' | 'B'}` }
    }
    const named = /^k<([^>]*)>/.exec(text)
    if (named && (flags === 'u' || source.includes('(?<'))) {
      at += named[0].length
      return { kind: 'again', group: named[1] as string }
    }
    const number = /^[1-9]\d*/.exec(text)
    if (number && Number(number[0]) <= groupCount) {
      at += number[0].length
      return { kind: 'again', group: Number(number[0]) }
    }
    const long = flags === 'u' ? /^(?:u\{[0-9a-f]+\}|u[0-9a-f]{4}(?:\\u[dD][c-fC-F][0-9a-f]{2})?|x[0-9a-f]{2}|[pP]\{[^}]*\}|c[a-z])/i : /^(?:u[0-9a-f]{4}|x[0-9a-f]{2}|c[a-z]|[0-7]{1,3})/i
    at += long.exec(text)?.[0].length ?? 1
    return leaf(from)
  }

  try {
    const root = choice()
    return at === characters.length ? { root, alphabet, indexOf } : undefined
  } catch {
    // Too deep, or a piece that does not stand on its own.
    return undefined
  }
}
