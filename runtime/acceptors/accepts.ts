import { isAscii, isUtf8 } from 'node:buffer'
import type { Accept } from '../contract.ts'
import { startMarks } from './marks.ts'
import { blanks, no } from './scan.ts'
import { startSlices } from './slices.ts'

export interface AcceptBounds {
  /** Nesting that may be; an acceptor recurses, so it never goes deeper than 100. */
  readonly depth: number
  /** Whether a member name twice in one object is refused. */
  readonly uniqueNames: boolean
}

const deepest = 100

/**
 * Whether a text is JSON, in UTF-8 without a byte order mark, of a value that the acceptor's schema allows. Only true says something:
 * whoever gets false must parse and validate, since acceptors leave to `JSON.parse` what is rare. Takes time in proportion to the
 * length, keeps nothing, and makes no values.
 */
export function accepts(accept: Accept, json: Buffer, bounds: AcceptBounds): boolean {
  const ascii = isAscii(json)
  return (ascii || isUtf8(json)) && acceptsUtf8(accept, json, ascii, bounds)
}

/** The same of bytes that are known to be UTF-8. */
export function acceptsUtf8(accept: Accept, json: Buffer, ascii: boolean, { depth, uniqueNames }: AcceptBounds): boolean {
  let last = json.length - 1
  while (last > 0 && isBlank(json[last]!)) last--
  if (last < 1 || last >= no - 1 || (json[last] !== 0x7d && json[last] !== 0x5d)) return false
  startMarks(uniqueNames)
  startSlices(ascii)
  const end = accept(json, blanks(json, 0), last, depth > deepest ? deepest : depth)
  startSlices(true)
  return end === last + 1
}

function isBlank(byte: number): boolean {
  return byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09
}
