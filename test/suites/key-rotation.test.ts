import assert from 'node:assert/strict'
import { test } from 'node:test'
import { rotateUnderLoad } from '../support/rotation-load.ts'

test('keys that change every second under 30 s of load fail no request', { timeout: 120_000 }, async (t) => {
  const { requests, rotations, failed } = await rotateUnderLoad({ duration: 30_000, every: 1_000 })
  t.diagnostic(`${requests} requests, ${rotations} rotations, ${failed.length} failed`)
  assert.deepEqual(failed.slice(0, 10), [])
  assert.ok(requests > 500 && rotations >= 20, `${requests} requests, ${rotations} rotations`)
})
