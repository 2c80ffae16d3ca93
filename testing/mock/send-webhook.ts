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
  const headers = new Headers()
  try {
    for (const [key, value] of [...made.headers, ...Object.entries(options.headers ?? {})]) headers.set(key, value)
    if (made.cookies.length > 0) headers.set('cookie', made.cookies.join('; '))
    if (made.contentType !== null) headers.set('content-type', made.contentType)
    const response = await fetch(target, { method: made.method, headers, redirect: 'manual', signal: AbortSignal.timeout(timeout), ...(made.body === null ? {} : { body: Buffer.from(made.body) }) })
    const body = (await response.text()).slice(0, 10_000)
    return {
      sent: { method: made.method, url: target.href, body: made.body === null ? null : new TextDecoder().decode(made.body) },
      status: response.status,
      declared: operation.responses.some(({ status }) => status === 'default' || status === String(response.status) || status === `${String(response.status)[0] ?? ''}XX`),
      body,
    }
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? `: ${error.cause.message}` : ''
    return { error: `${target.origin} did not answer (${error instanceof Error ? error.message : String(error)}${cause})` }
  }
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
