import type { BodyAcceptor } from './acceptor.ts'
import type { Field } from '../contract.ts'
import { isJsonType } from '../media-type.ts'
import { decodeForm } from '../percent.ts'
import { readText } from './bytes.ts'
import { compileKeyed, emptyValue, group } from './keyed.ts'
import { Malformed, setOwn } from './malformed.ts'

/** Reads a body as one value; `attempt` counts from 0. */
export interface BodyReader {
  /** How many readings there are: where the first one's value does not fit the schema, the next may. */
  readonly attempts: number
  /** `contentType` is the header's raw text. */
  readonly read: (bytes: Buffer, attempt: number, contentType: string) => unknown
  /** The short way for bodies that are valid and whose value nobody wants (`bodyAcceptor`). */
  readonly accepts?: BodyAcceptor
}

/**
 * Compiles the reading of `application/x-www-form-urlencoded` (OpenAPI 3.1, 4.8.14.4). Fields that are not declared are
 * strings, so that the schema sees and judges them. Objects come as `name[member]=value`, as JSON, or with their members as
 * keys of their own.
 */
export function formReader(fields: readonly Field[]): BodyReader {
  const inputs = fields.map(({ contentType, ...field }) => ({
    ...field, allowEmptyValue: false,
    // Text is text whatever it is called; only JSON is read otherwise.
    content: contentType !== null && isJsonType(contentType) ? contentType : null,
  }))
  const { split, readings } = compileKeyed(inputs, { separator: '&', unescape: decodeForm, lenientObjects: true })
  const read = (bytes: Buffer, attempt: number): unknown => {
    const text = readText(bytes)
    if (typeof text !== 'string') return text
    const pairs = split(text)
    if (pairs instanceof Malformed) return pairs
    const form: Record<string, unknown> = {}
    for (const [at, { name }] of fields.entries()) {
      const value = firstSound(readings[at]!, attempt, (one) => one(pairs))
      if (value instanceof Malformed) return value.under(name)
      if (value !== undefined && value !== emptyValue) setOwn(form, name, value)
    }
    if (pairs.unknown === null) return form
    const unknown = new Map<string, string | string[]>()
    group(pairs.unknown, unknown)
    for (const [name, raw] of unknown) {
      const value = typeof raw === 'string' ? decodeForm(raw) : raw.map(decodeForm)
      if (value === null || (Array.isArray(value) && value.includes(null))) return new Malformed('encoding', 'has malformed percent-encoding').under(name)
      setOwn(form, name, value)
    }
    return form
  }
  return { attempts: attemptCount(readings), read }
}

/** As many readings of the whole as its part with the most has; bounded, since each is made anew where the one before did not fit. */
export function attemptCount(parts: readonly (readonly unknown[])[]): number {
  return Math.min(4, Math.max(1, ...parts.map(({ length }) => length)))
}

/** The value of a reading and, where it is malformed, of those after it; readings that are missing count as the last. */
export function firstSound<R>(readings: readonly R[], attempt: number, use: (reading: R) => unknown): unknown {
  const from = Math.min(attempt, readings.length - 1)
  const first = use(readings[from]!)
  if (!(first instanceof Malformed)) return first
  for (const reading of readings) {
    const value = use(reading)
    if (!(value instanceof Malformed)) return value
  }
  return first
}
