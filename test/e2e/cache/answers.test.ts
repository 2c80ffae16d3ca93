import assert from 'node:assert/strict'
import { test } from 'node:test'
import { answer, headerParameter, json, pathParameter, string } from '../../../runtime/index.ts'
import type { Validate } from '../../../runtime/contract.ts'
import { cached, fresh, itemOperations, withSite } from './site.ts'

test('an answer is fetched once, and then comes from the cache with its age', () => withSite({ operations: itemOperations(cached()) }, async (site) => {
  site.answers(fresh({ etag: '"a"', age: '7', date: new Date().toUTCString() }))
  const miss = await site.ask('/items/1')
  assert.equal(miss.text, '{"count":1}')
  assert.equal(miss.cache, 'gw; fwd=uri-miss; fwd-status=200; stored')
  const hit = await site.ask('/items/1')
  assert.equal(hit.status, 200)
  assert.equal(hit.text, '{"count":1}')
  assert.match(hit.cache, /^gw; hit; ttl=5[0-3]$/)
  assert.ok(Number(hit.headers.get('age')) >= 7)
  assert.equal(hit.headers.get('content-type'), 'application/json')
  assert.equal(hit.headers.get('date'), miss.headers.get('date'))
  assert.notEqual(hit.headers.get('x-request-id'), miss.headers.get('x-request-id'))
  assert.equal((await site.ask('/items/2')).text, '{"count":2}')
  assert.equal(site.seen.length, 2)
}))

test('HEAD, conditions and ranges are answered from what is stored', () => withSite({ operations: itemOperations(cached()), answer: fresh({ etag: '"a"', 'last-modified': 'Wed, 01 Jan 2020 00:00:00 GMT' }) }, async (site) => {
  await site.ask('/items/1')
  const head = await site.ask('/items/1', { method: 'HEAD' })
  assert.deepEqual([head.status, head.text, head.headers.get('content-length')], [200, '', '11'])
  for (const headers of [{ 'if-none-match': 'W/"x", "a"' }, { 'if-none-match': '*' }, { 'if-modified-since': 'Wed, 01 Jan 2020 00:00:00 GMT' }]) {
    const same = await site.ask('/items/1', { headers })
    assert.deepEqual([same.status, same.text, same.headers.get('etag'), same.headers.get('content-type')], [304, '', '"a"', null])
  }
  // The tag goes before the date.
  assert.equal((await site.ask('/items/1', { headers: { 'if-none-match': '"b"', 'if-modified-since': 'Wed, 01 Jan 2020 00:00:00 GMT' } })).status, 200)
  const part = await site.ask('/items/1', { headers: { range: 'bytes=2-6' } })
  assert.deepEqual([part.status, part.text, part.headers.get('content-range'), part.headers.get('content-length')], [206, 'count', 'bytes 2-6/11', '5'])
  const beyond = await site.ask('/items/1', { headers: { range: 'bytes=11-' } })
  assert.deepEqual([beyond.status, beyond.headers.get('content-range')], [416, 'bytes */11'])
  assert.equal((await site.ask('/items/1', { headers: { range: 'bytes=0-1', 'if-range': '"old"' } })).status, 200)
  assert.equal((await site.ask('/items/1', { headers: { range: 'bytes=0-1,3-4' } })).status, 200)
  assert.equal(site.seen.length, 1)
}))

test('a range that is not stored passes, and what it brings is not taken for the whole', () => withSite({ operations: itemOperations(cached(), { responses: {} }) }, async (site) => {
  site.answers((request, response) => {
    const range = request.headers.range
    response.writeHead(range === undefined ? 200 : 206, { 'cache-control': 'max-age=60', ...(range !== undefined && { 'content-range': 'bytes 0-1/4' }) }).end(range === undefined ? '1234' : '12')
  })
  assert.deepEqual([(await site.ask('/items/1', { headers: { range: 'bytes=0-1' } })).status, (await site.ask('/items/1')).text], [206, '1234'])
}))

test('a stale answer is confirmed with a 304, which brings it up to date', () => withSite({ operations: itemOperations(cached()) }, async (site) => {
  site.answers((request, response, count) => {
    const same = request.headers['if-none-match'] === '"a"'
    response.writeHead(same ? 304 : 200, { 'content-type': 'application/json', etag: '"a"', 'cache-control': same ? 'max-age=60' : 'max-age=0', 'x-count': String(count) }).end(same ? undefined : '{"n":1}')
  })
  await site.ask('/items/1')
  const confirmed = await site.ask('/items/1', { headers: { 'if-none-match': '"mine"' } })
  assert.deepEqual([confirmed.status, confirmed.text, confirmed.headers.get('x-count'), confirmed.cache], [200, '{"n":1}', '2', 'gw; fwd=stale; fwd-status=304'])
  assert.equal(site.seen[1]!.headers['if-none-match'], '"a"')
  assert.match((await site.ask('/items/1')).cache, /^gw; hit/)
  // The connection that brought the 304 is used again.
  assert.equal(site.seen.length, 2)
}))

test('the client with the same copy gets the 304 too', () => withSite({ operations: itemOperations(cached()), answer: fresh({ etag: '"a"', 'cache-control': 'no-cache' }) }, async (site) => {
  await site.ask('/items/1')
  site.answers((request, response) => void response.writeHead(request.headers['if-none-match'] === '"a"' ? 304 : 200, { etag: '"a"', 'cache-control': 'no-cache' }).end())
  assert.equal((await site.ask('/items/1', { headers: { 'if-none-match': '"a"' } })).status, 304)
  assert.equal((await site.ask('/items/1')).text, '{"count":1}')
}))

test('the backend decides what is kept, and for how long', () => withSite({ operations: itemOperations(cached()) }, async (site) => {
  const isKept = async (headers: Readonly<Record<string, string>>, status = 200): Promise<boolean> => {
    const path = `/items/${site.seen.length}`
    site.answers((_request, response) => void response.writeHead(status, { 'content-type': 'application/json', ...headers }).end('{}'))
    await site.ask(path)
    const before = site.seen.length
    await site.ask(path)
    return site.seen.length === before
  }
  assert.equal(await isKept({}), false)
  for (const directives of ['no-store', 'private, max-age=60', 'no-cache, max-age=60', 'max-age=0', 'max-age=60, s-maxage=0', 'max-age=x']) {
    assert.equal(await isKept({ 'cache-control': directives }), false, directives)
  }
  for (const directives of ['max-age=60', 's-maxage=60, max-age=0', 'PUBLIC, MAX-AGE="60"', 'max-age=60, must-understand, no-store', 'max-age=60, private="x-a"']) {
    assert.equal(await isKept({ 'cache-control': directives }), true, directives)
  }
  assert.equal(await isKept({ 'cache-control': 'max-age=60', vary: '*' }), false)
  assert.equal(await isKept({ 'cache-control': 'max-age=60', 'set-cookie': 'a=b' }), false)
  assert.equal(await isKept({ 'cache-control': 'max-age=60, public', 'set-cookie': 'a=b' }), true)
  assert.equal(await isKept({ 'cache-control': 'max-age=60', age: '60' }), false)
  assert.equal(await isKept({ 'cache-control': 'no-store', 'cdn-cache-control': 'max-age=60' }), true)
  assert.equal(await isKept({ expires: new Date(Date.now() + 60_000).toUTCString() }), true)
  assert.equal(await isKept({ 'last-modified': new Date(Date.now() - 86_400_000).toUTCString() }), true)
  assert.equal(await isKept({ 'last-modified': new Date(Date.now() - 86_400_000).toUTCString() }, 503), false)
}))

test('ttl is for what the backend says nothing of; override goes before it, but never for private answers', async () => {
  const answers = (headers: Readonly<Record<string, string>>) => fresh({ 'cache-control': '', ...headers })
  await withSite({ operations: itemOperations(cached({ ttl: 60_000 })) }, async (site) => {
    site.answers((_request, response) => void response.writeHead(200, { 'content-type': 'application/json' }).end('{}'))
    await site.ask('/items/1')
    assert.match((await site.ask('/items/1')).cache, /hit; ttl=(59|60)$/)
    site.answers(answers({ 'cache-control': 'max-age=0' }))
    await site.ask('/items/2')
    assert.doesNotMatch((await site.ask('/items/2')).cache, /hit/)
  })
  await withSite({ operations: itemOperations(cached({ ttl: 60_000, mode: 'override', maxTtl: 30_000 })) }, async (site) => {
    site.answers(answers({ 'cache-control': 'no-cache, max-age=0' }))
    await site.ask('/items/1')
    assert.match((await site.ask('/items/1')).cache, /hit; ttl=(29|30)$/)
    for (const directive of ['no-store', 'private']) {
      site.answers(answers({ 'cache-control': directive }))
      await site.ask(`/items/${directive}`)
      assert.doesNotMatch((await site.ask(`/items/${directive}`)).cache, /hit/)
    }
  })
})

test('the client may ask for the backend\'s own word, unless it is not listened to', async () => {
  await withSite({ operations: itemOperations(cached()) }, async (site) => {
    await site.ask('/items/1')
    for (const headers of [{ 'cache-control': 'no-cache' }, { 'cache-control': 'max-age=0' }, { 'cache-control': 'no-store' }, { 'cache-control': 'min-fresh=100' }]) {
      const before = site.seen.length
      await site.ask('/items/1', { headers })
      assert.equal(site.seen.length, before + 1, JSON.stringify(headers))
    }
    assert.match((await site.ask('/items/1', { headers: { 'cache-control': 'only-if-cached' } })).cache, /hit/)
    const none = await site.ask('/items/2', { headers: { 'cache-control': 'only-if-cached' } })
    assert.deepEqual([none.status, (JSON.parse(none.text) as { code: string }).code], [504, 'not_cached'])
    site.answers(fresh({ age: '60' }))
    await site.ask('/items/3')
    assert.equal((await site.ask('/items/3', { headers: { 'cache-control': 'max-stale' } })).text, `{"count":${site.seen.length}}`)
  })
  await withSite({ operations: itemOperations(cached({ requestDirectives: 'ignore' })) }, async (site) => {
    await site.ask('/items/1')
    await site.ask('/items/1', { headers: { 'cache-control': 'no-cache' } })
    assert.equal(site.seen.length, 1)
  })
})

test('nothing is kept that breaks the document', () => {
  const positive: Validate = (value) => typeof (value as { count: unknown }).count === 'number' && (value as { count: number }).count > 1
  return withSite({ operations: itemOperations(cached(), { responses: { 200: answer([json(positive)]) } }) }, async (site) => {
    assert.equal((await site.ask('/items/1')).status, 502)
    const good = await site.ask('/items/1')
    assert.deepEqual([good.status, good.text], [200, '{"count":2}'])
    assert.equal((await site.ask('/items/1')).text, '{"count":2}')
  })
})

test('large answers pass as they come, and are not kept', () => withSite({ operations: itemOperations(cached({ maxBytes: 100_000 }), { responses: {} }) }, async (site) => {
  for (const [path, length, kept] of [['/items/small', 90_000, true], ['/items/large', 110_000, false], ['/items/huge', 3_000_000, false]] as const) {
    for (const declared of [true, false]) {
      site.answers((_request, response) => {
        response.writeHead(200, { 'content-type': 'application/octet-stream', 'cache-control': 'max-age=60', ...(declared && { 'content-length': String(length) }) })
        response.end(Buffer.alloc(length, 'x'))
      })
      const own = `${path}${declared ? 'd' : 'u'}`
      assert.equal((await site.ask(own)).text.length, length)
      const before = site.seen.length
      assert.equal((await site.ask(own)).text.length, length)
      assert.equal(site.seen.length === before, kept, own)
    }
  }
}))

test('an answer that breaks off is not kept', () => withSite({ operations: itemOperations(cached(), { responses: {} }) }, async (site) => {
  site.answers((_request, response) => {
    response.writeHead(200, { 'content-type': 'application/octet-stream', 'cache-control': 'max-age=60', 'content-length': '50000' })
    response.write(Buffer.alloc(20_000, 'x'))
    setTimeout(() => response.destroy(), 20)
  })
  await assert.rejects(site.ask('/items/1'))
  site.answers(fresh())
  assert.equal((await site.ask('/items/1')).text, '{"count":2}')
}))

test('an after hook sees a cached answer as it sees the backend\'s, and changes this one only', () => withSite({
  operations: itemOperations(cached()),
  hooks: { getItem: { after: (response: { status: number; headers: object; body: { count: number; seen?: boolean } }) => {
    response.body.seen = true
    return response
  } } } as never,
}, async (site) => {
  for (let time = 0; time < 3; time++) assert.equal((await site.ask('/items/1')).text, '{"count":1,"seen":true}')
  assert.equal(site.seen.length, 1)
}))

test('an after hook sees what stands in for a failure, and what a 304 confirms', () => withSite({
  operations: itemOperations(cached()),
  hooks: { getItem: { after: (response: { status: number; headers: object; body: { count: number; seen?: boolean } }) => {
    response.body.seen = true
    return response
  } } } as never,
  answer: fresh({ 'cache-control': 'max-age=0, stale-if-error=60', etag: '"a"' }),
}, async (site) => {
  assert.equal((await site.ask('/items/1')).text, '{"count":1,"seen":true}')
  site.answers((_request, response) => void response.writeHead(304, { etag: '"a"' }).end())
  assert.equal((await site.ask('/items/1')).text, '{"count":1,"seen":true}')
  site.answers((_request, response) => void response.destroy())
  assert.equal((await site.ask('/items/1')).text, '{"count":1,"seen":true}')
  site.answers((_request, response) => void response.writeHead(503).end())
  assert.equal((await site.ask('/items/1')).text, '{"count":1,"seen":true}')
}))

test('what a before hook changes is in the key', () => withSite({
  operations: itemOperations(cached(), { parameters: [pathParameter('id', string, null), headerParameter('X-Shard', string, null)] }),
  hooks: { getItem: { before: (request: { headers: Record<string, string> }, context: { header: (name: string) => string | undefined }) =>
    ({ request: { ...request, headers: { 'X-Shard': context.header('x-who') } } }) } } as never,
}, async (site) => {
  const shard = async (who: string): Promise<string> => (await site.ask('/items/1', { headers: { 'x-who': who } })).text
  assert.deepEqual([await shard('a'), await shard('b'), await shard('a'), await shard('b')], ['{"count":1}', '{"count":2}', '{"count":1}', '{"count":2}'])
}))
