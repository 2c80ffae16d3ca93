import assert from 'node:assert/strict'
import { connect, type Socket } from 'node:net'
import { test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { residentMemory } from '../../bench/measure.ts'
import { startLoad } from '../e2e/process/load.ts'
import { faultyBackend } from '../support/faulty-backend.ts'
import { serve } from '../support/raw.ts'
import { redisMissing, startRedis } from '../support/redis.ts'
import { percentile, steadyLoad } from '../support/steady-load.ts'
import { withWatchedGateway } from '../support/watched-project.ts'

const retrying = '{ timeout: 5s, retry: { attempts: 2, backoff: 10ms, perTryTimeout: 1s } }'
const ejecting = ', balance: leastInFlight, outlierDetection: { consecutiveFailures: 5, ejectFor: 60s }'

/** A backend that answers after a moment, so that there is always something in flight. */
const answering = (delay = 5) => serve((request, response) => {
  request.resume()
  setTimeout(() => response.writeHead(200, { 'content-type': 'application/json' }).end('{"name":"lamp"}'), delay)
})

for (const [name, policies] of [['with retries', retrying], ['without retries', '{}']] as const) {
  test(`one of three dead under 500 requests a second, ${name}: none fails after its ejection`, async (t) => {
    const targets = await Promise.all(['a', 'b', 'c'].map((each) => faultyBackend(each)))
    t.after(() => Promise.all(targets.map((target) => target.close())))
    await withWatchedGateway({ targets: targets.map(({ url }) => url), backend: ejecting, policies }, async ({ url, state }) => {
      const start = performance.now()
      let killed = 0
      let ejected = 0
      const watch = (async () => {
        while (killed === 0) await sleep(5)
        while (ejected === 0 && performance.now() - start < 9_000) {
          if ((await state())[0]!.backends[0]!.targets[1]!.state === 'ejected') ejected = performance.now() - start
        }
      })()
      const results = await steadyLoad(`${url}/items/1`, {
        perSecond: 500, seconds: 8,
        onTick: (at) => { if (at > 3_000 && killed === 0) { killed = at; void targets[1]!.become('refuse') } },
      })
      await watch
      const failed = results.filter(({ failure }) => failure !== '')
      const late = failed.filter(({ at }) => at > ejected)
      t.diagnostic(`${name}: ${results.length} requests at 500/s, ejected ${(ejected - killed).toFixed(0)} ms after the kill, ${failed.length} failed before, ${late.length} after; p99 ${percentile(results.map(({ took }) => took), 0.99).toFixed(1)} ms`)
      assert.ok(ejected > killed)
      assert.deepEqual(late, [])
      if (policies === retrying) assert.deepEqual(failed, [])
      else assert.ok(failed.length >= 5)
    })
  })
}

test('50 reloads under load, and kill -TERM at its end, without a failed request', async (t) => {
  const backend = await answering()
  t.after(backend.close)
  await withWatchedGateway({ targets: [backend.url], env: { STOP_DELAY: '500ms' } }, async ({ url, admin, started }) => {
    const load = startLoad(url, { clients: 8, paths: ['/items/1', '/items/2'] })
    const from = performance.now()
    for (let swap = 0; swap < 50; swap++) {
      const answer = await fetch(`${admin}/-/reload`, { method: 'POST' })
      assert.equal(answer.status, 200, await answer.text())
    }
    const seconds = (performance.now() - from) / 1_000
    started.process.kill('SIGTERM')
    const { answered, failures } = await load.done
    t.diagnostic(`50 reloads in ${seconds.toFixed(0)} s and kill -TERM: ${answered} answered, ${failures.length} failed`)
    assert.deepEqual(failures, [])
    assert.equal(await started.exited, 0)
  })
})

test('kill -9 of one worker of two under load: only its own requests in flight fail', async (t) => {
  const backend = await answering(20)
  t.after(backend.close)
  await withWatchedGateway({ targets: [backend.url], args: ['--workers', '2'] }, async ({ url, state }) => {
    const clients = 40
    const load = startLoad(url, { clients, paths: ['/items/1'] })
    await sleep(1_000)
    const processes = await state()
    assert.equal(processes.length, 2)
    const inFlight = processes[0]!.backends[0]!.targets[0]!.inFlight
    process.kill(processes[0]!.pid, 'SIGKILL')
    await sleep(4_000)
    assert.equal((await state()).length, 2, 'it is replaced')
    const { answered, failures, refused } = await load.stop()
    t.diagnostic(`kill -9 of one of two workers, ${clients} clients: ${failures.length} failed (${inFlight} were seen in flight there a moment before), ${answered} answered, ${refused} refused`)
    assert.equal(refused, 0)
    // Each client has one request under way; the dead worker had about half of the clients.
    assert.ok(failures.length > 0 && failures.length < clients, String(failures.length))
    assert.deepEqual(failures.filter((failure) => !/^(ECONNRESET|EPIPE|mid-answer)/.test(failure)), [])
  })
})

for (const whenStoreIsDown of ['local', 'refuse']) {
  test(`Redis killed and started again under 500 requests a second, by the policy ${whenStoreIsDown}: nobody waits, and it is used again by itself`, { skip: redisMissing }, async (t) => {
    const [redis, backend] = await Promise.all([startRedis(), answering(0)])
    t.after(() => Promise.all([redis.close(), backend.close()]))
    const policies = `{ rateLimit: { limit: 1000000, window: 60s, algorithm: tokenBucket }, whenStoreIsDown: ${whenStoreIsDown} }`
    await withWatchedGateway({ targets: [backend.url], policies, env: { REDIS_URL: redis.url } }, async ({ url, admin }) => {
      const metric = async (name: string): Promise<number> => Number(new RegExp(`^${name}\\{.*\\} (\\d+)`, 'm').exec(await (await fetch(`${admin}/metrics`)).text())?.[1])
      assert.equal(await metric('gateway_store_up'), 1)
      let [killed, started, lost, back] = [0, 0, 0, 0]
      const from = performance.now()
      const since = (): number => performance.now() - from
      const fault = (async () => {
        await sleep(2_000)
        killed = since()
        await redis.kill()
        while (await metric('gateway_store_up') === 1) await sleep(5)
        lost = since()
        await sleep(2_000)
        await redis.restart()
        started = since()
        while (await metric('gateway_store_up') === 0) await sleep(5)
        back = since()
      })()
      const results = await steadyLoad(`${url}/items/1`, { perSecond: 500, seconds: 8 })
      await fault
      const times = Map.groupBy(results, ({ failure }) => failure === '' ? '200' : failure)
      const refused = times.get('503') ?? []
      const lastRefused = Math.max(0, ...refused.map(({ at, took }) => at + took))
      const longest = Math.max(...results.map(({ took }) => took))
      t.diagnostic(`${whenStoreIsDown}: ${results.length} requests at 500/s, ${[...times].map(([status, of]) => `${of.length} times ${status}`).join(', ')}; Redis seen as away ${(lost - killed).toFixed(0)} ms after the kill, away for ${((started - killed) / 1_000).toFixed(1)} s, used again ${(back - started).toFixed(0)} ms after it was up${refused.length > 0 ? `, the last refusal ${(lastRefused - started).toFixed(0)} ms after that` : ''}; the longest answer ${longest.toFixed(0)} ms, p99 ${percentile(results.map(({ took }) => took), 0.99).toFixed(1)} ms`)
      assert.deepEqual([...times.keys()].sort(), whenStoreIsDown === 'local' ? ['200'] : ['200', '503'])
      if (whenStoreIsDown === 'refuse') assert.ok(refused.every(({ at, took }) => at + took >= killed && at <= back + 50), 'refused only while it was away')
      assert.equal(await metric('gateway_store_lost_total'), 1)
      // Tries to connect are at most a second apart.
      assert.ok(back - started < 3_000, `${back - started}`)
      assert.ok(longest < 5_000, `${longest}`)
    })
  })
}

test('10,000 idle and 500 slow clients', { timeout: 180_000 }, async (t) => {
  const backend = await answering(0)
  t.after(backend.close)
  await withWatchedGateway({ targets: [backend.url] }, async ({ url, state }) => {
    const port = Number(new URL(url).port)
    const pid = (await state())[0]!.pid
    const quiet = await steadyLoad(`${url}/items/1`, { perSecond: 200, seconds: 3 })
    const before = residentMemory([pid])
    const sockets: Socket[] = []
    t.after(() => { for (const socket of sockets) socket.destroy() })
    const open = (onConnect: (socket: Socket) => void): Promise<Socket> => new Promise((resolve, reject) => {
      const socket = connect(port, '127.0.0.1', () => { onConnect(socket); resolve(socket) })
      socket.once('error', reject)
      sockets.push(socket)
    })
    let answered = 0
    const request = 'GET /items/1 HTTP/1.1\r\nHost: gateway\r\n\r\n'
    // Each has made a request and keeps its connection, as browsers do.
    for (let batch = 0; batch < 100; batch++) {
      await Promise.all(Array.from({ length: 100 }, async () => {
        const socket = await open((each) => each.write(request))
        await new Promise<void>((resolve) => { socket.once('data', () => { answered++; resolve() }) })
      }))
    }
    assert.equal(answered, 10_000)
    let cut = 0
    const slow = await Promise.all(Array.from({ length: 500 }, () => open((socket) => {
      socket.on('error', () => undefined)
      socket.resume().once('close', () => cut++)
      socket.write('GET /items/1 HTTP/1.1\r\n')
    })))
    const drip = setInterval(() => { for (const socket of slow) if (socket.writable) socket.write('X-A: b\r\n') }, 1_000)
    const loaded = await steadyLoad(`${url}/items/1`, { perSecond: 200, seconds: 15 })
    clearInterval(drip)
    const after = residentMemory([pid])
    const failed = loaded.filter(({ failure }) => failure !== '')
    const p99 = (results: typeof loaded): string => percentile(results.map(({ took }) => took), 0.99).toFixed(1)
    t.diagnostic(`10,000 idle and 500 slow clients: ${loaded.length} of the others' requests answered, ${failed.length} failed, p99 ${p99(loaded)} ms (${p99(quiet)} ms alone), ${cut} slow ones cut after 10 s, memory ${(before / 1e6).toFixed(0)} to ${(after / 1e6).toFixed(0)} MB`)
    assert.deepEqual(failed, [])
    assert.equal(cut, 500)
    // 10,000 idle connections were kept.
    assert.equal(sockets.filter((socket) => !socket.destroyed && !slow.includes(socket)).length, 10_000)
  })
})

test('a backend that is slow by 10 s holds nobody up for longer than the timeout, and the breaker ends even that', { timeout: 60_000 }, async (t) => {
  const target = await faultyBackend('slow')
  t.after(target.close)
  await withWatchedGateway({ targets: [target.url], backend: ', circuitBreaker: { minRequests: 10, openFor: 2s }', policies: '{ timeout: 1s }' }, async ({ url }) => {
    const results = await steadyLoad(`${url}/items/1`, { perSecond: 50, seconds: 8, onTick: (at) => { if (at > 2_000 && at < 2_100) void target.become('slow') } })
    const bad = results.filter(({ failure }) => failure !== '')
    const timeouts = bad.filter(({ failure }) => failure === '504').length
    const refused = bad.filter(({ failure }) => failure === '503')
    t.diagnostic(`slow by 10 s: ${timeouts} times 504, then ${refused.length} times 503 from the breaker at p99 ${percentile(refused.map(({ took }) => took), 0.99).toFixed(1)} ms; the longest answer ${Math.max(...results.map(({ took }) => took)).toFixed(0)} ms`)
    assert.ok(refused.length > timeouts)
    assert.equal(bad.length, timeouts + refused.length)
  })
})
