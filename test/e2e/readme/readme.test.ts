import assert from 'node:assert/strict'
import { existsSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { serve } from '../../support/raw.ts'
import { blocksOf, commandsOf } from './readme.ts'
import { scratch } from './scratch.ts'

const repository = join(import.meta.dirname, '../../..')
const markdown = readFileSync(join(repository, 'README.md'), 'utf8')
const commands = commandsOf(markdown)
const blocks = blocksOf(markdown)
const typed = new Set<string>()
const project = scratch()
after(() => project.remove())

/** Commands that another test runs, since they begin with an installation or are the tests: the file, and the test's name. */
const elsewhere: Readonly<Record<string, readonly [file: string, name: string]>> = {
  'npm ci && npm run demo': ['test/suites/newcomer.test.ts', 'a clean clone installs and shows the demo'],
  'npm ci && npm test': ['test/suites/newcomer.test.ts', 'a clean clone installs and runs tests'],
  'npm ci': ['test/suites/newcomer.test.ts', 'a clean clone installs and shows the demo'],
  'npm test': ['test/suites/newcomer.test.ts', 'a clean clone installs and runs tests'],
}

/** A command of the README as it stands there, with words that stand for something replaced. */
function readme(command: string, words: Readonly<Record<string, string>> = {}): string {
  assert.ok(commands.includes(command), `the README has no \`${command}\`; it has:\n${commands.join('\n')}`)
  typed.add(command)
  return Object.entries(words).reduce((line, [word, value]) => line.replace(word, value), command)
}

function block(language: string, holding: string): string {
  const found = blocks.filter((one) => one.language === language && one.text.includes(holding))
  assert.equal(found.length, 1, `${found.length} blocks of ${language} with ${holding}`)
  return found[0]!.text
}

async function status(url: string, headers: Readonly<Record<string, string>> = {}): Promise<number> {
  const answer = await fetch(url, { headers: { connection: 'close', ...headers } })
  await answer.arrayBuffer()
  return answer.status
}

test('generate writes what the README shows, --check and --dry-run write nothing', async () => {
  const { code, text } = await project.run(readme('npm run generate'))
  assert.equal(code, 0, text)
  const sample = block('ts', 'export const getPetById')
  assert.ok(project.read('generated/petstore/operations.gen.ts').includes(sample), `generated/petstore/operations.gen.ts does not hold the README's sample:\n${sample}`)
  for (const [, path] of markdown.matchAll(/^\| `(generated\/[^`]+)`/gm)) assert.ok(existsSync(join(project.root, path!.replace('<api>', 'petstore'))), path)
  const same = await project.run(readme('npm run generate -- --check'))
  assert.equal(same.code, 0, same.text)
  const document = project.read('specs/petstore.yaml')
  project.write('specs/petstore.yaml', document.replace('operationId: getPetById', 'operationId: getThePet'))
  const before = project.read('generated/petstore/operations.gen.ts')
  assert.equal((await project.run('npm run generate -- --check')).code, 1)
  const dry = await project.run(readme('npm run generate -- --dry-run'))
  assert.equal(dry.code, 0)
  assert.match(dry.text, /would write {3}generated\/petstore\/operations\.gen\.ts/)
  assert.equal(project.read('generated/petstore/operations.gen.ts'), before)
  project.write('specs/petstore.yaml', document)
})

test('explain prints the chain, hook adds the place for a hook', async () => {
  const explained = await project.run(readme('npm run explain -- getPetById'))
  assert.equal(explained.code, 0, explained.text)
  assert.match(explained.text, /getPetById {2}GET \/shop\/pet\/\{petId\} {2}\(petstore\)/)
  assert.match(explained.text, /path petId: integer {2}specs\/petstore\.yaml:\d+:\d+/)
  const added = await project.run(readme('npx gatewright hook getPetById'))
  assert.equal(added.code, 0, added.text)
  assert.match(project.read('app/hooks/petstore.ts'), /getPetById: \{\n {4}before\(/)
  const checked = await project.run(readme('npm run check'))
  assert.equal(checked.code, 0, checked.text)
  const key = await project.run(readme('npx gatewright keys create'))
  assert.equal(key.code, 0, key.text)
  assert.match(key.text, /^gwk_[\w-]{43}$/m)
  assert.match(project.read('keys.yaml'), /hash: sha256:[0-9a-f]{64}\n/)
})

test('what the README says of hooks and of Express type-checks and runs; a renamed parameter fails at the line of the user', async () => {
  const hooks = `import type { PetstoreHooks } from '../../generated/petstore/hooks.gen.ts'\n\n${block('ts', 'satisfies PetstoreHooks')}`
  project.write('app/hooks/petstore.ts', hooks)
  const own = block('ts', "from 'express'")
  assert.match(own, /app\.listen\(8080\)/)
  project.write('app/express.ts', own.replaceAll("'./generated/", "'../generated/")
    .replace('app.listen(8080)', "const server = app.listen(0, '127.0.0.1', () => console.log('serves', server.address()))"))
  const checked = await project.run('npm run check')
  assert.equal(checked.code, 0, checked.text)

  const document = project.read('specs/petstore.yaml')
  project.write('specs/petstore.yaml', document.replaceAll('{petId}', '{id}').replaceAll('name: petId', 'name: id'))
  assert.equal((await project.run('npm run generate')).code, 0)
  const renamed = await project.run('npm run check')
  const line = hooks.split('\n').findIndex((one) => one.includes('request.path.petId')) + 1
  assert.notEqual(renamed.code, 0)
  assert.match(renamed.text, new RegExp(`^app/hooks/petstore\\.ts\\(${line},\\d+\\): error .*petId`, 'm'))
  project.write('specs/petstore.yaml', document)
  assert.equal((await project.run('npm run generate')).code, 0)

  const started = project.start('node_modules/.bin/node --conditions=gatewright-source app/express.ts', { env: { GATEWAY_AUTH: 'dev', ACCESS_LOG: 'off', BACKEND_PETSTORE: 'http://127.0.0.1:9' } })
  const [, port] = await started.prints(/serves \{.*port: (\d+)/s)
  const { petstore } = JSON.parse(project.read('.gatewright/dev-credentials.json')) as { petstore: { api_key: { send: { headers: Record<string, string> } } } }
  assert.equal(await status(`http://127.0.0.1:${port}/admin`), 401)
  assert.equal(await status(`http://127.0.0.1:${port}/admin`, petstore.api_key.send.headers), 200)
  assert.equal(await status(`http://127.0.0.1:${port}/shop/pet/x`, petstore.api_key.send.headers), 400)
  await project.interrupt(started)
})

test('dev serves, and a gateway that runs, a backend alone and the whole can be contract-tested', async () => {
  const dev = project.start(readme('npm run dev'))
  const [, url = ''] = await dev.prints(/live at (\S+): 2 APIs/)
  // The README's hook answers this one.
  const { petstore } = JSON.parse(project.read('.gatewright/dev-credentials.json')) as { petstore: { api_key: { send: { headers: Record<string, string> } } } }
  assert.equal(await status(`${url}/shop/pet/13`, petstore.api_key.send.headers), 404)
  assert.equal(await status(`${url}/shop/pet/7`), 401)
  const running = readme('npm run contract -- --gateway URL --credentials FILE', { URL: url, FILE: '.gatewright/dev-credentials.json' })
  const atGateway = await project.run(`${running} --only findPetsByStatus,addPet`)
  assert.equal(atGateway.code, 0, atGateway.text)
  assert.match(atGateway.text, /2 operations, \d+ requests, (\d+) passed, 0 failed/)
  await project.interrupt(dev)

  const mock = project.start(`${readme('npx gatewright mock')} petstore --port 0`)
  const [, backend = ''] = await mock.prints(/listens at (\S+)/)
  const alone = await project.run(`${readme('npm run contract -- --backend URL', { URL: `${backend}/api/v3` })} --credentials .gatewright/dev-credentials.json --only findPetsByStatus`)
  assert.equal(alone.code, 0, alone.text)
  assert.match(alone.text, /1 operation, \d+ requests?, [1-9]\d* passed, 0 failed/)
  await project.interrupt(mock)

  const whole = await project.run(readme('npm run contract'))
  assert.equal(whole.code, 0, whole.text)
  assert.match(whole.text, /37 operations, \d{3,} requests, \d{3,} passed, 0 failed, 0 could not be built/)
})

test('the demo prints five calls that give what they say, and Ctrl-C ends it', async () => {
  const demo = project.start(readme('npm run demo'))
  await demo.prints(/Ctrl-C drains and stops/)
  const calls = [...demo.text().matchAll(/^# .+: (\d{3})\n(curl .*)$/gm)]
  assert.deepEqual(calls.map(([, code]) => code), ['200', '401', '400', '400', '502'])
  for (const [, code, line] of calls) {
    const { text } = await project.run(`${line} -s -o /dev/null -w '%{http_code}'`)
    assert.equal(text, code, line)
  }
  await project.interrupt(demo)
  assert.match(demo.text(), /stopping/)
})

test('start refuses with lines to paste, and serves with them, on both engines', async (t) => {
  const pets = await serve((_request, response) => void response.writeHead(200, { 'content-type': 'application/json' }).end('{"available":31,"pending":4,"sold":128}'))
  t.after(() => pets.close())
  // The express engine has no hooks, and says so.
  project.write('app/hooks/petstore.ts', "import type { PetstoreHooks } from '../../generated/petstore/hooks.gen.ts'\n\nexport const petstore = {} satisfies PetstoreHooks\n")
  const line = blocks.filter(({ language }) => language === 'sh').map(({ text }) => text.trim()).find((text) => text.endsWith(' npm start'))!
  const refused = await project.run(readme('npm start'))
  assert.notEqual(refused.code, 0)
  const lines = [...refused.text.matchAll(/^ +(AUTH_\w+=backend)$/gm)].map(([, one]) => one!)
  for (const [name] of line.matchAll(/AUTH_\w+/g)) assert.ok(refused.text.includes(name), `${name} of the README is not asked for:\n${refused.text}`)
  const other = lines.filter((one) => !/AUTH_(API_KEY|PETSTORE_AUTH)=/.test(one)).join(' ')
  assert.equal(lines.length, other.split(' ').length + 2)
  for (const [command, engine] of [[line, ''], ['ENGINE=express npm start', `${line.replace(/npm start$/, '')}`]] as const) {
    const whole = `${other} HOST=127.0.0.1 ${engine}${readme(command)}`.replace('http://127.0.0.1:8081', pets.url)
    const gateway = project.start(whole)
    const [, url = ''] = await gateway.prints(/listening at (\S+?),/)
    assert.equal(await status(`${url}/shop/store/inventory`), 401)
    assert.equal(await status(`${url}/shop/store/inventory`, { api_key: 's3cret' }), 200, gateway.text())
    await project.interrupt(gateway)
    assert.ok(!gateway.text().includes('s3cret'))
  }
})

test('init lays out a project of its own', async () => {
  const { code, text } = await project.run(readme('npx gatewright init DIR', { DIR: 'own' }))
  assert.equal(code, 0, text)
  mkdirSync(join(project.root, 'own/node_modules/.bin'), { recursive: true })
  symlinkSync(project.root, join(project.root, 'own/node_modules/gatewright'))
  symlinkSync('../gatewright/bin/gatewright.js', join(project.root, 'own/node_modules/.bin/gatewright'))
  symlinkSync(join(repository, 'node_modules/.bin/node'), join(project.root, 'own/node_modules/.bin/node'))
  const generated = await project.run(readme('npx gatewright generate'), { folder: 'own' })
  assert.equal(generated.code, 0, generated.text)
  assert.ok(existsSync(join(project.root, 'own/generated/gateway.gen.ts')))
  for (const [command, file] of [['npx gatewright emit docker', 'deploy/Dockerfile'], ['npx gatewright emit k8s', 'deploy/k8s/deployment.yaml']] as const) {
    const emitted = await project.run(readme(command), { folder: 'own' })
    assert.equal(emitted.code, 0, emitted.text)
    assert.match(emitted.text, new RegExp(`wrote {3}${file}\n`))
    assert.match(project.read(`own/${file}`), /Generated by gatewright emit/)
  }
})

test('every command of the README was typed here, or is by another test', () => {
  assert.ok(commands.length >= 18, commands.join('\n'))
  const left = commands.filter((command) => !typed.has(command))
  assert.deepEqual(left.toSorted(), Object.keys(elsewhere).filter((command) => commands.includes(command)).toSorted())
  for (const [file, name] of Object.values(elsewhere)) assert.ok(readFileSync(join(repository, file), 'utf8').includes(`test('${name}'`), `${file} has no test "${name}"`)
})
