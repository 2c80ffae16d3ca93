import type { ServerResponse } from 'node:http'
import { Exchange } from '../exchange.ts'
import type { Chain } from '../chain.ts'
import { proceed } from '../run.ts'
import type { Log } from '../stage.ts'
import type { Fill } from './fill.ts'

/** Where the answer of an exchange goes that no client waits for. */
const nowhere = {
  headersSent: false, destroyed: false, writableNeedDrain: false, socket: null,
  writeHead() {}, flushHeaders() {}, write: () => true, end() {}, destroy() {},
  once() { return nowhere },
}

const chains = new WeakMap<Chain, Chain>()

/** Sends a request again with nobody waiting: what stands inside of the cache, the backend, and nothing outside. `begin` makes its fill. */
export function fetchInBackground(x: Exchange, begin: (y: Exchange) => Fill, log: Log): void {
  const chain = chains.get(x.chain) ?? insideOf(x.chain, log)
  chains.set(x.chain, chain)
  const y = new Exchange(chain, x.request, nowhere as unknown as ServerResponse, 'GET', x.path, x.query, x.captures, performance.now())
  y.id = x.id
  y.address = x.address
  y.principal = x.principal
  y.parameters = x.parameters
  y.droppedHeaders = x.droppedHeaders
  y.droppedQuery = x.droppedQuery
  y.droppedCookies = x.droppedCookies
  y.addedHeaders = x.addedHeaders
  y.route = x.route
  y.position = x.position
  y.caching = begin(y)
  chain.events.awaits(y, chain.policies.timeout)
  proceed(y)
}

function insideOf(chain: Chain, log: Log): Chain {
  const outermost = chain.responseNames.indexOf('cache')
  return {
    ...chain,
    countedAs: chain,
    responseSteps: chain.responseSteps.slice(0, outermost + 1),
    responseNames: chain.responseNames.slice(0, outermost + 1),
    headSteps: [],
    events: {
      ...chain.events,
      finished: (y) => {
        if (y.refusal !== null) log.warn({ api: chain.api, operation: chain.operation?.id ?? '', code: y.refusal.code }, 'a stored answer could not be brought up to date')
      },
    },
  }
}
