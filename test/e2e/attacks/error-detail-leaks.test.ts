import assert from 'node:assert/strict'
import { test } from 'node:test'
import { attack, secretKey, vault } from './site.ts'

/** What no answer may tell: addresses and texts of the backend, places in code, versions. */
const leaks = /node_modules|\/runtime\/|\.ts:\d|\bat \w+ \(|127\.0\.0\.1:\d|ECONN|ENOTFOUND|undici|UND_ERR|secret-|node\/v|gatewright\/\d|express\b/i

attack('a 5xx says what, and not why', async (t, engine) => {
  const at = await vault(t, { engine })
  const failing: readonly [name: string, listener: Parameters<typeof vault>[1] extends undefined ? never : typeof at.answer.with, status: number][] = [
    ['breaks off', (request) => void request.socket.destroy(), 502],
    ['no JSON', (_request, response) => void response.writeHead(200, { 'content-type': 'application/json' }).end('{"stack":"secret-stack at a (/srv/app.js:1)"'), 502],
    ['another type', (_request, response) => void response.writeHead(200, { 'content-type': 'text/html' }).end('<pre>secret-trace</pre>'), 502],
    ['a bad head', (request) => void request.socket.end('HTTP/1.1 200 OK\r\nBad Header: secret-header\r\n\r\n'), 502],
  ]
  for (const [name, listener, status] of failing) {
    at.answer.with = listener
    const answer = await at.ask('/open')
    // The express engine cannot check what is no JSON: it is passed as it came, as documented.
    if (engine === 'express' && name === 'another type') continue
    assert.equal(answer.status, status, name)
    assert.deepEqual(Object.keys(answer.problem ?? {}).filter((member) => !['backendStatus', 'code', 'requestId', 'status', 'title', 'type'].includes(member)), [], name)
    assert.doesNotMatch(answer.body, leaks, name)
    for (const [header, value] of answer.headers) assert.doesNotMatch(`${header}: ${value}`, leaks, name)
  }
})

attack('a refusal repeats no value of the client\'s, and tells no version', async (t, engine) => {
  const at = await vault(t, { engine })
  const answers = [
    await at.ask('/secret-path'), await at.ask('/token', { headers: { authorization: 'Bearer secret-token' } }), await at.ask('/key', { headers: { 'x-key': 'secret-guess' } }), await at.ask('/query?key=secret-guess'),
    await at.ask('/basic', { headers: { authorization: `Basic ${Buffer.from('ann:secret-guess').toString('base64')}` } }), await at.ask('/open', { method: 'POST', headers: { 'content-type': 'application/json' }, body: '"secret-body' }),
    await at.ask('/open', { method: 'POST', headers: { 'content-type': 'secret-type/json' }, body: '{}' }), await at.ask('/open', { method: 'SECRET-METHOD' }),
  ]
  for (const { status, body, headers } of answers) {
    assert.ok(status >= 400 && status < 500)
    assert.doesNotMatch(body, /secret-/i)
    for (const [name, value] of headers) assert.doesNotMatch(`${name}: ${value}`, /secret-|x-powered-by|^server:/i)
  }
})

test('a backend that cannot be reached is not named', async (t) => {
  const at = await vault(t, { env: { BACKEND_VAULT: 'http://127.0.0.1:9' } })
  const answer = await at.ask('/open')
  assert.deepEqual([answer.status, answer.code], [502, 'backend_unreachable'])
  assert.doesNotMatch(answer.body, leaks)
})

test('what a hook throws is told to nobody', async (t) => {
  const at = await vault(t, { hooks: { open: { before() { throw Object.assign(new Error(`${secretKey} at /srv/app.ts:1`), { status: 418, expose: true }) } } } as never })
  const answer = await at.ask('/open')
  assert.deepEqual([answer.status, answer.code], [500, 'internal'])
  assert.doesNotMatch(answer.body, leaks)
})
