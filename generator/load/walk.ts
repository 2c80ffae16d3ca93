import type { Json, JsonObject } from './document.ts'
import { leaves, ruleOf } from './grammar.ts'
import type { Shape } from './grammar.ts'
import { escapeToken, isObject } from './pointer.ts'

/** What a walk reports. Returning `false` from a call leaves out what lies below. */
export interface Visitor {
  /** An object of a kind that the grammar knows; not called for references, nor for maps with free names. */
  object?(node: JsonObject, kind: string, pointer: string): boolean | void
  /** A value that holds `$ref` as a string, where a reference or, in split documents, a whole map or object may stand. */
  reference?(node: JsonObject & { readonly $ref: string }, shape: Shape, pointer: string): boolean | void
  /** Data that is not looked into: examples, defaults, extensions, unknown fields. `shape` is undefined for the latter two. */
  leaf?(value: Json, shape: Shape | undefined, pointer: string, parent: JsonObject, key: string): void
  /** A value that should have been an object, a list or a map. */
  misshapen?(value: Json, shape: Shape, pointer: string): void
}

/** Walks what the grammar knows of a value, in the order it was written. The value must be a tree, not deeper than the reader allows. */
export function walk(value: Json, shape: Shape, pointer: string, visitor: Visitor): void {
  if (shape.form === 'list') {
    if (!Array.isArray(value)) return walkMisplaced(value, shape, pointer, visitor)
    const item = itemOf(shape)
    if (leaves.has(shape.kind)) return (value as readonly Json[]).forEach((child, index) =>
      visitor.leaf?.(child, item, `${pointer}/${index}`, value as unknown as JsonObject, String(index)))
    return (value as readonly Json[]).forEach((child, index) => walk(child, item, `${pointer}/${index}`, visitor))
  }
  if (!isObject(value)) {
    if (shape.form === 'one' && shape.kind === 'schema' && typeof value === 'boolean') return
    visitor.misshapen?.(value, shape, pointer)
    return
  }
  if (shape.form === 'map') {
    if (isReference(value) && visitor.reference?.(value, shape, pointer) === false) return
    const item = itemOf(shape)
    for (const key of Object.keys(value)) {
      if (key === '$ref' && isReference(value)) continue
      walkMember(value, key, item, pointer, visitor)
    }
    return
  }
  walkObject(value, shape, pointer, visitor)
}

/** True for an object with a string member `$ref`. */
export function isReference(value: Json | undefined): value is JsonObject & { readonly $ref: string } {
  return isObject(value) && typeof value['$ref'] === 'string'
}

/** The shape of one item of a list or map. */
export function itemOf(shape: Shape): Shape {
  return ruleShapes.get(shape.kind) ?? remember(shape.kind)
}

const ruleShapes = new Map<string, Shape>()

function remember(kind: string): Shape {
  const made: Shape = { form: 'one', kind }
  ruleShapes.set(kind, made)
  return made
}

function walkObject(value: JsonObject, shape: Shape, pointer: string, visitor: Visitor): void {
  const rule = ruleOf(shape.kind)
  if (isReference(value)) {
    if (visitor.reference?.(value, shape, pointer) === false) return
  } else if (visitor.object?.(value, shape.kind, pointer) === false) return
  for (const key of Object.keys(value)) {
    if (key === '$ref' && isReference(value)) continue
    const field = rule.fields.get(key)
    if (field !== undefined) walkMember(value, key, field, pointer, visitor)
    else if (rule.entries !== undefined && (shape.kind === 'securityRequirement' || !key.startsWith('x-'))) walkMember(value, key, rule.entries, pointer, visitor)
    else visitor.leaf?.(value[key] as Json, undefined, `${pointer}/${escapeToken(key)}`, value, key)
  }
}

function walkMember(parent: JsonObject, key: string, shape: Shape, pointer: string, visitor: Visitor): void {
  const value = parent[key] as Json
  const at = `${pointer}/${escapeToken(key)}`
  if (shape.form === 'one' && leaves.has(shape.kind)) visitor.leaf?.(value, shape, at, parent, key)
  else walk(value, shape, at, visitor)
}

function walkMisplaced(value: Json, shape: Shape, pointer: string, visitor: Visitor): void {
  if (isReference(value)) visitor.reference?.(value, shape, pointer)
  else visitor.misshapen?.(value, shape, pointer)
}
