import type { Json, JsonObject } from '../../generator/load/document.ts'
import { childOf, escapeToken, isObject } from '../../generator/load/pointer.ts'
import { readParts, type SampleParts } from './parts.ts'
import { isSchema, resolveObject } from './resolve.ts'
import type { Schema } from './resolve.ts'

/** An operation as the document has it, references of its path item, parameters, body and responses followed. */
export interface SampleOperation {
  /** `operationId`, else the method and the template. */
  readonly id: string
  /** Upper case. */
  readonly method: string
  readonly path: string
  readonly pointer: string
  readonly operation: JsonObject
  readonly parameters: readonly SampleParameter[]
  readonly body: SampleBody | null
  readonly responses: readonly SampleResponse[]
}

/** A Parameter Object or Header Object; `style` and `explode` have their defaults filled in (OpenAPI 3.1, 4.8.12.2). */
export interface SampleParameter {
  readonly name: string
  readonly in: 'path' | 'query' | 'querystring' | 'header' | 'cookie'
  readonly required: boolean
  readonly style: string
  readonly explode: boolean
  readonly allowReserved: boolean
  /** The media type of a parameter with `content`, else null. */
  readonly content: string | null
  /** The same with all that is said of it. */
  readonly described?: SampleMedia
  readonly schema: Schema
  readonly pointer: string
  readonly schemaPointer: string
  /** Examples of the author's, unchecked. */
  readonly examples: readonly SampleExample[]
}

/** A value that the author gave as an example; `name` is null for the unnamed `example`. */
export interface SampleExample { readonly name: string | null; readonly value: Json; readonly pointer: string }

/** One entry of a `content` map; `schema` is null where there is none. */
export interface SampleMedia {
  /** As written, such as `application/json` or `image/*`. */
  readonly type: string
  readonly schema: Schema | null
  readonly itemSchema: Schema | null
  readonly encoding: JsonObject
  /** Of a multipart body whose parts have no names. */
  readonly parts?: SampleParts
  readonly pointer: string
  readonly examples: readonly SampleExample[]
}

export interface SampleBody { readonly required: boolean; readonly media: readonly SampleMedia[]; readonly pointer: string }

export interface SampleResponse {
  /** `200`, `2XX` or `default`, as written. */
  readonly status: string
  readonly description: string
  readonly media: readonly SampleMedia[]
  readonly headers: readonly SampleParameter[]
  readonly pointer: string
}

const methods = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace', 'query']

/** All operations under `paths`, in the document's order. */
export function listOperations(document: JsonObject): SampleOperation[] {
  return operationsOf(document, document['paths'], '/paths').filter(({ path }) => path.startsWith('/'))
}

/** All operations under `webhooks`; `path` is the webhook's name. */
export function listWebhooks(document: JsonObject): SampleOperation[] {
  return operationsOf(document, document['webhooks'], '/webhooks')
}

/** The callbacks of one operation: `name` is the callback's, `path` its runtime expression. */
export function listCallbacks(document: JsonObject, operation: SampleOperation): (SampleOperation & { readonly name: string })[] {
  const callbacks = operation.operation['callbacks']
  if (!isObject(callbacks)) return []
  return Object.entries(callbacks).flatMap(([name, value]) => {
    const callback = resolveObject(document, value, `${operation.pointer}/callbacks/${escapeToken(name)}`)
    return callback === undefined ? [] : operationsOf(document, callback.value, callback.pointer).map((found) => ({ ...found, name }))
  })
}

function operationsOf(document: JsonObject, paths: Json | undefined, at: string): SampleOperation[] {
  if (!isObject(paths)) return []
  return Object.entries(paths).flatMap(([path, value]) => {
    const item = path.startsWith('x-') ? undefined : resolveObject(document, value, `${at}/${escapeToken(path)}`)
    if (item === undefined) return []
    const shared = parametersOf(document, item.value['parameters'], `${item.pointer}/parameters`)
    const named: [string, Json | undefined, string][] = methods.map((method) => [method.toUpperCase(), item.value[method], `${item.pointer}/${method}`])
    const more = item.value['additionalOperations']
    if (isObject(more)) named.push(...Object.entries(more).map(([method, operation]): [string, Json | undefined, string] => [method, operation, `${item.pointer}/additionalOperations/${escapeToken(method)}`]))
    return named.flatMap(([method, operation, pointer]) => (isObject(operation) ? [readOperation(document, method, path, operation, pointer, shared)] : []))
  })
}

function readOperation(document: JsonObject, method: string, path: string, operation: JsonObject, pointer: string, shared: readonly SampleParameter[]): SampleOperation {
  const own = parametersOf(document, operation['parameters'], `${pointer}/parameters`)
  const inherited = shared.filter((parameter) => !own.some((other) => other.in === parameter.in && other.name === parameter.name))
  const body = resolveObject(document, operation['requestBody'], `${pointer}/requestBody`)
  const responses = isObject(operation['responses']) ? Object.entries(operation['responses']) : []
  const id = operation['operationId']
  return {
    id: typeof id === 'string' ? id : `${method} ${path}`,
    method,
    path,
    pointer,
    operation,
    parameters: [...inherited, ...own],
    body: body === undefined ? null : { required: body.value['required'] === true, media: mediaOf(document, body.value['content'], `${body.pointer}/content`), pointer: body.pointer },
    responses: responses.flatMap(([status, value]) => {
      const response = /^(\d{3}|[1-5]XX|default)$/i.test(status) ? resolveObject(document, value, `${pointer}/responses/${status}`) : undefined
      if (response === undefined) return []
      const headers = isObject(response.value['headers']) ? Object.entries(response.value['headers']) : []
      return [{
        status: status.toLowerCase() === 'default' ? 'default' : status.toUpperCase(),
        description: typeof response.value['description'] === 'string' ? response.value['description'] : '',
        media: mediaOf(document, response.value['content'], `${response.pointer}/content`),
        // OpenAPI 3.1, 4.8.17: a response header named Content-Type is ignored.
        headers: headers.filter(([name]) => name.toLowerCase() !== 'content-type').flatMap(([name, header]) =>
          readParameter(document, header, `${response.pointer}/headers/${escapeToken(name)}`, { name, in: 'header' }) ?? []),
        pointer: response.pointer,
      }]
    }),
  }
}

function parametersOf(document: JsonObject, list: Json | undefined, pointer: string): SampleParameter[] {
  if (!Array.isArray(list)) return []
  return list.flatMap((value: Json, index) => readParameter(document, value, `${pointer}/${index}`) ?? [])
    // OpenAPI 3.1, 4.8.12.1: these three header parameters are ignored; they are described elsewhere.
    .filter((parameter) => parameter.in !== 'header' || !['accept', 'content-type', 'authorization'].includes(parameter.name.toLowerCase()))
}

const places = new Set(['path', 'query', 'querystring', 'header', 'cookie'])

function readParameter(document: JsonObject, written: Json | undefined, pointer: string, header?: { readonly name: string; readonly in: 'header' }): SampleParameter | undefined {
  const found = resolveObject(document, written, pointer)
  if (found === undefined) return undefined
  const name = header?.name ?? found.value['name']
  const place = header?.in ?? found.value['in']
  if (typeof name !== 'string' || typeof place !== 'string' || !places.has(place)) return undefined
  const [content] = mediaOf(document, found.value['content'], `${found.pointer}/content`)
  const style = typeof found.value['style'] === 'string' ? found.value['style'] : place === 'query' || place === 'cookie' ? 'form' : 'simple'
  const schema = content?.schema ?? found.value['schema']
  return {
    name,
    in: place as SampleParameter['in'],
    required: place === 'path' || found.value['required'] === true,
    style,
    explode: typeof found.value['explode'] === 'boolean' ? found.value['explode'] : style === 'form' || style === 'cookie',
    allowReserved: found.value['allowReserved'] === true,
    content: content?.type ?? null,
    ...(content !== undefined && { described: content }),
    schema: isSchema(schema) ? schema : true,
    pointer: found.pointer,
    schemaPointer: content === undefined ? `${found.pointer}/schema` : `${content.pointer}/schema`,
    examples: [...examplesOf(document, found.value, found.pointer), ...(content?.examples ?? [])],
  }
}

function mediaOf(document: JsonObject, content: Json | undefined, pointer: string): SampleMedia[] {
  if (!isObject(content)) return []
  return Object.entries(content).flatMap(([type, value]) => {
    const media = resolveObject(document, value, `${pointer}/${escapeToken(type)}`)
    if (media === undefined) return []
    const { schema, itemSchema, encoding } = media.value
    // What OpenAPI 3.2 says with `itemSchema`, older documents can say with `x-gateway: { items: schema }`.
    const ofItems = itemSchema === undefined && childOf(media.value['x-gateway'], 'items') === 'schema'
    const parts = readParts(document, type, media.value, isSchema(itemSchema) || ofItems)
    return [{
      type,
      ...(parts !== undefined && { parts }),
      schema: isSchema(schema) && !ofItems ? schema : null,
      itemSchema: isSchema(itemSchema) ? itemSchema : ofItems && isSchema(schema) ? schema : null,
      encoding: isObject(encoding) ? encoding : {},
      pointer: media.pointer,
      examples: examplesOf(document, media.value, media.pointer),
    }]
  })
}

function examplesOf(document: JsonObject, holder: JsonObject, pointer: string): SampleExample[] {
  const found: SampleExample[] = []
  if (holder['example'] !== undefined) found.push({ name: null, value: holder['example'], pointer: `${pointer}/example` })
  if (isObject(holder['examples'])) {
    for (const [name, written] of Object.entries(holder['examples'])) {
      const example = resolveObject(document, written, `${pointer}/examples/${escapeToken(name)}`)
      const value = example?.value['dataValue'] ?? example?.value['value']
      if (example !== undefined && value !== undefined) found.push({ name, value, pointer: `${example.pointer}/value` })
    }
  }
  return found
}
