import { isDeepStrictEqual } from 'node:util'
import { droppedFromResponses } from './backend/headers.ts'
import { headersOfChangedBody } from './changed-body.ts'
import type { HookContext, HookRequest, HookResponse, Media, Operation, ResponseContract } from './contract.ts'
import { encodeForm } from './encode.ts'
import type { Exchange } from './exchange.ts'
import { bodyReader } from './decode/body.ts'
import { mediaMatcher } from './decode/media.ts'
import { isFormType, isJsonType, isXmlType } from './media-type.ts'
import { MisuseError } from './misuse-error.ts'
import { isXml, isSameXml, rewriteXml } from './xml/rewrite.ts'

const nothing: Readonly<Record<string, unknown>> = Object.freeze({})

/** The validated request as a hook sees it. */
export function hookRequest(x: Exchange): HookRequest {
  return {
    method: x.method,
    path: x.parameters?.path ?? nothing,
    query: x.parameters?.query ?? nothing,
    headers: x.parameters?.headers ?? nothing,
    cookies: x.parameters?.cookies ?? nothing,
    body: x.value,
  } as HookRequest
}

export function hookContext(x: Exchange): HookContext {
  return {
    requestId: x.id,
    operation: x.chain.operation?.id ?? '',
    principal: x.principal === null ? null : frozen(x.principal),
    get signal() { return x.signal },
    header: (name) => x.header(name.toLowerCase()),
  }
}

/** Principals are remembered with their tokens: what one request's hook changed would be the next one's identity. */
function frozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value
  Object.freeze(value)
  for (const member of Object.values(value)) frozen(member)
  return value
}

/** The answer as a hook sees it; repeated headers are joined, save `set-cookie`, of which the last one shows. */
export function hookResponse(x: Exchange): HookResponse {
  const headers: Record<string, string> = {}
  for (let i = 0; i < x.headers.length; i += 2) {
    const name = x.headers[i]!.toLowerCase()
    headers[name] = name in headers && name !== 'set-cookie' ? `${headers[name]}, ${x.headers[i + 1]!}` : x.headers[i + 1]!
  }
  return { status: x.status, headers, body: x.answerValue }
}

/**
 * Makes a hook's response the answer. A body that is no string and no buffer is written as JSON, under the media type that
 * the operation declares for the status. Throws a TypeError where it is no response at all, which ends as a 500.
 */
export function takeResponse(x: Exchange, operation: Operation, response: HookResponse): void {
  const { status, headers, body } = readResponse(operation, response)
  x.status = status
  x.headers = []
  x.answer = null
  x.answerValue = body
  x.streaming = false
  if (body !== undefined) writeBody(x, operation, headers, body)
  x.headers.push(...[...headers].flat())
}

/**
 * Puts what an `after` hook changed into the answer. Its headers replace those of the same name, and those that it only
 * passed along stay as they were, line by line; so does the body where it gives none, or the one that it got.
 */
export function changeResponse(x: Exchange, operation: Operation, response: HookResponse, shown: HookResponse): void {
  const { status, headers, body } = readResponse(operation, response)
  const before = (shown as { readonly headers: Readonly<Record<string, string>> }).headers
  for (const [name, value] of headers) if (before[name] === value) headers.delete(name)
  const replaced = body !== undefined && !isPassedAlong(x, body)
  const kept: string[] = []
  for (let i = 0; i < x.headers.length; i += 2) {
    const name = x.headers[i]!.toLowerCase()
    const ofBody = replaced && (name === 'content-encoding' || name === 'content-length' || (name === 'content-type' && status !== x.status))
    if (!headers.has(name) && !ofBody) kept.push(x.headers[i]!, x.headers[i + 1]!)
  }
  x.status = status
  x.headers = replaced ? headersOfChangedBody(kept) : kept
  if (replaced) writeBody(x, operation, headers, body)
  else if (status === 204 || status === 304) {
    x.answer = null
    x.answerValue = undefined
    x.streaming = false
  }
  x.headers.push(...[...headers].flat())
}

/** Whether a body is the one that the hook got, and nothing in it was changed: its bytes then stay as the backend sent them. */
function isPassedAlong(x: Exchange, body: unknown): boolean {
  if (body !== x.answerValue) return false
  if (typeof body !== 'object' || body === null) return true
  if (isXml(x.answerMedia)) return isSameXml(x.answerMedia, body, x.answerText)
  if (x.answerMedia?.kind === 'form') return isSameForm(x, x.answerMedia, body)
  if (x.answerMedia?.kind !== 'json') return true
  return x.answerText !== null && isDeepStrictEqual(body, JSON.parse(x.answerText.toString()))
}

/** Whether one of the readings of a form is the value. */
function isSameForm({ answerText, chain }: Exchange, media: Media, value: object): boolean {
  const reader = bodyReader(media, 'response', chain.policies.limits.depth)
  if (reader === null || answerText === null) return false
  return Array.from({ length: reader.attempts }, (_, attempt) => reader.read(answerText, attempt, media.type)).some((read) => isDeepStrictEqual(read, value))
}

function readResponse(operation: Operation, response: HookResponse): { readonly status: number; readonly headers: Map<string, string>; readonly body: unknown } {
  const { status, headers = {}, body } = (response ?? {}) as { status: number; headers?: Readonly<Record<string, unknown>>; body?: unknown }
  if (!Number.isInteger(status) || status < 200 || status > 599) {
    throw new MisuseError(`hook of ${operation.id}: a response needs a status from 200 to 599`)
  }
  const given = new Map<string, string>()
  for (const [name, value] of Object.entries(headers)) {
    const lower = name.toLowerCase()
    if (value !== undefined && !droppedFromResponses.has(lower)) given.set(lower, String(value))
  }
  return { status, headers: given, body }
}

function writeBody(x: Exchange, operation: Operation, headers: ReadonlyMap<string, string>, body: unknown): void {
  const at = x.headers.findIndex((name, index) => index % 2 === 0 && name.toLowerCase() === 'content-type')
  const type = headers.get('content-type') ?? (at === -1 ? declaredType(operation, x.status, body) : x.headers[at + 1]!)
  if (at === -1 && !headers.has('content-type')) x.headers.push('content-type', type)
  const before = x.answerText
  x.answerValue = body
  x.answer = bytesOf(operation, x.status, type, body, before)
  x.streaming = false
}

/** A body as bytes: text and bytes as they are, a value as its media type has it, by what is declared for the status, else as JSON. */
function bytesOf(operation: Operation, status: number, type: string, body: unknown, before: Buffer | null): Buffer {
  if (Buffer.isBuffer(body)) return body
  if (typeof body === 'string' && !isJsonType(type)) return Buffer.from(body)
  if (!isXmlType(type) && !isFormType(type)) return Buffer.from(JSON.stringify(body))
  const media = mediaMatcher(contractOf(operation, status)?.media ?? [])(type)?.media ?? null
  if (isXml(media)) return rewriteXml(media, body, before)
  if (media?.kind === 'form') return Buffer.from(encodeForm(media, body))
  throw new MisuseError(`hook of ${operation.id}: nothing says how a value is written as ${type}: give it as text or bytes`)
}

function declaredType(operation: Operation, status: number, body: unknown): string {
  const declared = (contractOf(operation, status)?.media ?? []).filter(({ type }) => !type.includes('*'))
  const json = declared.find(({ kind }) => kind === 'json')
  if (Buffer.isBuffer(body)) return declared.find(({ kind }) => kind !== 'json')?.type ?? json?.type ?? 'application/octet-stream'
  if (json !== undefined) return json.type
  return typeof body === 'string' ? declared.find(({ kind }) => kind === 'text')?.type ?? 'text/plain; charset=utf-8' : declared.find(isXml)?.type ?? 'application/json'
}

function contractOf({ responses }: Operation, status: number): ResponseContract | undefined {
  return responses[String(status)] ?? responses[`${Math.floor(status / 100)}XX`] ?? responses['default']
}
