import type { ApiHooks, BackendDefinition, Partially, Policies } from '../../../runtime/contract.ts'
import { answer, json } from '../../../runtime/define.ts'
import { leaveSignalsToSupervisor } from '../../../runtime/process/worker.ts'
import { anOperation, makeGateway } from '../gateway.ts'

// A gateway in a process of its own, by itself or as a worker; `POLICIES` has those of each operation, by its id.
if (process.env['GATEWRIGHT_SUPERVISED'] === '1') leaveSignalsToSupervisor()
const policies = JSON.parse(process.env['POLICIES'] ?? '{}') as Readonly<Record<string, Partially<Policies>>>
const { REDIS_URL } = process.env
const burn = Number(process.env['BURN'] ?? '')
const busy = {
  handle() {
    const end = performance.now() + burn
    while (performance.now() < end) { /* as a large body to check would */ }
    return { status: 200, headers: {}, body: {} }
  },
}
const gateway = makeGateway({
  ...(burn > 0 && { hooks: Object.fromEntries(Object.keys(policies).map((id) => [id, busy])) as unknown as ApiHooks }),
  definition: JSON.parse(process.env['BACKEND'] ?? '{}') as Partial<BackendDefinition>,
  operations: Object.entries(policies).map(([id, own]) => anOperation({ id, policies: own, ...(burn > 0 && { responses: { 200: answer([json(null)]) } }) })),
  backendUrl: process.env['BACKEND_URL']!,
  env: { ADMIN_PORT: 'off', STOP_DELAY: '0', ...(REDIS_URL !== undefined && { REDIS_URL }) },
})
const { url } = await gateway.listen({ host: '127.0.0.1', port: Number(process.env['PORT'] ?? 0) })
if (process.env['GATEWRIGHT_SUPERVISED'] !== '1') process.send?.({ url })
