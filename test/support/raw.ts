import { createServer, type IncomingHttpHeaders, type IncomingMessage, type RequestListener, type Server } from 'node:http'
import { connect, type AddressInfo } from 'node:net'
import { once } from 'node:events'

/** A server on a free port of 127.0.0.1. */
export async function serve(listener: RequestListener): Promise<{ readonly url: string; readonly port: number; readonly server: Server; close(): Promise<void> }> {
  // As much as the gateway itself reads: else it is the test that refuses long targets.
  const server = createServer({ maxHeaderSize: 32_768 }, listener)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`, port, server,
    close: () => new Promise((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    }),
  }
}

/** Sends bytes as they are and gives back everything that came until the peer closed, `until` was seen, or nothing came for `silence` ms. */
export function sendRaw(port: number, bytes: string | Buffer, until?: RegExp, silence = 0): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes))
    let received = ''
    socket.setEncoding('latin1')
    socket.setTimeout(silence, () => socket.destroy())
    socket.on('data', (text: string) => {
      received += text
      if (until?.test(received)) socket.destroy()
    })
    socket.on('error', (error: NodeJS.ErrnoException) => (error.code === 'ECONNRESET' ? resolve(received) : reject(error)))
    socket.on('close', () => resolve(received))
  })
}

/** The whole body of a request, as bytes. */
export async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}

/** A request as a backend saw it. */
export interface Seen {
  readonly method: string
  readonly url: string
  readonly headers: IncomingHttpHeaders
  readonly rawHeaders: readonly string[]
  readonly body: string
}
