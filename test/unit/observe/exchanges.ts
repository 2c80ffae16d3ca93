import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Operation, Policies } from '../../../runtime/contract.ts'
import { Exchange } from '../../../runtime/exchange.ts'
import type { Chain } from '../../../runtime/chain.ts'

/** A chain that runs nothing, for what only looks at its names. */
export function namedChain(api: string, operation: { readonly id: string; readonly path: string } | null, mount = ''): Chain {
  return {
    api, mount, operation: operation as Operation | null, policies: {} as Policies,
    requestSteps: [], requestNames: [], responseSteps: [], responseNames: [], turns: [], headSteps: [], buffering: [], overflowing: [],
    terminal: null, events: { answered() {}, awaits() {}, finished() {}, crashed() {} }, record: null,
  }
}

/** A finished exchange that began at 0 on the monotonic clock. */
export function exchange(chain: Chain, fields: Partial<Exchange> = {}, headers: Readonly<Record<string, string>> = {}): Exchange {
  const x = new Exchange(chain, { headers } as unknown as IncomingMessage, {} as ServerResponse, 'GET', '/raw/secret-path', 'q=secret-query', ['secret-path'], 0)
  return Object.assign(x, { id: 'r-1', status: 200, origin: 'backend' }, fields)
}
