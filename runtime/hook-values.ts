import type { HookContext, HookRequest, HookResponse, Operation, ResponseContract } from './contract.ts'
import type { Exchange } from './exchange.ts'

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
    principal: x.principal,
    get signal() { return x.signal },
    header: (name) => x.header(name.toLowerCase()),
  }
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
 * Puts a hook's response into the exchange. Its headers replace those of the same name; a body that is no string and no
 * buffer is written as JSON under the media type that the operation declares for the status.
 * Throws a TypeError where it is no response at all, which ends as a 500.
 */
export function takeResponse(x: Exchange, operation: Operation, response: HookResponse): void {
  const { status, headers = {}, body } = (response ?? {}) as { status: number; headers?: Readonly<Record<string, string>>; body?: unknown }
  if (!Number.isInteger(status) || status < 200 || status > 599) {
    throw new TypeError(`hook of ${operation.id}: a response needs a status from 200 to 599`)
  }
  const given = new Map(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]))
  const kept: string[] = []
  for (let i = 0; i < x.headers.length; i += 2) {
    const name = x.headers[i]!.toLowerCase()
    const ofBody = body !== undefined && (name === 'content-type' || name === 'content-encoding')
    if (!given.has(name) && !ofBody) kept.push(x.headers[i]!, x.headers[i + 1]!)
  }
  if (body !== undefined && !given.has('content-type')) given.set('content-type', declaredType(operation, status, body))
  x.status = status
  x.headers = [...kept, ...[...given].flat()]
  x.answerValue = body
  x.answer = body === undefined ? null : Buffer.isBuffer(body) ? body : Buffer.from(typeof body === 'string' && !jsonDeclared(operation, status) ? body : JSON.stringify(body))
  x.streaming = false
}

function contractOf(operation: Operation, status: number): ResponseContract | undefined {
  const { responses } = operation
  return responses[String(status)] ?? responses[`${Math.floor(status / 100)}XX`] ?? responses['default']
}

function jsonDeclared(operation: Operation, status: number): boolean {
  return contractOf(operation, status)?.media.some(({ kind }) => kind === 'json') ?? false
}

function declaredType(operation: Operation, status: number, body: unknown): string {
  const json = contractOf(operation, status)?.media.find(({ kind, type }) => kind === 'json' && !type.includes('*'))
  if (Buffer.isBuffer(body)) return 'application/octet-stream'
  if (json !== undefined) return json.type
  return typeof body === 'string' ? 'text/plain; charset=utf-8' : 'application/json'
}
