import { parseJsonText } from './json.ts'
import { badEncoding, Malformed } from './malformed.ts'
import type { Reader } from './reader.ts'
import type { ReadText, Unescape } from './text.ts'

/** The nesting that a value in a form may have. */
const depthLimit = 100

/**
 * A form sends objects as JSON where nothing else is said (OpenAPI 3.1, 4.8.15.1 `contentType`; 3.0, "Support for
 * x-www-form-urlencoded Request Bodies"). Undefined for text that is no JSON of an object or array.
 */
export function jsonObject(unescape: Unescape): ReadText {
  return (raw) => {
    const text = unescape(raw)
    return text === null ? badEncoding : structureOf(text)
  }
}

/**
 * The items of a list of objects, as JSON under a key each, or the whole list as JSON under one key. Text that is no JSON of
 * a structure stays a scalar, which the schema judges. Null where the items are no objects.
 */
export function jsonItems({ item }: Reader, unescape: Unescape): ((raws: readonly string[]) => unknown) | null {
  if (item === null || item.member === null || item.any) return null
  return (raws) => {
    const items: unknown[] = []
    for (const raw of raws) {
      const text = unescape(raw)
      if (text === null) return badEncoding
      const value = structureOf(text)
      if (value instanceof Malformed) return value.under(String(items.length))
      if (Array.isArray(value) && raws.length === 1 && item.item === null) return value
      items.push(value ?? item.scalar(text))
    }
    return items
  }
}

function structureOf(text: string): unknown {
  const value = parseJsonText(text, depthLimit)
  if (value instanceof Malformed) return value.code === 'syntax' ? undefined : value
  return typeof value === 'object' && value !== null ? value : undefined
}
