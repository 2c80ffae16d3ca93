import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readOptions } from '../../../bench/options.ts'

test('without options everything runs, twelve rounds of it', () => {
  assert.deepEqual(readOptions([]), { quick: false, rounds: 12, install: false, only: null, contenders: null, document: null })
})

test('quick is two workloads beside the pass-through, five rounds', () => {
  assert.deepEqual(readOptions(['--quick']), { quick: true, rounds: 5, install: false, only: ['get', 'post'], contenders: ['pass-through'], document: null })
})

test('lists and numbers are read, and what is neither is refused', () => {
  assert.deepEqual(readOptions(['--only', 'get,latency', '--contenders', 'nginx', '--rounds', '3', '--document', 'a.json', '--install']),
    { quick: false, rounds: 3, install: true, only: ['get', 'latency'], contenders: ['nginx'], document: 'a.json' })
  for (const rounds of ['0', '1.5', 'many', '-1']) assert.throws(() => readOptions([`--rounds=${rounds}`]), TypeError)
  assert.throws(() => readOptions(['--fast']), TypeError)
})
