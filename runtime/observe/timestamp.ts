const padded = Array.from({ length: 1_000 }, (_, n) => String(n).padStart(3, '0'))

/**
 * Writes times as ISO 8601 in UTC with milliseconds, from those of a monotonic clock in ms. What lies between it and the time of day,
 * `now()` in ms since 1970, is looked up once a second, when the text up to the second is made.
 */
export function timestamps(now: () => number = Date.now): (monotonic: number) => string {
  let prefix = ''
  /** The monotonic time at which the second of `prefix` began, and how long it holds. */
  let began = Number.NaN
  return (monotonic) => {
    if (!(monotonic >= began && monotonic < began + 1_000)) {
      const time = now()
      const second = Math.floor(time / 1_000)
      began = monotonic - (time - second * 1_000)
      prefix = new Date(second * 1_000).toISOString().slice(0, 20)
    }
    return `${prefix}${padded[Math.floor(monotonic - began)] ?? '000'}Z`
  }
}

/** Milliseconds with three decimals, without the cost of printing a double; '0' for what never happened or is no number. */
export function millisecondsText(duration: number): string {
  if (!(duration > 0)) return '0'
  const micros = Math.round(duration * 1_000)
  const whole = Math.floor(micros / 1_000)
  return `${whole}.${padded[micros - whole * 1_000] ?? '000'}`
}
