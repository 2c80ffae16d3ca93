import { randomUUID } from 'node:crypto'
import { chmodSync, closeSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { StartError } from '../settings/start-error.ts'

/** A lock that is older was left by a process that died. */
const lockLife = 10_000
const lockWait = 15_000

/** Runs `work` with a folder that only its owner can read, while no other process does the same. Throws a StartError where it cannot be had. */
export function withPrivateFolder<T>(folder: string, work: () => T): T {
  const lock = join(folder, 'lock')
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    chmodSync(folder, 0o700)
    acquire(lock)
  } catch (error) {
    throw inaccessible(folder, error)
  }
  try {
    return work()
  } catch (error) {
    throw inaccessible(folder, error)
  } finally {
    rmSync(lock, { force: true })
  }
}

function inaccessible(folder: string, error: unknown): unknown {
  const { code } = error as NodeJS.ErrnoException
  return error instanceof StartError || code === undefined || !/^E[A-Z]+$/.test(code)
    ? error
    : new StartError([`Dev credentials are kept in ${folder}, which cannot be read and written (${code}). Make it this user's own, or remove it.`])
}

function acquire(lock: string): void {
  const until = Date.now() + lockWait
  for (;;) {
    try {
      return closeSync(openSync(lock, 'wx', 0o600))
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
    const since = statSync(lock, { throwIfNoEntry: false })?.mtimeMs
    if (since !== undefined && Date.now() - since > lockLife) rmSync(lock, { force: true })
    else if (Date.now() > until) throw new StartError([`Another process has held ${lock} for long. If none is starting, delete that file.`])
    // Starting is synchronous, and so is this wait.
    else Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20)
  }
}

/** The JSON of a private file, its mode put right; undefined where there is none. */
export function readPrivateJson(file: string): unknown {
  if (statSync(file, { throwIfNoEntry: false }) === undefined) return undefined
  chmodSync(file, 0o600)
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as unknown
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    throw new StartError([`${file} is no JSON any more. Delete it: new dev credentials are made at the next start.`])
  }
}

/** Puts a private file in its place in one step, so that nobody reads half of it. */
export function writePrivateJson(file: string, value: unknown): void {
  const fresh = `${file}.${randomUUID()}`
  try {
    writeFileSync(fresh, `${JSON.stringify(value, null, 2)}\n`, { mode: 0o600, flag: 'wx' })
    renameSync(fresh, file)
  } finally {
    rmSync(fresh, { force: true })
  }
}
