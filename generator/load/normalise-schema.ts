import type { Json, JsonObject } from './document.ts'
import { setMember } from './pointer.ts'

type Mutable = { [key: string]: Json | undefined }

/**
 * One OpenAPI 3.0 Schema Object as JSON Schema 2020-12; its subschemas are already done. Returns the same object where nothing changes.
 *
 * `nullable` is read as authors mean it: null is allowed besides whatever else the schema says. OAS 3.0.3 gives it an effect
 * only beside `type`; GitHub and others write it beside `allOf`, `anyOf` or `oneOf`, where the letter would make it say nothing.
 */
export function normaliseSchema30(schema: JsonObject, wrapped: WeakSet<object>): JsonObject {
  if (typeof schema['$ref'] === 'string') return keepOnly(schema, ['$ref', 'summary', 'description'])
  const next = repairSchema(schema)
  if (!Object.hasOwn(next, 'nullable')) return next
  const plain = without(next, 'nullable')
  return next['nullable'] === true ? allowNull(plain, wrapped) : plain
}

/**
 * What is the same in every version: `example` becomes `examples: [example]`, and slips whose meaning is plain (each is a warning
 * of the structure check) are put right: 3.0's boolean `exclusiveMinimum` in a 3.1 document, `enum: []` beside a `type` (a list
 * that a generator left empty; alone it keeps its letter: nothing is valid) and `required: true` (draft 3's mark on a property).
 */
export function repairSchema(schema: JsonObject): JsonObject {
  let next = schema
  for (const [bound, exclusive] of bounds) next = exclusiveBound(next, bound, exclusive)
  if (Array.isArray(next['enum']) && next['enum'].length === 0 && Object.hasOwn(next, 'type')) next = without(next, 'enum')
  if (typeof next['required'] === 'boolean') next = without(next, 'required')
  return exampleToExamples(next)
}

function exampleToExamples(schema: JsonObject): JsonObject {
  if (!Object.hasOwn(schema, 'example')) return schema
  if (Array.isArray(schema['examples'])) return without(schema, 'example')
  return rename(schema, 'example', 'examples', [schema['example'] as Json])
}

/** Keywords that would still refuse null if it were only added to `type`. */
const applicators = ['allOf', 'anyOf', 'oneOf', 'not']

/** What stays on the outer schema when its constraints move into a branch: readers look for these on the schema itself. */
const annotations: ReadonlySet<string> = new Set([
  'title', 'description', 'default', 'deprecated', 'readOnly', 'writeOnly', 'examples', 'externalDocs', 'xml',
])

function allowNull(schema: JsonObject, wrapped: WeakSet<object>): JsonObject {
  if (applicators.some((keyword) => Object.hasOwn(schema, keyword))) return wrapWithNull(schema, wrapped)
  const next: Mutable = copy(schema)
  if (typeof next['type'] === 'string') next['type'] = next['type'] === 'null' ? 'null' : [next['type'], 'null']
  else if (Array.isArray(next['type']) && !next['type'].includes('null')) next['type'] = [...next['type'] as readonly Json[], 'null']
  if (Array.isArray(next['enum']) && !next['enum'].includes(null)) next['enum'] = [...next['enum'] as readonly Json[], null]
  return next
}

/**
 * `anyOf: [the constraints, null]`. This is the one rewriting that moves nodes: what was at `/allOf/0` is at `/anyOf/0/allOf/0`;
 * `wrapped` remembers the outer object, so that places are still found.
 */
function wrapWithNull(schema: JsonObject, wrapped: WeakSet<object>): JsonObject {
  const outer: Mutable = {}
  const inner: Mutable = {}
  for (const key of Object.keys(schema)) setMember(annotations.has(key) || key.startsWith('x-') ? outer : inner, key, schema[key])
  outer['anyOf'] = [inner as JsonObject, { type: 'null' }]
  wrapped.add(outer)
  return outer
}

const bounds = [['minimum', 'exclusiveMinimum'], ['maximum', 'exclusiveMaximum']] as const

/** 3.0's boolean `exclusiveMinimum` turns `minimum` into an exclusive bound; a number there is already 3.1's form, and kept. */
function exclusiveBound(schema: JsonObject, bound: string, exclusive: string): JsonObject {
  if (typeof schema[exclusive] !== 'boolean') return schema
  if (schema[exclusive] === false || typeof schema[bound] !== 'number') return without(schema, exclusive)
  const next = copy(without(schema, bound))
  next[exclusive] = schema[bound]
  return next
}

function copy(object: JsonObject): Mutable {
  const made: Mutable = {}
  for (const key of Object.keys(object)) setMember(made, key, object[key])
  return made
}

function without(object: JsonObject, name: string): JsonObject {
  const made: Mutable = {}
  for (const key of Object.keys(object)) if (key !== name) setMember(made, key, object[key])
  return made
}

function rename(object: JsonObject, from: string, to: string, value: Json): JsonObject {
  const made: Mutable = {}
  for (const key of Object.keys(object)) setMember(made, key === from ? to : key, key === from ? value : object[key])
  return made
}

/** Only the named members; the same object where it has no others. */
export function keepOnly(object: JsonObject, names: readonly string[]): JsonObject {
  const keys = Object.keys(object)
  if (keys.every((key) => names.includes(key))) return object
  const made: Mutable = {}
  for (const key of keys) if (names.includes(key)) setMember(made, key, object[key])
  return made
}
