import { no } from './scan.ts'

/** More digits are left to `JSON.parse`: what has fewer is a double, exactly. */
const digits = 15
const powers = Array.from({ length: digits + 1 }, (_, exponent) => 10 ** exponent)

/** An integer, written as one: no `1.0`, no `1e3`, no `-0`, so that equal integers are equal text. */
export function integerAt(json: Buffer, at: number): number {
  return integerWithin(json, at, -Infinity, Infinity)
}

/** An integer from `min` to `max`. */
export function integerWithin(json: Buffer, at: number, min: number, max: number): number {
  let byte = json[at]!
  const negative = byte === 0x2d
  if (negative) byte = json[++at]!
  let value = byte - 0x30
  if (value < 0 || value > 9) return no
  const limit = at + digits
  byte = json[++at]!
  if (value === 0) {
    if (negative || isDigit(byte)) return no
  } else {
    while (isDigit(byte)) {
      if (at >= limit) return no
      value = value * 10 + (byte - 0x30)
      byte = json[++at]!
    }
  }
  if (byte === 0x2e || byte === 0x65 || byte === 0x45) return no
  if (negative) value = -value
  return value >= min && value <= max ? at : no
}

/** A number without exponent, and so finite. */
export function numberAt(json: Buffer, at: number): number {
  return numberWithin(json, at, -Infinity, Infinity)
}

/** A number without exponent, from `min` to `max`. */
export function numberWithin(json: Buffer, at: number, min: number, max: number): number {
  const end = readNumber(json, at)
  return end !== no && value >= min && value <= max ? end : no
}

/** A number without exponent that `fits`. */
export function numberThat(json: Buffer, at: number, fits: (value: number) => boolean): number {
  const end = readNumber(json, at)
  return end !== no && fits(value) ? end : no
}

/** What was read last. */
let value = 0

function readNumber(json: Buffer, at: number): number {
  const from = at
  let byte = json[at]!
  const negative = byte === 0x2d
  if (negative) byte = json[++at]!
  const first = at
  let mantissa = byte - 0x30
  if (mantissa < 0 || mantissa > 9) return no
  byte = json[++at]!
  if (mantissa === 0) {
    if (isDigit(byte)) return no
  } else {
    while (isDigit(byte)) {
      mantissa = mantissa * 10 + (byte - 0x30)
      byte = json[++at]!
    }
  }
  let places = 0
  let count = at - first
  if (byte === 0x2e) {
    const point = at
    byte = json[++at]!
    while (isDigit(byte)) {
      mantissa = mantissa * 10 + (byte - 0x30)
      byte = json[++at]!
    }
    places = at - point - 1
    if (places === 0) return no
    count += places
  }
  if (byte === 0x65 || byte === 0x45 || count > 30) return no
  // A quotient of two doubles that are exact is the double nearest to the decimal, which is what JSON.parse gives.
  if (count <= digits) value = (negative ? -mantissa : mantissa) / powers[places]!
  else value = Number(json.toString('latin1', from, at))
  return at
}

/** A number of whatever size, as JSON has it (RFC 8259, 6). */
export function anyNumberAt(json: Buffer, at: number): number {
  if (json[at] === 0x2d) at++
  const first = json[at]!
  if (!isDigit(first)) return no
  at++
  if (first === 0x30) {
    if (isDigit(json[at]!)) return no
  } else at = digitsEnd(json, at)
  if (json[at] === 0x2e) {
    if (!isDigit(json[at + 1]!)) return no
    at = digitsEnd(json, at + 1)
  }
  if (json[at] === 0x65 || json[at] === 0x45) {
    at++
    if (json[at] === 0x2b || json[at] === 0x2d) at++
    if (!isDigit(json[at]!)) return no
    at = digitsEnd(json, at)
  }
  return at
}

function digitsEnd(json: Buffer, at: number): number {
  while (isDigit(json[at]!)) at++
  return at
}

function isDigit(byte: number): boolean {
  return byte >= 0x30 && byte <= 0x39
}
