function isIntegerFrom(value: number, min: number, max: number): boolean {
  return Number.isInteger(value) && value >= min && value <= max
}

/** An integer of 8 bits. */
export function isInt8(value: number): boolean {
  return isIntegerFrom(value, -128, 127)
}

/** An integer of 16 bits. */
export function isInt16(value: number): boolean {
  return isIntegerFrom(value, -32_768, 32_767)
}

/** An integer of 32 bits. */
export function isInt32(value: number): boolean {
  return isIntegerFrom(value, -2_147_483_648, 2_147_483_647)
}

/** An integer of 64 bits; the largest ones all read as the double 2^63, which is therefore allowed. */
export function isInt64(value: number): boolean {
  return isIntegerFrom(value, -(2 ** 63), 2 ** 63)
}

/** An integer of 8 bits without sign. */
export function isUint8(value: number): boolean {
  return isIntegerFrom(value, 0, 255)
}

/** An integer of 16 bits without sign. */
export function isUint16(value: number): boolean {
  return isIntegerFrom(value, 0, 65_535)
}

/** An integer of 32 bits without sign. */
export function isUint32(value: number): boolean {
  return isIntegerFrom(value, 0, 4_294_967_295)
}

/** An integer of 64 bits without sign; the largest ones all read as the double 2^64. */
export function isUint64(value: number): boolean {
  return isIntegerFrom(value, 0, 2 ** 64)
}

/** An integer that a double holds exactly. */
export function isDoubleInt(value: number): boolean {
  return Number.isSafeInteger(value)
}

/** A number that a 32-bit float can hold, if not to the last digit. */
export function isFloat(value: number): boolean {
  return Number.isFinite(Math.fround(value))
}
