import assert from 'node:assert/strict'
import { connect } from 'node:net'
import { before, test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { answersIn, problemIn, site, type Site } from './site.ts'

let at: Site
before(async (t) => {
  at = await site(t as never)
})

const MiB = 1_048_576

async function post(body: string | Buffer, headers: Record<string, string> = {}, path = '/json') {
  at.seen.length = 0
  const response = await fetch(at.url + path, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: typeof body === 'string' ? body : new Uint8Array(body) })
  const text = await response.text()
  const problem = response.ok ? null : JSON.parse(text) as { code: string; errors?: { in: string; pointer: string; code: string }[] }
  return { status: response.status, problem, faults: (problem?.errors ?? []).map((one) => `${one.in} ${one.pointer} ${one.code}`) }
}

/** Uploads everything before it reads anything, as many clients do; gives what came. */
function uploadBlindly(head: string, chunk: Buffer, total: number): Promise<{ text: string }> {
  return new Promise((resolve) => {
    let text = ''
    let sent = 0
    const socket = connect(at.port, '127.0.0.1', () => {
      socket.write(head)
      const more = (): void => {
        while (sent < total && !socket.destroyed) {
          sent += chunk.length
          if (!socket.write(chunk)) return void socket.once('drain', more)
        }
        read()
      }
      more()
    })
    const read = (): void => {
      socket.on('data', (data) => { text += data.toString('latin1') })
      socket.end()
    }
    socket.on('error', () => undefined)
    socket.on('close', () => resolve({ text }))
  })
}

test('a body of 100 MB with its length announced is a 413 that the client can read, and then the connection ends', async () => {
  const { text } = await uploadBlindly(
    `POST /json HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: ${100 * MiB}\r\n\r\n`, Buffer.alloc(65_536, ' '), 100 * MiB)
  assert.deepEqual(answersIn(text), [413])
  assert.match(text, /\r\nconnection: close\r\n/i)
  assert.equal(problemIn(text).code, 'body_too_large')
  assert.equal(at.seen.length, 0)
  assert.ok(await at.serves())
})

test('a body of 256 MB in chunks is a 413, without being held in memory', async () => {
  const before = process.memoryUsage().arrayBuffers
  const data = Buffer.alloc(65_536, ' ')
  const chunk = Buffer.concat([Buffer.from('10000\r\n'), data, Buffer.from('\r\n')])
  let most = 0
  const watch = setInterval(() => { most = Math.max(most, process.memoryUsage().arrayBuffers) }, 5)
  const { text } = await uploadBlindly('POST /json HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n', chunk, 256 * MiB)
  clearInterval(watch)
  assert.deepEqual(answersIn(text), [413])
  assert.ok(most - before < 128 * MiB, `${most - before} bytes were held`)
  assert.ok(await at.serves())
})

test('an upload that passes unread is counted, and ends with 413 over its bound', async () => {
  at.seen.length = 0
  const chunk = Buffer.concat([Buffer.from('10000\r\n'), Buffer.alloc(65_536, 'x'), Buffer.from('\r\n')])
  const { text } = await uploadBlindly('PUT /upload HTTP/1.1\r\nHost: a\r\nContent-Type: application/octet-stream\r\nTransfer-Encoding: chunked\r\n\r\n', chunk, 10 * MiB)
  assert.deepEqual(answersIn(text), [413])
  assert.ok(await at.serves())
})

test('malformed JSON, and JSON that two parsers would read as two things, is a 400 with the place', async () => {
  const cases: readonly [string, string | Buffer, string][] = [
    ['cut short', '{"name":', 'body  syntax'],
    ['a trailing comma', '{"name":"a",}', 'body  syntax'],
    ['NaN', '{"name":NaN}', 'body  syntax'],
    ['two values', '{} {}', 'body  syntax'],
    ['a byte order mark', '\ufeff{}', 'body  encoding'],
    ['a member twice', '{"name":"a","name":"b"}', 'body /name duplicate'],
    ['a member twice, spelled otherwise', '{"name":"a","n\\u0061me":"b"}', 'body /name duplicate'],
    ['a member twice further in', '{"child":{"child":{"name":"a","name":"b"}}}', 'body /child/child/name duplicate'],
    ['bytes that are no UTF-8', Buffer.from([0x7b, 0x22, 0x6e, 0x22, 0x3a, 0x22, 0xff, 0x22, 0x7d]), 'body  encoding'],
    ['an overlong slash', Buffer.from([0x22, 0xc0, 0xaf, 0x22]), 'body  encoding'],
    ['deep nesting', '{"child":'.repeat(101) + '{}' + '}'.repeat(101), 'body  depth'],
    ['nesting without an end', '['.repeat(1_000_000), 'body  depth'],
  ]
  for (const [name, body, fault] of cases) {
    const { status, faults, problem } = await post(body)
    assert.equal(status, 400, name)
    assert.equal(problem?.code, 'request_invalid', name)
    assert.deepEqual(faults, [fault], name)
    assert.equal(at.seen.length, 0, name)
  }
  assert.equal((await post('{"child":'.repeat(99) + '{}' + '}'.repeat(99))).status, 200)
  assert.ok(await at.serves())
})

test('a `__proto__` member is data and changes no object', async () => {
  const body = '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}'
  assert.equal((await post(body)).status, 200)
  assert.equal(at.seen[0]?.body.toString(), body)
  assert.equal(({} as { polluted?: number }).polluted, undefined)
})

test('a body that expands without end is refused at its bound, in every coding', async () => {
  const bomb = gzipSync(Buffer.alloc(64 * MiB, ' '))
  assert.ok(bomb.length < 100_000)
  const small = await post(bomb, { 'content-encoding': 'gzip' })
  assert.equal(small.status, 413)
  const twice = await post(gzipSync(bomb), { 'content-encoding': 'gzip, gzip' })
  assert.equal(twice.status, 415)
  assert.ok(await at.serves())
})

test('a compressed body is validated decoded and forwarded as it was sent', async () => {
  const body = gzipSync('{"name":"a"}')
  assert.equal((await post(body, { 'content-encoding': 'gzip' })).status, 200)
  assert.ok(at.seen[0]?.body.equals(body))
  assert.equal(at.seen[0]?.headers['content-encoding'], 'gzip')
  assert.deepEqual((await post(gzipSync('{"name":1}'), { 'content-encoding': 'gzip' })).faults, ['body /name type'])
  const hidden = await post(Buffer.concat([gzipSync('{}'), Buffer.from('{"name":1}')]), { 'content-encoding': 'gzip' })
  assert.deepEqual([hidden.status, hidden.faults], [400, ['body  contentEncoding']])
  const cut = await post(gzipSync('{"name":"aaaaaaaa"}').subarray(0, 20), { 'content-encoding': 'gzip' })
  assert.equal(cut.status, 400)
  assert.equal((await post('{}', { 'content-encoding': 'zstd' })).status, 415)
})

test('malformed forms are 400', async () => {
  const as = { 'content-type': 'application/x-www-form-urlencoded' }
  for (const body of ['a=%zz', 'a=%ff', 'n=1&n=2', 'a=%c0%af']) {
    const { status, problem } = await post(body, as, '/form')
    assert.equal(status, 400, body)
    assert.equal(problem?.code, 'request_invalid', body)
  }
  assert.equal((await post('a=1&n=2', as, '/form')).status, 200)
})

test('a body that breaks off reaches no backend', async () => {
  at.seen.length = 0
  await new Promise<void>((resolve) => {
    const socket = connect(at.port, '127.0.0.1', () => {
      socket.write('POST /json HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{"name":')
      setTimeout(() => socket.destroy(), 50)
    })
    socket.on('close', () => resolve())
  })
  assert.ok(await at.serves())
  assert.deepEqual(at.seen.map(({ url }) => url), ['/things/1'])
})

test('deep nesting in a query is a 400', async () => {
  at.seen.length = 0
  for (const query of [`filter${'[a]'.repeat(2_000)}=1`, `near=${encodeURIComponent('['.repeat(2_000))}`, 'filter[name]=1&filter[name]=2', 'filter[__proto__][x]=1&filter[__proto__]=2']) {
    const response = await fetch(`${at.url}/search?${query}`)
    assert.equal(response.status, 400, query.slice(0, 40))
    assert.equal((await response.json() as { code: string }).code, 'request_invalid')
  }
  assert.equal(at.seen.length, 0)
  assert.equal(({} as { x?: number }).x, undefined)
  assert.ok(await at.serves())
})
