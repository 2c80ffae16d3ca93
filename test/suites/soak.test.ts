import assert from 'node:assert/strict'
import { closeSync, openSync } from 'node:fs'
import { test } from 'node:test'
import { residentMemory } from '../../bench/measure.ts'
import { startSoakLoad } from '../support/soak/load.ts'
import { plainBackend } from '../support/soak/plain-backend.ts'
import { percentile } from '../support/steady-load.ts'
import { withWatchedGateway } from '../support/watched-project.ts'

/** Seconds of the soak; `SOAK_SECONDS` for a shorter one. The first tenth of it, a minute of ten, is for warming up. */
const seconds = Number(process.env['SOAK_SECONDS'] ?? 600)
const pieces = 10
const connections = 64
/** So many connections come and go as do with browsers. */
const requestsPerConnection = 500
const megabytes = (bytes: number): string => (bytes / 1e6).toFixed(1)

test(`${seconds} s at half of the capacity: resident memory ends within 10 % of that after the first tenth`, { timeout: (seconds + 180) * 1_000 }, async (t) => {
  const backends = await Promise.all([1, 2, 3].map(() => plainBackend()))
  const load = startSoakLoad()
  const stdout = openSync('/dev/null', 'w')
  t.after(() => {
    load.end()
    closeSync(stdout)
    for (const backend of backends) backend.close()
  })
  const everything = ', balance: powerOfTwo, outlierDetection: {}, circuitBreaker: {}, healthCheck: { path: /, interval: 1s }'
  await withWatchedGateway({ targets: backends.map(({ url }) => url), backend: everything, policies: '{ retry: { attempts: 2 } }', env: { ACCESS_LOG: 'json' }, stdout }, async ({ url, state, started }) => {
    const processes = async (): Promise<readonly number[]> => (await state()).map(({ pid }) => pid)
    const workers = await processes()
    const order = { port: Number(new URL(url).port), connections, requestsPerConnection }
    const full = await load.send({ ...order, perSecond: null, seconds: 5 })
    const capacity = full.sent / full.seconds
    const perSecond = Math.floor(capacity / 2)
    t.diagnostic(`capacity: ${capacity.toFixed(0)} requests a second (${connections} clients one after the other, ${full.seconds.toFixed(1)} s); the soak is at ${perSecond} a second for ${seconds} s`)

    const readings: { readonly at: number; readonly bytes: number }[] = []
    const from = performance.now()
    const reading = setInterval(() => readings.push({ at: (performance.now() - from) / 1_000, bytes: residentMemory(workers) }), 500)
    t.after(() => clearInterval(reading))
    /** The middle of the readings of a time, since memory goes up and down with the collector. */
    const within = (start: number, end: number): number[] => readings.filter(({ at }) => at >= start && at <= end).map(({ bytes }) => bytes)
    const middle = (start: number, end: number): number => percentile(within(start, end), 0.5)

    let requests = 0
    let answered = 0
    let left = 0
    const failures: Record<string, number> = {}
    for (let piece = 0; piece < pieces; piece++) {
      const part = await load.send({ ...order, perSecond, seconds: seconds / pieces })
      const now = (performance.now() - from) / 1_000
      const start = now - part.seconds
      requests += part.sent
      answered += part.answered
      left += part.left
      for (const [what, count] of Object.entries(part.failures)) failures[what] = (failures[what] ?? 0) + count
      const all = within(start, now)
      t.diagnostic(`${start.toFixed(0)} to ${now.toFixed(0)} s: ${(part.sent / part.seconds).toFixed(0)} requests a second, ${Object.values(part.failures).reduce((sum, count) => sum + count, 0)} failed, ${part.opened} connections opened, p50 ${part.p50.toFixed(2)} ms, p99 ${part.p99.toFixed(2)} ms; workers ${megabytes(middle(start, now))} MB (${megabytes(Math.min(...all))} to ${megabytes(Math.max(...all))}), with their supervisor, pages that they share counted once, ${megabytes(residentMemory([...workers, started.process.pid!]))} MB`)
    }
    clearInterval(reading)
    const over = (performance.now() - from) / 1_000
    const early = middle(over * 0.1, over * 0.15)
    const late = middle(over * 0.95, over)
    const change = (late / early - 1) * 100
    t.diagnostic(`${requests} requests, ${answered} answered as expected, ${left} left by their clients, failed: ${JSON.stringify(failures)}`)
    t.diagnostic(`verdict: ${megabytes(early)} MB after the first tenth (${(over * 0.1).toFixed(0)} to ${(over * 0.15).toFixed(0)} s), ${megabytes(late)} MB at the end (${(over * 0.95).toFixed(0)} to ${over.toFixed(0)} s): ${change >= 0 ? '+' : ''}${change.toFixed(1)} %, ${change <= 10 ? 'within' : 'beyond'} the 10 % that are allowed`)
    assert.deepEqual(failures, {})
    assert.equal(answered + left, requests)
    assert.deepEqual(await processes(), workers, 'the same processes to the end')
    // More than half of what was to be offered was: else it was no soak.
    assert.ok(requests >= perSecond * seconds * 0.9, `${requests} of ${perSecond * seconds}`)
    assert.ok(late <= early * 1.1, `${late} after ${early}`)
  })
})
