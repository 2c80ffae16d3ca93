import { fieldOf, keepFields } from '../fields.ts'
import { parseHttpDate } from './http-date.ts'

/** What is known of an answer's representation. */
export interface Validators {
  readonly etag: string | null
  readonly lastModified: string | null
  readonly headers: readonly string[]
}

/** The conditions of a request that a cache may judge (RFC 9111, 4.3.2). */
export interface Conditions {
  readonly ifNoneMatch: string | undefined
  readonly ifModifiedSince: string | undefined
}

/** Whether the client has what it would be sent: `If-None-Match` goes before `If-Modified-Since` (RFC 9110, 13.2.2). */
export function isNotModified({ ifNoneMatch, ifModifiedSince }: Conditions, { etag, lastModified, headers }: Validators, now: number): boolean {
  if (ifNoneMatch !== undefined) {
    return ifNoneMatch.trim() === '*' || (etag !== null && tagsIn(ifNoneMatch).some((tag) => weak(tag) === weak(etag)))
  }
  if (ifModifiedSince === undefined) return false
  const since = parseHttpDate(ifModifiedSince.trim(), now)
  if (since === null) return false
  // Without a date of change the date of the answer stands for it (RFC 9111, 4.3.2).
  const changed = parseHttpDate(lastModified ?? fieldOf(headers, 'date') ?? '', now)
  return changed !== null && changed <= since
}

function tagsIn(list: string): readonly string[] {
  return (list.match(/(?:W\/)?"[^"]*"|[^,\s]+/g) ?? []).map((tag) => tag.trim())
}

const weak = (tag: string): string => (tag.startsWith('W/') ? tag.slice(2) : tag)

/** The headers of a 304: those of the answer, less what describes a body that is not sent (RFC 9110, 15.4.5). */
export function headersOfNotModified(headers: readonly string[]): string[] {
  return keepFields(headers, (name) => name === 'content-location' || !name.startsWith('content-') || name === 'content-security-policy')
}

/** The bytes `[from, to)` of one range; `unsatisfiable` for none that exist; null where the whole is sent (RFC 9110, 14.2: a server may ignore ranges). */
export function readRange(range: string, length: number): readonly [from: number, to: number] | 'unsatisfiable' | null {
  const match = /^bytes=[ \t]*(\d*)-(\d*)[ \t]*$/i.exec(range)
  if (match === null) return null
  const [, first = '', last = ''] = match
  if (first === '' && last === '') return null
  if (first === '') {
    const count = Math.min(Number(last), length)
    return count === 0 ? 'unsatisfiable' : [length - count, length]
  }
  const from = Number(first)
  const to = last === '' ? length : Math.min(Number(last) + 1, length)
  if (last !== '' && Number(last) < from) return null
  return from >= length ? 'unsatisfiable' : [from, to]
}

/** Whether a range may be cut from an answer: `If-Range` names its strong tag, or its date as it is (RFC 9110, 13.1.5). */
export function isInRange(ifRange: string | undefined, { etag, lastModified }: Validators): boolean {
  if (ifRange === undefined) return true
  const said = ifRange.trim()
  return said.startsWith('"') ? said === etag : said === lastModified
}
