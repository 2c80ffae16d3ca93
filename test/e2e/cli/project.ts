import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { collect, collectBodies, collectedLogVariable } from '../../support/collected-log.ts'

const repository = fileURLToPath(new URL('../../..', import.meta.url))
/** The command, as `npx gatewright` runs it. */
export const bin = join(repository, 'bin', 'gatewright.js')

export interface Run { readonly code: number | null; readonly out: string; readonly err: string }

/** A project in a folder of its own, which depends on this package. */
export interface TestProject {
  readonly root: string
  readonly write: (file: string, text: string) => void
  /** Runs a command to its end. */
  readonly run: (args: readonly string[], env?: Readonly<Record<string, string>>) => Promise<Run>
  /** Starts a command that stays; it is stopped when the test ends. What it prints is kept, but for its standard output where that is a file descriptor. */
  readonly start: (args: readonly string[], env?: Readonly<Record<string, string>>, stdout?: number) => Started
}

export interface Started {
  readonly process: ChildProcess
  readonly text: () => string
  /** Waits until what was printed matches, and gives the match; fails where the command ends before. */
  readonly prints: (pattern: RegExp) => Promise<RegExpExecArray>
  readonly exited: Promise<number | null>
}

/** What a gateway in a test needs: no fixed ports, no pause when stopping, no colour. */
const quiet = { PORT: '0', ADMIN_PORT: '0', STOP_DELAY: '0', NO_COLOR: '1' }

export async function withProject(files: Readonly<Record<string, string>>, use: (project: TestProject) => Promise<void>): Promise<void> {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'gatewright-')))
  const started: Started[] = []
  const write = (file: string, text: string): void => {
    mkdirSync(dirname(join(root, file)), { recursive: true })
    writeFileSync(join(root, file), text)
  }
  const open = (args: readonly string[], env: Readonly<Record<string, string>> = {}, stdout: number | 'pipe' = 'pipe'): ChildProcess => {
    const inherited = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(NODE_TEST|NODE_OPTIONS|CI$|FORCE_COLOR|BACKEND_|AUTH_|HOST$)/.test(name)))
    if (process.env[collectedLogVariable] !== undefined) inherited['NODE_OPTIONS'] = collectBodies
    return spawn(process.execPath, [bin, ...args], { cwd: root, env: { ...inherited, ...quiet, ...env }, stdio: ['ignore', stdout, 'pipe'] })
  }
  mkdirSync(join(root, 'node_modules'))
  symlinkSync(repository, join(root, 'node_modules', 'gatewright'))
  write('package.json', '{ "type": "module" }\n')
  for (const [file, text] of Object.entries(files)) write(file, text)
  try {
    await use({
      root, write,
      async run(args, env) {
        const child = open(args, env)
        let out = ''
        let err = ''
        child.stdout!.on('data', (chunk: Buffer) => { out += chunk })
        child.stderr!.on('data', (chunk: Buffer) => { err += chunk })
        const [code] = await once(child, 'close') as [number | null]
        collect(out + err)
        return { code, out, err }
      },
      start(args, env, stdout) {
        const one = watched(open(args, env, stdout))
        started.push(one)
        return one
      },
    })
  } finally {
    for (const { process: child, exited } of started) {
      child.kill('SIGKILL')
      await exited
    }
    rmSync(root, { recursive: true })
  }
}

/** What a process prints, as it comes. */
export function watched(child: ChildProcess): Started {
  let text = ''
  let from = 0
  const wake = new Set<() => void>()
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk: Buffer) => {
      text += chunk
      collect(String(chunk))
      for (const each of wake) each()
    })
  }
  const exited = once(child, 'close').then(([code]) => code as number | null)
  let over = false
  void exited.then(() => {
    over = true
    for (const each of wake) each()
  })
  return {
    process: child, exited, text: () => text,
    async prints(pattern) {
      for (;;) {
        const match = pattern.exec(text.slice(from))
        if (match !== null) {
          from += match.index + match[0].length
          return match
        }
        if (over) throw new Error(`the command ended without printing ${pattern}:\n${text}`)
        await new Promise<void>((resolve) => {
          const done = (): void => { wake.delete(done); resolve() }
          wake.add(done)
        })
      }
    },
  }
}

/** A small API with what the start can complain of: a scheme without a verifier, and a backend without an address. */
export const shop = (path = '/items/{id}'): string => `openapi: 3.1.0
info: { title: Shop, version: 1.0.0 }
paths:
  ${path}:
    get:
      operationId: getItem
      security: [{ key: [] }]
      parameters: [{ name: id, in: path, required: true, schema: { type: integer, minimum: 1 } }]
      responses:
        '200': { description: ok, content: { application/json: { schema: { $ref: '#/components/schemas/Item' } } } }
  /items:
    post:
      operationId: addItem
      security: [{ key: [] }]
      requestBody: { required: true, content: { application/json: { schema: { $ref: '#/components/schemas/Item' } } } }
      responses:
        '201': { description: made, content: { application/json: { schema: { $ref: '#/components/schemas/Item' } } } }
components:
  securitySchemes: { key: { type: apiKey, in: header, name: X-Key } }
  schemas:
    Item: { type: object, required: [name], properties: { name: { type: string, minLength: 1 } } }
`
