/**
 * What printed acceptors are made of. An acceptor walks over JSON text in bytes and gives the place behind the value at `at`, or `no`.
 * `last` is the place of the text's last byte that is no blank, and that byte is `}` or `]`: whoever stands at or before `last` and
 * stops at brackets never reads beyond the text, which V8 would have to pay for ever after.
 */

/** Stands for "not accepted"; beyond the end of any text, so that one comparison with `last` finds it and what ends too late. */
export const no = 0x3fff_ffff

/** What may stand in a string as it is (RFC 8259, 7): 1; a quote, a backslash, a control character: 0. */
const plain = new Uint8Array(256)
for (let byte = 0x20; byte < 256; byte++) plain[byte] = byte === 0x22 || byte === 0x5c ? 0 : 1

/** What may stand behind a backslash, but for `u`. */
const escaped = new Uint8Array(256)
for (const character of '"\\/bfnrt') escaped[character.charCodeAt(0)] = 1

const hexadecimal = new Uint8Array(256)
for (const character of '0123456789abcdefABCDEF') hexadecimal[character.charCodeAt(0)] = 1

/** The first place from `at` on that is no blank. */
export function blanks(json: Buffer, at: number): number {
  let byte = json[at]!
  while (byte <= 0x20) {
    if (byte !== 0x20 && byte !== 0x0a && byte !== 0x0d && byte !== 0x09) return at
    byte = json[++at]!
  }
  return at
}

/** The place of a member's value, where `at` is right behind the name; `last`, where no value begins, if there is no colon. */
export function valueAt(json: Buffer, at: number, last: number): number {
  if (json[at] !== 0x3a) {
    at = blanks(json, at)
    if (json[at] !== 0x3a) return last
  }
  return blanks(json, at + 1)
}

function plainEnd(json: Buffer, at: number, last: number): number {
  for (; at < last; at++) {
    const byte = json[at]!
    if (plain[byte] === 0) return at
  }
  return at
}

/** A string of whatever content, escapes too. */
export function stringAt(json: Buffer, at: number, last: number): number {
  if (json[at] !== 0x22) return no
  at++
  for (;;) {
    at = plainEnd(json, at, last)
    if (json[at] === 0x22) return at + 1
    at = escapeEnd(json, at, last)
    if (at > last) return no
  }
}

/** A string without escapes: its bytes are its text in UTF-8. */
export function plainAt(json: Buffer, at: number, last: number): number {
  if (json[at] !== 0x22) return no
  at = plainEnd(json, at + 1, last)
  return json[at] === 0x22 ? at + 1 : no
}

function escapeEnd(json: Buffer, at: number, last: number): number {
  if (json[at] !== 0x5c || at + 2 > last) return no
  const byte = json[at + 1]!
  if (escaped[byte] === 1) return at + 2
  if (byte !== 0x75 || at + 6 > last) return no
  for (let digit = at + 2; digit < at + 6; digit++) if (hexadecimal[json[digit]!] === 0) return no
  return at + 6
}

/** A string of at least `min` and at most `max` characters; one with escapes only where they cannot matter. */
export function stringWithin(json: Buffer, at: number, last: number, min: number, max: number): number {
  if (json[at] !== 0x22) return no
  const from = at + 1
  at = plainEnd(json, from, last)
  if (json[at] === 0x22) return lengthFits(json, from, at, min, max) ? at + 1 : no
  const end = stringAt(json, from - 1, last)
  // Not empty, and no more characters than bytes.
  return end <= last && min <= 1 && end - from - 1 <= max ? end : no
}

/** Whether the bytes from `from` to `to`, UTF-8, are between `min` and `max` characters. */
export function lengthFits(json: Buffer, from: number, to: number, min: number, max: number): boolean {
  const bytes = to - from
  // A character is one to four bytes.
  if (bytes <= max && (min <= 1 ? bytes >= min : bytes >= min * 4)) return true
  if (bytes < min || bytes > max * 4) return false
  let length = bytes
  for (let at = from; at < to; at++) if ((json[at]! & 0xc0) === 0x80) length--
  return length >= min && length <= max
}

/** `null`. */
export function nullAt(json: Buffer, at: number): number {
  return json[at] === 0x6e && json[at + 1] === 0x75 && json[at + 2] === 0x6c && json[at + 3] === 0x6c ? at + 4 : no
}

/** `true`. */
export function trueAt(json: Buffer, at: number): number {
  return json[at] === 0x74 && json[at + 1] === 0x72 && json[at + 2] === 0x75 && json[at + 3] === 0x65 ? at + 4 : no
}

/** `false`. */
export function falseAt(json: Buffer, at: number): number {
  return json[at] === 0x66 && json[at + 1] === 0x61 && json[at + 2] === 0x6c && json[at + 3] === 0x73 && json[at + 4] === 0x65 ? at + 5 : no
}

/** `true` or `false`. */
export function booleanAt(json: Buffer, at: number): number {
  return json[at] === 0x74 ? trueAt(json, at) : falseAt(json, at)
}
