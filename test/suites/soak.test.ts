import assert from 'node:assert/strict'
import { test } from 'node:test'
import { residentMemory } from '../../bench/measure.ts'
import { serve } from '../support/raw.ts'
import { percentile, steadyLoad } from '../support/steady-load.ts'
import { withWatchedGateway } from '../support/watched-project.ts'
import { startLoad } from '../e2e/process/load.ts'

/** Seconds of the soak; `SOAK_SECONDS` for a shorter one. The first tenth of it, a minute of ten, is for warming up. */
const seconds = Number(process.env['SOAK_SECONDS'] ?? 600)

test(`${seconds} s at half of the capacity: resident memory ends within 10 % of that after the first tenth`, { timeout: (seconds + 120) * 1_000 }, async (t) => {
  const backends = await Promise.all([1, 2, 3].map(() => serve((request, response) => {
    request.resume()
    response.writeHead(200, { 'content-type': 'application/json' }).end('{"name":"lamp"}')
  })))
  t.after(() => Promise.all(backends.map((backend) => backend.close())))
  const everything = ', balance: powerOfTwo, outlierDetection: {}, circuitBreaker: {}, healthCheck: { path: /, interval: 1s }'
  await withWatchedGateway({ targets: backends.map(({ url }) => url), backend: everything, policies: '{ retry: { attempts: 2 } }' }, async ({ url, state }) => {
    const pid = (await state())[0]!.pid
    const full = startLoad(url, { clients: 32, paths: ['/items/1'] })
    await new Promise((resolve) => { setTimeout(resolve, 5_000) })
    const capacity = (await full.stop()).answered / 5
    const perSecond = Math.max(50, Math.floor(capacity / 2))
    const readings: { readonly at: number; readonly bytes: number }[] = []
    let next = 0
    const results = { count: 0, failed: 0, slowest: 0 }
    // In pieces, so that the test itself keeps no list of millions.
    const piece = Math.min(30, seconds / 10)
    for (let from = 0; from < seconds; from += piece) {
      const part = await steadyLoad(`${url}/items/1`, {
        perSecond, seconds: piece,
        onTick: (at) => { if (from + at / 1_000 >= next) { next += Math.max(1, seconds / 120); readings.push({ at: from + at / 1_000, bytes: residentMemory([pid]) }) } },
      })
      results.count += part.length
      results.failed += part.filter(({ failure }) => failure !== '').length
      results.slowest = Math.max(results.slowest, percentile(part.map(({ took }) => took), 0.99))
    }
    // Each the middle of its readings, since memory goes up and down with the collector.
    const early = percentile(readings.filter(({ at }) => at >= seconds * 0.08 && at <= seconds * 0.15).map(({ bytes }) => bytes), 0.5)
    const late = percentile(readings.filter(({ at }) => at >= seconds * 0.93).map(({ bytes }) => bytes), 0.5)
    t.diagnostic(`${seconds} s at ${perSecond}/s (half of ${capacity.toFixed(0)}/s): ${results.count} requests, ${results.failed} failed, p99 at most ${results.slowest.toFixed(1)} ms; memory ${(early / 1e6).toFixed(1)} MB after the first tenth, ${(late / 1e6).toFixed(1)} MB at the end (${((late / early - 1) * 100).toFixed(1)} %)`)
    assert.equal(results.failed, 0)
    assert.ok(late <= early * 1.1, `${late} after ${early}`)
  })
})
