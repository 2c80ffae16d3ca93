import { namesIn } from '../fields.ts'

/** What a cache is told by an answer (RFC 9111, 5.2.2, RFC 5861); times in seconds, null where nothing is said. */
export interface ResponseDirectives {
  readonly noStore: boolean
  /** Without a list of fields. */
  readonly noCache: boolean
  /** Without a list of fields. */
  readonly private: boolean
  readonly public: boolean
  readonly mustRevalidate: boolean
  readonly mustUnderstand: boolean
  readonly maxAge: number | null
  readonly sMaxage: number | null
  readonly staleWhileRevalidate: number | null
  readonly staleIfError: number | null
  /** Lower-case names of the fields that `no-cache="…"` and `private="…"` keep out of the store. */
  readonly withheld: readonly string[]
}

/** What a client asks of a cache (RFC 9111, 5.2.1); times in seconds. */
export interface RequestDirectives {
  readonly noStore: boolean
  readonly noCache: boolean
  readonly onlyIfCached: boolean
  readonly maxAge: number | null
  readonly minFresh: number | null
  readonly maxStale: number | null
}

type Directives = Map<string, string | true>

/** More seconds than this are read as this many (RFC 9111, 1.2.2). */
const longest = 2 ** 31

/** Reads the directives of an answer. `targeted` is `CDN-Cache-Control`, which goes before all else where it is well-formed (RFC 9213, 2.2). */
export function readResponseDirectives(cacheControl: string | undefined, targeted: string | undefined): { readonly directives: ResponseDirectives; readonly targeted: boolean } {
  const own = targeted !== undefined && isDictionary(targeted)
  const found = parse(own ? targeted : cacheControl ?? '')
  const noCache = found.get('no-cache')
  const isPrivate = found.get('private')
  return {
    targeted: own,
    directives: {
      noStore: found.has('no-store'),
      noCache: noCache === true,
      private: isPrivate === true,
      public: found.has('public'),
      // `s-maxage` has the meaning of `proxy-revalidate` (RFC 9111, 5.2.2.10).
      mustRevalidate: found.has('must-revalidate') || found.has('proxy-revalidate') || found.has('s-maxage'),
      mustUnderstand: found.has('must-understand'),
      maxAge: seconds(found.get('max-age')),
      sMaxage: seconds(found.get('s-maxage')),
      staleWhileRevalidate: seconds(found.get('stale-while-revalidate')),
      staleIfError: seconds(found.get('stale-if-error')),
      withheld: [noCache, isPrivate].flatMap((fields) => (typeof fields === 'string' ? namesIn(fields) : [])),
    },
  }
}

const asked = new Map<string, RequestDirectives>()
const askedLimit = 64

/** Reads what a client asks; browsers send a handful of texts, which are remembered. `Pragma: no-cache` counts alone (RFC 9111, 5.4). */
export function readRequestDirectives(cacheControl: string | undefined, pragma: string | undefined): RequestDirectives | null {
  if (cacheControl === undefined) return pragma !== undefined && namesIn(pragma).includes('no-cache') ? reload : null
  let known = asked.get(cacheControl)
  if (known === undefined) {
    const found = parse(cacheControl)
    known = {
      noStore: found.has('no-store'), noCache: found.has('no-cache'), onlyIfCached: found.has('only-if-cached'),
      maxAge: seconds(found.get('max-age')), minFresh: seconds(found.get('min-fresh')),
      maxStale: found.get('max-stale') === true ? longest : seconds(found.get('max-stale')),
    }
    if (asked.size >= askedLimit) asked.clear()
    if (cacheControl.length <= 256) asked.set(cacheControl, known)
  }
  return known
}

const reload: RequestDirectives = { noStore: false, noCache: true, onlyIfCached: false, maxAge: null, minFresh: null, maxStale: null }

/** Names without regard to case; of two that differ the shorter time or the stricter form counts (RFC 9111, 4.2.1). */
function parse(text: string): Directives {
  const found: Directives = new Map()
  for (const piece of text.match(/(?:[^,"]|"(?:[^"\\]|\\.)*"?)+/g) ?? []) {
    const directive = piece.trim()
    const equals = directive.indexOf('=')
    const name = (equals === -1 ? directive : directive.slice(0, equals)).toLowerCase()
    if (name === '') continue
    const raw = equals === -1 ? true : directive.slice(equals + 1)
    const value = raw === true ? true : /^".*"$/.test(raw) ? raw.slice(1, -1).replace(/\\(.)/g, '$1') : raw
    const before = found.get(name)
    if (before === undefined) found.set(name, value)
    else if (before !== value) found.set(name, timed.has(name) ? stricter(before, value) : true)
  }
  return found
}

const timed: ReadonlySet<string> = new Set(['max-age', 's-maxage', 'min-fresh', 'max-stale', 'stale-while-revalidate', 'stale-if-error'])

function stricter(a: string | true, b: string | true): string | true {
  return (seconds(a) ?? 0) <= (seconds(b) ?? 0) ? a : b
}

/** Delta-seconds (RFC 9111, 1.2.2); what is none counts as no time at all. */
function seconds(value: string | true | undefined): number | null {
  if (value === undefined) return null
  return value !== true && /^\d+$/.test(value) ? Math.min(Number(value), longest) : 0
}

/**
 * A Dictionary of RFC 8941, 3.2, of such values as directives have: times are whole numbers. A field that is none is as if it were not
 * there (RFC 9213, 2.1).
 */
function isDictionary(text: string): boolean {
  return text.trim() !== '' && text.split(',').every((member) => {
    const match = dictionaryMember.exec(member)
    return match !== null && (!timed.has(match[1]!) || /^-?\d+$/.test(match[2] ?? ''))
  })
}

const bareItem = '-?\\d{1,15}(?:\\.\\d{1,3})?|"[ !#-[\\]-~]*"|\\?[01]|[A-Za-z*][!#$%&\'*+\\-.^_`|~:/0-9A-Za-z]*'
const itemKey = '[a-z*][a-z0-9_\\-.*]*'
const dictionaryMember = new RegExp(`^[ \\t]*(${itemKey})(?:=(${bareItem}))?(?:; *${itemKey}(?:=(?:${bareItem}))?)*[ \\t]*$`)
