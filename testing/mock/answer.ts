import type { Json } from '../../generator/load/document.ts'
import { bodyKind, concreteType, fitsBody, writeBody } from '../sample/body.ts'
import { isValid } from '../sample/judge.ts'
import type { SampleMedia, SampleOperation, SampleResponse } from '../sample/operations.ts'
import { repair } from '../sample/repair.ts'
import { sampleBody, sampleParameter } from '../sample/request.ts'
import type { Sampler } from '../sample/sample.ts'
import { asksFor, byAccept } from './accept.ts'
import { sampleEvents } from './events.ts'
import type { Preferences } from './prefer.ts'

/** An answer before it is sent. A body of several chunks is a stream. */
export interface MockAnswer {
  readonly status: number
  readonly headers: readonly (readonly [string, string])[]
  readonly contentType: string | null
  readonly chunks: readonly Uint8Array[]
  readonly streamed: boolean
  /** What the body was made by; null where there is none. */
  readonly media: SampleMedia | null
  readonly response: SampleResponse | null
  readonly value?: Json
}

export interface AnswerWishes extends Pick<Preferences, 'code' | 'example' | 'dynamic'> {
  readonly accept: string | undefined
  /** The request asks for a stream in its body, as chat APIs have it. */
  readonly stream: boolean
}

/** The status and response for an operation: the one wished for where it is declared, else the lowest 2xx, else `default`, else the lowest there is. */
export function chooseResponses(operation: SampleOperation, code: number | null): readonly { readonly status: number; readonly response: SampleResponse | null }[] {
  const responses = operation.responses.filter(({ status }) => !status.startsWith('1'))
  if (code !== null) {
    const wished = responses.find(({ status }) => status === String(code)) ?? responses.find(({ status }) => status === `${String(code)[0] ?? ''}XX`) ?? responses.find(({ status }) => status === 'default')
    if (wished !== undefined) return [{ status: code, response: wished }]
  }
  const rank = ({ status }: SampleResponse): number => (status.startsWith('2') ? 0 : status === 'default' ? 1_000 : 10_000) + statusOf(status)
  const sorted = [...responses].sort((a, b) => rank(a) - rank(b)).map((response) => ({ status: statusOf(response.status), response }))
  return sorted.length > 0 ? sorted : [{ status: 200, response: null }]
}

function statusOf(status: string): number {
  // A range comes behind its own exact statuses only by sorting; as a number it is the range's first.
  return status === 'default' ? 200 : Number(status.replaceAll('X', '0'))
}

/** Makes the answer of an operation; every part of it is accepted by the judge, or the reason why there is none is given. */
export function makeAnswer(operation: SampleOperation, sampler: Sampler, wishes: AnswerWishes): MockAnswer | { readonly unsupported: string } {
  let reason = ''
  const choices = chooseResponses(operation, wishes.code)
  const successes = choices.filter(({ status }, index) => index === 0 || (status >= 200 && status < 300))
  for (const { status, response } of successes) {
    const made = response === null ? emptyAnswer(status, null) : answerOf(operation, response, status, sampler, wishes)
    if (!('unsupported' in made)) return made
    reason ||= made.unsupported
  }
  return { unsupported: reason }
}

/** True where an answer has no body whatever the document says (RFC 9110, 6.4.1). */
export function isBodiless(status: number): boolean {
  return status < 200 || status === 204 || status === 205 || status === 304
}

function answerOf(operation: SampleOperation, response: SampleResponse, status: number, sampler: Sampler, wishes: AnswerWishes): MockAnswer | { readonly unsupported: string } {
  const headers: [string, string][] = []
  for (const header of response.headers) {
    if (reserved.has(header.name.toLowerCase()) || (!header.required && header.examples.length === 0 && !hasExample(header.schema))) continue
    const sampled = sampleParameter(header, sampler)
    if (!('unsupported' in sampled)) headers.push([header.name, sampled.text])
    else if (header.required) return { unsupported: `response header ${header.name}: ${sampled.unsupported}` }
  }
  if (isBodiless(status) || response.media.length === 0) return { ...emptyAnswer(status, response), headers }
  const wanted = byAccept(response.media, wishes.accept)
  const streams = wishes.stream ? wanted.filter((media) => bodyKind(media) === 'events') : []
  const named = wishes.example === null ? [] : wanted.filter((media) => media.examples.some(({ name }) => name === wishes.example))
  // Any other media type comes before XML, unless it is asked for by name and nothing else will do as well.
  const xml = wanted.filter((media) => bodyKind(media) === 'xml' && asksFor(concreteType(media), wishes.accept) && !asksFor('*/*', wishes.accept)).slice(0, wanted[0] !== undefined && bodyKind(wanted[0]) === 'xml' ? 1 : 0)
  const ordered = [...new Set([...streams, ...named, ...xml, ...wanted.filter((media) => bodyKind(media) !== 'xml'), ...wanted])]
  let reason = ''
  for (const media of ordered) {
    const body = bodyOf(media, operation, response, sampler, wishes)
    if (!('unsupported' in body)) return { status, headers, media, response, ...body }
    reason ||= `${media.type}: ${body.unsupported}`
  }
  return { unsupported: reason }
}

type MadeBody = Pick<MockAnswer, 'contentType' | 'chunks' | 'streamed' | 'value'>

function bodyOf(media: SampleMedia, operation: SampleOperation, response: SampleResponse, sampler: Sampler, wishes: AnswerWishes): MadeBody | { readonly unsupported: string } {
  const kind = bodyKind(media)
  if (kind === 'events') {
    const events = sampleEvents(media, operation, response, sampler)
    return 'unsupported' in events ? events : { contentType: concreteType(media), chunks: events.map((event) => new TextEncoder().encode(event)), streamed: true }
  }
  const example = wishes.example === null ? undefined : media.examples.find(({ name }) => name === wishes.example)
  if (example !== undefined) {
    const value = media.schema === null ? example.value : repair(sampler.judge, media.schema, example.value, ['readOnly', 'writeOnly'])
    const written = value === undefined || !fitsBody(sampler.judge, media, value) ? undefined : writeBody(sampler.judge, media, value)
    if (written !== undefined && !('unsupported' in written)) return whole(written.contentType, written.bytes, value)
  }
  if (kind === 'binary' && media.examples.length === 0) {
    const bytes = bytesOf(concreteType(media))
    if (media.schema === null || isValid(sampler.judge, media.schema, 'text')) return whole(concreteType(media), bytes)
  }
  if ((kind === 'binary' || kind === 'text') && media.schema !== null && !media.examples.some(({ value }) => typeof value === 'string')) {
    // A schema of objects says nothing about such bytes, and nobody validates them; where they are text, JSON shows at least what is meant.
    const { value } = sampler.valid(media.schema, { pointer: `${media.pointer}/schema` })
    const isText = kind === 'text' || /yaml/i.test(media.type)
    if (typeof value === 'object' && value !== null) return whole(concreteType(media), isText ? new TextEncoder().encode(JSON.stringify(value)) : bytesOf(concreteType(media)))
  }
  const body = sampleBody(wishes.dynamic ? { ...media, examples: [] } : media, sampler)
  return 'unsupported' in body ? body : whole(body.contentType, body.bytes, body.value)
}

function whole(contentType: string, bytes: Uint8Array, value?: Json): MadeBody {
  return { contentType, chunks: [bytes], streamed: false, ...(value === undefined ? {} : { value }) }
}

function emptyAnswer(status: number, response: SampleResponse | null): MockAnswer {
  return { status, headers: [], contentType: null, chunks: [], streamed: false, media: null, response }
}

function hasExample(schema: unknown): boolean {
  return typeof schema === 'object' && schema !== null && ['examples', 'example', 'default', 'const', 'enum'].some((keyword) => Object.hasOwn(schema, keyword))
}

/** The smallest image that is one, and a few bytes for all else. */
function bytesOf(type: string): Uint8Array {
  if (type.toLowerCase() !== 'image/png') return new TextEncoder().encode('sample')
  return Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64')
}

/** Headers that belong to the message and not to the author (RFC 9110, 6.6 and 7.6.1). */
const reserved = new Set(['content-length', 'content-encoding', 'transfer-encoding', 'connection', 'keep-alive', 'upgrade', 'trailer', 'te', 'date', 'proxy-connection'])
