import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { chmodSync, cpSync, existsSync, lstatSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { watched } from '../e2e/cli/project.ts'
import type { Started } from '../e2e/cli/project.ts'
import { isIgnored, stagesOf } from '../e2e/deploy/dockerfile.ts'
import type { Stage } from '../e2e/deploy/dockerfile.ts'
import { serve } from '../support/raw.ts'
import { terminal } from '../support/terminal.ts'
import { container, noContainers } from './container.ts'
import type { Container } from './container.ts'

const repository = join(import.meta.dirname, '../..')
const why = noContainers()

/**
 * `deploy/Dockerfile` step by step, without an engine: what it copies is copied, what it runs is run, and what it starts is
 * started as its user on a read-only root. The base image is this machine's system with this process's Node. Needs the npm registry.
 */
describe('the image', { skip: why ?? false }, () => {
  let root: string
  let image: Container
  let last: Stage
  const env: Record<string, string> = {}
  const started: Started[] = []

  before(async () => {
    root = realpathSync(mkdtempSync(join(tmpdir(), 'gatewright-image-')))
    // Who is no root must reach what is below.
    chmodSync(root, 0o755)
    const project = join(root, 'shop-gateway')
    sh(`${process.execPath} --conditions=gatewright-source ${join(repository, 'bin/gatewright.js')} init shop-gateway --empty`, root)
    mkdirSync(join(project, 'vendor'))
    sh(`npm pack --silent --pack-destination '${project}/vendor'`, repository)
    const tarball = readdirSync(join(project, 'vendor'))[0]!
    const manifest = JSON.parse(readFileSync(join(project, 'package.json'), 'utf8')) as { dependencies: Record<string, string> }
    manifest.dependencies['gatewright'] = `file:./vendor/${tarball}`
    writeFileSync(join(project, 'package.json'), JSON.stringify(manifest))
    cpSync(join(repository, 'specs/petstore.yaml'), join(project, 'specs/petstore.yaml'))
    writeFileSync(join(project, '.env'), 'AUTH_API_KEY_KEYS=not-for-the-image\n')
    sh('npm install', project)
    sh('npx gatewright generate', project)
    sh('npx gatewright emit docker', project)
    await build(project)
  })
  after(async () => {
    for (const one of started) {
      one.process.kill('SIGKILL')
      await one.exited
    }
    rmSync(root, { recursive: true, force: true })
  })

  async function build(project: string): Promise<void> {
    const ignore = readFileSync(join(project, 'deploy/Dockerfile.dockerignore'), 'utf8')
    const context = join(root, 'context')
    for (const entry of readdirSync(project, { recursive: true, withFileTypes: true })) {
      const path = join(entry.parentPath, entry.name).slice(project.length + 1)
      if (entry.isFile() && !isIgnored(ignore, path)) cpSync(join(project, path), join(context, path))
    }
    const built = new Map<string, Container>()
    const stages = stagesOf(readFileSync(join(project, 'deploy/Dockerfile'), 'utf8'))
    for (const [index, stage] of stages.entries()) {
      const folder = join(root, `stage-${index}`)
      const made = container(folder)
      let cwd = '/'
      let user = 0
      const variables: Record<string, string> = {}
      for (const { keyword, flags, text, words } of stage.steps) {
        switch (keyword) {
          case 'WORKDIR':
            cwd = words[0]!
            mkdirSync(join(folder, cwd), { recursive: true })
            break
          case 'ENV':
            for (const word of words) variables[word.slice(0, word.indexOf('='))] = word.slice(word.indexOf('=') + 1)
            break
          case 'COPY': {
            const from = flags['from'] === undefined ? context : built.get(flags['from'])!.root
            const to = words.at(-1)!
            for (const source of words.slice(0, -1)) {
              const whole = to.endsWith('/') ? join(folder, cwd, to, source.split('/').at(-1)!) : join(folder, cwd, to)
              mkdirSync(dirname(whole), { recursive: true })
              cpSync(join(from, source), whole, { recursive: true, verbatimSymlinks: true })
            }
            break
          }
          case 'USER':
            user = Number(words[0]!.split(':')[0])
            break
          case 'RUN':
            // npm is the machine's, with its settings; all else runs inside.
            if (text.startsWith('npm ')) sh(text, join(folder, cwd))
            else await inside(made, ['sh', '-c', text], { cwd, user, env: { ...variables } })
            break
          default:
        }
      }
      if (stage.name !== '') built.set(stage.name, made)
      if (index === stages.length - 1) {
        image = made
        last = stage
        Object.assign(env, variables)
      }
    }
  }

  async function inside(made: Container, argv: readonly string[], options: { readonly cwd: string; readonly user: number; readonly env: Readonly<Record<string, string>> }): Promise<void> {
    const one = watched(made.start(argv, { ...options, readOnly: false }))
    started.push(one)
    assert.equal(await one.exited, 0, one.text())
  }

  function run(argv: readonly string[], variables: Readonly<Record<string, string>> = {}): Started {
    const one = watched(image.start(argv, { cwd: '/app', user: 1000, readOnly: true, env: { ...env, ...variables } }))
    started.push(one)
    return one
  }

  test('holds the package, its dependencies and what was generated; no compiler, document or secret', (t) => {
    const app = join(image.root, 'app')
    assert.deepEqual(readdirSync(app).sort(), ['.compile-cache', 'app', 'generated', 'node_modules', 'package.json'])
    for (const name of ['typescript', 'ts-morph', 'handlebars', 'openapi-typescript']) assert.ok(!existsSync(join(app, 'node_modules', name)), name)
    const sizes = Object.fromEntries(readdirSync(app).map((name) => [name, sizeOf(join(app, name)) / 1e6]))
    t.diagnostic(`MB: ${JSON.stringify(Object.fromEntries(Object.entries(sizes).map(([name, size]) => [name, Number(size.toFixed(2))])))}`)
    assert.ok(sizes['node_modules']! < 45)
    const owners = new Set(readdirSync(app, { recursive: true, encoding: 'utf8' }).filter((file) => !file.startsWith('.compile-cache')).map((file) => lstatSync(join(app, file)).uid))
    assert.deepEqual([...owners], [0], 'what runs cannot change the code')
  })

  test('starts as nobody on a read-only root, answers its health check, serves, and ends at SIGTERM', async (t) => {
    const backend = await serve((_request, response) => void response.writeHead(200, { 'content-type': 'application/json' }).end('{"available":31,"pending":4,"sold":128}'))
    t.after(() => backend.close())
    const before = filesOf(image.root)
    const { json: entry } = last.steps.find(({ keyword }) => keyword === 'ENTRYPOINT')!
    const { json: health } = last.steps.find(({ keyword }) => keyword === 'HEALTHCHECK')!
    const refused = run(entry!)
    assert.equal(await refused.exited, 1)
    assert.match(refused.text(), /BACKEND_PETSTORE|AUTH_API_KEY_KEYS/)

    const gateway = run(entry!, {
      PORT: '0', ADMIN_PORT: 'off', HOST: '127.0.0.1', STOP_DELAY: '0', NODE_DEBUG_NATIVE: 'COMPILE_CACHE',
      BACKEND_PETSTORE: backend.url, AUTH_API_KEY_KEYS: 'k-1234', AUTH_PETSTORE_AUTH: 'backend',
    })
    const [, url = ''] = await gateway.prints(/listening at (\S+?),/)
    const status = readFileSync(`/proc/${gateway.process.pid}/status`, 'utf8')
    assert.match(status, /^Uid:\t1000\t1000\t1000\t1000$/m)
    const probe = run(health!, { PORT: new URL(url).port })
    assert.equal(await probe.exited, 0, probe.text())
    const elsewhere = run(health!, { PORT: '1' })
    assert.equal(await elsewhere.exited, 1)
    assert.equal((await fetch(`${url}/api/v3/store/inventory`, { headers: { connection: 'close' } })).status, 401)
    const answer = await fetch(`${url}/api/v3/store/inventory`, { headers: { api_key: 'k-1234', connection: 'close' } })
    assert.equal(answer.status, 200, await answer.text())
    gateway.process.kill('SIGTERM')
    assert.equal(await gateway.exited, 0)
    assert.deepEqual(filesOf(image.root), before, 'nothing was written')

    // What was compiled when the image was built is what runs: the package's code, the generated code and the validators.
    const accepted = new Set([...gateway.text().matchAll(/cache for (\S+) (?:was accepted|is accepted)|(\S+) was accepted/g)].map(([, a, b]) => a ?? b!))
    t.diagnostic(`${accepted.size} files came from the compile cache`)
    for (const file of ['/app/generated/gateway.gen.ts', '/app/generated/petstore/operations.gen.ts', '/app/node_modules/gatewright/dist/runtime/gateway.js', '/app/node_modules/gatewright/dist/runtime/process/supervisor.js']) {
      assert.ok([...accepted].some((one) => one.includes(file)), `${file} was not in the compile cache:\n${gateway.text().split('\n').filter((line) => line.includes(file)).slice(0, 5).join('\n')}`)
    }
  })
})

/** Every file with its size and time of change. */
function filesOf(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort().map((file) => {
    const { size, mtimeMs } = lstatSync(join(folder, file))
    return `${file} ${size} ${mtimeMs}`
  })
}

function sizeOf(folder: string): number {
  if (!lstatSync(folder).isDirectory()) return lstatSync(folder).size
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).reduce((sum, file) => sum + lstatSync(join(folder, file)).size, 0)
}

function sh(line: string, folder: string): void {
  const env = { ...terminal(), npm_config_audit: 'false', npm_config_fund: 'false' } as NodeJS.ProcessEnv
  env['PATH'] = `${dirname(realpathSync(process.execPath))}${delimiter}${env['PATH']}`
  const { status, stdout, stderr } = spawnSync('bash', ['-c', line], { cwd: folder, env, encoding: 'utf8', maxBuffer: 1e8, timeout: 600_000 })
  assert.equal(status, 0, `${line}\n${stdout}${stderr}`)
}
