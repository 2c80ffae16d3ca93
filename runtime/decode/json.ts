import { readText } from './bytes.ts'
import { findDuplicate } from './json-duplicates.ts'
import { readWithNames } from './json-names.ts'
import { Malformed } from './malformed.ts'

/** A JSON text may be nested so deep before anything recurses over it. */
export interface JsonBounds {
  readonly depth: number
}

/**
 * Parses JSON (RFC 8259) strictly: UTF-8 without a byte order mark, nesting bounded before anything recurses, and no member
 * name twice in one object, since two parsers would read two things. Members called `__proto__` are members like any other.
 */
export function parseJson(bytes: Buffer, { depth }: JsonBounds): { readonly value: unknown } | Malformed {
  if (bytes.length === 0) return new Malformed('syntax', 'must be JSON, but is empty')
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return new Malformed('encoding', 'must have no byte order mark')
  if (!scan(bytes, depth)) return deeper(depth)
  const { members, escapedNames } = scanned
  const text = readText(bytes)
  return typeof text === 'string' ? parseCounted(text, members, escapedNames) : text
}

/** The same of text that was decoded before; gives the bare value. */
export function parseJsonText(text: string, depth: number): unknown {
  const result = parseJson(Buffer.from(text), { depth })
  return result instanceof Malformed ? result : result.value
}

/**
 * Parses an answer: UTF-8 and JSON. Repeated names and deep nesting pass: looking for them costs a third of the parsing, and
 * `JSON.parse` itself does not recurse. Whoever recurses over the value must expect a RangeError.
 */
export function parseAnswer(bytes: Buffer): { readonly value: unknown } | Malformed {
  const text = readText(bytes)
  if (typeof text !== 'string') return text
  try {
    const value: unknown = JSON.parse(text)
    // Most answers have no escapes at all, and need no scan.
    return { value: bytes.includes(0x5c) && scan(bytes, answerDepth) && scanned.escapedNames ? readWithNames(text) : value }
  } catch (error) {
    return notJson(error)
  }
}

/** Names of answers that are nested deeper are read as `JSON.parse` reads them. */
const answerDepth = 1_000

/**
 * `JSON.parse` keeps the last of equal names and drops the others with all that is in them. So the text has more members
 * (colons outside of strings) than the value exactly where a name is repeated, and only then is the text searched for it.
 */
function parseCounted(text: string, members: number, escapedNames: boolean): { readonly value: unknown } | Malformed {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    return notJson(error)
  }
  if (escapedNames) value = readWithNames(text)
  if (members === 0 || countMembers(value) === members) return { value }
  const pointer = findDuplicate(text)
  return pointer === null ? { value } : new Malformed('duplicate', repeatedName, pointer)
}

const repeatedName = 'is given more than once'

/** What the last scan found; one object, so that a scan allocates nothing. */
const scanned = { members: 0, escapedNames: false }

/** Counts the members of a JSON text and looks for escapes in their names; false where it is nested deeper than `depth`. Any bytes will do. */
function scan(bytes: Buffer, depth: number): boolean {
  let members = 0
  let nesting = 0
  let escaped = false
  let escapedNames = false
  const { length } = bytes
  for (let at = 0; at < length; at++) {
    const byte = bytes[at]!
    if (byte === 0x22) {
      escaped = false
      for (at++; at < length; at++) {
        const inner = bytes[at]!
        if (inner === 0x22) break
        if (inner === 0x5c) {
          escaped = true
          at++
        }
      }
    } else if (byte === 0x3a) {
      members++
      if (escaped) escapedNames = true
    } else if (byte === 0x7b || byte === 0x5b) {
      if (++nesting > depth) return false
    } else if (byte === 0x7d || byte === 0x5d) nesting--
  }
  scanned.members = members
  scanned.escapedNames = escapedNames
  return true
}

function countMembers(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0
  let count = 0
  if (Array.isArray(value)) {
    for (let at = 0; at < value.length; at++) {
      const item: unknown = value[at]
      if (typeof item === 'object' && item !== null) count += countMembers(item)
    }
    return count
  }
  const names = Object.keys(value)
  for (let at = 0; at < names.length; at++) {
    const member = (value as Record<string, unknown>)[names[at]!]
    if (typeof member === 'object' && member !== null) count += countMembers(member)
  }
  return count + names.length
}

function deeper(depth: number): Malformed {
  return new Malformed('depth', `must not be nested deeper than ${depth}`)
}

/** V8's own message quotes the text; only the place is taken from it. */
function notJson(error: unknown): Malformed {
  const place = /at position (\d+)/.exec(String(error))
  return new Malformed('syntax', place === null ? 'must be JSON' : `must be JSON, which ends at position ${place[1]}`)
}
