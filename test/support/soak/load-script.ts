import { connect, type Socket } from 'node:net'
import type { LoadFigures, LoadOrder } from './load.ts'

// The load of the soak in a process of its own, whose memory does not grow with what it sends: an order comes over IPC, its figures go back.
interface Sample { readonly text: string; readonly status: string }

/** `latencies[n]` is how many answers took from 1.05^n to 1.05^(n+1) times 10 µs. */
const grain = Math.log(1.05)
const latencies = new Uint32Array(512)
let slowest = 0
let failures: Record<string, number> = {}
let answered = 0
let left = 0
let opened = 0
let sent = 0
let order: LoadOrder | null = null
let begun = 0
/** When the order ends; what is under way then is still waited for. */
let due = 0
const idle: Connection[] = []
let under = 0

const body = (text: string): string => `Content-Type: application/json\r\nContent-Length: ${text.length}\r\n\r\n${text}`
/** Most are a GET; there is a PUT, one that is refused, one without a route, and one whose client does not wait for the answer. */
function sampleOf(n: number): Sample | null {
  const head = (method: string, path: string): string => `${method} ${path} HTTP/1.1\r\nHost: gateway\r\n`
  switch (n % 200) {
    case 50: return null
    case 100: return { text: `${head('GET', '/nothing')}\r\n`, status: '404' }
    case 150: return { text: `${head('PUT', `/items/${n}`)}${body('[]')}`, status: '400' }
    default: return n % 10 === 5
      ? { text: `${head('PUT', `/items/${n}`)}${body('{"name":"lamp"}')}`, status: '200' }
      : { text: `${head('GET', `/items/${n}`)}\r\n`, status: '200' }
  }
}

function fail(what: string): void {
  failures[what] = (failures[what] ?? 0) + 1
}

/** One kept-alive connection with at most one request under way; after as many requests as the order says it is closed and another opened. */
class Connection {
  #socket: Socket | null = null
  #from = 0
  #expected = ''
  #received = ''
  #requests = 0

  send(from: number): void {
    const sample = sampleOf(sent++)
    under++
    if (this.#socket === null) this.#open()
    this.#from = from
    this.#received = ''
    this.#requests++
    if (sample === null) {
      const socket = this.#socket!
      // When it is sure that the request was sent; the gateway works at it then.
      socket.write(sampleOf(1)!.text, () => { this.#forget(); left++; socket.destroy(); this.#done() })
      this.#expected = 'none'
      return
    }
    this.#expected = sample.status
    this.#socket!.write(sample.text)
  }

  #open(): void {
    opened++
    this.#requests = 0
    const socket = connect(order!.port, '127.0.0.1').setNoDelay(true).setEncoding('latin1')
    const lost = (what: string): void => {
      if (this.#socket !== socket) return
      this.#forget()
      if (this.#expected === '') return
      fail(`${what} where ${this.#expected} was expected`)
      this.#done()
    }
    socket.on('data', (text: string) => { if (this.#socket === socket) this.#read(text) })
    socket.on('error', (error: NodeJS.ErrnoException) => lost(error.code ?? error.message))
    socket.on('close', () => lost('closed'))
    this.#socket = socket
  }

  #forget(): void {
    this.#socket = null
  }

  #read(text: string): void {
    this.#received += text
    const head = this.#received.indexOf('\r\n\r\n')
    if (head === -1) return
    const length = /^content-length: *(\d+)/im.exec(this.#received)?.[1]
    if (length !== undefined ? this.#received.length < head + 4 + Number(length) : !this.#received.endsWith('\r\n0\r\n\r\n')) return
    if (this.#expected === 'none') return
    const status = this.#received.slice(9, 12)
    if (status === this.#expected) answered++
    else fail(`${status} where ${this.#expected} was expected`)
    const took = performance.now() - this.#from
    slowest = Math.max(slowest, took)
    latencies[Math.min(latencies.length - 1, Math.max(0, Math.floor(Math.log(took * 100) / grain)))]!++
    if (this.#requests >= order!.requestsPerConnection || /^connection: close/im.test(this.#received.slice(0, head))) {
      this.#socket!.end()
      this.#forget()
    }
    this.#done()
  }

  #done(): void {
    this.#expected = ''
    under--
    idle.push(this)
    pump()
  }
}

/** Sends what is due, as far as there are connections. The time of a request counts from when it was due. */
function pump(): void {
  if (order === null) return
  const { perSecond } = order
  const now = performance.now()
  if (perSecond === null) {
    while (now < due && idle.length > 0) idle.pop()!.send(now)
  } else {
    const wanted = Math.floor(((Math.min(now, due) - begun) / 1_000) * perSecond)
    while (sent < wanted && idle.length > 0) idle.pop()!.send(begun + (sent * 1_000) / perSecond)
    if (sent < wanted) return
  }
  if (now >= due && under === 0) finish()
}

function finish(): void {
  const count = latencies.reduce((sum, each) => sum + each, 0)
  const below = (share: number): number => {
    let seen = 0
    const at = latencies.findIndex((each) => (seen += each) >= count * share)
    return Math.exp((at + 1) * grain) / 100
  }
  const figures: LoadFigures = { seconds: (performance.now() - begun) / 1_000, sent, answered, left, opened, failures, p50: below(0.5), p99: below(0.99), slowest }
  order = null
  process.send!(figures)
}

setInterval(pump, 1)
process.on('message', (next: LoadOrder) => {
  latencies.fill(0)
  slowest = answered = left = opened = sent = 0
  failures = {}
  order = next
  while (idle.length < next.connections) idle.push(new Connection())
  idle.length = next.connections
  begun = performance.now()
  due = begun + next.seconds * 1_000
  pump()
})
process.on('disconnect', () => process.exit(0))
