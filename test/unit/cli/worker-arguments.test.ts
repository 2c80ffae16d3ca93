import assert from 'node:assert/strict'
import { test } from 'node:test'
import { workerArguments } from '../../../cli/worker-arguments.ts'

const gibibyte = 1_073_741_824

const alone = '--no-parallel-scavenge'

test('the young generation is bounded, unless somebody has bounded it, or the machine is so small that V8 does', () => {
  const execArgv = ['--conditions=gatewright-source']
  assert.deepEqual(workerArguments({ execArgv, nodeOptions: undefined, memory: 8 * gibibyte }), [...execArgv, '--max-semi-space-size=16', alone])
  assert.deepEqual(workerArguments({ execArgv, nodeOptions: '--enable-source-maps', memory: 2 * gibibyte }), [...execArgv, '--max-semi-space-size=16', alone])
  assert.deepEqual(workerArguments({ execArgv, nodeOptions: '--max_semi_space_size=64', memory: 8 * gibibyte }), [...execArgv, alone])
  assert.deepEqual(workerArguments({ execArgv, nodeOptions: '--inspect --min-semi-space-size=32', memory: 8 * gibibyte }), [...execArgv, alone])
  assert.deepEqual(workerArguments({ execArgv: ['--max-semi-space-size=4'], nodeOptions: '', memory: 8 * gibibyte }), ['--max-semi-space-size=4', alone])
  assert.deepEqual(workerArguments({ execArgv, nodeOptions: '', memory: gibibyte }), [...execArgv, alone])
  assert.deepEqual(workerArguments({ execArgv, nodeOptions: '--parallel-scavenge', memory: gibibyte }), execArgv)
})
