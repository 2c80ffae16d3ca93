/** Value of a hexadecimal digit by char code; 255 for any other char. */
const digits = new Uint8Array(256).fill(255)
for (let value = 0; value < 16; value++) {
  digits[value.toString(16).charCodeAt(0)] = value
  digits[value.toString(16).toUpperCase().charCodeAt(0)] = value
}

/** The byte that the percent-encoded triple at `at` stands for (RFC 3986, 2.1); -1 where it is malformed. */
export function percentByte(text: string, at: number): number {
  if (at + 2 >= text.length) return -1
  const high = digits[text.charCodeAt(at + 1) & 0xff]!
  const low = digits[text.charCodeAt(at + 2) & 0xff]!
  return high === 255 || low === 255 || text.charCodeAt(at + 1) > 255 || text.charCodeAt(at + 2) > 255 ? -1 : (high << 4) | low
}

/** The triple that stands for a byte, in upper case as canonical form has it (RFC 3986, 6.2.2.1). */
export const triples: readonly string[] = Array.from({ length: 256 }, (_, byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`)

/** How many bytes a UTF-8 sequence has, by its first byte; 0 where no sequence may begin so (RFC 3629, 4). */
export function sequenceLength(lead: number): number {
  if (lead < 0x80) return 1
  if (lead < 0xc2) return 0
  if (lead < 0xe0) return 2
  if (lead < 0xf0) return 3
  return lead < 0xf5 ? 4 : 0
}

/**
 * The length in chars of the percent-encoded UTF-8 sequence at `at`; 0 where a triple is malformed or the bytes are no UTF-8
 * (overlong, lone continuation, surrogate, cut short), which two decoders would read in two ways.
 */
export function encodedSequence(text: string, at: number): number {
  const lead = percentByte(text, at)
  if (lead === -1) return 0
  const length = sequenceLength(lead)
  for (let index = 1; index < length; index++) {
    const from = at + index * 3
    if (text.charCodeAt(from) !== 0x25) return 0
    const byte = percentByte(text, from)
    if (byte < 0x80 || byte > 0xbf) return 0
    if (index === 1 && !secondByteFits(lead, byte)) return 0
  }
  return length * 3
}

/** Rules out overlong forms, surrogates and what lies beyond U+10FFFF, all told by the second byte (RFC 3629, 4). */
function secondByteFits(lead: number, byte: number): boolean {
  if (lead === 0xe0) return byte >= 0xa0
  if (lead === 0xed) return byte <= 0x9f
  if (lead === 0xf0) return byte >= 0x90
  return lead === 0xf4 ? byte <= 0x8f : true
}

/** True where every `%` begins a triple and the triples make up UTF-8. */
export function isWellEncoded(text: string): boolean {
  let at = text.indexOf('%')
  while (at !== -1) {
    const length = encodedSequence(text, at)
    if (length === 0) return false
    at = text.indexOf('%', at + length)
  }
  return true
}

/** Percent-decoded text; null where it is malformed or no UTF-8. */
export function decodePercent(text: string): string | null {
  if (text.indexOf('%') === -1) return text
  try {
    return decodeURIComponent(text)
  } catch {
    return null
  }
}

/** The same with `+` as a space, as in queries and forms (WHATWG URL, 5.1). */
export function decodeForm(text: string): string | null {
  return decodePercent(text.indexOf('+') === -1 ? text : text.replaceAll('+', ' '))
}
