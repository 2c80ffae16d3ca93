import assert from 'node:assert/strict'
import { test } from 'node:test'
import { clientOf, createFailedCredentials } from '../../../runtime/auth/failed-credentials.ts'

test('the 61st request within a minute waits for the rest of it, whatever it brings, and others do not', () => {
  let at = 1_000_000
  const failures = createFailedCredentials({ now: () => at })
  for (let i = 0; i < 60; i++) {
    assert.equal(failures.blockedFor('192.0.2.1'), 0)
    failures.failed('192.0.2.1')
    at += 500
  }
  assert.equal(failures.blockedFor('192.0.2.1'), 30)
  assert.equal(failures.blockedFor('::ffff:192.0.2.1'), 30)
  assert.equal(failures.blockedFor('192.0.2.2'), 0)
  at += 29_999
  assert.equal(failures.blockedFor('192.0.2.1'), 1)
  at += 1
  assert.equal(failures.blockedFor('192.0.2.1'), 0)
})

test('the memory of addresses is bounded, and the oldest is forgotten first', () => {
  const failures = createFailedCredentials({ limit: 1, capacity: 3, now: () => 0 })
  for (const address of ['a', 'b', 'c', 'd']) failures.failed(address)
  assert.deepEqual(['a', 'b', 'c', 'd'].map((address) => failures.blockedFor(address)), [0, 60, 60, 60])
})

test('a client has a whole /64 network of IPv6', () => {
  for (const [address, client] of [
    ['192.0.2.1', '192.0.2.1'], ['::ffff:192.0.2.1', '192.0.2.1'], ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:DB8:1:2::9', '2001:db8:1:2::/64'], ['2001:db8::1', '2001:db8:0:0::/64'], ['::1', '0:0:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'], ['', ''], ['not:an:address', 'not:an:address'],
  ] as const) assert.equal(clientOf(address), client)
})
