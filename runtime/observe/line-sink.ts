import { close, constants, fstatSync, openSync, write, writeSync } from 'node:fs'

/** Takes whole lines of ASCII and writes them in the background; it never blocks the caller and never throws. */
export interface LineSink {
  /** One line of ASCII, its line feed included. Dropped, and counted, while the reader is too slow or gone. */
  write(line: string): void
  /** Lines that were dropped since the start. */
  readonly dropped: number
  /** Resolves when what was written so far is out, or after a second where the reader does not take it. */
  flush(): Promise<void>
  /** What can be written without waiting, for the last moment of a process. */
  flushSync(): void
  /** Flushes, and gives back the file descriptor that the sink opened. */
  close(): Promise<void>
}

/** `write(2)` in the background; the callback gets the bytes taken. */
export type Write = (fd: number, buffer: Buffer, start: number, length: number, done: (error: NodeJS.ErrnoException | null, written: number) => void) => void

export interface LineSinkOptions {
  readonly fd: number
  /** Bytes held while the reader is slow; beyond that, lines are dropped. */
  readonly bound?: number
  /** Milliseconds that a line may wait for company. */
  readonly interval?: number
  /** The line that tells of dropped ones, once lines go out again. */
  readonly droppedLine?: (count: number) => string
  readonly write?: Write
}

interface Chunk { readonly buffer: Buffer; start: number; end: number }

const chunkSize = 65_536
/** Characters of lines that are joined before they are written into a chunk: one call for some ten lines. */
const joined = 4_096
/** POSIX PIPE_BUF on Linux: up to here a write into a pipe is not mixed with those of other processes. */
const pipeAtomic = 4096
const retryAfter = 20
const giveUpAfter = 1_000

/** A buffered line writer on a file descriptor, which stays open. */
export function lineSink(options: LineSinkOptions): LineSink {
  const { interval = 100, bound = 1_048_576, droppedLine } = options
  const { fd, own, limit, write: put } = options.write === undefined
    ? unblocked(options.fd)
    : { fd: options.fd, own: false, limit: chunkSize, write: options.write }
  let open: Chunk = { buffer: Buffer.allocUnsafe(chunkSize), start: 0, end: 0 }
  /** Lines that belong into `open`, for which there is room. */
  let lines = ''
  let spare: Buffer | null = null
  const queue: Chunk[] = []
  let queued = 0
  let dropped = 0
  let untold = 0
  let writing = false
  let retrying = false
  let broken = false
  let timer: NodeJS.Timeout | null = null
  let waiting: (() => void)[] = []

  const join = (): void => {
    open.end += open.buffer.write(lines, open.end, 'latin1')
    lines = ''
  }
  const rotate = (): void => {
    join()
    if (open.end === open.start) return
    queue.push(open)
    queued += open.end - open.start
    open = { buffer: spare ?? Buffer.allocUnsafe(chunkSize), start: 0, end: 0 }
    spare = null
  }
  const append = (line: string): void => {
    if (line.length > chunkSize) { dropped++; untold++; return }
    if (open.end + lines.length + line.length > chunkSize) {
      if (queued + chunkSize > bound) { dropped++; untold++; pump(); return }
      rotate()
      pump()
    }
    lines += line
    if (lines.length >= joined) join()
  }
  const settle = (): void => {
    const resolve = waiting
    waiting = []
    for (const done of resolve) done()
  }
  const fail = (): void => {
    broken = true
    queue.length = 0
    queued = 0
    open.start = open.end = 0
    lines = ''
    settle()
  }
  const pump = (): void => {
    if (writing || broken) return
    const chunk = queue[0]
    if (chunk === undefined) {
      if (untold > 0 && droppedLine !== undefined) {
        const count = untold
        untold = 0
        append(droppedLine(count))
        schedule()
      }
      return settle()
    }
    writing = true
    put(fd, chunk.buffer, chunk.start, wholeLines(chunk, limit), (error, written) => {
      writing = false
      if (error !== null) {
        if (error.code !== 'EAGAIN' && error.code !== 'EINTR') return fail()
        writing = retrying = true
        setTimeout(() => { writing = retrying = false; pump() }, retryAfter).unref()
        return
      }
      chunk.start += written
      queued -= written
      if (chunk.start === chunk.end) {
        queue.shift()
        spare = chunk.buffer
      }
      pump()
    })
  }
  const tick = (): void => {
    timer = null
    rotate()
    pump()
  }
  const schedule = (): void => {
    if (timer !== null || broken) return
    timer = setTimeout(tick, interval)
    timer.unref()
  }
  const flush = async (): Promise<void> => {
    rotate()
    if (broken || (queue.length === 0 && !writing)) return
    await new Promise<void>((resolve) => {
      const late = setTimeout(resolve, giveUpAfter)
      waiting.push(() => { clearTimeout(late); resolve() })
      pump()
    })
  }

  return {
    write(line) {
      if (broken) { dropped++; return }
      append(line)
      if (timer === null) schedule()
    },
    get dropped() { return dropped },
    flush,
    flushSync() {
      // A write that is under way is the kernel's; behind a reader that does not read, there is nothing to win by waiting.
      rotate()
      for (const chunk of queue.splice(writing && !retrying ? 1 : 0)) if (!broken && !writeNow(fd, chunk, limit)) broken = true
    },
    async close() {
      await flush()
      if (timer !== null) clearTimeout(timer)
      timer = null
      if (own && !broken) close(fd, () => {})
      broken = true
    },
  }
}

interface Device { readonly fd: number; readonly own: boolean; readonly limit: number; readonly write: Write }

const writeInThread: Write = (fd, buffer, start, length, done) => write(fd, buffer, start, length, null, done)

/** libuv writes to a socket without blocking, and puts the descriptor into that mode for `flushSync` too. */
const writeToStandardOutput: Write = (_fd, buffer, start, length, done) => {
  process.stdout.write(buffer.subarray(start, start + length), (error) => done(error ?? null, length))
}

/**
 * The file descriptor in a form that does not block: a thread that is stuck in `write(2)` would hang the end of the process.
 * Pipes and terminals are opened anew, since the flag of the inherited descriptor is shared with other processes.
 */
function unblocked(fd: number): Device {
  try {
    const kind = fstatSync(fd)
    if (kind.isSocket() && fd === 1) {
      // Without a listener, a reader that is gone would end the process.
      if (process.stdout.listenerCount('error') === 0) process.stdout.on('error', () => {})
      return { fd, own: false, limit: chunkSize, write: writeToStandardOutput }
    }
    const limit = kind.isFIFO() ? pipeAtomic : chunkSize
    if (!kind.isFIFO() && !kind.isCharacterDevice()) return { fd, own: false, limit, write: writeInThread }
    const again = openSync(`/proc/self/fd/${fd}`, constants.O_WRONLY | constants.O_NONBLOCK | constants.O_APPEND)
    return { fd: again, own: true, limit, write: writeInThread }
  } catch {
    return { fd, own: false, limit: pipeAtomic, write: writeInThread }
  }
}

/** The length of what to write next: up to the last line feed within the limit, so that lines of several processes do not mix. */
function wholeLines(chunk: Chunk, limit: number): number {
  const length = chunk.end - chunk.start
  if (length <= limit) return length
  const last = chunk.buffer.lastIndexOf(0x0a, chunk.start + limit - 1)
  return last < chunk.start ? length : last + 1 - chunk.start
}

function writeNow(fd: number, chunk: Chunk, limit: number): boolean {
  let retries = 10
  while (chunk.start < chunk.end) {
    try {
      chunk.start += writeSync(fd, chunk.buffer, chunk.start, wholeLines(chunk, limit))
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN' || retries-- === 0) return false
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5)
    }
  }
  return true
}
