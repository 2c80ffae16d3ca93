import { compilePattern } from './judge-formats.ts'
import { readPatternTree } from './pattern-tree.ts'
import type { PatternTree } from './pattern-tree.ts'

export interface PatternTextOptions {
  /** Lengths in code points; texts outside are not given. */
  readonly minLength: number
  readonly maxLength: number
}

/**
 * Distinct texts that match a pattern, simplest first, each tested against the pattern itself; deterministic and bounded.
 * Empty where none was found in `tries` attempts: look-arounds and back references are met by trial only.
 */
export function* patternTexts(pattern: string, options: PatternTextOptions, tries = 120): Generator<string> {
  const expression = compilePattern(pattern)
  const tree = expression === null ? null : readPatternTree(pattern)
  if (expression === null || tree === null) return
  const given = new Set<string>()
  for (let attempt = 0; attempt < tries; attempt++) {
    const written = write(tree, expression.flags, attempt, options)
    // What is not anchored at its end may be made longer.
    for (const text of [written, ...padded(written, options.minLength)]) {
      const length = [...text].length
      if (given.has(text) || length < options.minLength || length > options.maxLength || !expression.test(text)) continue
      given.add(text)
      yield text
      break
    }
  }
}

function padded(text: string, minLength: number): string[] {
  const missing = minLength - [...text].length
  return missing <= 0 ? [] : [text + 'a'.repeat(missing), 'a'.repeat(missing) + text]
}

/** No text is made longer than this, whatever a quantifier demands. */
const mostCharacters = 20_000

function write(tree: PatternTree, flags: string, attempt: number, options: PatternTextOptions): string {
  const random = createRandom(attempt)
  const groups = new Map<string, string>()
  const wanted = Math.min(options.minLength, 4_000)
  let text = ''

  const emit = (node: PatternTree): void => {
    if (text.length > mostCharacters) return
    switch (node.kind) {
      case 'set': {
        const members = membersOf(node.source, flags)
        if (members.length === 0) return
        // The first attempts give short readable texts; later ones mix, which is what look-aheads of passwords ask for.
        const index = attempt < 3 ? text.length % Math.min(members.length, 3) : random(attempt % 2 === 0 ? Math.min(members.length, 62) : members.length)
        text += members[index] ?? members[0] ?? ''
        return
      }
      case 'sequence':
        for (const item of node.items) emit(item)
        return
      case 'choice': {
        const branch = node.branches[attempt === 0 ? 0 : attempt < node.branches.length ? attempt : random(node.branches.length)]
        if (branch !== undefined) emit(branch)
        return
      }
      case 'repeat': {
        const times = node.min + Math.min(node.max - node.min, extra(node.min))
        for (let n = 0; n < times && text.length <= mostCharacters; n++) emit(node.item)
        return
      }
      case 'group': {
        const from = text.length
        emit(node.item)
        for (const name of node.names) groups.set(name, text.slice(from))
        return
      }
      case 'back':
        text += groups.get(node.name) ?? ''
        return
      case 'look':
        // What must follow is written at times; the rest of the pattern may then match it, or not.
        if (node.positive && node.ahead && attempt % 3 === 2) emit(node.item)
        return
      case 'anchor':
    }
  }
  const extra = (min: number): number => {
    if (attempt === 0) return min === 0 ? 1 : 0
    if (attempt === 1) return 0
    if (attempt === 2) return Math.max(2, wanted)
    if (attempt % 4 === 3) return Math.max(0, wanted - text.length)
    return random(4 + Math.min(attempt, 24))
  }
  emit(tree)
  return text
}

const letters = 'abcdefghijklmnopqrstuvwxyz'
const common = `${letters}0123456789${letters.toUpperCase()}-_.:/ @#+,;=!$%&*?~'"()<>[]{}|\\^\``
const farther = '\t\n\r\u0000\u0001\u00a0éßñøØπΩжЯעبक中日あ한\u2028€→😀'
const memberCache = new Map<string, readonly string[]>()

/** The characters of a class, as many as are worth trying: printable ASCII first, then those that the class itself names. */
function membersOf(source: string, flags: string): readonly string[] {
  const key = `${flags} ${source}`
  const known = memberCache.get(key)
  if (known !== undefined) return known
  let members: string[] = []
  try {
    const expression = new RegExp(`^(?:${source})$`, flags)
    members = [...new Set([...common, ...named(source), ...farther])].filter((character) => expression.test(character))
  } catch {
    // A class that means something only in its place gives nothing; the texts made without it are tested like all others.
  }
  if (memberCache.size > 5_000) memberCache.clear()
  memberCache.set(key, members)
  return members
}

function named(source: string): string[] {
  const found: string[] = []
  for (const match of source.matchAll(/\\u\{([0-9A-Fa-f]+)\}|\\u([0-9A-Fa-f]{4})|\\x([0-9A-Fa-f]{2})|\\c([A-Za-z])|[^]/gu)) {
    const hex = match[1] ?? match[2] ?? match[3]
    const point = hex !== undefined ? Number.parseInt(hex, 16) : match[4] !== undefined ? match[4].charCodeAt(0) % 32 : match[0].codePointAt(0) ?? 0
    if (point <= 0x10ffff) found.push(String.fromCodePoint(point))
    if (point < 0x10ffff) found.push(String.fromCodePoint(point + 1))
  }
  return found
}

/** A small deterministic generator (mulberry32): the same attempt gives the same text on every machine. */
function createRandom(seed: number): (below: number) => number {
  let state = (seed + 1) * 0x9e3779b9
  return (below) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) % Math.max(1, below)
  }
}
