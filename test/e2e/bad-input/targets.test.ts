import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { answersIn, problemIn, site, type Site } from './site.ts'

let at: Site
before(async (t) => {
  at = await site(t as never)
})

async function ask(target: string | Buffer, method = 'GET') {
  at.seen.length = 0
  const text = await at.raw([`${method} ${target.toString('latin1')} HTTP/1.1`, 'Host: a', 'Connection: close'])
  return { text, status: answersIn(text), seen: at.seen.map(({ url }) => url) }
}

test('targets that two readers could take for two things are refused, and reach no backend', async () => {
  const cases: readonly [target: string | Buffer, status: number][] = [
    ['/things/..', 400], ['/things/../json', 400], ['/things/.', 400], ['/./things/1', 400],
    ['/things/%2e%2e', 400], ['/things/%2E%2e/json', 400], ['/things/.%2e', 400], ['/things/..;a=b', 400], ['/things/%2e%2e%2fjson', 400],
    ['/things/..%2fjson', 400], ['/things/..%5cjson', 400],
    ['//things/1', 404], ['/things//1', 404], ['/things/1/', 404], ['/Things/1', 404], ['/things/', 404],
    ['/things\\1', 400], ['/things/1#x', 400], ['/search?q=a#b', 400],
    ['/things/%zz', 400], ['/things/%', 400], ['/things/%ff', 400], ['/things/%c0%af', 400], ['/things/%ed%a0%80', 400], ['/things/a%00b', 400],
    ['/search?q=%', 400], ['/search?q=%ff', 400],
    [Buffer.from('/things/\u00e9', 'latin1'), 400], [Buffer.from('/things/é', 'utf8'), 400],
    ['http://127.0.0.1/things/1', 400], ['http://evil.example/things/1', 400], ['*', 400], ['things/1', 400],
    [`/things/${'a'.repeat(16_385)}`, 414], [`/search?q=${'a'.repeat(16_400)}`, 414],
  ]
  for (const [target, expected] of cases) {
    const { status, text, seen } = await ask(target)
    const shown = target.toString('latin1').slice(0, 60)
    assert.deepEqual(status, [expected], shown)
    assert.match(text, /content-type: application\/problem\+json/i, shown)
    assert.deepEqual(seen, [], shown)
  }
  assert.ok(await at.serves())
})

test('what is good is forwarded in one form only', async () => {
  const cases: readonly [target: string, backend: string][] = [
    ['/things/%41', '/things/A'], ['/things/a%2fb', '/things/a%2Fb'], ['/things/a%2Fb', '/things/a%2Fb'], ['/things/...', '/things/...'],
    ['/things/a%5cb', '/things/a%5Cb'], ['/%74hings/1', '/things/1'], ['/things/%7e', '/things/~'], ['/things/a;b=c', '/things/a;b=c'],
    ['/things/1?q=../x', '/things/1?q=../x'],
  ]
  for (const [target, backend] of cases) {
    const { status, seen } = await ask(target)
    assert.deepEqual([status, seen], [[200], [backend]], target)
  }
})

test('methods that are not declared are 405, and those that nobody knows 400', async () => {
  const known = await ask('/things/1', 'PROPFIND')
  assert.deepEqual(known.status, [405])
  assert.match(known.text, /\r\nallow: GET, HEAD\r\n/i)
  for (const method of ['FOO', 'get', 'G E T', 'CONNECT']) {
    const { status, seen } = await ask('/things/1', method)
    assert.ok(status.every((one) => one >= 400 && one < 500), `${method}: ${status.join()}`)
    assert.deepEqual(seen, [], method)
  }
  assert.deepEqual((await ask('*', 'OPTIONS')).status, [400])
  assert.deepEqual((await ask('/things/1', 'TRACE')).status, [405])
  assert.ok(await at.serves())
})

test('a head over its bound is a 431 problem', async () => {
  const text = await at.raw(['GET /things/1 HTTP/1.1', 'Host: a', `X-Big: ${'a'.repeat(40_000)}`])
  assert.deepEqual(answersIn(text), [431])
  assert.equal(problemIn(text).code, 'request_malformed')
  const many = await at.raw(['GET /things/1 HTTP/1.1', 'Host: a', ...Array.from({ length: 5_000 }, (_, index) => `X-${index}: aaaaaa`)])
  assert.deepEqual(answersIn(many), [431])
  assert.ok(await at.serves())
})

test('a request without Host, or with two, is a 400', async () => {
  at.seen.length = 0
  assert.deepEqual(answersIn(await at.raw(['GET /things/1 HTTP/1.1', 'Connection: close'])), [400])
  assert.deepEqual(at.seen, [])
})
