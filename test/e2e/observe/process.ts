import { spawn } from 'node:child_process'
import { once } from 'node:events'
import type { RequestListener } from 'node:http'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { serve } from '../../support/raw.ts'

export interface ServingProcess {
  readonly url: string
  readonly port: number
  readonly adminUrl: string
  /** Everything on standard output. */
  readonly output: () => string
  /** The access lines so far. */
  readonly lines: () => Record<string, unknown>[]
  /** Sends SIGTERM and waits for the end; gives the exit code. */
  stop(): Promise<number | null>
  terminate(): void
  readonly exited: Promise<number | null>
}

/** Starts the script with a gateway in front of `backend`. */
export async function serveInProcess(backend: RequestListener, env: Readonly<Record<string, string>> = {}): Promise<ServingProcess> {
  const behind = await serve(backend)
  const free = await serve(() => undefined)
  await free.close()
  const script = fileURLToPath(new URL('./serve-script.ts', import.meta.url))
  const child = spawn(process.execPath, ['--conditions=gatewright-source', '--disable-warning=ExperimentalWarning', script, behind.url], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: process.env['PATH'], HOST: '127.0.0.1', PORT: '0', ADMIN_PORT: String(free.port), AUTH_KEY_KEYS: 'good-secret-key', ACCESS_LOG: 'json', STOP_DELAY: '0s', ...env },
  })
  let text = ''
  let errors = ''
  child.stdout.on('data', (data: Buffer) => { text += data.toString() })
  const exited = once(child, 'exit').then(([code]) => code as number | null)
  void exited.then(() => behind.close())
  const url = await new Promise<string>((resolve, reject) => {
    createInterface(child.stderr).on('line', (line) => {
      errors += `${line}\n`
      if (line.startsWith('listening ')) resolve(line.slice('listening '.length))
    })
    void exited.then((code) => reject(new Error(`the gateway ended with ${code}: ${errors}`)))
  })
  return {
    url, port: Number(new URL(url).port), adminUrl: `http://127.0.0.1:${free.port}`, exited,
    output: () => text,
    lines: () => text.split('\n').filter((line) => line.includes('"durationMs"')).map((line) => JSON.parse(line) as Record<string, unknown>),
    terminate: () => void child.kill('SIGTERM'),
    async stop() {
      if (child.exitCode === null) child.kill('SIGTERM')
      return await exited
    },
  }
}
