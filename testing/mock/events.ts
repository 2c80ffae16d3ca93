import type { JsonObject } from '../../generator/load/document.ts'
import type { SampleMedia, SampleOperation, SampleResponse } from '../sample/operations.ts'
import { checkEvent, sampleEvent, writeEvent } from '../sample/event.ts'
import { flatten } from '../sample/flatten.ts'
import type { Sampler } from '../sample/sample.ts'

/**
 * The events of a `text/event-stream` answer, each with its blank line (HTML, server-sent events): the author's example where it is a stream,
 * else two made from the schema, with `data: [DONE]` behind them where the document speaks of it.
 */
export function sampleEvents(media: SampleMedia, operation: SampleOperation, response: SampleResponse, sampler: Sampler): readonly string[] | { readonly unsupported: string } {
  const example = media.itemSchema !== null ? undefined : media.examples.map(({ value }) => value).find((value) => typeof value === 'string' && isStream(value)
    && (media.schema === null || !wantsText(media, sampler) || sampler.judge.check(media.schema, value).length === 0))
  if (typeof example === 'string') return splitEvents(example)
  const events: string[] = []
  for (const variant of [0, 1]) {
    const made = media.itemSchema === null ? dataOf(media, sampler, variant) : sampleEvent(sampler, media.itemSchema, { variant, pointer: `${media.pointer}/itemSchema` })
    if ('event' in made) events.push(writeEvent(made.event))
    else if (variant === 0) return made
  }
  if (endsWithDone(media, operation, response) && (media.itemSchema === null || checkEvent(sampler.judge, media.itemSchema, { data: '[DONE]' }).length === 0)) events.push('data: [DONE]\n\n')
  return events
}

/** Without an item schema, the schema beside a stream is taken for that of the JSON in its data. */
function dataOf({ schema, pointer }: SampleMedia, sampler: Sampler, variant: number): { readonly event: JsonObject } | { readonly unsupported: string } {
  const sample = schema === null ? { value: 'sample' } : sampler.valid(schema, { variant, pointer: `${pointer}/schema` })
  if (sample.value === undefined) return { unsupported: sample.unsupported }
  return { event: { data: typeof sample.value === 'string' ? sample.value : JSON.stringify(sample.value) } }
}

/** The events of a text, each with the blank line that ends it. */
export function splitEvents(text: string): string[] {
  return text.replaceAll('\r\n', '\n').replaceAll('\r', '\n').split(/\n{2,}/).filter((event) => event.trim() !== '').map((event) => `${event.replace(/^\n+|\n+$/g, '')}\n\n`)
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
