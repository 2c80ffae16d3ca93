import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, openSync, rmSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { loadProject } from '../generator/load/project.ts'
import { createJudge } from '../testing/sample/judge.ts'
import { listOperations } from '../testing/sample/operations.ts'
import { sampleRequests } from '../testing/sample/request.ts'
import { createSampler } from '../testing/sample/sample.ts'
import { nginxBackend } from './contenders/nginx.ts'
import { quantile, residentMemory, round } from './measure.ts'
import { benchProject } from './project.ts'

/**
 * What a large document costs: `npm run bench:github [-- DOCUMENT]`. Generates GitHub's API and the pet store, starts each,
 * and compares what a request costs: routes spread over all of GitHub's GET operations against one route, the same answer from
 * the backend to both, answers not validated (no constant answer fits every schema), key and parameters checked.
 */
const root = join(import.meta.dirname, '..')
const document = process.argv[2] ?? join(root, '../shared/corpus/api.github.com.json')
if (!existsSync(document)) {
  console.error(`${document} is not there. Give a document: npm run bench:github -- path/to/api.github.com.json`)
  process.exit(2)
}
const folder = join(root, 'bench/out')
rmSync(folder, { recursive: true, force: true })
mkdirSync(folder, { recursive: true })
const backendPort = 18_500 + (process.pid % 200)
const unchecked = 'policies: { validation: { response: off } }\n'

interface Started { readonly child: ChildProcess; readonly url: string; readonly milliseconds: number }

async function startProject(name: string, port: number, probe: string, backend: string): Promise<Started> {
  const began = performance.now()
  const child = spawn('taskset', ['-c', '0', process.execPath, '--conditions=gatewright-source', join(folder, name, 'app/main.ts')], {
    stdio: ['ignore', openSync(join(folder, `${name}.log`), 'w'), 'inherit'],
    env: { ...process.env, PORT: String(port), HOST: '127.0.0.1', ADMIN_PORT: 'off', STOP_DELAY: '0', NODE_COMPILE_CACHE: join(folder, 'cache'), AUTH_KEY_KEYS: 'k', AUTH_TOKEN: 'backend', [backend]: `http://127.0.0.1:${backendPort}` },
  })
  const url = `http://127.0.0.1:${port}`
  for (;;) {
    try {
      await (await fetch(url + probe, { headers: { 'x-api-key': 'k' } })).text()
      return { child, url, milliseconds: performance.now() - began }
    } catch {
      if (child.exitCode !== null) throw new Error(`${name} ended with ${child.exitCode}`)
      await sleep(2)
    }
  }
}

/** Valid paths of all GET operations, from the document. */
async function githubPaths(project: string): Promise<readonly string[]> {
  const { documents } = await loadProject({ root: project })
  const api = documents[0]!
  const sampler = createSampler(api.document, { direction: 'request', judge: createJudge(api.document, 'request') })
  return listOperations(api.document).filter(({ method }) => method.toUpperCase() === 'GET').flatMap((operation) => {
    const sampled = sampleRequests(operation, sampler)[0]
    return sampled === undefined || 'unsupported' in sampled ? [] : [sampled.path + (sampled.query === '' ? '' : `?${sampled.query}`)]
  })
}

/** A wrk script that takes the paths in turn. */
function wrkPaths(name: string, paths: readonly string[]): string {
  const file = join(folder, `${name}.lua`)
  writeFileSync(file, [
    `local paths = { ${paths.map((path) => JSON.stringify(path)).join(', ')} }`,
    'local at = 0',
    'function request() at = at % #paths + 1; return wrk.format("GET", paths[at], { ["x-api-key"] = "k" }) end',
    'function done(summary, latency) local e = summary.errors',
    '  print(string.format("summary %d %d %d %.1f %.1f", summary.requests, e.status + e.read + e.write + e.connect + e.timeout, summary.duration, latency:percentile(50), latency:percentile(99))) end',
  ].join('\n'))
  return file
}

const generating = performance.now()
const github = await benchProject(folder, { name: 'github', spec: document, config: unchecked })
const generated = performance.now() - generating
await benchProject(folder, { name: 'store', spec: join(root, 'bench/specs/bench.yaml'), config: unchecked })
const paths = await githubPaths(github)
const backend = spawn('taskset', ['-c', '1', 'nginx', '-c', nginxBackend(join(folder, 'backend'), backendPort, true), '-p', folder], { stdio: 'inherit' })
await sleep(300)
const startGithub = (port: number): Promise<Started> => startProject('github', port, '/meta', 'BACKEND_API_GITHUB_COM')
const first = await startGithub(backendPort + 600)
await sleep(500)
first.child.kill('SIGTERM')
await once(first.child, 'exit')
const one = await startGithub(backendPort + 200)
await sleep(3_000)
const atRest = residentMemory(one.child.pid!)
const store = await startProject('store', backendPort + 400, '/pets/42', 'BACKEND_BENCH')
const contenders = [
  { name: 'github', pid: one.child.pid!, url: one.url, script: wrkPaths('github', paths), costs: [] as number[] },
  { name: 'store', pid: store.child.pid!, url: store.url, script: wrkPaths('store', paths.map((_, index) => `/pets/${index + 1}`)), costs: [] as number[] },
]
for (let number = -3; number < 12; number++) {
  for (const contender of number % 2 === 0 ? contenders : [...contenders].reverse()) {
    const measured = await round([contender.pid], { url: contender.url, script: contender.script, seconds: 1, connections: 32, cpu: 1 })
    if (measured.errors > 0) throw new Error(`${contender.name}: ${measured.errors} of ${measured.requests} requests failed`)
    if (number >= 0) contender.costs.push(measured.cpuPerRequest)
  }
}
const [spread, single] = contenders.map(({ costs }) => quantile(costs, 0.25)) as [number, number]
const figures = {
  machine: cpus()[0]?.model ?? '', node: process.version, operations: paths.length,
  generateSeconds: generated / 1000, firstAnswerMilliseconds: one.milliseconds,
  restMegabytes: atRest / 1e6, loadMegabytes: residentMemory(one.child.pid!) / 1e6,
  cpuPerRequest: spread, storeCpuPerRequest: single, ratio: spread / single,
}
for (const { child } of [one, store]) {
  child.kill('SIGTERM')
  await once(child, 'exit')
}
backend.kill('SIGTERM')
await once(backend, 'exit')
writeFileSync(join(folder, 'github.json'), JSON.stringify(figures, null, 2))
console.log(`machine                      ${figures.machine}, Node ${figures.node}
generate                     ${figures.generateSeconds.toFixed(1)} s
start to first answer        ${figures.firstAnswerMilliseconds.toFixed(0)} ms
resident at rest             ${figures.restMegabytes.toFixed(0)} MB
resident after load          ${figures.loadMegabytes.toFixed(0)} MB
CPU per request              ${spread.toFixed(1)} µs over ${paths.length} operations, pet store ${single.toFixed(1)} µs: ${figures.ratio.toFixed(2)} times`)
