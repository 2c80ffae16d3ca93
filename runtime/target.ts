import { encodedSequence, isWellEncoded, percentByte, triples } from './percent.ts'
import { GatewayError } from './problem.ts'

/** A request target in origin-form (RFC 9112, 3.2.1): the path in canonical form, and the query as it came, without its `?`. */
export interface Target {
  readonly path: string
  readonly query: string
}

/** The longest target that is read, in bytes; beyond it the answer is 414. */
export const targetLimit = 16_384

const plain = 0
/** Legal only percent-encoded (RFC 3986, 3.3), but sent raw by many: brought to the encoded form, so that both are one path. */
const encode = 1
const slash = 2
const question = 3
const percent = 4
const refused = 5

const classes = new Uint8Array(128)
for (let code = 0; code < 128; code++) {
  if (code <= 0x20 || code === 0x7f) classes[code] = refused
}
for (const char of '"<>[]^`{|}') classes[char.charCodeAt(0)] = encode
for (const char of '#\\') classes[char.charCodeAt(0)] = refused
classes[0x2f] = slash
classes[0x3f] = question
classes[0x25] = percent

/** A dot segment to anybody: also between encoded slashes or backslashes, and with the path parameters (`;`) that Java servers cut off. */
const dotSegment = /(?:\/|%2F|%5C)\.{1,2}(?:$|\/|;|%2F|%5C|%3B)/

/**
 * Splits a request target and brings its path to canonical form: unreserved triples decoded, other ones in upper case.
 * What two readers could take for two different things is refused: 400, and 414 beyond `targetLimit`.
 */
export function parseTarget(url: string): Target | GatewayError {
  if (url.length > targetLimit) return new GatewayError('uri_too_long', { detail: `The target may have ${targetLimit} bytes.` })
  if (url.charCodeAt(0) !== 0x2f) return malformed('The target must be a path that begins with a slash.')
  const { length } = url
  let canonical = true
  let at = 0
  for (; at < length; at++) {
    const code = url.charCodeAt(at)
    const kind = code < 128 ? classes[code]! : refused
    if (kind === plain) continue
    if (kind === slash) {
      if (url.charCodeAt(at + 1) === 0x2e) canonical = false
    } else if (kind === question) break
    else if (kind === refused) return malformed(refusalOf(code))
    else canonical = false
  }
  let path = at === length ? url : url.slice(0, at)
  if (!canonical) {
    const result = canonicalPath(path)
    if (typeof result !== 'string') return result
    path = result
  }
  if (at === length) return { path, query: '' }
  const query = url.slice(at + 1)
  const fault = queryFault(query)
  return fault === null ? { path, query } : fault
}

/** Literal text of a path template in the form that `parseTarget` gives: what is not legal in a path is percent-encoded. */
export function canonicalLiteral(text: string): string {
  let out = ''
  for (const char of text) {
    const code = char.codePointAt(0)!
    if (code > 127 || classes[code] === encode || classes[code] === refused || classes[code] === question) {
      for (const byte of Buffer.from(char)) out += triples[byte]!
    } else out += char
  }
  return out.replace(/%(?:[0-9A-Fa-f]{2})?/g, (triple) => {
    if (triple.length === 1) return '%25'
    const byte = percentByte(triple, 0)
    return isUnreserved(byte) ? String.fromCharCode(byte) : triple.toUpperCase()
  })
}

function canonicalPath(path: string): string | GatewayError {
  let out = ''
  let kept = 0
  for (let at = 0; at < path.length; at++) {
    const kind = classes[path.charCodeAt(at)]!
    if (kind === encode) {
      out += path.slice(kept, at) + triples[path.charCodeAt(at)]!
      kept = at + 1
    } else if (kind === percent) {
      const span = encodedSequence(path, at)
      if (span === 0) return malformed('The path has malformed percent-encoding.')
      const byte = percentByte(path, at)
      if (byte === 0) return malformed('The path must have no NUL.')
      out += path.slice(kept, at) + (isUnreserved(byte) ? String.fromCharCode(byte) : path.slice(at, at + span).toUpperCase())
      at += span - 1
      kept = at + 1
    }
  }
  if (kept !== 0) path = out + path.slice(kept)
  return dotSegment.test(path) ? malformed('The path must have no dot segments.') : path
}

function queryFault(query: string): GatewayError | null {
  let encoded = false
  for (let at = 0; at < query.length; at++) {
    const code = query.charCodeAt(at)
    if (code === 0x25) encoded = true
    // A backslash is no separator in a query, and browsers send it as it is.
    else if (code <= 0x20 || code >= 0x7f || code === 0x23) return malformed(refusalOf(code))
  }
  return encoded && !isWellEncoded(query) ? malformed('The query has malformed percent-encoding.') : null
}

/** Unreserved characters mean the same encoded or not (RFC 3986, 2.3). */
function isUnreserved(byte: number): boolean {
  return (byte >= 0x61 && byte <= 0x7a) || (byte >= 0x41 && byte <= 0x5a) || (byte >= 0x30 && byte <= 0x39)
    || byte === 0x2d || byte === 0x2e || byte === 0x5f || byte === 0x7e
}

function refusalOf(code: number): string {
  if (code === 0x23) return 'The target must have no fragment.'
  if (code === 0x5c) return 'The path must have no backslash.'
  return 'The target must have printable ASCII characters only.'
}

function malformed(detail: string): GatewayError {
  return new GatewayError('request_malformed', { detail })
}
