const T = 0x54
const lowerT = 0x74
const Z = 0x5a
const lowerZ = 0x7a
const colon = 0x3a
const hyphen = 0x2d
const plus = 0x2b
const point = 0x2e
const space = 0x20

const monthDays = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** The number that two digits at `at` write, or -1. */
function pair(text: string, at: number): number {
  const tens = text.charCodeAt(at) - 0x30
  const ones = text.charCodeAt(at + 1) - 0x30
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : -1
}

function isDatePart(text: string): boolean {
  if (text.charCodeAt(4) !== hyphen || text.charCodeAt(7) !== hyphen) return false
  const century = pair(text, 0)
  const year = pair(text, 2)
  const month = pair(text, 5)
  const day = pair(text, 8)
  if (century < 0 || year < 0 || month < 1 || month > 12 || day < 1) return false
  const leap = year === 0 ? century % 4 === 0 : year % 4 === 0
  return day <= (month === 2 && leap ? 29 : (monthDays[month - 1] as number))
}

/** The minute of the day of a leap second, in its own offset; other times have none. */
const noLeap = -1

/** Reads `hh:mm:ss[.s+]` at `at`; gives the place behind it, or 0, and sets `leapMinute`. */
let leapMinute = noLeap
function clock(text: string, at: number): number {
  const hour = pair(text, at)
  const minute = pair(text, at + 3)
  const second = pair(text, at + 6)
  if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 60) return 0
  if (text.charCodeAt(at + 2) !== colon || text.charCodeAt(at + 5) !== colon) return 0
  leapMinute = second === 60 ? hour * 60 + minute : noLeap
  let end = at + 8
  if (text.charCodeAt(end) !== point) return end
  const first = ++end
  while (text.charCodeAt(end) >= 0x30 && text.charCodeAt(end) <= 0x39) end++
  return end > first ? end : 0
}

function isFullTime(text: string, at: number): boolean {
  const end = clock(text, at)
  if (end === 0) return false
  const sign = text.charCodeAt(end)
  if (sign === Z || sign === lowerZ) return end + 1 === text.length && (leapMinute === noLeap || leapMinute === 1439)
  if ((sign !== plus && sign !== hyphen) || end + 6 !== text.length || text.charCodeAt(end + 3) !== colon) return false
  const hours = pair(text, end + 1)
  const minutes = pair(text, end + 4)
  if (hours < 0 || hours > 23 || minutes < 0 || minutes > 59) return false
  if (leapMinute === noLeap) return true
  // A leap second is 23:59:60 in UTC (RFC 3339, appendix D).
  const offset = (hours * 60 + minutes) * (sign === plus ? 1 : -1)
  return (leapMinute - offset + 2880) % 1440 === 1439
}

/** RFC 3339 full-date. */
export function isDate(text: string): boolean {
  return text.length === 10 && isDatePart(text)
}

/** RFC 3339 full-time: with an offset. */
export function isTime(text: string): boolean {
  return isFullTime(text, 0)
}

/** RFC 3339 date-time: with an offset; a `T` between, or the space that the note in section 5.6 lets through. */
export function isDateTime(text: string): boolean {
  const between = text.charCodeAt(10)
  return (between === T || between === lowerT || between === space) && isDatePart(text) && isFullTime(text, 11)
}

/** RFC 3339 partial-time: no offset. */
export function isLocalTime(text: string): boolean {
  return clock(text, 0) === text.length && text.length > 0 && (leapMinute === noLeap || leapMinute === 1439)
}

/** RFC 3339 full-date and partial-time: no offset. */
export function isLocalDateTime(text: string): boolean {
  const between = text.charCodeAt(10)
  return (between === T || between === lowerT || between === space) && isDatePart(text) && clock(text, 11) === text.length && (leapMinute === noLeap || leapMinute === 1439)
}

const duration = /^P(?!$)(?:\d+W|(?:\d+Y)?(?:\d+M)?(?:\d+D)?(?:T(?=\d)(?:\d+H)?(?:\d+M)?(?:\d+S)?)?)$/

/** RFC 3339, appendix A duration; as in ISO 8601, units in the middle may be left out. */
export function isDuration(text: string): boolean {
  return duration.test(text)
}

const httpDate = /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), (\d\d) (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) (\d{4}) (\d\d:\d\d:\d\d) GMT$/
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** RFC 9110, section 5.6.7: HTTP-date in the preferred form. */
export function isHttpDate(text: string): boolean {
  const match = httpDate.exec(text)
  if (!match) return false
  const month = String(months.indexOf(match[2] as string) + 1).padStart(2, '0')
  return isDateTime(`${match[3]}-${month}-${match[1]}T${match[4]}Z`)
}
