import { accepts } from '../acceptors/accepts.ts'
import type { Media } from '../contract.ts'

/** True where the bytes are sure to pass what `bodyReader` and the validator would have them pass; false says nothing. */
export type BodyAcceptor = (bytes: Buffer) => boolean

/** So many misses in a row, and some bodies are no longer tried. */
const patience = 4
/** One in so many bodies is tried at least. */
const longestRest = 64

/** Compiles the short way for JSON bodies whose value nobody wants; null where there is none. Senders whose bodies it never takes cost next to nothing. */
export function bodyAcceptor(media: Media, direction: 'request' | 'response', depth: number): BodyAcceptor | null {
  const accept = media.validate?.accept
  if (accept === undefined || media.kind !== 'json') return null
  const bounds = { depth, uniqueNames: direction === 'request' }
  let misses = 0
  let rest = 0
  return (bytes) => {
    if (rest > 0) {
      rest--
      return false
    }
    if (accepts(accept, bytes, bounds)) {
      misses = 0
      return true
    }
    if (++misses >= patience) rest = Math.min(2 ** (misses - patience + 1), longestRest) - 1
    return false
  }
}
