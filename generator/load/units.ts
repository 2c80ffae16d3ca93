/** Milliseconds of a time such as `500ms`, `30s`, `5m`, `1h`, or of a number of milliseconds; undefined where it is none, or none that a timer holds. */
export function milliseconds(value: unknown): number | undefined {
  return inUnits(value, times, 2 ** 31 - 1)
}

/** Bytes of a size such as `64KiB`, `10MB`, or of a number of bytes; undefined where it is none. */
export function bytes(value: unknown): number | undefined {
  return inUnits(value, sizes, Number.MAX_SAFE_INTEGER)
}

const times: ReadonlyMap<string, number> = new Map([['ms', 1], ['s', 1_000], ['m', 60_000], ['h', 3_600_000]])

const sizes: ReadonlyMap<string, number> = new Map([
  ['b', 1], ['kb', 1_000], ['mb', 1_000_000], ['gb', 1_000_000_000], ['kib', 1_024], ['mib', 1_048_576], ['gib', 1_073_741_824],
])

function inUnits(value: unknown, units: ReadonlyMap<string, number>, most: number): number | undefined {
  let result: number
  if (typeof value === 'number') result = Math.round(value)
  else {
    const match = typeof value === 'string' ? /^(\d+(?:\.\d+)?) ?([a-z]+)$/i.exec(value) : null
    const factor = match === null ? undefined : units.get(match[2]!.toLowerCase())
    if (factor === undefined) return undefined
    result = Math.round(Number(match![1]) * factor)
  }
  return result >= 1 && result <= most ? result : undefined
}
