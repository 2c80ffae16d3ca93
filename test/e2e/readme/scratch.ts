import { spawn } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { terminal } from '../../support/terminal.ts'
import { watched } from '../cli/project.ts'
import type { Started } from '../cli/project.ts'

const repository = join(import.meta.dirname, '../../..')

export interface ShellRun { readonly code: number | null; readonly text: string }

/** A copy of what this repository holds before anything was generated, in which commands are typed as in a terminal. */
export interface Scratch {
  readonly root: string
  readonly read: (file: string) => string
  readonly write: (file: string, text: string) => void
  /** Runs a line in a shell to its end. */
  readonly run: (line: string, options?: ShellOptions) => Promise<ShellRun>
  /** Starts a line that stays, as the leader of a process group. */
  readonly start: (line: string, options?: ShellOptions) => Started
  /** Ctrl-C, which reaches every process of the line; resolves when all that could print have ended. */
  readonly interrupt: (started: Started) => Promise<void>
  readonly remove: () => Promise<void>
}

export interface ShellOptions { readonly env?: Readonly<Record<string, string>>; readonly folder?: string }

const parts = ['.ci', 'bin', 'cli', 'generator', 'package.json', 'runtime', 'schema', 'specs', 'templates', 'testing', 'tsconfig.json']

export function scratch(): Scratch {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'gatewright-readme-')))
  for (const part of parts) cpSync(join(repository, part), join(root, part), { recursive: true })
  symlinkSync(join(repository, 'node_modules'), join(root, 'node_modules'))
  const started: Started[] = []
  const open = (line: string, { env = {}, folder = '.' }: ShellOptions = {}): Started =>
    watched(spawn('sh', ['-c', line], { cwd: join(root, folder), env: terminal(env), stdio: ['ignore', 'pipe', 'pipe'], detached: true }))
  const signal = ({ process: { pid } }: Started, name: NodeJS.Signals): void => {
    try {
      process.kill(-pid!, name)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
    }
  }
  return {
    root,
    read: (file) => readFileSync(join(root, file), 'utf8'),
    write: (file, text) => writeFileSync(join(root, file), text),
    async run(line, options) {
      const one = open(line, options)
      return { code: await one.exited, text: one.text() }
    },
    start(line, options) {
      const one = open(line, options)
      started.push(one)
      return one
    },
    async interrupt(one) {
      signal(one, 'SIGINT')
      await one.exited
    },
    async remove() {
      for (const one of started) {
        signal(one, 'SIGKILL')
        await one.exited
      }
      rmSync(root, { recursive: true })
    },
  }
}
