import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { install, locate } from './install.ts'
import { measureAll } from './measure-all.ts'
import { readOptions } from './options.ts'
import { startBackend } from './phases/backend.ts'
import { renderChart } from './report/chart.ts'
import { figureLine, figuresOf } from './report/figures.ts'
import { guard, sharesOf, type Recorded } from './report/guard.ts'
import { loadCpu } from './setting.ts'
import { signTokens } from './tokens.ts'

/**
 * The benchmark: `npm run bench`, `npm run bench -- --quick`, `-- --install`, `-- --only get,post --contenders nginx,plain-stack
 * --rounds 12`. What it does and why: docs/benchmarks.md. Writes bench/out/results.json and chart.svg; from the former `npm run
 * bench:docs` writes the documents.
 */
const options = readOptions(process.argv.slice(2))
const root = join(import.meta.dirname, '..')
const folder = join(root, 'bench/out')
const cache = join(root, 'bench/cache')

if (options.install) install({ root, cache })
if (availableParallelism() < 2) {
  console.error('The benchmark needs two processors: one for the contender, one for the load.')
  process.exit(2)
}
for (const program of ['nginx', 'wrk', 'taskset']) {
  if (locate({ cache }, program) !== null) continue
  console.error(`The benchmark needs ${program}. On Debian: apt-get install nginx-light wrk util-linux`)
  process.exit(2)
}
// This process is load, too: it follows streams and asks whether a gateway has started.
spawnSync('taskset', ['-acp', loadCpu, String(process.pid)])
rmSync(folder, { recursive: true, force: true })
mkdirSync(folder, { recursive: true })

const tokens = await signTokens(64)
const backend = await startBackend({ root, folder, cache, jwks: tokens.jwks })
try {
  const results = await measureAll({ root, folder, cache, backend: backend.url, onePet: backend.onePet, key: 'bench-key-0123456789', tokens }, options)
  writeFileSync(join(folder, 'results.json'), `${JSON.stringify(results, null, 1)}\n`)
  if (results.workloads.length > 0) writeFileSync(join(folder, 'chart.svg'), renderChart(results))
  const figures = figuresOf(results)
  if (figures.length > 0) console.log(`\n${figures.map(figureLine).join('\n')}`)
  if (options.quick) {
    const { lines, holds } = guard(sharesOf(results), JSON.parse(readFileSync(join(root, 'bench/recorded.json'), 'utf8')) as Recorded)
    console.log(`\n${lines.join('\n')}`)
    if (!holds) process.exitCode = 1
  }
} finally {
  await backend.stop()
}
