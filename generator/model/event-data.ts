import { eventDataMember } from '../../runtime/contract.ts'
import type { Json, JsonObject } from '../load/document.ts'
import { childOf, isObject } from '../load/pointer.ts'
import { resolveSchema } from './schema.ts'

/**
 * The schema of a server-sent event whose `data` holds JSON (`contentMediaType`, `contentSchema`; OpenAPI 3.2, 4.14.4), in a form that
 * validates that JSON too: it stands in the item under `eventDataMember`. The schema itself where none of its alternatives says so.
 * What the alternatives refer to is put in their place.
 */
export function withEventData(root: JsonObject, schema: Json): Json {
  return describesData(root, schema, new Set()) ? copy(root, schema, new Set()) : schema
}

function describesData(root: JsonObject, given: Json | undefined, open: ReadonlySet<Json>): boolean {
  if (!isObject(given) || open.has(given)) return false
  const inner = new Set([...open, given])
  const { $ref, ...own } = given
  return (typeof $ref === 'string' && describesData(root, resolveSchema(root, { $ref }), inner))
    || contentOf(root, own) !== undefined || partsOf(own).some(([, parts]) => parts.some((part) => describesData(root, part, inner)))
}

/** What the JSON in `data` must match; undefined where `data` is text. */
function contentOf(root: JsonObject, schema: JsonObject): Json | undefined {
  const data = resolveSchema(root, childOf(childOf(schema, 'properties') ?? null, 'data'))
  if (!isObject(data)) return undefined
  const type = childOf(data, 'contentMediaType')
  const isJson = typeof type === 'string' && /^\s*(application\/json|[^;\s]+\+json)\s*(;|$)/i.test(type)
  return isJson && childOf(data, 'contentEncoding') === undefined ? childOf(data, 'contentSchema') ?? true : undefined
}

const lists = ['allOf', 'oneOf', 'anyOf'] as const
const singles = ['if', 'then', 'else', 'not'] as const

function partsOf(schema: JsonObject): readonly (readonly [string, readonly Json[]])[] {
  return [
    ...lists.flatMap((key): (readonly [string, readonly Json[]])[] => {
      const parts = childOf(schema, key)
      return Array.isArray(parts) ? [[key, parts as readonly Json[]]] : []
    }),
    ...singles.flatMap((key): (readonly [string, readonly Json[]])[] => {
      const part = childOf(schema, key)
      return part === undefined ? [] : [[key, [part]]]
    }),
  ]
}

function copy(root: JsonObject, given: Json, open: ReadonlySet<Json>): Json {
  if (!isObject(given)) return given
  const { $ref, ...beside } = given
  if (typeof $ref === 'string') {
    const target = resolveSchema(root, { $ref })
    if (!isObject(target) || open.has(target)) return given
    const own = copy(root, target, open)
    return Object.keys(beside).length === 0 ? own : copy(root, { ...beside, allOf: [own, ...(Array.isArray(beside['allOf']) ? beside['allOf'] as readonly Json[] : [])] }, new Set([...open, target]))
  }
  const inner = new Set([...open, given])
  // Alternatives are no longer known by the names that a discriminator has for them; it decides nothing that they do not (4.25).
  const { discriminator: _discriminator, ...made } = given as Record<string, Json>
  for (const [key, parts] of partsOf(given)) {
    const copied = parts.map((part) => copy(root, part, inner))
    made[key] = Array.isArray(given[key]) ? copied : copied[0]!
  }
  const content = contentOf(root, given)
  const properties = childOf(given, 'properties')
  if (content !== undefined) {
    made['properties'] = { ...(properties as JsonObject), [eventDataMember]: content }
    const dependent = childOf(given, 'dependentRequired')
    made['dependentRequired'] = { ...(isObject(dependent) ? dependent : {}), data: [...dataNeeds(dependent), eventDataMember] }
  } else if (isObject(properties) || childOf(given, 'additionalProperties') !== undefined || childOf(given, 'unevaluatedProperties') !== undefined) {
    made['properties'] = { ...(isObject(properties) ? properties : {}), [eventDataMember]: true }
  }
  return made
}

function dataNeeds(dependent: Json | undefined): readonly Json[] {
  const names = isObject(dependent) ? childOf(dependent, 'data') : undefined
  return Array.isArray(names) ? names as readonly Json[] : []
}
