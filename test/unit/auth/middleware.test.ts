import assert from 'node:assert/strict'
import type { AddressInfo } from 'node:net'
import { after, before, test } from 'node:test'
import type { Server } from 'node:http'
import express from 'express'
import { apiKeyVerifier } from '../../../runtime/auth/api-key.ts'
import { createFailedCredentials } from '../../../runtime/auth/failed-credentials.ts'
import { authenticate, type Authenticated } from '../../../runtime/auth/middleware.ts'
import { digestOfKey } from '../../../runtime/auth/secret-table.ts'
import { anyOf } from '../../../runtime/define.ts'
import { missing, proves, scripted } from './sources.ts'

const key = apiKeyVerifier({ scheme: 'key', realm: 'pets', in: 'query', name: 'key', keys: [{ digest: digestOfKey('s3cret'), subject: 'key#1', scopes: [] }] })
const need = (scheme: string, ...scopes: string[]) => ({ scheme, scopes })
let server: Server
let url: string

before(async () => {
  const app = express()
  const verifiers = new Map([
    ['key', key], ['weak', scripted('weak', proves('weak'))], ['later', scripted('later', Promise.resolve(missing))],
    ['broken', { ...scripted('broken', missing), verify: () => Promise.reject(new Error('broken')) }],
  ])
  const answer = (request: Authenticated, response: express.Response): void => void response.json(request.principal)
  app.use('/mounted', express.Router().get('/one', authenticate(anyOf([need('key')]), verifiers), answer))
  app.get('/scoped', authenticate(anyOf([need('weak', 'read')]), verifiers), answer)
  app.get('/optional', authenticate(anyOf([need('key')], []), verifiers), answer)
  app.get('/two', authenticate(anyOf([need('key')], [need('later')]), verifiers), answer)
  app.get('/broken', authenticate(anyOf([need('broken')]), verifiers), answer)
  app.get('/limited', authenticate(anyOf([need('key')]), verifiers, { failedCredentials: createFailedCredentials({ limit: 2 }) }), answer)
  app.use(((error, _request, response, _next) => void response.status(500).send((error as Error).message)) as express.ErrorRequestHandler)
  server = app.listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
after(() => {
  server.close()
  server.closeAllConnections()
})
const get = (path: string): Promise<Response> => fetch(url + path)

test('a good credential goes on with the principal, under a mount too', async () => {
  const response = await get('/mounted/one?a=b&key=s3cret')
  assert.deepEqual([response.status, await response.json()], [200, { subject: 'key#1', scheme: 'key', scopes: [], claims: {} }])
})

test('401 and 403 are problem documents with challenges, and repeat no credential', async () => {
  const refused = await get('/two?key=wr0ng')
  assert.equal(refused.status, 401)
  assert.equal(refused.headers.get('content-type'), 'application/problem+json')
  assert.equal(refused.headers.get('cache-control'), 'no-store')
  assert.equal(refused.headers.get('www-authenticate'), 'ApiKey realm="pets", in="query", name="key", Bearer realm="later"')
  const text = await refused.text()
  assert.equal((JSON.parse(text) as { code: string }).code, 'unauthorized')
  assert.doesNotMatch(text, /wr0ng/)
  const forbidden = await get('/scoped')
  assert.equal(forbidden.status, 403)
  assert.equal(forbidden.headers.get('www-authenticate'), 'Bearer realm="weak", scope="read", error="insufficient_scope"')
})

test('anonymous where that is allowed', async () => {
  const response = await get('/optional')
  assert.deepEqual([response.status, await response.json()], [200, null])
  assert.equal((await get('/optional?key=wrong')).status, 401)
})

test('a verifier that fails is the application\'s error, and nobody gets in', async () => {
  const response = await get('/broken')
  assert.deepEqual([response.status, await response.text()], [500, 'broken'])
})

test('after too many failures a good credential waits too', async () => {
  for (const status of [401, 401]) assert.equal((await get('/limited?key=wrong')).status, status)
  const blocked = await get('/limited?key=s3cret')
  assert.equal(blocked.status, 429)
  assert.ok(Number(blocked.headers.get('retry-after')) > 0)
})
