import type { JsonObject } from '../../generator/load/document.ts'
import type { SampleMedia, SampleOperation, SampleResponse } from '../sample/operations.ts'
import { isObject } from '../../generator/load/pointer.ts'
import { flatten } from '../sample/flatten.ts'
import type { Sampler } from '../sample/sample.ts'

/**
 * The events of a `text/event-stream` answer, each with its blank line (HTML, server-sent events): the author's example where it is a stream,
 * else two made from the schema, with `data: [DONE]` behind them where the document speaks of it.
 */
export function sampleEvents(media: SampleMedia, operation: SampleOperation, response: SampleResponse, sampler: Sampler): readonly string[] | { readonly unsupported: string } {
  const example = media.examples.map(({ value }) => value).find((value) => typeof value === 'string' && isStream(value)
    && (media.schema === null || !wantsText(media, sampler) || sampler.judge.check(media.schema, value).length === 0))
  if (typeof example === 'string') return splitEvents(example)
  const events: string[] = []
  const schema = media.itemSchema ?? media.schema
  for (const variant of [0, 1]) {
    const sample = schema === null ? { value: 'sample' } : sampler.valid(schema, { variant, pointer: `${media.pointer}/${media.itemSchema === null ? 'schema' : 'itemSchema'}` })
    if (sample.value === undefined && variant === 0) return { unsupported: 'unsupported' in sample ? sample.unsupported : 'no value' }
    if (sample.value === undefined) break
    const { value } = sample
    if (media.itemSchema !== null && isObject(value) && Object.keys(value).every((name) => ['data', 'event', 'id', 'retry'].includes(name))) events.push(writeEvent(value))
    else events.push(writeEvent({ data: typeof value === 'string' ? value : JSON.stringify(value) }))
  }
  if (endsWithDone(media, operation, response)) events.push('data: [DONE]\n\n')
  return events
}

/** The events of a text, each with the blank line that ends it. */
export function splitEvents(text: string): string[] {
  return text.replaceAll('\r\n', '\n').replaceAll('\r', '\n').split(/\n{2,}/).filter((event) => event.trim() !== '').map((event) => `${event.replace(/^\n+|\n+$/g, '')}\n\n`)
}

function writeEvent(event: JsonObject): string {
  const lines: string[] = []
  for (const field of ['event', 'id', 'retry']) if (event[field] !== undefined && event[field] !== null) lines.push(`${field}: ${String(event[field]).replace(/[\r\n\u0000]/g, ' ')}`)
  for (const line of String(event['data'] ?? '').split(/\r\n|\r|\n/)) lines.push(`data: ${line}`)
  return `${lines.join('\n')}\n\n`
}

function isStream(text: string): boolean {
  return splitEvents(text).length > 0 && splitEvents(text).every((event) => event.trimEnd().split('\n').every((line) => /^(?:data|event|id|retry)(?::|$)|^:/.test(line)))
}

/** A schema beside an event stream is often that of one event's data: only one that allows text can speak of the whole stream. */
function wantsText(media: SampleMedia, sampler: Sampler): boolean {
  const parts = media.schema === null ? [] : flatten(sampler.judge.document, [{ schema: media.schema, pointer: '' }]).parts
  return parts.some(({ schema }) => schema['type'] === 'string')
}

function endsWithDone(media: SampleMedia, operation: SampleOperation, response: SampleResponse): boolean {
  const said = [response.description, operation.operation['description'], operation.operation['summary'], typeof media.schema === 'object' ? media.schema?.['description'] : undefined, ...media.examples.map(({ value }) => value)]
  return said.some((text) => typeof text === 'string' && text.includes('[DONE]'))
}
