import type { HookContext, HookRequest, HookResponse, OperationHooks } from '../contract.ts'
import type { Exchange } from '../exchange.ts'
import { changeRequest, type RequestChange } from '../hook-request.ts'
import { changeResponse, hookContext, hookRequest, hookResponse, takeResponse } from '../hook-values.ts'
import { arrive, complete, fail } from '../run.ts'
import type { Outcome, StageMaker, Terminal } from '../stage.ts'

/** What a hook is, seen without its operation's types. */
type AnyHooks = {
  before?(request: HookRequest, context: HookContext): unknown
  handle?(request: HookRequest, context: HookContext): unknown
  after?(response: HookResponse, request: HookRequest, context: HookContext): unknown
}

const untyped = (hooks: OperationHooks | undefined): AnyHooks => (hooks ?? {}) as AnyHooks

/** Runs `before`: nothing, a changed request, or a reply that takes the backend's place. */
export const beforeStage: StageMaker = ({ hooks: typed, operation }) => {
  const hooks = untyped(typed)
  if (hooks.before === undefined) return null
  const settle = (x: Exchange, result: unknown): Outcome => {
    if (result === undefined || result === null) return undefined
    const { request, reply } = result as { request?: RequestChange; reply?: HookResponse }
    if (reply !== undefined) {
      takeResponse(x, operation, reply)
      return { kind: 'reply', status: x.status, headers: x.headers, body: x.answer, value: x.answerValue }
    }
    if (request !== undefined) changeRequest(x, operation, request)
    return undefined
  }
  return {
    name: 'before',
    request: (x) => {
      const result = hooks.before!(hookRequest(x), hookContext(x))
      return isThenable(result) ? Promise.resolve(result).then((value) => settle(x, value)) : settle(x, result)
    },
  }
}

/** Runs `after` on answers of the backend, a handler or the cache. */
export const afterStage: StageMaker = ({ hooks: typed, operation }) => {
  const hooks = untyped(typed)
  if (hooks.after === undefined) return null
  const settle = (x: Exchange, shown: HookResponse, result: unknown): void => {
    if (result === undefined || result === null) return
    changeResponse(x, operation, result as HookResponse, shown)
    x.changed = true
  }
  return {
    name: 'after',
    buffers: (x) => x.answerMedia !== null && x.answerMedia.kind !== 'eventStream' && x.answerMedia.kind !== 'jsonLines' && x.answerMedia.kind !== 'binary' && x.answerMedia.kind !== 'parts',
    overflow: () => true,
    response: (x) => {
      const shown = hookResponse(x)
      // Its own copy, which it may change in place: what it changed is told from `shown`.
      const result = hooks.after!({ ...shown, headers: { ...(shown as { headers: object }).headers } } as HookResponse, hookRequest(x), hookContext(x))
      return isThenable(result) ? Promise.resolve(result).then((value) => settle(x, shown, value)) : settle(x, shown, result)
    },
  }
}

/** The terminal of an operation whose hook answers in place of the backend; null where none does. */
export function handlerTerminal(context: Parameters<StageMaker>[0]): Terminal | null {
  const hooks = untyped(context.hooks)
  if (hooks.handle === undefined) return null
  const settle = (x: Exchange, result: unknown): void => {
    if (x.done) return
    takeResponse(x, context.operation, result as HookResponse)
    x.origin = 'handler'
    arrive(x)
    complete(x)
  }
  return {
    name: 'handle',
    send: (x) => {
      x.sent = performance.now()
      try {
        const result = hooks.handle!(hookRequest(x), hookContext(x))
        if (isThenable(result)) Promise.resolve(result).then((value) => settle(x, value)).catch((error: unknown) => fail(x, error, 'handle'))
        else settle(x, result)
      } catch (error) {
        fail(x, error, 'handle')
      }
    },
  }
}

function isThenable(result: unknown): result is PromiseLike<unknown> {
  return typeof result === 'object' && result !== null && typeof (result as { then?: unknown }).then === 'function'
}
