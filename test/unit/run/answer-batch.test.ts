import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setImmediate as turn } from 'node:timers/promises'
import { answerBatch } from '../../../runtime/answer-batch.ts'
import type { Exchange } from '../../../runtime/exchange.ts'

const exchanges = (count: number): Exchange[] => Array.from({ length: count }, (_, at) => ({ id: String(at), started: 0, received: 0 } as Exchange))

test('answers of one turn are written at its end, in the order in which they came, each once', async () => {
  const written: Exchange[] = []
  const batch = answerBatch((x) => written.push(x))
  const [one, two, three] = exchanges(3) as [Exchange, Exchange, Exchange]
  batch.add(one)
  batch.add(two)
  assert.deepEqual(written, [])
  await turn()
  assert.deepEqual(written, [one, two])
  batch.add(three)
  await turn()
  await turn()
  assert.deepEqual(written, [one, two, three])
})

test('no more than 32 wait', () => {
  const written: Exchange[] = []
  const batch = answerBatch((x) => written.push(x))
  for (const x of exchanges(40)) batch.add(x)
  assert.equal(written.length, 32)
})

test('none waits for longer than a quarter of a millisecond after another came', () => {
  const written: Exchange[] = []
  const batch = answerBatch((x) => written.push(x))
  const [one, two, three] = exchanges(3) as [Exchange, Exchange, Exchange]
  batch.add({ ...one, started: 1 } as Exchange)
  // An answer of a backend came when its head did, however long ago it was asked for.
  batch.add({ ...two, started: 0, received: 1.2 } as Exchange)
  assert.equal(written.length, 0)
  batch.add({ ...three, started: 1.3 } as Exchange)
  assert.deepEqual(written.map(({ id }) => id), ['0', '1', '2'])
})

test('those that wait are written before work that would hold them up', async () => {
  const written: Exchange[] = []
  const batch = answerBatch((x) => written.push(x))
  const [one] = exchanges(1) as [Exchange]
  batch.add(one)
  batch.flush()
  assert.deepEqual(written, [one])
  await turn()
  assert.deepEqual(written, [one])
})

test('an answer that comes while others are written waits for its own turn', async () => {
  const [one, two] = exchanges(2) as [Exchange, Exchange]
  const written: Exchange[] = []
  const batch = answerBatch((x) => {
    written.push(x)
    if (x === one) batch.add(two)
  })
  batch.add(one)
  await turn()
  await turn()
  assert.deepEqual(written, [one, two])
})
