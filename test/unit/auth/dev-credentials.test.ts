import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { decodeJwt } from 'jose'
import { devCredentialsFile, openDevCredentials } from '../../../runtime/auth/dev-credentials.ts'
import type { Sendable } from '../../../runtime/auth/dev-scheme.ts'
import { anyOf } from '../../../runtime/define.ts'
import { StartError } from '../../../runtime/settings/start-error.ts'
import type { Verdict, Verifier } from '../../../runtime/stage.ts'
import { apiKey, basic, bearer, gatewayOf, mutual, oauth, oidc } from '../settings/definitions.ts'
import { source } from './sources.ts'

const schemes = {
  header: apiKey, query: { type: 'apiKey', in: 'query', name: 'key' }, cookie: { type: 'apiKey', in: 'cookie', name: 'sid' },
  basic, bearer, oauth, oidc, mutual, digest: { type: 'http', scheme: 'digest' },
} as const
const scoped = { ...gatewayOf([{
  name: 'pets', schemes,
  operations: Object.fromEntries(Object.keys(schemes).map((scheme) => [scheme, anyOf([{ scheme, scopes: ['write', 'read'] }])])),
}]) }
const day = 86_400_000
let directory: string
let at = 1_800_000_000_000
const open = (definition = scoped) => openDevCredentials({ definition, directory, now: () => at })
const onDisk = (): unknown => JSON.parse(readFileSync(devCredentialsFile(directory), 'utf8'))

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'dev-credentials-'))
  at = 1_800_000_000_000
})
afterEach(() => rmSync(directory, { recursive: true, force: true }))

async function present(verifier: Verifier, { headers = {}, query = {}, cookies = {} }: Sendable): Promise<Verdict> {
  const cookie = Object.entries(cookies).map(([name, value]) => `${name}=${value}`).join('; ')
  return verifier.verify(source([...Object.entries(headers), ...(cookie === '' ? [] : [['Cookie', cookie] as const])], new URLSearchParams(query).toString()))
}

for (const scheme of Object.keys(schemes)) {
  test(`${scheme}: the credential holds with its scopes, the other without, a changed one not at all`, async () => {
    const { credentials, verifiers } = open()
    const credential = credentials['pets']![scheme]!
    const verifier = verifiers.get('pets')!.get(scheme)!
    const full = await present(verifier, credential.send)
    assert.ok(full.kind === 'ok' && full.principal !== null)
    assert.deepEqual([...full.principal.scopes], ['read', 'write'])
    assert.deepEqual(credential.scopes, ['read', 'write'])
    const bare = await present(verifier, credential.withoutScopes)
    assert.ok(bare.kind === 'ok' && bare.principal !== null)
    assert.deepEqual([...bare.principal.scopes], [])
    const [part = '', values = {}] = Object.entries(credential.send)[0] ?? []
    const [name = '', value = ''] = Object.entries(values as Record<string, string>)[0] ?? []
    const place = value.length - 12
    const changed = { [part]: { [name]: value.slice(0, place) + (value[place] === 'A' ? 'B' : 'A') + value.slice(place + 1) } }
    assert.equal((await present(verifier, changed)).kind, 'invalid')
    assert.equal((await present(verifier, {})).kind, 'absent')
  })
}

test('the file has the documented form and is private, its folder too', () => {
  const { file, credentials } = open()
  assert.equal(file, join(directory, '.gatewright', 'dev-credentials.json'))
  assert.deepEqual(onDisk(), JSON.parse(JSON.stringify(credentials)))
  assert.deepEqual(Object.keys(credentials['pets']!), Object.keys(schemes))
  assert.deepEqual(Object.keys(credentials['pets']!['query']!), ['send', 'scopes', 'withoutScopes'])
  assert.deepEqual(['header', 'query', 'cookie'].map((scheme) => Object.keys(credentials['pets']![scheme]!.send)), [['headers'], ['query'], ['cookies']])
  const folder = join(directory, '.gatewright')
  assert.equal(statSync(folder).mode & 0o777, 0o700)
  assert.deepEqual(readdirSync(folder).sort(), ['dev-credentials.json', 'dev-key.json'])
  for (const name of readdirSync(folder)) assert.equal(statSync(join(folder, name)).mode & 0o777, 0o600, name)
})

test('modes that were loosened are put right', () => {
  const { file } = open()
  chmodSync(file, 0o644)
  chmodSync(join(directory, '.gatewright'), 0o755)
  open()
  assert.equal(statSync(file).mode & 0o777, 0o600)
  assert.equal(statSync(join(directory, '.gatewright')).mode & 0o777, 0o700)
})

test('credentials are kept, are others in another project, and new ones once deleted', () => {
  const { credentials, file } = open()
  const inode = statSync(file).ino
  assert.deepEqual(open().credentials, JSON.parse(JSON.stringify(credentials)))
  assert.equal(statSync(file).ino, inode, 'not written again')
  rmSync(file)
  assert.notDeepEqual(open().credentials['pets']!['header'], credentials['pets']!['header'])
})

test('what is missing is added, and what belongs to other APIs stays', () => {
  const earlier = open().credentials
  const other = gatewayOf([{ name: 'shop', schemes: { header: apiKey } }])
  const both = open(other).credentials
  assert.deepEqual(both['pets'], JSON.parse(JSON.stringify(earlier['pets'])))
  assert.ok(both['shop']!['header'] !== undefined)
  const moved = gatewayOf([{ name: 'pets', schemes: { ...schemes, header: { type: 'apiKey', in: 'query', name: 'moved' } } }])
  const later = open(moved).credentials
  assert.deepEqual(Object.keys(later['pets']!['header']!.send.query ?? {}), ['moved'])
  assert.deepEqual(later['pets']!['cookie']!.send, earlier['pets']!['cookie']!.send)
})

test('tokens are signed anew when they end soon, when scopes change and when the key is gone', () => {
  const token = (definition = scoped): string => open(definition).credentials['pets']!['oauth']!.send.headers!['Authorization']!.slice('Bearer '.length)
  const first = token()
  assert.equal(decodeJwt(first).exp, at / 1000 + 90 * 86_400)
  at += 82 * day
  assert.equal(token(), first)
  at += 2 * day
  const second = token()
  assert.notEqual(second, first)
  assert.equal(decodeJwt(second).exp, at / 1000 + 90 * 86_400)
  const third = token(gatewayOf([{ name: 'pets', schemes: { oauth }, operations: { a: anyOf([{ scheme: 'oauth', scopes: ['admin'] }]) } }]))
  assert.equal(decodeJwt(third)['scope'], 'admin')
  const fourth = token()
  rmSync(join(directory, '.gatewright', 'dev-key.json'))
  assert.notEqual(token(), fourth)
})

test('a token for one API does not hold at another', async () => {
  const two = gatewayOf([{ name: 'pets', schemes: { oauth } }, { name: 'shop', schemes: { oauth } }])
  const { credentials, verifiers } = open(two)
  const verdict = await present(verifiers.get('shop')!.get('oauth')!, credentials['pets']!['oauth']!.send)
  assert.deepEqual(verdict, { kind: 'invalid', detail: 'the token is for another audience' })
})

for (const [title, content] of [['text', 'null'], ['a list', '[]'], ['strange members', '{"pets":{"header":{"send":{"headers":7},"withoutScopes":null},"basic":5},"old":3}']] as const) {
  test(`a file that holds ${title} is completed`, async () => {
    mkdirSync(join(directory, '.gatewright'))
    writeFileSync(devCredentialsFile(directory), content)
    const { credentials, verifiers } = open()
    for (const scheme of Object.keys(schemes)) {
      assert.equal((await present(verifiers.get('pets')!.get(scheme)!, credentials['pets']![scheme]!.send)).kind, 'ok')
    }
  })
}

test('what cannot be read is a reason not to start, with what to do', () => {
  mkdirSync(join(directory, '.gatewright'))
  writeFileSync(devCredentialsFile(directory), '{"pets":')
  assert.throws(() => open(), (error: unknown) => error instanceof StartError && /dev-credentials\.json is no JSON any more\. Delete it/.test(error.message))
  rmSync(join(directory, '.gatewright'), { recursive: true })
  writeFileSync(join(directory, '.gatewright'), '')
  assert.throws(() => open(), (error: unknown) => error instanceof StartError && /cannot be read and written \(E/.test(error.message))
})

test('a lock that a dead process left does not stop the start', () => {
  mkdirSync(join(directory, '.gatewright'))
  const lock = join(directory, '.gatewright', 'lock')
  writeFileSync(lock, '')
  utimesSync(lock, new Date(Date.now() - 60_000), new Date(Date.now() - 60_000))
  assert.ok(open().credentials['pets'] !== undefined)
})

function startProcess(): { readonly begun: Promise<void>; readonly output: Promise<string> } {
  const address = new URL('../../../runtime/auth/dev-credentials.ts', import.meta.url).href
  const definitions = new URL('../settings/definitions.ts', import.meta.url).href
  const script = `
    const { openDevCredentials } = await import(${JSON.stringify(address)})
    const { gatewayOf, apiKey, oauth } = await import(${JSON.stringify(definitions)})
    const definition = gatewayOf([{ name: 'pets', schemes: { header: apiKey, oauth } }])
    process.stderr.write('begun')
    process.stdout.write(JSON.stringify(openDevCredentials({ definition, directory: ${JSON.stringify(directory)} }).credentials))`
  const child = spawn(process.execPath, ['--conditions=gatewright-source', '--input-type=module', '-e', script], { stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  child.stdout.on('data', (chunk: Buffer) => { output += String(chunk) })
  return {
    begun: new Promise((resolve) => child.stderr.once('data', () => resolve())),
    output: new Promise((resolve, reject) => child.on('error', reject).on('close', (code) => (code === 0 ? resolve(output) : reject(new Error(`exit ${code}`))))),
  }
}

test('processes that start at once end up with the same credentials', async () => {
  const outputs = await Promise.all(Array.from({ length: 4 }, () => startProcess().output))
  assert.ok(outputs[0]!.length > 100)
  assert.deepEqual(new Set(outputs).size, 1)
  assert.deepEqual(onDisk(), JSON.parse(outputs[0]!))
})

test('a process waits for another that is at work, and takes what it made', async () => {
  const two = gatewayOf([{ name: 'pets', schemes: { header: apiKey, oauth } }])
  at = Date.now()
  open(two)
  const folder = join(directory, '.gatewright')
  const made = readdirSync(folder).map((name) => [join(folder, name), readFileSync(join(folder, name), 'utf8')] as const)
  for (const [file] of made) rmSync(file)
  writeFileSync(join(folder, 'lock'), '')
  const { begun, output } = startProcess()
  await begun
  // Long enough for one that does not wait to have made its own; one that does can take as long as it likes.
  await sleep(500)
  for (const [file, text] of made) writeFileSync(file, text)
  rmSync(join(folder, 'lock'))
  assert.deepEqual(JSON.parse(await output), onDisk())
  for (const [file, text] of made) assert.equal(readFileSync(file, 'utf8'), text, 'untouched')
})
