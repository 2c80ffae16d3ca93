/** The checks of formats that ajv-formats does not know, of the OpenAPI format registry; a format in neither list is an annotation. */
export const moreFormats: Readonly<Record<string, { readonly type: 'string' | 'number'; readonly validate: (value: never) => boolean }>> = {
  int8: integers(-128, 127),
  int16: integers(-32_768, 32_767),
  int32: integers(-2_147_483_648, 2_147_483_647),
  // As far as a double tells: 2^63 is the nearest double to the largest 64-bit integer.
  int64: integers(-(2 ** 63), 2 ** 63),
  uint8: integers(0, 255),
  uint16: integers(0, 65_535),
  uint32: integers(0, 4_294_967_295),
  uint64: integers(0, 2 ** 64),
  'double-int': integers(-Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER),
  float: { type: 'number', validate: (value: number) => Math.abs(value) <= 3.4028234663852886e38 },
  base64url: { type: 'string', validate: (value: string) => /^[A-Za-z0-9_-]*={0,2}$/.test(value) },
  char: { type: 'string', validate: (value: string) => [...value].length === 1 },
}

function integers(lowest: number, highest: number): { readonly type: 'number'; readonly validate: (value: number) => boolean } {
  return { type: 'number', validate: (value) => Number.isInteger(value) && value >= lowest && value <= highest }
}

const patterns = new Map<string, RegExp | null>()

/** A pattern as JavaScript reads it: by Unicode rules, else by the older, laxer ones (`\-`, `\_`); null where neither can. */
export function compilePattern(pattern: string): RegExp | null {
  const known = patterns.get(pattern)
  if (known !== undefined) return known
  let made: RegExp | null = null
  for (const flags of ['u', '']) {
    try {
      made = new RegExp(pattern, flags)
      break
    } catch {
      // the next flags
    }
  }
  if (patterns.size > 10_000) patterns.clear()
  patterns.set(pattern, made)
  return made
}
