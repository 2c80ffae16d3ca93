import assert from 'node:assert/strict'
import { connect } from 'node:net'
import type { ServerResponse } from 'node:http'
import { test } from 'node:test'
import { cached, fresh, itemOperations, until, withSite, type Site } from './site.ts'

/** A backend whose answers the test gives when it likes. */
function held(site: Site): ServerResponse[] {
  const waiting: ServerResponse[] = []
  site.answers((_request, response) => void waiting.push(response))
  return waiting
}

const many = (site: Site, count: number, path = '/items/1') => Array.from({ length: count }, () => site.ask(path))
const end = (response: ServerResponse, headers: Readonly<Record<string, string>> = {}, body = '{}'): void =>
  void response.writeHead(200, { 'content-type': 'application/json', 'cache-control': 'max-age=60', ...headers }).end(body)
/** Long enough for what is sent to have arrived: nothing that is asserted depends on it but what would be missed. */
const moment = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 100))

test('many who ask for the same at once are one call', () => withSite({ operations: itemOperations(cached()) }, async (site) => {
  const waiting = held(site)
  const answers = many(site, 50)
  await until(() => waiting.length === 1)
  await moment()
  end(waiting[0]!)
  const all = await Promise.all(answers)
  assert.equal(all.filter(({ status, text }) => status === 200 && text === '{}').length, 50)
  // On a busy machine some come only when the answer is there already, and get it from the cache.
  assert.ok(all.filter(({ cache }) => cache.includes('collapsed')).length > 0)
  assert.equal(all.filter(({ cache }) => cache.includes('collapsed') || cache.includes('hit')).length, 49)
  assert.equal(site.seen.length, 1)
}))

test('collapse: false lets each ask', () => withSite({ operations: itemOperations(cached({ collapse: false })) }, async (site) => {
  const waiting = held(site)
  const answers = many(site, 5)
  await until(() => waiting.length === 5)
  for (const response of waiting) end(response)
  await Promise.all(answers)
}))

test('an answer that is not for sharing is not shared: all who waited ask at once, and the next do not wait', () => withSite({ operations: itemOperations(cached()) }, async (site) => {
  const waiting = held(site)
  const answers = many(site, 10)
  await until(() => waiting.length === 1)
  await moment()
  end(waiting[0]!, { 'cache-control': 'private' }, '{"n":0}')
  await until(() => waiting.length === 10)
  for (const [at, response] of waiting.slice(1).entries()) end(response, { 'cache-control': 'private' }, `{"n":${at + 1}}`)
  const texts = (await Promise.all(answers)).map(({ text }) => text)
  assert.equal(new Set(texts).size, 10)
  const next = many(site, 5)
  await until(() => waiting.length === 15)
  for (const response of waiting.slice(10)) end(response, { 'cache-control': 'private' })
  await Promise.all(next)
}))

test('a backend that fails is asked once for all who wait, and they are told', () => withSite({ operations: itemOperations(cached()) }, async (site) => {
  const waiting = held(site)
  const answers = many(site, 10)
  await until(() => waiting.length === 1)
  await moment()
  waiting[0]!.destroy()
  assert.deepEqual(new Set((await Promise.all(answers)).map(({ status }) => status)), new Set([502]))
  assert.equal(site.seen.length, 1)
  site.answers(fresh())
  assert.equal((await site.ask('/items/1')).status, 200)
}))

test('a client that leaves does not take the answer from those who wait', () => withSite({ operations: itemOperations(cached()) }, async (site) => {
  const waiting = held(site)
  const leaver = connect(site.port, '127.0.0.1', () => leaver.write('GET /items/1 HTTP/1.1\r\nHost: 127.0.0.1:' + String(site.port) + '\r\n\r\n'))
  await until(() => waiting.length === 1)
  const answers = many(site, 5)
  await moment()
  leaver.destroy()
  await until(() => waiting.length === 2)
  end(waiting[1]!)
  assert.deepEqual((await Promise.all(answers)).map(({ text }) => text), Array(5).fill('{}'))
  assert.equal(site.seen.length, 2)
}))

test('a client that does not read does not hold up those who wait', () => withSite({ operations: itemOperations(cached({ maxBytes: 16_777_216 }), { responses: {} }) }, async (site) => {
  const size = 12_000_000
  site.answers((_request, response) => void response.writeHead(200, { 'cache-control': 'max-age=60' }).end(Buffer.alloc(size, 'x')))
  const lazy = connect(site.port, '127.0.0.1', () => lazy.write('GET /items/1 HTTP/1.1\r\nHost: 127.0.0.1:' + String(site.port) + '\r\n\r\n'))
  lazy.pause()
  await until(() => site.seen.length === 1)
  assert.equal((await site.ask('/items/1')).text.length, size)
  assert.equal(site.seen.length, 1)
  lazy.destroy()
}))

test('beyond the bound a client that does not read holds the backend back', () => withSite({ operations: itemOperations(cached({ maxBytes: 65_536 }), { responses: {} }) }, async (site) => {
  let written = 0
  site.answers((_request, response) => {
    response.writeHead(200, { 'cache-control': 'max-age=60' })
    const chunk = Buffer.alloc(65_536, 'x')
    const more = (): void => {
      while (!response.destroyed && written < 64_000_000) {
        written += chunk.length
        if (!response.write(chunk)) return void response.once('drain', more)
      }
    }
    more()
  })
  const lazy = connect(site.port, '127.0.0.1', () => lazy.write('GET /items/1 HTTP/1.1\r\nHost: h\r\n\r\n'))
  lazy.pause()
  await until(() => written > 1_000_000)
  let before = -1
  while (before !== written) {
    before = written
    await moment()
  }
  assert.ok(written < 32_000_000, String(written))
  lazy.destroy()
}))

test('what varies is asked for once each, not one after the other', () => withSite({ operations: itemOperations(cached()) }, async (site) => {
  site.answers(fresh({ vary: 'accept-language' }))
  await site.ask('/items/1', { headers: { 'accept-language': 'xx' } })
  const waiting = held(site)
  const answers = ['de', 'en', 'fr'].flatMap((language) => [1, 2, 3].map(() => site.ask('/items/1', { headers: { 'accept-language': language } })))
  await until(() => waiting.length === 3)
  await moment()
  for (const [at, response] of waiting.entries()) end(response, { vary: 'accept-language' }, `{"n":${at}}`)
  const texts = (await Promise.all(answers)).map(({ text }) => text)
  assert.equal(waiting.length, 3)
  for (const start of [0, 3, 6]) assert.equal(new Set(texts.slice(start, start + 3)).size, 1)
  assert.equal(new Set(texts).size, 3)
}))
