import type { Parameter } from './contract.ts'

const text = (value: unknown): string => (value === null ? '' : typeof value === 'object' ? JSON.stringify(value) : String(value))
const strict = (value: unknown): string => encodeURIComponent(text(value))
const plain = text

/** A value as the text that stands in a path, a header or a cookie (OpenAPI 3.1, 4.8.12.2 `simple`, and `form` of cookies). */
export function encodeText(parameter: Parameter, value: unknown): string {
  const encode = parameter.in === 'path' || parameter.in === 'cookie' ? strict : plain
  if (parameter.content !== null) return encode(JSON.stringify(value))
  if (Array.isArray(value)) return value.map(encode).join(',')
  if (value !== null && typeof value === 'object') {
    return Object.entries(value).map(([key, member]) => encode(key) + (parameter.explode ? '=' : ',') + encode(member)).join(',')
  }
  return encode(value)
}

/** A query parameter as `key=value` pairs, in `form`, `deepObject` or as `content` (OpenAPI 3.1, 4.8.12.2). */
export function encodeQuery(parameter: Parameter, value: unknown): readonly string[] {
  const name = strict(parameter.name)
  if (parameter.content !== null) return [`${name}=${strict(JSON.stringify(value))}`]
  if (parameter.style === 'deepObject') return deepObject(name, value)
  if (Array.isArray(value)) {
    return parameter.explode ? value.map((item) => `${name}=${strict(item)}`) : [`${name}=${value.map(strict).join(',')}`]
  }
  if (value !== null && typeof value === 'object') {
    const entries = Object.entries(value)
    return parameter.explode
      ? entries.map(([key, member]) => `${strict(key)}=${strict(member)}`)
      : [`${name}=${entries.map(([key, member]) => `${strict(key)},${strict(member)}`).join(',')}`]
  }
  return [`${name}=${strict(value)}`]
}

function deepObject(prefix: string, value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap((item) => deepObject(prefix, item))
  if (value === null || typeof value !== 'object') return [`${prefix}=${strict(value)}`]
  return Object.entries(value).flatMap(([key, member]) => deepObject(`${prefix}[${strict(key)}]`, member))
}
