import assert from 'node:assert/strict'
import { spawn, spawnSync } from 'node:child_process'
import { cpSync, existsSync, lstatSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, readlinkSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { watched } from '../e2e/cli/project.ts'
import type { Started } from '../e2e/cli/project.ts'
import { terminal } from '../support/terminal.ts'

const repository = join(import.meta.dirname, '../..')
const document = join(repository, '../shared/corpus/train-travel.yaml')

/** The package as it would be published, in projects that know nothing of this repository; needs the npm registry. */
describe('the packed package', () => {
  let root: string
  let tarball: string
  before(() => {
    root = realpathSync(mkdtempSync(join(tmpdir(), 'gatewright-package-')))
    const packed = sh(`npm pack --silent --pack-destination '${root}'`, repository)
    assert.equal(packed.code, 0, packed.text)
    tarball = join(root, readdirSync(root).find((name) => name.endsWith('.tgz'))!)
  })
  after(async () => {
    for (const one of started) {
      stop(one)
      await one.exited
    }
    rmSync(root, { recursive: true, force: true })
  })

  test('holds compiled code, templates and the schema, and nothing else', () => {
    const files = sh(`tar -tzf '${tarball}'`, root).text.trim().split('\n').map((file) => file.replace(/^package\//, ''))
    const folders = new Set(files.map((file) => file.split('/')[0]!))
    assert.deepEqual([...folders].toSorted(), ['LICENSE', 'README.md', 'bin', 'dist', 'package.json', 'schema', 'templates'])
    assert.deepEqual(files.filter((file) => file.startsWith('dist/') && !/\.(js|d\.ts)$/.test(file)), [])
    assert.deepEqual(files.filter((file) => /test|\.ts$/.test(file) && !file.startsWith('dist/')), [])
  })

  test('has at most 40 MB with what it needs at run time', (t) => {
    const folder = join(root, 'runtime')
    mkdirSync(folder)
    writeFileSync(join(folder, 'package.json'), '{ "private": true, "type": "module" }')
    const installed = sh(`npm install --omit=optional --omit=dev '${tarball}'`, folder)
    assert.equal(installed.code, 0, installed.text)
    const megabytes = sizeOf(join(folder, 'node_modules')) / 1e6
    t.diagnostic(`${megabytes.toFixed(1)} MB`)
    assert.ok(megabytes <= 40, `${megabytes} MB`)
    assert.ok(!existsSync(join(folder, 'node_modules/typescript')))
    const imported = sh("node -e \"import('gatewright').then((m) => console.log(typeof m.gateway))\"", folder)
    assert.equal(imported.text.trim(), 'function')
    // What the compilers are needed for says how to have them.
    mkdirSync(join(folder, 'specs'))
    writeFileSync(join(folder, 'specs/a.yaml'), 'openapi: 3.1.0\ninfo: { title: A, version: "1" }\npaths: {}\n')
    const generated = sh('npx gatewright generate', folder)
    assert.equal(generated.code, 1)
    assert.match(generated.text, /needs the package [\w-]+, which is not installed\. Run: npm install --include=optional/)
  })

  test('a project of its own: one document dropped in, and everything works', { skip: existsSync(document) ? false : 'no ../shared/corpus/train-travel.yaml here' }, async () => {
    const made = sh(`npx --yes --package '${tarball}' gatewright init trains --package '${tarball}'`, root)
    assert.equal(made.code, 0, made.text)
    const folder = join(root, 'trains')
    const installed = sh('npm install', folder)
    assert.equal(installed.code, 0, installed.text)
    rmSync(join(folder, 'specs/hello.yaml'))
    cpSync(document, join(folder, 'specs/train-travel.yaml'))
    const generated = sh('npx gatewright generate', folder)
    assert.equal(generated.code, 0, generated.text)
    const checked = sh('npx tsc --noEmit', folder)
    assert.equal(checked.code, 0, checked.text)

    const dev = open('npx gatewright dev', folder)
    const [, url = ''] = await dev.prints(/live at (\S+): 1 API, 7 operations/)
    assert.equal((await fetch(`${url}/_gateway/health/ready`)).status, 200)
    assert.equal((await fetch(`${url}/_gateway/openapi/train-travel.json`)).status, 200)
    const [chain] = JSON.parse(sh('npx gatewright explain get-stations --json', folder).text) as { readonly path: string }[]
    assert.equal((await fetch(url + chain!.path)).status, 401)
    stop(dev)
    await dev.exited

    const contract = sh('npm run contract', folder)
    assert.equal(contract.code, 0, contract.text)
    assert.match(contract.text, /7 operations, \d+ requests, [1-9]\d* passed, 0 failed, 0 could not be built/)

    for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
      const path = join(folder, file)
      const stat = lstatSync(path)
      if (stat.isSymbolicLink()) assert.ok(!readlinkSync(path).includes(repository), `${file} links into the repository`)
      if (!stat.isFile() || (file.startsWith('node_modules') && !file.startsWith('node_modules/gatewright')) || file.includes('.cache')) continue
      assert.ok(!readFileSync(path).includes(repository), `${file} names the repository`)
    }
  })
})

interface Ran { readonly code: number | null; readonly text: string }

/** The machine's own environment, with this repository's Node before an older one, and no trace of it else. */
function environment(): NodeJS.ProcessEnv {
  const env = terminal()
  return { ...env, PATH: `${join(realpathSync(process.execPath), '..')}${delimiter}${env['PATH']}`, npm_config_audit: 'false', npm_config_fund: 'false' }
}

/** Milliseconds that a line may take, so that a registry that nobody can reach fails the test. */
const patience = 600_000

function sh(line: string, folder: string): Ran {
  const { status, stdout, stderr } = spawnSync('bash', ['-c', line], { cwd: folder, env: environment(), encoding: 'utf8', maxBuffer: 1e8, timeout: patience })
  return { code: status, text: stdout + (status === 0 ? '' : stderr) }
}

const started: Started[] = []

function open(line: string, folder: string): Started {
  const one = watched(spawn('bash', ['-c', line], { cwd: folder, env: environment(), stdio: ['ignore', 'pipe', 'pipe'], detached: true }))
  started.push(one)
  return one
}

/** Ctrl-C, which reaches every process of the line; nothing where they have ended. */
function stop({ process: { pid } }: Started): void {
  try {
    process.kill(-pid!, 'SIGINT')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}

/** Bytes of all files below a folder. */
function sizeOf(folder: string): number {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).reduce((sum, file) => sum + lstatSync(join(folder, file)).size, 0)
}
