import type { Json, JsonObject } from '../load/document.ts'
import type { Shape } from '../load/grammar.ts'
import { leaves, ruleOf } from '../load/grammar.ts'
import { isObject, setMember } from '../load/pointer.ts'
import { isReference, itemOf } from '../load/walk.ts'

/**
 * A deep copy of a document or part of it for openapi-typescript, which writes into what it is given, reads examples and extensions as if they
 * were schemas, and falls over boolean schemas in lists: without examples and extensions, with `{}` for `true` and `{ not: {} }` for `false`.
 */
export function copyForTypes(value: JsonObject, kind: 'document' | 'pathItem' | 'operation' = 'document'): JsonObject {
  return copy(value, { form: 'one', kind }) as JsonObject
}

/** Data that decides a type; examples do not. */
const typing: ReadonlySet<string> = new Set(['enum', 'const', 'default', 'type', 'required', 'dependentRequired'])

function copy(value: Json, shape: Shape): Json | undefined {
  if (shape.form === 'list') {
    if (!Array.isArray(value)) return undefined
    const item = itemOf(shape)
    return (value as readonly Json[]).flatMap((child) => (leaves.has(item.kind) ? child : copy(child, item) ?? []))
  }
  if (shape.kind === 'schema' && shape.form === 'one' && typeof value === 'boolean') return value ? {} : { not: {} }
  if (!isObject(value)) return undefined
  const copied: { [key: string]: Json | undefined } = {}
  const rule = shape.form === 'one' ? ruleOf(shape.kind) : undefined
  for (const key of Object.keys(value)) {
    const child = value[key] as Json
    if (key === '$ref' && isReference(value)) {
      copied[key] = child
      continue
    }
    const field = rule === undefined ? itemOf(shape) : rule.fields.get(key) ?? (key.startsWith('x-') ? undefined : rule.entries)
    if (field === undefined || unused.has(field.kind)) continue
    const kept = field.form === 'one' && leaves.has(field.kind) ? leaf(key, child, field) : openEnded.has(key) && typeof child === 'boolean' ? child : copy(child, field)
    if (kept !== undefined) setMember(copied, key, kept)
  }
  return copied
}

/** What types are not made of. */
const unused: ReadonlySet<string> = new Set(['example', 'link', 'server', 'tag', 'contact', 'license', 'externalDocs', 'securityScheme', 'securityRequirement', 'callback', 'xml'])

/** Keywords whose booleans the library reads as such. */
const openEnded: ReadonlySet<string> = new Set(['additionalProperties', 'unevaluatedProperties', 'items'])

function leaf(key: string, value: Json, shape: Shape): Json | undefined {
  if (shape.kind === 'any') return typing.has(key) ? structuredClone(value) : undefined
  if (shape.kind === 'text' || shape.kind === 'string') return typeof value === 'string' ? value : undefined
  return value
}
