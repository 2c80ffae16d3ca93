import assert from 'node:assert/strict'
import type { ServerResponse } from 'node:http'
import { test } from 'node:test'
import { answer, json } from '../../../runtime/index.ts'
import { StartError } from '../../../runtime/index.ts'
import { makeGateway } from '../../support/gateway.ts'
import { cached, fresh, itemOperations, startSite, until, withSite } from './site.ts'

const post: RequestInit = { method: 'POST' }

test('a change forgets the path that it went to, whatever its query, and what it names', () => withSite({ operations: itemOperations(cached()) }, async (site) => {
  for (const path of ['/items/1', '/items/1?q=1', '/items/2', '/items/3', '/items/4']) await site.ask(path)
  const calls = async (path: string): Promise<boolean> => {
    const before = site.seen.length
    await site.ask(path)
    return site.seen.length > before
  }
  site.answers((_request, response) => void response.writeHead(204, { location: '/items/2', 'content-location': 'http://elsewhere.example/items/3' }).end())
  await site.ask('/items/1', post)
  site.answers(fresh())
  assert.deepEqual([await calls('/items/1'), await calls('/items/1?q=1'), await calls('/items/2'), await calls('/items/3'), await calls('/items/4')], [true, true, true, false, false])
  site.answers((_request, response) => void response.writeHead(500).end())
  await site.ask('/items/4', post)
  assert.equal(await calls('/items/4'), false)
}))

test('an answer that was on its way while its resource was changed is not kept', () => withSite({ operations: itemOperations(cached()) }, async (site) => {
  const waiting: ServerResponse[] = []
  site.answers((request, response, count) => {
    if (request.method === 'GET') waiting.push(response)
    else fresh()(request, response, count)
  })
  const old = site.ask('/items/1')
  await until(() => waiting.length === 1)
  await site.ask('/items/1', post)
  waiting[0]!.writeHead(200, { 'content-type': 'application/json', 'cache-control': 'max-age=60' }).end('{"old":true}')
  assert.equal((await old).text, '{"old":true}')
  site.answers(fresh())
  assert.equal((await site.ask('/items/1')).text, '{"count":3}')
}))

test('a change whose answer breaks the document, or never comes, was a change', () => {
  const [get, change] = itemOperations(cached())
  return withSite({ operations: [get!, { ...change!, responses: { 200: answer([json((value) => value === null)]) } }] }, async (site) => {
    for (const reply of [fresh(), (_request: unknown, response: ServerResponse) => void response.destroy()]) {
      site.answers(fresh())
      await site.ask('/items/1')
      site.answers(reply)
      assert.equal((await site.ask('/items/1', post)).status, 502)
      const before = site.seen.length
      site.answers(fresh())
      await site.ask('/items/1')
      assert.equal(site.seen.length, before + 1)
    }
  })
})

test('operators purge by operation, key and tag, and nothing else goes', async () => {
  const site = await startSite({
    operations: itemOperations(cached({ tags: ['all-items', 'item-{$request.path.id}', '$request.query.q', '$response.header.Surrogate-Key'] })), answer: fresh({ 'surrogate-key': 'blue green' }),
    env: { ADMIN_PORT: '0', STOP_DELAY: '0' },
  })
  const listening = await site.gateway.listen({ port: 0, host: '127.0.0.1' })
  const admin = listening.admin!
  try {
    const purge = async (query: string, headers: Readonly<Record<string, string>> = {}): Promise<string> => {
      const response = await fetch(`${admin}/-/cache/purge?${query}`, { method: 'POST', headers: { 'sec-fetch-site': 'none', ...headers } })
      return `${response.status} ${(await response.text()).trim()}`
    }
    const first = await site.ask('/items/1?q=search')
    assert.equal(first.headers.get('surrogate-key'), null)
    const fill = async (): Promise<void> => {
      for (const path of ['/items/1', '/items/1?q=search', '/items/2']) await site.ask(path)
    }
    await fill()
    assert.equal((await site.ask('/items/2')).headers.get('surrogate-key'), null)
    for (const [query, count] of [
      ['tag=item-2', 1], ['tag=search', 1], ['tag=green', 3], ['tag=all-items', 3], ['tag=none', 0], ['key=/items/1', 2], ['key=%2Fitems%2F1%3Fq%3Dsearch', 1],
      ['operation=test/getItem', 3], ['operation=test/other', 0], ['all=true', 3], ['tag=item-1&tag=item-2', 3],
    ] as const) {
      await fill()
      assert.equal(await purge(query), `200 ${count} purged`, query)
    }
    for (const bad of ['', 'tag=', 'operation=x', 'key=nowhere', 'everything=1']) assert.match(await purge(bad), /^400 /, bad)
    assert.match(await purge('all=true', { origin: 'http://evil.example' }), /^403 /)
    assert.equal((await fetch(`${admin}/-/cache/purge?all=true`, { headers: { 'sec-fetch-site': 'none' } })).status, 405)
  } finally {
    await listening.stop()
    await site.close()
  }
})

test('the express engine does not start with a policy that it lacks, nor does a Redis that nobody named', () => {
  const options = { operations: itemOperations(cached()), backendUrl: 'http://127.0.0.1:9' }
  const why = (pattern: RegExp) => (error: unknown): boolean => error instanceof StartError && pattern.test(error.message)
  assert.throws(() => makeGateway({ ...options, engine: 'express', document: './pets.json', base: new URL('../express/x.ts', import.meta.url).href }), why(/the cache policy needs the compiled engine/))
  assert.throws(() => makeGateway({ ...options, cache: { store: 'redis' } }), why(/REDIS_URL=/))
})
