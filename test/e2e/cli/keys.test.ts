import assert from 'node:assert/strict'
import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { generateProject, plainBackend } from '../../support/generated-gateway.ts'
import { withProject } from './project.ts'

const document = {
  openapi: '3.1.0', info: { title: 'Shop', version: '1' }, servers: [{ url: 'https://shop.test' }],
  paths: Object.fromEntries(Object.entries({ keyed: { key: ['read'] }, login: { login: [] } })
    .map(([path, security]) => [`/${path}`, { get: { security: [security], responses: { 200: { description: 'ok' } } } }])),
  components: { securitySchemes: { key: { type: 'apiKey', in: 'header', name: 'X-Key' }, login: { type: 'http', scheme: 'basic' } } },
}

test('keys: created, listed, rotated and revoked, taken up by a gateway that runs, and shown once', async (t) => {
  await withProject({}, async ({ root, run }) => {
    const file = join(root, 'keys.yaml')
    const text = (): string => readFileSync(file, 'utf8')
    const made = await run(['keys', 'create', '--owner', 'acme', '--scopes', 'read, write', '--class', 'gold', '--expires', '90d'])
    assert.equal(made.code, 0, made.err)
    assert.match(made.out, /^gwk_[\w-]{43}\n$/)
    const [, id = ''] = /^the key (k_[0-9a-f]{12}), in keys\.yaml as a hash\. It is shown this once\.$/m.exec(made.err)!
    const account = await run(['keys', 'create', '--account', 'ann'])
    assert.match(account.out, /^[\w-]{24}\n$/)
    assert.equal(statSync(file).mode & 0o777, 0o600)
    assert.ok(!text().includes(made.out.trim()) && !text().includes(account.out.trim()))

    const backend = await plainBackend()
    const project = await generateProject({ 'specs/shop.json': JSON.stringify(document) })
    const gateway = await project.start({ backend: backend.url, env: { AUTH_KEY_KEY_FILE: file, AUTH_LOGIN_KEY_FILE: file } })
    t.after(async () => {
      await gateway.close()
      await backend.close()
      project.remove()
    })
    const status = async (key: string): Promise<number> => (await fetch(`${gateway.url}/keyed`, { headers: { 'x-key': key.trim() } })).status
    /** A change counts within two seconds. */
    const becomes = async (key: string, expected: number): Promise<void> => {
      for (let tries = 0; tries < 200 && await status(key) !== expected; tries++) await sleep(100)
      assert.equal(await status(key), expected)
    }
    assert.equal(await status(made.out), 200)
    const login = (password: string): Promise<Response> => fetch(`${gateway.url}/login`, { headers: { authorization: `Basic ${Buffer.from(`ann:${password.trim()}`).toString('base64')}` } })
    assert.equal((await login(account.out)).status, 200)
    assert.equal((await login('wrong')).status, 401)

    const rotated = await run(['keys', 'rotate', id, '--overlap', '1h'])
    assert.equal(rotated.code, 0, rotated.err)
    const [, next = ''] = /^the key (k_[0-9a-f]{12}), /m.exec(rotated.err)!
    assert.ok(rotated.err.includes(`; ${id} holds until 20`))
    const changed = await run(['keys', 'rotate', 'ann'])
    assert.match(changed.err, /the new password of the account ann, .*the old one holds no longer/)
    await becomes(rotated.out, 200)
    assert.equal(await status(made.out), 200, 'two are valid at once')
    const listed = await run(['keys', 'list'])
    assert.match(listed.out, new RegExp(`^${id}  key +acme +read,write +gold +20\\S+ +valid until`, 'm'))
    assert.match(listed.out, new RegExp(`^${next}  key +acme +read,write +gold +20\\S+ +valid until`, 'm'))
    assert.match(listed.out, /^ann +account +- +- +- +20\S+ +valid$/m)
    assert.ok(!/gwk_|sha256|scrypt/.test(listed.out))

    assert.equal((await run(['keys', 'revoke', id])).code, 0)
    await becomes(made.out, 401)
    assert.equal(await status(rotated.out), 200)
    assert.equal((await login(changed.out)).status, 200)
    assert.equal((await login(account.out)).status, 401, 'also where it was remembered')
  })
})

test('keys: a JSON file, comments that stay, and what is refused', async () => {
  const hash = `sha256:${'ab'.repeat(32)}`
  await withProject({ 'keys.yaml': `# ours\nkeys:\n  # of the shop\n  - { id: one, hash: ${hash} } # first\n`, 'broken.yaml': 'keys: [{ id: a, hash: secret-key }]' }, async ({ root, run }) => {
    assert.equal((await run(['keys', 'create', '--file', 'keys.json', '--owner', 'acme'])).code, 0)
    assert.equal((await run(['keys', 'create', '--file', 'keys.json'])).code, 0)
    assert.equal((JSON.parse(readFileSync(join(root, 'keys.json'), 'utf8')) as { keys: unknown[] }).keys.length, 2)
    assert.equal((await run(['keys', 'revoke', 'one'])).code, 0)
    const text = readFileSync(join(root, 'keys.yaml'), 'utf8')
    for (const comment of ['# ours', '# of the shop', '# first']) assert.ok(text.includes(comment), text)
    for (const [args, code, said] of [
      [['revoke', 'one'], 1, /one is revoked already/], [['rotate', 'one'], 1, /one is revoked; make a new one/], [['revoke', 'two'], 1, /has no key "two"/],
      [['list', '--file', 'none.yaml'], 1, /none\.yaml is not there/], [['list', '--file', 'broken.yaml'], 1, /keys\[0\]\.hash must be sha256:/],
      [['revoke'], 2, /needs the id of a key/], [['remove'], 2, /keys can create, list, revoke, rotate/], [['create', 'x'], 2, /takes no id/],
      [['create', '--expires', 'soon'], 2, /"soon" is no time/], [['create', '--account', 'a:b'], 2, /has no colon/],
    ] as const) {
      const answer = await run(['keys', ...args])
      assert.deepEqual([answer.code, answer.out], [code, ''], args.join(' '))
      assert.match(answer.err, said)
      assert.ok(!answer.err.includes('secret-key'))
    }
  })
})
