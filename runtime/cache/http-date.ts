const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/** The three forms of RFC 9110, 5.6.7: IMF-fixdate, RFC 850 and asctime; case is forgiven, nothing else. */
const fixdate = /^(?:mon|tue|wed|thu|fri|sat|sun), (\d\d) ([a-z]{3}) (\d{4}) (\d\d):(\d\d):(\d\d) gmt$/i
const rfc850 = /^(?:mon|tues|wednes|thurs|fri|satur|sun)day, (\d\d)-([a-z]{3})-(\d\d) (\d\d):(\d\d):(\d\d) gmt$/i
const asctime = /^(?:mon|tue|wed|thu|fri|sat|sun) ([a-z]{3}) ([ \d]\d) (\d\d):(\d\d):(\d\d) (\d{4})$/i

/** Milliseconds since 1970 of an HTTP-date (RFC 9110, 5.6.7); null for anything else, which a cache takes for a time in the past. */
export function parseHttpDate(text: string, now: number): number | null {
  let match = fixdate.exec(text)
  if (match !== null) return dateOf(match[3]!, match[2]!, match[1]!, match[4]!, match[5]!, match[6]!)
  match = rfc850.exec(text)
  if (match !== null) return dateOf(String(fullYear(Number(match[3]), now)), match[2]!, match[1]!, match[4]!, match[5]!, match[6]!)
  match = asctime.exec(text)
  return match === null ? null : dateOf(match[6]!, match[1]!, match[2]!, match[3]!, match[4]!, match[5]!)
}

function dateOf(year: string, month: string, day: string, hour: string, minute: string, second: string): number | null {
  const index = months.indexOf(month.toLowerCase())
  if (index === -1 || Number(day) < 1 || Number(day) > 31 || Number(hour) > 23 || Number(minute) > 59 || Number(second) > 60) return null
  return Date.UTC(Number(year), index, Number(day), Number(hour), Number(minute), Number(second))
}

/** Two digits that would be more than 50 years ahead are in the past (RFC 9110, 5.6.7). */
function fullYear(short: number, now: number): number {
  const current = new Date(now).getUTCFullYear()
  const year = current - (current % 100) + short
  return year > current + 50 ? year - 100 : year
}
