import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { ApiHooks, Partially, Policies, Quota, RateLimit } from '../../../runtime/contract.ts'
import { answer, json } from '../../../runtime/define.ts'
import { anyOf, scheme } from '../../../runtime/index.ts'
import { anOperation, startGateway, type TestGateway, type TestGatewayOptions } from '../../support/gateway.ts'
import { sendRaw } from '../../support/raw.ts'
import { redisMissing, startRedis } from '../../support/redis.ts'

const rate = (limit: number, own: Partial<RateLimit> = {}): RateLimit => ({ name: 'default', scope: 'test', limit, window: 60_000, algorithm: 'slidingWindow', by: 'address', ...own })
const daily = (limit: number, own: Partial<Quota> = {}): Quota => ({ name: 'day', scope: 'test', period: 'day', limit, by: 'address', ...own })

async function with_(policies: Partially<Policies>, run: (gateway: TestGateway) => Promise<void>, options: Partial<TestGatewayOptions> = {}): Promise<void> {
  const gateway = await startGateway({ operations: [anOperation({ id: 'a', policies })], backend: (_request, response) => response.end('{}'), ...options })
  try {
    await run(gateway)
  } finally {
    await gateway.close()
  }
}
const statuses = async (url: string, count: number, headers: (index: number) => Record<string, string> = () => ({})): Promise<readonly number[]> => {
  const found: number[] = []
  for (let i = 0; i < count; i++) {
    const response = await fetch(url, { headers: headers(i) })
    await response.text()
    found.push(response.status)
  }
  return found
}

test('answers say what is left in the fields of the draft, and a refusal when to come again', async () => {
  await with_({ rateLimit: [rate(2, { name: 'burst' })], quota: [daily(1_000)] }, async ({ url }) => {
    const first = await fetch(`${url}/a`)
    assert.equal(first.headers.get('ratelimit-policy'), '"burst";q=2;w=60, "day";q=1000;w=86400')
    assert.match(first.headers.get('ratelimit') ?? '', /^"burst";r=1;t=[56][0-9], "day";r=999;t=\d+$/)
    assert.equal(first.headers.get('retry-after'), null)
    await fetch(`${url}/a`)
    const refused = await fetch(`${url}/a`)
    assert.equal(refused.status, 429)
    assert.equal(refused.headers.get('content-type'), 'application/problem+json')
    const problem = await refused.json() as { code: string; detail: string }
    assert.deepEqual([problem.code, problem.detail], ['rate_limited', 'The limit "burst" is used up.'])
    assert.match(refused.headers.get('ratelimit') ?? '', /^"burst";r=0;t=\d+, "day";r=998;t=\d+$/, 'what is refused takes nothing from the other')
    const seconds = Number(refused.headers.get('retry-after'))
    assert.ok(seconds >= 30 && seconds <= 64, String(seconds))
  })
})

test('a quota is refused with its own code, until its period is over', async () => {
  await with_({ quota: [daily(1)] }, async ({ url }) => {
    assert.deepEqual(await statuses(`${url}/a`, 1), [200])
    const refused = await fetch(`${url}/a`)
    assert.equal((await refused.json() as { code: string }).code, 'quota_exceeded')
    const midnight = new Date().setUTCHours(24, 0, 0, 0)
    assert.ok(Math.abs(Number(refused.headers.get('retry-after')) - (midnight - Date.now()) / 1_000) < 5)
  })
})

test("a backend's own limits give way to the gateway's; without a policy they pass", async () => {
  const backend: TestGatewayOptions['backend'] = (_request, response) => response.writeHead(200, { 'RateLimit': '"own";r=1', 'RateLimit-Policy': '"own";q=1', 'X-Kept': '1' }).end('{}')
  await with_({ rateLimit: [rate(5)] }, async ({ url }) => {
    const { headers } = await fetch(`${url}/a`)
    assert.match(headers.get('ratelimit') ?? '', /^"default";r=4;t=\d+$/)
    assert.equal(headers.get('ratelimit-policy'), '"default";q=5;w=60')
    assert.equal(headers.get('x-kept'), '1')
  }, { backend })
  await with_({}, async ({ url }) => assert.equal((await fetch(`${url}/a`)).headers.get('ratelimit'), '"own";r=1'), { backend })
})

test('limits written at one level are shared by its operations, and operations may cost more or nothing', async () => {
  const policies = { rateLimit: [rate(10)] }
  const operations = [anOperation({ id: 'a', policies }), anOperation({ id: 'dear', policies: { ...policies, cost: 5 } }), anOperation({ id: 'free', policies: { ...policies, cost: 0 } }), anOperation({ id: 'other', policies: { rateLimit: [rate(10, { scope: 'test.other' })] } })]
  await with_({}, async ({ url }) => {
    assert.deepEqual(await statuses(`${url}/dear`, 1), [200])
    assert.deepEqual(await statuses(`${url}/a`, 3), [200, 200, 200])
    assert.deepEqual(await statuses(`${url}/dear`, 1), [429])
    assert.deepEqual(await statuses(`${url}/a`, 3), [200, 200, 429])
    assert.deepEqual(await statuses(`${url}/other`, 1), [200])
    const free = await fetch(`${url}/free`)
    assert.equal(free.status, 200)
    assert.equal(free.headers.get('ratelimit'), null, 'no stage, no field')
  }, { operations })
})

test('by a header: each value for itself, and who sends none by address', async () => {
  await with_({ rateLimit: [rate(1, { by: '$request.header.X-Client' })] }, async ({ url }) => {
    assert.deepEqual(await statuses(`${url}/a`, 4, (i) => ({ 'x-client': ['one', 'two', 'one', 'two'][i]! })), [200, 200, 429, 429])
    assert.deepEqual(await statuses(`${url}/a`, 2), [200, 429])
    assert.deepEqual(await statuses(`${url}/a`, 1, () => ({ 'x-client': 'address:127.0.0.1' })), [200], 'a value is no address')
  })
})

test('by address: an address behind a trusted proxy, a whole network of IPv6', async () => {
  await with_({ rateLimit: [rate(1)] }, async ({ url }) => {
    const from = (address: string) => (): Record<string, string> => ({ 'x-forwarded-for': address })
    assert.deepEqual(await statuses(`${url}/a`, 2, from('192.0.2.1')), [200, 429])
    assert.deepEqual(await statuses(`${url}/a`, 1, from('::ffff:192.0.2.1')), [429], 'the same address in IPv6')
    assert.deepEqual(await statuses(`${url}/a`, 1, from('6.6.6.6, 192.0.2.1')), [429], 'what the client says of itself does not count')
    assert.deepEqual(await statuses(`${url}/a`, 2, (i) => ({ 'x-forwarded-for': `2001:db8::${i + 1}` })), [200, 429])
  }, { trustedProxies: ['127.0.0.0/8'] })
})

test('by identity: every key for itself, whatever the address; failed credentials take nothing', async () => {
  const key = scheme('key', { type: 'apiKey', in: 'header', name: 'x-key' })
  const operations = [anOperation({ id: 'a', security: anyOf([key()]), policies: { rateLimit: [rate(1, { by: 'identity' })] } })]
  await with_({}, async ({ url }) => {
    assert.deepEqual(await statuses(`${url}/a`, 5, (i) => ({ 'x-key': ['secret_wrong', 'secret_1', 'secret_2', 'secret_1', 'secret_2'][i]! })), [401, 200, 200, 429, 429])
  }, { operations, schemes: [key], env: { AUTH_KEY_KEYS: 'secret_1,secret_2' } })
})

describe('with Redis', { skip: redisMissing, timeout: 60_000 }, () => {
  for (const whenStoreIsDown of ['local', 'refuse'] as const) {
    test(`${whenStoreIsDown}: while it is away, and when it is back, without a restart`, async (t) => {
      const redis = await startRedis()
      t.after(() => redis.close())
      await with_({ rateLimit: [rate(100, { algorithm: 'tokenBucket', window: 1_000 })], whenStoreIsDown }, async ({ url }) => {
        const left = async (): Promise<string> => {
          const response = await fetch(`${url}/a`)
          await response.text()
          return response.status === 200 ? 'counted' : String(response.status)
        }
        const until = async (wanted: string): Promise<void> => { while (await left() !== wanted) await new Promise((resolve) => setTimeout(resolve, 10)) }
        await until('counted')
        await redis.kill()
        if (whenStoreIsDown === 'local') for (let i = 0; i < 50; i++) assert.equal(await left(), 'counted')
        else {
          await until('503')
          const refused = await fetch(`${url}/a`)
          assert.equal((await refused.json() as { code: string }).code, 'store_unavailable')
          assert.equal(refused.headers.get('retry-after'), '1')
        }
        await redis.restart()
        await until('counted')
      }, { env: { REDIS_URL: redis.url } })
    })
  }

  test('a gateway that stands still for longer than Redis may be silent goes on counting in Redis', async (t) => {
    const redis = await startRedis()
    t.after(() => redis.close())
    const handle = () => {
      const until = performance.now() + 700
      while (performance.now() < until) { /* as a validator of a huge body would */ }
      return { status: 200, headers: {}, body: {} }
    }
    const operations = [
      anOperation({ id: 'a', policies: { rateLimit: [rate(10_000)], whenStoreIsDown: 'refuse' } }),
      anOperation({ id: 'slow', responses: { 200: answer([json(null)]) } }),
    ]
    await with_({}, async ({ url, port, gateway }) => {
      while ((await statuses(`${url}/a`, 1))[0] !== 200) await new Promise((resolve) => setTimeout(resolve, 10))
      for (let time = 0; time < 3; time++) {
        // Both are read at once: Redis is asked for the first one, and before it could be heard the second keeps the process busy.
        const text = await sendRaw(port, 'GET /a HTTP/1.1\r\nHost: a\r\n\r\nGET /slow HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n')
        assert.deepEqual(text.match(/HTTP\/1\.1 \d+/g), ['HTTP/1.1 200', 'HTTP/1.1 200'])
      }
      assert.deepEqual(gateway.stores(), [{ store: new URL(redis.url).host, up: true, lost: 0 }])
    }, { operations, hooks: { slow: { handle } } as unknown as ApiHooks, env: { REDIS_URL: redis.url } })
  })

  test('nothing of a client is in a key but whom it is counted for, and no credential at all', async (t) => {
    const redis = await startRedis()
    t.after(() => redis.close())
    const key = scheme('key', { type: 'apiKey', in: 'header', name: 'x-key' })
    const operations = [anOperation({ id: 'a', security: anyOf([key()]), policies: { rateLimit: [rate(9, { by: 'apiKey' })], quota: [daily(9)] } })]
    await with_({}, async ({ url }) => {
      const { createConnection } = await import('node:net')
      while ((await fetch(`${url}/a`, { headers: { 'x-key': 'secret_abc' } })).status !== 200) await new Promise((resolve) => setTimeout(resolve, 10))
      let seen = ''
      for (let attempt = 0; attempt < 200 && !/gatewright:window:/.test(seen); attempt++) {
        await fetch(`${url}/a`, { headers: { 'x-key': 'secret_abc' } })
        seen = await new Promise<string>((resolve) => {
          let text = ''
          const socket = createConnection(redis.port, '127.0.0.1', () => socket.end('KEYS *\r\nQUIT\r\n'))
          socket.on('data', (bytes) => { text += bytes }).on('close', () => resolve(text))
        })
      }
      assert.match(seen, /gatewright:window:/)
      assert.doesNotMatch(seen, /secret_abc/)
    }, { operations, schemes: [key], env: { AUTH_KEY_KEYS: 'secret_abc', REDIS_URL: redis.url } })
  })
})
