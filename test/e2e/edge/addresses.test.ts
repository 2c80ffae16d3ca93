import assert from 'node:assert/strict'
import { describe, test, type TestContext } from 'node:test'
import { addressList } from '../../../runtime/proxies.ts'
import { anyOf, scheme } from '../../../runtime/index.ts'
import { anOperation, startGateway } from '../../support/gateway.ts'

const ok = (_request: unknown, response: { end(text: string): void }): void => response.end('{}')

describe('addresses that may call', () => {
  test('denied goes before allowed, and with some allowed all others are refused, before credentials are looked at', async (t) => {
    const key = scheme('key', { type: 'apiKey', in: 'header', name: 'x-key' })
    const gateway = await startGateway({
      operations: [
        anOperation({ id: 'some', security: anyOf([key()]), policies: { addresses: { allow: ['10.0.0.0/8', '2001:db8::/32', '192.0.2.7'], deny: ['10.6.0.0/16'] } } }),
        anOperation({ id: 'most', policies: { addresses: { deny: ['10.6.6.6', '::ffff:10.7.0.0/112', '2001:db8:bad::/48'] } } }),
      ],
      schemes: [key], env: { AUTH_KEY_KEYS: 'secret_1' }, trustedProxies: ['127.0.0.1'], backend: ok,
    })
    t.after(() => gateway.close())
    const status = async (path: string, address: string): Promise<number> => (await fetch(gateway.url + path, { headers: { 'x-forwarded-for': address, 'x-key': 'secret_1' } })).status
    const table: readonly (readonly [string, string, number])[] = [
      ['/some', '10.1.2.3', 200], ['/some', '10.6.1.1', 403], ['/some', '11.0.0.1', 403], ['/some', '192.0.2.7', 200], ['/some', '192.0.2.8', 403],
      ['/some', '::ffff:10.1.2.3', 200], ['/some', '::ffff:10.6.1.1', 403], ['/some', '::FFFF:0a06:0101', 403], ['/some', '::ffff:a01:203', 200],
      ['/some', '2001:db8:1::1', 200], ['/some', '2001:db9::1', 403], ['/some', '::1', 403],
      ['/most', '10.6.6.6', 403], ['/most', '10.6.6.7', 200], ['/most', '10.7.1.1', 403], ['/most', '::ffff:10.7.1.1', 403], ['/most', '2001:db8:bad::1', 403], ['/most', '2001:db8:bae::1', 200],
    ]
    for (const [path, address, expected] of table) assert.equal(await status(path, address), expected, `${address} at ${path}`)
    const refused = await fetch(`${gateway.url}/some`, { headers: { 'x-forwarded-for': '11.0.0.1' } })
    assert.equal((await refused.json() as { code: string }).code, 'address_refused', 'not 401')
    assert.equal((await fetch(`${gateway.url}/some`, { headers: { 'x-forwarded-for': '10.1.1.1' } })).status, 401)
  })

  test('without trusted proxies nobody can say that it is somebody else', async (t) => {
    const gateway = await startGateway({ operations: [anOperation({ id: 'a', policies: { addresses: { allow: ['10.0.0.0/8'] } } })], backend: ok })
    t.after(() => gateway.close())
    for (const name of ['x-forwarded-for', 'forwarded', 'x-real-ip', 'x-client-ip', 'true-client-ip', 'cf-connecting-ip']) {
      assert.equal((await fetch(`${gateway.url}/a`, { headers: { [name]: name === 'forwarded' ? 'for=10.0.0.1' : '10.0.0.1' } })).status, 403, name)
    }
  })

  test('a list says which entry is none', () => {
    for (const entry of ['localhost', '10.0.0.0/33', '::ffff:10.0.0.0/90', '10.0.0/8', '']) assert.throws(() => addressList([entry]), (error: Error) => error instanceof TypeError && error.message.includes(JSON.stringify(entry)))
    assert.equal(addressList([])('10.0.0.1'), false)
    assert.equal(addressList(['0.0.0.0/0'])('no address'), false)
  })
})

describe('Forwarded (RFC 7239)', () => {
  const start = async (t: TestContext, forwardedHeader: 'Forwarded' | 'X-Forwarded-For', trustedProxies: readonly string[] = ['127.0.0.1', '10.0.0.0/8']) => {
    let sent: Readonly<Record<string, unknown>> = {}
    const gateway = await startGateway({
      operations: [anOperation({ id: 'a', policies: { addresses: { deny: ['6.6.6.6', '2001:db8::6'] } } })], trustedProxies, forwardedHeader,
      backend: (request, response) => {
        sent = request.headers
        response.end('{}')
      },
    })
    const ask = async (headers: Record<string, string>): Promise<{ status: number; sent: Readonly<Record<string, unknown>> }> => {
      sent = {}
      const { status } = await fetch(`${gateway.url}/a`, { headers })
      return { status, sent }
    }
    t.after(() => gateway.close())
    return { ask }
  }

  test('names the client, through trusted proxies only', async (t) => {
    const { ask } = await start(t, 'Forwarded')
    for (const [field, expected] of [
      ['for=6.6.6.6', 403], ['for=6.6.6.7', 200], ['For="6.6.6.6:4711";proto=https', 403], ['for="[2001:db8::6]"', 403], ['for="[2001:db8::6]:80";by=10.0.0.1', 403], ['for="[2001:db8::7]"', 200],
      ['for=6.6.6.6, for=10.0.0.2', 403], ['for=6.6.6.6;proto=http , for="10.0.0.2:99"', 403], ['for=6.6.6.6, for=9.9.9.9', 200], ['for=9.9.9.9, for=6.6.6.6', 403],
      ['for=6.6.6.6, for=unknown', 200], ['for=6.6.6.6, for=_hidden', 200], ['proto=https', 200], ['for="::ffff:6.6.6.6"', 403],
    ] as const) assert.equal((await ask({ forwarded: field })).status, expected, field)
    assert.equal((await ask({ 'x-forwarded-for': '6.6.6.6' })).status, 200, 'the other field is not believed')
  })

  test('one that cannot be read is refused: what the client wrote could hide what the proxy added', async (t) => {
    const { ask } = await start(t, 'Forwarded')
    for (const field of ['for=", for=6.6.6.6', '@, for=6.6.6.6', 'for="6.6.6.6', ';;,', 'for=[2001:db8::6]']) {
      const { status, sent } = await ask({ forwarded: field })
      assert.deepEqual([status, sent], [400, {}], field)
    }
  })

  test('the backend is told of the hops in both fields', async (t) => {
    const { ask } = await start(t, 'Forwarded')
    const { sent } = await ask({ forwarded: 'for=1.2.3.4;proto=https;host=shop.test, for=10.0.0.2', 'x-forwarded-for': '6.6.6.6', 'x-forwarded-proto': 'gopher' })
    assert.match(String(sent['forwarded']), /^for=1\.2\.3\.4;proto=https;host=shop\.test, for=10\.0\.0\.2, for=127\.0\.0\.1;host="shop\.test";proto=https$/)
    assert.deepEqual([sent['x-forwarded-for'], sent['x-forwarded-proto'], sent['x-forwarded-host']], ['1.2.3.4, 10.0.0.2, 127.0.0.1', 'https', 'shop.test'])
  })

  test('a peer that is not trusted is not believed, and what it wrote does not pass', async (t) => {
    const { ask } = await start(t, 'Forwarded', ['10.0.0.0/8'])
    const { status, sent } = await ask({ forwarded: 'for=6.6.6.6;host=evil.test', 'x-forwarded-for': '6.6.6.6' })
    assert.equal(status, 200)
    assert.match(String(sent['forwarded']), /^for=127\.0\.0\.1;host="127\.0\.0\.1:\d+";proto=http$/)
    assert.equal(sent['x-forwarded-for'], '127.0.0.1')
    assert.equal((await ask({ forwarded: 'for="' })).status, 200, 'nor does it matter that it cannot be read')
  })

  test('with X-Forwarded-For, which is the default, Forwarded is not believed and does not pass', async (t) => {
    const { ask } = await start(t, 'X-Forwarded-For')
    const { status, sent } = await ask({ forwarded: 'for=6.6.6.6', 'x-forwarded-for': '9.9.9.9' })
    assert.deepEqual([status, sent['forwarded'], sent['x-forwarded-for']], [200, undefined, '9.9.9.9, 127.0.0.1'])
    assert.equal((await ask({ 'x-forwarded-for': '6.6.6.6, 10.1.1.1' })).status, 403)
  })
})

