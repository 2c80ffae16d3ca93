import type { ServerResponse } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import type { MockAnswer } from './answer.ts'
import type { FaultName } from './prefer.ts'

export interface SendOptions {
  /** Headers only: HEAD, 204, 304. */
  readonly headOnly: boolean
  readonly fault: FaultName | null
  readonly slow: number
  readonly pause: number
  /** Aborted when the backend stops: nothing waits any longer then. */
  readonly signal: AbortSignal
}

/** Sends an answer; ends quietly where the client leaves or the backend stops. */
export async function sendAnswer(response: ServerResponse, answer: MockAnswer, options: SendOptions): Promise<void> {
  const { fault, headOnly } = options
  const gone = new AbortController()
  response.once('close', () => gone.abort())
  const signal = AbortSignal.any([gone.signal, options.signal])
  if (fault === 'slow' && !await pause(options.slow, signal)) return
  const size = answer.chunks.reduce((sum, chunk) => sum + chunk.length, 0)
  for (const [name, value] of answer.headers) response.appendHeader(name, value)
  if (answer.contentType !== null) response.setHeader('content-type', answer.contentType)
  if (answer.streamed) response.setHeader('cache-control', 'no-cache')
  else if (!(answer.status === 204 || answer.status < 200 || answer.status === 304)) response.setHeader('content-length', size)
  response.writeHead(answer.status)
  if (fault === 'drop') return drop(response, answer)
  if (headOnly) {
    response.end()
    return
  }
  for (const [index, chunk] of answer.chunks.entries()) {
    if (index > 0 && !await pause(options.pause, signal)) return
    if (signal.aborted) return
    response.write(chunk)
  }
  response.end()
}

/** Half of the body, then the connection is gone. */
function drop(response: ServerResponse, answer: MockAnswer): void {
  const [first] = answer.chunks
  if (first === undefined || first.length === 0) response.flushHeaders()
  else response.write(first.subarray(0, Math.floor(first.length / 2)))
  // What was written goes out before the reset.
  setImmediate(() => response.socket?.destroy())
}

async function pause(time: number, signal: AbortSignal): Promise<boolean> {
  try {
    await wait(time, undefined, { signal })
    return true
  } catch {
    return false
  }
}

/** An answer of the embedded backend's own, as problem details (RFC 9457); nothing where an answer has begun. */
export function sendProblem(response: ServerResponse, status: number, title: string, detail: string): void {
  if (response.headersSent || response.destroyed) {
    response.destroy()
    return
  }
  const body = JSON.stringify({ type: 'about:blank', status, title: `embedded backend: ${title}`, detail })
  response.writeHead(status, { 'content-type': 'application/problem+json', 'content-length': Buffer.byteLength(body) })
  response.end(body)
}
