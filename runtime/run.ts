import { answerBatch } from './answer-batch.ts'
import type { Exchange } from './exchange.ts'
import { GatewayError, problemDocument, type ProblemCode } from './problem.ts'
import { later, type Outcome, type Reply, type Step } from './stage.ts'
import { writeHead, writeWhole } from './write-answer.ts'

/** Runs the request steps from `x.position` on, synchronously until one returns a promise, then the terminal. */
export function proceed(x: Exchange): void {
  const { requestSteps, requestNames, terminal } = x.chain
  try {
    while (x.position < requestSteps.length) {
      const at = x.position++
      const step = requestSteps[at]!(x)
      if (step === undefined) continue
      if (step === later) return
      if (isPromise(step)) step.then((outcome) => resume(x, outcome), (error: unknown) => fail(x, error, requestNames[at]))
      else turn(x, at, step)
      return
    }
    if (terminal === null) throw new GatewayError('not_found')
    terminal.send(x)
  } catch (error) {
    fail(x, error, requestNames[x.position - 1])
  }
}

/** Goes on after a request step that was waited for. */
export function resume(x: Exchange, outcome: Outcome): void {
  if (x.done) return
  if (x.body !== null && x.body.length > bulky) answers.flush()
  if (outcome === undefined) proceed(x)
  else turn(x, x.position - 1, outcome)
}

/** The head of an answer has come: `x.status` and `x.headers` are set. True: read the body whole, then `complete`; false: `flow`. */
export function arrive(x: Exchange): boolean {
  let whole = false
  for (const buffers of x.chain.buffering) whole = buffers(x) || whole
  return whole
}

/** An answer to be read whole is over its bound. True: give up reading and `flow`; else the exchange has been refused. */
export function overflow(x: Exchange): boolean {
  for (const passes of x.chain.overflowing) {
    if (passes(x)) continue
    fail(x, new GatewayError('response_too_large', { backendStatus: x.status }), 'response')
    return false
  }
  return true
}

/** The answer is whole (`x.answer`): runs the response steps and writes it. */
export function complete(x: Exchange): void {
  if (x.answer !== null && x.answer.length > bulky) answers.flush()
  respond(x, 0, writeSoon)
}

/**
 * The answer's body will stream: runs the response steps on its head, then calls `ready`, whose first write takes the head along. Where
 * none follows within the tick, the head goes out alone: a late first event must not hold it.
 */
export function flow(x: Exchange, ready: () => void): void {
  x.streaming = true
  respond(x, 0, () => {
    if (!x.streaming) {
      // A hook put another answer in its place: nobody will read the backend's, which holds a connection.
      const cancel = x.cancel
      x.cancel = null
      cancel?.(replaced)
      return write(x)
    }
    writeHead(x)
    ready()
    process.nextTick(flushHead, x)
  })
}

function flushHead({ done, response }: Exchange): void {
  if (!done) response.flushHeaders()
}

/** The backend has confirmed what the cache holds (a 304 to the cache's own condition): that is the answer, as a hit is. */
export function confirm(x: Exchange): void {
  try {
    serveStored(x, x.caching!.confirmed(x), x.caching!.position)
  } catch (error) {
    fail(x, error, 'cache')
  }
}

function serveStored(x: Exchange, step: Exclude<Step, void>, position: number): void {
  x.streaming = false
  if (!isPromise(step)) return turn(x, position, step)
  step.then((outcome) => {
    if (!x.done && outcome !== undefined) turn(x, position, outcome)
  }, (error: unknown) => fail(x, error, 'cache'))
}

const replaced = new Error('the answer was replaced')

/** The streamed body is over, or nothing is left to write. */
export function finish(x: Exchange): void {
  if (x.done) return
  x.done = true
  x.cancel = null
  if (x.held !== null) for (const held of x.held) held.release()
  if (x.caching !== null) x.caching.ended(x)
  x.chain.events.answered(x)
  x.chain.events.finished(x)
}

/** Ends the exchange with a refusal; where the head is out already, the connection is cut so that nobody takes half for whole. */
export function fail(x: Exchange, error: unknown, stage = ''): void {
  if (x.done) return
  const refusal = error instanceof GatewayError ? error : new GatewayError('internal', { cause: error })
  const spare = x.caching === null || x.response.headersSent ? null : x.caching.spare(x, refusal)
  if (spare !== null) {
    x.abort(refusal)
    return serveStored(x, spare, x.caching!.position)
  }
  x.refusal = refusal
  x.refusedBy = stage
  if (refusal.code === 'internal') x.chain.events.crashed(x, error)
  x.abort(refusal)
  if (x.response.headersSent) {
    x.response.destroy()
    return finish(x)
  }
  x.streaming = false
  const { fallback } = x.chain.policies
  if (fallback !== null && refusal.status >= 502 && (stage === 'backend' || ofBackend.has(refusal.code))) {
    x.origin = 'fallback'
    x.status = fallback.status
    x.answer = Buffer.from(fallback.body)
    x.headers = [...fallback.headers]
    return write(x)
  }
  x.origin = 'gateway'
  x.status = refusal.status
  x.answer = Buffer.from(problemDocument(refusal, x.id))
  x.headers = ['content-type', 'application/problem+json', 'cache-control', 'no-store', ...(refusal.details.headers ?? [])]
  write(x)
}

/** Refusals that are the backend's fault, whichever stage makes them: a fallback is given in their place. */
const ofBackend: ReadonlySet<ProblemCode> = new Set(['response_invalid', 'response_too_large', 'backend_credentials'])

function turn(x: Exchange, at: number, outcome: Exclude<Outcome, void>): void {
  if (outcome instanceof GatewayError) return fail(x, outcome, x.chain.requestNames[at])
  take(x, outcome)
  respond(x, outcome.kind === 'reply' ? 0 : x.chain.turns[at]!, writeSoon)
}

function take(x: Exchange, reply: Reply): void {
  x.origin = reply.kind === 'cached' ? 'cache' : reply.kind === 'own' ? 'gateway' : 'handler'
  x.status = reply.status
  x.headers = reply.kind === 'cached' ? reply.headers : [...reply.headers]
  x.prepared = reply.kind === 'cached' ? reply : null
  x.answer = reply.body
  x.answerValue = reply.value
}

function respond(x: Exchange, from: number, then: (x: Exchange) => void): void {
  const { responseSteps, responseNames } = x.chain
  for (let at = from; at < responseSteps.length; at++) {
    const name = responseNames[at]!
    let step: Step
    try {
      step = responseSteps[at]!(x)
    } catch (error) {
      return fail(x, error, name)
    }
    if (step === undefined) continue
    if (isPromise(step)) {
      step.then(
        (outcome) => {
          if (x.done) return
          if (outcome instanceof GatewayError) return fail(x, outcome, name)
          if (outcome !== undefined) take(x, outcome)
          respond(x, at + 1, then)
        },
        (error: unknown) => fail(x, error, name),
      )
      return
    }
    if (step instanceof GatewayError) return fail(x, step, name)
    take(x, step)
  }
  try {
    then(x)
  } catch (error) {
    fail(x, error)
  }
}

/** Reading and checking a body above this takes longer than other answers should wait for. */
const bulky = 16_384

const answers = answerBatch((x) => {
  try {
    write(x)
  } catch (error) {
    fail(x, error)
  }
})

function writeSoon(x: Exchange): void {
  // The backend has said all that it has to say.
  x.cancel = null
  x.settled = true
  answers.add(x)
}

function write(x: Exchange): void {
  if (x.done) return
  if (!x.response.destroyed) writeWhole(x)
  finish(x)
}

function isPromise(step: Exclude<Step, void>): step is Promise<Outcome> {
  return 'then' in step
}
