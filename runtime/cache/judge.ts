import type { CachePolicy } from '../contract.ts'
import { readResponseDirectives } from './directives.ts'
import { fieldOf, keepFields, namesIn } from '../fields.ts'
import { parseHttpDate } from './http-date.ts'
import { normalForm } from './normal-form.ts'
import { type Select, type Stored } from './stored.ts'

/** What is judged: an answer of the backend's, and what is known of the request that it answers. */
export interface Answer {
  readonly status: number
  readonly headers: readonly string[]
  /** When the backend was asked, and when its head came. */
  readonly asked: number
  readonly received: number
  /** The request had credentials that are not in the key: only an answer that says so may be shared (RFC 9111, 3.5). */
  readonly credentials: boolean
  readonly select: Select
}

/** All of a stored answer but its body and tags. */
export type Judged = Omit<Stored, 'body' | 'tags'>

/** Statuses whose answers may be kept without a word of the backend's (RFC 9110, 15.1). */
const byHeuristic: ReadonlySet<number> = new Set([200, 203, 204, 300, 301, 308, 404, 405, 410, 414, 501])
/** Statuses that `ttl` holds for: what answers a question about the resource, and no fault of a request. */
const byPolicy: ReadonlySet<number> = new Set([200, 203, 204, 300, 301, 308, 404, 410])
/** Statuses whose caching is understood, for `must-understand` (RFC 9111, 5.2.2.3): the registered ones, less the partial. */
const understood = (status: number): boolean => status !== 206 && (byHeuristic.has(status) || registered.has(status))
const registered: ReadonlySet<number> = new Set([
  201, 202, 205, 302, 303, 307, 400, 401, 402, 403, 406, 407, 408, 409, 411, 412, 413, 415, 416, 417, 421, 422, 426, 500, 502, 503, 504, 505,
])
/** A tenth of the time since the last change (RFC 9111, 4.2.2), but no more than a day. */
const heuristicShare = 0.1
const heuristicLimit = 86_400_000

/** Fields that say something of a connection, or that the cache says itself (RFC 9111, 3.1). */
const notKept: ReadonlySet<string> = new Set([
  'age', 'content-length', 'connection', 'keep-alive', 'proxy-connection', 'proxy-authenticate', 'proxy-authentication-info', 'proxy-authorization',
  'te', 'trailer', 'transfer-encoding', 'upgrade', 'x-request-id',
])

/**
 * Whether an answer may be stored, and for how long it is fresh (RFC 9111, 3 and 4.2), by what the backend says and the policy adds; null
 * where it may not, or where storing it could serve nobody.
 */
export function judge(answer: Answer, policy: CachePolicy): Judged | null {
  const { status, headers, received } = answer
  if (status < 200 || status === 206 || status === 304) return null
  const { directives, targeted } = readResponseDirectives(fieldOf(headers, 'cache-control'), fieldOf(headers, 'cdn-cache-control'))
  if (directives.private || (directives.mustUnderstand ? !understood(status) : directives.noStore)) return null
  const isOpen = directives.public || directives.sMaxage !== null || directives.mustRevalidate
  if (answer.credentials && !isOpen) return null
  // A cookie is for one client. Nothing forbids to store it (RFC 9111, 7.3), and nobody who was not asked would want it.
  if (!directives.public && fieldOf(headers, 'set-cookie') !== undefined) return null
  const vary = varyOf(headers)
  if (vary === null) return null

  const date = dateOf(headers, 'date', received) ?? received
  const explicit = directives.sMaxage ?? directives.maxAge
  const expires = targeted ? undefined : fieldOf(headers, 'expires')
  const expiry = explicit === null && expires !== undefined ? parseHttpDate(expires, received) : null
  const told: number | null = explicit !== null ? explicit * 1000 : expires === undefined ? null : expiry === null ? 0 : Math.max(0, expiry - date)
  const lastModified = fieldOf(headers, 'last-modified') ?? null
  let lifetime: number
  if (policy.ttl > 0 && byPolicy.has(status) && (policy.mode === 'override' || (told === null && !directives.noCache))) lifetime = policy.ttl
  else if (directives.noCache) lifetime = 0
  else if (told !== null) lifetime = told
  else if (byHeuristic.has(status) || directives.public) lifetime = heuristic(lastModified, date, received)
  else return null
  lifetime = Math.min(lifetime, policy.maxTtl)

  const born = received - initialAge(answer, date)
  const freshUntil = born + lifetime
  const etag = fieldOf(headers, 'etag') ?? null
  // What the backend says goes before what the policy adds, `must-revalidate` before both (RFC 9111, 4.2.4).
  const stale = (own: number | null, added: number): number => freshUntil + (directives.mustRevalidate || directives.noCache ? 0 : own === null ? added : own * 1000)
  const judged: Judged = {
    status, vary, born, freshUntil, etag, lastModified,
    headers: keptHeaders(headers, directives.withheld, received),
    selected: vary.map((name) => answer.select(name)),
    whileRevalidate: stale(directives.staleWhileRevalidate, policy.staleWhileRevalidate),
    ifError: stale(directives.staleIfError, policy.staleIfError),
    mustRevalidate: directives.mustRevalidate || directives.noCache,
  }
  return isUseful(judged, received) ? judged : null
}

function isUseful({ freshUntil, whileRevalidate, ifError, etag, lastModified }: Judged, now: number): boolean {
  return freshUntil > now || whileRevalidate > now || ifError > now || etag !== null || lastModified !== null
}

/** Lower-case names; null for `*`, which no later request can match. What is coded is for those who take the coding, said or not. */
function varyOf(headers: readonly string[]): readonly string[] | null {
  const field = fieldOf(headers, 'vary')
  const coded = fieldOf(headers, 'content-encoding') !== undefined
  if (field === undefined) return coded ? ['accept-encoding'] : []
  const names = new Set(namesIn(field))
  if (names.has('*')) return null
  if (coded) names.add('accept-encoding')
  return [...names].sort()
}

/** Fresh for a share of the time for which it has not changed; not at all where that is not known. */
function heuristic(lastModified: string | null, date: number, now: number): number {
  const changed = lastModified === null ? null : parseHttpDate(lastModified, now)
  return changed === null || changed >= date ? 0 : Math.min(heuristicLimit, (date - changed) * heuristicShare)
}

/** RFC 9111, 4.2.3: by the clocks of the hosts between, or by this one, whichever makes it older. Dates have whole seconds, and so have ages. */
function initialAge({ headers, asked, received }: Answer, date: number): number {
  const apparent = Math.max(0, Math.floor((received - date) / 1000)) * 1000
  // The first member counts, and none that is no whole number (RFC 9111, 5.1).
  const said = fieldOf(headers, 'age')?.split(',')[0]?.trim() ?? ''
  const age = /^\d+$/.test(said) ? Number(said) * 1000 : 0
  return Math.max(apparent, age + Math.max(0, received - asked))
}

function dateOf(headers: readonly string[], name: string, now: number): number | null {
  const text = fieldOf(headers, name)
  return text === undefined ? null : parseHttpDate(text, now)
}

function keptHeaders(headers: readonly string[], withheld: readonly string[], received: number): string[] {
  const kept = keepFields(headers, (name) => !notKept.has(name) && !withheld.includes(name))
  // A cache says when it got what has no date (RFC 9110, 6.6.1).
  if (fieldOf(kept, 'date') === undefined) kept.push('date', new Date(received).toUTCString())
  return kept
}

/** Fields that stay as they are when an answer is confirmed: they describe the bytes that are kept (RFC 9111, 3.2). */
const ofTheBytes: ReadonlySet<string> = new Set(['content-encoding', 'content-length', 'content-md5', 'content-range', 'digest', 'content-digest', 'etag'])

/** The headers of a stored answer brought up to date by those of a 304 (RFC 9111, 3.2 and 4.3.4). */
export function freshened(stored: Stored, confirmed: readonly string[]): readonly string[] {
  const news = keepFields(confirmed, (name) => !ofTheBytes.has(name))
  const replaced = new Set<string>()
  for (let at = 0; at < news.length; at += 2) replaced.add(news[at]!.toLowerCase())
  return [...keepFields(stored.headers, (name) => !replaced.has(name)), ...news]
}

/** What a request says for the headers that answers vary by. */
export function selector(header: (name: string) => string | undefined): Select {
  return (name) => normalForm(name, header(name))
}
