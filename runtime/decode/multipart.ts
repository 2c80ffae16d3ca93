import type { Field } from '../contract.ts'
import { isJsonType, matchesRange, parametersOf } from '../media-type.ts'
import { readText } from './bytes.ts'
import { attemptCount, firstSound, type BodyReader } from './form.ts'
import { parseJson } from './json.ts'
import { Malformed, repeated, setOwn } from './malformed.ts'
import { parseParts, type Part } from './multipart-parts.ts'
import { attemptsOf, type Attempt } from './reader.ts'

/** What stands in the value for an uploaded file, or for a part that is no text. */
export interface UploadedFile {
  readonly filename: string | null
  readonly contentType: string | null
  readonly bytes: Buffer
}

interface CompiledField {
  readonly field: Field
  readonly attempts: readonly Attempt[]
  readonly ranges: readonly string[] | null
  readonly takesJson: boolean
}

/**
 * Compiles the reading of `multipart/form-data` by the fields' table (OpenAPI 3.1, 4.8.14.5). A part is held to the media types
 * of its field. JSON parts are parsed; other parts are text of the field's shape, or files where the shape is open.
 */
export function multipartReader(fields: readonly Field[], depth: number): BodyReader {
  const byName = new Map(fields.map((field) => [field.name, compile(field)]))
  const read = (bytes: Buffer, attempt: number, contentType: string): unknown => {
    const parts = parseParts(bytes, parametersOf(contentType)?.get('boundary') ?? '')
    if (parts instanceof Malformed) return parts
    const form: Record<string, unknown> = {}
    for (const [name, group] of groupParts(parts)) {
      const field = byName.get(name)
      const value = field === undefined ? readUndeclared(group, depth) : readField(field, group, attempt, depth)
      if (value instanceof Malformed) return value.under(name)
      setOwn(form, name, value)
    }
    return form
  }
  return { attempts: attemptCount([...byName.values()].map(({ attempts }) => attempts)), read }
}

function compile(field: Field): CompiledField {
  const ranges = field.contentType === null ? null : field.contentType.split(',').map((range) => range.trim()).filter((range) => range !== '')
  const attempts = attemptsOf(field.shape)
  return { field, ranges, attempts, takesJson: ranges === null ? attempts.some(isStructured) : ranges.some(isJsonType) }
}

/** An object, or a list of objects, which a part can only hold as JSON (OpenAPI 3.1, 4.8.15.1 `contentType`). */
function isStructured({ kind, reader }: Attempt): boolean {
  return kind === 'object' || (kind === 'array' && reader.item !== null && !reader.item.any && reader.item.member !== null)
}

function groupParts(parts: readonly Part[]): ReadonlyMap<string, readonly Part[]> {
  const groups = new Map<string, Part[]>()
  for (const part of parts) {
    const group = groups.get(part.name)
    if (group === undefined) groups.set(part.name, [part])
    else group.push(part)
  }
  return groups
}

function readField(compiled: CompiledField, parts: readonly Part[], attempt: number, depth: number): unknown {
  const { ranges, attempts } = compiled
  for (const { contentType, filename } of parts) {
    // A part that is no file and says nothing of its type is what its field says.
    if (ranges === null || (contentType === null && filename === null)) continue
    if (!ranges.some((range) => matchesRange(contentType ?? 'text/plain', range))) return new Malformed('contentType', `must be of ${ranges.join(' or ')}`)
  }
  return firstSound(attempts, attempt, (one) => readParts(compiled, one, parts, depth))
}

function readParts(compiled: CompiledField, { kind, reader }: Attempt, parts: readonly Part[], depth: number): unknown {
  const single = parts.length === 1 ? parts[0]! : null
  // A list may come as one JSON part, or as one part for each item.
  // Of a field that may be text or an object, a part that does not say which is JSON where it can be, else text.
  const isText = kind === 'scalar' && compiled.ranges === null && single?.contentType === null
  const whole = single !== null && !isText && isJson(compiled, single)
  if (kind === 'array' && !(whole && isArrayText(single.bytes))) {
    const item = reader.item ?? reader
    if (single !== null && !compiled.field.explode && !item.any && single.filename === null && !isJson(compiled, single)) return readList(compiled.field, single, item.scalar)
    return readAll(parts, (part) => (isJson(compiled, part) && (item.member !== null || item.any) ? readJson(part, depth) : readPlain(part, item.scalar, item.any)))
  }
  if (single === null) return repeated
  return whole ? readJson(single, depth) : readPlain(single, reader.scalar, reader.any)
}

/** A list that is not exploded is one part, with the delimiter of its style between items (OpenAPI 3.1, 4.8.15.1 `style`, `explode`). */
function readList({ style }: Field, part: Part, scalar: (text: string) => unknown): unknown {
  const text = readText(part.bytes)
  return typeof text === 'string' ? text.split(style === 'spaceDelimited' ? ' ' : style === 'pipeDelimited' ? '|' : ',').map(scalar) : text
}

function isJson({ takesJson, field }: CompiledField, { contentType }: Part): boolean {
  if (contentType === null) return takesJson
  return isJsonType(contentType) && !(field.contentType === null && isTextOnly(field))
}

function isTextOnly({ shape }: Field): boolean {
  return shape.kind === 'scalar' && shape.types.length === 1 && shape.types[0] === 'string'
}

function isArrayText(bytes: Buffer): boolean {
  let at = 0
  while (bytes[at] === 0x20 || bytes[at] === 0x09 || bytes[at] === 0x0a || bytes[at] === 0x0d) at++
  return bytes[at] === 0x5b
}

function readJson(part: Part, depth: number): unknown {
  const result = parseJson(part.bytes, { depth })
  return result instanceof Malformed ? result : result.value
}

function readPlain(part: Part, scalar: (text: string) => unknown, open: boolean): unknown {
  const isFile = part.filename !== null || (part.contentType !== null && !part.contentType.toLowerCase().startsWith('text/'))
  if (open && isFile) return fileOf(part)
  const text = readText(part.bytes)
  if (text instanceof Malformed) return open ? fileOf(part) : text
  return scalar(text)
}

/** Parts that no field declares: the schema sees them and judges whether they may be there. */
function readUndeclared(parts: readonly Part[], depth: number): unknown {
  const values = readAll(parts, (part) =>
    (part.contentType !== null && isJsonType(part.contentType) ? readJson(part, depth) : readPlain(part, (text) => text, true)))
  return Array.isArray(values) && values.length === 1 ? values[0] as unknown : values
}

function readAll(parts: readonly Part[], read: (part: Part) => unknown): unknown {
  const values = parts.map(read)
  return values.find((value) => value instanceof Malformed) ?? values
}

function fileOf({ filename, contentType, bytes }: Part): UploadedFile {
  return { filename, contentType, bytes }
}
