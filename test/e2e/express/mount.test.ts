import assert from 'node:assert/strict'
import express from 'express'
import { test } from 'node:test'
import { answer, binary, json, required } from '../../../runtime/index.ts'
import { anOperation, makeGateway, startGateway } from '../../support/gateway.ts'
import { serve } from '../../support/raw.ts'
import { ask, goodPet, operations, pets, posting } from './pets.ts'

for (const engine of ['compiled', 'express'] as const) {
  test(`${engine}: mounted at the root of the user's application, what it does not know is the user's`, async (t) => {
    const passed: string[] = []
    const at = await pets(t, goodPet, {
      engine, mount: '/shop',
      front: (gateway) => express()
        .use((request, _response, next) => { passed.push(request.url); next() })
        .use(gateway.app)
        .get('/own', (_request, response) => void response.send('mine'))
        .use((_request, response) => void response.status(404).send('not mine either')),
    })
    assert.equal((await ask(`${at.url}/shop/pets/7`)).body, '{"name":"Rex"}')
    assert.equal((await ask(`${at.url}/own`)).body, 'mine')
    assert.deepEqual([(await ask(`${at.url}/nowhere`)).status, (await ask(`${at.url}/nowhere`)).body], [404, 'not mine either'])
    assert.equal((await ask(`${at.url}/shop/nowhere`)).code, 'not_found')
    assert.equal((await ask(`${at.url}/shop/pets/x`)).code, 'request_invalid')
    assert.equal(passed[0], '/shop/pets/7')
  })

  test(`${engine}: mounted under a prefix, addresses of the backend get the prefix`, async (t) => {
    const at = await pets(t, (_request, response) => void response.writeHead(201, {
      location: '/api/pets/7', 'content-location': `${at.backendUrl}/api/pets/7`, 'set-cookie': ['a=1; Path=/api', 'b=2; Path=/'],
    }).end(), { engine, mount: '/shop', basePath: '/api', front: (gateway) => express().use('/gw', gateway.app) })
    const added = await ask(`${at.url}/gw/shop/pets`, posting('{"name":"Rex"}'))
    assert.equal(added.status, 201)
    assert.equal(at.seen[0]?.url, '/api/pets')
    assert.equal(added.headers.get('location'), '/gw/shop/pets/7')
    assert.equal(added.headers.get('content-location'), '/gw/shop/pets/7')
    assert.deepEqual(added.headers.getSetCookie(), ['a=1; Path=/gw/shop', 'b=2; Path=/gw/shop'])
    assert.equal((await ask(`${at.url}/gw/shop/pets`, posting('{"name":""}'))).status, 400)
    assert.equal((await ask(`${at.url}/gw/shop/secret`)).status, 401)
    assert.equal((await ask(`${at.url}/shop/pets/7`)).status, 404)
    assert.equal((await ask(`${at.url}/gw/_gateway/health/live`)).status, 200)
    assert.equal(at.seen.length, 1)
  })
}

test('addresses get the prefix also where backend and gateway have the same path', async (t) => {
  const at = await pets(t, (_request, response) => void response.writeHead(201, { location: '/pets/7', 'set-cookie': 'a=1; Path=/' }).end(), { front: (gateway) => express().use('/gw', gateway.app) })
  const added = await ask(`${at.url}/gw/pets`, posting('{"name":"Rex"}'))
  assert.deepEqual([added.headers.get('location'), added.headers.getSetCookie()], ['/gw/pets/7', ['a=1; Path=/gw']])
})

test('middleware before the gateway may answer, and its errors are the user\'s where it is mounted', async (t) => {
  const at = await pets(t, goodPet, {
    front: (gateway) => express()
      .use((request, response, next) => {
        if (request.headers['x-stop'] === '1') return void response.status(418).send('stopped')
        if (request.headers['x-stop'] === '2') throw new Error('broken')
        next()
      })
      .use(gateway.app)
      .use((error: Error, _request: express.Request, response: express.Response, _next: express.NextFunction) => void response.status(599).send(error.message)),
  })
  assert.equal((await ask(`${at.url}/pets/7`, { headers: { 'x-stop': '1' } })).status, 418)
  assert.deepEqual([(await ask(`${at.url}/pets/7`, { headers: { 'x-stop': '2' } })).status], [599])
  assert.equal((await ask(`${at.url}/pets/7`)).status, 200)
  assert.equal(at.seen.length, 1)
})

test('middleware given to the gateway stands before it; what it throws is a 500 without detail and a log line', async (t) => {
  const at = await pets(t, goodPet, { middleware: [(request, response, next) => {
    if (request.headers['x-stop'] === '1') return void response.status(418).send('stopped')
    if (request.headers['x-stop'] === '2') throw new Error('secret detail')
    next()
  }] })
  assert.equal((await ask(`${at.url}/pets/7`, { headers: { 'x-stop': '1' } })).status, 418)
  const broken = await ask(`${at.url}/pets/7`, { headers: { 'x-stop': '2' } })
  assert.deepEqual([broken.status, broken.code, broken.body.includes('secret')], [500, 'internal', false])
  assert.deepEqual(at.logged.map(({ message }) => message), ['a fault of a middleware'])
  assert.equal((await ask(`${at.url}/pets/7`)).status, 200)
  assert.equal((await ask(`${at.url}/pets/7`)).headers.get('x-powered-by'), null)
})

for (const [name, path, body, type] of [['that is validated', '/pets', '{"name":"Rex"}', 'application/json'], ['that passes unread', '/file', '{"any":1}', 'application/json']] as const) {
  test(`a body ${name}, read by a parser before the gateway, is a 500 that says what to do in the log`, async (t) => {
    const file = anOperation({ id: 'putAny', method: 'PUT', path: '/file', body: required(binary('*/*')), responses: {} })
    const at = await pets(t, goodPet, { middleware: [express.json()], operations: [...operations.filter(({ path: one }) => one !== '/file'), file] })
    const answered = await ask(at.url + path, posting(body, type, path === '/file' ? 'PUT' : 'POST'))
    assert.deepEqual([answered.status, answered.code], [500, 'internal'])
    assert.ok(!answered.body.includes('express'))
    assert.match(JSON.stringify(at.logged), /was read before the gateway got it\. Put the gateway before express\.json\(\)/)
    assert.equal(at.seen.length, 0)
    assert.equal((await ask(`${at.url}/pets/7`)).status, 200)
    const malformed = await ask(at.url + path, posting('{', 'application/json', path === '/file' ? 'PUT' : 'POST'))
    assert.deepEqual([malformed.status, malformed.code], [400, 'request_malformed'])
  })
}

test('on bare node:http the handler serves the APIs, health and the published documents, and ends everything else', async (t) => {
  const at = await pets(t)
  assert.equal((await ask(`${at.url}/pets/7`)).status, 200)
  assert.deepEqual([(await ask(`${at.url}/_gateway/health/live`)).body, (await ask(`${at.url}/_gateway/health/ready`)).body], ['{"status":"live"}', '{"status":"ready"}'])
  const document = await ask(`${at.url}/_gateway/openapi/test.json`)
  assert.deepEqual([document.status, document.headers.get('content-type'), (JSON.parse(document.body) as { info: { title: string } }).info.title], [200, 'application/json; charset=utf-8', 'Pets'])
  for (const path of ['/_gateway/openapi/other.json', '/_gateway/openapi/..%2fpets.json', '/_gateway/', '/_gateway/health/LIVE', '/nowhere']) {
    const missed = await ask(at.url + path)
    assert.ok(missed.status === 404 || missed.status === 400, path)
    assert.equal(missed.headers.get('content-type')?.startsWith('application/problem+json'), true, path)
  }
})

test('two gateways live in one process, each with its own backend and log', async (t) => {
  const one = await serve((_request, response) => void response.writeHead(200, { 'content-type': 'application/json' }).end('"one"'))
  const two = await serve((_request, response) => void response.writeHead(200, { 'content-type': 'application/json' }).end('"two"'))
  const get = [anOperation({ id: 'get', path: '/get', responses: { 200: answer([json(null)]) } })]
  const first = makeGateway({ operations: get, backendUrl: one.url, mount: '/first', engine: 'compiled' })
  const second = makeGateway({ operations: get, backendUrl: two.url, mount: '/second', engine: 'compiled', name: 'other' })
  const front = await serve(express().use(first.app).use(second.app))
  t.after(async () => {
    await front.close()
    await Promise.all([first.close(), second.close(), one.close(), two.close()])
  })
  assert.deepEqual([(await ask(`${front.url}/first/get`)).body, (await ask(`${front.url}/second/get`)).body], ['"one"', '"two"'])
  assert.equal((await ask(`${front.url}/second/nowhere`)).code, 'not_found')
  await first.close()
  assert.equal((await ask(`${front.url}/second/get`)).body, '"two"')
})

test('an engine can be chosen by the environment', async (t) => {
  const gateway = await startGateway({ operations: [anOperation({ id: 'odd', path: '/pets/{pet-id}' })], backend: goodPet, env: { ENGINE: 'compiled' } })
  t.after(() => gateway.close())
  assert.throws(() => makeGateway({ operations: [anOperation({ id: 'odd', path: '/odd(ids={ids})' })], backendUrl: 'http://127.0.0.1:1', env: { ENGINE: 'express' }, document: './odd.json', base: import.meta.url }), /express engine cannot serve/)
})
