import assert from 'node:assert/strict'
import { mock, test } from 'node:test'
import { digestOf, digestOfKey, secretTable } from '../../../runtime/auth/secret-table.ts'
import { shortMemory } from '../../../runtime/auth/short-memory.ts'

test('a key is known by its whole digest, not by the part that it is found by', () => {
  const digest = digestOf('right')
  for (let at = 0; at < digest.length; at++) {
    const near = digest.slice(0, at) + String.fromCharCode(digest.charCodeAt(at) ^ 1) + digest.slice(at + 1)
    assert.equal(secretTable('key', [{ digest: near, subject: 'near', scopes: [] }])('right').kind, 'invalid', String(at))
  }
  assert.equal(secretTable('key', [{ digest: digest.slice(0, 20), subject: 'short', scopes: [] }])('right').kind, 'invalid')
  assert.equal(secretTable('key', [{ digest, subject: 'ann', scopes: [] }])('right').kind, 'ok')
})

test('a key may be given as its hash, in capitals too', () => {
  const hex = Buffer.from(digestOf('right'), 'latin1').toString('hex')
  for (const given of ['right', `sha256:${hex}`, `SHA256:${hex.toUpperCase()}`]) {
    assert.equal(secretTable('key', [{ digest: digestOfKey(given), subject: 'ann', scopes: [] }])('right').kind, 'ok', given)
  }
})

test('what a key file says of a key is in its principal; a key ends when it should', () => {
  let at = 1_000
  const lookup = secretTable('key', [{ digest: digestOf('right'), subject: 'acme', scopes: ['read'], key: { id: 'k1', owner: 'acme', class: 'gold', scopes: ['read'], expires: 2_000 } }], () => at)
  assert.deepEqual(lookup('right'), { kind: 'ok', principal: { subject: 'acme', scheme: 'key', scopes: ['read'], claims: {}, key: { id: 'k1', owner: 'acme', class: 'gold' } } })
  at = 1_999
  assert.equal(lookup('right').kind, 'ok')
  at = 2_000
  assert.deepEqual(lookup('right'), { kind: 'invalid', detail: 'the credential has expired' })
})

test('a key that was just found is known without its hash, ends when it should, and is forgotten after a second', () => {
  mock.timers.enable({ apis: ['setTimeout'] })
  try {
    const memory = shortMemory<string>()
    memory.set('right', 'ann')
    mock.timers.tick(600)
    memory.set('other', 'bob')
    assert.deepEqual([memory.get('right'), memory.get('other'), memory.get('wrong')], ['ann', 'bob', undefined])
    mock.timers.tick(399)
    assert.equal(memory.get('other'), 'bob')
    mock.timers.tick(1)
    assert.deepEqual([memory.get('right'), memory.get('other')], [undefined, undefined])
    memory.set('right', 'ann')
    mock.timers.tick(1_000)
    assert.equal(memory.get('right'), undefined)
  } finally {
    mock.timers.reset()
  }
})
