import { createHash, randomBytes } from 'node:crypto'
import type { KeyEntry } from '../runtime/auth/key-file-text.ts'
import { UsageError } from './context.ts'

/** What keys and accounts have in common in a key file. */
export type CommonEntry = Omit<KeyEntry, 'id' | 'hash'>

/** A new API key of 256 random bits, with a prefix that scanners for secrets can look for; and what a key file holds of it. */
export function newKey(): { readonly id: string; readonly key: string; readonly hash: string } {
  const key = `gwk_${randomBytes(32).toString('base64url')}`
  return { id: `k_${randomBytes(6).toString('hex')}`, key, hash: `sha256:${createHash('sha256').update(key).digest('hex')}` }
}

/** A new password of 144 random bits. */
export const newPassword = (): string => randomBytes(18).toString('base64url')

/** What a new key or account has beside its secret. */
export function createdEntry(options: {
  readonly owner: string | undefined
  /** Separated by commas. */
  readonly scopes: string | undefined
  readonly class: string | undefined
  readonly now: number
  readonly expires: number | undefined
}): CommonEntry {
  const { owner, scopes, class: quota, now, expires } = options
  return {
    ...(owner !== undefined && { owner }),
    ...(scopes !== undefined && { scopes: scopes.split(',').map((scope) => scope.trim()).filter((scope) => scope !== '') }),
    ...(quota !== undefined && { class: quota }),
    created: timeText(now),
    ...(expires !== undefined && { expires: timeText(expires) }),
  }
}

/** What follows a key: as it was, for as long as it was made for unless `expires` says until when; and until when the old one holds, which is never longer than before. */
export function replacementOf(entry: CommonEntry, { now, overlap, expires }: { readonly now: number; readonly overlap: number; readonly expires: number | undefined }):
{ readonly next: CommonEntry; readonly old: { readonly expires: string } } {
  const end = entry.expires === undefined ? Infinity : Date.parse(entry.expires)
  const life = entry.created === undefined ? Infinity : end - Date.parse(entry.created)
  const until = expires ?? (Number.isFinite(life) ? now + life : undefined)
  const { owner, scopes, class: quota } = entry
  return {
    next: { ...(owner !== undefined && { owner }), ...(scopes !== undefined && { scopes }), ...(quota !== undefined && { class: quota }), created: timeText(now), ...(until !== undefined && { expires: timeText(until) }) },
    old: { expires: timeText(Math.min(end, overlap)) },
  }
}

/** A time from `90d`, `12h` or `30m` from now, or from a date. Throws a UsageError. */
export function timeFrom(text: string, now: number): number {
  const match = /^(\d{1,6})(m|h|d)$/.exec(text)
  if (match !== null) return now + Number(match[1]) * { m: 60_000, h: 3_600_000, d: 86_400_000 }[match[2] as 'm' | 'h' | 'd']
  const date = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d)?Z)?$/.test(text) ? Date.parse(text) : Number.NaN
  if (Number.isNaN(date)) throw new UsageError(`"${text}" is no time: 90d, 12h, 30m or a date such as 2027-01-31 is expected`)
  return date
}

const timeText = (time: number): string => new Date(time).toISOString()
