import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { totalmem } from 'node:os'
import { test } from 'node:test'
import { bin, shop, withProject } from './project.ts'

test('usage: help, unknown commands and options, and the exit codes', async () => {
  await withProject({}, async ({ run }) => {
    const help = await run(['--help'])
    assert.equal(help.code, 0)
    const names = [...help.out.matchAll(/^ {2}([a-z]+) {2,}\S/gm)].map(([, name]) => name!).filter((name) => name !== 'gatewright')
    assert.deepEqual(names, ['init', 'generate', 'start', 'dev', 'demo', 'mock', 'contract', 'explain', 'hook', 'keys', 'emit'])
    for (const name of names) {
      const one = await run([name, '--help'])
      assert.equal(one.code, 0, one.err)
      assert.match(one.out, new RegExp(`^Usage: gatewright ${name} [\\s\\S]*\\nExamples\\n  .*gatewright ${name}`))
    }
    const typo = await run(['generat'])
    assert.deepEqual([typo.code, typo.out], [2, ''])
    assert.match(typo.err, /did you mean "generate"\?/)
    const option = await run(['generate', '--chek'])
    assert.equal(option.code, 2)
    assert.match(option.err, /no option --chek; did you mean "--check"\?/)
    assert.equal((await run([])).code, 2)
    assert.match((await run(['--version'])).out, /^\d+\.\d+\.\d+\n$/)
  })
})

test('generate: written, up to date, drift, JSON and a broken document', async () => {
  await withProject({ 'specs/shop.yaml': shop() }, async ({ root, run, write }) => {
    const first = await run(['generate'])
    assert.equal(first.code, 0, first.err)
    assert.match(first.out, /^1 API, 2 operations: \d+ files written, 0 removed, 0 unchanged/)
    assert.equal((await run(['generate', '--check'])).code, 0)
    write('specs/shop.yaml', shop('/things/{id}'))
    const drift = await run(['generate', '--check'])
    assert.equal(drift.code, 1)
    assert.match(drift.out, /would write {3}generated\/shop\/operations\.gen\.ts/)
    const before = readFileSync(`${root}/generated/shop/operations.gen.ts`, 'utf8')
    assert.equal((await run(['generate', '--dry-run'])).code, 0)
    assert.equal(readFileSync(`${root}/generated/shop/operations.gen.ts`, 'utf8'), before)
    write('specs/shop.yaml', shop().replace('#/components/schemas/Item', '#/components/schemas/Gone'))
    const broken = await run(['generate', '--json'])
    assert.equal(broken.code, 1)
    const parsed = JSON.parse(broken.out) as { ok: boolean; diagnostics: { severity: string; place: { file: string; line: number } }[] }
    assert.equal(parsed.ok, false)
    assert.ok(parsed.diagnostics.some(({ severity, place }) => severity === 'error' && place.file === 'specs/shop.yaml' && place.line > 1))
  })
})

test('explain: each stage with its place', async () => {
  await withProject({ 'specs/shop.yaml': shop() }, async ({ run, write }) => {
    const { code, out } = await run(['explain', 'getItem'])
    assert.equal(code, 0)
    assert.match(out, /getItem {2}GET \/items\/\{id\} {2}\(shop\)\n {2}specs\/shop\.yaml:5:5/)
    assert.match(out, /1 {2}authenticate {2}key \(header X-Key\) {2}specs\/shop\.yaml:7:18/)
    assert.match(out, /2 {2}parameters {4}path id: integer {2}specs\/shop\.yaml:8:20/)
    assert.match(out, /3 {2}shop {10}\$BACKEND_SHOP\/items\/\{id\}/)
    assert.match(out, /4 {2}response {6}200: application\/json/)
    const json = JSON.parse((await run(['explain', 'GET /items/{id}', '--json'])).out) as { stages: { name: string }[] }[]
    assert.deepEqual(json[0]!.stages.map(({ name }) => name), ['authenticate', 'parameters', 'shop', 'response'])
    write('specs/gateway.yaml', `apis:\n  shop:\n    operations:\n      getItem:\n        policies: { require: { sub: $request.path.id } }\n        routes: [{ when: { role: admin }, backend: other }]\nbackends: { other: { targets: [{ url: http://other:1 }] } }\n`)
    const more = await run(['explain', 'getItem'])
    assert.match(more.out, /2 {2}require {7}sub \$request\.path\.id {2}specs\/gateway\.yaml:5:32/)
    assert.match(more.out, /4 {2}shop {10}where role admin: other, http:\/\/other:1\/items\/\{id\} {2}specs\/gateway\.yaml:6:9/)
    assert.match(more.out, /\n {18}else \$BACKEND_SHOP\/items\/\{id\}/)
    const typo = await run(['explain', 'getItm'])
    assert.equal(typo.code, 1)
    assert.match(typo.err, /did you mean "getItem"\?/)
  })
})

test('contract: starts the gateway itself, passes, and writes a report', async () => {
  await withProject({ 'specs/shop.yaml': shop() }, async ({ root, run }) => {
    const { code, out, err } = await run(['contract', '--report', 'junit.xml', '--only', 'getItem'])
    assert.equal(code, 0, out + err)
    assert.match(out, /1 operation, \d+ requests, \d+ passed, 0 failed, 0 could not be built/)
    assert.match(readFileSync(`${root}/junit.xml`, 'utf8'), /<testsuite/)
    assert.equal((await run(['contract', '--gateway', 'nonsense'])).code, 2)
    assert.equal((await run(['contract', '--unsafe'])).code, 2)
  })
})

test('contract --json: the output is data alone, though the gateway refuses answers all the while', async () => {
  await withProject({ 'specs/shop.yaml': shop() }, async ({ run }) => {
    const { out, code } = await run(['contract', '--json'])
    const { totals } = JSON.parse(out) as { readonly totals: { readonly operations: number; readonly failed: number } }
    assert.deepEqual([code, totals.operations, totals.failed], [0, 2, 0])
  })
})

test('hook: added once, and what cannot be edited is printed to paste', async () => {
  await withProject({ 'specs/shop.yaml': shop() }, async ({ root, run, write }) => {
    assert.equal((await run(['generate'])).code, 0)
    const added = await run(['hook', 'getItem', 'after'])
    assert.equal(added.code, 0, added.err)
    const text = readFileSync(`${root}/app/hooks/shop.ts`, 'utf8')
    assert.match(text, /getItem: \{\n {4}after\(/)
    assert.match((await run(['hook', 'getItem', 'after'])).out, /already/)
    assert.equal(readFileSync(`${root}/app/hooks/shop.ts`, 'utf8'), text)
    write('app/hooks/shop.ts', 'export const shop = make()\n')
    const refused = await run(['hook', 'getItem'])
    assert.equal(refused.code, 1)
    assert.match(refused.out, /getItem: \{/)
    assert.equal((await run(['hook', 'getItem', 'around'])).code, 2)
    write('app/hooks/shop.ts', 'export const shop = {\n}\n')
    assert.equal((await run(['hook', 'getItem', 'authorize'])).code, 0)
    assert.match(readFileSync(`${root}/app/hooks/shop.ts`, 'utf8'), /authorize\(_request, _context\) \{\n {6}\/\/ .*\n {6}return false/)
  })
})

test('documents that cannot be read, a package that is not there, and a name that is misspelt are each said once', async () => {
  await withProject({}, async ({ root, run, write }) => {
    for (const command of [['explain', 'x'], ['hook', 'x']]) {
      const { code, out, err } = await run(command)
      assert.deepEqual([code, out], [1, ''])
      assert.match(err, /^specs error specs-missing .*\n {2}hint: create specs\/ and put an OpenAPI document into it\n$/)
    }
    write('specs/shop.yaml', shop())
    const typo = await run(['contract', '--only', 'getItm'])
    assert.equal(typo.code, 2)
    assert.match(typo.err, /^no operation is called "getItm"; did you mean "getItem"\?\n/)
    rmSync(`${root}/node_modules/gatewright`)
    const missing = await run(['start'], { GATEWAY_AUTH: 'dev' })
    assert.equal(missing.code, 1)
    assert.equal(missing.err, 'The gateway cannot start.\n\n  generated/gateway.gen.ts needs the package gatewright, which is not installed here. Run: npm install\n')
  })
})

test('init: a project that generates and type-checks, and nothing is written over', async () => {
  await withProject({}, async ({ root, run }) => {
    const { code, out, err } = await run(['init', 'My Gateway'])
    assert.equal(code, 0, err)
    assert.match(out, /npm install && npx gatewright dev/)
    const manifest = JSON.parse(readFileSync(`${root}/My Gateway/package.json`, 'utf8')) as { name: string; dependencies: Record<string, string> }
    assert.equal(manifest.name, 'my-gateway')
    assert.match(manifest.dependencies['gatewright']!, /^\^\d/)
    const again = await run(['init', 'My Gateway'])
    assert.equal(again.code, 2)
    assert.match(again.err, /is not empty/)
    const generated = spawnSync(process.execPath, [bin, 'generate'], { cwd: `${root}/My Gateway`, encoding: 'utf8' })
    assert.equal(generated.status, 0, generated.stderr)
    assert.ok(existsSync(`${root}/My Gateway/app/main.ts`))
  })
})

test('an old Node is told what is needed', () => {
  const old = `data:text/javascript,Object.defineProperty(process.versions,'node',{value:'20.19.0'})`
  const { status, stderr } = spawnSync(process.execPath, ['--import', old, bin, 'start'], { encoding: 'utf8' })
  assert.equal(status, 1)
  assert.match(stderr, /gatewright needs Node 22\.19 or newer; this is v/)
})

test('start answers for backends with mock: true itself', async () => {
  await withProject({ 'specs/shop.yaml': shop(), 'specs/gateway.yaml': 'apis: { shop: { backend: demo } }\nbackends: { demo: { mock: true } }\n' }, async ({ run, start }) => {
    assert.equal((await run(['generate'])).code, 0)
    const gateway = start(['start'], { AUTH_KEY_KEYS: 'k', HOST: '127.0.0.1' })
    const [, url = '', admin = ''] = await gateway.prints(/listening at (\S+?), metrics at (\S+)\/metrics/)
    const answer = await fetch(`${url}/items/1`, { headers: { 'x-key': 'k' } })
    assert.equal(answer.status, 200, await answer.text())
    if (process.platform === 'linux' && Math.min(totalmem(), process.constrainedMemory() || Infinity) >= 2_147_483_648) {
      const { processes: [worker] } = (await (await fetch(`${admin}/_gateway`)).json()) as { processes: { pid: number }[] }
      assert.ok(readFileSync(`/proc/${worker!.pid}/cmdline`, 'utf8').split('\0').includes('--max-semi-space-size=16'), 'a worker\'s young generation is bounded')
    }
    gateway.process.kill('SIGTERM')
    assert.equal(await gateway.exited, 0)
  })
})
