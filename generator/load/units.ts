import { isIP } from 'node:net'

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

/** Milliseconds since 1970 of a date (its beginning in UTC) or a time with an offset (RFC 3339); undefined where it is none. */
export function instant(text: string): number | undefined {
  if (!/^\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d))?$/.test(text)) return undefined
  const time = Date.parse(text)
  // `Date` takes the 30th of February for the 2nd of March.
  const [year, month, day] = text.slice(0, 10).split('-').map(Number) as [number, number, number]
  return Number.isNaN(time) || day > new Date(Date.UTC(year, month, 0)).getUTCDate() ? undefined : time
}

/** Whether a text is an IP address or a CIDR range. */
export function isAddressRange(text: string): boolean {
  const [address, bits, ...more] = text.split('/')
  const family = isIP(address!)
  return family !== 0 && more.length === 0 && (bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128)))
}

/** Whether a text is `*`, or an origin as a browser sends it (RFC 6454, 6.2), in which `*.` may stand for subdomains. */
export function isOrigin(text: string): boolean {
  if (text === '*') return true
  const plain = text.replace('://*.', '://any.')
  return /^https?:/.test(text) && !plain.includes('*') && URL.parse(plain)?.origin === plain
}
