import assert from 'node:assert/strict'
import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, constants, mkdtempSync, openSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { lineSink } from '../../../runtime/observe/line-sink.ts'
import type { Write } from '../../../runtime/observe/line-sink.ts'

const failure = (code: string): NodeJS.ErrnoException => Object.assign(new Error(code), { code })

/** A `write(2)` that behaves as the test says and keeps what it took. */
function device(behave: (call: number, length: number) => number | string): { readonly write: Write; readonly text: () => string } {
  let taken = ''
  let call = 0
  return {
    text: () => taken,
    write(_fd, buffer, start, length, done) {
      const result = behave(call++, length)
      setImmediate(() => {
        if (typeof result === 'string') return done(failure(result), 0)
        taken += buffer.toString('latin1', start, start + result)
        done(null, result)
      })
    },
  }
}

const lines = (count: number): string[] => Array.from({ length: count }, (_, i) => `line ${i} ${'x'.repeat(i % 90)}\n`)

test('partial writes and EAGAIN lose nothing and keep the order', async () => {
  const { write, text } = device((call, length) => (call % 3 === 1 ? 'EAGAIN' : Math.max(1, Math.floor(length / 3))))
  const sink = lineSink({ fd: 1, write })
  const all = lines(500)
  for (const line of all) sink.write(line)
  await sink.close()
  assert.equal(text(), all.join(''))
  assert.equal(sink.dropped, 0)
})

test('a reader that is too slow costs lines, which are counted and told of, and no memory without bound', async () => {
  let open = false
  const { write, text } = device((_call, length) => (open ? length : 'EAGAIN'))
  const sink = lineSink({ fd: 1, write, bound: 200_000, droppedLine: (count) => `dropped ${count}\n` })
  for (let i = 0; i < 10_000; i++) sink.write(`${'y'.repeat(99)}\n`)
  assert.ok(sink.dropped > 7_000 && sink.dropped < 10_000, String(sink.dropped))
  open = true
  await sink.flush()
  await sink.close()
  assert.ok(text().endsWith(`dropped ${sink.dropped}\n`))
  assert.equal(text().split('\n').length - 2, 10_000 - sink.dropped)
})

test('a reader that is gone (EPIPE) ends the log, not the process', async () => {
  const { write } = device(() => 'EPIPE')
  const sink = lineSink({ fd: 1, write })
  sink.write('a\n')
  await sink.flush()
  sink.write('b\n')
  assert.equal(sink.dropped, 1)
  await sink.close()
})

test('flush gives up behind a reader that never reads', async () => {
  const sink = lineSink({ fd: 1, write: () => {} })
  sink.write('a\n')
  await sink.flush()
})

const source = JSON.stringify(new URL('../../../runtime/observe/line-sink.ts', import.meta.url).href)
const exitSource = JSON.stringify(new URL('../../../runtime/observe/before-exit.ts', import.meta.url).href)

test('what was logged before process.exit or a crash comes out', async () => {
  for (const [end, code] of [['process.exit(3)', 3], ['throw new Error("boom")', 1]] as const) {
    const run = spawn(process.execPath, ['--input-type=module-typescript', '-e', `
      import { lineSink } from ${source}; import { beforeExit } from ${exitSource}
      const sink = lineSink({ fd: 1 }); beforeExit(sink.flushSync)
      for (let i = 0; i < 300; i++) sink.write('line ' + i + '\\n')
      ${end}`], { stdio: ['ignore', 'pipe', 'ignore'] })
    let text = ''
    run.stdout.on('data', (chunk: Buffer) => { text += chunk })
    const [status] = await once(run, 'close')
    assert.equal(status, code)
    assert.equal(text, Array.from({ length: 300 }, (_, i) => `line ${i}\n`).join(''))
  }
})

test('a reader that never reads blocks neither the process nor its end: a socket and a pipe', async () => {
  const code = `
    import { lineSink } from ${source}; import { beforeExit } from ${exitSource}
    const sink = lineSink({ fd: 1 }); beforeExit(sink.flushSync)
    for (let i = 0; i < 30_000; i++) sink.write('z'.repeat(99) + '\\n')
    await new Promise((resolve) => setTimeout(resolve, 200))
    for (let i = 0; i < 30_000; i++) sink.write('z'.repeat(99) + '\\n')
    await sink.close()
    process.exit(sink.dropped > 0 ? 0 : 9)`
  const folder = mkdtempSync(join(tmpdir(), 'gatewright-'))
  const fifo = join(folder, 'fifo')
  execFileSync('mkfifo', [fifo])
  const reader = openSync(fifo, constants.O_RDONLY | constants.O_NONBLOCK)
  const writer = openSync(fifo, constants.O_WRONLY)
  try {
    for (const stdout of ['pipe', writer] as const) {
      const run = spawn(process.execPath, ['--input-type=module-typescript', '-e', code], { stdio: ['ignore', stdout, 'inherit'], timeout: 30_000 })
      const result = await once(run, 'exit')
      run.stdout?.destroy()
      assert.deepEqual(result, [0, null])
    }
  } finally {
    closeSync(reader)
    closeSync(writer)
    rmSync(folder, { recursive: true })
  }
})
