const padded = Array.from({ length: 1_000 }, (_, n) => String(n).padStart(3, '0'))

/** Writes times as ISO 8601 in UTC with milliseconds; the text up to the second is made once per second. */
export function timestamps(now: () => number = Date.now): () => string {
  let second = Number.NaN
  let prefix = ''
  return () => {
    const time = now()
    const current = Math.floor(time / 1_000)
    if (current !== second) {
      second = current
      prefix = new Date(current * 1_000).toISOString().slice(0, 20)
    }
    return `${prefix}${padded[Math.floor(time - current * 1_000)] ?? '000'}Z`
  }
}

/** Milliseconds with three decimals, without the cost of printing a double; '0' for what never happened or is no number. */
export function millisecondsText(duration: number): string {
  if (!(duration > 0)) return '0'
  const micros = Math.round(duration * 1_000)
  const whole = Math.floor(micros / 1_000)
  return `${whole}.${padded[micros - whole * 1_000] ?? '000'}`
}
