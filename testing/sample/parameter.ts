import type { Json, JsonObject } from '../../generator/load/document.ts'
import { isObject } from '../../generator/load/pointer.ts'
import type { SampleParameter } from './operations.ts'

/** What is needed to write a value as text. */
export type ParameterStyle = Pick<SampleParameter, 'name' | 'style' | 'explode' | 'allowReserved' | 'content'>

/**
 * A parameter as it stands in a request, by `style` and `explode` (OpenAPI 3.1, 4.8.12.3) or as JSON for `content`; percent-encoded for
 * path, query and cookie. For a path it is the text that replaces `{name}`; for a query and a cookie whole `name=value` pairs, joined by `&`
 * or `; `; for a header the value. Null where the style cannot write such a value (nested objects, an object as `spaceDelimited`).
 */
export function writeParameter(parameter: ParameterStyle & Pick<SampleParameter, 'in'>, value: Json): string | null {
  const escape = parameter.in === 'header' ? plain : parameter.in === 'query' && parameter.allowReserved ? encodeReserved : encode
  const name = parameter.in === 'header' ? parameter.name : encode(parameter.name)
  const paired = parameter.in === 'query' || parameter.in === 'cookie'
  if (parameter.content !== null) {
    const text = isJsonType(parameter.content) ? JSON.stringify(value) : scalarText(value)
    return text === null ? null : paired ? `${name}=${escape(text)}` : escape(text)
  }
  if (Array.isArray(value)) return writeList(parameter, value as readonly Json[], name, escape)
  if (isObject(value)) return writeObject(parameter, value, name, escape)
  const text = scalarText(value)
  if (text === null || parameter.style === 'deepObject') return null
  switch (parameter.style) {
    case 'label': return `.${escape(text)}`
    case 'matrix': return text === '' ? `;${name}` : `;${name}=${escape(text)}`
    case 'simple': return escape(text)
    default: return paired ? `${name}=${escape(text)}` : escape(text)
  }
}

type Escape = (text: string) => string

function writeList(parameter: ParameterStyle & Pick<SampleParameter, 'in'>, value: readonly Json[], name: string, escape: Escape): string | null {
  const texts: string[] = []
  for (const item of value) {
    const text = scalarText(item)
    if (text === null) return null
    texts.push(escape(text))
  }
  switch (parameter.style) {
    case 'simple': return ambiguous(parameter, value, ',') ? null : texts.join(',')
    case 'label': return `.${texts.join(parameter.explode ? '.' : ',')}`
    case 'matrix': return parameter.explode ? texts.map((text) => `;${name}=${text}`).join('') : `;${name}=${texts.join(',')}`
    case 'form':
      if (parameter.explode) return texts.map((text) => `${name}=${text}`).join(parameter.in === 'cookie' ? '; ' : '&')
      return ambiguous(parameter, value, ',') ? null : `${name}=${texts.join(',')}`
    case 'spaceDelimited': return parameter.explode ? texts.map((text) => `${name}=${text}`).join('&') : ambiguous(parameter, value, ' ') ? null : `${name}=${texts.join('%20')}`
    case 'pipeDelimited': return parameter.explode ? texts.map((text) => `${name}=${text}`).join('&') : ambiguous(parameter, value, '|') ? null : `${name}=${texts.join('%7C')}`
    default: return null
  }
}

/** True where a delimiter inside an item cannot be told from one between items: always in headers, and for the two that are written encoded. */
function ambiguous(parameter: ParameterStyle & Pick<SampleParameter, 'in'>, value: readonly Json[], delimiter: string): boolean {
  const telling = parameter.in !== 'header' && delimiter === ',' && !parameter.allowReserved
  return !telling && value.some((item) => typeof item === 'string' && (item.includes(delimiter) || (parameter.in === 'header' && item !== item.trim())))
}

function writeObject(parameter: ParameterStyle & Pick<SampleParameter, 'in'>, value: JsonObject, name: string, escape: Escape): string | null {
  const entries: [string, string][] = []
  for (const [key, item] of Object.entries(value)) {
    if (item === undefined) continue
    if (parameter.style === 'deepObject' && Array.isArray(item)) {
      for (const part of item as readonly Json[]) {
        const text = scalarText(part)
        if (text === null) return null
        entries.push([escape(key), escape(text)])
      }
      continue
    }
    const text = scalarText(item)
    if (text === null) return null
    entries.push([escape(key), escape(text)])
  }
  const pairs = (between: string): string[] => entries.map(([key, text]) => `${key}${between}${text}`)
  switch (parameter.style) {
    case 'simple': return ambiguous(parameter, Object.entries(value).flat() as Json[], ',') ? null : parameter.explode ? pairs('=').join(',') : pairs(',').join(',')
    case 'label': return parameter.explode ? pairs('=').map((pair) => `.${pair}`).join('') : `.${pairs(',').join(',')}`
    case 'matrix': return parameter.explode ? pairs('=').map((pair) => `;${pair}`).join('') : `;${name}=${pairs(',').join(',')}`
    case 'form': return parameter.explode ? pairs('=').join(parameter.in === 'cookie' ? '; ' : '&') : `${name}=${pairs(',').join(',')}`
    case 'deepObject': return entries.map(([key, text]) => `${name}%5B${key}%5D=${text}`).join('&')
    default: return null
  }
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
