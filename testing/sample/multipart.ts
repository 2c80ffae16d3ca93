import type { Json, JsonObject } from '../../generator/load/document.ts'
import { isObject } from '../../generator/load/pointer.ts'
import type { WrittenBody } from './body.ts'
import { isBinarySchema } from './body.ts'
import { itemsAt } from './build-array.ts'
import { schemasOf } from './build-object.ts'
import type { SchemaNode } from './flatten.ts'
import type { Judge } from './judge.ts'
import type { SampleMedia } from './operations.ts'
import { isJsonType, scalarText } from './parameter.ts'
import { spread } from './text-value.ts'

/** An object as `multipart/form-data` (RFC 7578): a part for each property, several of one name for an array, JSON for objects, files for binary strings. */
export function writeMultipart(judge: Judge, media: SampleMedia, value: Json): WrittenBody | { readonly unsupported: string } {
  if (!isObject(value)) return { unsupported: 'a multipart body is written from an object only' }
  const parts = spread(judge.document, media.schema === null ? [] : [{ schema: media.schema, pointer: `${media.pointer}/schema` }])
  const written: string[] = []
  for (const [name, item] of Object.entries(value)) {
    if (item === undefined) continue
    if (item === null) return { unsupported: `null cannot be written in a multipart body (${name})` }
    const nodes = schemasOf(parts, name, { judge }) ?? []
    const encoding = Object.hasOwn(media.encoding, name) ? media.encoding[name] : undefined
    const declared = isObject(encoding) && typeof encoding['contentType'] === 'string' ? encoding['contentType'] : null
    const wholeAsJson = Array.isArray(item) && declared !== null && isJsonType(declared)
    const several = Array.isArray(item) && !wholeAsJson
    const items = several ? (item as readonly Json[]) : [item]
    for (const [index, part] of items.entries()) {
      const about = several ? itemsAt(spread(judge.document, nodes), index) : nodes
      written.push(writePart(name, part, declared, isFile(judge.document, about)))
    }
  }
  const body = written.join('')
  let boundary = 'gatewright-sample'
  while (body.includes(boundary)) boundary += '-x'
  const text = written.map((part) => `--${boundary}\r\n${part}\r\n`).join('') + `--${boundary}--\r\n`
  return { contentType: `multipart/form-data; boundary=${boundary}`, bytes: new TextEncoder().encode(text) }
}

function writePart(name: string, value: Json, declared: string | null, file: boolean): string {
  const text = scalarText(value)
  const [first] = (declared ?? '').split(',').map((type) => type.trim()).filter((type) => type !== '')
  const type = text === null ? (first !== undefined && isJsonType(first) ? first : 'application/json') : first === undefined ? (file ? 'application/octet-stream' : null) : first.replace('image/*', 'image/png').replace('*/*', 'application/octet-stream').replace('/*', '/plain')
  const head = `Content-Disposition: form-data; name="${quoted(name)}"${file ? '; filename="sample.bin"' : ''}`
  return `${head}\r\n${type === null ? '' : `Content-Type: ${type}\r\n`}\r\n${text ?? JSON.stringify(value)}`
}

/** True where a property of a multipart body is sent as a file, or a list of files. */
export function isFileProperty(judge: Judge, media: SampleMedia, name: string): boolean {
  const parts = spread(judge.document, media.schema === null ? [] : [{ schema: media.schema, pointer: `${media.pointer}/schema` }])
  const nodes = schemasOf(parts, name, { judge }) ?? []
  return isFile(judge.document, nodes) || isFile(judge.document, itemsAt(spread(judge.document, nodes), 0))
}

function isFile(document: JsonObject, nodes: readonly SchemaNode[]): boolean {
  return spread(document, nodes).some(({ schema }) => isBinarySchema(schema))
}

/** As browsers write names in a disposition (HTML, multipart/form-data encoding algorithm). */
function quoted(name: string): string {
  return name.replaceAll('\r', '%0D').replaceAll('\n', '%0A').replaceAll('"', '%22')
}
