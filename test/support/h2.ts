import { connect, type ClientHttp2Session, type IncomingHttpHeaders, type OutgoingHttpHeaders } from 'node:http2'
import type { ConnectionOptions } from 'node:tls'

export interface H2Answer {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

/** A session of HTTP/2; it is closed with the test. */
export async function h2Session(t: { after(end: () => void): void }, url: string, options: ConnectionOptions): Promise<ClientHttp2Session> {
  const session = connect(url, options)
  t.after(() => session.destroy())
  session.on('error', () => undefined)
  await new Promise<void>((resolve, reject) => session.once('connect', () => resolve()).once('error', reject))
  return session
}

/** One request; rejects where the stream is reset before the answer was whole. */
export function h2Ask(session: ClientHttp2Session, headers: OutgoingHttpHeaders, body?: string | Buffer): Promise<H2Answer> {
  return new Promise((resolve, reject) => {
    const stream = session.request(headers, { endStream: body === undefined })
    let answer: IncomingHttpHeaders & { ':status'?: number | undefined } = {}
    const chunks: Buffer[] = []
    stream.on('response', (got) => { answer = got })
    stream.on('data', (chunk: Buffer) => chunks.push(chunk))
    stream.on('error', reject)
    stream.on('close', () => {
      if (answer[':status'] === undefined || (stream.rstCode !== 0)) reject(new Error(`the stream was reset: ${stream.rstCode}`))
      else resolve({ status: answer[':status'], headers: answer, body: Buffer.concat(chunks).toString() })
    })
    if (body !== undefined) stream.end(body)
  })
}
