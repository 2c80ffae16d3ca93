import { describe, test } from 'node:test'
import { existsSync } from 'node:fs'
import type { Partially, Policies, PriorityClass } from '../../runtime/contract.ts'
import { serve } from '../support/raw.ts'
import { closedRate } from '../support/limits/open-load.ts'
import { overload } from '../support/limits/overload.ts'
import { startProcess } from '../support/limits/processes.ts'

const duration = Number(process.env['OVERLOAD_SECONDS'] ?? 30) * 1_000
const of = (own: Partially<Policies>): Readonly<Record<string, Partially<Policies>>> =>
  Object.fromEntries((['high', 'normal', 'low'] as const).map((priority: PriorityClass) => [priority, { ...own, priority: { default: priority } }]))

describe('twice of what can be done is offered for 30 s: the high class is served, memory is bounded, and all is well again within 2 s',
  { timeout: 300_000, skip: existsSync('/proc/self/status') ? false : 'memory is read from /proc' }, () => {
    test('where the backend is what is too slow', async (t) => {
      // A backend that takes 40 ms, of which 20 requests may be there at once: 500 a second.
      const backend = await serve((_request, response) => void setTimeout(() => response.writeHead(200, { 'content-type': 'application/json' }).end('{}'), 40))
      const gateway = await startProcess({ policies: of({}), backendUrl: backend.url, backend: { concurrency: { limit: 20, queue: 200, queueTimeout: 2_000 } }, heap: 64 })
      t.after(async () => {
        await gateway.end()
        await backend.close()
      })
      const capacity = await closedRate(`${gateway.url}/high`, { clients: 40, duration: 3_000 })
      t.diagnostic(`capacity: ${capacity.toFixed(0)} requests a second`)
      await overload({ url: gateway.url, pid: gateway.pid, capacity, duration, say: (line) => t.diagnostic(line) })
    })

    test('where the gateway itself is', async (t) => {
      // Every request takes 2 ms of the processor.
      const gateway = await startProcess({ policies: of({ shedding: {} }), backendUrl: 'http://127.0.0.1:9', burn: 2, heap: 64 })
      t.after(() => gateway.end())
      const capacity = await closedRate(`${gateway.url}/high`, { clients: 20, duration: 3_000 })
      t.diagnostic(`capacity: ${capacity.toFixed(0)} requests a second`)
      await overload({ url: gateway.url, pid: gateway.pid, capacity, duration, say: (line) => t.diagnostic(line) })
    })
  })
