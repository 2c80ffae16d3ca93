import { Pool } from 'undici'
import { headersOf, targetOf } from './wire.ts'
import type { WireRequest } from './wire.ts'

/** An answer as it came. */
export interface Answer {
  readonly status: number
  /** By lower-case name; repeated ones one by one. */
  readonly headers: ReadonlyMap<string, readonly string[]>
  readonly body: Buffer
  /** False where reading was stopped, because the time was up or enough had come. */
  readonly complete: boolean
}

/** An answer, or why none came. */
export type Outcome = Answer | { readonly error: string }

/** Sends requests to one origin over kept-alive connections. */
export interface Client {
  readonly base: string
  send(request: WireRequest): Promise<Outcome>
  close(): Promise<void>
}

export interface ClientOptions {
  /** The URL of the gateway or backend; a path in it stands before every request's path. */
  readonly base: string
  readonly connections: number
  /** Milliseconds until the head of an answer. */
  readonly timeout?: number
  /** Milliseconds for which the body of a stream is read. */
  readonly streamTime?: number
  /** Bytes of a body after which reading stops. */
  readonly longestBody?: number
}

/** Makes a client; nothing is connected before the first request. */
export function createClient(options: ClientOptions): Client {
  const { timeout = 30_000, streamTime = 1_500, longestBody = 32 * 1024 * 1024 } = options
  const url = new URL(options.base)
  const prefix = url.pathname.replace(/\/+$/, '')
  const pool = new Pool(url.origin, {
    connections: options.connections, pipelining: 1, headersTimeout: timeout, bodyTimeout: timeout, connect: { timeout: 10_000 },
  })
  return {
    base: url.origin + prefix,
    close: () => pool.destroy(),
    async send(request) {
      try {
        const { statusCode, headers, body } = await pool.request({
          method: request.method as 'GET',
          path: prefix + targetOf(request),
          headers: headersOf(request),
          body: request.body,
        })
        const named = new Map<string, readonly string[]>()
        for (const [name, value] of Object.entries(headers)) if (value !== undefined) named.set(name, Array.isArray(value) ? value : [value])
        const streams = isStream(named.get('content-type')?.[0])
        return { status: statusCode, headers: named, ...await read(body, streams ? streamTime : timeout, longestBody) }
      } catch (error) {
        return { error: describe(error) }
      }
    },
  }
}

async function read(body: AsyncIterable<Uint8Array> & { destroy(): unknown }, time: number, longest: number): Promise<{ body: Buffer; complete: boolean }> {
  const chunks: Uint8Array[] = []
  let length = 0
  let complete = true
  const timer = setTimeout(() => {
    complete = false
    body.destroy()
  }, time)
  try {
    for await (const chunk of body) {
      chunks.push(chunk)
      length += chunk.length
      if (length > longest) {
        complete = false
        break
      }
    }
  } catch (error) {
    // Destroyed by the timer: what has come until then is the answer. Otherwise the other side broke off.
    if (complete) throw error
  } finally {
    clearTimeout(timer)
  }
  return { body: Buffer.concat(chunks), complete }
}

function isStream(type: string | undefined): boolean {
  return type !== undefined && /^(?:text\/event-stream|application\/(?:x-)?(?:ndjson|jsonl|json-lines|jsonlines)|application\/json-seq|multipart\/mixed)\b/i.test(type)
}

function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const code = 'code' in error && typeof error.code === 'string' ? `${error.code}: ` : ''
  return `${code}${error.message || (error instanceof AggregateError ? error.errors.map(String).join('; ') : 'no answer')}`
}
