import zlib from 'node:zlib'
import { Malformed } from './decode/malformed.ts'

/** The content codings that the gateway can undo, as an `Accept-Encoding` header (RFC 9110, 12.5.3). */
export const acceptedCodings = 'gzip, deflate, br'

/** A content coding; `unknown` for one that cannot be undone, and for several on top of each other. */
export type Coding = 'identity' | 'gzip' | 'deflate' | 'br' | 'unknown'

/** Reads a `Content-Encoding` header (RFC 9110, 8.4). */
export function codingOf(header: string | undefined): Coding {
  if (header === undefined || header === '') return 'identity'
  const coding = header.trim().toLowerCase()
  if (coding === 'x-gzip') return 'gzip'
  return coding === 'identity' || coding === 'gzip' || coding === 'deflate' || coding === 'br' ? coding : 'unknown'
}

/** What `decodeContent` gives where the text has more than `limit` bytes. */
export const contentTooLarge = Symbol('content too large')

export type Decoded = Buffer | Malformed | typeof contentTooLarge

/** Up to these sizes decoding in place costs less than a hop to another thread; beyond them it would hold up everybody else. */
const inPlace = 16_384
const inPlaceOutput = 131_072

/**
 * Undoes a content coding and never makes more than `limit` bytes. The whole of the input must be of the coding: what follows
 * its end, others might read. Synchronous for small bodies.
 */
export function decodeContent(bytes: Buffer, coding: Exclude<Coding, 'unknown'>, limit: number): Decoded | Promise<Decoded> {
  if (coding === 'identity') return bytes.length > limit ? contentTooLarge : bytes
  if (bytes.length <= inPlace) {
    const decoded = decodeInPlace(bytes, coding, Math.min(limit, inPlaceOutput))
    if (decoded !== contentTooLarge || limit <= inPlaceOutput) return decoded
  }
  return new Promise((resolve) => {
    const done = (error: Error | null, result: unknown): void =>
      resolve(error === null ? complete(result, bytes, coding) : failure(error, coding))
    const options = { maxOutputLength: limit, info: true }
    if (coding === 'gzip') zlib.gunzip(bytes, options, done)
    else if (coding === 'br') zlib.brotliDecompress(bytes, options, done)
    else if (hasZlibHeader(bytes)) zlib.inflate(bytes, options, done)
    else zlib.inflateRaw(bytes, options, done)
  })
}

function decodeInPlace(bytes: Buffer, coding: Exclude<Coding, 'unknown' | 'identity'>, limit: number): Decoded {
  const options = { maxOutputLength: limit, info: true }
  try {
    if (coding === 'gzip') return complete(zlib.gunzipSync(bytes, options), bytes, coding)
    if (coding === 'br') return complete(zlib.brotliDecompressSync(bytes, options), bytes, coding)
    return complete(hasZlibHeader(bytes) ? zlib.inflateSync(bytes, options) : zlib.inflateRawSync(bytes, options), bytes, coding)
  } catch (error) {
    return failure(error as Error, coding)
  }
}

/** `deflate` means the zlib format, but some send the bare one (RFC 9110, 8.4.1.2). */
function hasZlibHeader(bytes: Buffer): boolean {
  return bytes.length > 1 && (bytes[0]! & 0x0f) === 8 && ((bytes[0]! << 8) | bytes[1]!) % 31 === 0
}

/** With `info`, zlib also tells how much of the input it used. */
function complete(result: unknown, bytes: Buffer, coding: Coding): Decoded {
  const { buffer, engine } = result as { buffer: Buffer; engine: { bytesWritten: number } }
  return engine.bytesWritten === bytes.length ? buffer : new Malformed('contentEncoding', `has bytes after the end of ${coding}`)
}

function failure(error: NodeJS.ErrnoException, coding: Coding): Decoded {
  return error.code === 'ERR_BUFFER_TOO_LARGE' ? contentTooLarge : new Malformed('contentEncoding', `must be ${coding}`)
}
