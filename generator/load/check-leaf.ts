import type { Json } from './document.ts'
import { isObject } from './pointer.ts'

/** What a value of a leaf kind should have been, or undefined where it is that. */
export function leafFault(value: Json, kind: string, form: 'one' | 'list' | 'map' = 'one'): string | undefined {
  if (form === 'list') {
    if (!Array.isArray(value)) return `a list of ${plurals[kind] ?? 'values'}`
    return (value as readonly Json[]).every((item) => leafFault(item, kind) === undefined) ? undefined : `a list of ${plurals[kind] ?? 'values'} only`
  }
  if (form === 'map') {
    if (!isObject(value)) return `a map of ${plurals[kind] ?? 'values'}`
    return Object.values(value).every((item) => leafFault(item as Json, kind) === undefined) ? undefined : `a map of ${plurals[kind] ?? 'values'} only`
  }
  switch (kind) {
    case 'text': return typeof value === 'string' || value === null ? undefined : 'a string'
    case 'string': case 'schemaName': return typeof value === 'string' ? undefined : 'a string'
    case 'boolean': return typeof value === 'boolean' ? undefined : 'true or false'
    case 'number': return typeof value === 'number' ? undefined : 'a number'
    case 'count': return typeof value === 'number' && Number.isInteger(value) && value >= 0 ? undefined : 'a whole number, 0 or more'
    case 'strings': return leafFault(value, 'string', 'list')
    default: return undefined
  }
}

/** A value in a message: short, and never a whole subtree. */
export function describeValue(value: Json | undefined): string {
  if (value === undefined) return 'nothing'
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'a list'
  if (typeof value === 'object') return 'an object'
  const text = JSON.stringify(value)
  return text.length > 60 ? `${text.slice(0, 57)}...` : text
}

/** The type of a value in a message, where the value itself must not be shown. */
export function describeType(value: Json | undefined): string {
  if (typeof value === 'string') return value === '' ? 'an empty text' : 'a text'
  return typeof value === 'number' || typeof value === 'boolean' ? `a ${typeof value}` : describeValue(value)
}

const plurals: Readonly<Record<string, string>> = { string: 'strings', schemaName: 'strings', text: 'strings', boolean: 'booleans', number: 'numbers' }
