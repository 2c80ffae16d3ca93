import assert from 'node:assert/strict'
import { get, type ServerResponse } from 'node:http'
import { test } from 'node:test'
import { redisMissing, startRedis } from '../../support/redis.ts'
import { cached, fresh, itemOperations, startSite, until, type Site } from './site.ts'

/** Two gateways before one backend's answers, as far as the test makes them alike, and one Redis. */
async function pair(run: (sites: { readonly a: Site; readonly b: Site; readonly redis: Awaited<ReturnType<typeof startRedis>> }) => Promise<void>, answer = fresh()): Promise<void> {
  const redis = await startRedis()
  const options = { operations: itemOperations(cached({ tags: ['item-{$request.path.id}'] })), cache: { store: 'redis' as const }, env: { REDIS_URL: redis.url }, answer }
  const a = await startSite(options)
  const b = await startSite(options)
  try {
    await Promise.all([a, b].map((site) => untilKept(site)))
    await run({ a, b, redis })
  } finally {
    await a.close()
    await b.close()
    await redis.close()
  }
}

/** Asks with the host of one gateway, so that both have one key. */
const ask = (site: Site, path: string, headers: Readonly<Record<string, string>> = {}) =>
  new Promise<{ status: number; text: string; cache: string }>((resolve, reject) => {
    get({ host: '127.0.0.1', port: site.port, path, headers: { host: 'shop.example', ...headers } }, (response) => {
      let text = ''
      response.setEncoding('utf8').on('data', (chunk: string) => { text += chunk }).on('end', () => resolve({ status: response.statusCode!, text, cache: String(response.headers['cache-status'] ?? '') }))
    }).on('error', reject)
  })

let probes = 0
async function untilKept(site: Site): Promise<void> {
  const path = `/items/probe${probes++}`
  for (let tries = 0; tries < 500; tries++) {
    if ((await ask(site, path)).cache.includes('hit')) return
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  throw new Error('nothing is ever kept')
}

test('gateways share what one has fetched, by Vary too, and forget together', { skip: redisMissing }, () => pair(async ({ a, b }) => {
  const first = await ask(a, '/items/1')
  let second = await ask(b, '/items/1')
  for (let tries = 0; tries < 100 && second.text !== first.text; tries++) second = await ask(b, '/items/1')
  assert.deepEqual([second.text, /hit/.test(second.cache)], [first.text, true])

  for (const site of [a, b]) site.answers(fresh({ vary: 'accept-language' }))
  const german = await ask(a, '/items/2', { 'accept-language': 'de' })
  const english = await ask(b, '/items/2', { 'accept-language': 'en' })
  await untilKept(a)
  await untilKept(b)
  assert.equal((await ask(b, '/items/2', { 'accept-language': 'de' })).text, german.text)
  assert.equal((await ask(a, '/items/2', { 'accept-language': 'en' })).text, english.text)

  const seen = a.seen.length
  await a.ask('/items/1', { method: 'POST' })
  assert.doesNotMatch((await ask(b, '/items/1')).cache, /hit/)
  assert.equal(a.seen.length, seen + 1)
}))

test('an answer that one gateway had on its way while another changed its resource is not kept', { skip: redisMissing }, () => pair(async ({ a, b }) => {
  const waiting: ServerResponse[] = []
  a.answers((_request, response) => void waiting.push(response))
  const old = ask(a, '/items/1')
  await until(() => waiting.length === 1)
  await new Promise((resolve) => setTimeout(resolve, 20))
  await b.ask('/items/1', { method: 'POST' })
  waiting[0]!.writeHead(200, { 'content-type': 'application/json', 'cache-control': 'max-age=60' }).end('{"old":true}')
  assert.equal((await old).text, '{"old":true}')
  await untilKept(b)
  assert.notEqual((await ask(b, '/items/1')).text, '{"old":true}')
}))

test('while Redis is away everything is fetched, and it is used again when it is back', { skip: redisMissing }, () => pair(async ({ a, redis }) => {
  await redis.kill()
  for (let time = 0; time < 3; time++) assert.equal((await ask(a, '/items/9')).status, 200)
  assert.doesNotMatch((await ask(a, '/items/9')).cache, /hit/)
  await redis.restart()
  await untilKept(a)
}))

test('a Redis that does not answer holds no request for long', { skip: redisMissing }, () => pair(async ({ a, redis }) => {
  redis.freeze(true)
  try {
    assert.equal((await ask(a, '/items/8')).status, 200)
  } finally {
    redis.freeze(false)
  }
}))
