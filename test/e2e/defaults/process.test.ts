import assert from 'node:assert/strict'
import type { ServerResponse } from 'node:http'
import { test } from 'node:test'
import { serveInProcess } from '../observe/process.ts'

test('log: one JSON line a request; no query values, bodies, credentials', async () => {
  const at = await serveInProcess((_request, response) => void response.writeHead(200, { 'content-type': 'application/json' }).end('{"name":"hidden-answer"}'))
  await fetch(`${at.url}/shop/pets/hidden-path?q=hidden-query`, { headers: { authorization: 'Bearer hidden-token', cookie: 'c=hidden-cookie' } })
  await fetch(`${at.url}/shop/pets`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"name":"hidden-body"}' })
  await fetch(`${at.url}/shop/secret?hidden-query=1`, { headers: { 'x-key': 'hidden-key' } })
  assert.equal(await at.stop(), 0)
  assert.deepEqual(at.lines().map(({ operation, status }) => [operation, status]), [['getPet', 200], ['addPet', 200], ['secret', 401]])
  assert.ok(!at.output().includes('hidden'))
})

test('stop: not ready first, then what is in flight ends, then the process', async () => {
  const arrived = Promise.withResolvers<ServerResponse>()
  const at = await serveInProcess((request, response) => {
    if (request.url === '/slow') arrived.resolve(response)
    else response.writeHead(200, { 'content-type': 'application/json' }).end('{"name":"a"}')
  }, { STOP_DELAY: '600ms' })
  const ready = async (): Promise<number> => (await fetch(`${at.url}/_gateway/health/ready`)).status
  assert.equal(await ready(), 200)
  const slow = fetch(`${at.url}/shop/slow`)
  const response = await arrived.promise
  at.terminate()
  while (await ready() !== 503) await new Promise((resolve) => setTimeout(resolve, 10))
  assert.equal((await fetch(`${at.url}/shop/pets/1`)).status, 200)
  await new Promise((resolve) => setTimeout(resolve, 900))
  response.writeHead(200, { 'content-type': 'application/json' }).end('{"name":"late"}')
  const answer = await slow
  assert.deepEqual([answer.status, await answer.text()], [200, '{"name":"late"}'])
  assert.equal(await at.exited, 0)
})
