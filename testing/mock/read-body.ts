import type { IncomingMessage } from 'node:http'

/** As much of a body as is looked into; the rest is read and thrown away. */
const mostBytes = 1_048_576

/** Reads a request's body to its end, since an answer before that confuses clients; null where the client left. `stream` is true for JSON with `"stream": true`. */
export async function readBody(request: IncomingMessage): Promise<{ readonly stream: boolean } | null> {
  const chunks: Buffer[] = []
  let size = 0
  try {
    for await (const chunk of request as AsyncIterable<Buffer>) {
      if (size < mostBytes) chunks.push(chunk)
      size += chunk.length
    }
  } catch {
    return null
  }
  if (size === 0 || size > mostBytes || !/json/i.test(request.headers['content-type'] ?? '')) return { stream: false }
  try {
    const value: unknown = JSON.parse(Buffer.concat(chunks).toString('utf8'))
    return { stream: typeof value === 'object' && value !== null && (value as { stream?: unknown }).stream === true }
  } catch {
    return { stream: false }
  }
}
