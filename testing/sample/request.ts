import type { Json, JsonObject } from '../../generator/load/document.ts'
import { setMember } from '../../generator/load/pointer.ts'
import { bodyKind, concreteType, fitsBody, writeBody } from './body.ts'
import type { WrittenBody } from './body.ts'
import { sampleEvent, writeEvent } from './event.ts'
import type { SampleMedia, SampleOperation, SampleParameter } from './operations.ts'
import { writeParameter } from './parameter.ts'
import { fillTemplate } from './path.ts'
import { repair } from './repair.ts'
import type { Sampler } from './sample.ts'
import { survivesText } from './text-value.ts'
import { isPlainXml, writeXml } from './xml.ts'

/** A request that an operation must accept, without credentials. */
export interface SampledRequest {
  /** `minimal`, `full`, or `full` with the media type behind it. */
  readonly label: string
  readonly method: string
  /** Percent-encoded, beginning with `/`, without the mount or the server's path. */
  readonly path: string
  /** Without `?`; empty where there is none. */
  readonly query: string
  /** Header parameters; `content-type` and `cookie` are not among them. */
  readonly headers: readonly (readonly [string, string])[]
  /** `name=value` pairs of the Cookie header. */
  readonly cookies: readonly string[]
  readonly contentType: string | null
  readonly body: Uint8Array | null
  /** What the texts were made from. */
  readonly values: RequestValues
}

export interface RequestValues {
  readonly path: JsonObject
  readonly query: JsonObject
  readonly querystring: JsonObject
  readonly header: JsonObject
  readonly cookie: JsonObject
  /** Undefined where there is no body, or one without a schema. */
  readonly body?: Json
  readonly media: SampleMedia | null
}

/** A request that could not be made, and why. */
export interface UnsampledRequest { readonly label: string; readonly unsupported: string }

/** The samples of one operation: the smallest request, the fullest, and the fullest for every further media type of the body. */
export function sampleRequests(operation: SampleOperation, sampler: Sampler): (SampledRequest | UnsampledRequest)[] {
  const media = operation.body?.media ?? []
  const plans: { label: string; form: 'minimal' | 'full'; media: SampleMedia | null }[] = [
    { label: 'minimal', form: 'minimal', media: operation.body?.required === true ? media[0] ?? null : null },
    { label: 'full', form: 'full', media: media[0] ?? null },
    ...media.slice(1).map((other) => ({ label: `full ${other.type}`, form: 'full' as const, media: other })),
  ]
  return plans.map((plan) => ({ label: plan.label, ...sampleRequest(operation, sampler, plan) }))
}

/** One request in one form with one media type, or with none where `media` is null. */
export function sampleRequest(operation: SampleOperation, sampler: Sampler, plan: { readonly form: 'minimal' | 'full'; readonly media: SampleMedia | null }): Omit<SampledRequest, 'label'> | { readonly unsupported: string } {
  const values: Record<SampleParameter['in'], { [name: string]: Json | undefined }> = { path: {}, query: {}, querystring: {}, header: {}, cookie: {} }
  const texts: Record<SampleParameter['in'], [string, string][]> = { path: [], query: [], querystring: [], header: [], cookie: [] }
  for (const parameter of operation.parameters) {
    if (plan.form === 'minimal' && !parameter.required) continue
    const sampled = sampleParameter(parameter, sampler, plan.form)
    if ('unsupported' in sampled) {
      if (!parameter.required) continue
      return { unsupported: `${parameter.in} parameter ${JSON.stringify(parameter.name)}: ${sampled.unsupported}` }
    }
    setMember(values[parameter.in], parameter.name, sampled.value)
    texts[parameter.in].push([parameter.name, sampled.text])
  }
  const path = fillTemplate(operation.path, new Map(texts.path))
  const body = plan.media === null ? null : sampleBody(plan.media, sampler, plan.form)
  if (body !== null && 'unsupported' in body) return { unsupported: `body ${plan.media?.type ?? ''}: ${body.unsupported}` }
  return {
    method: operation.method,
    path,
    query: [...texts.query, ...texts.querystring].map(([, text]) => text).filter((text) => text !== '').join('&'),
    headers: texts.header,
    cookies: texts.cookie.map(([, text]) => text),
    contentType: body?.contentType ?? null,
    body: body?.bytes ?? null,
    values: { ...values, media: plan.media, ...(body?.value === undefined ? {} : { body: body.value }) },
  }
}

/** A value of a parameter, and its text in a request. Examples of the author's come first. */
export function sampleParameter(parameter: SampleParameter, sampler: Sampler, form: 'minimal' | 'full' = 'full', variant = 0): { readonly value: Json; readonly text: string } | { readonly unsupported: string } {
  const { judge } = sampler
  if (parameter.in === 'querystring' && parameter.described !== undefined && bodyKind(parameter.described) === 'form') return sampleForm(parameter, parameter.described, sampler, form)
  const node = { schema: parameter.schema, pointer: parameter.schemaPointer }
  const accept = (value: Json): boolean => {
    const text = writeParameter(parameter, value)
    return text !== null && isUsable(parameter, text, value) && (parameter.content !== null || survivesText(judge, node, value))
  }
  const written = variant > 0 ? undefined : parameter.examples.find(({ value }) => judge.check(parameter.schema, value).length === 0 && accept(value))
  const sample = written ?? sampler.valid(parameter.schema, { form, accept, variant, pointer: parameter.schemaPointer })
  if (sample.value === undefined) return { unsupported: 'unsupported' in sample ? sample.unsupported : 'no value' }
  return { value: sample.value, text: writeParameter(parameter, sample.value) ?? '' }
}

/** A query that is a form is chosen as a body of it would be, so that it is read back as it was. */
function sampleForm(parameter: SampleParameter, media: SampleMedia, sampler: Sampler, form: 'minimal' | 'full'): { readonly value: Json; readonly text: string } | { readonly unsupported: string } {
  const body = sampleBody(media, sampler, form)
  if ('unsupported' in body) return body
  const value = body.value ?? {}
  const text = writeParameter(parameter, value)
  return text === null || text === '' ? { unsupported: 'no query that is not empty' } : { value, text }
}

/** True where a text arrives as it was sent: nothing empty, no dot segment, no control character or outer blank in a header. */
function isUsable(parameter: SampleParameter, text: string, value: Json): boolean {
  if (value === null || (typeof value === 'object' && Object.keys(value).length === 0)) return false
  if (parameter.in === 'path') return text !== '' && !/^\.{1,2}$/.test(text)
  // An empty value of a query parameter is a matter of `allowEmptyValue`; a sample leaves that question alone.
  if (parameter.in === 'header') return text !== '' && text === text.trim() && /^[\t\x20-\x7e]*$/.test(text)
  return value !== '' && !(Array.isArray(value) && value.includes(''))
}

/** A body for a media type: an example of the author's that is valid, else a sample of the schema, else a few bytes. */
export function sampleBody(media: SampleMedia, sampler: Sampler, form: 'minimal' | 'full' = 'full'): { readonly contentType: string; readonly bytes: Uint8Array; readonly value?: Json } | { readonly unsupported: string } {
  const { judge } = sampler
  const schema = media.schema
  const kind = bodyKind(media)
  if (media.itemSchema !== null && kind === 'events') {
    const sampled = sampleEvent(sampler, media.itemSchema, { form, pointer: `${media.pointer}/itemSchema` })
    return 'unsupported' in sampled ? sampled : { contentType: concreteType(media), bytes: new TextEncoder().encode(writeEvent(sampled.event)), value: sampled.event }
  }
  if (media.itemSchema !== null && (kind === 'lines' || kind === 'parts' || schema === null)) {
    const item = sampler.valid(media.itemSchema, { form, pointer: `${media.pointer}/itemSchema` })
    if (item.value === undefined) return { unsupported: item.unsupported }
    const body = writeBody(judge, media, kind === 'lines' ? [item.value] : item.value)
    return 'unsupported' in body ? body : { ...body, value: item.value }
  }
  if (schema === null) {
    const example = media.examples[0]?.value
    const value = example !== undefined ? example : kind === 'json' || kind === 'form' || kind === 'multipart' ? {} : kind === 'xml' ? '<root/>' : 'sample'
    return writeBody(judge, media, value)
  }
  if (kind === 'xml' && isPlainXml(judge, media)) {
    const plain = [...media.examples.map(({ value }) => value), '<root/>'].find((value) => typeof value === 'string' && value.startsWith('<') && judge.check(schema, value).length === 0)
    return plain === undefined ? { unsupported: 'no XML text is known that its schema takes' } : { ...writeBody(judge, media, plain) as WrittenBody, value: plain }
  }
  const fits = (value: Json): boolean => fitsBody(judge, media, value)
  const mended = form === 'minimal' ? [] : media.examples.map(({ value }) => ({ value: repair(judge, schema, value, ['readOnly', 'writeOnly']) }))
  const written = mended.find(({ value }) => value !== undefined && fits(value)) as { readonly value: Json } | undefined
  const sample = written ?? sampler.valid(schema, { form, pointer: `${media.pointer}/schema`, ...(kind === 'json' ? {} : { accept: fits }) })
  if (sample.value === undefined) {
    const plain = kind === 'text' || kind === 'binary' ? sampler.valid(schema, { form, pointer: `${media.pointer}/schema` }).value : undefined
    if (kind === 'xml') {
      const value = sampler.valid(schema, { form, pointer: `${media.pointer}/schema` }).value
      const written = value === undefined ? undefined : writeXml(judge, media, value)
      if (typeof written === 'object') return written
    }
    if (typeof plain === 'object' && plain !== null) return { unsupported: `a schema of objects or arrays says nothing about the bytes of ${media.type}` }
    return { unsupported: 'unsupported' in sample ? sample.unsupported : 'no value' }
  }
  const body = writeBody(judge, media, sample.value)
  return 'unsupported' in body ? body : { ...body, value: sample.value }
}
