import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Compiles what the package ships into dist/, since Node does not strip types below node_modules: JavaScript with declarations. */
const root = dirname(dirname(fileURLToPath(import.meta.url)))
const dist = join(root, 'dist')

rmSync(dist, { recursive: true, force: true })
const compiler = join(root, 'node_modules', 'typescript', 'bin', 'tsc')
const { status } = spawnSync(process.execPath, [compiler, '-p', join(root, '.ci', 'tsconfig.build.json')], { stdio: 'inherit' })
if (status !== 0) process.exit(status ?? 1)
// What tsc leaves as it is would fail only in a user's project.
const leftovers = readdirSync(dist, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.js') && /(from|import\() ?['"]\.[^'"]*\.ts['"]/.test(readFileSync(join(dist, file), 'utf8')))
if (leftovers.length > 0) {
  console.error(`imports of .ts files were left in: ${leftovers.join(', ')}`)
  process.exit(1)
}
