import { createHash } from 'node:crypto'
import { headerReader, cookieReader, queryReader } from '../auth/credentials.ts'
import { prefixOf, withoutCookies, withoutQueryKeys } from '../backend/headers.ts'
import { propertiesOf, takesOthers } from '../decode/reader.ts'
import type { Exchange } from '../exchange.ts'
import type { Carrier, OperationContext } from '../stage.ts'
import { selector } from './judge.ts'
import type { Select } from './stored.ts'

/** How requests of one operation are told apart. */
export interface RequestKey {
  /** Takes out of a request what is not in its key, so that it does not reach the backend: undeclared query keys and cookies. */
  prepare(x: Exchange): void
  /** The key of a request that was prepared. */
  of(x: Exchange): string
  /** Whether anybody proved who he is, or a credential goes to the backend. */
  isIdentified(x: Exchange): boolean
  /** Whether a credential goes to the backend that is not in the key. */
  hasLooseCredentials(x: Exchange): boolean
  select(x: Exchange): Select
}

/** Headers that are negotiated, judged or overwritten on the way: an answer says with `Vary` where it depends on one of them. */
const neverInKey: ReadonlySet<string> = new Set([
  'accept', 'accept-encoding', 'content-type', 'authorization', 'cookie', 'cache-control', 'pragma', 'range', 'if-range', 'if-match', 'if-none-match',
  'if-modified-since', 'if-unmodified-since', 'x-request-id', 'traceparent', 'tracestate', 'host', 'via', 'date', 'user-agent',
])

/**
 * Compiles the key: the address, the declared query, headers and cookies, the headers that the policy names and, where answers are kept
 * apart by identity, all that the backend is told of the caller.
 */
export function compileRequestKey(context: OperationContext): RequestKey {
  const { operation, hooks, policies: { cache: policy }, verifiers } = context
  const declared = operation.parameters.filter((parameter) => parameter.in === 'header').map(({ name }) => name.toLowerCase()).filter((name) => !neverInKey.has(name))
  const negotiated = Object.values(operation.responses).some(({ media }) => media.length > 1) ? ['accept'] : []
  const headers = [...new Set([...declared, ...negotiated, ...policy.vary.map((name) => name.toLowerCase())])]
  const schemes = new Set(operation.security.anyOf.flat().map(({ scheme }) => scheme))
  const used = [...verifiers.values()].filter(({ scheme }) => schemes.has(scheme))
  const forwarded = used.flatMap(({ carrier, handling }) => (carrier === null || handling === 'remove' ? [] : [carrier]))
  const readers = forwarded.map((carrier) => readerOf(carrier))
  const cookies = cookieNames(context, forwarded)
  const apart = policy.shared === 'identity'
  // A backend that is told of the caller in words of its own (`identity`) is told also where one answer would be for all.
  const tellsClaims = context.outgoing !== undefined && [operation.backend, ...operation.routes.map(({ backend }) => backend)].some(({ name }) => context.outgoing!.has(name))
  const routed = operation.routes.length > 0
  const carriesAuthorization = used.some(({ carrier }) => carrier?.in === 'header' && carrier.name === 'authorization')

  const prepare = (x: Exchange): void => {
    if (policy.shared === 'all' && x.principal !== null) x.droppedHeaders = [...(x.droppedHeaders ?? []), ...identityHeaders]
    if (x.query !== '') x.query = inOneOrder(withoutQueryKeys(x.query, x.droppedQuery))
    if (cookies === 'all' || x.request.headers.cookie === undefined) return
    if (cookies.size === 0) x.droppedHeaders = [...(x.droppedHeaders ?? []), 'cookie']
    else x.droppedCookies = [...(x.droppedCookies ?? []), ...namesOfCookies(x.request.headers.cookie).filter((name) => !cookies.has(name))]
  }

  const credentialsOf = (x: Exchange): string => {
    let found = ''
    for (const read of readers) {
      const sent = read(x)
      if (sent !== undefined) found += `\n${sent ?? ''}`
    }
    return found
  }

  /** What is forwarded may say more than the subject (claims, a session): its digest stands for all of it, and keeps it out of the store. */
  const identityOf = (x: Exchange): string => {
    const credentials = readers.length === 0 ? '' : credentialsOf(x)
    const digest = credentials === '' ? '' : digestOf(credentials)
    const { principal } = x
    return principal === null ? digest : `${principal.scheme}\t${principal.subject}\t${principal.scopes.join(' ')}\t${digest}`
  }

  const forwardedCookies = (x: Exchange): string => {
    const sent = x.header('cookie') ?? ''
    return cookies !== 'all' && cookies.size === 0 ? '' : withoutCookies(sent, x.droppedCookies)
  }

  return {
    prepare,
    of(x) {
      const sent = x.request.headers
      // Each part ends with what it cannot hold: a host of `a/b` must not pass for a host of `a` with another path.
      let key = `${sent.host ?? ''}\n${prefixOf(x.request)}\n${x.path}?${x.query}`
      // Whoever is trusted to say so may have said it: it reaches the backend, and its links are made of it.
      const proto = sent['x-forwarded-proto']
      const host = sent['x-forwarded-host']
      if (proto !== undefined || host !== undefined) key += `\np${String(proto)}\t${String(host)}`
      for (const name of headers) key += `\n${selectText(sent[name])}`
      if (cookies === 'all' || cookies.size > 0) key += `\nc${forwardedCookies(x)}`
      if (apart && (x.principal !== null || readers.length > 0)) key += `\ni${identityOf(x)}`
      if (tellsClaims && x.principal !== null) key += `\nj${digestOf(JSON.stringify([x.principal.subject, x.principal.scopes, x.principal.claims]))}`
      if (routed) key += `\nr${x.route}`
      // What a hook or a transformation changed is sent too.
      if (x.addedHeaders !== null) key += `\na${x.addedHeaders.join('\t')}`
      if (hooks?.before !== undefined) key += `\nb${x.captures.join('/')}`
      return key
    },
    isIdentified: (x) => x.principal !== null || x.request.headers.authorization !== undefined || (readers.length > 0 && credentialsOf(x) !== ''),
    hasLooseCredentials: (x) => x.request.headers.authorization !== undefined && !(carriesAuthorization && (apart || policy.shared === 'all')),
    select: (x) => selector((name) => (name === 'cookie' ? forwardedCookies(x) || undefined : x.header(name))),
  }
}

/** Where everybody gets the same, nobody behind is told who asked first. */
const identityHeaders = ['x-gateway-subject', 'x-gateway-scopes']

const digestOf = (text: string): string => createHash('sha256').update(text).digest('base64')

function selectText(value: string | string[] | undefined): string {
  return value === undefined ? '' : `=${typeof value === 'string' ? value : value.join(', ')}`
}

function readerOf({ in: place, name }: Carrier): ReturnType<typeof headerReader> {
  return place === 'header' ? headerReader(name) : place === 'query' ? queryReader(name) : cookieReader(name)
}

/** The cookies that reach the backend: declared ones, and those that it judges itself; all of them where the names are not known. */
function cookieNames({ operation }: OperationContext, forwarded: readonly Carrier[]): ReadonlySet<string> | 'all' {
  const declared = operation.parameters.filter((parameter) => parameter.in === 'cookie')
  const exploded = declared.filter(({ explode, shape, content }) => explode && content === null && shape.kind !== 'scalar')
  if (exploded.some(({ shape }) => takesOthers(shape))) return 'all'
  return new Set([
    ...declared.map(({ name }) => name), ...exploded.flatMap(({ shape }) => propertiesOf(shape)),
    ...forwarded.flatMap((carrier) => (carrier.in === 'cookie' ? [carrier.name] : [])),
  ])
}

function namesOfCookies(header: string): readonly string[] {
  return header.split(';').map((pair) => pair.slice(0, Math.max(0, pair.indexOf('='))).trim())
}

/** The pairs of a query by their keys; those of one key stay in the order in which they came. */
export function inOneOrder(query: string): string {
  if (!query.includes('&')) return query
  const keyed = query.split('&').map((pair) => [pair.split('=', 1)[0]!, pair] as const)
  return keyed.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)).map(([, pair]) => pair).join('&')
}
