import { isDateTime } from '../formats/date-time.ts'
import { isUri } from '../formats/uri.ts'
import { no } from './scan.ts'
import { stringThat } from './slices.ts'

/** What a byte of a common URI may stand in: 1 a host, 2 a path, 4 a query or fragment. */
const inUri = new Uint8Array(256)
for (const character of 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_.~-') inUri[character.charCodeAt(0)] = 7
for (const character of "!$&'()*+,;=:@/") inUri[character.charCodeAt(0)] = 6
inUri[0x3f] = 4

/** A URI, the most common ones without making a string of them (`isUri`). */
export function uriAt(json: Buffer, at: number, last: number): number {
  const end = commonUriAt(json, at, last)
  return end > 0 ? end : stringThat(json, at, last, isUri)
}

/** The place behind the closing quote of `http(s)://host[:port][/path][?query][#fragment]`, or 0. No brackets: it ends before `last`. */
function commonUriAt(json: Buffer, at: number, last: number): number {
  if (at + 10 > last || json[at] !== 0x22) return 0
  if (json[at + 1] !== 0x68 || json[at + 2] !== 0x74 || json[at + 3] !== 0x74 || json[at + 4] !== 0x70) return 0
  at += json[at + 5] === 0x73 ? 6 : 5
  if (json[at] !== 0x3a || json[at + 1] !== 0x2f || json[at + 2] !== 0x2f) return 0
  at += 3
  if ((inUri[json[at]!]! & 1) === 0) return 0
  while ((inUri[json[at]!]! & 1) !== 0) at++
  if (json[at] === 0x3a) {
    const port = ++at
    while (json[at]! >= 0x30 && json[at]! <= 0x39) at++
    if (at === port) return 0
  }
  if (json[at] === 0x2f) while ((inUri[json[at]!]! & 2) !== 0) at++
  if (json[at] === 0x3f) while ((inUri[json[at]!]! & 4) !== 0) at++
  if (json[at] === 0x23) {
    at++
    while ((inUri[json[at]!]! & 4) !== 0) at++
  }
  return json[at] === 0x22 ? at + 1 : 0
}

/** An RFC 3339 date-time: in UTC, to the second and on a day that every month has, without making a string of it. */
export function dateTimeAt(json: Buffer, at: number, last: number): number {
  return isCommonTime(json, at, last) ? at + 22 : stringThat(json, at, last, isDateTime)
}

function isCommonTime(json: Buffer, at: number, last: number): boolean {
  if (at + 22 > last || json[at] !== 0x22 || json[at + 21] !== 0x22 || json[at + 20] !== 0x5a) return false
  if (json[at + 5] !== 0x2d || json[at + 8] !== 0x2d || json[at + 11] !== 0x54 || json[at + 14] !== 0x3a || json[at + 17] !== 0x3a) return false
  if (pair(json, at + 1) < 0 || pair(json, at + 3) < 0) return false
  const month = pair(json, at + 6)
  const day = pair(json, at + 9)
  const hour = pair(json, at + 12)
  const minute = pair(json, at + 15)
  const second = pair(json, at + 18)
  return month >= 1 && month <= 12 && day >= 1 && day <= 28 && hour >= 0 && hour <= 23 && minute >= 0 && minute <= 59 && second >= 0 && second <= 59
}

/** The number that two digits write, or one below 0. */
function pair(json: Buffer, at: number): number {
  const tens = json[at]! - 0x30
  const ones = json[at + 1]! - 0x30
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : -1
}

const hexadecimal = new Uint8Array(256)
for (const character of '0123456789abcdefABCDEF') hexadecimal[character.charCodeAt(0)] = 1

/** A UUID, which is always written alike. */
export function uuidAt(json: Buffer, at: number, last: number): number {
  if (at + 38 > last || json[at] !== 0x22 || json[at + 37] !== 0x22) return no
  for (let digit = 1; digit < 37; digit++) {
    const byte = json[at + digit]!
    const hyphen = digit === 9 || digit === 14 || digit === 19 || digit === 24
    if (hyphen ? byte !== 0x2d : hexadecimal[byte] === 0) return no
  }
  return at + 38
}
