import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { gzipSync, brotliCompressSync, deflateSync } from 'node:zlib'
import { answer, json, required } from '../../../runtime/define.ts'
import { anOperation, startGateway } from '../../support/gateway.ts'
import { sendRaw } from '../../support/raw.ts'

const ok = (_request: unknown, response: { end(text: string): void }): void => response.end('{}')

describe('security header fields', () => {
  test('each where the answer has none, on refusals too, and HSTS over TLS only', async (t) => {
    const gateway = await startGateway({
      operations: [anOperation({ id: 'a', policies: { securityHeaders: { 'X-Frame-Options': false, 'Permissions-Policy': 'geolocation=()' } } }), anOperation({ id: 'off', policies: { maintenance: {}, securityHeaders: {} } }), anOperation({ id: 'plain' })],
      trustedProxies: ['127.0.0.1'], backend: (_request, response) => response.writeHead(200, { 'Referrer-Policy': 'origin' }).end('{}'),
    })
    t.after(() => gateway.close())
    const { headers } = await fetch(`${gateway.url}/a`)
    assert.equal(headers.get('x-content-type-options'), 'nosniff')
    assert.equal(headers.get('content-security-policy'), "default-src 'none'; frame-ancestors 'none'")
    assert.equal(headers.get('referrer-policy'), 'origin', "the backend's own stays")
    assert.equal(headers.get('cross-origin-resource-policy'), 'same-origin')
    assert.equal(headers.get('x-frame-options'), null)
    assert.equal(headers.get('permissions-policy'), 'geolocation=()')
    assert.equal(headers.get('strict-transport-security'), null)
    const secure = await fetch(`${gateway.url}/a`, { headers: { 'x-forwarded-proto': 'https' } })
    assert.equal(secure.headers.get('strict-transport-security'), 'max-age=63072000; includeSubDomains')
    const refused = await fetch(`${gateway.url}/off`)
    assert.equal(refused.status, 503)
    assert.equal(refused.headers.get('x-content-type-options'), 'nosniff')
    assert.equal((await fetch(`${gateway.url}/plain`)).headers.get('x-content-type-options'), null)
  })
})

describe('deprecation', () => {
  test('says since when, until when and where to read about it, on refusals too', async (t) => {
    const gateway = await startGateway({
      operations: [
        anOperation({ id: 'old', method: 'POST', body: required(json(Object.assign(() => false, { errors: [] }))), policies: { deprecation: { since: '2023-06-30T23:59:59Z', sunset: '2027-01-31T00:00:00+01:00', link: 'https://docs.test/v1' } } }),
        anOperation({ id: 'going', policies: { deprecation: { sunset: '2027-01-31', link: 'https://docs.test/v1' } } }), anOperation({ id: 'new' }),
      ], backend: ok,
    })
    t.after(() => gateway.close())
    const refused = await fetch(`${gateway.url}/old`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '1' })
    assert.equal(refused.status, 400)
    assert.equal(refused.headers.get('deprecation'), '@1688169599', 'the example of RFC 9745')
    assert.equal(refused.headers.get('sunset'), 'Sat, 30 Jan 2027 23:00:00 GMT')
    assert.equal(refused.headers.get('link'), '<https://docs.test/v1>; rel="deprecation"')
    const going = await fetch(`${gateway.url}/going`)
    assert.deepEqual(['deprecation', 'sunset', 'link'].map((name) => going.headers.get(name)), [null, 'Sun, 31 Jan 2027 00:00:00 GMT', '<https://docs.test/v1>; rel="sunset"'])
    const current = await fetch(`${gateway.url}/new`)
    assert.deepEqual(['deprecation', 'sunset', 'link'].map((name) => current.headers.get(name)), [null, null, null])
  })
})

describe('decompression bombs', () => {
  const zeros = Buffer.from(JSON.stringify({ a: ' '.repeat(64 * 1_048_576) }))
  const valid = Object.assign(() => true, { errors: null })
  for (const [coding, bomb] of [['gzip', gzipSync(zeros)], ['br', brotliCompressSync(zeros)], ['deflate', deflateSync(zeros)]] as const) {
    test(`a request that grows from ${bomb.length} bytes to ${zeros.length} in ${coding} is refused at its bound, and little memory is taken`, async (t) => {
      const gateway = await startGateway({ operations: [anOperation({ id: 'a', method: 'POST', body: required(json(valid)), responses: {} })], backend: ok })
      t.after(() => gateway.close())
      const before = process.memoryUsage().arrayBuffers
      let most = 0
      const watch = setInterval(() => { most = Math.max(most, process.memoryUsage().arrayBuffers - before) }, 2)
      const answers = await Promise.all(Array.from({ length: 8 }, () => fetch(`${gateway.url}/a`, { method: 'POST', headers: { 'content-type': 'application/json', 'content-encoding': coding }, body: bomb })))
      clearInterval(watch)
      assert.deepEqual(new Set(answers.map(({ status }) => status)), new Set([413]))
      assert.ok(most < 48 * 1_048_576, `${(most / 1_048_576).toFixed(0)} MiB for eight of 64 MiB`)
    })

    test(`an answer that does so in ${coding} is refused as well`, async (t) => {
      const gateway = await startGateway({
        operations: [anOperation({ id: 'a', responses: { 200: answer([json(valid)]) } })],
        backend: (_request, response) => response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': coding }).end(bomb),
      })
      t.after(() => gateway.close())
      const refused = await fetch(`${gateway.url}/a`)
      assert.equal(refused.status, 502)
      assert.equal((await refused.json() as { code: string }).code, 'response_too_large')
    })
  }

  test('codings on top of each other are not undone', async (t) => {
    const gateway = await startGateway({ operations: [anOperation({ id: 'a', method: 'POST', body: required(json(valid)), responses: {} })], backend: ok })
    t.after(() => gateway.close())
    const twice = gzipSync(gzipSync(zeros))
    const head = `POST /a HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Encoding: gzip, gzip\r\nContent-Length: ${twice.length}\r\nConnection: close\r\n\r\n`
    assert.match(await sendRaw(gateway.port, Buffer.concat([Buffer.from(head), twice])), /^HTTP\/1.1 415 /)
  })
})
