import { isUtf8 } from 'node:buffer'
import { Malformed } from './malformed.ts'

/** One part of a `multipart/form-data` body (RFC 7578). */
export interface Part {
  readonly name: string
  /** null where the part is no file. */
  readonly filename: string | null
  /** As sent; null where there is none. */
  readonly contentType: string | null
  readonly bytes: Buffer
}

/** Parts of one body that is read whole. */
export const partsLimit = 1_000
const headersLimit = 8_192
const lineEnd = '\r\n'

/** RFC 2046, 5.1.1. */
export const isBoundary = (text: string): boolean => /^[\w'()+,./:=? -]{0,69}[\w'()+,./:=?-]$/.test(text)
export const badBoundary = new Malformed('boundary', 'must have a boundary of up to 70 characters in its media type')

/**
 * Takes a multipart body apart. The backend parses the same bytes again, perhaps more leniently, so whatever two parsers could
 * read in two ways is refused: text around the parts, the boundary anywhere else, bare line ends and folding in headers,
 * repeated headers and parameters, transfer encodings, escapes in names.
 */
export function parseParts(bytes: Buffer, boundary: string): readonly Part[] | Malformed {
  if (!isBoundary(boundary)) return badBoundary
  const delimiter = Buffer.from(`--${boundary}`, 'latin1')
  let at = bytes.indexOf(delimiter)
  if (at !== 0 && !(at === 2 && startsLine(bytes, 0))) return unreadable('must begin with its boundary')
  const parts: Part[] = []
  for (;;) {
    at += delimiter.length
    if (bytes[at] === 0x2d && bytes[at + 1] === 0x2d) break
    if (!startsLine(bytes, at)) return unreadable('has its boundary where no part begins')
    if (parts.length === partsLimit) return new Malformed('maxParts', `must have at most ${partsLimit} parts`)
    const end = bytes.indexOf(delimiter, at)
    if (end === -1) return unreadable('ends within a part')
    if (!startsLine(bytes, end - 2) || end - 2 < at) return unreadable('has its boundary where no part ends')
    const part = readPart(bytes.subarray(at + 2, Math.max(end - 2, at + 2)))
    if (part instanceof Malformed) return part
    parts.push(part)
    at = end
  }
  const rest = bytes.length - at - 2
  return rest === 0 || (rest === 2 && startsLine(bytes, at + 2)) ? parts : unreadable('has text after its last part')
}

/** Headers by lower-case name, and what comes after them. */
export interface RawPart {
  readonly headers: ReadonlyMap<string, string>
  readonly bytes: Buffer
}

/** Takes a part apart (RFC 2046, 5.1): what stands between the line end after one boundary and that before the next. */
export function splitPart(bytes: Buffer): RawPart | Malformed {
  // A part may have no headers at all (5.1.1).
  if (startsLine(bytes, 0)) return { headers: new Map(), bytes: bytes.subarray(2) }
  const blank = bytes.indexOf(lineEnd + lineEnd)
  if (blank === -1) return unreadable('has a part without headers')
  if (blank > headersLimit) return new Malformed('maxHeaders', `must have at most ${headersLimit} bytes of headers in each part`)
  const head = bytes.subarray(0, blank)
  if (!isUtf8(head)) return new Malformed('encoding', 'has headers of a part that are not UTF-8')
  const headers = new Map<string, string>()
  for (const line of head.toString().split(lineEnd)) {
    const match = /^([\w!#$%&'*+.^`|~-]+):[ \t]*([^\u0000-\u0008\u000a-\u001f\u007f]*?)[ \t]*$/.exec(line)
    if (match === null) return unreadable('has a malformed header in a part')
    const name = match[1]!.toLowerCase()
    if (headers.has(name)) return unreadable('has a part that repeats a header')
    headers.set(name, match[2]!)
  }
  const coding = headers.get('content-transfer-encoding')?.toLowerCase()
  if (coding !== undefined && coding !== '7bit' && coding !== '8bit' && coding !== 'binary') {
    return unreadable('has a part with a transfer encoding, which is deprecated (RFC 7578, 4.7)')
  }
  return { headers, bytes: bytes.subarray(blank + 4) }
}

function readPart(given: Buffer): Part | Malformed {
  const part = splitPart(given)
  if (part instanceof Malformed) return part
  const { headers, bytes } = part
  const disposition = readDisposition(headers.get('content-disposition') ?? '')
  if (disposition instanceof Malformed) return disposition
  return { ...disposition, contentType: headers.get('content-type') ?? null, bytes }
}

/** Browsers write `"`, CR and LF in names as `%22`, `%0D` and `%0A` and escape nothing else (HTML, 4.10.21.8). */
function readDisposition(text: string): Pick<Part, 'name' | 'filename'> | Malformed {
  if (!/^form-data(?=[ \t]*;)/i.test(text)) return unreadable('has a part without a Content-Disposition of form-data and a name')
  const parameter = /[ \t]*;[ \t]*([\w*-]+)=(?:"([^"]*)"|([\w!#$%&'*+.^`|~-]+))/y
  const found = new Map<string, string>()
  parameter.lastIndex = 'form-data'.length
  while (parameter.lastIndex < text.length) {
    const match = parameter.exec(text)
    if (match === null) return unreadable('has a malformed Content-Disposition')
    const key = match[1]!.toLowerCase()
    const value = match[2] ?? match[3]!
    if (found.has(key) || value.endsWith('\\') || key === 'name*') return unreadable('has a Content-Disposition that can be read in two ways')
    found.set(key, value)
  }
  const name = found.get('name')
  if (name === undefined || name.includes('\\')) return unreadable('has a part without a plain name')
  const unescaped = name.replace(/%(22|0D|0A)/gi, (triple) => String.fromCharCode(Number.parseInt(triple.slice(1), 16)))
  return { name: unescaped, filename: found.get('filename') ?? found.get('filename*') ?? null }
}

function startsLine(bytes: Buffer, at: number): boolean {
  return bytes[at] === 0x0d && bytes[at + 1] === 0x0a
}

function unreadable(message: string): Malformed {
  return new Malformed('multipart', message)
}
