import type { Json, JsonObject } from './document.ts'
import { documentShape, leaves, ruleOf } from './grammar.ts'
import type { Rule, Shape } from './grammar.ts'
import { keepOnly, normaliseSchema30, repairSchema } from './normalise-schema.ts'
import { isObject, setMember } from './pointer.ts'
import type { Family } from './version.ts'
import { isReference, itemOf } from './walk.ts'

/** A document in the one dialect; `wrapped` holds the schemas whose constraints stand one step deeper, under `anyOf/0`. */
export interface Normalised { readonly document: JsonObject; readonly wrapped: WeakSet<object> }

/** Brings a bundled document of 3.x to the shape of 3.1 or 3.2, with 2020-12 schemas; what does not change is shared with the source. */
export function normalise(source: JsonObject, version: Exclude<Family, '2.0'>): Normalised {
  const wrapped = new WeakSet<object>()
  const schema = version === '3.0' ? (node: JsonObject) => normaliseSchema30(node, wrapped) : repairSchema
  const rewrite: Rewrite = {
    schema,
    reference: (node, shape) => version === '3.0' && shape.kind !== 'pathItem' ? keepOnly(node, ['$ref', 'summary', 'description']) : node,
  }
  const document = transform(source, documentShape, rewrite) as JsonObject
  return { document: version === '3.0' ? { ...document, openapi: '3.1.0' } : document, wrapped }
}

/** What is made of each schema and each reference; their own members are already done. */
export interface Rewrite {
  readonly schema: (node: JsonObject) => JsonObject
  readonly reference: (node: JsonObject, shape: Shape) => JsonObject
}

/** A value with every schema and reference rewritten; what does not change is shared with the value that was given. */
export function transform(value: Json, shape: Shape, rewrite: Rewrite): Json {
  if (leaves.has(shape.kind)) return value
  if (shape.form === 'list') {
    if (!Array.isArray(value)) return value
    const item = itemOf(shape)
    let changed: Json[] | undefined
    for (const [index, child] of (value as readonly Json[]).entries()) {
      const next = transform(child, item, rewrite)
      if (next !== child) (changed ??= [...value as readonly Json[]])[index] = next
    }
    return changed ?? value
  }
  if (!isObject(value)) return value
  if (shape.form === 'map') {
    const item = itemOf(shape)
    return transformMembers(value, () => item, rewrite)
  }
  const rule = ruleOf(shape.kind)
  const node = transformMembers(value, (key) => fieldOf(rule, key), rewrite)
  if (shape.kind === 'schema') return rewrite.schema(node)
  return isReference(node) && rule.referable ? rewrite.reference(node, shape) : node
}

function fieldOf(rule: Rule, key: string): Shape | undefined {
  return rule.fields.get(key) ?? (key.startsWith('x-') ? undefined : rule.entries)
}

function transformMembers(value: JsonObject, shapeOf: (key: string) => Shape | undefined, rewrite: Rewrite): JsonObject {
  let changed: { [key: string]: Json | undefined } | undefined
  for (const key of Object.keys(value)) {
    const shape = shapeOf(key)
    if (shape === undefined) continue
    const child = value[key] as Json
    const next = transform(child, shape, rewrite)
    if (next === child) continue
    if (changed === undefined) {
      changed = {}
      for (const name of Object.keys(value)) setMember(changed, name, value[name])
    }
    setMember(changed, key, next)
  }
  return (changed as JsonObject | undefined) ?? value
}
