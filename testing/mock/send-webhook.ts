import { request as requestPlainly } from 'node:http'
import { request as requestSecurely } from 'node:https'
import type { JsonObject } from '../../generator/load/document.ts'
import { createJudge } from '../sample/judge.ts'
import { listCallbacks, listOperations, listWebhooks } from '../sample/operations.ts'
import type { SampleOperation } from '../sample/operations.ts'
import { sampleRequest } from '../sample/request.ts'
import { createSampler } from '../sample/sample.ts'

export interface WebhookOptions {
  /** The document in OpenAPI 3.1 shape (`ApiDocument.document`). */
  readonly document: JsonObject
  /** A webhook's name or operationId, or `operationId/callback` for a callback of an operation. */
  readonly name: string
  /** Where to send it: http or https. */
  readonly url: string
  readonly form?: 'minimal' | 'full'
  /** Further headers, such as a signature. */
  readonly headers?: Readonly<Record<string, string>>
  /** In ms; default 10,000. */
  readonly timeout?: number
}

/** What was sent and what came back, or why nothing was. `declared` tells whether the document has the status among the webhook's responses. */
export type WebhookResult =
  | { readonly sent: { readonly method: string; readonly url: string; readonly body: string | null }; readonly status: number; readonly declared: boolean; readonly body: string }
  | { readonly error: string; readonly known?: readonly string[] }

/** Sends a valid request of a webhook or callback to one address, the one given. Never throws, never follows a redirect. */
export async function sendWebhook(options: WebhookOptions): Promise<WebhookResult> {
  const { document, name, form = 'full', timeout = 10_000 } = options
  const known = outgoing(document)
  const operation = known.get(name)
  if (operation === undefined) return { error: `the document has no webhook or callback ${JSON.stringify(name)}`, known: [...known.keys()] }
  const target = readUrl(options.url)
  if (target === undefined) return { error: `${JSON.stringify(options.url)} is no http or https address` }
  const judge = createJudge(document, 'request')
  const made = sampleRequest({ ...operation, path: '/' }, createSampler(document, { direction: 'request', judge }), { form, media: operation.body?.media[0] ?? null })
  if ('unsupported' in made) return { error: `no valid request could be made: ${made.unsupported}` }
  if (made.query !== '') target.search = target.search === '' ? made.query : `${target.search}&${made.query}`
  const headers: Record<string, string> = { ...Object.fromEntries(made.headers), ...options.headers }
  if (made.cookies.length > 0) headers['cookie'] = made.cookies.join('; ')
  if (made.contentType !== null) headers['content-type'] = made.contentType
  try {
    const { status, body } = await send(target, made.method, headers, made.body, timeout)
    return {
      sent: { method: made.method, url: target.href, body: made.body === null ? null : new TextDecoder().decode(made.body) },
      status,
      declared: operation.responses.some((response) => response.status === 'default' || response.status === String(status) || response.status === `${String(status)[0] ?? ''}XX`),
      body,
    }
  } catch (error) {
    return { error: `${target.origin} did not answer: ${reasonOf(error)}` }
  }
}

/** Answers longer than this are cut off. */
const mostCharacters = 10_000

/** One request on a connection of its own, since a receiver may close a kept one at any time. */
function send(target: URL, method: string, headers: Readonly<Record<string, string>>, body: Uint8Array | null, timeout: number): Promise<{ readonly status: number; readonly body: string }> {
  return new Promise((resolve, reject) => {
    const open = target.protocol === 'https:' ? requestSecurely : requestPlainly
    const request = open(target, { method, agent: false, headers: { ...headers, ...(body === null ? {} : { 'content-length': String(body.length) }) }, signal: AbortSignal.timeout(timeout) }, (response) => {
      let text = ''
      response.setEncoding('utf8')
      response.on('data', (chunk: string) => {
        if (text.length < mostCharacters) text += chunk
      })
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body: text.slice(0, mostCharacters) }))
      response.on('error', reject)
    })
    request.on('error', reject)
    request.end(body ?? undefined)
  })
}

function reasonOf(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(reasonOf).join('; ')
  return error instanceof Error ? error.message : String(error)
}

/** The webhooks and callbacks that a document describes, by the names that `sendWebhook` takes. */
export function outgoing(document: JsonObject): ReadonlyMap<string, SampleOperation> {
  const found = new Map<string, SampleOperation>()
  const add = (name: string, operation: SampleOperation): void => {
    if (!found.has(name)) found.set(name, operation)
  }
  for (const webhook of listWebhooks(document)) {
    add(webhook.path, webhook)
    if (typeof webhook.operation['operationId'] === 'string') add(webhook.id, webhook)
  }
  for (const operation of listOperations(document)) for (const callback of listCallbacks(document, operation)) add(`${operation.id}/${callback.name}`, callback)
  return found
}

function readUrl(text: string): URL | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined
  return url !== undefined && (url.protocol === 'http:' || url.protocol === 'https:') ? url : undefined
}
