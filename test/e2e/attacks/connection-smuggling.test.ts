import assert from 'node:assert/strict'
import { attack, secretKey, vault } from './site.ts'

attack('what `Connection` nominates is taken from the client, never from the gateway', async (t, engine) => {
  const at = await vault(t, { engine })
  const authorization = `Authorization: Bearer ${await at.token()}`
  const names = ['Authorization', 'X-Key', 'Host', 'Cookie', 'Content-Length', 'Content-Type', 'X-Gateway-Subject', 'X-Gateway-Scopes', 'X-Forwarded-For', 'X-Forwarded-Proto', 'X-Forwarded-Host', 'X-Request-Id', 'Via', 'Transfer-Encoding', 'x_gateway_subject']
  for (const nominated of [...names, names.join(', '), 'close, x-gateway-subject', 'X-GATEWAY-SUBJECT', ', x-gateway-subject ,', 'keep-alive']) {
    const { statuses, reached } = await at.raw(['GET /token HTTP/1.1', 'Host: vault.example', authorization, `Connection: ${nominated}`, 'Connection: close', 'X-Gateway-Subject: admin', 'X-Forwarded-For: 6.6.6.6'])
    assert.deepEqual([nominated, statuses, reached], [nominated, [200], 1])
    const { headers } = at.seen[0]!
    assert.deepEqual(
      [headers['x-gateway-subject'], headers['x-gateway-scopes'], headers['x-forwarded-for'], headers['x-forwarded-host'], headers['x-forwarded-proto']],
      ['ann', 'vault:open', '127.0.0.1', 'vault.example', 'http'], nominated,
    )
    assert.ok(headers.host !== undefined && headers['x-request-id'] !== undefined && headers.via !== undefined, nominated)
  }
})

attack('a credential that `Connection` nominates is checked all the same, and a missing one is missing', async (t, engine) => {
  const at = await vault(t, { engine })
  const get = (...lines: readonly string[]): readonly string[] => ['GET /key HTTP/1.1', 'Host: a', ...lines, 'Connection: close, X-Key']
  assert.deepEqual((await at.raw(get(`X-Key: ${secretKey}`))).statuses, [200])
  assert.equal(at.seen[0]?.headers['x-key'], undefined)
  assert.deepEqual([(await at.raw(get())).statuses, (await at.raw(get('X-Key: wrong'))).statuses], [[401], [401]])
})
