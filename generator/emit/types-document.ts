import type { Json, JsonObject } from '../load/document.ts'
import type { Shape } from '../load/grammar.ts'
import { leaves, ruleOf } from '../load/grammar.ts'
import { isObject, setMember, splitPointer, valueAt } from '../load/pointer.ts'
import type { Visitor } from '../load/walk.ts'
import { isReference, itemOf, walk } from '../load/walk.ts'
import { NameTable, pascalOf } from '../model/naming.ts'
import { localPointer } from '../model/reader.ts'
import type { TypeLinks } from './type-links.ts'

/**
 * A deep copy of a document or part of it for openapi-typescript, which writes into what it is given, reads examples and extensions
 * as if they were schemas, and falls over boolean schemas in lists: without examples and extensions, with `{}` for `true` and
 * `{ not: {} }` for `false`. In a whole document every schema that a reference names is a component of its own, and none contains itself.
 */
export function copyForTypes(value: JsonObject, links: TypeLinks, kind: 'document' | 'pathItem' | 'operation' = 'document'): JsonObject {
  const copied = copy(value, { form: 'one', kind }, links) as { [key: string]: Json | undefined }
  if (kind !== 'document') return copied
  const components = isObject(copied['components']) ? copied['components'] as { [key: string]: Json | undefined } : {}
  const schemas = isObject(components['schemas']) ? components['schemas'] as { [key: string]: Json | undefined } : {}
  copied['components'] = components
  components['schemas'] = schemas
  liftSchemas(value, copied, schemas, links)
  cutInheritance(schemas)
  return copied
}

/** A type cannot name what lies inside of another where that is optional, or a keyword: such schemas become components. */
function liftSchemas(document: JsonObject, copied: JsonObject, schemas: { [key: string]: Json | undefined }, links: TypeLinks): void {
  const names = new NameTable(Object.keys(schemas))
  const lifted = new Map<string, string>()
  const visitor: Visitor = {
    reference: (node, shape) => {
      const pointer = localPointer(node.$ref)
      if (pointer === undefined || shape.kind !== 'schema') return
      const tokens = splitPointer(pointer)
      if (tokens.length === 3 && tokens[0] === 'components' && tokens[1] === 'schemas') return
      let name = lifted.get(pointer)
      if (name === undefined) {
        name = names.take(tokens.filter((token) => !passing.has(token)).map(pascalOf).join('') || 'Schema')
        lifted.set(pointer, name)
        const target = valueAt(document, pointer)
        const schema = target === undefined ? {} : copy(target, schemaShape, links) ?? {}
        setMember(schemas, name, schema)
        if (isObject(schema)) walk(schema, schemaShape, '', visitor)
      }
      (node as { $ref: string }).$ref = `#/components/schemas/${name}`
    },
  }
  walk(copied, { form: 'one', kind: 'document' }, '', visitor)
}

const schemaShape: Shape = { form: 'one', kind: 'schema' }
const passing: ReadonlySet<string> = new Set(['components', 'schemas', 'properties', 'schema', 'definitions', '$defs', 'paths', 'content'])

/** A child that extends its parent by `allOf`, while the parent is one of its children by `oneOf`: the type gets the parent's own part only. */
function cutInheritance(schemas: { [key: string]: Json | undefined }): void {
  for (const name of Object.keys(schemas)) {
    const child = schemas[name]
    const parts = isObject(child) ? child['allOf'] : undefined
    if (!Array.isArray(parts)) continue
    for (const [index, part] of (parts as Json[]).entries()) {
      const parent = isReference(part) ? schemas[part.$ref.replace('#/components/schemas/', '')] : undefined
      if (!isObject(parent)) continue
      const names = ['oneOf', 'anyOf'].flatMap((key) => (Array.isArray(parent[key]) ? parent[key] as readonly Json[] : []))
      if (!names.some((alternative) => isReference(alternative) && alternative.$ref === `#/components/schemas/${name}`)) continue
      const { oneOf: _oneOf, anyOf: _anyOf, discriminator: _discriminator, ...own } = parent;
      (parts as Json[])[index] = structuredClone(own) as Json
    }
  }
}

/** Data that decides a type; examples do not. */
const typing: ReadonlySet<string> = new Set(['enum', 'const', 'default', 'type', 'required', 'dependentRequired'])

function copy(value: Json, shape: Shape, links: TypeLinks): Json | undefined {
  if (shape.form === 'list') {
    if (!Array.isArray(value)) return undefined
    const item = itemOf(shape)
    return (value as readonly Json[]).flatMap((child) => (leaves.has(item.kind) ? child : copy(child, item, links) ?? []))
  }
  if (shape.kind === 'schema' && shape.form === 'one' && typeof value === 'boolean') return value ? {} : { not: {} }
  if (!isObject(value)) return undefined
  const copied: { [key: string]: Json | undefined } = {}
  const rule = shape.form === 'one' ? ruleOf(shape.kind) : undefined
  for (const key of Object.keys(value)) {
    const child = value[key] as Json
    if (key === '$ref' && isReference(value)) {
      const link = links.get(value)
      if (link !== null) copied[key] = link ?? child
      continue
    }
    const field = rule === undefined ? itemOf(shape) : rule.fields.get(key) ?? (key.startsWith('x-') ? undefined : rule.entries)
    if (field === undefined || unused.has(field.kind) || (shape.kind === 'schema' && shape.form === 'one' && definitions.has(key))) continue
    const kept = field.form === 'one' && leaves.has(field.kind) ? leaf(key, child, field) : openEnded.has(key) && typeof child === 'boolean' ? child : copy(child, field, links)
    if (kept !== undefined) setMember(copied, key, kept)
  }
  // What hooks see of it: the value under its name, beside the keys of other operations' queries.
  if (shape.kind === 'parameter' && copied['in'] === 'querystring') copied['in'] = 'query'
  return copied
}

/** What types are not made of. */
const unused: ReadonlySet<string> = new Set(['example', 'link', 'server', 'tag', 'contact', 'license', 'externalDocs', 'securityScheme', 'securityRequirement', 'callback', 'xml'])

/** What references name is lifted out of these; the library would print the rest as members of the type. */
const definitions: ReadonlySet<string> = new Set(['$defs', 'definitions'])

/** Keywords whose booleans the library reads as such. */
const openEnded: ReadonlySet<string> = new Set(['additionalProperties', 'unevaluatedProperties', 'items'])

function leaf(key: string, value: Json, shape: Shape): Json | undefined {
  if (shape.kind === 'any') return typing.has(key) ? structuredClone(value) : undefined
  if (shape.kind === 'text' || shape.kind === 'string') return typeof value === 'string' ? value : undefined
  return value
}
