import type { Json, JsonObject } from '../document.ts'
import { documentShape } from '../grammar.ts'
import type { Shape } from '../grammar.ts'
import { transform } from '../normalise.ts'
import type { Rewrite } from '../normalise.ts'
import { escapeToken, isObject, setMember, valueAt } from '../pointer.ts'
import { localPointer } from '../uri.ts'
import type { Conversion, Mutable } from './conversion.ts'

/**
 * Makes every reference of a document in 3.0's shape lead to where its target went, and every schema one of 3.0. A schema that only
 * references reach, in an extension or where 3.0 has no place for it, becomes a component.
 */
export function rewriteReferences(conversion: Conversion, document: JsonObject): JsonObject {
  const { moves, source } = conversion
  const components = isObject(document['components']) ? document['components'] : {}
  const taken = new Set(isObject(components['schemas']) ? Object.keys(components['schemas']) : [])
  const adopted: { readonly name: string; readonly value: Json }[] = []
  const adoptedAt = new Set<string>()
  const adopt = (written: string): string => {
    const wanted = (written.split('/').at(-1) ?? '').replace(/[^A-Za-z0-9._-]+/g, '_') || 'Schema'
    let name = wanted
    for (let number = 2; taken.has(name); number++) name = `${wanted}_${number}`
    taken.add(name)
    const pointer = `/components/schemas/${escapeToken(name)}`
    moves.add(written, pointer)
    adoptedAt.add(pointer)
    adopted.push({ name, value: valueAt(source, written) ?? {} })
    return `#/components/schemas/${name}`
  }
  const lead = (ref: string, shape: Shape): string => {
    if (!ref.startsWith('#/')) return ref
    const written = localPointer(ref)
    const found = moves.convertedTo(written)
    const isThere = (pointer: string): boolean => adoptedAt.has(pointer) || valueAt(document, pointer) !== undefined
    if (found !== undefined && !extension.test(found.rest) && (isThere(found.pointer + found.rest) || adoptedAt.has(found.pointer))) {
      return `#${encode(found.pointer)}${writtenTail(ref, found.rest)}`
    }
    return shape.kind === 'schema' ? adopt(written) : ref
  }
  const rewrite: Rewrite = {
    schema: (node) => schemaOf(typeof node['$ref'] === 'string' ? { ...node, $ref: lead(node['$ref'], schemaShape) } : node),
    reference: (node, shape) => ({ ...node, $ref: lead(node['$ref'] as string, shape) }),
  }
  const rewritten = transform(document, documentShape, rewrite) as JsonObject
  if (adopted.length === 0) return rewritten
  const made = isObject(rewritten['components']) ? rewritten['components'] : {}
  const schemas: Mutable = {}
  for (const key of isObject(made['schemas']) ? Object.keys(made['schemas']) : []) setMember(schemas, key, (made['schemas'] as JsonObject)[key])
  // What is adopted may refer to more.
  for (const { name, value } of adopted) setMember(schemas, name, transform(value, schemaShape, rewrite))
  return { ...rewritten, components: { ...made, schemas } }
}

/** A way into an extension, which is data and not converted; a property may have such a name. */
const extension = /(?<!\/properties)\/x-/

const schemaShape: Shape = { form: 'one', kind: 'schema' }

/** A 2.0 schema as one of 3.0: the discriminator is an object there, and `nullable` has lost its `x-`. */
function schemaOf(node: JsonObject): JsonObject {
  const { discriminator, 'x-nullable': nullable } = node
  const named: JsonObject = typeof discriminator === 'string' ? { ...node, discriminator: { propertyName: discriminator } } : node
  if (typeof nullable !== 'boolean') return named
  const { 'x-nullable': _nullable, ...rest } = named
  return Object.hasOwn(rest, 'nullable') ? rest : { ...rest, nullable }
}

/** A pointer as the fragment of a URI (RFC 6901, section 6). */
function encode(pointer: string): string {
  return encodeURI(pointer.toWellFormed()).replaceAll('#', '%23')
}

/** The end of a reference that stays as its author wrote it. */
function writtenTail(ref: string, rest: string): string {
  const tokens = rest.split('/').length - 1
  return tokens === 0 ? '' : `/${ref.split('/').slice(-tokens).join('/')}`
}
