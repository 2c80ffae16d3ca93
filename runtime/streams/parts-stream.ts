import type { PartsContract } from '../contract.ts'
import { Malformed } from '../decode/malformed.ts'
import { badBoundary, isBoundary, splitPart } from '../decode/multipart-parts.ts'
import type { UploadedFile } from '../decode/multipart.ts'
import { partReader, type ReadPart } from '../decode/part.ts'
import { essenceOf, parametersOf } from '../media-type.ts'
import { boundaryFraming } from './boundary-framing.ts'
import { noItem, opaque, type ItemReader } from './item.ts'

/** Compiles the reading of a multipart body part by part, in the order in which they come. */
export function partsStream(contract: PartsContract, depth: number): ItemReader {
  const read = partReader(contract, depth)
  return {
    framing: () => boundaryFraming(''), read: () => badBoundary,
    ofType: (contentType) => oneStream(contentType, (part, index) => {
      const value = read(part, index)
      return value !== null && typeof value === 'object' && (value as Partial<UploadedFile>).bytes instanceof Uint8Array ? opaque : value
    }),
  }
}

/**
 * Reads the parts of one body. Whatever two parsers could read in two ways is refused, as in forms (`parseParts`): text around the
 * parts, the boundary anywhere else, a body that ends before its last boundary.
 */
export function oneStream(contentType: string, read: ReadPart): ItemReader {
  const boundary = parametersOf(contentType)?.get('boundary') ?? ''
  if (!isBoundary(boundary)) return { framing: () => (chunk) => chunk.length || -1, read: () => badBoundary }
  const dashes = Buffer.from(`--${boundary}`, 'latin1')
  // Cameras and the like go on until somebody leaves.
  const endless = essenceOf(contentType) === 'multipart/x-mixed-replace'
  let place: 'before' | 'within' | 'after' = 'before'
  let index = 0

  const readPart = (bytes: Buffer): unknown => {
    if (place === 'before') {
      place = 'within'
      return bytes.equals(dashes) || (startsLine(bytes) && bytes.subarray(2).equals(dashes)) ? noItem : unreadable('must begin with its boundary')
    }
    if (place === 'within' && bytes[0] === 0x2d && bytes[1] === 0x2d) {
      place = 'after'
      return bytes.length === 2 || (bytes.length === 4 && startsLine(bytes.subarray(2))) ? noItem : unreadable('has text after its last part')
    }
    if (place === 'after') return unreadable('has text after its last part')
    if (!startsLine(bytes)) return unreadable('has its boundary where no part begins')
    const end = bytes.length - dashes.length - 2
    if (end < 0 || !bytes.subarray(end + 2).equals(dashes) || !startsLine(bytes.subarray(end))) return unreadable('ends within a part')
    const content = bytes.subarray(2, Math.max(2, end))
    if (content.includes(dashes)) return unreadable('has its boundary where no part ends')
    const part = splitPart(content)
    return part instanceof Malformed ? part : read(part, index++)
  }
  return {
    framing: () => boundaryFraming(boundary), read: readPart,
    complete: () => (place === 'after' || endless ? null : unreadable('ends before its last boundary')),
  }
}

function startsLine(bytes: Buffer): boolean {
  return bytes[0] === 0x0d && bytes[1] === 0x0a
}

function unreadable(message: string): Malformed {
  return new Malformed('multipart', message)
}
