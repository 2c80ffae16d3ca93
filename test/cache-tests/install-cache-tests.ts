import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'

/** The release of the suite that `expected-failures.ts` is about. */
export const cacheTestsPackage = 'http-cache-tests@0.4.5'

const cache = join(import.meta.dirname, '../../node_modules/.cache')
const home = join(cache, cacheTestsPackage)
const minute = 60_000

/**
 * The folder of the suite's package, installed from the npm registry where it is not there yet, which takes two minutes at most; or why it cannot be had.
 * It has a folder of its own, without commands: it depends on npm 6, whose `npm` must not come before the one of this machine.
 */
export function installCacheTests(): { readonly folder: string } | { readonly missing: string } {
  const folder = join(home, 'node_modules/http-cache-tests')
  if (existsSync(folder)) return { folder }
  mkdirSync(cache, { recursive: true })
  const begun = mkdtempSync(join(cache, 'installing-'))
  try {
    const { NODE_OPTIONS: _, ...env } = process.env
    const { status, error, stderr } = spawnSync('npm', [
      'install', '--ignore-scripts', '--no-bin-links', '--no-audit', '--no-fund', '--no-package-lock', '--fetch-retries', '1', '--prefix', begun, cacheTestsPackage,
    ], { cwd: begun, env, encoding: 'utf8', timeout: 2 * minute, killSignal: 'SIGKILL' })
    if (status !== 0) return { missing: `${cacheTestsPackage} cannot be had from the npm registry: ${error?.message ?? /^npm (?:error|ERR!).*$/m.exec(stderr)?.[0] ?? `npm ended with ${status}`}` }
    // In one step, so that what is there is always whole.
    if (!existsSync(home)) renameSync(begun, home)
    return { folder }
  } finally {
    rmSync(begun, { recursive: true, force: true })
  }
}
