import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Rank } from '../../../runtime/concurrency/gate.ts'
import { takeTurns, type Turns } from '../../../runtime/concurrency/turns.ts'

const block = (ms: number): void => { const end = performance.now() + ms; while (performance.now() < end) { /* as a request that takes long */ } }

/** Many requests at once, each of which takes 3 ms; gives the order in which they were begun, and those that were refused. */
async function burst(turns: Turns, ranks: readonly Rank[], patience = 60_000): Promise<{ readonly begun: readonly string[]; readonly refused: readonly string[] }> {
  const begun: string[] = []
  const refused: string[] = []
  const handle = (name: string): void => {
    begun.push(name)
    block(3)
  }
  await Promise.all(ranks.map((rank, index) => {
    const name = `${rank}.${index}`
    const turn = turns.take(rank, patience)
    if (turn === null) return handle(name)
    return turn.then((refusal) => {
      if (refusal === undefined) return handle(name)
      assert.equal(refusal.code, 'overloaded')
      refused.push(name)
    })
  }))
  return { begun, refused }
}

test('what comes at once is begun over several turns of the event loop, the higher class first, and each class as it came', async () => {
  const turns = takeTurns()
  let loops = 0
  let counting = setImmediate(function count() { loops++; counting = setImmediate(count) })
  const { begun, refused } = await burst(turns, [2, 2, 1, 0, 2, 1, 0, 0])
  clearImmediate(counting)
  // The first one had time in the turn that it came in.
  assert.deepEqual(begun, ['2.0', '0.3', '0.6', '0.7', '1.2', '1.5', '2.1', '2.4'])
  assert.deepEqual(refused, [])
  assert.ok(loops >= 6, `${loops} turns for 8 requests of 3 ms`)
  turns.close()
})

test('few or quick ones go on at once', async () => {
  const turns = takeTurns()
  assert.equal(turns.take(2, 100), null)
  await new Promise((resolve) => setTimeout(resolve, 20))
  assert.equal(turns.take(1, 100), null)
  assert.equal(turns.oldest(performance.now()), 0)
  turns.close()
})

test('who has waited for too long is refused, but nobody of the high class', async () => {
  const turns = takeTurns()
  const { begun, refused } = await burst(turns, [0, ...Array.from({ length: 30 }, () => 0 as Rank), 1, 2], 20)
  assert.equal(begun.length, 31)
  assert.deepEqual(refused, ['1.31', '2.32'])
  turns.close()
})

test('how long the oldest has waited; those that wait at a close go on', async () => {
  const turns = takeTurns()
  assert.equal(turns.take(1, 10_000), null)
  block(3)
  const waiting = turns.take(1, 10_000)
  block(5)
  assert.ok(turns.oldest(performance.now()) >= 5)
  turns.close()
  assert.equal(await waiting, undefined)
})
