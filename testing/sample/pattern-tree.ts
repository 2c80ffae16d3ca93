/** A regular expression as a tree, as far as texts are made from it. `set` is one character; its source is kept, since the engine itself decides what it matches. */
export type PatternTree =
  | { readonly kind: 'set'; readonly source: string }
  | { readonly kind: 'sequence'; readonly items: readonly PatternTree[] }
  | { readonly kind: 'choice'; readonly branches: readonly PatternTree[] }
  | { readonly kind: 'repeat'; readonly item: PatternTree; readonly min: number; readonly max: number }
  | { readonly kind: 'group'; readonly names: readonly string[]; readonly item: PatternTree }
  | { readonly kind: 'back'; readonly name: string }
  | { readonly kind: 'look'; readonly positive: boolean; readonly ahead: boolean; readonly item: PatternTree }
  | { readonly kind: 'anchor' }

/** Reads the source of a regular expression that JavaScript accepts (ECMA-262, 22.2.1); null where it is nested too deeply to be worth it. */
export function readPatternTree(source: string): PatternTree | null {
  let at = 0
  let groups = 0
  let depth = 0

  const choice = (): PatternTree => {
    if (++depth > 100) throw new TooDeep()
    const branches = [sequence()]
    while (source[at] === '|') {
      at++
      branches.push(sequence())
    }
    depth--
    const [only] = branches
    return branches.length === 1 && only !== undefined ? only : { kind: 'choice', branches }
  }
  const sequence = (): PatternTree => {
    const items: PatternTree[] = []
    while (at < source.length && source[at] !== '|' && source[at] !== ')') items.push(repeated(atom()))
    return { kind: 'sequence', items }
  }
  const repeated = (item: PatternTree): PatternTree => {
    const match = /^(?:([*+?])|\{(\d+)(,?)(\d*)\})\??/.exec(source.slice(at, at + 40))
    if (match === null) return item
    at += match[0].length
    const [, sign, low, comma, high] = match
    if (sign !== undefined) return { kind: 'repeat', item, min: sign === '+' ? 1 : 0, max: sign === '?' ? 1 : Infinity }
    const min = Number(low)
    return { kind: 'repeat', item, min, max: comma === '' ? min : high === '' || high === undefined ? Infinity : Number(high) }
  }
  const atom = (): PatternTree => {
    const character = source[at] ?? ''
    if (character === '(') return group()
    if (character === '[') return { kind: 'set', source: characterClass() }
    if (character === '\\') return escape()
    if (character === '^' || character === '$') {
      at++
      return { kind: 'anchor' }
    }
    const point = String.fromCodePoint(source.codePointAt(at) ?? 0)
    at += point.length
    return { kind: 'set', source: point === '.' ? '.' : literal(point) }
  }
  const group = (): PatternTree => {
    at++
    const look = /^\?(<?)([=!])/.exec(source.slice(at, at + 3))
    if (look !== null) {
      at += look[0].length
      const item = choice()
      at++
      return { kind: 'look', positive: look[2] === '=', ahead: look[1] === '', item }
    }
    const named = /^\?<([^>]*)>/.exec(source.slice(at, at + 200))
    const plain = /^\?[a-z-]*:/.exec(source.slice(at, at + 12))
    at += named?.[0].length ?? plain?.[0].length ?? 0
    const names = plain !== null && named === null ? [] : [String(++groups), ...(named?.[1] === undefined ? [] : [named[1]])]
    const item = choice()
    at++
    return { kind: 'group', names, item }
  }
  const characterClass = (): string => {
    const from = at++
    while (at < source.length && source[at] !== ']') at += source[at] === '\\' ? 2 : 1
    at++
    return source.slice(from, at)
  }
  const escape = (): PatternTree => {
    const text = /^\\(?:u\{[0-9A-Fa-f]+\}|u[0-9A-Fa-f]{4}|x[0-9A-Fa-f]{2}|[pP]\{[^}]*\}|c[A-Za-z]|k<[^>]*>|[1-9]\d*|[^])/.exec(source.slice(at, at + 100))?.[0] ?? '\\\\'
    at += text.length
    if (text === '\\b' || text === '\\B') return { kind: 'anchor' }
    if (text.startsWith('\\k<')) return { kind: 'back', name: text.slice(3, -1) }
    if (/^\\[1-9]/.test(text)) return { kind: 'back', name: text.slice(1) }
    return { kind: 'set', source: text }
  }

  try {
    return choice()
  } catch (error) {
    if (error instanceof TooDeep) return null
    throw error
  }
}

class TooDeep extends Error {}

function literal(character: string): string {
  return /[\^$\\.*+?()[\]{}|/]/.test(character) ? `\\${character}` : character
}
