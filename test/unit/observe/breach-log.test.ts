import assert from 'node:assert/strict'
import { test } from 'node:test'
import { breachLog } from '../../../runtime/observe/breach-log.ts'
import type { Fault } from '../../../runtime/problem.ts'
import { exchange, namedChain } from './exchanges.ts'

const fault = (pointer: string): Fault => ({ in: 'response', pointer, code: 'type', message: 'must be a string' })

function collector() {
  const lines: Record<string, unknown>[] = []
  let time = 0
  const write = breachLog({ log: { info() {}, error() {}, warn: (fields) => void lines.push(fields as Record<string, unknown>) }, now: () => time })
  return { lines, write, at: (next: number) => { time = next } }
}

test('a breach names the rules that were broken, three of them, and no value', () => {
  const { lines, write } = collector()
  write(exchange(namedChain('shop', { id: 'get', path: '/get' })), 'response', ['/a', '/b', '/c', '/d'].map(fault))
  assert.deepEqual(lines[0]?.['faults'], ['/a', '/b', '/c'].map((pointer) => ({ in: 'response', pointer, code: 'type' })))
  assert.equal(JSON.stringify(lines).includes('must be'), false)
})

test('breaches of one operation and direction make one line a second, which counts those that it stands for', () => {
  const { lines, write, at } = collector()
  const own = namedChain('shop', { id: 'get', path: '/get' })
  for (let time = 0; time < 1000; time += 100) {
    at(time)
    write(exchange(own), 'response', [fault('/a')])
  }
  assert.equal(lines.length, 1)
  write(exchange(own), 'request', [fault('/a')])
  write(exchange(namedChain('shop', { id: 'get', path: '/get' })), 'response', [fault('/a')])
  assert.equal(lines.length, 3)
  at(1000)
  write(exchange(own), 'response', [fault('/a')])
  assert.equal(lines[3]?.['more'], 9)
})
