import assert from 'node:assert/strict'
import { test } from 'node:test'
import { vault } from './site.ts'

const thrown: readonly [name: string, authorize: () => unknown][] = [
  ['an error', () => { throw new Error('secret-error') }], ['a text', () => { throw 'secret-text' }], ['nothing', () => { throw undefined }], ['true', () => { throw true }],
  ['a rejection', () => Promise.reject(new Error('secret-error'))], ['a rejection with true', () => Promise.reject(true)], ['an error with a status', () => { throw Object.assign(new Error('secret'), { status: 200, statusCode: 200, kind: 'ok' }) }],
  ['a thenable that throws', () => ({ then() { throw new Error('secret-error') } })], ['a thenable that rejects', () => ({ then(_resolve: unknown, reject: (reason: unknown) => void) { reject(new Error('secret-error')) } })],
  ['what looks like an answer', () => { throw { kind: 'reply', status: 200, headers: [], body: null, value: null } }], ['a proxy', () => new Proxy({}, { get() { throw new Error('secret-error') } })],
]

test('a hook that throws while it decides who may go on lets nobody on', async (t) => {
  let authorize: () => unknown = () => true
  const at = await vault(t, { hooks: { token: { authorize: () => authorize() } } as never })
  const good = await at.token()
  assert.equal((await at.bearer(good)).status, 200)
  for (const [name, given] of thrown) {
    authorize = given
    const answer = await at.bearer(good)
    assert.deepEqual([name, answer.status, answer.reached], [name, 500, 0])
    assert.deepEqual([answer.code, answer.problem?.['detail'], answer.body.includes('secret')], ['internal', undefined, false], name)
  }
  // A reply is not for this hook to give.
  for (const given of [{ reply: { status: 200, body: {} } }, { kind: 'reply', status: 200, headers: [], body: null }, { then: true }]) {
    authorize = () => given
    const answer = await at.bearer(good)
    assert.deepEqual([answer.status, answer.reached], [403, 0])
  }
  authorize = () => true
  assert.equal((await at.bearer(good)).status, 200)
})

test('a hook that never decides lets nobody on: the time of the request runs out', async (t) => {
  const at = await vault(t, { hooks: { token: { authorize: () => new Promise(() => undefined) } } as never, gatewayYaml: 'policies: { timeout: 300ms }' })
  const answer = await at.bearer(await at.token())
  assert.deepEqual([answer.status, answer.reached], [504, 0])
})

test('a principal that a hook changed is not another request\'s', async (t) => {
  const at = await vault(t, { hooks: { token: { authorize(_request: unknown, { principal }: { principal: { claims: Record<string, unknown>; scopes: string[] } }) {
    try { principal.claims['role'] = 'admin' } catch { /* frozen */ }
    return principal.claims['sub'] === 'ann'
  } } } as never, gatewayYaml: 'apis: { vault: { operations: { postToken: { policies: { require: { role: admin } } } } } }' })
  const good = await at.token()
  assert.equal((await at.bearer(good)).status, 200)
  const post = await at.ask('/token', { method: 'POST', headers: { authorization: `Bearer ${good}`, 'content-type': 'application/json' }, body: '{}' })
  assert.deepEqual([post.status, post.reached], [403, 0])
})
