import { percentByte, sequenceLength } from '../percent.ts'
import type { Segment } from './template.ts'

/** Equal for segments that match the same texts, whatever their parameters are called. */
export function shapeOf(segment: Segment): string {
  return segment.literals.join('{}')
}

/** Orders mixed segments: the most literal text first, then the longer start, then fewer parameters, then by text; total. */
export function compareSegments(a: Segment, b: Segment): number {
  const weight = (segment: Segment): number => segment.literals.join('').length
  return weight(b) - weight(a)
    || b.literals[0]!.length - a.literals[0]!.length
    || a.literals.length - b.literals.length
    || (shapeOf(a) < shapeOf(b) ? -1 : 1)
}

/**
 * Matches `path` between `from` and `end` and writes the start and end of each parameter to `offsets`, the first at `slot`.
 * Each parameter takes as little as it can, so there is one way to match and no backtracking within a segment:
 * where any split exists, the one with the leftmost literals exists too.
 */
export function matchSegment(literals: readonly string[], path: string, from: number, end: number, offsets: Int32Array, slot: number): boolean {
  const first = literals[0]!
  const final = literals[literals.length - 1]!
  const tail = end - final.length
  if (!path.startsWith(first, from) || tail <= from + first.length) return false
  if (final !== '' && (!path.startsWith(final, tail) || insideTriple(path, tail))) return false
  let start = from + first.length
  for (let index = 1; index < literals.length - 1; index++) {
    const literal = literals[index]!
    const stop = find(path, literal, start + characterLength(path, start))
    if (stop === -1 || stop + literal.length >= tail) return false
    offsets[slot++] = start
    offsets[slot++] = stop
    start = stop + literal.length
  }
  offsets[slot++] = start
  offsets[slot] = tail
  return start < tail
}

function find(path: string, literal: string, from: number): number {
  if (literal === '') return from
  let at = path.indexOf(literal, from)
  while (at !== -1 && insideTriple(path, at)) at = path.indexOf(literal, at + 1)
  return at
}

/** True where `at` is a digit of a percent-encoded triple: the `2` of `%20` is no literal `2`. */
function insideTriple(path: string, at: number): boolean {
  return path.charCodeAt(at - 1) === 0x25 || path.charCodeAt(at - 2) === 0x25
}

/** Between adjacent parameters one character is the least, and a percent-encoded one is not torn apart. */
function characterLength(path: string, at: number): number {
  return path.charCodeAt(at) === 0x25 ? Math.max(sequenceLength(percentByte(path, at)), 1) * 3 : 1
}
