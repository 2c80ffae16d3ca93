import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { start, startBackend, type Contender, type Setting } from './contenders.ts'
import { quantile, round } from './measure.ts'
import { benchProject } from './project.ts'
import { workloads, wrkScript } from './workloads.ts'

/**
 * What balancing by latency, passive health and a circuit breaker cost: CPU per request against the same gateway to the same three
 * targets without, in turns within one run. Ends with 1 above 1.05: `node bench/balance.ts`, `-- --rounds 24`.
 */
const { values } = parseArgs({ options: { rounds: { type: 'string', default: '16' } } })
const bound = 1.05
const root = join(import.meta.dirname, '..')
const folder = join(root, 'bench/out-balance')
rmSync(folder, { recursive: true, force: true })
mkdirSync(folder, { recursive: true })
const ports = [0, 1, 2].map((index) => 18_700 + (process.pid % 1_000) + index * 1_000)
const setting: Setting = { folder, root, backendPort: ports[0]!, key: 'bench-key-0123456789' }
const watched = 'backends: { bench: { balance: powerOfTwo, outlierDetection: {}, circuitBreaker: {} } }\napis: { bench: { backend: bench } }\n'

const contender = (name: string): Contender => ({
  name, title: name, claims: [],
  command: (_setting, port) => ['env', `PORT=${port}`, 'HOST=127.0.0.1', 'ADMIN_PORT=off', `BACKEND_BENCH=${ports.map((each) => `http://127.0.0.1:${each}`).join(',')}`,
    `AUTH_KEY_KEYS=${setting.key}`, 'AUTH_TOKEN=backend', 'STOP_DELAY=0', process.execPath, '--conditions=gatewright-source', '--disable-warning=ExperimentalWarning', join(folder, name, 'app/main.ts')],
})

const spec = join(root, 'bench/specs/bench.yaml')
await benchProject(folder, { name: 'without', spec })
await benchProject(folder, { name: 'with', spec, config: watched })
const backends = await Promise.all(ports.map((port, index) => {
  const own = join(folder, `backend-${index}`)
  mkdirSync(own, { recursive: true })
  return startBackend(own, port, 1)
}))
const running = await Promise.all(['without', 'with'].map((name) => start(contender(name), setting, 0)))
try {
  for (const workload of workloads.filter(({ name }) => name === 'get' || name === 'post')) {
    const script = wrkScript(folder, workload, { 'x-api-key': setting.key })
    const costs: [number[], number[]] = [[], []]
    for (let number = -2; number < Number(values.rounds); number++) {
      // Each goes first every other time: the machine slows and quickens within seconds.
      for (const which of number % 2 === 0 ? [0, 1] as const : [1, 0] as const) {
        const one = running[which]!
        const measured = await round(one.pids, { url: one.url + workload.path, script, seconds: 1, connections: workload.connections, cpu: 1 })
        if (measured.errors > 0) throw new Error(`${measured.errors} of ${measured.requests} requests failed`)
        if (number >= 0) costs[which].push(measured.cpuPerRequest)
      }
    }
    const [without, on] = costs.map((each) => quantile(each, 0.25)) as [number, number]
    console.log(`${workload.title}: ${without.toFixed(1)} µs without, ${on.toFixed(1)} µs with balancing, passive health and a breaker: ${(on / without).toFixed(3)}×`)
    if (on / without > bound) process.exitCode = 1
  }
} finally {
  await Promise.all(running.map((one) => one?.stop()))
  await Promise.all(backends.map((backend) => backend.stop()))
}
