import type { Media, Parameter } from './contract.ts'
import { isJsonType } from './media-type.ts'
import { MisuseError } from './misuse-error.ts'

/**
 * A value as the text that stands in a path or a header, in the parameter's style or as `content` (OpenAPI 3.1, 4.8.12.3). Throws a
 * TypeError for a value that could not be read back as it was.
 */
export function encodeText(parameter: Parameter, value: unknown): string {
  const { content, style, explode } = parameter
  const encode = encoderOf(parameter)
  if (content !== null) return encode(JSON.stringify(value))
  const name = encode(parameter.name)
  const begin = style === 'label' ? '.' : style === 'matrix' ? ';' : ''
  const own = style === 'matrix' ? `${name}=` : ''
  if (typeof value !== 'object' || value === null) {
    const text = encode(scalarOf(parameter, value))
    // RFC 6570, 3.2.7: without a value there is no `=`.
    return begin + (text === '' && style === 'matrix' ? name : own + text)
  }
  const delimiter = explode && style === 'label' ? '.' : explode && style === 'matrix' ? ';' : ','
  // A dot means the same encoded or not (RFC 3986, 2.3), and headers have no escapes.
  const text = told(parameter, parameter.in === 'header' || delimiter === '.' ? delimiter : null)
  const exploded = (entries: readonly string[], before: string): string =>
    begin + (explode ? entries.map((entry) => before + entry).join(delimiter) : own + entries.join(delimiter))
  if (Array.isArray(value)) return exploded(full(parameter, value).map((item) => encode(text(item))), own)
  const key = told(parameter, parameter.in !== 'header' ? null : explode ? '=' : delimiter)
  return exploded(full(parameter, Object.entries(value)).map(([member, one]) => encode(key(text(member))) + (explode ? '=' : ',') + encode(text(one))), '')
}

/** A query parameter as `key=value` pairs, in any style or as `content`; none for an empty list or object (RFC 6570, 2.3). Throws as `encodeText`. */
export function encodeQuery(parameter: Parameter, value: unknown): readonly string[] {
  const { style } = parameter
  if (style === 'deepObject' && parameter.content === null) return deepObject(parameter, strict(parameter.name), value, true)
  return pairsOf(parameter, value, style === 'spaceDelimited' ? '%20' : style === 'pipeDelimited' ? '%7C' : ',')
}

/** The query that is one value (`in: querystring`), as pairs where it is a form, else percent-encoded. Throws as `encodeText`. */
export function encodeQuerystring(parameter: Parameter, value: unknown): readonly string[] {
  const { media } = parameter
  if (media?.kind !== 'form') return [strict(media?.kind === 'text' ? scalarOf(parameter, value) : JSON.stringify(value))]
  if (typeof value !== 'object' || value === null) throw unwritable(parameter, 'no members')
  return Object.entries(value).flatMap(([name, member]) => {
    const { style = 'form', explode = true, contentType = null } = media.fields.find((field) => field.name === name) ?? {}
    const nested = typeof member === 'object' && member !== null && (!Array.isArray(member) || member.some((item) => typeof item === 'object' && item !== null))
    const asJson = contentType === null ? nested && style === 'form' : isJsonType(contentType)
    return encodeQuery({ ...parameter, in: 'query', name, style, explode, content: asJson ? 'application/json' : null }, member)
  })
}

/** A form as text, each field as its encoding says. Throws as `encodeText`. */
export function encodeForm(media: Media, value: unknown): string {
  return encodeQuerystring({ ...wholeForm, media }, value).join('&')
}

const wholeForm: Parameter = {
  name: 'form', in: 'querystring', required: true, style: 'form', explode: true, allowReserved: false, allowEmptyValue: false, content: null,
  shape: { kind: 'any' }, validate: null,
}

/** A cookie as `name=value` pairs, which belong between semicolons: several where it is exploded. Throws as `encodeText`. */
export function encodeCookie(parameter: Parameter, value: unknown): readonly string[] {
  return pairsOf(parameter, value, ',')
}

type Encode = (text: string) => string

const strict: Encode = encodeURIComponent

/** Headers have no escapes, and in style `cookie` what needs some is the caller's (OpenAPI 3.2, "Style Values"). */
function encoderOf({ in: place, style, content }: Parameter): Encode {
  if (place === 'header') return (text) => text
  return style === 'cookie' && content === null ? cookieText : strict
}

/** RFC 6265, 4.1.1 `cookie-octet`. */
function cookieText(text: string): string {
  if (!/^[!#-+\--:<-[\]-~]*$/.test(text)) throw new MisuseError('a cookie of style cookie cannot hold spaces, quotes, commas, semicolons or backslashes')
  return text
}

function pairsOf(parameter: Parameter, value: unknown, delimiter: string): readonly string[] {
  const { explode, content } = parameter
  const encode = encoderOf(parameter)
  const name = encode(parameter.name)
  if (content !== null) return [`${name}=${encode(JSON.stringify(value))}`]
  if (typeof value !== 'object' || value === null) return [`${name}=${encode(scalarOf(parameter, value))}`]
  // Of the delimiters that are written encoded nobody can tell which of them were meant.
  const text = told(parameter, !explode && delimiter !== ',' ? decodeURIComponent(delimiter) : null)
  if (Array.isArray(value)) {
    const items = value.map((item) => encode(text(item)))
    return explode ? items.map((item) => `${name}=${item}`) : joined(name, items, delimiter)
  }
  const named = explode && parameter.style === 'cookie' ? told(parameter, '=') : text
  const entries = Object.entries(value).map(([key, member]) => [encode(named(key)), encode(text(member))] as const)
  return explode ? entries.map((entry) => entry.join('=')) : joined(name, entries.flat(), delimiter)
}

function joined(name: string, parts: readonly string[], delimiter: string): readonly string[] {
  return parts.length === 0 ? [] : [`${name}=${parts.join(delimiter)}`]
}

/** `name[a]=1&name[b][c]=2`; lists of single values as repeated keys, of anything else by index, as servers read them. */
function deepObject(parameter: Parameter, prefix: string, value: unknown, outermost = false): readonly string[] {
  if (Array.isArray(value)) {
    const flat = !outermost && value.every((item) => typeof item !== 'object' || item === null)
    return value.flatMap((item, index) => deepObject(parameter, flat ? prefix : `${prefix}%5B${index}%5D`, item))
  }
  if (typeof value !== 'object' || value === null) return [`${prefix}=${strict(scalarOf(parameter, value))}`]
  return Object.entries(value).flatMap(([key, member]) => {
    if (/[[\]]/.test(key)) throw unwritable(parameter, 'a name with brackets')
    return deepObject(parameter, `${prefix}%5B${strict(key)}%5D`, member)
  })
}

function scalarOf(parameter: Parameter, value: unknown): string {
  if (typeof value === 'object' && value !== null) throw unwritable(parameter, 'a list or an object in another')
  return value === null ? '' : String(value)
}

/** Text of a part that stands beside others, which must not hold what stands between them. */
function told(parameter: Parameter, delimiter: string | null): (value: unknown) => string {
  return (value) => {
    const text = scalarOf(parameter, value)
    if (delimiter !== null && (text.includes(delimiter) || (parameter.in === 'header' && text !== text.trim()))) throw unwritable(parameter, `a text with ${JSON.stringify(delimiter)} or outer blanks beside others`)
    return text
  }
}

function full<T>(parameter: Parameter, parts: readonly T[]): readonly T[] {
  if (parts.length === 0) throw unwritable(parameter, 'an empty list or object')
  return parts
}

function unwritable({ in: place, name, style }: Parameter, what: string): TypeError {
  return new MisuseError(`the ${place} parameter ${name} of style ${style} cannot be written: it has ${what}`)
}
