import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setImmediate as turn } from 'node:timers/promises'
import { ask, post, shop, type LooseHooks } from './shop.ts'

const both: readonly [string, (run: NonNullable<LooseHooks['before']>) => NonNullable<LooseHooks['before']>][] = [
  ['synchronous', (run) => run],
  ['asynchronous', (run) => async (request, context) => {
    await turn()
    return run(request, context)
  }],
]

for (const [kind, as] of both) {
  test(`a ${kind} hook that returns nothing changes nothing, and sees the decoded request`, async (t) => {
    const got: unknown[] = []
    const at = await shop(t, { getPet: { before: as((request, context) => {
      got.push(request, { operation: context.operation, id: context.requestId, agent: context.header('User-Agent'), principal: context.principal })
    }) } })
    const { status } = await ask(`${at.url}/pets/a%20b?tag=x&tag=y&filter[kind]=dog&other=1`, { headers: { 'x-mode': 'fast', cookie: 'lang=de; other=1', 'x-request-id': 'mine', 'user-agent': 'test' } })
    assert.equal(status, 200)
    assert.deepEqual(got[0], {
      method: 'GET', path: { id: 'a b' }, query: { tag: ['x', 'y'], filter: { kind: 'dog' } }, headers: { 'X-Mode': 'fast' }, cookies: { lang: 'de' }, body: undefined,
    })
    assert.deepEqual(got[1], { operation: 'getPet', id: 'mine', agent: 'test', principal: null })
    assert.equal(at.seen[0]?.url, '/pets/a%20b?tag=x&tag=y&filter[kind]=dog&other=1')
    assert.equal(at.seen[0]?.headers.cookie, 'lang=de; other=1')
  })

  test(`a ${kind} hook's reply takes the backend's place and is validated as an answer`, async (t) => {
    let reply: unknown = { status: 200, headers: { 'X-Count': 3 }, body: { name: 'Own' } }
    const at = await shop(t, { getPet: { before: as(() => ({ reply })) } })
    const good = await ask(`${at.url}/pets/1`)
    assert.deepEqual([good.status, good.value, good.headers.get('x-count'), good.headers.get('content-type')], [200, { name: 'Own' }, '3', 'application/json'])
    reply = { status: 200, body: { nom: 'Own' } }
    const bad = await ask(`${at.url}/pets/1`)
    assert.deepEqual([bad.status, bad.code], [502, 'response_invalid'])
    reply = { status: 404, body: { title: 'none' } }
    const problem = await ask(`${at.url}/pets/1`)
    assert.deepEqual([problem.status, problem.headers.get('content-type')], [404, 'application/problem+json'])
    reply = { status: 'no' }
    assert.equal((await ask(`${at.url}/pets/1`)).code, 'internal')
    assert.equal(at.seen.length, 0)
  })

  test(`what a ${kind} hook changes is written back by the style of each parameter`, async (t) => {
    const at = await shop(t, { getPet: { before: as(() => ({ request: {
      path: { id: 'a/b' }, query: { tag: ['p', 'q r'], filter: { kind: 'cat' }, range: { from: 1, to: 2 } }, headers: { 'x-mode': 'slow' }, cookies: { lang: 'f;r' },
    } })) } })
    const { status } = await ask(`${at.url}/pets/1?tag=x&tag=y&keep=1&filter[kind]=dog&from=9`, { headers: { 'x-mode': 'fast', cookie: 'lang=de; other=1' } })
    assert.equal(status, 200)
    const [sent] = at.seen
    assert.equal(sent?.url, '/pets/a%2Fb?keep=1&tag=p&tag=q%20r&filter%5Bkind%5D=cat&from=1&to=2')
    assert.equal(sent?.headers['x-mode'], 'slow')
    assert.equal(sent?.headers.cookie, 'other=1; lang=f%3Br')
  })
}

test('what a hook takes out is gone', async (t) => {
  const at = await shop(t, { getPet: { before: () => ({ request: { query: { tag: undefined, filter: undefined }, headers: { 'X-Mode': undefined }, cookies: { lang: undefined } } }) } })
  await ask(`${at.url}/pets/1?tag=x&filter[kind]=dog&filter[size]=1`, { headers: { 'x-mode': 'fast', cookie: 'lang=de' } })
  const [sent] = at.seen
  assert.equal(sent?.url, '/pets/1')
  assert.equal(sent?.headers['x-mode'], undefined)
  assert.equal(sent?.headers.cookie, undefined)
})

test('a changed body is validated and serialised again; one that is passed along stays as it was sent', async (t) => {
  let change: (body: Record<string, unknown>) => unknown = (body) => ({ ...body, age: 3 })
  const at = await shop(t, { addPet: { before: (request) => ({ request: { ...request, body: change(request.body) } }) } })
  await ask(`${at.url}/pets`, post('{"name" : "Rex"}'))
  assert.equal(at.seen[0]?.body, '{"name":"Rex","age":3}')
  assert.equal(at.seen[0]?.headers['content-length'], '22')
  assert.equal(at.seen[0]?.headers['content-type'], 'application/json')
  change = (body) => Object.assign(body, { age: 4 })
  await ask(`${at.url}/pets`, post('{"name" : "Rex"}'))
  assert.equal(at.seen[1]?.body, '{"name":"Rex","age":4}')
  change = (body) => body
  const exact = '{"name" : "Rex", "chip": 12345678901234567890}'
  await ask(`${at.url}/pets`, post(exact))
  assert.equal(at.seen[2]?.body, exact)
})

test('a change that breaks the document is a 500 without detail, and reaches no backend', async (t) => {
  let change: unknown
  const at = await shop(t, { getPet: { before: () => ({ request: change }) }, addPet: { before: () => ({ request: change }) }, addForm: { before: () => ({ request: change }) } })
  const cases: readonly [path: string, init: RequestInit, change: unknown][] = [
    ['/pets/1', {}, { path: { id: 'far too long' } }], ['/pets/1', {}, { path: { id: undefined } }], ['/pets/1', {}, { path: { id: '..' } }], ['/pets/1', {}, { path: { id: '' } }],
    ['/pets/1', {}, { query: { tag: 'x' } }], ['/pets/1', {}, { query: { undeclared: 1 } }], ['/pets/1', {}, { headers: { 'x-mode': 'far too long' } }],
    ['/pets/1', {}, { headers: { 'x-mode': 'a\r\nb' } }], ['/pets/1', {}, { headers: { 'x-undeclared': 'a' } }], ['/pets/1', {}, { cookies: { lang: 1 } }],
    ['/pets', post({ name: 'Rex' }), { body: { name: '' } }], ['/pets', post({ name: 'Rex' }), { body: 'secret-value' }],
    ['/forms', { method: 'POST', body: new URLSearchParams({ name: 'Rex' }) }, { body: { name: 'b' } }],
  ]
  for (const [path, init, one] of cases) {
    change = one
    at.logged.length = 0
    const { status, value } = await ask(at.url + path, init)
    assert.equal(status, 500, JSON.stringify(one))
    assert.deepEqual(Object.keys(value ?? {}).sort(), ['code', 'requestId', 'status', 'title', 'type'], JSON.stringify(one))
    assert.equal(at.logged.length, 1)
    assert.ok(!JSON.stringify(at.logged).includes('secret-value'))
  }
  assert.equal(at.seen.length, 0)
})

test('a hook that throws, at once or later, is a 500 whose log line has where it was thrown, without its message', async (t) => {
  const boom = new Error('the database is gone: canary-message')
  const at = await shop(t, { getPet: { before: () => { throw boom } }, addPet: { before: async () => { throw boom } } })
  for (const answer of [await ask(`${at.url}/pets/1`), await ask(`${at.url}/pets`, post({ name: 'Rex' }))]) {
    assert.deepEqual([answer.status, answer.code], [500, 'internal'])
    assert.ok(!answer.body.includes('database'))
  }
  assert.equal(at.logged.length, 2)
  assert.deepEqual(at.logged.map(({ fields }) => (fields as { stage: string }).stage), ['before', 'before'])
  assert.match((at.logged[0]?.fields as { err: { stack: string } }).err.stack, /before\.test\.ts:\d+/)
  assert.ok(!JSON.stringify(at.logged).includes('database'))
})

test('an invalid request never gets to a hook', async (t) => {
  let ran = 0
  const at = await shop(t, { addPet: { before: () => void ran++ } })
  assert.equal((await ask(`${at.url}/pets`, post({ name: 1 }))).status, 400)
  assert.equal((await ask(`${at.url}/pets`, post({ name: 'Rex' }))).status, 200)
  assert.equal(ran, 1)
})
