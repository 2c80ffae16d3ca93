import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { startLoad } from './load.ts'
import { lives, supervised } from './supervised.ts'

/** On a connection of its own: a kept one may still end at an old worker. */
const text = async (url: string): Promise<string> => (await fetch(url, { headers: { connection: 'close' } })).text()

for (const workers of ['1', '3']) {
  test(`20 swaps and a SIGTERM under keep-alive load, without one failed request (${workers} workers)`, async () => {
    await supervised({ WORKERS: workers }, async ({ process: parent, release, event, exited }) => {
      const { url } = await event('started') as { url?: string }
      const load = startLoad(url!, { clients: 12, paths: ['/', '/', '/', '/slow', '/head-first', '/'] })
      for (let version = 2; version <= 21; version++) {
        release(`v${version}`)
        parent.kill('SIGHUP')
        await event('swapped')
        assert.match(await text(url!), new RegExp(`^v${version} `))
      }
      await sleep(300)
      parent.kill('SIGTERM')
      assert.deepEqual(await exited, [0, null])
      const { failures, answered, bodies } = await load.done
      assert.deepEqual(failures, [])
      assert.ok(answered > 100, String(answered))
      assert.ok([...bodies].some((body) => body.startsWith('v21 ')))
    })
  })
}

test('a connection that is handed to a worker as it ends goes on to the next one', async () => {
  // The old worker, busy at first, closes its listener and could end while the supervisor, busy longer, does not know of it yet.
  await supervised({ BUSY_AFTER_SWAP: '3500' }, async ({ process: parent, release, event }) => {
    const { url } = await event('started') as { url?: string }
    const { pid } = await event('ready') as unknown as { pid: number }
    release('v2')
    process.kill(pid, 'SIGWINCH')
    parent.send('swap')
    await event('ready')
    const answers = Array.from({ length: 4 }, () => text(url!))
    for (const answer of await Promise.all(answers)) assert.equal(answer.slice(0, 3), 'v2 ')
  })
})

test('a connection that a worker is killed before it takes is reset at once, and all others are answered', async (t) => {
  await supervised({ WORKERS: '2' }, async ({ event }) => {
    const { url } = await event('started') as { url?: string }
    const { pid } = await event('ready') as unknown as { pid: number }
    await event('ready')
    process.kill(pid, 'SIGSTOP')
    const settled: number[] = []
    const from = performance.now()
    const answers = Array.from({ length: 8 }, () => text(url!).then((answer) => answer, (error: Error) => error).finally(() => settled.push(performance.now())))
    await new Promise((resolve) => { setTimeout(resolve, 500) })
    const killed = performance.now()
    process.kill(pid, 'SIGKILL')
    const all = await Promise.race([Promise.all(answers), new Promise<null>((resolve) => { setTimeout(() => resolve(null), 10_000) })])
    assert.notEqual(all, null, `after 10 s ${8 - settled.length} of 8 still wait`)
    const failed = all!.filter((answer) => answer instanceof Error).length
    assert.ok(failed >= 1 && failed <= 2, `${failed} failed: those in the hands of the worker`)
    t.diagnostic(`killed with -9 after ${(killed - from).toFixed(0)} ms: ${failed} of 8 reset, ${(Math.max(...settled) - killed).toFixed(0)} ms later; ${8 - failed} answered`)
  })
})

test('new code that does not start leaves the old in service, and says why', async () => {
  await supervised({}, async ({ process: parent, release, event }) => {
    const { url } = await event('started') as { url?: string }
    release('bad')
    parent.send('swap')
    assert.equal((await event('swap-failed'))['error'], 'the new code is bad')
    await event('swap-rejected')
    release('silent')
    parent.send('swap')
    assert.match(String((await event('swap-failed'))['error']), /ended with exit code 7 before it was ready/)
    assert.match(await text(url!), /^v1 /)
    release('v2')
    parent.send('swap')
    await event('swapped')
    assert.match(await text(url!), /^v2 /)
  })
})

test('code that does not start refuses the start', async () => {
  await supervised({ VERSION: 'bad' }, async ({ event, exited }) => {
    assert.equal((await event('refused'))['error'], 'the new code is bad')
    assert.deepEqual(await exited, [0, null])
  })
})

test('a worker that crashes is replaced at the same address, also the only one', async () => {
  await supervised({}, async ({ event }) => {
    const { url } = await event('started') as { url?: string }
    await event('ready')
    const [, first] = (await text(url!)).split(' ')
    await assert.rejects(fetch(`${url}/crash`))
    assert.equal((await event('crashed'))['restartIn'], 100)
    assert.equal((await event('ready'))['url'], url)
    const [version, second] = (await text(url!)).split(' ')
    assert.equal(version, 'v1')
    assert.notEqual(second, first)
  })
})

test('a restart that fails is tried again, less and less often', async () => {
  await supervised({}, async ({ event, release }) => {
    const { url } = await event('started') as { url?: string }
    await event('ready')
    release('bad')
    await assert.rejects(fetch(`${url}/crash`))
    assert.equal((await event('restart-failed'))['restartIn'], 200)
    assert.equal((await event('restart-failed'))['restartIn'], 400)
    release('v3')
    await event('ready')
    assert.match(await text(url!), /^v3 /)
  })
})

test('workers end when their parent is killed', async () => {
  await supervised({ WORKERS: '2' }, async ({ process: parent, event, exited }) => {
    const pids = [Number((await event('ready'))['pid']), Number((await event('ready'))['pid'])]
    await event('started')
    parent.kill('SIGKILL')
    await exited
    for (const pid of pids) while (lives(pid)) await sleep(20)
  })
})

test('a stop waits while not ready, and a second signal ends at once', async () => {
  await supervised({ STOP_DELAY: '60000' }, async ({ process: parent, event, exited }) => {
    const { url } = await event('started') as { url?: string }
    const { pid } = await event('ready')
    assert.equal((await fetch(`${url}/ready`)).status, 200)
    parent.kill('SIGTERM')
    while ((await fetch(`${url}/ready`)).status !== 503) await sleep(10)
    assert.match(await text(url!), /^v1 /)
    await sleep(310)
    parent.kill('SIGTERM')
    assert.deepEqual(await exited, [143, null])
    while (lives(Number(pid))) await sleep(20)
  })
})

test('a Ctrl-C that reaches the whole process group drains, since workers leave signals to their parent', async () => {
  await supervised({}, async ({ process: parent, event, exited }) => {
    const { url } = await event('started') as { url?: string }
    const { pid } = await event('ready')
    const slow = text(`${url}/slow`)
    await sleep(100)
    process.kill(Number(pid), 'SIGINT')
    parent.kill('SIGINT')
    assert.match(await slow, /^v1 /)
    assert.deepEqual(await exited, [0, null])
  })
})

test('metrics count what workers did that are gone by now', async () => {
  await supervised({}, async ({ process: parent, event, release }) => {
    const { url } = await event('started') as { url?: string }
    const { pid } = await event('ready')
    for (let i = 0; i < 3; i++) await text(url!)
    release('v2')
    parent.send('swap')
    await event('swapped')
    while (lives(Number(pid))) await sleep(20)
    for (let i = 0; i < 2; i++) await text(url!)
    parent.send('metrics')
    assert.match(String((await event('metrics'))['text']), /^served_total 5$/m)
  })
})
