import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Chain } from './chain.ts'
import type { Deadlines } from './deadlines.ts'
import { Exchange } from './exchange.ts'
import type { ReadSender } from './forwarded.ts'
import type { MaintenanceSwitch } from './maintenance.ts'
import { GatewayError } from './problem.ts'
import { unmapped } from './proxies.ts'
import type { Router } from './router.ts'
import { fail, finish, proceed } from './run.ts'
import { parseTarget } from './target.ts'

export interface FrontDoorOptions {
  readonly router: Router<Chain>
  /** The chain of requests that no operation takes: no stages, but ids, log and metrics as for all. */
  readonly unrouted: Chain
  /** The gateway's own name in `Via`. */
  readonly name: string
  readonly nextId: (offered: string | undefined) => string
  /** Reads what trusted proxies say; null where none are trusted. */
  readonly readSender: ReadSender | null
  /** Which APIs are switched off for now. */
  readonly maintenance: MaintenanceSwitch
  readonly deadlines: Deadlines
  readonly started: (x: Exchange) => void
  /** True for a path under one of the APIs' mounts, where a miss is the API's own 404. */
  readonly mounted: (path: string) => boolean
}

/** Takes a request into the gateway. `next`, where given, gets those that belong to no API. */
export type FrontDoor = (request: IncomingMessage, response: ServerResponse, next?: () => void) => void

const none: readonly string[] = []
const clientLeft = new Error('the client left')

/** Makes the function that every request enters by: canonical path, route, exchange, and off through the chain. */
export function createFrontDoor(options: FrontDoorOptions): FrontDoor {
  const { router, unrouted, name, nextId, readSender, maintenance, deadlines, started, mounted } = options

  const open = (chain: Chain, request: IncomingMessage, response: ServerResponse, path: string, query: string, captures: readonly string[], at: number): Exchange => {
    const x = new Exchange(chain, request, response, request.method ?? 'GET', path, query, captures, at)
    const { headers } = request
    x.id = nextId(headers['x-request-id'] as string | undefined)
    if (readSender === null) x.address = unmapped(request.socket.remoteAddress ?? '')
    else {
      x.sender = readSender(request)
      x.address = x.sender?.address ?? unmapped(request.socket.remoteAddress ?? '')
    }
    deadlines.add(x, chain.policies.timeout, at)
    started(x)
    return x
  }
  /** Before its steps have run for the first time there is nothing to stop, and an answer that is written within this turn needs no stopping. */
  const run = (x: Exchange): void => {
    proceed(x)
    if (!x.done && !x.settled) x.response.on('close', () => {
      if (x.done) return
      x.abort(clientLeft)
      finish(x)
    })
  }

  return (request, response, next) => {
    const at = performance.now()
    const target = parseTarget(request.url ?? '/')
    if (target instanceof GatewayError) return fail(open(unrouted, request, response, '', '', none, at), target, 'route')
    const match = router.find(request.method ?? 'GET', target.path)
    if (match.kind !== 'found') {
      if (match.kind === 'not_found' && next !== undefined && !mounted(target.path)) return next()
      const miss = match.kind === 'not_found'
        ? new GatewayError('not_found')
        : new GatewayError('method_not_allowed', { headers: ['allow', match.allow] })
      return fail(open(unrouted, request, response, target.path, target.query, none, at), miss, 'route')
    }
    const x = open(match.value, request, response, target.path, target.query, match.captures, at)
    const { via } = request.headers
    if (via !== undefined && via.split(',').some((hop) => hop.trim().split(' ')[1] === name)) {
      return fail(x, new GatewayError('loop_detected'), 'route')
    }
    if (readSender !== null && x.sender === null) {
      return fail(x, new GatewayError('request_malformed', { detail: 'The field Forwarded cannot be read.' }), 'route')
    }
    if (maintenance.retryAfter !== null && maintenance.covers(match.value.api)) {
      return fail(x, new GatewayError('maintenance', { headers: ['retry-after', maintenance.retryAfter] }), 'maintenance')
    }
    run(x)
  }
}

/** What happens to an exchange whose time is up: 408 while the client is still sending, else 504. */
export function expire(x: Exchange): void {
  fail(x, new GatewayError(x.sent === 0 && !x.request.complete ? 'request_timeout' : 'backend_timeout'), x.sent === 0 ? 'request' : 'backend')
}
