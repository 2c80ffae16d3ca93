import type { IncomingHttpHeaders } from 'node:http'
import type { Dispatcher } from 'undici'
import type { Exchange } from '../exchange.ts'
import { arrive, complete, confirm, fail, finish, flow, overflow } from '../run.ts'
import { GatewayError, type Fault } from '../problem.ts'
import type { Rewrite } from './address.ts'
import { prefixOf, responseHeaders } from './headers.ts'

/** An answer up to this many bytes whose length is known is read whole even where nobody checks it: one write costs less than three. */
const smallAnswer = 16_384
const nothing = Buffer.alloc(0)

/** One call of a backend: what undici tells of it, turned into steps of the exchange. */
export class BackendCall implements Dispatcher.DispatchHandler {
  private readonly x: Exchange
  private readonly rewrite: Rewrite
  private readonly idle: number
  private readonly settle: () => void
  private again: ((call: BackendCall) => void) | null
  private controller: Dispatcher.DispatchController | null = null
  private settled = false
  private cancelled = false
  private whole = false
  private flowing = false
  private chunks: Buffer[] = []
  private size = 0
  private length: string | undefined = undefined
  private ended = false
  private confirms = false

  /**
   * `idle` is the time in ms that the next chunk of a flowing answer may take. `settle` is called once, when the call is over; `again`,
   * where given, repeats the request on a fresh connection.
   */
  constructor(x: Exchange, rewrite: Rewrite, idle: number, settle: () => void, again: ((call: BackendCall) => void) | null) {
    this.x = x
    this.rewrite = rewrite
    this.idle = idle
    this.settle = settle
    this.again = again
  }

  readonly cancel = (reason: Error): void => {
    this.again = null
    this.cancelled = true
    this.controller?.abort(reason)
    this.over()
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.controller = controller
    if (this.cancelled || this.x.done) controller.abort(this.x.refusal ?? new Error('the client left'))
  }

  onResponseStart(controller: Dispatcher.DispatchController, status: number, headers: IncomingHttpHeaders): void {
    const { x } = this
    if (status < 200 || this.cancelled || x.done) return
    this.again = null
    x.received = performance.now()
    x.origin = 'backend'
    x.status = status
    x.headers = responseHeaders(headers, this.rewrite, prefixOf(x.request))
    this.length = headers['content-length']
    if (status === 304 && x.caching !== null && x.caching.asksWhetherChanged) {
      this.confirms = true
      return
    }
    const bodiless = x.method === 'HEAD' || status === 204 || status === 304
    this.whole = arrive(x) && !bodiless
    if (this.whole || (!bodiless && this.length !== undefined && Number(this.length) <= smallAnswer)) this.whole = true
    else this.begin(controller)
  }

  onResponseData(controller: Dispatcher.DispatchController, chunk: Buffer): void {
    const { x } = this
    if (this.cancelled || x.done) return
    if (!this.whole) return this.write(controller, chunk)
    this.chunks.push(chunk)
    this.size += chunk.length
    if (this.size > Math.max(x.chain.policies.limits.response, smallAnswer) && overflow(x)) {
      this.whole = false
      this.begin(controller)
    }
  }

  onResponseEnd(): void {
    const { x } = this
    this.over()
    this.ended = true
    if (this.cancelled || x.done) return
    if (this.confirms) confirm(x)
    else if (this.whole) {
      x.answer = this.chunks.length === 1 ? this.chunks[0]! : Buffer.concat(this.chunks, this.size)
      complete(x)
    } else if (this.flowing) this.end()
  }

  onResponseError(_controller: Dispatcher.DispatchController, error: Error): void {
    const { x, again } = this
    if (this.cancelled || x.done) return this.over()
    if (again !== null && diedIdle(error)) {
      this.again = null
      again(this)
      return
    }
    this.over()
    fail(x, refusalOf(error), 'backend')
  }

  private begin(controller: Dispatcher.DispatchController): void {
    const { x } = this
    if (this.length !== undefined && x.status !== 204) x.headers.push('content-length', this.length)
    flow(x, () => {
      this.flowing = true
      if (x.response.destroyed) return
      for (const chunk of this.chunks) if (!this.cancelled) this.write(controller, chunk)
      this.chunks = []
      if (this.cancelled) return
      if (this.ended) this.end()
      else if (!x.response.writableNeedDrain || (x.caching !== null && x.caching.take(nothing))) this.resume(controller)
      else x.response.once('drain', () => this.resume(controller))
    })
    // A hook or a check of the head is waited for.
    if (!this.flowing && !x.done) controller.pause()
  }

  private write(controller: Dispatcher.DispatchController, chunk: Buffer): void {
    const { x } = this
    if (!this.flowing) {
      this.chunks.push(chunk)
      return
    }
    const { answerItems } = x
    const bytes = answerItems === null ? chunk : answerItems.push(chunk)
    if (answerItems !== null) {
      if (answerItems.faults !== null) return this.cut(bytes, answerItems.faults)
      if (bytes.length === 0) return
    }
    x.bytesOut += bytes.length
    const { awaits, answered } = x.chain.events
    const copied = x.caching !== null && x.caching.take(bytes)
    if (x.response.write(bytes) || copied) awaits(x, this.idle)
    else if (!controller.paused) {
      controller.pause()
      answered(x)
      x.response.once('drain', () => this.resume(controller))
    }
  }

  /** The client keeps up: from now on it is the backend that is waited for. */
  private resume(controller: Dispatcher.DispatchController): void {
    const { x } = this
    if (x.done || this.cancelled) return
    if (!this.ended) x.chain.events.awaits(x, this.idle)
    if (controller.paused) controller.resume()
  }

  /** A bad item: what came before it still reaches the client, then the connection is cut so that nobody takes the stream for whole. */
  private cut(before: Buffer, faults: readonly Fault[]): void {
    const { x } = this
    const refusal = new GatewayError('response_invalid', { backendStatus: x.status, cause: faults })
    this.cancelled = true
    this.controller?.abort(refusal)
    this.over()
    x.bytesOut += before.length
    if (before.length > 0) x.response.write(before)
    const { socket } = x.response
    if (socket === null || socket.destroyed) return fail(x, refusal, 'response')
    // Nothing, behind all that was written: destroying the socket earlier would take that back.
    socket.write('', () => fail(x, refusal, 'response'))
  }

  private end(): void {
    const { answerItems } = this.x
    if (answerItems !== null) {
      const rest = answerItems.end()
      if (answerItems.faults !== null) return this.cut(rest, answerItems.faults)
      this.x.bytesOut += rest.length
      if (rest.length > 0) this.x.response.write(rest)
    }
    if (this.x.caching !== null) this.x.caching.whole()
    this.x.response.end()
    finish(this.x)
  }

  private over(): void {
    if (this.settled) return
    this.settled = true
    this.settle()
  }
}

/** Whether a kept-alive connection, which had served before, was closed under the request: it cannot have been begun. */
function diedIdle(error: Error): boolean {
  const { code, socket } = error as Error & { code?: string; socket?: { bytesRead?: number } }
  return (code === 'UND_ERR_SOCKET' || code === 'ECONNRESET' || code === 'EPIPE') && (socket?.bytesRead ?? 0) > 0
}

function refusalOf(error: Error): GatewayError {
  if (error instanceof GatewayError) return error
  const { code = '' } = error as NodeJS.ErrnoException
  switch (code) {
    case 'ECONNREFUSED': case 'ENOTFOUND': case 'EAI_AGAIN': case 'EHOSTUNREACH': case 'ENETUNREACH': case 'EADDRNOTAVAIL':
      return new GatewayError('backend_unreachable', { cause: error })
    case 'UND_ERR_CONNECT_TIMEOUT': case 'UND_ERR_HEADERS_TIMEOUT': case 'UND_ERR_BODY_TIMEOUT': case 'ETIMEDOUT':
      return new GatewayError('backend_timeout', { cause: error })
    // Nothing was sent: a hook gave a header that cannot be.
    case 'UND_ERR_INVALID_ARG':
      return new GatewayError('internal', { cause: error })
    default:
      return new GatewayError('backend_failed', { cause: error })
  }
}
