import type { Framing } from './framing.ts'

const CR = 0x0d

/**
 * Multipart bodies (RFC 2046, 5.1.1): an item ends with the boundary that comes after it, the first one with that which the body begins
 * with. What is in front of a boundary is part of it only as a whole line end.
 */
export function boundaryFraming(boundary: string): Framing {
  const delimiter = Buffer.from(`\r\n--${boundary}`, 'latin1')
  // A body begins as though a line had ended before it.
  let matched = 2
  return (chunk, from) => {
    for (let at = from; at < chunk.length;) {
      if (matched === 0) {
        const found = chunk.indexOf(delimiter, at)
        if (found !== -1) return found + delimiter.length
        at = begins(chunk, Math.max(at, chunk.length - delimiter.length + 1))
        if (at === -1) return -1
      }
      if (chunk[at] === delimiter[matched]) {
        at++
        if (++matched === delimiter.length) {
          matched = 0
          return at
        }
      } else {
        // No character of a boundary is a CR, so that nothing that matched can begin a later match.
        matched = 0
        if (chunk[at] !== CR) at++
      }
    }
    return -1
  }
}

/** Where a delimiter may begin at the end of a chunk; -1 where none does. */
function begins(chunk: Buffer, from: number): number {
  return chunk.indexOf(CR, from)
}
