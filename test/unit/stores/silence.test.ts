import assert from 'node:assert/strict'
import { test } from 'node:test'
import { watchSilence } from '../../../runtime/stores/silence.ts'

/** Watches a number until silence is told; gives how often it was looked at. `bytes` is asked at each look, the first being 1. */
function looksUntilSilence(options: { readonly bytes: (look: number) => number; readonly awaited?: () => boolean }): Promise<number> {
  let looks = 0
  return new Promise((resolve) => {
    watchSilence({ patience: 25, awaited: options.awaited ?? (() => true), heard: () => options.bytes(++looks), silent: () => resolve(looks) }).start()
  })
}

test('five looks without a change, and one more after a turn of the event loop', async () => {
  assert.equal(await looksUntilSilence({ bytes: () => 0 }), 1 + 5 + 1)
})

test('what is heard in between begins anew', async () => {
  assert.equal(await looksUntilSilence({ bytes: (look) => Math.min(look, 4) }), 4 + 5 + 1)
})

test('what had come by the last look, but is read only after it, is heard', async () => {
  let bytes = 0
  assert.equal(await looksUntilSilence({
    bytes(look) {
      // As the poll phase would: after timers, before what was set for the end of the turn.
      if (look === 6) setImmediate(() => { bytes++ })
      return bytes
    },
  }), 1 + 5 + 1 + 5 + 1)
})

test('where the process stands still, that is one look', async () => {
  const started = performance.now()
  const silent = looksUntilSilence({ bytes: (look) => (look > 2 ? 1 : 0) })
  while (performance.now() - started < 300) { /* twelve times the patience */ }
  assert.equal(await silent, 3 + 5 + 1)
})

test('nothing is told where nothing is awaited any more, nor after a close', async () => {
  let told = 0
  const options = { patience: 5, heard: () => 0, silent: () => { told++ } }
  let awaited = true
  const ending = watchSilence({ ...options, awaited: () => awaited })
  ending.start()
  awaited = false
  const closed = watchSilence({ ...options, awaited: () => true })
  closed.start()
  closed.close()
  await new Promise((resolve) => setTimeout(resolve, 100))
  assert.equal(told, 0)
  // And again from the start.
  awaited = true
  ending.start()
  while (told === 0) await new Promise((resolve) => setTimeout(resolve, 5))
})
