import type { Json, JsonObject } from '../../generator/load/document.ts'
import { childOf, isObject } from '../../generator/load/pointer.ts'
import type { WrittenBody } from './body.ts'
import type { SampleMedia } from './operations.ts'
import { isJsonType, scalarText } from './parameter.ts'
import { lookUp, resolveObject } from './resolve.ts'

/** How the parts of a multipart body without names are described (OpenAPI 3.2): by their places; `list` where the schema is that of all of them. */
export interface SampleParts {
  readonly prefix: readonly JsonObject[]
  readonly rest: JsonObject
  readonly list: boolean
}

/** The parts of a media type; undefined where their names tell them apart, or nothing is said of them. */
export function readParts(document: JsonObject, type: string, media: JsonObject, ofItems: boolean): SampleParts | undefined {
  if (!/^multipart\/(?!form-data|\*)/i.test(type.trim())) return undefined
  const { prefixEncoding, itemEncoding, schema } = media
  const list = !ofItems && describesList(document, schema)
  if (!ofItems && !list && prefixEncoding === undefined && itemEncoding === undefined) return undefined
  const encodingOf = (written: Json | undefined): JsonObject => resolveObject(document, written, '')?.value ?? {}
  const prefix = Array.isArray(prefixEncoding) ? (prefixEncoding as readonly Json[]).map(encodingOf) : []
  return { prefix, rest: encodingOf(itemEncoding), list }
}

function describesList(document: JsonObject, schema: Json | undefined): boolean {
  const ref = childOf(schema, '$ref')
  const target = typeof ref === 'string' ? lookUp(document, ref)?.value : schema
  return isObject(target) && (['items', 'prefixItems'].some((key) => target[key] !== undefined) || [target['type']].flat().includes('array'))
}

/** A multipart body of the items of a list, or of one part: JSON for all but text, where no encoding says otherwise. */
export function writeParts(media: SampleMedia, parts: SampleParts, value: Json): WrittenBody | { readonly unsupported: string } {
  const items = parts.list ? (Array.isArray(value) ? value as readonly Json[] : null) : [value]
  if (items === null || items.length === 0) return { unsupported: 'a multipart body has one part at least' }
  const written: string[] = []
  for (const [index, item] of items.entries()) {
    const encoding = parts.prefix[index] ?? parts.rest
    const header = Object.entries(isObject(encoding['headers']) ? encoding['headers'] : {}).find(([name, one]) => name.toLowerCase() !== 'content-type' && childOf(one, 'required') === true)
    if (header !== undefined) return { unsupported: `the headers of parts are not written (${header[0]})` }
    const part = writePart(item, typeof encoding['contentType'] === 'string' ? encoding['contentType'] : null)
    if (part === null) return { unsupported: `part ${index + 1} cannot be written as ${String(encoding['contentType'])}` }
    written.push(part)
  }
  const body = written.join('')
  let boundary = 'gatewright-sample'
  while (body.includes(boundary)) boundary += '-x'
  const text = written.map((part) => `--${boundary}\r\n${part}\r\n`).join('') + `--${boundary}--\r\n`
  return { contentType: `${media.type.trim()}; boundary=${boundary}`, bytes: new TextEncoder().encode(text) }
}

function writePart(value: Json, declared: string | null): string | null {
  const [first] = (declared ?? (typeof value === 'string' ? 'text/plain' : 'application/json')).split(',').map((type) => type.trim())
  const type = first!.replace('image/*', 'image/png').replace('*/*', 'application/octet-stream').replace('/*', '/plain')
  const text = isJsonType(type) ? JSON.stringify(value) : scalarText(value)
  return text === null ? null : `Content-Type: ${type}\r\n\r\n${text}`
}

/** The parts of a body with the values that can be read from them; a fault where it is no multipart body. */
export function splitParts(bytes: Buffer, contentType: string): readonly { readonly json: boolean; readonly text: string }[] | { readonly error: string } {
  const boundary = /;\s*boundary=(?:"([^"]+)"|([^;\s]+))/i.exec(contentType)
  const name = boundary?.[1] ?? boundary?.[2]
  if (name === undefined) return { error: 'the media type has no boundary' }
  const [before, ...rest] = `\r\n${bytes.toString('latin1')}`.split(`\r\n--${name}`)
  const last = rest.pop()
  if (before !== '' || last === undefined || !last.startsWith('--')) return { error: 'the body does not begin and end with its boundary' }
  return rest.map((part) => {
    const blank = part.indexOf('\r\n\r\n')
    const head = part.slice(0, blank)
    const type = /^content-type:[ \t]*(.*)$/im.exec(head)?.[1]?.trim() ?? 'text/plain'
    return { json: isJsonType(type), text: Buffer.from(part.slice(blank + 4), 'latin1').toString('utf8') }
  })
}
