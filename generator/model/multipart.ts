import type { Shape } from '../../runtime/contract.ts'
import type { Json, JsonObject } from '../load/document.ts'
import { childOf, isObject } from '../load/pointer.ts'
import type { MediaModel, PartModel } from './model.ts'
import { buildHeaders } from './parameter.ts'
import type { PartContext } from './parameter.ts'
import { follow, itemsOf, member, textOf } from './reader.ts'
import type { Node, ObjectNode } from './reader.ts'
import { allowsAll, isBinary, resolveSchema } from './schema.ts'
import { shapeOf } from './shape.ts'

export interface PartsOptions {
  readonly type: string
  readonly name: string
  readonly schema: Node | undefined
  /** The schema of one part (`itemSchema`); goes before `schema`. */
  readonly items: Node | undefined
  readonly add: (schema: { readonly value: Json; readonly pointer: string | null } | undefined) => string | null
}

/** Whether the parts of a media type are told apart by their places: all of multipart but forms, whose parts have names. */
export function hasPlainParts(type: string): boolean {
  return type.startsWith('multipart/') && !/^multipart\/(?:form-data|\*)/.test(type)
}

/**
 * A multipart body whose parts have no names (OpenAPI 3.2, 4.14.4 and 4.14.5.2): one after the other by `itemSchema`, else as the list that
 * `schema` describes; undefined where nothing is said of its parts. Bytes that are no text are not held to schemas.
 */
export function buildParts(context: PartContext, media: ObjectNode, { type, name, schema, items, add }: PartsOptions): MediaModel | undefined {
  const { root } = context
  const list = items === undefined && schema !== undefined && describesList(root, schema.value) ? schema : undefined
  const prefix = itemsOf(member(media, 'prefixEncoding'))
  const rest = member(media, 'itemEncoding')
  if (items === undefined && list === undefined && prefix.length === 0 && rest === undefined) return undefined
  const schemaAt = (index: number): Json => items?.value ?? (list === undefined ? true : itemOf(root, list.value, index))
  const places = Math.max(prefix.length, list === undefined ? 0 : prefixOf(root, list.value).length)
  const partAt = (index: number, encoding: Node | undefined): PartModel => partOf(context, schemaAt(index), encoding && follow(root, encoding), `${name}Part${index + 1}`)
  const value = items !== undefined ? withoutBytes(root, items.value) : list === undefined ? undefined : withoutBytesAt(root, list.value)
  const written = items ?? list
  return {
    type, kind: 'parts', xml: null, fields: [],
    slot: value === undefined ? null : add({ value, pointer: value === written!.value ? written!.pointer : null }),
    parts: {
      prefix: Array.from({ length: places }, (_, index) => partAt(index, prefix[index] ?? rest)),
      rest: partAt(places, rest),
      whole: list !== undefined,
    },
  }
}

function describesList(root: JsonObject, schema: Json): boolean {
  const shape = shapeOf(root, schema)
  return shape.kind === 'array' || (shape.kind === 'any' && isObject(resolveSchema(root, schema)) && ['items', 'prefixItems'].some((key) => childOf(resolveSchema(root, schema)!, key) !== undefined))
}

function partOf(context: PartContext, schema: Json, encoding: ObjectNode | undefined, name: string): PartModel {
  return {
    contentType: (encoding && textOf(encoding, 'contentType')?.toLowerCase()) ?? null,
    headers: encoding === undefined ? [] : buildHeaders(context, member(encoding, 'headers'), name),
    shape: partShape(context.root, schema),
    bytes: takesBytes(context.root, schema),
  }
}

function partShape(root: JsonObject, schema: Json): Shape {
  return isBinary(root, schema) ? { kind: 'any' } : shapeOf(root, schema)
}

/** Whether bytes that nobody can look into are what a schema means, be it in one of its alternatives. */
function takesBytes(root: JsonObject, schema: Json): boolean {
  const value = resolveSchema(root, schema)
  if (value === undefined || allowsAll(value) || isBinary(root, value)) return true
  return ['oneOf', 'anyOf'].some((key) => {
    const alternatives = childOf(value, key)
    return Array.isArray(alternatives) && (alternatives as readonly Json[]).some((alternative) => takesBytes(root, alternative))
  })
}

/** A part that is nothing but bytes is not held to its schema. */
function withoutBytes(root: JsonObject, schema: Json): Json {
  return isBinary(root, schema) ? true : schema
}

/** The schema of a list in which what stands for bytes may be anything. */
function withoutBytesAt(root: JsonObject, schema: Json): Json {
  const value = resolveSchema(root, schema)
  if (!isObject(value)) return schema
  const items = childOf(value, 'items')
  const prefix = prefixOf(root, value)
  const open = (one: Json): Json => (takesBytes(root, one) ? orFile(root, one) : one)
  if (!prefix.some((one) => takesBytes(root, one)) && (items === undefined || !takesBytes(root, items))) return schema
  return { ...value, ...(prefix.length === 0 ? {} : { prefixItems: prefix.map(open) }), ...(items === undefined ? {} : { items: open(items) }) }
}

/** A file is a value of its own kind, which any schema of objects would take for one of its objects. */
function orFile(root: JsonObject, schema: Json): Json {
  return isBinary(root, schema) || allowsAll(resolveSchema(root, schema) ?? true) ? true : { anyOf: [file, schema] }
}

const file = { type: 'object', required: ['filename', 'contentType', 'bytes'], properties: { bytes: { type: 'object' } } }

function prefixOf(root: JsonObject, schema: Json): readonly Json[] {
  const value = resolveSchema(root, schema)
  const prefix = isObject(value) ? childOf(value, 'prefixItems') : undefined
  return Array.isArray(prefix) ? prefix as readonly Json[] : []
}

function itemOf(root: JsonObject, schema: Json, index: number): Json {
  const prefix = prefixOf(root, schema)
  const value = resolveSchema(root, schema)
  return prefix[index] ?? (isObject(value) ? childOf(value, 'items') ?? true : true)
}
