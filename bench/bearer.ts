import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { contenders, specOf, type Contender } from './contenders.ts'
import { round, writeScript, type Round } from './load/wrk.ts'
import { quantile } from './measure.ts'
import { startBackend } from './phases/backend.ts'
import { startContenders, type Started } from './phases/running-contenders.ts'
import { generateProject } from './projects.ts'
import { textTable } from './report/tables.ts'
import type { Setting } from './setting.ts'
import { signTokens } from './tokens.ts'
import { requestsOf, workloads, type WorkloadName } from './workloads.ts'

/**
 * What a bearer token costs beside an API key: `npm run bench:bearer`, `-- --rounds 12`. The same gateway, backend and pet; the tokens
 * are RS256 JWTs of 64 clients, once remembered as by default, once verified for every request. Fails where the remembered ones take
 * more than 1.25 times the processor time of the key.
 */
const { values } = parseArgs({ options: { rounds: { type: 'string' } } })
const rounds = Number(values.rounds ?? 12)
const warmUp = 2
const most = 1.25

const root = join(import.meta.dirname, '..')
const folder = join(root, 'bench/out/bearer')
const cache = join(root, 'bench/cache')
rmSync(folder, { recursive: true, force: true })
mkdirSync(folder, { recursive: true })
const tokens = await signTokens(64)
const backend = await startBackend({ root, folder, cache, jwks: tokens.jwks })
const setting: Setting = { root, folder, cache, backend: backend.url, onePet: backend.onePet, key: 'bench-key-0123456789', tokens }
const started: Started[] = []

/** Gatewright as shipped, and once more without a memory of tokens; each is held to its claims before it is measured. */
const shipped = contenders.find(({ name }) => name === 'gatewright')!
const forgetful: Contender = {
  ...shipped, name: 'gatewright-forgetful',
  command(at, port) {
    const command = shipped.command(at, port)
    return typeof command === 'string' ? command : { ...command, env: { ...command.env, AUTH_TOKEN_CACHE: '0' } }
  },
}

function caseOf(title: string, at: Started, name: WorkloadName) {
  const workload = workloads.find((one) => one.name === name)!
  return { title, at, url: at.url + workload.path, script: writeScript(join(folder, `${name}.lua`), requestsOf(workload, setting)), measured: [] as Round[] }
}

try {
  generateProject(folder, root, { name: 'validated', spec: specOf(setting) })
  await startContenders([shipped, forgetful], setting, started, [])
  const [warm, cold] = started as [Started, Started]
  const cases = [caseOf('API key', warm, 'get'), caseOf('bearer, remembered', warm, 'get-token'), caseOf('bearer, without the cache', cold, 'get-token')] as const
  for (let number = -warmUp; number < rounds; number++) {
    for (const one of number % 2 === 0 ? cases : cases.toReversed()) {
      const measured = await round(one.at.pids, { url: one.url, script: one.script, seconds: 1, connections: 32 })
      if (measured.errors > 0) throw new Error(`${one.title}: ${measured.errors} of ${measured.requests} requests failed`)
      if (number >= 0) one.measured.push(measured)
    }
  }
  const cpu = ({ measured }: { readonly measured: readonly Round[] }, share: number): number => quantile(measured.map(({ cpuPerRequest }) => cpuPerRequest), share)
  const ratio = (one: typeof cases[number]): number => cpu(one, 0.25) / cpu(cases[0], 0.25)
  console.log(textTable([
    ['GET one pet, 152 B', 'CPU µs', 'minimum', 'maximum', 'of the API key', 'requests/s'],
    ...cases.map((one) => [
      one.title, cpu(one, 0.25).toFixed(1), cpu(one, 0).toFixed(1), cpu(one, 1).toFixed(1), `${ratio(one).toFixed(2)}×`,
      quantile(one.measured.map(({ requestsPerSecond }) => requestsPerSecond), 0.75).toFixed(0),
    ]),
  ]))
  if (ratio(cases[1]) > most) {
    console.error(`a remembered token takes more than ${most} times what an API key does`)
    process.exitCode = 1
  }
} finally {
  await Promise.all(started.map(({ process }) => process.stop()))
  await backend.stop()
}
