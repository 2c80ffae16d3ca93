import assert from 'node:assert/strict'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { createFailedCredentials } from '../../../runtime/auth/failed-credentials.ts'
import { attack, vault } from './site.ts'

setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as () => void

attack('names, tokens and addresses that never end fill no memory, and push nobody out', async (t, engine) => {
  const at = await vault(t, { engine })
  const good = await at.token()
  const flood = async (round: number): Promise<void> => {
    await Promise.all(Array.from({ length: 10 }, async (_, index) => {
      const names = Array.from({ length: 300 }, (_name, count) => `X-Flood-${round}-${index}-${count}: ${'v'.repeat(60)}`)
      const { statuses } = await at.raw(['GET /open HTTP/1.1', 'Host: a', 'Connection: close', ...names])
      assert.deepEqual(statuses, [200])
    }))
    for (let count = 0; count < 20; count++) assert.equal((await at.bearer(await at.token({ jti: `${round}-${count}`, pad: 'x'.repeat(2_000) }))).status, 200)
  }
  for (let round = 0; round < 3; round++) await flood(round)
  at.seen.length = 0
  collect()
  const before = process.memoryUsage().heapUsed
  for (let round = 3; round < 9; round++) await flood(round)
  at.seen.length = 0
  collect()
  const grown = process.memoryUsage().heapUsed - before
  // 18,000 names, 120 tokens of 3 kB: kept, they would be more than this.
  assert.ok(grown < 3_000_000, `${grown} bytes`)
  assert.equal((await at.bearer(good)).status, 200)
})

attack('the count of guesses is bounded in addresses', async () => {
  const counts = createFailedCredentials({ capacity: 1_000, limit: 1 })
  for (let count = 0; count < 50_000; count++) counts.failed(`10.${count >> 16}.${(count >> 8) & 255}.${count & 255}`)
  assert.equal(counts.blockedFor('10.0.0.1'), 0)
  assert.ok(counts.blockedFor(`10.0.${(49_999 >> 8) & 255}.${49_999 & 255}`) > 0)
})
