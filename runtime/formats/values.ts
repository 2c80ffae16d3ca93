/** The length of a string in characters (code points), as JSON Schema counts it (RFC 8259, section 1). */
export function codePoints(text: string): number {
  let count = text.length
  for (let at = 0; at < text.length - 1; at++) {
    const code = text.charCodeAt(at)
    if (code < 0xd800 || code > 0xdbff) continue
    const next = text.charCodeAt(at + 1)
    if (next >= 0xdc00 && next <= 0xdfff) {
      count--
      at++
    }
  }
  return count
}

/** True where two JSON values are the same value: numbers by value, objects without regard to order (JSON Schema Core 4.2.2). */
export function equal(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (Array.isArray(a)) {
    if (!Array.isArray(b) || a.length !== b.length) return false
    for (let at = 0; at < a.length; at++) if (!equal(a[at], b[at])) return false
    return true
  }
  if (Array.isArray(b)) return false
  const names = Object.keys(a)
  if (names.length !== Object.keys(b).length) return false
  for (const name of names) {
    if (!Object.hasOwn(b, name)) return false
    if (!equal((a as Record<string, unknown>)[name], (b as Record<string, unknown>)[name])) return false
  }
  return true
}

/** The indexes of the first item that equals an earlier one, earlier first, or undefined. Takes time in proportion to the size. */
export function duplicateItems(items: readonly unknown[]): readonly [number, number] | undefined {
  const plain = new Map<unknown, number>()
  const structured = new Map<string, number>()
  for (let at = 0; at < items.length; at++) {
    const item = items[at]
    const isObject = typeof item === 'object' && item !== null
    const earlier = isObject ? put(structured, canonical(item), at) : put(plain, item, at)
    if (earlier !== undefined) return [earlier, at]
  }
  return undefined
}

function put<K>(map: Map<K, number>, key: K, at: number): number | undefined {
  const earlier = map.get(key)
  if (earlier === undefined) map.set(key, at)
  return earlier
}

/** JSON text that is the same for equal values. */
function canonical(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null'
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`
  const members = Object.keys(value).sort().map((name) => `${JSON.stringify(name)}:${canonical((value as Record<string, unknown>)[name])}`)
  return `{${members.join()}}`
}

/**
 * True where `value` is a whole number of times `divisor`, both taken as the decimal numbers they are written as: 19.99 is a
 * multiple of 0.01, though the doubles are not. `divisor` is above 0.
 */
export function isMultiple(value: number, divisor: number): boolean {
  if (Number.isSafeInteger(value) && Number.isSafeInteger(divisor)) return value % divisor === 0
  const quotient = value / divisor
  // The quotient is off by less than 4 parts in 10^16: below 2^40, a distance of 1/1000 from a whole number is no rounding.
  if (Math.abs(quotient) < 2 ** 40 && Math.abs(quotient - Math.round(quotient)) > 1e-3) return false
  if (!Number.isFinite(value)) return false
  const [a, aExponent] = decimal(value)
  const [b, bExponent] = decimal(divisor)
  const exponent = Math.min(aExponent, bExponent)
  return (a * 10n ** BigInt(aExponent - exponent)) % (b * 10n ** BigInt(bExponent - exponent)) === 0n
}

/** The shortest decimal that reads as the number, as digits and a power of ten. */
function decimal(value: number): [digits: bigint, exponent: number] {
  const [mantissa = '0', exponent = '0'] = String(value).split('e')
  const [whole = '0', fraction = ''] = mantissa.split('.')
  return [BigInt(whole + fraction), Number(exponent) - fraction.length]
}
