import assert from 'node:assert/strict'
import { test } from 'node:test'
import express from 'express'
import { anyOf, api, backend, gateway, operation, scheme, target } from '../../../runtime/index.ts'
import { silent } from '../../support/gateway.ts'
import { serve } from '../../support/raw.ts'

const key = scheme('key', { type: 'apiKey', in: 'header', name: 'x-key' })
const other = scheme('other', { type: 'apiKey', in: 'header', name: 'x-other' })

const createGateway = gateway<object>({
  abi: 1, name: 'own-routes', base: import.meta.url, trustedProxies: [],
  apis: [api({
    name: 'shop', title: 'Shop', mount: '', document: './none.json', schemes: [key, other],
    operations: { get: operation({ id: 'get', method: 'GET', path: '/get', at: 'test', security: anyOf([key()]), responses: {}, backend: backend('shop')('/get') }) },
  })],
  backends: { shop: target({ targets: [{ url: 'http://127.0.0.1:9' }] }) },
})

test("a scheme of the document guards a route of the user's own", async () => {
  const instance = createGateway({ config: { env: { AUTH_KEY_KEYS: 'right', ACCESS_LOG: 'off' }, log: silent } })
  const app = express()
  app.get('/admin', instance.authenticate('shop', anyOf([key()])), (request, response) => {
    response.json((request as { principal?: { scheme: string } }).principal?.scheme)
  })
  const server = await serve(app)
  const ask = (headers: Record<string, string>): Promise<Response> => fetch(`${server.url}/admin`, { headers })
  const refused = await ask({})
  assert.equal(refused.status, 401)
  assert.equal(refused.headers.get('content-type'), 'application/problem+json')
  assert.equal((await ask({ 'x-key': 'wrong' })).status, 401)
  const passed = await ask({ 'x-key': 'right' })
  assert.equal(passed.status, 200)
  assert.equal(await passed.json(), 'key')
  await server.close()
  await instance.close()
})

test('a scheme that no operation needs cannot guard anything: nothing verifies it', async () => {
  const instance = createGateway({ config: { env: { AUTH_KEY_KEYS: 'right', ACCESS_LOG: 'off' }, log: silent } })
  assert.throws(() => instance.authenticate('shop', anyOf([other()])), TypeError)
  await instance.close()
})
