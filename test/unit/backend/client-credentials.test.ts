import assert from 'node:assert/strict'
import { test } from 'node:test'
import { clientCredentials } from '../../../runtime/backend/client-credentials.ts'
import { serve } from '../../support/raw.ts'

interface Provider { life: unknown; broken: string | null; asked: number }

async function provided(t: { after(end: () => Promise<void>): void }) {
  const provider: Provider = { life: 100, broken: null, asked: 0 }
  const server = await serve((request, response) => {
    request.resume()
    provider.asked++
    response.writeHead(200, { 'content-type': 'application/json' })
      .end(provider.broken ?? JSON.stringify({ access_token: `token-${provider.asked}`, token_type: 'Bearer', expires_in: provider.life }))
  })
  t.after(() => server.close())
  const clock = { now: 1_000_000 }
  const failures: string[] = []
  const token = clientCredentials({ tokenUrl: `${server.url}/token`, clientId: 'a', clientSecret: 'secret-client', now: () => clock.now, onFailure: ({ message }) => failures.push(message) })
  return { provider, clock, token, failures }
}

const settled = async (until: () => boolean): Promise<void> => {
  while (!until()) await new Promise((resolve) => setTimeout(resolve, 5))
}

test('a token is kept while it lasts, and renewed in the background before its end', async (t) => {
  const { provider, clock, token } = await provided(t)
  await token.ready()
  assert.equal(token.current(), 'token-1')
  clock.now += 89_000
  assert.equal(token.ready(), undefined)
  assert.equal(provider.asked, 1)
  clock.now += 2_000
  // The old one serves while the new one is on its way; many ask, one fetches.
  for (let count = 0; count < 5; count++) assert.equal(token.ready(), undefined)
  assert.equal(token.current(), 'token-1')
  await settled(() => token.current() === 'token-2')
  assert.equal(provider.asked, 2)
})

test('past its end a token is not used, whatever the provider does', async (t) => {
  const { provider, clock, token, failures } = await provided(t)
  await token.ready()
  provider.broken = '{}'
  clock.now += 95_000
  assert.equal(token.ready(), undefined)
  await settled(() => failures.length === 1)
  assert.equal(token.current(), 'token-1')
  clock.now += 5_000
  assert.equal(token.current(), null)
  await assert.rejects(async () => { await token.ready() }, /gave no access_token/)
  provider.broken = null
  clock.now += 5_001
  await token.ready()
  assert.match(token.current() ?? '', /^token-/)
  assert.ok(failures.every((message) => !message.includes('secret')))
})

test('a token that the backend refuses is given up, but not more often than every five seconds', async (t) => {
  const { provider, clock, token } = await provided(t)
  await token.ready()
  token.refused()
  assert.equal(token.current(), 'token-1')
  clock.now += 5_000
  token.refused()
  assert.equal(token.current(), null)
  await token.ready()
  for (let count = 0; count < 50; count++) token.refused()
  assert.deepEqual([token.current(), provider.asked], ['token-2', 2])
})

test('answers that are no token are none', async (t) => {
  const { provider, clock, token } = await provided(t)
  for (const broken of ['', 'null', '[]', '{"access_token":7,"token_type":"bearer"}', '{"access_token":"a b","token_type":"bearer"}', '{"access_token":"a\\r\\nx: y","token_type":"bearer"}', '{"access_token":"a"}',
    '{"access_token":"a","token_type":"mac"}', '{"access_token":"a","token_type":"bearer","expires_in":0}', '{"access_token":"a","token_type":"bearer","expires_in":"soon"}']) {
    provider.broken = broken
    await assert.rejects(async () => { await token.ready() }, broken)
    assert.equal(token.current(), null, broken)
    clock.now += 5_001
  }
})
