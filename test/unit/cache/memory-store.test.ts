import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createMemoryStore } from '../../../runtime/cache/memory-store.ts'
import { createPurges } from '../../../runtime/cache/purges.ts'
import { everything } from '../../../runtime/cache/store.ts'
import { sizeOf, type Stored } from '../../../runtime/cache/stored.ts'

const stored = (own: Partial<Stored> = {}): Stored => ({
  status: 200, headers: ['date', 'x'], body: Buffer.alloc(1_000, 'x'), vary: [], selected: [], born: 0, freshUntil: 1, whileRevalidate: 1, ifError: 1,
  mustRevalidate: false, etag: null, lastModified: null, tags: [], ...own,
})
const none = (): string => ''
const each = sizeOf('k0', stored())

test('never more than the bound, and what is used stays', () => {
  const store = createMemoryStore({ maxBytes: each * 10 })
  for (let at = 0; at < 10; at++) void store.keep(`k${at}`, stored(), store.begin())
  assert.equal(store.bytes, each * 10)
  assert.ok(store.find('k0', none))
  for (let at = 10; at < 19; at++) {
    void store.keep(`k${at}`, stored(), store.begin())
    assert.ok(store.bytes <= each * 10, String(store.bytes))
  }
  assert.ok(store.find('k0', none), 'what was used has a second chance')
  assert.equal(store.find('k1', none), null)
  assert.equal(store.answers, 10 - (store.bytes < each * 10 ? 1 : 0))
})

test('what is larger than the whole bound is not kept, and drives nothing out', () => {
  const store = createMemoryStore({ maxBytes: each * 2 })
  void store.keep('k0', stored(), store.begin())
  void store.keep('k1', stored({ body: Buffer.alloc(each * 2) }), store.begin())
  assert.ok(store.find('k0', none))
  assert.equal(store.find('k1', none), null)
})

test('variants stand beside each other, and all of them go when the backend varies by something else', () => {
  const store = createMemoryStore({ maxBytes: each * 100 })
  const by = (language: string) => (name: string): string => (name === 'accept-language' ? language : '')
  const of = (language: string): Stored => stored({ vary: ['accept-language'], selected: [language], headers: [language, ''] })
  for (const language of ['de', 'en', 'de']) void store.keep('k0', of(language), store.begin())
  assert.equal(store.answers, 2)
  assert.equal(store.find('k0', by('en'))!.headers[0], 'en')
  assert.equal(store.find('k0', by('fr')), null)
  assert.equal(store.variant('k0', by('fr')), 'fr')
  void store.keep('k0', stored(), store.begin())
  assert.equal(store.answers, 1)
  assert.ok(store.find('k0', by('fr')))
})

test('a client cannot fill a key with variants', () => {
  const store = createMemoryStore({ maxBytes: each * 1_000 })
  for (let at = 0; at < 500; at++) void store.keep('k0', stored({ vary: ['x'], selected: [String(at)] }), store.begin())
  assert.equal(store.answers, 64)
})

test('tags forget what has them, and leave no trace', () => {
  const store = createMemoryStore({ maxBytes: each * 100 })
  const begun = store.begin()
  void store.keep('k0', stored({ tags: ['a', 'b'] }), begun)
  void store.keep('k1', stored({ tags: ['b'] }), begun)
  assert.equal(store.purge(['a', 'b']), 2)
  assert.equal(store.bytes, 0)
  void store.keep('k1', stored({ tags: ['b'] }), begun)
  assert.equal(store.answers, 0, 'asked for before the purge')
  void store.keep('k1', stored({ tags: ['b'] }), store.begin())
  assert.equal(store.answers, 1)
  assert.equal(store.purge([everything]), 1)
})

test('purges that are forgotten hit everything that was asked for before', () => {
  const purges = createPurges(2)
  const first = purges.moment
  for (const tag of ['a', 'b', 'c']) purges.note([tag])
  assert.ok(purges.purgedSince(['a'], first))
  assert.ok(purges.purgedSince(['unrelated'], first))
  assert.equal(purges.purgedSince(['unrelated'], purges.moment), false)
})
