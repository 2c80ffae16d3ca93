import { fork } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export interface Event { readonly kind: string; readonly [key: string]: unknown }

/** A supervisor in a process of its own, whose workers answer with the text of a version file. */
export interface Supervised {
  readonly process: ChildProcess
  readonly events: readonly Event[]
  readonly release: (version: string) => void
  /** The first event of a kind after those that were seen already. */
  readonly event: (kind: string) => Promise<Event>
  readonly exited: Promise<readonly [code: number | null, signal: string | null]>
}

export async function supervised(env: Readonly<Record<string, string>>, run: (s: Supervised) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'gatewright-'))
  const file = join(folder, 'version')
  const release = (version: string): void => writeFileSync(file, version)
  release(env['VERSION'] ?? 'v1')
  const child = fork(new URL('./supervisor-script.ts', import.meta.url).pathname, {
    env: { ...process.env, PORT: '0', ...env, VERSION_FILE: file }, stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  const events: Event[] = []
  const seen = new Map<string, number>()
  const wake = new Set<() => void>()
  child.on('message', (event) => {
    events.push(event as Event)
    for (const each of wake) each()
  })
  const exited = once(child, 'exit') as Promise<[number | null, string | null]>
  const event = async (kind: string): Promise<Event> => {
    const index = (seen.get(kind) ?? 0)
    seen.set(kind, index + 1)
    for (;;) {
      const found = events.filter((each) => each.kind === kind)[index]
      if (found !== undefined) return found
      if (child.exitCode !== null) throw new Error(`the supervisor ended before ${kind}: ${JSON.stringify(events)}`)
      await new Promise<void>((resolve) => {
        const done = (): void => { wake.delete(done); child.off('exit', done); resolve() }
        wake.add(done)
        child.once('exit', done)
      })
    }
  }
  try {
    await run({ process: child, events, release, event, exited })
  } finally {
    if (child.exitCode === null && child.signalCode === null) {
      child.kill('SIGKILL')
      await exited
    }
    rmSync(folder, { recursive: true })
  }
}

/** True while a process lives. */
export function lives(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}
