import assert from 'node:assert/strict'
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, lstatSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { watched } from '../e2e/cli/project.ts'
import { terminal } from '../support/terminal.ts'

const repository = join(import.meta.dirname, '../..')
const skip = existsSync(join(repository, '.git')) && spawnSync('git', ['--version']).status === 0 ? false : 'no clone can be made: there is no git, or this is no repository of it'

/** What is committed, cloned into an empty folder and used with the machine's own Node and npm; needs the npm registry. */
describe('a newcomer', { skip }, () => {
  let root: string
  before(() => {
    root = realpathSync(mkdtempSync(join(tmpdir(), 'gatewright-newcomer-')))
    const cloned = spawnSync('git', ['clone', '-q', repository, join(root, 'clone')], { encoding: 'utf8' })
    assert.equal(cloned.status, 0, cloned.stderr)
    root = join(root, 'clone')
  })
  after(() => rmSync(join(root, '..'), { recursive: true }))

  test('a clean clone installs and shows the demo', async (t) => {
    const demo = open('npm ci && npm run demo')
    await demo.prints(/Ctrl-C drains and stops/)
    const calls = [...demo.text().matchAll(/^# .+: (\d{3})\n(curl .*)$/gm)]
    assert.deepEqual(calls.map(([, code]) => code), ['200', '401', '400', '400', '502'])
    for (const [, code, line] of calls) {
      const { stdout } = spawnSync('bash', ['-c', `${line} -s -o /dev/null -w '%{http_code}'`], { encoding: 'utf8' })
      assert.equal(stdout, code, line)
    }
    process.kill(-demo.process.pid!, 'SIGINT')
    // The pipes close when the last process that holds them has ended.
    await demo.exited
    assert.throws(() => process.kill(-demo.process.pid!, 0), { code: 'ESRCH' })
    const megabytes = sizeOf(join(root, 'node_modules')) / 1e6
    t.diagnostic(`node_modules: ${megabytes.toFixed(0)} MB`)
    assert.ok(megabytes <= 450, `${megabytes} MB`)
  })

  test('a clean clone installs and runs tests', async () => {
    // The whole of `npm ci && npm test` is what `.ci/run` runs.
    const tests = open('npm ci && npm test -- unit/router')
    assert.equal(await tests.exited, 0, tests.text())
    assert.match(tests.text(), /\n[1-9]\d* passed, 0 failed\n$/)
  })

  function open(line: string): ReturnType<typeof watched> {
    return watched(spawn('bash', ['-c', line], { cwd: root, env: terminal(), stdio: ['ignore', 'pipe', 'pipe'], detached: true }))
  }
})

/** Bytes of all files below a folder. */
function sizeOf(folder: string): number {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).reduce((sum, file) => sum + lstatSync(join(folder, file)).size, 0)
}
