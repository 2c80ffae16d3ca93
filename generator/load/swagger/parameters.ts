import type { Json, JsonObject } from '../document.ts'
import { simpleKeywords } from '../grammar-swagger.ts'
import { isObject } from '../pointer.ts'
import { carry, resolve, sectionEntry } from './conversion.ts'
import type { At, Conversion, Mutable } from './conversion.ts'

/** A parameter as it stands in a list, and what it refers to. */
export interface Listed { readonly written: At; readonly resolved: At }

/** The parameters of a list, references followed. */
export function listed(conversion: Conversion, items: readonly At[]): readonly Listed[] {
  return items.map((written) => ({ written, resolved: resolve(conversion, written) }))
}

/** True for what is no parameter in 3.x but part of the request body. */
export function isBodily({ resolved }: Listed): boolean {
  return resolved.value['in'] === 'body' || resolved.value['in'] === 'formData'
}

/** A `parameters` list of 3.x: those that are not part of the body. A reference into `#/parameters` stays one. */
export function convertParameters(conversion: Conversion, list: readonly Listed[], to: string): readonly Json[] {
  return list.filter((one) => !isBodily(one)).map(({ written, resolved }, index) => {
    const at = `${to}/${index}`
    conversion.moves.add(written.pointer, at)
    if (sectionEntry(written, 'parameters') !== undefined) return { $ref: written.value['$ref'] as string }
    if (resolved !== written) conversion.moves.add(resolved.pointer, at)
    return convertParameter(conversion, resolved, at)
  })
}

/** One parameter that is not part of the body. */
export function convertParameter(conversion: Conversion, at: At, to: string): JsonObject {
  const made: Mutable = {}
  const { in: location } = at.value
  carry(at, made, ['name', 'in', 'description', 'required', ...(location === 'query' ? ['allowEmptyValue'] : [])])
  const { schema, style } = describe(conversion, at, `${to}/schema`, String(location))
  return { ...made, ...style, schema }
}

/** One response header. */
export function convertHeader(conversion: Conversion, at: At, to: string): JsonObject {
  const made: Mutable = {}
  carry(at, made, ['description'])
  return { ...made, schema: describe(conversion, at, `${to}/schema`, 'header').schema }
}

/**
 * The schema of a parameter, header or form field, and how its lists are written. A list that 3.x has no style for
 * (by tabs; by spaces or pipes outside of the query and forms) is taken as the text that it is.
 */
export function describe(conversion: Conversion, at: At, to: string, location: string): { readonly schema: JsonObject; readonly style: JsonObject } {
  const { type, collectionFormat } = at.value
  conversion.moves.seen(to, at.pointer)
  if (type !== 'array') return { schema: simpleSchema(conversion, at, to), style: {} }
  const format = typeof collectionFormat === 'string' ? collectionFormat : 'csv'
  const inQuery = location === 'query' || location === 'formData'
  const style = inQuery ? queryStyles.get(format) : format === 'csv' || format === 'multi' ? {} : undefined
  if (style !== undefined) {
    if (format === 'multi' && !inQuery) {
      conversion.report('warning', 'collection-format-unsupported', `${at.pointer}/collectionFormat`, '"multi" is for the query and for forms only; the list is read as comma-separated', 'collectionFormat: csv')
    }
    return { schema: simpleSchema(conversion, at, to), style }
  }
  conversion.report('warning', 'collection-format-unsupported', `${at.pointer}/collectionFormat`,
    `OpenAPI 3 cannot describe a list in ${location === 'formData' ? 'a form' : `the ${location}`} written with "${format}"; it is passed on as one text, and its items are not checked`, inQuery ? 'collectionFormat: pipes' : 'collectionFormat: csv')
  const { description } = at.value
  return { schema: { type: 'string', ...(location === 'formData' && typeof description === 'string' ? { description } : {}) }, style: {} }
}

const queryStyles: ReadonlyMap<string, JsonObject> = new Map([
  ['csv', { style: 'form', explode: false }],
  ['ssv', { style: 'spaceDelimited', explode: false }],
  ['pipes', { style: 'pipeDelimited', explode: false }],
  ['multi', { style: 'form', explode: true }],
])

function simpleSchema(conversion: Conversion, at: At, to: string): JsonObject {
  const made: Mutable = {}
  const { type, items } = at.value
  for (const key of Object.keys(at.value)) {
    if ((simpleKeywords.has(key) && key !== 'collectionFormat' && key !== 'items') || key === 'x-nullable') made[key] = at.value[key]
  }
  if (type === 'object') {
    conversion.report('warning', 'parameter-object', `${at.pointer}/type`, 'outside of a body Swagger 2.0 has no objects; the value is passed on as one text, unchecked', 'type: string')
    return { type: 'string' }
  }
  if (type === 'array') made['items'] = isObject(items) ? itemSchema(conversion, { value: items, pointer: `${at.pointer}/items` }, `${to}/items`) : {}
  return made
}

/** What a list holds: a list in a list is written in a way of its own, which 3.x cannot say. */
function itemSchema(conversion: Conversion, at: At, to: string): JsonObject {
  conversion.moves.add(at.pointer, to)
  if (at.value['type'] !== 'array') return simpleSchema(conversion, at, to)
  conversion.report('warning', 'collection-format-unsupported', at.pointer, 'OpenAPI 3 cannot describe lists in a list of a parameter; the inner ones are taken as texts, and their items are not checked', 'type: string')
  return { type: 'string' }
}
