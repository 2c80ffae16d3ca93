/**
 * Finds where items end in a stream that comes in chunks of any size: the index just after the end of the first item that ends in
 * `chunk` at or after `from`, or -1 where none does. It keeps its place between calls, so that every byte is looked at once.
 */
export type Framing = (chunk: Buffer, from: number) => number

const LF = 0x0a
const CR = 0x0d
/** The record separator of RFC 7464. */
export const RS = 0x1e

/** JSON Lines, NDJSON: an item is a line. */
export function lineFraming(): Framing {
  return (chunk, from) => chunk.indexOf(LF, from) + 1 || -1
}

/** Server-sent events (HTML, 9.2.6): an item ends with an empty line; lines end with LF, CR or both. */
export function eventFraming(): Framing {
  let emptyLine = true
  let afterCr = false
  return (chunk, from) => {
    for (let at = from; at < chunk.length; at++) {
      const byte = chunk[at]!
      const belongs = byte === LF && afterCr
      afterCr = byte === CR
      if (belongs) continue
      if (byte !== LF && byte !== CR) emptyLine = false
      else if (!emptyLine) emptyLine = true
      else if (byte === CR && chunk[at + 1] === LF) {
        afterCr = false
        return at + 2
      } else return at + 1
    }
    return -1
  }
}

/**
 * JSON text sequences (RFC 7464): an item begins with RS and ends with the line feed after its value, so that it can go on before the
 * next one comes; one that was cut short ends where the next begins.
 */
export function sequenceFraming(): Framing {
  let nesting = 0
  let inText = false
  let escaped = false
  let begun = false
  const ended = (at: number): number => {
    nesting = 0
    inText = escaped = begun = false
    return at
  }
  return (chunk, from) => {
    for (let at = from; at < chunk.length; at++) {
      const byte = chunk[at]!
      if (byte === RS) {
        if (begun) return ended(at)
      } else if (byte === LF) {
        // No string has a line feed: what goes on after one would never end.
        if (begun && (nesting <= 0 || inText)) return ended(at + 1)
      } else if (byte !== 0x20 && byte !== 0x09 && byte !== CR) {
        begun = true
        if (inText) {
          if (escaped) escaped = false
          else if (byte === 0x5c) escaped = true
          else if (byte === 0x22) inText = false
        } else if (byte === 0x22) inText = true
        else if (byte === 0x7b || byte === 0x5b) nesting++
        else if (byte === 0x7d || byte === 0x5d) nesting--
      }
    }
    return -1
  }
}
