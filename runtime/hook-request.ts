import { isDeepStrictEqual } from 'node:util'
import { filterQuery, withoutCookies } from './backend/headers.ts'
import { templateNames } from './router/template.ts'
import type { Operation, Parameter } from './contract.ts'
import { propertiesOf } from './decode/reader.ts'
import { encodeCookie, encodeQuery, encodeQuerystring, encodeText } from './encode.ts'
import type { Exchange } from './exchange.ts'
import { MisuseError } from './misuse-error.ts'
import { isSameXml, isXml, rewriteXml } from './xml/rewrite.ts'

type Values = Readonly<Record<string, unknown>>

/** The members of a hook's request that it may change. */
export interface RequestChange {
  readonly path?: Values
  readonly query?: Values
  readonly headers?: Values
  readonly cookies?: Values
  readonly body?: unknown
}

interface Changed {
  readonly parameter: Parameter
  readonly before: unknown
  /** Undefined: taken out. */
  readonly value: unknown
}

/**
 * Validates what a `before` hook changed and writes it back into the request for the backend, serialised by the parameter's
 * style. What it gives back as it got it stays as the client wrote it. Throws a TypeError for an undeclared parameter, for
 * a required one that is taken out and for a value that breaks its schema: the fault is the hook's, so it ends as a 500.
 */
export function changeRequest(x: Exchange, operation: Operation, change: RequestChange): void {
  const { path, query, headers, cookies } = x.parameters ?? { path: {}, query: {}, headers: {}, cookies: {} }
  for (const changed of changesOf(operation, 'path', change.path, path)) changePath(x, operation, changed)
  const whole = operation.parameters.some((parameter) => parameter.in === 'querystring')
  if (whole) for (const changed of changesOf(operation, 'querystring', change.query, query)) changeWholeQuery(x, changed)
  else for (const changed of changesOf(operation, 'query', change.query, query)) changeQuery(x, changed)
  for (const { parameter, value } of changesOf(operation, 'header', change.headers, headers)) {
    x.droppedHeaders = [...(x.droppedHeaders ?? []), parameter.name.toLowerCase()]
    if (value !== undefined) x.addedHeaders = [...(x.addedHeaders ?? []), parameter.name, encodeText(parameter, value)]
  }
  changeCookies(x, changesOf(operation, 'cookie', change.cookies, cookies))
  if (change.body !== undefined) changeBody(x, operation, change.body)
  x.parameters = {
    path: { ...path, ...change.path }, query: { ...query, ...change.query },
    headers: { ...headers, ...change.headers }, cookies: { ...cookies, ...change.cookies },
  }
}

function changesOf(operation: Operation, place: Parameter['in'], values: Values | undefined, decoded: Values): readonly Changed[] {
  return Object.entries(values ?? {}).flatMap(([name, value]) => {
    const parameter = declared(operation, place, name)
    const before = decoded[parameter.name]
    // A list or an object may have been changed in place; anything else that is the same was only passed along.
    if (Object.is(value, before) && (typeof value !== 'object' || value === null)) return []
    return [{ parameter, before, value: checked(operation, parameter, value) }]
  })
}

function changePath(x: Exchange, operation: Operation, { parameter, value }: Changed): void {
  const text = encodeText(parameter, value)
  if (text === '' || text === '.' || text === '..') throw new MisuseError(`hook of ${operation.id}: the path parameter ${parameter.name} would change the path`)
  const at = templateNames(operation.path).indexOf(parameter.name)
  x.captures = x.captures.map((raw, index) => (index === at ? text : raw))
}

function changeQuery(x: Exchange, changed: Changed): void {
  const { parameter: { name, style }, parameter, value } = changed
  const keys = keysOf(changed)
  const own = (key: string): boolean => keys.includes(key) || (style === 'deepObject' && key.startsWith(`${name}[`))
  const rest = x.query === '' ? '' : filterQuery(x.query, (key) => !own(key))
  x.query = [...(rest === '' ? [] : [rest]), ...(value === undefined ? [] : encodeQuery(parameter, value))].join('&')
}

/** The query that is one value: written anew, but for the pairs beside it, which are credentials that the backend may want. */
function changeWholeQuery(x: Exchange, { parameter, before, value }: Changed): void {
  const isForm = parameter.media?.kind === 'form'
  const members = [before, value].flatMap((one) => (one !== null && typeof one === 'object' ? Object.keys(one) : []))
  const own = (key: string, pair: string): boolean => (isForm ? members.some((name) => key === name || key.startsWith(`${name}[`)) : !pair.includes('='))
  const rest = x.query === '' ? '' : filterQuery(x.query, (key, pair) => !own(key, pair))
  x.query = [...(rest === '' ? [] : [rest]), ...(value === undefined ? [] : encodeQuerystring(parameter, value))].join('&')
}

/** The keys that a parameter may stand under: its own, and where it is an exploded object those of its members. */
function keysOf({ parameter: { name, style, explode, content, shape }, before, value }: Changed): readonly string[] {
  if (!explode || style === 'deepObject' || content !== null) return [name]
  const members = [before, value].flatMap((one) => (one !== null && typeof one === 'object' && !Array.isArray(one) ? Object.keys(one) : []))
  return [name, ...members, ...propertiesOf(shape)]
}

/** One `Cookie` header, whatever was changed (RFC 6265, 5.4): of two, a backend may read one. */
function changeCookies(x: Exchange, cookies: readonly Changed[]): void {
  if (cookies.length === 0) return
  const kept = withoutCookies(x.header('cookie') ?? '', [...(x.droppedCookies ?? []), ...cookies.flatMap(keysOf)])
  const pairs = cookies.flatMap(({ parameter, value }) => (value === undefined ? [] : encodeCookie(parameter, value)))
  const header = [...(kept === '' ? [] : [kept]), ...pairs].join('; ')
  x.droppedHeaders = [...(x.droppedHeaders ?? []), 'cookie']
  if (header !== '') x.addedHeaders = [...(x.addedHeaders ?? []), 'cookie', header]
}

function changeBody(x: Exchange, operation: Operation, body: unknown): void {
  const declared = operation.body?.media ?? []
  const media = x.media ?? declared.find(({ kind }) => kind === 'json') ?? declared.find(isXml) ?? null
  if (isXml(media)) {
    if (x.body !== null && body === x.value && isSameXml(media, body, x.body)) return
    return replaceBody(x, rewriteXml(media, body, x.body), body, media.type.includes('*') ? 'application/xml' : media.type)
  }
  if (media === null || media.kind !== 'json') {
    if (body === x.value) return
    throw new MisuseError(`hook of ${operation.id}: only a JSON or XML body can be changed`)
  }
  // A body that was passed along is forwarded as it came: written anew, it would lose what no JavaScript number can hold.
  if (x.body !== null && body === x.value && isDeepStrictEqual(body, sent(x))) return
  if (media.validate !== null && !media.validate(body)) {
    throw new MisuseError(`hook of ${operation.id}: the changed body breaks its schema: ${JSON.stringify(media.validate.errors?.[0]?.schemaPath)}`)
  }
  replaceBody(x, Buffer.from(JSON.stringify(body)), body, media.type.includes('*') ? 'application/json' : media.type)
}

function replaceBody(x: Exchange, bytes: Buffer, value: unknown, type: string): void {
  x.body = bytes
  x.value = value
  x.droppedHeaders = [...(x.droppedHeaders ?? []), 'content-encoding', 'content-type']
  x.addedHeaders = [...(x.addedHeaders ?? []), 'content-type', type]
}

/** The body as the client sent it, parsed anew; undefined where its bytes are coded. */
function sent(x: Exchange): unknown {
  try {
    return JSON.parse(x.body!.toString()) as unknown
  } catch {
    return undefined
  }
}

function declared(operation: Operation, place: Parameter['in'], name: string): Parameter {
  const same = place === 'header'
    ? (parameter: Parameter) => parameter.name.toLowerCase() === name.toLowerCase()
    : (parameter: Parameter) => parameter.name === name
  const parameter = operation.parameters.find((candidate) => candidate.in === place && same(candidate))
  if (parameter === undefined) throw new MisuseError(`hook of ${operation.id}: no ${place} parameter ${name} is declared`)
  return parameter
}

function checked(operation: Operation, parameter: Parameter, value: unknown): unknown {
  if (value === undefined) {
    if (parameter.required) throw new MisuseError(`hook of ${operation.id}: the ${parameter.in} parameter ${parameter.name} is required`)
    return undefined
  }
  if (parameter.validate !== null && !parameter.validate(value)) {
    throw new MisuseError(`hook of ${operation.id}: the changed ${parameter.in} parameter ${parameter.name} breaks its schema`)
  }
  return value
}
