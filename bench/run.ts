import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { check } from './check.ts'
import { contenders, start, startBackend, type Running, type Setting } from './contenders.ts'
import { quantile, residentMemory, round, type Round } from './measure.ts'
import { benchProject } from './project.ts'
import { workloads, wrkScript } from './workloads.ts'

/** The benchmark: `npm run bench`, `npm run bench -- --quick`, `-- --only get,post --contenders nginx,plain-stack --rounds 12`. */
const { values } = parseArgs({
  options: { quick: { type: 'boolean', default: false }, only: { type: 'string' }, contenders: { type: 'string' }, rounds: { type: 'string' } },
})
const list = (text: string | undefined): readonly string[] | null => text?.split(',') ?? null
const rounds = Number(values.rounds ?? (values.quick ? 5 : 12))
const chosenWorkloads = workloads.filter(({ name }) => list(values.only)?.includes(name) ?? (!values.quick || name === 'get' || name === 'post'))
const chosen = contenders.filter(({ name }) => name === 'gatewright' || (list(values.contenders)?.includes(name) ?? (!values.quick || name === 'pass-through')))

const root = join(import.meta.dirname, '..')
const folder = join(root, 'bench/out')
rmSync(folder, { recursive: true, force: true })
mkdirSync(folder, { recursive: true })
const setting: Setting = { folder, root, backendPort: 18_700 + (process.pid % 1_000), key: 'bench-key-0123456789' }

interface Result { readonly contender: string; readonly workload: string; readonly rounds: readonly Round[]; readonly resident: number; readonly startup: number }

async function main(): Promise<void> {
  const spec = join(root, 'bench/specs/bench.yaml')
  await benchProject(folder, { name: 'validated', spec })
  await benchProject(folder, { name: 'unvalidated', spec, config: 'policies: { validation: { request: off, response: off } }\n' })
  const backend = await startBackend(folder, setting.backendPort, 1)
  const running = new Map<string, Running>()
  try {
    for (const contender of chosen) {
      const one = await start(contender, setting, 0)
      if (one === null) console.log(`${contender.name}: not installed, skipped`)
      else {
        await check(contender, one.url, setting.key)
        running.set(contender.name, one)
      }
    }
    const results = new Map<string, Result>()
    for (const workload of chosenWorkloads) {
      const script = wrkScript(folder, workload, { 'x-api-key': setting.key })
      for (let number = -1; number < rounds; number++) {
        const order = [...running]
        if (number % 2 === 0) order.reverse()
        for (const [name, one] of order) {
          const measured = await round(one.pids, { url: one.url + workload.path, script, seconds: 1, connections: workload.connections, cpu: 1 })
          if (number === -1) continue
          if (measured.errors > 0) throw new Error(`${name}, ${workload.name}: ${measured.errors} of ${measured.requests} requests failed`)
          const key = `${workload.name}/${name}`
          const before = results.get(key)
          results.set(key, {
            contender: name, workload: workload.name, startup: one.startup, resident: one.pids.reduce((sum, pid) => sum + residentMemory(pid), 0),
            rounds: [...(before?.rounds ?? []), measured],
          })
        }
      }
      print(workload.title, [...results.values()].filter((result) => result.workload === workload.name))
    }
    writeFileSync(join(folder, 'results.json'), JSON.stringify({ machine: cpus()[0]?.model, node: process.version, results: [...results.values()] }, null, 2))
    guard([...results.values()])
  } finally {
    await Promise.all([...running.values()].map((one) => one.stop()))
    await backend.stop()
  }
}

function print(title: string, results: readonly Result[]): void {
  const cpu = (result: Result, share: number): number => quantile(result.rounds.map((one) => one.cpuPerRequest), share)
  const own = results.find(({ contender }) => contender === 'gatewright')!
  console.log(`\n${title}\n${'contender'.padEnd(24)}${'CPU µs/request: p25'.padStart(20)}${'min'.padStart(8)}${'max'.padStart(8)}${'of Gatewright'.padStart(15)}${'requests/s'.padStart(12)}${'p99 ms'.padStart(9)}${'MB'.padStart(7)}`)
  for (const result of [...results].sort((a, b) => cpu(a, 0.25) - cpu(b, 0.25))) {
    console.log(result.contender.padEnd(24)
      + cpu(result, 0.25).toFixed(1).padStart(20) + cpu(result, 0).toFixed(1).padStart(8) + cpu(result, 1).toFixed(1).padStart(8)
      + `${(cpu(result, 0.25) / cpu(own, 0.25)).toFixed(2)}×`.padStart(15)
      + quantile(result.rounds.map((one) => one.requestsPerSecond), 0.75).toFixed(0).padStart(12)
      + (quantile(result.rounds.map((one) => one.p99), 0.5) / 1000).toFixed(1).padStart(9)
      + (result.resident / 1e6).toFixed(0).padStart(7))
  }
}

/** The recorded share of the pass-through; half of it is plainly broken. */
function guard(results: readonly Result[]): void {
  if (!values.quick) return
  const recorded = JSON.parse(readFileSync(join(root, 'bench/recorded.json'), 'utf8')) as Record<string, number>
  for (const { name } of chosenWorkloads) {
    const cpu = (contender: string): number => quantile(results.find((one) => one.workload === name && one.contender === contender)!.rounds.map((one) => one.cpuPerRequest), 0.25)
    const ratio = cpu('pass-through') / cpu('gatewright')
    console.log(`\n${name}: ${ratio.toFixed(2)} of the pass-through (recorded: ${recorded[name]})`)
    if (ratio < recorded[name]! / 2) {
      console.error(`${name}: less than half of what is recorded`)
      process.exitCode = 1
    }
  }
}

await main()
