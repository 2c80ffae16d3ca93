import type { Json, JsonObject } from '../document.ts'
import { escapeToken, isObject, setMember } from '../pointer.ts'
import { carry, objectAt, resolve, sectionEntry } from './conversion.ts'
import type { At, Conversion, MediaTypes, Mutable } from './conversion.ts'
import { convertHeader, describe } from './parameters.ts'
import type { Listed } from './parameters.ts'

/** Media types that a schema cannot be applied to as a file: what comes as them is parsed first. */
const parsed = /^(application\/([\w.-]+\+)?(json|xml)|text\/xml)\b/i

/** A `body` parameter as a Request Body Object, one entry for each media type of `consumes`. */
export function convertBody(conversion: Conversion, { written, resolved }: Listed, consumes: MediaTypes, to: string): JsonObject {
  conversion.moves.add(written.pointer, to)
  // What a reference names has a place of its own, unless other media types than the document's make it another body here.
  if (sectionEntry(written, 'parameters') !== undefined && consumes === conversion.consumes) return { $ref: written.value['$ref'] as string }
  return bodyOf(conversion, resolved, consumes, to)
}

/** A `body` parameter with the media types that it is sent as. */
export function bodyOf(conversion: Conversion, at: At, consumes: MediaTypes, to: string): JsonObject {
  conversion.moves.add(at.pointer, to)
  const made: Mutable = {}
  carry(at, made, ['description', 'required'])
  return { ...made, content: contentOf({ conversion, types: withDefault(conversion, consumes, 'consumes'), schema: at.value['schema'], from: at.pointer, to: `${to}/content` }) }
}

/** The `formData` parameters of one operation as a Request Body Object: one property each. */
export function convertForm(conversion: Conversion, fields: readonly Listed[], consumes: MediaTypes, to: string): JsonObject {
  const withFile = fields.some(({ resolved }) => resolved.value['type'] === 'file')
  const { types, unused } = formTypes(consumes, withFile)
  for (const index of unused) {
    conversion.report('warning', 'media-type-ignored', `${consumes.pointer}/${index}`, `"${consumes.names[index]}" cannot carry the form fields of this operation and is ignored`,
      withFile ? 'multipart/form-data' : 'application/x-www-form-urlencoded')
  }
  const required = fields.filter(({ resolved }) => resolved.value['required'] === true).map(({ resolved }) => String(resolved.value['name']))
  conversion.moves.seen(to, fields[0]!.written.pointer)
  const content: Mutable = {}
  for (const type of types) {
    const at = `${to}/content/${escapeToken(type)}`
    const properties: Mutable = {}
    const encoding: Mutable = {}
    for (const { written, resolved } of fields) {
      const name = String(resolved.value['name'])
      const place = `${at}/schema/properties/${escapeToken(name)}`
      conversion.moves.add(written.pointer, place)
      const { schema, style } = fieldOf(conversion, resolved, place)
      setMember(properties, name, schema)
      if (Object.keys(style).length > 0) setMember(encoding, name, style)
    }
    content[type] = {
      schema: { type: 'object', properties: properties as JsonObject, ...(required.length === 0 ? {} : { required }) },
      ...(Object.keys(encoding).length === 0 ? {} : { encoding: encoding as JsonObject }),
    }
  }
  return { content: content as JsonObject, ...(required.length === 0 ? {} : { required: true }) }
}

function fieldOf(conversion: Conversion, at: At, to: string): { readonly schema: JsonObject; readonly style: JsonObject } {
  const prose: Mutable = {}
  carry(at, prose, ['description'])
  if (at.value['type'] === 'file') return { schema: { ...prose, type: 'string', format: 'binary' }, style: {} }
  const { schema, style } = describe(conversion, at, to, 'formData')
  return { schema: { ...prose, ...schema }, style }
}

/** What of `consumes` can carry a form; the spelling is the author's. */
function formTypes(consumes: MediaTypes, withFile: boolean): { readonly types: readonly string[]; readonly unused: readonly number[] } {
  const fits = (name: string): boolean => {
    const type = name.split(';')[0]!.trim().toLowerCase()
    return type === 'multipart/form-data' || (type === 'application/x-www-form-urlencoded' && !withFile)
  }
  const types = [...new Set(consumes.names.filter(fits))]
  // A list for the whole document is about its other bodies.
  const unused = consumes.pointer === '/consumes' ? [] : consumes.names.flatMap((name, index) => (fits(name) ? [] : [index]))
  return { types: types.length > 0 ? types : [withFile ? 'multipart/form-data' : 'application/x-www-form-urlencoded'], unused }
}

/** A map of responses. A reference into `#/responses` stays one, unless other media types make it another response here. */
export function convertResponses(conversion: Conversion, at: At, produces: MediaTypes, to: string): JsonObject {
  const made: Mutable = {}
  for (const status of Object.keys(at.value)) {
    const written = objectAt(at, status)
    if (written === undefined || status.startsWith('x-')) {
      setMember(made, status, at.value[status])
      continue
    }
    const place = `${to}/${escapeToken(status)}`
    const resolved = resolve(conversion, written)
    const bare = resolved.value['schema'] === undefined && resolved.value['examples'] === undefined
    if (sectionEntry(written, 'responses') !== undefined && (bare || produces === conversion.produces)) made[status] = { $ref: written.value['$ref'] as string }
    else {
      conversion.moves.add(written.pointer, place)
      made[status] = convertResponse(conversion, resolved, produces, place)
    }
  }
  return made
}

/** One response with the media types that it is sent as; without a schema and examples it has no body. */
export function convertResponse(conversion: Conversion, at: At, produces: MediaTypes, to: string): JsonObject {
  conversion.moves.add(at.pointer, to)
  const made: Mutable = { description: '' }
  carry(at, made, ['description'])
  const headers = objectAt(at, 'headers')
  if (headers !== undefined) {
    const converted: Mutable = {}
    for (const name of Object.keys(headers.value)) {
      const header = objectAt(headers, name)
      if (header !== undefined) setMember(converted, name, convertHeader(conversion, header, `${to}/headers/${escapeToken(name)}`))
    }
    made['headers'] = converted
  }
  const { schema, examples } = at.value
  const shown = isObject(examples) ? examples : undefined
  if (schema === undefined && shown === undefined) return made
  const types = schema === undefined ? { names: [], pointer: '' }
    : withDefault(conversion, produces, 'produces', isFile(schema) ? '*/*' : 'application/json')
  return { ...made, content: contentOf({ conversion, types, schema, from: at.pointer, to: `${to}/content`, ...(shown === undefined ? {} : { examples: shown }) }) }
}

function contentOf(options: {
  readonly conversion: Conversion
  readonly types: MediaTypes
  readonly schema: Json | undefined
  readonly examples?: JsonObject
  /** The 2.0 object that has `schema`. */
  readonly from: string
  readonly to: string
}): JsonObject {
  const { conversion: { moves }, types, schema, examples = {}, from, to } = options
  const content: Mutable = {}
  const shown = Object.keys(examples).filter((type) => !type.startsWith('x-'))
  for (const type of new Set([...types.names, ...shown])) {
    const at = `${to}/${escapeToken(type)}`
    const index = types.names.indexOf(type)
    moves.seen(at, index === -1 ? `${from}/examples/${escapeToken(type)}` : types.pointer === '' ? from : `${types.pointer}/${index}`)
    const made: Mutable = {}
    if (isFile(schema)) {
      // A file may hold anything, and not only a JSON text.
      if (!parsed.test(type)) made['schema'] = { type: 'string', format: 'binary' }
    } else if (schema !== undefined) made['schema'] = schema
    if (made['schema'] !== undefined) moves.add(`${from}/schema`, `${at}/schema`)
    if (Object.hasOwn(examples, type)) {
      made['example'] = examples[type]
      moves.seen(`${at}/example`, `${from}/examples/${escapeToken(type)}`)
    }
    setMember(content, type, made as JsonObject)
  }
  return content
}

function isFile(schema: Json | undefined): boolean {
  return isObject(schema) && schema['type'] === 'file'
}

/** Swagger 2.0 does not say what a body is where no media type is written; its schemas describe JSON. */
function withDefault(conversion: Conversion, types: MediaTypes, key: 'consumes' | 'produces', assumed = 'application/json'): MediaTypes {
  if (types.names.length > 0) return types
  conversion.assumed[key]++
  return { names: [assumed], pointer: '' }
}
