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

/** How a call ended: `left`, where nothing can be said of the backend, since the client or the gateway gave it up. */
export type CallOutcome = 'ok' | 'failed' | 'left'

/** Why a call came to nothing, as far as another may be made. */
export type CallFailure = 'connect' | 'reset' | 'timeout' | number

/** Who may make another call in the place of one that came to nothing, before anything of it reaches the client. */
export interface Tries {
  /** The head has come. True: the answer is not wanted, and what follows is taken care of. */
  refuses(status: number): boolean
  /** True: another call is made. */
  again(failure: CallFailure): boolean
}

/** An answer that nobody wants is read to its end up to this many bytes, since its connection is worth more. */
const unwantedAnswer = 65_536

/** One call of a backend: what undici tells of it, turned into steps of the exchange. */
export class BackendCall implements Dispatcher.DispatchHandler {
  private readonly x: Exchange
  private readonly rewrite: Rewrite
  private readonly idle: number
  private readonly settle: (outcome: CallOutcome, status: number) => void
  private readonly tries: Tries | null
  /** Of its answer; 0: none has come. */
  private status = 0
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
   * where given, repeats the request on a fresh connection; `tries` on whatever else there is.
   */
  constructor(
    x: Exchange, rewrite: Rewrite, idle: number, settle: (outcome: CallOutcome, status: number) => void,
    again: ((call: BackendCall) => void) | null, tries: Tries | null,
  ) {
    this.x = x
    this.rewrite = rewrite
    this.idle = idle
    this.settle = settle
    this.again = again
    this.tries = tries
  }

  readonly cancel = (reason: Error): void => {
    this.again = null
    this.cancelled = true
    // A deadline that passes before the head is the backend's failure; the client's leaving is nobody's.
    this.over(this.status === 0 && reason instanceof GatewayError && reason.code === 'backend_timeout' ? 'failed' : 'left')
    this.controller?.abort(reason)
  }

  /** The head has taken too long: the call is given up, and nothing of it is heard any more. */
  giveUp(): void {
    this.again = null
    this.cancelled = true
    // Before the abort, which is told as an error at once.
    this.over('failed')
    this.controller?.abort(tooLate)
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.controller = controller
    if (this.cancelled || this.x.done) controller.abort(this.x.refusal ?? new Error('the client left'))
  }

  onResponseStart(controller: Dispatcher.DispatchController, status: number, headers: IncomingHttpHeaders): void {
    const { x } = this
    if (status < 200 || this.cancelled || x.done) return
    this.again = null
    this.status = status
    if (this.tries !== null && this.tries.refuses(status)) return this.discard(controller, headers)
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
    this.over('ok')
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
    if (this.cancelled || x.done) return this.over('left')
    if (again !== null && diedIdle(error)) {
      this.again = null
      again(this)
      return
    }
    this.over('failed')
    const refusal = refusalOf(error)
    if (this.tries !== null && (this.status === 0 || this.whole) && this.tries.again(failureOf(refusal, error))) {
      this.cancelled = true
      return
    }
    fail(x, refusal, 'backend')
  }

  private discard(controller: Dispatcher.DispatchController, headers: IncomingHttpHeaders): void {
    this.cancelled = true
    if (Number(headers['content-length'] ?? Infinity) <= unwantedAnswer) return
    this.over('ok')
    controller.abort(replaced)
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
    this.over('left')
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

  private over(outcome: CallOutcome): void {
    if (this.settled) return
    this.settled = true
    this.settle(outcome, this.status)
  }
}

const tooLate = new Error('the call took too long')
const replaced = new Error('another call is made')

function failureOf({ code }: GatewayError, error: Error): CallFailure {
  if (code === 'backend_unreachable' || (error as NodeJS.ErrnoException).code === 'UND_ERR_CONNECT_TIMEOUT') return 'connect'
  return code === 'backend_timeout' ? 'timeout' : 'reset'
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
