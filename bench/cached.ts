import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { contenders, specOf, type Contender } from './contenders.ts'
import { round, writeScript, type Round } from './load/wrk.ts'
import { quantile } from './measure.ts'
import { petBody } from './payloads.ts'
import { startBackend } from './phases/backend.ts'
import { startContenders, type Started } from './phases/running-contenders.ts'
import { generateProject } from './projects.ts'
import { textTable } from './report/tables.ts'
import type { Setting } from './setting.ts'
import { signTokens } from './tokens.ts'
import { requestsOf, workloads } from './workloads.ts'

/**
 * What a cached answer costs: `npm run bench:cached`, `-- --rounds 12`. The gateway as shipped (API key, parameter checked, access log) with
 * `cache: { ttl: 1h }`, beside a bare `node:http` server that writes the same bytes, nginx's uncached `proxy_pass`, and the gateway without
 * the policy. Ends with 1 where the cached answer costs more than 1/0.6 of the constant, or more than nginx.
 */
const { values } = parseArgs({ options: { rounds: { type: 'string' } } })
const rounds = Number(values.rounds ?? 12)
const warmUp = 2
const share = 0.6

const root = join(import.meta.dirname, '..')
const folder = join(root, 'bench/out/cached')
const cache = join(root, 'bench/cache')
rmSync(folder, { recursive: true, force: true })
mkdirSync(folder, { recursive: true })
const tokens = await signTokens(1)
const backend = await startBackend({ root, folder, cache, jwks: tokens.jwks })
const setting: Setting = { root, folder, cache, backend: backend.url, onePet: backend.onePet, key: 'bench-key-0123456789', tokens }
const started: Started[] = []

const named = (name: string): Contender => contenders.find((one) => one.name === name)!
/** It answers from memory, so that no other claim can be shown of it; `proveHit` has its own. */
const cached: Contender = {
  ...named('gatewright'), name: 'gatewright-cached', title: 'Gatewright, cached', claims: [],
  command(at, port) {
    const command = named('gatewright').command(at, port)
    return typeof command === 'string' ? command : { ...command, cwd: join(folder, 'cached') }
  },
}
/** A bare server that writes a constant: `node:http` with raw headers, and as the gateway's is set up, nothing else. */
const constant: Contender = {
  name: 'constant', title: 'bare node:http, a constant', claims: [], workloads: ['get'],
  command: (_setting, port) => ({
    command: [process.execPath, '-e', `
      const body = Buffer.from(${JSON.stringify(petBody)}).toString('latin1')
      const headers = ['content-type', 'application/json', 'content-length', String(body.length)]
      require('node:http').createServer({ optimizeEmptyRequests: true, keepAliveTimeout: 75000 }, (request, response) => {
        response.writeHead(200, headers)
        response.end(body, 'latin1')
      }).listen(${port}, '127.0.0.1')`],
  }),
}

/** What is measured must be a hit, and must still want the key. */
async function proveHit(url: string): Promise<void> {
  const ask = async (key: string): Promise<Response> => fetch(url, { headers: { 'x-api-key': key } })
  await (await ask(setting.key)).text()
  const hit = await ask(setting.key)
  const status = hit.headers.get('cache-status') ?? ''
  if (!status.includes('; hit') || await hit.text() !== petBody) throw new Error(`not answered from the cache: ${hit.status} ${status}`)
  if ((await ask('wrong')).status !== 401) throw new Error('a cached answer is given without the key')
}

try {
  generateProject(folder, root, { name: 'validated', spec: specOf(setting) })
  generateProject(folder, root, { name: 'cached', spec: specOf(setting), config: 'policies: { cache: { ttl: 1h } }\n' })
  await startContenders([constant, cached, named('gatewright'), named('nginx')], setting, started, [])
  const get = workloads.find(({ name }) => name === 'get')!
  const script = writeScript(join(folder, 'get.lua'), requestsOf(get, setting))
  const cases = started.map((at) => ({ name: at.contender.name, title: at.contender.title, pids: at.pids, url: at.url + get.path, measured: [] as Round[] }))
  await proveHit(cases.find(({ name }) => name === 'gatewright-cached')!.url)
  for (let number = -warmUp; number < rounds; number++) {
    for (const one of number % 2 === 0 ? cases : cases.toReversed()) {
      const measured = await round(one.pids, { url: one.url, script, seconds: 1, connections: 32 })
      if (measured.errors > 0) throw new Error(`${one.title}: ${measured.errors} of ${measured.requests} requests failed`)
      if (number >= 0) one.measured.push(measured)
    }
  }
  const cpu = (name: string, part = 0.25): number => quantile((cases.find((one) => one.name === name)?.measured ?? []).map(({ cpuPerRequest }) => cpuPerRequest), part)
  console.log(textTable([
    ['GET one pet, 152 B', 'CPU µs', 'minimum', 'maximum', 'requests/s'],
    ...cases.map(({ name, title, measured }) => [
      title, cpu(name).toFixed(1), cpu(name, 0).toFixed(1), cpu(name, 1).toFixed(1), quantile(measured.map(({ requestsPerSecond }) => requestsPerSecond), 0.75).toFixed(0),
    ]),
  ]))
  const ofConstant = cpu('constant') / cpu('gatewright-cached')
  const ofNginx = cpu('nginx') / cpu('gatewright-cached')
  console.log(`\na cached answer: ${ofConstant.toFixed(2)} of a constant (at least ${share}), ${ofNginx.toFixed(2)} of nginx's uncached proxy_pass (more than 1)`)
  if (ofConstant < share || ofNginx <= 1) process.exitCode = 1
} finally {
  await Promise.all(started.map(({ process }) => process.stop()))
  await backend.stop()
}
