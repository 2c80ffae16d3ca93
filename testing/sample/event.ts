import type { Json, JsonObject } from '../../generator/load/document.ts'
import { childOf, isObject } from '../../generator/load/pointer.ts'
import type { Judge } from './judge.ts'
import { isJsonType } from './parameter.ts'
import { isSchema, resolveSchema } from './resolve.ts'
import type { Schema } from './resolve.ts'
import type { Sampler } from './sample.ts'

/** An event as its lines and the empty one behind them (HTML, 9.2.6). */
export function writeEvent(event: JsonObject): string {
  const lines: string[] = []
  for (const field of ['event', 'id', 'retry']) if (event[field] !== undefined && event[field] !== null) lines.push(`${field}: ${String(event[field]).replace(/[\r\n\u0000]/g, ' ')}`)
  for (const line of String(event['data'] ?? '').split(/\r\n|\r|\n/)) lines.push(`data: ${line}`)
  return `${lines.join('\n')}\n\n`
}

/** An event that is valid by an item schema of OpenAPI 3.2, the JSON in its data too; undefined with a reason where none can be written. */
export function sampleEvent(sampler: Sampler, schema: Schema, options: { readonly variant?: number; readonly form?: 'minimal' | 'full'; readonly pointer: string }): { readonly event: JsonObject } | { readonly unsupported: string } {
  const sample = sampler.valid(schema, { ...options, accept: isWritable })
  if (sample.value === undefined) return { unsupported: sample.unsupported }
  if (!isObject(sample.value)) return { unsupported: 'an event is an object (OpenAPI 3.2, 4.14.4)' }
  const contents = dataSchemas(sampler.judge, schema, sample.value)
  if (contents.length === 0) return { event: sample.value }
  const data = sampler.valid(contents.length === 1 ? contents[0]! : { allOf: [...contents] as Json[] }, { pointer: options.pointer })
  if (data.value === undefined) return { unsupported: data.unsupported }
  const event = { ...sample.value, data: JSON.stringify(data.value) }
  return sampler.judge.check(schema, event).length === 0 ? { event } : { unsupported: 'the JSON that fits contentSchema does not fit the schema of the text' }
}

/** An event without data is never dispatched, and only the fields of HTML are ever read. */
function isWritable(value: Json): boolean {
  return isObject(value) && typeof value['data'] === 'string' && Object.entries(value).every(([name, field]) =>
    ['data', 'event', 'id'].includes(name) ? typeof field === 'string' && !/[\0\r]/.test(field) && (name === 'data' || !field.includes('\n'))
      : name === 'retry' && Number.isSafeInteger(field) && (field as number) >= 0)
}

/** What is wrong with an event by the schema of items: with its fields, and with the JSON in its data where it is said to hold some. */
export function checkEvent(judge: Judge, schema: Schema, event: JsonObject): readonly { readonly pointer: string; readonly message: string }[] {
  const faults = judge.check(schema, event)
  if (faults.length > 0) return faults
  const contents = dataSchemas(judge, schema, event)
  if (contents.length === 0 || typeof event['data'] !== 'string') return []
  let value: Json
  try {
    value = JSON.parse(event['data']) as Json
  } catch {
    return [{ pointer: '/data', message: 'is not JSON' }]
  }
  return contents.flatMap((content) => judge.check(content, value).map(({ pointer, message }) => ({ pointer: `/data${pointer}`, message })))
}

/** The schemas of the JSON in an event's `data`: of every schema that applies to it, and of the alternatives that it matches. */
function dataSchemas(judge: Judge, given: Json | undefined, event: JsonObject, depth = 0): readonly Schema[] {
  if (!isObject(given) || depth > 20) return []
  const own = childOf(childOf(given, 'properties') ?? null, 'data')
  const data = resolved(judge, own)
  const type = childOf(data ?? null, 'contentMediaType')
  const content = childOf(data ?? null, 'contentSchema')
  const isText = typeof type === 'string' && isJsonType(type) && childOf(data ?? null, 'contentEncoding') === undefined
  const list = (key: string): readonly Json[] => (Array.isArray(given[key]) ? given[key] as readonly Json[] : [])
  const matching = [...list('oneOf'), ...list('anyOf')].filter((part) => isSchema(part) && judge.check(part, event).length === 0)
  const target = typeof given['$ref'] === 'string' ? [resolved(judge, { $ref: given['$ref'] })] : []
  return [
    ...(isText ? [isSchema(content) ? content : true] : []),
    ...[...target, ...list('allOf'), ...matching].flatMap((part) => dataSchemas(judge, part, event, depth + 1)),
  ]
}

function resolved({ document }: Judge, schema: Json | undefined): Json | undefined {
  const ref = childOf(schema ?? null, '$ref')
  return typeof ref === 'string' ? resolveSchema(document, ref)?.schema : schema
}
