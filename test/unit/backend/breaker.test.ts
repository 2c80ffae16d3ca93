import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Breaker, type BreakerState } from '../../../runtime/backend/breaker.ts'

function opened(states: BreakerState[] = []): Breaker {
  const breaker = new Breaker({ failureRatio: 0.5, window: 1_000, minRequests: 4, openFor: 500, halfOpenRequests: 2 }, (state) => states.push(state))
  for (let n = 0; n < 4; n++) {
    assert.equal(breaker.admit(n), true)
    breaker.record(n % 2 === 1, n, breaker.generation)
  }
  return breaker
}

test('it opens at the ratio, and not before it has seen enough calls', () => {
  const breaker = new Breaker({ failureRatio: 0.5, window: 1_000, minRequests: 4, openFor: 500, halfOpenRequests: 2 })
  for (let n = 0; n < 3; n++) breaker.record(true, n, breaker.generation)
  assert.equal(breaker.state, 'closed')
  breaker.record(false, 3, breaker.generation)
  assert.equal(breaker.state, 'closed', 'a success opens nothing')
  breaker.record(true, 4, breaker.generation)
  assert.equal(breaker.state, 'open')
  assert.equal(breaker.admit(5), false)
  assert.equal(breaker.rejected, 1)
  assert.equal(breaker.retryAfter(5), 1)
})

test('what is older than the window is forgotten', () => {
  const breaker = new Breaker({ failureRatio: 0.5, window: 1_000, minRequests: 4, openFor: 500, halfOpenRequests: 2 })
  for (let n = 0; n < 3; n++) breaker.record(true, n, breaker.generation)
  breaker.record(true, 1_200, breaker.generation)
  assert.equal(breaker.state, 'closed')
  for (let n = 0; n < 3; n++) breaker.record(true, 1_300, breaker.generation)
  assert.equal(breaker.state, 'open')
})

test('half open it lets as many through as it is told, and closes when all succeed', () => {
  const states: BreakerState[] = []
  const breaker = opened(states)
  assert.equal(breaker.admit(400), false)
  assert.deepEqual([breaker.admit(600), breaker.admit(600), breaker.admit(600)], [true, true, false])
  breaker.record(false, 610, breaker.generation)
  assert.equal(breaker.admit(611), false, 'one probe has succeeded, one is under way')
  breaker.record(false, 620, breaker.generation)
  assert.equal(breaker.state, 'closed')
  assert.deepEqual(states, ['open', 'halfOpen', 'closed'])
  breaker.record(true, 621, breaker.generation)
  assert.equal(breaker.state, 'closed', 'it begins with a clean window')
})

test('one failed probe opens it again', () => {
  const breaker = opened()
  breaker.admit(600)
  breaker.record(true, 610, breaker.generation)
  assert.equal(breaker.state, 'open')
  assert.equal(breaker.admit(1_000), false)
  assert.equal(breaker.admit(1_111), true)
})

test('a probe whose client left frees its place', () => {
  const breaker = opened()
  assert.deepEqual([breaker.admit(600), breaker.admit(600)], [true, true])
  breaker.left(breaker.generation)
  assert.equal(breaker.admit(601), true)
})

test('calls from before it opened do not close it, and are no probes', () => {
  const breaker = opened()
  const before = breaker.generation - 1
  breaker.record(false, 100, before)
  assert.equal(breaker.state, 'open')
  assert.deepEqual([breaker.admit(600), breaker.admit(600)], [true, true])
  for (let n = 0; n < 5; n++) {
    breaker.record(n % 2 === 0, 610, before)
    breaker.left(before)
  }
  assert.equal(breaker.state, 'halfOpen')
  assert.equal(breaker.admit(620), false)
})
