import type { Json, JsonObject } from '../../generator/load/document.ts'
import { isObject } from '../../generator/load/pointer.ts'
import type { SampleParameter } from './operations.ts'

/** What is needed to write a value as text. */
export type ParameterStyle = Pick<SampleParameter, 'name' | 'style' | 'explode' | 'allowReserved' | 'content'> & Pick<SampleParameter, 'described'>
type Written = ParameterStyle & Pick<SampleParameter, 'in'>

/**
 * A parameter as it stands in a request, by `style` and `explode` (OpenAPI 3.1, 4.8.12.3) or as JSON for `content`; percent-encoded for
 * path, query and cookie. For a path it is the text that replaces `{name}`; for a query and a cookie whole `name=value` pairs, joined by `&`
 * or `; `; for a `querystring` all of it; for a header the value. Null where the style cannot write such a value: nested objects outside of `deepObject`, and texts that
 * could not be told from the style's own delimiters.
 */
export function writeParameter(parameter: Written, value: Json): string | null {
  if (parameter.in === 'querystring') return writeQuerystring(parameter, value)
  const escape = escapeFor(parameter)
  const name = parameter.in === 'header' ? parameter.name : escapeName(parameter)
  const paired = parameter.in === 'query' || parameter.in === 'cookie'
  if (parameter.content !== null) {
    const text = isJsonType(parameter.content) ? JSON.stringify(value) : scalarText(value)
    return text === null ? null : paired ? `${name}=${escape(text)}` : escape(text)
  }
  if (parameter.style === 'deepObject') return isObject(value) ? joined(writeDeep(value, name, escape)) : null
  if (Array.isArray(value)) return writeList(parameter, value as readonly Json[], name, escape)
  if (isObject(value)) return writeObject(parameter, value, name, escape)
  const text = scalarText(value)
  if (text === null || !isTold(parameter, text, [])) return null
  switch (parameter.style) {
    case 'label': return `.${escape(text)}`
    case 'matrix': return text === '' ? `;${name}` : `;${name}=${escape(text)}`
    case 'simple': return escape(text)
    default: return paired ? `${name}=${escape(text)}` : escape(text)
  }
}

/** The query that is one value (OpenAPI 3.2, 4.12.1 `in`): a form as it stands, anything else percent-encoded as a whole. */
function writeQuerystring({ content, described }: Written, value: Json): string | null {
  if (content !== 'application/x-www-form-urlencoded') {
    const text = content !== null && isJsonType(content) ? JSON.stringify(value) : scalarText(value)
    return text === null ? null : encode(text)
  }
  if (!isObject(value)) return null
  const pairs: string[] = []
  for (const [name, item] of Object.entries(value)) {
    if (item === undefined || (Array.isArray(item) && item.length === 0)) continue
    const encoding = described !== undefined && Object.hasOwn(described.encoding, name) ? described.encoding[name] : undefined
    const written = isObject(encoding) ? encoding : {}
    const style = typeof written['style'] === 'string' ? written['style'] : 'form'
    const explode = typeof written['explode'] === 'boolean' ? written['explode'] : style === 'form'
    const nested = isObject(item) || (Array.isArray(item) && item.some((part: Json) => scalarText(part) === null))
    const asJson = typeof written['contentType'] === 'string' ? isJsonType(written['contentType']) : nested && written['style'] === undefined
    const text = writeParameter({ name, in: 'query', style, explode, allowReserved: false, content: asJson ? 'application/json' : null }, item)
    if (text === null) return null
    pairs.push(text)
  }
  return pairs.join('&')
}

type Escape = (text: string) => string

function escapeFor({ in: place, style, content, allowReserved }: Written): Escape {
  if (place === 'header' || (style === 'cookie' && content === null)) return plain
  return place === 'query' && allowReserved ? encodeReserved : encode
}

function escapeName({ name, style, content }: Written): string {
  return style === 'cookie' && content === null ? name : encode(name)
}

function joined(pairs: readonly string[] | null): string | null {
  return pairs === null ? null : pairs.join('&')
}

/** What stands between the items of a list or the names and values of an object, as it is decoded; null where each is a parameter of its own. */
function delimiterOf({ style, explode }: ParameterStyle): string | null {
  switch (style) {
    case 'label': return explode ? '.' : ','
    case 'matrix': return explode ? ';' : ','
    case 'simple': return ','
    case 'spaceDelimited': return explode ? null : ' '
    case 'pipeDelimited': return explode ? null : '|'
    default: return explode ? null : ','
  }
}

const written: Readonly<Record<string, string>> = { ' ': '%20', '|': '%7C' }

/**
 * True where a text can be told from the delimiters around it: one that is written encoded inside a text, and not between texts. A dot never
 * is (RFC 3986, 2.3: encoded or not it is the same), and neither is anything in headers and in style `cookie`, which escape nothing.
 */
function isTold(parameter: Written, text: string, delimiters: readonly string[]): boolean {
  if (parameter.in === 'header') return !delimiters.some((delimiter) => text.includes(delimiter)) && (delimiters.length === 0 || text === text.trim())
  if (parameter.style === 'cookie') return /^[!#-+\--:<-[\]-~]*$/.test(text) && !delimiters.some((delimiter) => text.includes(delimiter))
  const encoded = (delimiter: string): boolean => delimiter !== '.' && !Object.hasOwn(written, delimiter) && !(parameter.in === 'query' && parameter.allowReserved && delimiter === ',')
  return delimiters.every((delimiter) => encoded(delimiter) || !text.includes(delimiter))
}

function writeList(parameter: Written, value: readonly Json[], name: string, escape: Escape): string | null {
  const delimiter = delimiterOf(parameter)
  const texts: string[] = []
  for (const item of value) {
    const text = scalarText(item)
    if (text === null || !isTold(parameter, text, delimiter === null ? [] : [delimiter])) return null
    texts.push(escape(text))
  }
  if (delimiter === null) return texts.map((text) => `${name}=${text}`).join(parameter.in === 'cookie' ? '; ' : '&')
  const list = texts.join(written[delimiter] ?? delimiter)
  switch (parameter.style) {
    case 'simple': return list
    case 'label': return `.${list}`
    case 'matrix': return parameter.explode ? texts.map((text) => `;${name}=${text}`).join('') : `;${name}=${list}`
    default: return `${name}=${list}`
  }
}

function writeObject(parameter: Written, value: JsonObject, name: string, escape: Escape): string | null {
  const delimiter = delimiterOf(parameter)
  const around = delimiter === null ? [] : [delimiter]
  const entries: (readonly [string, string])[] = []
  for (const [key, item] of Object.entries(value)) {
    if (item === undefined) continue
    const text = scalarText(item)
    if (text === null || !isTold(parameter, key, parameter.explode ? [...around, '='] : around) || !isTold(parameter, text, around)) return null
    entries.push([escape(key), escape(text)])
  }
  const between = parameter.explode ? '=' : written[delimiter ?? ''] ?? ','
  const pairs = entries.map(([key, text]) => `${key}${between}${text}`)
  if (delimiter === null) return pairs.join(parameter.in === 'cookie' ? '; ' : '&')
  const list = pairs.join(written[delimiter] ?? delimiter)
  switch (parameter.style) {
    case 'simple': return list
    case 'label': return `.${list}`
    case 'matrix': return parameter.explode ? pairs.map((pair) => `;${pair}`).join('') : `;${name}=${list}`
    default: return `${name}=${list}`
  }
}

/**
 * `name[a]=1&name[b][c]=2`, brackets encoded; lists of scalars as repeated keys, of anything else by index, as servers read them. Null
 * where a list or an object is empty, or a key has brackets itself, which no server can read back.
 */
function writeDeep(value: Json, prefix: string, escape: Escape): readonly string[] | null {
  const parts = (entries: readonly (readonly [string, Json])[]): readonly string[] | null => {
    const pairs: string[] = []
    for (const [at, item] of entries) {
      const below = writeDeep(item, at, escape)
      if (below === null) return null
      pairs.push(...below)
    }
    return pairs.length === 0 ? null : pairs
  }
  if (Array.isArray(value)) {
    const items = value as readonly Json[]
    return parts(items.map((item, index) => [items.every((one) => scalarText(one) !== null) ? prefix : `${prefix}%5B${index}%5D`, item]))
  }
  if (isObject(value)) {
    const entries = Object.entries(value).filter((entry): entry is [string, Json] => entry[1] !== undefined)
    return entries.some(([key]) => /[[\]]/.test(key)) ? null : parts(entries.map(([key, item]) => [`${prefix}%5B${escape(key)}%5D`, item]))
  }
  const text = scalarText(value)
  return text === null ? null : [`${prefix}=${escape(text)}`]
}

/** A string, number, boolean or null as text; null for what is none of these. */
export function scalarText(value: Json): string | null {
  if (typeof value === 'string') return value
  return typeof value === 'number' || typeof value === 'boolean' || value === null ? String(value) : null
}

/** True for `application/json`, `text/json` and every `+json`. */
export function isJsonType(type: string): boolean {
  const essence = (type.split(';')[0] ?? '').trim().toLowerCase()
  return essence === 'application/json' || essence === 'text/json' || essence.endsWith('+json')
}

/** Everything but RFC 3986's unreserved characters; a lone surrogate, which no URL can hold, becomes U+FFFD. */
function encode(text: string): string {
  return encodeURIComponent(text.toWellFormed()).replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)
}

/** Leaves RFC 3986's reserved characters as they are, but those that would end the value. */
function encodeReserved(text: string): string {
  return encode(text).replace(/%(3A|2F|3F|40|21|24|27|28|29|2A|2C)/g, (encoded) => decodeURIComponent(encoded))
}

function plain(text: string): string {
  return text
}
