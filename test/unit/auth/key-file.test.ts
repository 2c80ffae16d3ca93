import assert from 'node:assert/strict'
import { chmodSync, mkdtempSync, renameSync, rmSync, symlinkSync, unlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test, type TestContext } from 'node:test'
import { fileLookup, openKeyFile } from '../../../runtime/auth/key-file.ts'
import { accountsOf, parseKeyFile, secretsOf } from '../../../runtime/auth/key-file-text.ts'
import { secretTable } from '../../../runtime/auth/secret-table.ts'
import { StartError } from '../../../runtime/settings/start-error.ts'
import type { Verdict } from '../../../runtime/stage.ts'

const of = (key: string): string => `sha256:${Buffer.from(new Uint8Array(32).fill(key.charCodeAt(0))).toString('hex')}`

function folder(t: TestContext): string {
  const path = mkdtempSync(join(tmpdir(), 'gatewright-keys-'))
  t.after(() => rmSync(path, { recursive: true }))
  return path
}

test('keys and accounts in YAML and in JSON', () => {
  const hash = 'scrypt:16384:8:5:aaaaaaaaaaaaaaaaaaaaaa:bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb'
  const yaml = `# ours\nkeys:\n  - { id: k1, hash: ${of('a')}, owner: acme, scopes: [read], class: gold, expires: 2027-01-31T00:00:00Z }\n  - { id: k2, hash: ${of('b')}, revoked: 2026-01-31T00:00:00Z }\naccounts:\n  - { name: ann, password: "${hash}" }\n`
  const json = JSON.stringify({ keys: [{ id: 'k1', hash: of('a'), owner: 'acme', scopes: ['read'], class: 'gold', expires: '2027-01-31T00:00:00Z' }, { id: 'k2', hash: of('b'), revoked: '2026-01-31T00:00:00Z' }], accounts: [{ name: 'ann', password: hash }] })
  for (const text of [yaml, json]) {
    const content = parseKeyFile(text)
    assert.deepEqual(secretsOf(content).map(({ key }) => key), [{ id: 'k1', owner: 'acme', scopes: ['read'], class: 'gold', expires: Date.parse('2027-01-31T00:00:00Z') }])
    assert.deepEqual(accountsOf(content).map(({ name, password }) => [name, password]), [['ann', hash]])
  }
  assert.deepEqual(parseKeyFile(''), { keys: [], accounts: [] })
})

for (const [title, text, expected] of [
  ['a key itself', 'keys: [{ id: a, hash: secret-key }]', /^keys\[0\]\.hash must be sha256:/],
  ['a password itself', 'accounts: [{ name: a, password: secret-key }]', /^accounts\[0\]\.password must be a hash/],
  ['a misspelt end', `keys: [{ id: a, hash: "${of('a')}", expire: 2027-01-01T00:00:00Z }]`, /^keys\[0\]\.expire is not known here; it knows id, hash, owner, scopes, class, created, expires, revoked$/],
  ['an end without a zone', `keys: [{ id: a, hash: "${of('a')}", expires: 2027-01-01T00:00:00 }]`, /^keys\[0\]\.expires must be a time/],
  ['an end that is a number', `keys: [{ id: a, hash: "${of('a')}", expires: 20270101 }]`, /^keys\[0\]\.expires must be a time/],
  ['an end that is no day', `keys: [{ id: a, hash: "${of('a')}", expires: 2027-13-01T00:00:00Z }]`, /^keys\[0\]\.expires must be a time/],
  ['scopes in one text', `keys: [{ id: a, hash: "${of('a')}", scopes: read }]`, /^keys\[0\]\.scopes must be a list/],
  ['one id twice', `keys: [{ id: a, hash: "${of('a')}" }, { id: a, hash: "${of('b')}" }]`, /^keys\[1\]\.id is taken/],
  ['one key twice', `keys: [{ id: a, hash: "${of('a')}" }, { id: b, hash: "${of('a').toUpperCase().replace('SHA', 'sha')}" }]`, /^keys\[1\]\.hash is the same/],
  ['no id', `keys: [{ hash: "${of('a')}" }]`, /^keys\[0\]\.id must be a text/],
  ['a name with a colon', 'accounts: [{ name: "a:b", password: x }]', /^accounts\[0\]\.name may have no colon/],
  ['another list', 'users: []', /^users is not known here; it knows keys, accounts$/],
  ['a list at its root', '[]', /^a map with "keys" or "accounts" is expected$/],
  ['no YAML', 'keys: [\n', /^it is neither JSON nor YAML; see line/],
  ['one member twice', 'keys: []\nkeys: []', /^it is neither JSON nor YAML/],
] as const) {
  test(`a key file with ${title} is refused, without a value`, () => {
    assert.throws(() => parseKeyFile(text), (error: Error) => {
      assert.match(error.message, expected)
      assert.ok(!error.message.includes('secret-key'))
      return true
    })
  })
}

test('a key file that others could read or change, that is not there or is none, stops the start', (t) => {
  const path = join(folder(t), 'keys.yaml')
  const refused = (expected: RegExp): void => assert.throws(() => openKeyFile({ path }), (error: Error) => error instanceof StartError && expected.test(error.message))
  refused(/is not there\. Make it with: gatewright keys create --file/)
  writeFileSync(path, 'keys: []', { mode: 0o600 })
  for (const [mode, fine] of [[0o644, false], [0o660, false], [0o604, false], [0o602, false], [0o600, true], [0o640, true], [0o400, true]] as const) {
    chmodSync(path, mode)
    if (fine) openKeyFile({ path })
    else refused(/its mode is 06\d\d: others may not read it, and its group may not write it\. Run: chmod 600 .*keys\.yaml/)
  }
  writeFileSync(path, '', { mode: 0o600 })
  chmodSync(path, 0o600)
  writeFileSync(path, 'keys: 5')
  refused(/keys must be a list/)
})

test('a key file is read again when it changes, is replaced or linked elsewhere; what cannot be used changes nothing', async (t) => {
  const directory = folder(t)
  const path = join(directory, 'keys.yaml')
  const write = (file: string, ids: readonly string[]): void => writeFileSync(join(directory, file), `keys: [${ids.map((id) => `{ id: ${id}, hash: "${of(id)}" }`).join(', ')}]`, { mode: 0o600 })
  write('keys.yaml', ['a'])
  const told: string[] = []
  const file = openKeyFile({ path, onChange: (keys) => told.push(`${keys} keys`), onFailure: (reason) => told.push(reason.replace(path, 'FILE')) })
  const ids = (): readonly string[] => file.content.keys.map(({ id }) => id)
  await file.refresh()
  assert.deepEqual([ids(), told], [['a'], []])
  write('keys.yaml', ['a', 'b'])
  await file.refresh()
  assert.deepEqual([ids(), told.splice(0)], [['a', 'b'], ['2 keys']])
  write('other.yaml', ['c'])
  renameSync(join(directory, 'other.yaml'), path)
  await file.refresh()
  assert.deepEqual([ids(), told.splice(0)], [['c'], ['1 keys']])
  writeFileSync(path, 'keys: [')
  await file.refresh()
  await file.refresh()
  assert.deepEqual([ids(), told.splice(0).length], [['c'], 1])
  unlinkSync(path)
  await file.refresh()
  await file.refresh()
  assert.deepEqual([ids(), told.splice(0)], [['c'], ['The key file FILE is not there. Make it with: gatewright keys create --file FILE'.replace(/FILE$/, path)]])
  write('other.yaml', ['d'])
  symlinkSync(join(directory, 'other.yaml'), path)
  await file.refresh()
  assert.deepEqual(ids(), ['d'])
  chmodSync(path, 0o666)
  await file.refresh()
  assert.deepEqual(ids(), ['d'])
  assert.match(told.at(-1)!, /its mode is 0666/)
})

test('what is looked up in a file follows it', async (t) => {
  const path = join(folder(t), 'keys.json')
  const { hash } = await import('node:crypto')
  const write = (...keys: readonly string[]): void => writeFileSync(path, JSON.stringify({ keys: keys.map((key) => ({ id: key, hash: `sha256:${hash('sha256', key)}`, owner: 'acme', class: 'gold' })) }), { mode: 0o600 })
  const said = (verdict: Verdict | Promise<Verdict>): string => ('kind' in verdict && verdict.kind === 'ok' ? JSON.stringify(verdict.principal?.key) : (verdict as { detail: string }).detail)
  write('one')
  const file = openKeyFile({ path })
  const lookup = fileLookup(file, (content) => secretTable('key', secretsOf(content)))
  assert.equal(said(lookup('one')), '{"id":"one","owner":"acme","class":"gold"}')
  write('one', 'two')
  await file.refresh()
  assert.deepEqual(['one', 'two'].map((key) => said(lookup(key))), ['one', 'two'].map((id) => JSON.stringify({ id, owner: 'acme', class: 'gold' })), 'two are valid at once')
  write('two')
  await file.refresh()
  assert.equal(said(lookup('one')), 'the credential is not known here')
})
