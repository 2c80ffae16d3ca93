import type { Parameter, ParameterStyle } from './contract.ts'

const text = (value: unknown): string => (value === null ? '' : typeof value === 'object' ? JSON.stringify(value) : String(value))
const strict = (value: unknown): string => encodeURIComponent(text(value))

/** A value as the text that stands in a path, a header or a cookie (OpenAPI 3.1, 4.8.12.3 `simple`, `label`, `matrix`, and `form` of cookies). */
export function encodeText(parameter: Parameter, value: unknown): string {
  const { content, style, explode } = parameter
  const encode = parameter.in === 'path' || parameter.in === 'cookie' ? strict : text
  if (content !== null) return encode(JSON.stringify(value))
  const name = strict(parameter.name)
  const delimiter = explode && style === 'label' ? '.' : explode && style === 'matrix' ? ';' : ','
  const begin = style === 'label' ? '.' : style === 'matrix' ? ';' : ''
  const own = style === 'matrix' ? `${name}=` : ''
  if (Array.isArray(value)) {
    return begin + (explode ? value.map((item) => own + encode(item)).join(delimiter) : own + value.map(encode).join(delimiter))
  }
  if (value !== null && typeof value === 'object') {
    const members = Object.entries(value).map(([key, member]) => encode(key) + (explode ? '=' : ',') + encode(member)).join(delimiter)
    return begin + (explode ? members : own + members)
  }
  return begin + own + encode(value)
}

/** A query parameter as `key=value` pairs, in any style or as `content` (OpenAPI 3.1, 4.8.12.3). */
export function encodeQuery(parameter: Parameter, value: unknown): readonly string[] {
  const name = strict(parameter.name)
  if (parameter.content !== null) return [`${name}=${strict(JSON.stringify(value))}`]
  if (parameter.style === 'deepObject') return deepObject(name, value)
  const delimiter = delimiters[parameter.style] ?? ','
  if (Array.isArray(value)) {
    return parameter.explode ? value.map((item) => `${name}=${strict(item)}`) : [`${name}=${value.map(strict).join(delimiter)}`]
  }
  if (value !== null && typeof value === 'object') {
    const entries = Object.entries(value)
    return parameter.explode
      ? entries.map(([key, member]) => `${strict(key)}=${strict(member)}`)
      : [`${name}=${entries.flatMap(([key, member]) => [strict(key), strict(member)]).join(delimiter)}`]
  }
  return [`${name}=${strict(value)}`]
}

const delimiters: Partial<Record<ParameterStyle, string>> = { spaceDelimited: '%20', pipeDelimited: '%7C' }

function deepObject(prefix: string, value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap((item) => deepObject(prefix, item))
  if (value === null || typeof value !== 'object') return [`${prefix}=${strict(value)}`]
  return Object.entries(value).flatMap(([key, member]) => deepObject(`${prefix}[${strict(key)}]`, member))
}
