import assert from 'node:assert/strict'
import { attack, secretKey, vault } from './site.ts'

attack('the method that was judged is the one that the backend gets, and no header says otherwise', async (t, engine) => {
  const at = await vault(t, { engine })
  const names = ['X-HTTP-Method-Override', 'X-HTTP-Method', 'X-Method-Override', 'x_http_method_override', 'X-Http_Method-Override']
  const overrides = names.flatMap((name) => [`${name}: DELETE`, `${name}: TRACE`])
  assert.deepEqual((await at.raw(['GET /key HTTP/1.1', 'Host: a', 'Connection: close', `X-Key: ${secretKey}`, ...overrides])).statuses, [200])
  assert.deepEqual([at.seen[0]!.method, at.seen[0]!.rawHeaders.filter((name, index) => index % 2 === 0 && /method/i.test(name))], ['GET', []])
  // Not the cheaper security of one method for the other one.
  for (const more of [...overrides, 'X-Original-Method: GET']) {
    assert.deepEqual((await at.raw(['DELETE /key HTTP/1.1', 'Host: a', 'Connection: close', `X-Key: ${secretKey}`, more.replace(/: .*/, ': GET')])).statuses, [401], more)
    assert.equal(at.seen.length, 0)
  }
  const form = '_method=DELETE'
  assert.deepEqual((await at.raw(['POST /open?_method=DELETE HTTP/1.1', 'Host: a', 'Connection: close', 'Content-Type: application/x-www-form-urlencoded', `Content-Length: ${form.length}`], form)).statuses, [415])
  for (const header of ['X-Original-URL: /key', 'X-Rewrite-URL: /key', 'X-Forwarded-Path: /key', 'X-Forwarded-Prefix: /key']) {
    assert.deepEqual((await at.raw(['GET /open HTTP/1.1', 'Host: a', 'Connection: close', header])).statuses, [200])
    assert.equal(at.seen[0]!.url, '/open')
  }
})
