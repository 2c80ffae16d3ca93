import assert from 'node:assert/strict'
import { once } from 'node:events'
import { connect } from 'node:net'
import { test } from 'node:test'
import { setImmediate as turn } from 'node:timers/promises'
import { anyOf, scheme } from '../../../runtime/index.ts'
import type { Principal } from '../../../runtime/contract.ts'
import { ask, operations, post, shop } from './shop.ts'

test('a handler answers in place of the backend, and its answer is validated', async (t) => {
  let reply: unknown = { status: 201, body: { name: 'Own' } }
  const at = await shop(t, { addPet: { handle: ({ body }) => ({ ...reply as object, headers: { 'x-for': body['name'] } }) }, getPet: { handle: async () => { await turn(); return reply } } })
  const good = await ask(`${at.url}/pets`, post({ name: 'Rex' }))
  assert.deepEqual([good.status, good.value, good.headers.get('x-for')], [201, { name: 'Own' }, 'Rex'])
  assert.equal((await ask(`${at.url}/pets/1`)).status, 201)
  for (const bad of [{ status: 200, body: { nom: 'x' } }, { status: 200 }, { status: 200, headers: { 'x-count': 'many' }, body: { name: 'a' } }, { status: 200, headers: { 'content-type': 'text/html' }, body: 'hi' }]) {
    reply = bad
    const { status, code, value } = await ask(`${at.url}/pets/1`)
    assert.deepEqual([status, code, value?.['errors']], [502, 'response_invalid', undefined], JSON.stringify(bad))
  }
  reply = { status: 204 }
  const none = await ask(`${at.url}/pets/1`)
  assert.deepEqual([none.status, none.body, none.headers.get('content-length')], [204, '', null])
  reply = { status: 418, body: { tea: true } }
  assert.equal((await ask(`${at.url}/pets/1`)).status, 418)
  assert.equal(at.seen.length, 0)
})

test('a handler that gives no answer, or one that cannot be written, is a 500', async (t) => {
  let reply: () => unknown = () => undefined
  const at = await shop(t, { getPet: { handle: () => reply() } })
  const circular: Record<string, unknown> = { name: 'a' }
  circular['self'] = circular
  const broken: readonly (() => unknown)[] = [
    () => undefined, () => null, () => ({}), () => ({ status: 199 }), () => ({ status: 600 }), () => ({ status: '200' }), () => Promise.resolve(undefined),
    () => ({ status: 200, body: circular }), () => ({ status: 200, body: { name: 'a', age: 1n } }), () => ({ status: 200, headers: { 'x-a': 'a\r\nx-b: c' }, body: { name: 'a' } }),
    () => ({ status: 200, headers: { 'bad name': 'a' }, body: { name: 'a' } }), () => { throw new Error('sync') }, () => Promise.reject(new Error('async')),
    () => { throw 'no error at all' }, () => Promise.reject(undefined),
  ]
  for (const [index, one] of broken.entries()) {
    reply = one
    const { status, code, value } = await ask(`${at.url}/pets/1`)
    assert.deepEqual([index, status, code, value?.['detail']], [index, 500, 'internal', undefined])
  }
  assert.equal(at.logged.length, broken.length)
  assert.ok(at.logged.every(({ fields }) => typeof (fields as { stage: unknown }).stage === 'string'))
  reply = () => ({ status: 200, body: { name: 'a' } })
  assert.equal((await ask(`${at.url}/pets/1`)).status, 200)
})

test('a handler that throws is named as the stage that failed', async (t) => {
  const at = await shop(t, { addPet: { handle: () => { throw new Error('x') } } })
  await ask(`${at.url}/pets`, post({ name: 'Rex' }))
  assert.equal((at.logged[0]?.fields as { stage: string }).stage, 'handle')
})

test('framing headers of a handler do not get out', async (t) => {
  const at = await shop(t, { getPet: { handle: () => ({ status: 200, headers: { 'Content-Length': '1', 'Transfer-Encoding': 'chunked', Connection: 'x-a', 'X-Request-Id': 'forged', 'X-A': '1' }, body: { name: 'Rex' } }) } })
  const { status, value, headers } = await ask(`${at.url}/pets/1`)
  assert.deepEqual([status, value, headers.get('x-a')], [200, { name: 'Rex' }, '1'])
  assert.notEqual(headers.get('x-request-id'), 'forged')
})

test('a handler that never answers is a 504, its signal is aborted, and what it says later is dropped', async (t) => {
  let signal: AbortSignal | undefined
  let late: ((value: unknown) => void) | undefined
  const at = await shop(t, { getPet: { handle: (_request, context) => {
    signal = context.signal
    return new Promise((resolve) => { late = resolve })
  } } }, undefined, { operations: operations.map((one) => ({ ...one, policies: { timeout: 150 } })) })
  const { status, code } = await ask(`${at.url}/pets/1`)
  assert.deepEqual([status, code, signal?.aborted], [504, 'backend_timeout', true])
  late!({ status: 200, body: { name: 'late' } })
  await turn()
  assert.equal((await fetch(`${at.url}/word`)).status, 502)
})

test('a before hook that never answers is a 504 too', async (t) => {
  const at = await shop(t, { getPet: { before: () => new Promise(() => undefined) } }, undefined, { operations: operations.map((one) => ({ ...one, policies: { timeout: 150 } })) })
  assert.equal((await ask(`${at.url}/pets/1`)).status, 504)
})

test('the signal is aborted when the client leaves, also where it is first asked for afterwards', async (t) => {
  const early = Promise.withResolvers<AbortSignal>()
  const left = Promise.withResolvers<void>()
  const later = Promise.withResolvers<boolean>()
  const at = await shop(t, {
    getPet: { handle: (_request, context) => {
      early.resolve(context.signal)
      context.signal.addEventListener('abort', () => left.resolve())
      return new Promise(() => undefined)
    } },
    file: { handle: async (_request, context) => {
      const request = connect(at.port, '127.0.0.1')
      request.destroy()
      arrived.resolve()
      await gone.promise
      later.resolve(context.signal.aborted)
      return { status: 200 }
    } },
  })
  const arrived = Promise.withResolvers<void>()
  const gone = Promise.withResolvers<void>()
  const one = connect(at.port, '127.0.0.1', () => one.write('GET /pets/1 HTTP/1.1\r\nHost: a\r\n\r\n'))
  const signal = await early.promise
  assert.equal(signal.aborted, false)
  one.destroy()
  await left.promise
  const two = connect(at.port, '127.0.0.1', () => two.write('GET /file HTTP/1.1\r\nHost: a\r\n\r\n'))
  await arrived.promise
  two.destroy()
  await once(two, 'close')
  await new Promise((resolve) => setTimeout(resolve, 100))
  gone.resolve()
  assert.equal(await later.promise, true)
})

test('a hook is told who was authenticated', async (t) => {
  const key = scheme('key', { type: 'apiKey', in: 'header', name: 'X-Key' })
  let principal: Principal | null = null
  const at = await shop(t, { getPet: { handle: (_request, context) => {
    principal = context.principal
    return { status: 200, body: { name: context.principal?.scheme } }
  } } }, undefined, {
    operations: operations.map((one) => ({ ...one, security: anyOf([key()]) })),
    schemes: [key], env: { AUTH_KEY_KEYS: 'good-key' },
  })
  assert.equal((await ask(`${at.url}/pets/1`)).status, 401)
  assert.equal(principal, null)
  assert.deepEqual((await ask(`${at.url}/pets/1`, { headers: { 'x-key': 'good-key' } })).value, { name: 'key' })
  assert.equal((principal as Principal | null)?.scheme, 'key')
  assert.ok(!JSON.stringify(principal).includes('good-key'))
})
