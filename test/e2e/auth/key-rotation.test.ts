import assert from 'node:assert/strict'
import { test } from 'node:test'
import { rotateUnderLoad } from '../../support/rotation-load.ts'

test('keys that change under load fail no request (30 s of it: test/suites/key-rotation.test.ts)', async (t) => {
  const { requests, rotations, failed } = await rotateUnderLoad({ duration: 2_500, every: 400 })
  t.diagnostic(`${requests} requests, ${rotations} rotations`)
  assert.deepEqual(failed.slice(0, 10), [])
  assert.ok(requests > 50 && rotations >= 4, `${requests} requests, ${rotations} rotations`)
})
