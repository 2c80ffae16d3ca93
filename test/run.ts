import { spawnSync } from 'node:child_process'
import { globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { run } from 'node:test'
import { spec } from 'node:test/reporters'
import { canaries, collectBodies, collectedLogVariable } from './support/collected-log.ts'
import { redisMissing } from './support/redis.ts'

/**
 * Runs the tests: `npm test` all but `test/suites/`, `npm run suites` those too, `npm test -- PART…` the files whose path has a part.
 * Type-checks first, looks through everything that the gateways of the tests have logged, and every error body that they made, for credentials and values that were sent,
 * prints one closing line, and exits with 1 where anything failed.
 */
const parts = process.argv.slice(2).filter((argument) => !argument.startsWith('--'))
const everything = process.argv.includes('--suites')
const root = new URL('..', import.meta.url)

const files = globSync('test/**/*.test.ts', { cwd: root })
  .filter((file) => everything || parts.some((part) => file.includes(part)) || !file.startsWith('test/suites/'))
  .filter((file) => parts.length === 0 || parts.some((part) => file.includes(part)))
  .sort()

let passed = 0
let failed = 0

if (parts.length === 0) {
  const types = spawnSync(process.execPath, ['node_modules/typescript/bin/tsc', '--noEmit'], { cwd: root, stdio: 'inherit' })
  if (types.status === 0) passed++
  else {
    failed++
    console.error('The type check failed: npm run check')
  }
}

const folder = mkdtempSync(join(tmpdir(), 'gatewright-log-'))
const log = join(folder, 'collected.log')
writeFileSync(log, '')
process.env[collectedLogVariable] = log
process.env['NODE_OPTIONS'] = [process.env['NODE_OPTIONS'] ?? '', collectBodies].join(' ').trim()

const stream = run({
  files: files.map((file) => new URL(file, root).pathname),
  concurrency: Math.max(2, availableParallelism()),
  execArgv: ['--conditions=gatewright-source', '--disable-warning=ExperimentalWarning'],
  timeout: everything ? 1_800_000 : 600_000,
})
const count = (of: 'passed' | 'failed') => ({ details, skip, todo }: { details: { type?: string | undefined }; skip?: string | boolean | undefined; todo?: string | boolean | undefined }): void => {
  if (details.type === 'suite' || skip !== undefined || todo !== undefined) return
  if (of === 'passed') passed++
  else failed++
}
stream.on('test:pass', count('passed'))
stream.on('test:fail', count('failed'))
stream.compose(spec).pipe(process.stdout)
stream.on('end', () => {
  setImmediate(() => {
    const lines = readFileSync(log, 'utf8').split('\n')
    const leaks = lines.filter((line) => canaries.test(line))
    const bodies = lines.filter((line) => line.startsWith('body ')).length
    for (const leak of leaks.slice(0, 10)) console.error(`a value that was sent is in ${leak.startsWith('body ') ? 'an error body' : 'a log'}: ${leak.slice(0, 500)}`)
    console.log(`${lines.length - bodies} lines of logs and ${bodies} error bodies looked through for credentials: ${leaks.length} found`)
    // A run of everything that has seen no error body has lost its eyes.
    if (leaks.length > 0 || (parts.length === 0 && bodies === 0)) failed++
    else if (parts.length === 0) passed++
    rmSync(folder, { recursive: true, force: true })
    if (redisMissing !== false) console.log(`\nskipped: all that needs Redis, since ${redisMissing}`)
    console.log(`\n${passed} passed, ${failed} failed`)
    process.exitCode = failed > 0 || passed === 0 ? 1 : 0
  })
})
