import type { Json } from '../../generator/load/document.ts'
import { isObject } from '../../generator/load/pointer.ts'
import { schemasOf } from './build-object.ts'
import { readFacts } from './facts.ts'
import { flatten } from './flatten.ts'
import type { Judge } from './judge.ts'
import { writeMultipart } from './multipart.ts'
import type { SampleMedia } from './operations.ts'
import { isJsonType, scalarText, writeParameter } from './parameter.ts'
import { writeParts } from './parts.ts'
import { readings, spread } from './text-value.ts'
import { writeXml, xmlReadings } from './xml.ts'

/** How the bytes of a media type are made from a value. */
export type BodyKind = 'json' | 'form' | 'multipart' | 'text' | 'lines' | 'events' | 'parts' | 'xml' | 'binary'

export interface WrittenBody { readonly contentType: string; readonly bytes: Uint8Array }

/** What a media type's bytes hold. A range that could be JSON is JSON where it has a schema. */
export function bodyKind(media: Pick<SampleMedia, 'type' | 'schema' | 'parts'>): BodyKind {
  if (media.parts !== undefined) return 'parts'
  const type = (media.type.split(';')[0] ?? '').trim().toLowerCase()
  if (isJsonType(type) || type === 'application/*+json') return 'json'
  if ((type === '*/*' || type === 'application/*') && media.schema !== null && !isBinarySchema(media.schema)) return 'json'
  if (type === 'application/x-www-form-urlencoded') return 'form'
  if (type === 'multipart/form-data') return 'multipart'
  if (type === 'text/event-stream') return 'events'
  if (/^application\/((x-)?(ndjson|jsonl|jsonlines)|(geo\+)?json-seq)$/.test(type)) return 'lines'
  if (type === 'application/xml' || type === 'text/xml' || type.endsWith('+xml')) return 'xml'
  return type.startsWith('text/') ? 'text' : 'binary'
}

/** A media type to send for one that was declared: ranges become a member, parameters stay. */
export function concreteType(media: Pick<SampleMedia, 'type' | 'schema'>): string {
  const type = media.type.trim()
  switch ((type.split(';')[0] ?? '').trim().toLowerCase()) {
    case '*/*':
    case 'application/*': return bodyKind(media) === 'json' ? 'application/json' : 'application/octet-stream'
    case 'application/*+json': return 'application/vnd.sample+json'
    case 'text/*': return 'text/plain'
    case 'image/*': return 'image/png'
    case 'audio/*': return 'audio/mpeg'
    case 'video/*': return 'video/mp4'
    case 'multipart/*': return 'multipart/form-data'
    default: return type
  }
}

/** The bytes of a value in a media type, or why it cannot be written; deterministic, the boundary of a multipart body included. */
export function writeBody(judge: Judge, media: SampleMedia, value: Json): WrittenBody | { readonly unsupported: string } {
  const contentType = concreteType(media)
  switch (bodyKind(media)) {
    case 'json': return text(contentType, JSON.stringify(value))
    case 'form': return writeForm(judge, media, value, contentType)
    case 'multipart': return writeMultipart(judge, media, value)
    case 'parts': return writeParts(media, media.parts!, value)
    case 'lines': {
      const separator = /json-seq/i.test(contentType) ? '\u001e' : ''
      return text(contentType, (Array.isArray(value) && media.itemSchema !== null ? (value as readonly Json[]) : [value]).map((item) => `${separator}${JSON.stringify(item)}\n`).join(''))
    }
    case 'events': return text(contentType, typeof value === 'string' ? value : `data: ${JSON.stringify(value)}\n\n`)
    case 'xml': {
      const written = media.schema === null && typeof value === 'string' ? value : writeXml(judge, media, value)
      return typeof written === 'string' ? text(contentType, written) : written
    }
    case 'text':
    case 'binary': {
      const written = scalarText(value)
      return written === null ? { unsupported: `no bytes of ${media.type} are known for an object or array` } : text(contentType, written)
    }
  }
}

/** True where a value can be written in a media type and is read back valid. */
export function fitsBody(judge: Judge, media: SampleMedia, value: Json): boolean {
  const kind = bodyKind(media)
  if (kind === 'json' || kind === 'lines' || kind === 'events' || media.schema === null) return true
  if (kind === 'parts') return !('unsupported' in writeBody(judge, media, value))
  if (kind === 'form' || kind === 'multipart' || kind === 'xml') {
    return (kind === 'xml' || isObject(value)) && !('unsupported' in writeBody(judge, media, value))
      && bodyReadings(judge, media, value).every((reading) => judge.check(media.schema ?? true, reading).length === 0)
  }
  return scalarText(value) !== null && value !== null
}

/** What a body's value may become when it is written and read again: in forms and texts every scalar is text; nested values go as JSON. */
export function bodyReadings(judge: Judge, media: SampleMedia, value: Json): Json[] {
  const kind = bodyKind(media)
  if (kind === 'xml' && media.schema !== null) return xmlReadings(judge, media, value)
  if (media.schema === null || (kind !== 'form' && kind !== 'multipart' && kind !== 'text')) return [value]
  return readings(judge, [{ schema: media.schema, pointer: `${media.pointer}/schema` }], textual(value)).map((reading) => restored(reading, value))
}

/** What of a form is text: nested values go as JSON and keep their types. */
function textual(value: Json): Json {
  return isObject(value) ? Object.fromEntries(Object.entries(value).filter(([, item]) => isFlat(item))) : value
}

function restored(reading: Json, value: Json): Json {
  return isObject(reading) && isObject(value) ? { ...value, ...reading } : reading
}

function isFlat(item: Json | undefined): boolean {
  return Array.isArray(item) ? item.every((part: Json) => typeof part !== 'object' || part === null) : typeof item !== 'object' || item === null
}

function writeForm(judge: Judge, media: SampleMedia, value: Json, contentType: string): WrittenBody | { readonly unsupported: string } {
  if (!isObject(value)) return { unsupported: 'a form is written from an object only' }
  const parts = spread(judge.document, media.schema === null ? [] : [{ schema: media.schema, pointer: `${media.pointer}/schema` }])
  const pairs: string[] = []
  for (const [name, item] of Object.entries(value)) {
    if (item === undefined || (Array.isArray(item) && item.length === 0)) continue
    if (item === null) return { unsupported: `null cannot be written in a form (${name})` }
    const encoding = Object.hasOwn(media.encoding, name) ? media.encoding[name] : undefined
    const styled = isObject(encoding) && ['style', 'explode', 'allowReserved'].some((field) => encoding[field] !== undefined) ? encoding : undefined
    const style = typeof styled?.['style'] === 'string' ? styled['style'] : 'form'
    const explode = typeof styled?.['explode'] === 'boolean' ? styled['explode'] : style === 'form'
    const shared = { name, in: 'query' as const, style, explode, allowReserved: styled?.['allowReserved'] === true }
    // OpenAPI 3.1.1, 4.8.15.1: without `style` the content type decides, which is JSON for objects.
    const asJson = styled === undefined && (isObject(item) || (Array.isArray(item) && !isFlat(item)) || isJsonEncoding(encoding) || demandsJson(judge, parts, name))
    const items = asJson && Array.isArray(item) && !isJsonEncoding(encoding) ? (item as readonly Json[]) : [item]
    for (const part of items) {
      const text = writeParameter({ ...shared, content: asJson ? 'application/json' : null }, part)
      if (text === null) return { unsupported: `the field ${JSON.stringify(name)} cannot be written with style ${style}` }
      pairs.push(text)
    }
  }
  return text(contentType, pairs.join('&').replaceAll('%20', '+'))
}

function isJsonEncoding(encoding: Json | undefined): boolean {
  return isObject(encoding) && typeof encoding['contentType'] === 'string' && isJsonType(encoding['contentType'])
}

function demandsJson(judge: Judge, parts: ReturnType<typeof spread>, name: string): boolean {
  const nodes = schemasOf(parts, name, { judge })
  return nodes !== null && readFacts(flatten(judge.document, nodes).parts).types?.every((type) => type === 'object') === true
}

/** True where a schema speaks of bytes rather than text: `format: binary`, or a media type or encoding of its content. */
export function isBinarySchema(schema: Json | undefined): boolean {
  return isObject(schema) && (schema['format'] === 'binary' || (schema['contentMediaType'] !== undefined && schema['contentEncoding'] === undefined && schema['contentSchema'] === undefined))
}

function text(contentType: string, body: string): WrittenBody {
  return { contentType, bytes: new TextEncoder().encode(body) }
}
