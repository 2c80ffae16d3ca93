import { once } from 'node:events'
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net'

/** What a backend does with a request: `good` answers with its name; `refuse` also takes no connection. */
export type Behaviour = 'good' | 'refuse' | 'freeze' | 'half' | 'garbage' | 'cut' | 'slow' | number

export interface FaultyBackend {
  readonly url: string
  readonly port: number
  readonly requests: readonly string[]
  /** Requests that came while it was not good. */
  readonly hurt: () => number
  become(behaviour: Behaviour): Promise<void>
  close(): Promise<void>
}

/** A backend below HTTP, at one address for its whole life, which can be made to fail in any way and to recover. `slowness` in ms. */
export async function faultyBackend(name: string, { slowness = 10_000 } = {}): Promise<FaultyBackend> {
  const sockets = new Set<Socket>()
  const requests: string[] = []
  const timers = new Set<NodeJS.Timeout>()
  let behaviour: Behaviour = 'good'
  let hurt = 0
  let port = 0
  const body = JSON.stringify({ name })
  const whole = (status: number): string => `HTTP/1.1 ${status} X\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`
  const answer = (socket: Socket): void => {
    if (behaviour !== 'good') hurt++
    switch (behaviour) {
      case 'good': return void socket.write(whole(200))
      case 'refuse': case 'cut': return void socket.resetAndDestroy()
      case 'freeze': return
      case 'half': return void socket.end(`HTTP/1.1 200 X\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body.slice(0, 4)}`)
      case 'garbage': return void socket.end('\x16\x03\x01 this is no HTTP\r\n\r\n')
      case 'slow': {
        const timer = setTimeout(() => { timers.delete(timer); socket.write(whole(200)) }, slowness)
        return void timers.add(timer)
      }
      default: return void socket.write(whole(behaviour))
    }
  }
  const open = async (): Promise<Server> => {
    const made = createServer((socket) => {
      sockets.add(socket)
      socket.on('error', () => undefined)
      socket.on('close', () => sockets.delete(socket))
      let received = ''
      socket.on('data', (data) => {
        received += data.toString('latin1')
        // Heads, and bodies of a known length.
        for (let end = received.indexOf('\r\n\r\n'); end !== -1; end = received.indexOf('\r\n\r\n')) {
          const head = received.slice(0, end + 4)
          const length = Number(/^content-length: (\d+)/im.exec(head)?.[1] ?? 0)
          if (received.length < head.length + length) return
          received = received.slice(head.length + length)
          requests.push(head)
          answer(socket)
        }
      })
    })
    made.listen(port, '127.0.0.1')
    await once(made, 'listening')
    port = (made.address() as AddressInfo).port
    return made
  }
  let server: Server | null = await open()
  const shut = async (): Promise<void> => {
    for (const socket of sockets) socket.destroy()
    if (server === null) return
    const closing = once(server, 'close')
    server.close()
    server = null
    await closing
  }
  return {
    url: `http://127.0.0.1:${port}`, port, requests, hurt: () => hurt,
    async become(next) {
      behaviour = next
      if (next === 'refuse') await shut()
      else server ??= await open()
    },
    async close() {
      for (const timer of timers) clearTimeout(timer)
      await shut()
    },
  }
}
