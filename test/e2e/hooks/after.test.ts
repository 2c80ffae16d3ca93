import assert from 'node:assert/strict'
import type { ServerResponse } from 'node:http'
import { test } from 'node:test'
import { setImmediate as turn } from 'node:timers/promises'
import { gzipSync } from 'node:zlib'
import { ask, shop, type LooseResponse } from './shop.ts'

const exact = '{ "name" : "Rex", "chip": 12345678901234567890 }'
const json = (body: string | Buffer, headers: Record<string, string | string[]> = {}, status = 200) => (response: ServerResponse): void =>
  void response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(body)

for (const [kind, wait] of [['synchronous', false], ['asynchronous', true]] as const) {
  const as = (change: (response: LooseResponse) => unknown) => (wait
    ? async (response: LooseResponse) => { await turn(); return change(response) }
    : change)

  test(`a ${kind} hook that returns nothing changes no byte, and sees the decoded answer`, async (t) => {
    let got: LooseResponse | undefined
    const at = await shop(t, { getPet: { after: as((response) => { got = response }) } }, json(gzipSync(exact), { 'content-encoding': 'gzip', 'x-count': '3', 'set-cookie': ['a=1', 'b=2'] }))
    const { status, body, headers } = await ask(`${at.url}/pets/1`)
    assert.deepEqual([status, body, headers.getSetCookie()], [200, exact, ['a=1', 'b=2']])
    assert.equal(got?.status, 200)
    assert.equal(got?.headers['x-count'], '3')
    assert.equal(got?.body['name'], 'Rex')
  })

  test(`a ${kind} hook that adds a header keeps body, cookies and coding`, async (t) => {
    const at = await shop(t, { getPet: { after: as((response) => ({ ...response, headers: { ...response.headers, 'x-added': '1' } })) } },
      json(gzipSync(exact), { 'content-encoding': 'gzip', 'set-cookie': ['a=1', 'b=2'] }))
    const { status, body, headers } = await ask(`${at.url}/pets/1`)
    assert.deepEqual([status, body, headers.getSetCookie(), headers.get('x-added')], [200, exact, ['a=1', 'b=2'], '1'])
  })

  test(`a ${kind} hook's changed body is validated again`, async (t) => {
    let change: (response: LooseResponse) => unknown = ({ status, body }) => ({ status, body: { ...body, age: 3 } })
    const at = await shop(t, { getPet: { after: as((response) => change(response)) } }, json(gzipSync('{"name":"Rex"}'), { 'content-encoding': 'gzip', 'x-kept': '1' }))
    const good = await ask(`${at.url}/pets/1`)
    assert.deepEqual([good.status, good.body, good.headers.get('content-encoding'), good.headers.get('x-kept')], [200, '{"name":"Rex","age":3}', null, '1'])
    change = (response) => {
      response.body['age'] = 4
      response.headers['x-kept'] = '2'
      return response
    }
    const inPlace = await ask(`${at.url}/pets/1`)
    assert.deepEqual([inPlace.status, inPlace.body, inPlace.headers.get('x-kept')], [200, '{"name":"Rex","age":4}', '2'])
    const broken: readonly [string, (response: LooseResponse) => unknown][] = [
      ['a body against the schema', ({ status }) => ({ status, body: { age: 3 } })],
      ['a body changed in place', (response) => { response.body['age'] = -1; return response }],
      ['a media type that is not declared', ({ status }) => ({ status, headers: { 'content-type': 'text/html' }, body: '<p>' })],
      ['a header against its schema', (response) => ({ ...response, headers: { 'x-count': 'many' } })],
      ['a status whose body is another', ({ body }) => ({ status: 404, body })],
    ]
    for (const [name, one] of broken) {
      change = one
      const { status, code, value } = await ask(`${at.url}/pets/1`)
      assert.deepEqual([status, code, value?.['errors']], [502, 'response_invalid', undefined], name)
    }
    for (const one of [() => ({ status: 0 }), () => 'text', () => { throw new Error('x') }]) {
      change = one
      assert.equal((await ask(`${at.url}/pets/1`)).code, 'internal')
    }
  })
}

test('a hook may change the status, with the body and media type that belong to it', async (t) => {
  let reply: unknown = { status: 404, body: { title: 'none' } }
  const at = await shop(t, { getPet: { after: () => reply } }, json('{"name":"Rex"}'))
  const problem = await ask(`${at.url}/pets/1`)
  assert.deepEqual([problem.status, problem.value, problem.headers.get('content-type')], [404, { title: 'none' }, 'application/problem+json'])
  reply = { status: 201 }
  assert.deepEqual([(await ask(`${at.url}/pets/1`)).status, (await ask(`${at.url}/pets/1`)).value], [201, { name: 'Rex' }])
  reply = { status: 204 }
  const none = await ask(`${at.url}/pets/1`)
  assert.deepEqual([none.status, none.body], [204, ''])
})

test('the hook does not see what breaks the document, nor what the gateway refused', async (t) => {
  let ran = 0
  const at = await shop(t, { getPet: { after: () => void ran++ }, word: { after: () => void ran++ } }, json('{"nom":"Rex"}'))
  assert.equal((await ask(`${at.url}/pets/1`)).code, 'response_invalid')
  assert.equal((await ask(`${at.url}/pets/far-too-long`)).code, 'request_invalid')
  assert.equal(ran, 0)
})

test('hooks run on the answers of handlers and before hooks too, each once', async (t) => {
  const ran: string[] = []
  const after = (response: LooseResponse) => { ran.push(`after ${response.body['name']}`) }
  const at = await shop(t, {
    getPet: { before: () => void ran.push('before'), handle: () => { ran.push('handle'); return { status: 200, body: { name: 'handled' } } }, after },
    addPet: { before: () => ({ reply: { status: 200, body: { name: 'replied' } } }), after },
  })
  assert.equal((await ask(`${at.url}/pets/1`)).status, 200)
  assert.equal((await ask(`${at.url}/pets`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"name":"a"}' })).status, 200)
  assert.deepEqual(ran, ['before', 'handle', 'after handled', 'after replied'])
})

test('of a streamed answer the hook gets status and headers, and the stream goes on', async (t) => {
  const bodies: unknown[] = []
  const change = (response: LooseResponse) => { bodies.push(response.body); return { ...response, headers: { ...response.headers, 'x-added': '1' } } }
  const at = await shop(t, { events: { after: change }, file: { after: change } }, (response) => {
    response.writeHead(200, { 'content-type': at.seen.at(-1)?.url === '/file' ? 'image/png' : 'text/event-stream' })
    response.write('data: 1\n\n')
    setTimeout(() => response.end('data: 2\n\n'), 20)
  })
  for (const path of ['/events', '/file']) {
    const { status, body, headers } = await ask(at.url + path)
    assert.deepEqual([status, body, headers.get('x-added')], [200, 'data: 1\n\ndata: 2\n\n', '1'])
  }
  assert.deepEqual(bodies, [undefined, undefined])
})

test('a streamed answer that a hook replaces is given up at the backend', async (t) => {
  const closed = Promise.withResolvers<void>()
  const at = await shop(t, { file: { after: () => ({ status: 200, body: Buffer.from('other') }) } }, (response) => {
    response.writeHead(200, { 'content-type': 'image/png', 'content-length': '1000000' })
    response.write('x')
    response.once('close', () => closed.resolve())
  })
  const { status, body, headers } = await ask(`${at.url}/file`)
  assert.deepEqual([status, body, headers.get('content-length')], [200, 'other', '5'])
  await closed.promise
})

test('text is text to a hook, and under JSON a string is JSON', async (t) => {
  let reply: unknown = { status: 200, body: 'short' }
  const at = await shop(t, { word: { after: () => reply } }, (response) => void response.writeHead(200, { 'content-type': 'text/plain' }).end('a'))
  const plain = await ask(`${at.url}/word`)
  assert.deepEqual([plain.body, plain.headers.get('content-type')], ['short', 'text/plain'])
  reply = { status: 201, body: 'text' }
  const other = await ask(`${at.url}/word`)
  assert.deepEqual([other.status, other.body, other.headers.get('content-type')], [201, '"text"', 'application/json'])
  reply = { status: 200, body: 'too long' }
  assert.equal((await ask(`${at.url}/word`)).code, 'response_invalid')
})

test('a changed form is written as a form, and a value under a media type that says nothing of values is refused', async (t) => {
  const got: unknown[] = []
  let change: (response: LooseResponse) => unknown = ({ status, body }) => {
    got.push(body)
    return { status, body: { ...body, name: 'Réx & co' } }
  }
  const at = await shop(t, { getForm: { after: (response: LooseResponse) => change(response) } },
    (response) => void response.writeHead(200, { 'content-type': 'application/x-www-form-urlencoded' }).end('name=%52ex&age=3'))
  const form = await ask(`${at.url}/forms`)
  assert.deepEqual([form.status, form.body, form.headers.get('content-type')], [200, 'name=R%C3%A9x%20%26%20co&age=3', 'application/x-www-form-urlencoded'])
  assert.deepEqual(got, [{ name: 'Rex', age: 3 }])
  change = ({ status, body }) => ({ status, body: { ...body, age: -1 } })
  assert.equal((await ask(`${at.url}/forms`)).code, 'response_invalid')
  change = (response) => {
    response.body['age'] = 4
    return response
  }
  assert.equal((await ask(`${at.url}/forms`)).body, 'name=Rex&age=4')
  change = (response) => response
  assert.equal((await ask(`${at.url}/forms`)).body, 'name=%52ex&age=3')
  change = ({ status, body }) => ({ status, headers: { 'content-type': 'multipart/mixed; boundary=b' }, body: { ...body } })
  assert.equal((await ask(`${at.url}/forms`)).code, 'internal')
})
