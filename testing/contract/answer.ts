import type { Json } from '../../generator/load/document.ts'
import { checkEvent } from '../sample/event.ts'
import type { Fault, Judge } from '../sample/judge.ts'
import type { SampleMedia, SampleResponse } from '../sample/operations.ts'
import { splitParts } from '../sample/parts.ts'
import type { Answer } from './client.ts'
import { checkEventStream } from './event-stream.ts'
import { textFaults } from './header-value.ts'
import { essence, isJson, isJsonLines, matchMedia } from './media.ts'
import type { ContractOperation } from './operations.ts'
import { admitsText } from './schema-facts.ts'

/** The response that a status falls under: exact, then its range, then `default` (OpenAPI 3.1, 4.8.16). */
export function declaredResponse(operation: ContractOperation, status: number): SampleResponse | undefined {
  const { responses } = operation
  return responses.find((response) => response.status === String(status))
    ?? responses.find((response) => response.status === `${Math.floor(status / 100)}XX`)
    ?? responses.find((response) => response.status === 'default')
}

/** What is wrong with an answer by its operation's responses: status, media type, body, headers; empty where nothing is. */
export function answerFaults(operation: ContractOperation, judge: Judge, answer: Answer, method = operation.method): readonly string[] {
  // An operation without responses promises nothing (OpenAPI 3.1, 4.8.10 lets them be left out).
  if (operation.responses.length === 0) return []
  const declared = declaredResponse(operation, answer.status)
  if (declared === undefined) return [`status ${answer.status} is not declared`]
  const faults = headerFaults(judge, answer, declared)
  return hasNoBody(method, answer.status) ? faults : [...faults, ...bodyFaults(judge, answer, declared)]
}

/** True where HTTP allows no content (RFC 9110, 6.4.1). */
export function hasNoBody(method: string, status: number): boolean {
  return method === 'HEAD' || status < 200 || [204, 205, 304].includes(status)
}

function bodyFaults(judge: Judge, answer: Answer, { media }: SampleResponse): readonly string[] {
  if (media.length === 0) return []
  const type = answer.headers.get('content-type')?.[0]
  const expected = media.map((entry) => entry.type).join(', ')
  if (type === undefined) return [answer.body.length === 0 ? `the body is missing; ${expected} is declared` : `the answer has no Content-Type; ${expected} is declared`]
  const entry = matchMedia(media, type)
  if (entry === undefined) return [`the media type ${type} is not declared; ${expected} is`]
  return contentFaults(judge, answer, entry, type)
}

function contentFaults(judge: Judge, answer: Answer, entry: SampleMedia, type: string): readonly string[] {
  const items = entry.itemSchema
  const judgeItem = (value: Json): readonly string[] => (items === null ? [] : judge.check(items, value).map(said))
  if (essence(type) === 'text/event-stream') return checkEventStream(answer, (event) => (items === null ? [] : checkEvent(judge, items, event).map(said)))
  if (isJsonLines(type)) return lineFaults(answer, /json-seq/i.test(type) ? '\u001e' : '\n', judgeItem)
  if (entry.parts !== undefined) return partFaults(answer, entry, type, judge)
  if (isJson(type)) {
    if (!answer.complete) return ['the JSON body did not end in time']
    const parsed = parseJson(answer.body)
    if ('error' in parsed) return [parsed.error]
    return entry.schema === null ? [] : judge.check(entry.schema, parsed.value).map(said)
  }
  // Other media types have no value that a schema could be applied to.
  if (entry.schema === null || !essence(type).startsWith('text/') || !answer.complete || !admitsText(judge, entry.schema)) return []
  const text = decodeUtf8(answer.body)
  return text === undefined ? [] : textFaults(judge, entry.schema, text).map(said)
}

function partFaults(answer: Answer, { schema, itemSchema, parts }: SampleMedia, type: string, judge: Judge): readonly string[] {
  if (!answer.complete) return ['the multipart body did not end in time']
  const found = splitParts(answer.body, type)
  if ('error' in found) return [found.error]
  const read = found.map(({ json, text }) => (json ? parseJson(Buffer.from(text)) : { value: text }))
  const broken = read.flatMap((one, index) => ('error' in one ? [`part ${index + 1}: ${one.error}`] : []))
  if (broken.length > 0) return broken
  const values = read.map((one) => ('value' in one ? one.value : null))
  if (parts?.list === true) return schema === null || !found.every(({ json }) => json) ? [] : judge.check(schema, values).map(said)
  return itemSchema === null ? [] : values.flatMap((value, index) => (found[index]!.json ? judge.check(itemSchema, value).map((fault) => `part ${index + 1}: ${said(fault)}`) : [])).slice(0, 5)
}

function lineFaults(answer: Answer, separator: string, judgeItem: (value: Json) => readonly string[]): readonly string[] {
  const lines = answer.body.toString('utf8').split(separator)
  // A stream that was left in the middle may end in half a line.
  if (!answer.complete) lines.pop()
  return lines.filter((line) => line.trim() !== '').flatMap((line, index) => {
    const parsed = parseJson(Buffer.from(line))
    return ('error' in parsed ? [parsed.error] : judgeItem(parsed.value)).map((fault) => `item ${index + 1}: ${fault}`)
  }).slice(0, 5)
}

function headerFaults(judge: Judge, answer: Answer, { headers }: SampleResponse): readonly string[] {
  return headers.flatMap(({ name, required, content, schema }) => {
    const sent = answer.headers.get(name.toLowerCase())
    if (sent === undefined) return required ? [`the required header ${name} is missing`] : []
    const text = sent.join(', ')
    if (content === null) return textFaults(judge, schema, text).map((fault) => `the header ${name}: ${said(fault)}`)
    if (!isJson(content)) return []
    const parsed = parseJson(Buffer.from(text, 'latin1'))
    return 'error' in parsed ? [`the header ${name} is not JSON`] : judge.check(schema, parsed.value).map((fault) => `the header ${name}: ${said(fault)}`)
  })
}

/** JSON text (RFC 8259: UTF-8) as a value. */
export function parseJson(bytes: Uint8Array): { readonly value: Json } | { readonly error: string } {
  const text = decodeUtf8(bytes)
  if (text === undefined) return { error: 'the body is not UTF-8' }
  try {
    return { value: JSON.parse(text) as Json }
  } catch {
    return { error: 'the body is not JSON' }
  }
}

function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

function said(fault: Pick<Fault, 'pointer' | 'message'>): string {
  return `${fault.pointer === '' ? 'the value' : fault.pointer} ${fault.message}`
}
