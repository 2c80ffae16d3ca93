import type { Field, MediaKind } from '../../runtime/contract.ts'
import type { Json, JsonObject } from '../load/document.ts'
import { childOf, isObject } from '../load/pointer.ts'
import { checkEncoding, hasEncoding } from './encoding.ts'
import { withEventData } from './event-data.ts'
import type { MediaModel } from './model.ts'
import { buildParts, hasPlainParts } from './multipart.ts'
import { pascalOf } from './naming.ts'
import type { PartContext } from './parameter.ts'
import { follow, member, membersOf, textOf } from './reader.ts'
import type { Node, ObjectNode, Report } from './reader.ts'
import { allowsAll, isBinary, propertiesOf, resolveSchema, withoutBinary } from './schema.ts'
import { admitsStructure, admitsText, shapeOf } from './shape.ts'
import { stripsFrom } from './stripping.ts'
import { fieldStyleOf } from './style.ts'
import { checkXml } from './xml/check-xml.ts'
import { XmlFault } from './xml/position.ts'

export interface MediaOptions {
  readonly direction: 'request' | 'response'
  /** The name of the first schema; those of further media types get the kind's name after it. */
  readonly name: string
  /** True where a body that cannot be validated is refused. */
  readonly blocks: boolean
  /** True where members that nobody declares are taken out. */
  readonly strips?: boolean
}

/** The entries of a `content` map, in the document's order. */
export function buildMedia(context: PartContext, content: Node | undefined, options: MediaOptions): readonly MediaModel[] {
  const seen = new Set<string>()
  return membersOf(content).flatMap(([written, item]) => {
    const type = written.toLowerCase().trim()
    const node = follow(context.root, item)
    if (node === undefined) return []
    if (!mediaType.test(type)) {
      context.report('warning', 'media-type-invalid', item.pointer, `"${written}" is no media type, so nothing is ever sent as it`, 'type/subtype, type/* or */* (RFC 9110, 8.3.1)')
      return []
    }
    if (seen.has(type)) {
      context.report('warning', 'media-type-duplicate', item.pointer, `"${written}" stands twice but for upper and lower case; the first counts`)
      return []
    }
    const name = seen.size === 0 ? options.name : `${options.name}${pascalOf(type.replace(/^(application|text)\/(x-www-)?/, '').replace(/\*/g, 'any'))}`
    const built = buildOne(context, node, type, { ...options, name })
    if (built !== undefined) seen.add(type)
    return built ?? []
  })
}

/** `type/subtype` of tokens (RFC 9110, 8.3.1), with `*` for either as OpenAPI has it. */
const mediaType = /^[!#$%&'*+.^_`|~0-9a-z-]+\/[!#$%&'*+.^_`|~0-9a-z-]+(\s*;.*)?$/

function buildOne(context: PartContext, node: ObjectNode, type: string, options: MediaOptions): MediaModel | undefined {
  const { root, slots, group, report } = context
  const schema = member(node, 'schema')
  const kind = kindOf(root, type, schema?.value)
  const strips = options.strips === true && stripsFrom(context, node, type, kind)
  const add = (found: { readonly value: Json; readonly pointer: string | null } | undefined): string | null => slots.add({ name: options.name, schema: found, direction: options.direction, group, text: kind === 'json', ...(strips && { strips }) })
  const plain = (found: MediaKind, slot: string | null): MediaModel => ({ type, kind: found, slot, fields: [], xml: null })
  if (type.startsWith('multipart/') || hasEncoding(node)) checkEncoding(root, node, type, report)
  if (hasPlainParts(type)) {
    const items = itemSchemaOf(node, schema, report)
    checkBoth(node, schema, report)
    const built = buildParts(context, node, { type, name: options.name, schema, items, add })
    if (built !== undefined) return built
  }
  switch (kind) {
    case 'json': return plain(kind, add(schema))
    case 'form':
    case 'multipart': {
      if (schema === undefined) return plain(kind, null)
      const value = kind === 'multipart' ? withoutBinary(root, schema.value) : schema.value
      return { type, kind, slot: add({ value, pointer: value === schema.value ? schema.pointer : null }), fields: fieldsOf(context, node, schema.value, kind), xml: null }
    }
    case 'eventStream':
    case 'jsonLines': {
      const items = itemSchemaOf(node, schema, report)
      checkBoth(node, schema, report)
      if (items === undefined && schema !== undefined && !allowsAll(schema.value)) {
        report('info', 'stream-not-validated', schema.pointer, `OpenAPI does not say that the schema beside ${type} is that of its items, so they pass as they come`,
          'where it is: itemSchema (3.2), or x-gateway: { items: schema } beside it')
      }
      if (kind === 'jsonLines' || items === undefined) return plain(kind, add(items))
      const value = withEventData(root, items.value)
      if (value === items.value) return plain(kind, add(items))
      const field: Field = { name: 'data', shape: { kind: 'any' }, style: 'form', explode: true, allowReserved: false, contentType: 'application/json' }
      return { type, kind, slot: add({ value, pointer: null }), fields: [field], xml: null }
    }
    case 'text':
      if (schema === undefined || admitsText(shapeOf(root, schema.value))) return plain(kind, add(schema))
      break
    case 'xml': {
      if (schema === undefined || allowsAll(schema.value)) return plain(kind, null)
      // What the API sends itself is validated as a value: nobody reads it from bytes here.
      if (context.xml === null) return plain(kind, add(schema))
      const xml = context.xml.rootOf(schema)
      if (!(xml instanceof XmlFault)) {
        checkXml(context, schema, xml)
        return { ...plain(kind, add(schema)), xml }
      }
      report('warning', 'body-not-validated', xml.pointer === '' ? schema.pointer : xml.pointer, `${options.direction === 'request' ? 'request bodies' : 'answers'} in ${type} cannot be read by their schema: ${xml.message}`
        + (options.direction === 'request' && options.blocks ? '; they are refused with 415' : '; they pass as they come'), unvalidatedHint(options))
      return plain(kind, add(schema))
    }
    case 'binary':
      if (schema === undefined || !constrainsBytes(root, schema.value)) return plain(kind, null)
      if (type.startsWith('multipart/')) {
        report('info', 'body-not-validated', schema.pointer, `parts of ${type} are passed on as they come: their schema is no list`, 'itemSchema (3.2), or a schema of type array')
        return plain(kind, null)
      }
  }
  const refused = options.direction === 'request' && options.blocks
  report('warning', 'body-not-validated', schema.pointer,
    `the schema cannot be applied to ${type}: ${refused ? 'such bodies are refused with 415' : 'bodies pass as they come'}`, unvalidatedHint(options))
  return refused ? undefined : plain(kind, null)
}

function unvalidatedHint(options: MediaOptions): string {
  return options.direction === 'request' && options.blocks
    ? 'to let them pass unchecked: policies: { validation: { request: report } }'
    : 'describe the body as application/json, or without a schema'
}

/** How the bytes of a media type are read; a range is what its schema makes of it. */
export function kindOf(root: JsonObject, written: string, schema: Json | undefined): Exclude<MediaKind, 'parts'> {
  const type = written.split(';')[0]!.trim()
  if (type === 'application/json' || type.endsWith('+json') || type === 'text/json' || type === 'application/x-json') return 'json'
  if (type === 'application/x-www-form-urlencoded') return 'form'
  if (type === 'multipart/form-data') return 'multipart'
  if (type === 'text/event-stream') return 'eventStream'
  if (lineTypes.has(type)) return 'jsonLines'
  if (type === 'application/xml' || type === 'text/xml' || type.endsWith('+xml')) return 'xml'
  if (type.startsWith('text/')) return 'text'
  if (type === '*/*' || type === 'application/*') {
    if (schema === undefined || allowsAll(schema) || isBinary(root, schema)) return 'binary'
    const shape = shapeOf(root, schema)
    return admitsStructure(shape) || !admitsText(shape) ? 'json' : 'text'
  }
  return 'binary'
}

const lineTypes: ReadonlySet<string> = new Set([
  'application/jsonl', 'application/x-jsonl', 'application/x-ndjson', 'application/ndjson', 'application/jsonlines',
  'application/x-jsonlines', 'application/json-seq', 'application/geo+json-seq',
])

/** True where a schema asks more of bytes than to be there: they are a string, of which nothing is known. */
function constrainsBytes(root: JsonObject, schema: Json): boolean {
  return !allowsAll(resolveSchema(root, schema) ?? true) && !isBinary(root, schema) && !admitsText(shapeOf(root, schema))
}

/** A stream is checked item by item, and never held whole. */
function checkBoth(node: ObjectNode, schema: Node | undefined, report: Report): void {
  if (schema === undefined || allowsAll(schema.value) || member(node, 'itemSchema') === undefined) return
  report('info', 'stream-not-validated', schema.pointer, 'beside itemSchema, the schema of the whole is not applied: items are checked as they come')
}

/** The schema of one item of a stream: `itemSchema` (3.2), or `schema` where `x-gateway: { items: schema }` says that it means items. */
function itemSchemaOf(node: ObjectNode, schema: Node | undefined, report: Report): Node | undefined {
  const item = member(node, 'itemSchema')
  if (item !== undefined) return item
  const extension = member(node, 'x-gateway')
  if (extension === undefined) return undefined
  if (isObject(extension.value) && childOf(extension.value, 'items') === 'schema' && Object.keys(extension.value).length === 1) return schema
  report('error', 'extension-invalid', extension.pointer, 'beside a media type, x-gateway can only say that the schema is that of the items', 'x-gateway: { items: schema }')
  return undefined
}

function fieldsOf(context: PartContext, node: ObjectNode, schema: Json, kind: 'form' | 'multipart'): readonly Field[] {
  const { root, report } = context
  const encodings = new Map(membersOf(member(node, 'encoding')))
  return [...propertiesOf(root, schema)].map(([name, property]): Field => {
    const written = encodings.get(name)
    const encoding = written && follow(root, written)
    return {
      name,
      shape: kind === 'multipart' ? partShape(root, property) : shapeOf(root, property),
      ...fieldStyleOf(encoding, report),
      allowReserved: encoding !== undefined && childOf(encoding.value, 'allowReserved') === true,
      contentType: (encoding && textOf(encoding, 'contentType')?.toLowerCase()) ?? mediaTypeOfBytes(root, property),
    }
  })
}

/** The bytes of a file are no text: nothing is made of them. */
function partShape(root: JsonObject, property: Json): Field['shape'] {
  if (isBinary(root, property)) return { kind: 'any' }
  const value = resolveSchema(root, property)
  if (isObject(value) && isBinary(root, childOf(value, 'items'))) return { kind: 'array', items: { kind: 'any' } }
  return shapeOf(root, property)
}

function mediaTypeOfBytes(root: JsonObject, property: Json): string | null {
  const value = resolveSchema(root, property)
  if (!isObject(value)) return null
  const item = resolveSchema(root, childOf(value, 'items'))
  for (const schema of [value, ...(isObject(item) ? [item] : [])]) {
    const type = childOf(schema, 'contentMediaType')
    if (typeof type === 'string' && isBinary(root, schema)) return type.toLowerCase()
  }
  return null
}
