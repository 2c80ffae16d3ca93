import { connect, type Socket } from 'node:net'
import { Worker } from 'node:worker_threads'
import type { Sent } from '../workloads.ts'

/**
 * An open-loop load generator: requests are due at even intervals whatever becomes of those before, and latency counts from when a
 * request was due, so that a contender that stalls is charged for all that had to wait (no coordinated omission).
 * Usage: node open-loop.ts JSON, prints JSON. Why it is here: docs/decisions/0015-open-loop-generator.md
 */
export interface Offer {
  readonly host: string
  readonly port: number
  readonly requests: readonly Sent[]
  /** Requests per second. */
  readonly rate: number
  readonly seconds: number
  /** Opened before the first request; one that finds none free waits, and its waiting counts. */
  readonly connections: number
}

export interface Served {
  readonly answered: number
  readonly errors: number
  /** Seconds until the last answer. */
  readonly seconds: number
  /** Milliseconds. */
  readonly p50: number
  readonly p99: number
  /** How late the generator itself was at the 99th percentile, in milliseconds; it is part of what is measured. */
  readonly late: number
}

const offer = JSON.parse(process.argv[2]!) as Offer
const { host, port, rate, connections } = offer
const texts = offer.requests.map(({ method, path, headers, body = '' }) => Buffer.from([
  `${method} ${path} HTTP/1.1`, `Host: ${host}:${port}`, ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
  ...(body === '' ? [] : [`Content-Length: ${Buffer.byteLength(body)}`]), '', body,
].join('\r\n')))
const count = Math.round(offer.seconds * rate)
const interval = 1000 / rate
const latencies: number[] = []
const lateness: number[] = []
const waiting: number[] = []
const idle: Connection[] = []
let errors = 0
/** The machine's monotonic clock in milliseconds, which all threads share. */
const now = (): number => Number(process.hrtime.bigint()) / 1e6
let due = 0
let sent = 0

/** One kept-alive connection with at most one request under way. */
class Connection {
  readonly #socket: Socket
  #due = 0
  #received = ''

  constructor(socket: Socket) {
    this.#socket = socket
    socket.setNoDelay(true).setEncoding('latin1').on('data', (text: string) => this.#read(text))
    socket.on('error', fail).on('close', fail)
  }

  send(when: number): void {
    this.#due = when
    this.#received = ''
    this.#socket.write(texts[sent++ % texts.length]!)
  }

  end(): void {
    this.#socket.off('close', fail).destroy()
  }

  #read(text: string): void {
    this.#received += text
    if (!isWhole(this.#received)) return
    latencies.push(now() - this.#due)
    if (!/^HTTP\/1\.1 2/.test(this.#received)) errors++
    const next = waiting.shift()
    if (next === undefined) idle.push(this)
    else this.send(next)
    if (latencies.length === count) finish()
  }
}

/** Whether a text is one whole answer, by its length or its last chunk. */
function isWhole(text: string): boolean {
  const head = text.indexOf('\r\n\r\n')
  if (head === -1) return false
  const length = /^content-length: *(\d+)/im.exec(text.slice(0, head + 2))
  return length === null ? text.endsWith('\r\n0\r\n\r\n') : text.length >= head + 4 + Number(length[1])
}

function fail(): void {
  console.error('a connection broke')
  process.exit(1)
}

function finish(): void {
  const at = (values: number[], share: number): number => values.sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(share * values.length))] ?? 0
  const served: Served = { answered: latencies.length, errors, seconds: (now() - began) / 1000, p50: at(latencies, 0.5), p99: at(latencies, 0.99), late: at(lateness, 0.99) }
  console.log(JSON.stringify(served))
  process.exit(0)
}

for (let opened = 0; opened < connections; opened++) {
  const socket = connect(port, host)
  await new Promise((resolve) => { socket.once('connect', resolve) })
  idle.push(new Connection(socket))
}
const began = now() + 200
new Worker(new URL('./pacer.ts', import.meta.url), { workerData: { began, count, interval } }).on('message', () => {
  const when = began + ++due * interval
  lateness.push(now() - when)
  const connection = idle.pop()
  if (connection === undefined) waiting.push(when)
  else connection.send(when)
})
