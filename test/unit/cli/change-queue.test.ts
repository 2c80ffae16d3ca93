import assert from 'node:assert/strict'
import { test } from 'node:test'
import { changeQueue } from '../../../cli/change-queue.ts'
import type { Change } from '../../../cli/change-queue.ts'

test('changes that come together are one, and work never overlaps', async () => {
  const seen: Change[] = []
  const steps: (() => void)[] = []
  const begun: (() => void)[] = []
  const queue = changeQueue((change) => {
    seen.push(change)
    begun.shift()?.()
    return new Promise((resolve) => { steps.push(resolve) })
  })
  const next = (): Promise<void> => new Promise((resolve) => { begun.push(resolve) })
  const first = next()
  queue.add('app')
  queue.add('specs')
  queue.add('app')
  await first
  assert.deepEqual(seen, ['specs'])
  const second = next()
  queue.add('app')
  await new Promise((resolve) => { setTimeout(resolve, 80) })
  assert.deepEqual(seen, ['specs'], 'the first is still under way')
  steps.shift()!()
  await second
  assert.deepEqual(seen, ['specs', 'app'])
  steps.shift()!()
  await queue.idle()
})

test('work that fails does not stop the queue', async () => {
  let runs = 0
  const done = Promise.withResolvers<void>()
  const queue = changeQueue(async () => {
    if (++runs === 2) done.resolve()
    throw new Error('bad')
  })
  queue.add('app')
  await new Promise((resolve) => { setTimeout(resolve, 80) })
  queue.add('app')
  await done.promise
  await queue.idle()
})
