import { execFile, spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, openSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs, promisify } from 'node:util'
import { generate } from '../generator/generate.ts'
import { cpuTime, quantile } from './measure.ts'

/**
 * What balancing by latency, passive health and a circuit breaker cost: CPU per request against the same gateway to the same three
 * targets without, in turns within one run, under wrk. Ends with 1 above 1.05: `node bench/balance.ts`, `-- --rounds 24`.
 */
const { values } = parseArgs({ options: { rounds: { type: 'string', default: '16' } } })
const bound = 1.05
const root = join(import.meta.dirname, '..')
const folder = join(root, 'bench/out-balance')
const ports = [0, 1, 2].map((index) => 18_700 + (process.pid % 1_000) + index * 1_000)
const answer = '{"id":42,"name":"Rex"}'
const document = `openapi: 3.1.0
info: { title: Bench, version: '1' }
paths:
  /pets/{id}:
    parameters: [{ name: id, in: path, required: true, schema: { type: integer } }]
    get: { operationId: getPet, responses: { 200: &pet { description: '', content: { application/json: { schema: { $ref: '#/components/schemas/Pet' } } } } } }
    put: { operationId: putPet, requestBody: { required: true, content: { application/json: { schema: { $ref: '#/components/schemas/Pet' } } } }, responses: { 200: *pet } }
components: { schemas: { Pet: { type: object, required: [id, name], properties: { id: { type: integer }, name: { type: string } } } } }
`
const watched = 'backends: { bench: { balance: powerOfTwo, outlierDetection: {}, circuitBreaker: {} } }\n'
const children: ChildProcess[] = []

async function answering(port: number): Promise<void> {
  for (let tries = 0; tries < 1_500; tries++) {
    if (await fetch(`http://127.0.0.1:${port}/pets/42`).then(({ ok }) => ok, () => false)) return
    await sleep(10)
  }
  throw new Error(`nothing answers at ${port}`)
}

function run(cpu: number, command: readonly string[], env: Readonly<Record<string, string>> = {}): ChildProcess {
  const child = spawn('taskset', ['-c', String(cpu), ...command], { env: { ...process.env, ...env }, cwd: root, stdio: ['ignore', openSync(join(folder, `${children.length}.log`), 'w'), 'inherit'] })
  children.push(child)
  return child
}

async function startTarget(port: number): Promise<void> {
  const own = join(folder, `nginx-${port}`)
  mkdirSync(own, { recursive: true })
  const paths = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((kind) => `${kind}_temp_path ${own}/${kind};`).join(' ')
  writeFileSync(join(own, 'nginx.conf'), `daemon off; worker_processes 1; pid ${own}/pid; error_log ${own}/error.log; events { worker_connections 2048; }
http { access_log off; keepalive_requests 1000000000; ${paths} server { listen 127.0.0.1:${port}; location / { default_type application/json; return 200 '${answer}'; } } }\n`)
  run(1, ['nginx', '-c', join(own, 'nginx.conf'), '-p', own])
  await answering(port)
}

async function startGateway(name: string, config: string, port: number): Promise<{ readonly pid: number; readonly url: string }> {
  const project = join(folder, name)
  mkdirSync(join(project, 'specs'), { recursive: true })
  writeFileSync(join(project, 'specs/bench.yaml'), document)
  writeFileSync(join(project, 'specs/gateway.yaml'), `apis: { bench: { backend: bench } }\n${config}`)
  const { diagnostics } = await generate({ root: project })
  if (diagnostics.some(({ severity }) => severity === 'error')) throw new Error(JSON.stringify(diagnostics, null, 2))
  const child = run(0, [process.execPath, '--conditions=gatewright-source', '--disable-warning=ExperimentalWarning', join(project, 'app/main.ts')], {
    PORT: String(port), HOST: '127.0.0.1', ADMIN_PORT: 'off', STOP_DELAY: '0', BACKEND_BENCH: ports.map((each) => `http://127.0.0.1:${each}`).join(','),
  })
  await answering(port)
  return { pid: child.pid!, url: `http://127.0.0.1:${port}/pets/42` }
}

/** Microseconds of CPU per request in one second of load. */
async function round({ pid, url }: { readonly pid: number; readonly url: string }, script: string): Promise<number> {
  const before = cpuTime([pid])
  const { stdout } = await promisify(execFile)('taskset', ['-c', '1', 'wrk', '-t1', '-c32', '-d1s', '-s', script, url])
  const after = cpuTime([pid])
  const [, requests, errors] = /^summary (\d+) (\d+)$/m.exec(stdout)!.map(Number) as [number, number, number]
  if (errors > 0) throw new Error(`${errors} of ${requests} requests failed`)
  return (after - before) / requests / 1_000
}

rmSync(folder, { recursive: true, force: true })
mkdirSync(folder, { recursive: true })
try {
  for (const port of ports) await startTarget(port)
  const gateways = [await startGateway('without', 'backends: { bench: { targets: [{ url: http://127.0.0.1:9 }] } }\n', ports[0]! + 3_000), await startGateway('with', watched.replace('{ balance', '{ targets: [{ url: "http://127.0.0.1:9" }], balance'), ports[0]! + 4_000)]
  for (const method of ['GET', 'PUT']) {
    const script = join(folder, `${method}.lua`)
    writeFileSync(script, `wrk.method = "${method}"\n${method === 'PUT' ? `wrk.body = ${JSON.stringify(answer)}\nwrk.headers["content-type"] = "application/json"\n` : ''}
function done(s) print(string.format("summary %d %d", s.requests, s.errors.status + s.errors.read + s.errors.write + s.errors.connect + s.errors.timeout)) end\n`)
    const costs: [number[], number[]] = [[], []]
    for (let number = -2; number < Number(values.rounds); number++) {
      // Each goes first every other time: the machine slows and quickens within seconds.
      for (const which of number % 2 === 0 ? [0, 1] as const : [1, 0] as const) {
        const cost = await round(gateways[which]!, script)
        if (number >= 0) costs[which].push(cost)
      }
    }
    const [without, on] = costs.map((each) => quantile(each, 0.25)) as [number, number]
    console.log(`${method}: ${without.toFixed(1)} µs without, ${on.toFixed(1)} µs with balancing, passive health and a breaker: ${(on / without).toFixed(3)}×`)
    if (on / without > bound) process.exitCode = 1
  }
} finally {
  for (const child of children.reverse()) {
    child.kill('SIGTERM')
    await once(child, 'exit')
  }
}
