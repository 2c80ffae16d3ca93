import { once } from 'node:events'
import { createServer, type AddressInfo, type Socket } from 'node:net'

/** A backend that costs next to nothing, so that the gateway is what is measured: one answer for everything, connections kept. */
export async function plainBackend(): Promise<{ readonly url: string; close(): void }> {
  const body = '{"name":"lamp"}'
  const answer = `HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    let received = ''
    socket.setNoDelay(true).setEncoding('latin1').on('error', () => undefined).on('close', () => sockets.delete(socket))
    socket.on('data', (text: string) => {
      received += text
      for (let end = received.indexOf('\r\n\r\n'); end !== -1; end = received.indexOf('\r\n\r\n')) {
        const whole = end + 4 + Number(/^content-length: (\d+)/im.exec(received.slice(0, end + 2))?.[1] ?? 0)
        if (received.length < whole) return
        received = received.slice(whole)
        socket.write(answer)
      }
    })
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close() {
      server.close()
      for (const socket of sockets) socket.destroy()
    },
  }
}
