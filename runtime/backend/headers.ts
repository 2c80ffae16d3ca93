import type { Exchange } from '../exchange.ts'
import { forwardedElement } from '../forwarded.ts'
import { unmapped } from '../proxies.ts'
import type { Rewrite } from './address.ts'

/** Hop-by-hop fields (RFC 9110, 7.6.1) and those that the gateway answers for itself. */
const hopByHop = [
  'connection', 'keep-alive', 'proxy-connection', 'proxy-authenticate', 'proxy-authorization', 'te', 'trailer',
  'transfer-encoding', 'upgrade', 'http2-settings',
]
const rewritten = ['host', 'expect', 'content-length', 'via', 'forwarded', 'x-real-ip', 'x-request-id']
/** Another method than the one that was routed, authorised and validated: a backend that follows them does something else. */
const overrides = ['x-http-method', 'x-http-method-override', 'x-method-override']

type Treatment = 'keep' | 'drop' | 'connection' | 'accept-encoding' | 'cookie'

/** How a request header is treated, by its name as sent; names are the client's, so the memory of them is bounded. */
const treatments = new Map<string, Treatment>()
const treatmentLimit = 1024

/** Whether a client's header must never reach a backend: hop-by-hop, forwarding, method override and identity fields, in `-` and `_` spellings. */
export function isReserved(name: string): boolean {
  const spelled = name.toLowerCase().replaceAll('_', '-')
  return hopByHop.includes(spelled) || rewritten.includes(spelled) || overrides.includes(spelled) || spelled.startsWith('x-forwarded-') || spelled.startsWith('x-gateway-')
}

function treatmentOf(name: string): Treatment {
  const known = treatments.get(name)
  if (known !== undefined) return known
  const lower = name.toLowerCase()
  const treatment = lower === 'connection' || lower === 'accept-encoding' || lower === 'cookie' ? lower : isReserved(lower) ? 'drop' : 'keep'
  if (treatments.size >= treatmentLimit) treatments.clear()
  treatments.set(name, treatment)
  return treatment
}

/** Where in an application of the user's the gateway is mounted, as Express tells; '' where it stands alone. */
export function prefixOf(request: object): string {
  return (request as { readonly baseUrl?: string }).baseUrl ?? ''
}

export interface ForwardingOptions {
  /** The gateway's own name, for `Via`. */
  readonly name: string
  /** Whether the backend is told of the hops in `Forwarded` (RFC 7239) too. */
  readonly forwarded: boolean
}

/**
 * The headers for the backend, as flat name-value pairs: the client's, less what must not pass, and the gateway's own.
 * `Content-Length` is left to whoever sends the body. The one place where this is decided, for both engines.
 */
export function requestHeaders(x: Exchange, options: ForwardingOptions): string[] {
  const raw = x.request.rawHeaders
  const headers: string[] = []
  let nominated: string[] | null = null
  for (let i = 0; i < raw.length; i += 2) {
    if (treatmentOf(raw[i]!) === 'connection') nominated = nominatedBy(raw[i + 1]!, nominated)
  }
  for (let i = 0; i < raw.length; i += 2) {
    const name = raw[i]!
    const treatment = treatmentOf(name)
    if (treatment === 'drop' || treatment === 'connection') continue
    if (nominated !== null && nominated.includes(name.toLowerCase())) continue
    if (x.droppedHeaders !== null && x.droppedHeaders.includes(name.toLowerCase())) continue
    const value = treatment === 'keep' ? raw[i + 1]! : treatment === 'cookie' ? withoutCookies(raw[i + 1]!, x.droppedCookies) : codings(raw[i + 1]!)
    if (value !== '' || treatment === 'keep') headers.push(name, value)
  }
  const peer = x.request.socket.remoteAddress ?? ''
  const { sender } = x
  const proto = sender?.proto ?? protocolOf(x)
  const host = sender?.host ?? x.header('host') ?? ''
  headers.push(
    'x-forwarded-for', sender === null ? peer : chain(sender.hops.join(', '), peer),
    'x-forwarded-proto', proto,
    'x-forwarded-host', host,
    'via', chain(x.header('via'), `1.1 ${options.name}`),
    'x-request-id', x.id,
  )
  // Hops that were told of there are believed where the sender was read from it.
  if (options.forwarded) headers.push('forwarded', chain(sender !== null && sender.hops.length > 0 ? x.header('forwarded') : undefined, forwardedElement({ peer: unmapped(peer), proto, host })))
  if (x.principal !== null) {
    headers.push('x-gateway-subject', headerText(x.principal.subject), 'x-gateway-scopes', headerText(x.principal.scopes.join(' ')))
  }
  if (x.addedHeaders !== null) headers.push(...x.addedHeaders)
  return headers
}

function protocolOf(x: Exchange): string {
  return 'encrypted' in x.request.socket ? 'https' : 'http'
}

/** What a field value cannot carry (RFC 9110, 5.5) percent-encoded, so that no subject breaks out of its header. */
export function headerText(text: string): string {
  return /^[\x20-\x7e]*$/.test(text) ? text : encodeURIComponent(text)
}

function chain(before: string | undefined, own: string): string {
  return before === undefined || before === '' ? own : `${before}, ${own}`
}

function nominatedBy(connection: string, before: string[] | null): string[] | null {
  const value = connection.toLowerCase()
  if (value === 'keep-alive' || value === 'close') return before
  return [...(before ?? []), ...value.split(',').map((token) => token.trim())]
}

/** The client's content codings that the gateway can decode to check an answer; `identity` where none is left. */
function codings(acceptEncoding: string): string {
  const decodable = acceptEncoding.split(',').map((token) => token.trim())
    .filter((token) => /^(?:gzip|x-gzip|deflate|br|identity)(?:\s*;|$)/i.test(token))
  return decodable.length === 0 ? 'identity' : decodable.join(', ')
}

/** A `Cookie` header without the cookies of the given names; '' where none is left. */
export function withoutCookies(header: string, dropped: readonly string[] | null): string {
  if (dropped === null) return header
  return header.split(';').map((pair) => pair.trim())
    .filter((pair) => !dropped.includes(pair.slice(0, Math.max(0, pair.indexOf('=')))))
    .join('; ')
}

/** The raw query without the given keys, which are compared decoded; everything else stays as the client wrote it. */
export function withoutQueryKeys(query: string, dropped: readonly string[] | null): string {
  if (dropped === null || query === '') return query
  return filterQuery(query, (key) => !dropped.includes(key))
}

/** The pairs of a raw query that are to be kept, by their key, decoded, and the raw pair. */
export function filterQuery(query: string, keep: (key: string, pair: string) => boolean): string {
  return query.split('&').filter((pair) => {
    const end = pair.indexOf('=')
    return keep(decodeKey(end === -1 ? pair : pair.slice(0, end)), pair)
  }).join('&')
}

function decodeKey(key: string): string {
  try {
    return decodeURIComponent(key.replaceAll('+', ' '))
  } catch {
    return key
  }
}

/** What no answer takes over from a backend or a hook: the gateway says it itself. */
export const droppedFromResponses: ReadonlySet<string> = new Set([...hopByHop, 'content-length', 'x-request-id'])

/**
 * The backend's headers for the client as flat pairs: hop-by-hop fields, those that `Connection` nominates and
 * `Content-Length` gone, addresses rewritten by `rewrite` with the prefix that `prefixOf` gives.
 */
export function responseHeaders(
  parsed: Readonly<Record<string, string | readonly string[] | undefined>>,
  rewrite: Rewrite,
  prefix: string,
): string[] {
  const headers: string[] = []
  const connection = parsed['connection']
  const nominated = connection === undefined ? null : nominatedBy(String(connection), null)
  for (const name in parsed) {
    if (droppedFromResponses.has(name) || (nominated !== null && nominated.includes(name))) continue
    const value = parsed[name]
    const address = name === 'location' || name === 'content-location' || name === 'set-cookie'
    if (typeof value === 'string') headers.push(name, address ? rewrite(name, value, prefix) : value)
    else if (value !== undefined) for (const one of value) headers.push(name, address ? rewrite(name, one, prefix) : one)
  }
  return headers
}
