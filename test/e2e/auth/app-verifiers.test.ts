import assert from 'node:assert/strict'
import { createHash, createHmac } from 'node:crypto'
import { after, before, test } from 'node:test'
import type { AppVerifier } from '../../../runtime/auth/app-verifier.ts'
import type { KeyStore, StoredKey } from '../../../runtime/auth/key-store.ts'
import { StartError } from '../../../runtime/settings/start-error.ts'
import { generateProject, plainBackend, type GeneratedProject, type StartedGateway } from '../../support/generated-gateway.ts'

const document = {
  openapi: '3.1.0', info: { title: 'Shop', version: '1' }, servers: [{ url: 'https://shop.test/v1' }],
  paths: Object.fromEntries(Object.entries({ signed: { hmac: ['write'] }, keyed: { key: [] }, token: { token: [] } })
    .map(([path, security]) => [`/${path}`, { get: { security: [security], responses: { 200: { description: 'ok' } } } }])),
  components: { securitySchemes: {
    hmac: { type: 'http', scheme: 'hmac' }, key: { type: 'apiKey', in: 'query', name: 'key' }, token: { type: 'http', scheme: 'bearer' },
  } },
}
const env = { AUTH_HMAC: 'backend', AUTH_KEY_KEYS: 'k', AUTH_TOKEN_KEYS: 't' }
const seen: { url: string; headers: Readonly<Record<string, unknown>> }[] = []
let backend: Awaited<ReturnType<typeof plainBackend>>
let project: GeneratedProject
before(async () => {
  backend = await plainBackend((request, response) => {
    seen.push({ url: request.url!, headers: request.headers })
    response.writeHead(200, { 'content-type': 'application/json' }).end('{}')
  })
  project = await generateProject({ 'specs/shop.json': JSON.stringify(document) })
})
after(async () => {
  project.remove()
  await backend.close()
})

const ask = async (gateway: StartedGateway, path: string, headers: Record<string, string> = {}) => {
  const response = await fetch(`${gateway.url}/v1${path}`, { headers })
  const text = await response.text()
  return { status: response.status, challenge: response.headers.get('www-authenticate'), text, code: (JSON.parse(text) as { code?: string }).code }
}
const secret = 'secret_of_ann'
const signature = (method: string, url: string): string => createHmac('sha256', secret).update(`${method} ${url}`).digest('base64url')
const hmac: AppVerifier = async (credentials, { method, url, api, scheme, header }) => {
  assert.deepEqual([api, scheme, header('X-Here')], ['shop', 'hmac', 'yes'])
  const [id = '', sent] = credentials.split(':')
  return sent === signature(method, url) ? { subject: id, scopes: id === 'ann' ? ['write'] : [], claims: { team: 'a' } } : null
}

for (const engine of ['compiled', 'express'] as const) {
  test(`an HTTP scheme of the app's own, by the ${engine} engine`, async (t) => {
    const gateway = await project.start({ backend: backend.url, engine, verifiers: { shop: { hmac } }, env: { AUTH_KEY_KEYS: 'k', AUTH_TOKEN_KEYS: 't' } })
    t.after(() => gateway.close())
    const send = (authorization: string) => ask(gateway, '/signed?a=1', { authorization, 'x-here': 'yes' })
    seen.length = 0
    assert.equal((await send(`HMAC ann:${signature('GET', '/v1/signed?a=1')}`)).status, 200)
    assert.equal((await send(`hmac ann:${signature('GET', '/v1/signed?a=1')}`)).status, 200)
    assert.deepEqual([seen[0]!.headers['authorization'], seen[0]!.headers['x-gateway-subject'], seen[0]!.url], [undefined, 'ann', '/v1/signed?a=1'])
    assert.equal((await send(`HMAC bob:${signature('GET', '/v1/signed?a=1')}`)).status, 403)
    const wrong = await send(`HMAC ann:${signature('GET', '/v1/signed?a=2')}`)
    assert.deepEqual([wrong.status, wrong.challenge], [401, 'Hmac realm="shop"'])
    assert.match(wrong.text, /hmac: the credential is not accepted/)
    assert.equal((await send('Bearer t')).status, 401)
    assert.equal((await ask(gateway, '/signed')).status, 401)
    assert.equal(seen.length, 2)
  })

  test(`a verifier that throws or gives what is no identity lets nobody in and says nothing, by the ${engine} engine`, async (t) => {
    const faults: readonly unknown[] = [
      () => { throw new Error('secret_reason') }, async () => { throw new Error('secret_reason') },
      () => true, () => ({}), () => undefined, () => 'ann', async () => ({ subject: 5 }), () => ({ subject: 'ann', scopes: 'write' }),
    ]
    for (const fault of faults) {
      const gateway = await project.start({ backend: backend.url, engine, verifiers: { shop: { hmac: fault as AppVerifier } }, env: { AUTH_KEY_KEYS: 'k', AUTH_TOKEN_KEYS: 't' } })
      t.after(() => gateway.close())
      seen.length = 0
      const answer = await ask(gateway, '/signed', { authorization: 'HMAC x' })
      assert.deepEqual([answer.status, answer.code, seen.length], [500, 'internal', 0], String(fault))
      assert.ok(!answer.text.includes('secret_reason'))
    }
  })
}

test('a store of keys: at hand, after a while, as a thenable; what fails is 503, and the key itself never reaches it', async (t) => {
  const asked: string[] = []
  const known: StoredKey = { id: 'k1', owner: 'acme', class: 'gold' }
  const digest = createHash('sha256').update('right').digest('hex')
  const find = (sent: string): StoredKey | null => {
    asked.push(sent)
    return sent === digest ? known : null
  }
  const ended = { find: () => ({ ...known, expires: Date.now() - 1 }) }
  const stores: readonly [string, KeyStore, number, number][] = [
    ['at hand', { find }, 200, 401],
    ['after a while', { find: async (sent) => find(sent) }, 200, 401],
    ['a thenable', { find: (sent) => ({ then: (settle: (key: StoredKey | null) => void) => settle(find(sent)) }) as unknown as Promise<StoredKey | null> }, 200, 401],
    ['one that throws', { find: () => { throw new Error('no database') } }, 503, 503],
    ['one that rejects', { find: async () => { throw new Error('no database') } }, 503, 503],
    ['one that answers rubbish', { find: () => ({ name: 'k1' }) as unknown as StoredKey }, 503, 503],
    ['one whose keys have ended', ended, 401, 401],
  ]
  for (const [title, store, right, wrong] of stores) {
    const gateway = await project.start({ backend: backend.url, verifiers: { shop: { key: store } }, env: { AUTH_HMAC: 'backend', AUTH_TOKEN_KEYS: 't' } })
    t.after(() => gateway.close())
    seen.length = 0
    assert.equal((await ask(gateway, '/keyed?key=right&b=1')).status, right, title)
    if (right === 200) assert.deepEqual([seen[0]!.url, seen[0]!.headers['x-gateway-subject']], ['/v1/keyed?b=1', 'acme'])
    assert.equal((await ask(gateway, '/keyed?key=wrong')).status, wrong, title)
    assert.equal((await ask(gateway, '/keyed')).status, 401, title)
  }
  assert.ok(asked.every((text) => /^[0-9a-f]{64}$/.test(text)) && asked.includes(digest))
})

test('a bearer token that the app verifies goes on to the backend', async (t) => {
  const gateway = await project.start({ backend: backend.url, verifiers: { shop: { token: (token) => (token === 'abc' ? { subject: 'ann' } : null) } }, env: { AUTH_HMAC: 'backend', AUTH_KEY_KEYS: 'k' } })
  t.after(() => gateway.close())
  seen.length = 0
  assert.equal((await ask(gateway, '/token', { authorization: 'Bearer abc' })).status, 200)
  assert.equal(seen[0]!.headers['authorization'], 'Bearer abc')
})

for (const [title, verifiers, own, expected] of [
  ['nothing verifies the scheme', {}, { AUTH_HMAC: '' }, /"hmac" of shop \(HTTP hmac\)[^]*createGateway\(\{ verifiers: \{ shop: \{ hmac: async \(credentials, context\) => null \} \} \}\)/],
  ['a scheme is misspelt', { shop: { hmak: () => null } }, {}, /speaks of "hmak", which is no scheme of shop/],
  ['an API is misspelt', { shopp: { hmac: () => null } }, {}, /speaks of the API "shopp", which is not there/],
  ['the operator says otherwise', { shop: { hmac: () => null } }, { AUTH_SHOP_HMAC: 'backend' }, /AUTH_SHOP_HMAC: the app verifies hmac itself/],
] as const) {
  test(`no start where ${title}`, async (t) => {
    const starting = project.start({ backend: backend.url, verifiers, env: { ...env, ...own } })
    t.after(() => starting.then((gateway) => gateway.close(), () => {}))
    await assert.rejects(starting, (error: Error) => error instanceof StartError && expected.test(error.message))
  })
}
