import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import { apiKeyVerifier } from '../../../runtime/auth/api-key.ts'
import { digestOfKey } from '../../../runtime/auth/secret-table.ts'
import type { CredentialSource } from '../../../runtime/stage.ts'
import { source } from './sources.ts'

const keys = ['k-one', 'k-two', `sha256:${createHash('sha256').update('k-three').digest('hex')}`]
  .map((key, index) => ({ digest: digestOfKey(key), subject: `key#${index + 1}`, scopes: [] }))
const verifier = (place: 'header' | 'query' | 'cookie', name: string) => apiKeyVerifier({ scheme: 'key', realm: 'pets', in: place, name, keys })
const kindOf = (place: 'header' | 'query' | 'cookie', name: string, from: CredentialSource): string => {
  const verdict = verifier(place, name).verify(from)
  assert.ok('kind' in verdict, 'stays synchronous')
  return verdict.kind
}

test('a key is found at its place, also by its hash, and its owner is named by its place in the list', () => {
  for (const [index, key] of ['k-one', 'k-two', 'k-three'].entries()) {
    assert.deepEqual(verifier('header', 'X-Key').verify(source([['x-kEy', key]])),
      { kind: 'ok', principal: { subject: `key#${index + 1}`, scheme: 'key', scopes: [], claims: {} } })
  }
})

const cases: readonly (readonly [string, 'header' | 'query' | 'cookie', string, CredentialSource, string])[] = [
  ['no header', 'header', 'X-Key', source(), 'absent'],
  ['an empty header', 'header', 'X-Key', source([['X-Key', '']]), 'absent'],
  ['a wrong key', 'header', 'X-Key', source([['X-Key', 'k-onE']]), 'invalid'],
  ['a prefix of a key', 'header', 'X-Key', source([['X-Key', 'k-on']]), 'invalid'],
  ['the hash of a key in place of the key', 'header', 'X-Key', source([['X-Key', keys[0]!.digest]]), 'invalid'],
  ['the text of a configured hash', 'header', 'X-Key', source([['X-Key', `sha256:${createHash('sha256').update('k-three').digest('hex')}`]]), 'invalid'],
  ['two good headers', 'header', 'X-Key', source([['X-Key', 'k-one'], ['x-key', 'k-two']]), 'invalid'],
  ['two Authorization headers, of which node keeps the first', 'header', 'Authorization', source([['Authorization', 'k-one'], ['authorization', 'evil']]), 'invalid'],
  ['a header with a name of the prototype', 'header', 'constructor', source(), 'absent'],
  ['a query key', 'query', 'api key', source([], 'a=1&api%20key=k-one&b'), 'ok'],
  ['a query key spelled with +', 'query', 'api key', source([], 'api+key=k%2Done'), 'ok'],
  ['a query key twice', 'query', 'key', source([], 'key=k-one&%6bey=k-one'), 'invalid'],
  ['an empty query key', 'query', 'key', source([], 'key='), 'absent'],
  ['a query key without =', 'query', 'key', source([], 'key'), 'absent'],
  ['a key in the value of another parameter', 'query', 'key', source([], 'a=key=k-one'), 'absent'],
  ['a malformed escape', 'query', 'key', source([], 'key=%zz'), 'invalid'],
  ['a cookie', 'cookie', 'sid', source([['Cookie', 'a=b; sid=k-one; c=d']]), 'ok'],
  ['a quoted cookie', 'cookie', 'sid', source([['Cookie', 'sid="k-one"']]), 'ok'],
  ['a cookie twice', 'cookie', 'sid', source([['Cookie', 'sid=k-one; sid=evil']]), 'invalid'],
  ['a cookie in two headers', 'cookie', 'sid', source([['Cookie', 'sid=evil'], ['Cookie', 'sid=k-one']]), 'invalid'],
  ['a cookie whose name ends alike', 'cookie', 'sid', source([['Cookie', 'xsid=k-one']]), 'absent'],
  ['no cookie', 'cookie', 'sid', source(), 'absent'],
]
for (const [title, place, name, from, kind] of cases) {
  test(`${title} is ${kind}`, () => assert.equal(kindOf(place, name, from), kind))
}

test('the challenge says where the key goes and quotes what a document may name', () => {
  assert.equal(verifier('header', 'X-"Key\n').challenge, 'ApiKey realm="pets", in="header", name="X-\\"Key?"')
})
