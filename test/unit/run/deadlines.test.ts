import assert from 'node:assert/strict'
import { test, type TestContext } from 'node:test'
import { createDeadlines } from '../../../runtime/deadlines.ts'
import type { Exchange } from '../../../runtime/exchange.ts'
import { exchange, namedChain } from '../observe/exchanges.ts'

const anExchange = (id: string): Exchange => exchange(namedChain('shop', null), { id })

function watched(t: TestContext) {
  t.mock.timers.enable({ apis: ['setInterval'] })
  const expired: string[] = []
  let time = 0
  const deadlines = createDeadlines((x) => expired.push(x.id), () => time)
  t.after(() => deadlines.close())
  return {
    deadlines, expired,
    pass(ms: number) {
      for (let passed = 0; passed < ms; passed += 100) {
        time += 100
        t.mock.timers.tick(100)
      }
    },
    now: () => time,
  }
}

test('deadlines pass in the order of their time, whatever the order of the allowances', (t) => {
  const { deadlines, expired, pass, now } = watched(t)
  deadlines.add(anExchange('slow'), 1_000, now())
  deadlines.add(anExchange('quick'), 300, now())
  pass(200)
  deadlines.add(anExchange('second'), 300, now())
  pass(100)
  assert.deepEqual(expired, ['quick'])
  pass(200)
  assert.deepEqual(expired, ['quick', 'second'])
  pass(1_000)
  assert.deepEqual(expired, ['quick', 'second', 'slow'])
})

test('what was removed does not expire, from any place in its queue, and what is added again begins anew', (t) => {
  const { deadlines, expired, pass, now } = watched(t)
  const [first, middle, last, kept] = ['first', 'middle', 'last', 'kept'].map(anExchange) as [Exchange, Exchange, Exchange, Exchange]
  for (const x of [first, middle, kept, last]) deadlines.add(x, 300, now())
  pass(200)
  for (const x of [middle, first, last, last]) deadlines.remove(x)
  deadlines.add(kept, 300, now())
  pass(200)
  assert.deepEqual(expired, [])
  pass(100)
  assert.deepEqual(expired, ['kept'])
  deadlines.add(first, 100, now())
  pass(100)
  assert.deepEqual(expired, ['kept', 'first'])
})

test('an exchange without a deadline refers to no other', (t) => {
  const { deadlines, pass, now } = watched(t)
  const all = ['a', 'b', 'c'].map(anExchange)
  for (const x of all) deadlines.add(x, 300, now())
  deadlines.remove(all[1]!)
  pass(300)
  for (const { queue, queuedBefore, queuedAfter } of all) assert.deepEqual([queue, queuedBefore, queuedAfter], [null, null, null])
})
