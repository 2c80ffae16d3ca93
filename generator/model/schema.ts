import type { Json, JsonObject } from '../load/document.ts'
import { childOf, isObject, valueAt } from '../load/pointer.ts'
import type { SlotModel } from './model.ts'
import { NameTable } from './naming.ts'
import { localPointer } from './reader.ts'

/** Collects the schemas of one API that are to be compiled, under names that are unique. */
export class SlotTable {
  readonly slots: SlotModel[] = []
  readonly #names = new NameTable()

  /** The name that a schema got; null where there is none or where it allows every value. */
  add(slot: { readonly name: string; readonly schema: { readonly value: Json; readonly pointer: string | null } | undefined; readonly direction: 'request' | 'response'; readonly group: string; readonly text?: boolean; readonly strips?: boolean }): string | null {
    const { schema, direction, group, text, strips } = slot
    if (schema === undefined || !isSchema(schema.value) || allowsAll(schema.value)) return null
    const name = this.#names.take(slot.name === '' ? 'Schema' : slot.name, 'Schema')
    this.slots.push({ name, pointer: schema.pointer, schema: schema.value, direction, group, ...(text === true && { text }), ...(strips && { strips }) })
    return name
  }
}

/** True for a schema that every value matches: `true` and `{}`, annotations aside. */
export function allowsAll(schema: Json): boolean {
  if (schema === true) return true
  return isObject(schema) && Object.keys(schema).every((key) => annotations.has(key) || key.startsWith('x-'))
}

/** True for a schema that every string matches: `type: string` and annotations. */
export function allowsAllText(root: JsonObject, schema: Json | undefined): boolean {
  const value = resolveSchema(root, schema)
  if (!isObject(value) || childOf(value, 'type') !== 'string') return false
  const { type: _type, ...others } = value
  return allowsAll(others)
}

/** True for a string schema that stands for bytes: `format: binary`, or a media type without an encoding (OpenAPI 3.1, 4.8.14.1). */
export function isBinary(root: JsonObject, schema: Json | undefined): boolean {
  const value = resolveSchema(root, schema)
  if (!isObject(value)) return false
  if (childOf(value, 'format') === 'binary') return true
  return typeof childOf(value, 'contentMediaType') === 'string' && childOf(value, 'contentEncoding') === undefined
    && childOf(value, 'contentMediaType') !== 'application/json'
}

/** The schema that a chain of references without siblings ends at. */
export function resolveSchema(root: JsonObject, schema: Json | undefined): Json | undefined {
  let value = schema
  for (let hops = 0; hops < 100 && isObject(value); hops++) {
    const reference = childOf(value, '$ref')
    if (typeof reference !== 'string') return value
    const pointer = localPointer(reference)
    if (pointer === undefined) return undefined
    value = valueAt(root, pointer)
  }
  return value
}

/** The properties that an object schema declares, through references and `allOf`, `oneOf`, `anyOf`; the first declaration of a name counts. */
export function propertiesOf(root: JsonObject, schema: Json | undefined): ReadonlyMap<string, Json> {
  const found = new Map<string, Json>()
  const seen = new Set<Json>()
  const read = (given: Json | undefined): void => {
    const value = resolveSchema(root, given)
    if (!isObject(value) || seen.has(value)) return
    seen.add(value)
    const properties = childOf(value, 'properties')
    if (isObject(properties)) {
      for (const key of Object.keys(properties)) if (!found.has(key)) found.set(key, properties[key] as Json)
    }
    for (const key of combinators) {
      const parts = childOf(value, key)
      if (Array.isArray(parts)) for (const part of parts as readonly Json[]) read(part)
    }
  }
  read(schema)
  return found
}

/**
 * A multipart schema whose binary parts allow every value, since the bytes of a file are no text to validate;
 * the schema itself where it has none. References to schemas with such parts are replaced by what they refer to.
 */
export function withoutBinary(root: JsonObject, schema: Json): Json {
  const open = new Set<Json>()
  const copy = (given: Json): Json => {
    const value = isObject(given) && Object.keys(given).length === 1 ? resolveSchema(root, given) ?? given : given
    if (!isObject(value) || open.has(value)) return given
    open.add(value)
    const changed: Record<string, Json | undefined> = {}
    const properties = childOf(value, 'properties')
    if (isObject(properties)) {
      const next = mapMembers(properties, (property) => (isBinary(root, property) ? true : binaryList(root, property)))
      if (next !== properties) changed['properties'] = next
    }
    for (const key of combinators) {
      const parts = childOf(value, key)
      if (!Array.isArray(parts)) continue
      const next = (parts as readonly Json[]).map(copy)
      if (next.some((part, index) => part !== (parts as readonly Json[])[index])) changed[key] = next
    }
    open.delete(value)
    return Object.keys(changed).length === 0 ? given : { ...value, ...changed }
  }
  return copy(schema)
}

function binaryList(root: JsonObject, property: Json): Json {
  const value = resolveSchema(root, property)
  if (!isObject(value) || !isBinary(root, childOf(value, 'items'))) return property
  return { ...value, items: true }
}

function mapMembers(object: JsonObject, change: (value: Json) => Json): JsonObject {
  let touched = false
  const entries = Object.keys(object).map((key) => {
    const before = object[key] as Json
    const after = change(before)
    touched ||= after !== before
    return [key, after] as const
  })
  return touched ? Object.fromEntries(entries) : object
}

function isSchema(value: Json): value is JsonObject | boolean {
  return typeof value === 'boolean' || isObject(value)
}

const combinators = ['allOf', 'oneOf', 'anyOf'] as const

const annotations: ReadonlySet<string> = new Set([
  'title', 'description', 'default', 'example', 'examples', 'deprecated', '$comment', 'externalDocs', 'xml',
])
