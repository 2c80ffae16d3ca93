import assert from 'node:assert/strict'
import { attack, secretKey, vault } from './site.ts'

attack('TRACE echoes nothing, and CONNECT opens nothing', async (t, engine) => {
  const at = await vault(t, { engine })
  for (const target of ['/open', '/key', '*', '/nowhere']) {
    const { text, statuses, reached } = await at.raw([`TRACE ${target} HTTP/1.1`, 'Host: a', 'Connection: close', `X-Key: ${secretKey}`, 'Cookie: a=secret-cookie', 'Max-Forwards: 0'])
    assert.ok(statuses.length === 1 && statuses[0]! >= 400 && statuses[0]! < 500, `${target}: ${statuses.join()}`)
    assert.equal(reached, 0)
    assert.doesNotMatch(text, /secret-|message\/http/)
  }
  for (const target of ['127.0.0.1:22', `127.0.0.1:${new URL(at.backendUrl).port}`, 'a.example:443', '/open']) {
    const { text, statuses, reached } = await at.raw([`CONNECT ${target} HTTP/1.1`, 'Host: a', `X-Key: ${secretKey}`], 'GET /tunnelled HTTP/1.1\r\nHost: a\r\n\r\n')
    assert.ok(statuses.every((status) => status >= 400 && status < 500), `${target}: ${text}`)
    assert.equal(reached, 0)
  }
})

attack('an upgrade is not taken', async (t, engine) => {
  const at = await vault(t, { engine })
  for (const upgrade of ['websocket', 'h2c', 'TLS/1.0', 'anything']) {
    const { statuses } = await at.raw(['GET /key HTTP/1.1', 'Host: a', `Upgrade: ${upgrade}`, 'Connection: Upgrade, HTTP2-Settings, close', 'HTTP2-Settings: AAMAAABkAAQAoAAAAAIAAAAA', 'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==', 'Sec-WebSocket-Version: 13'])
    assert.deepEqual([upgrade, statuses, at.seen.length], [upgrade, [401], 0])
    await at.raw(['GET /open HTTP/1.1', 'Host: a', `Upgrade: ${upgrade}`, 'Connection: Upgrade, close'])
    assert.deepEqual([at.seen.length, at.seen[0]?.headers.upgrade, at.seen[0]?.headers.connection?.toLowerCase().includes('upgrade') ?? false], [1, undefined, false])
  }
})
