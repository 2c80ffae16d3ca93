import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { openSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { nginxBackend, nginxProxy } from './contenders/nginx.ts'

/** What a contender says it does; the check before the run holds it to that. */
export type Claim = 'key' | 'parameter' | 'body' | 'answer'

export interface Contender {
  readonly name: string
  readonly title: string
  readonly claims: readonly Claim[]
  /** The command, given the port to listen on; null where what it needs is not installed. */
  readonly command: (setting: Setting, port: number) => readonly string[] | null
}

export interface Setting {
  /** For files of the run. */
  readonly folder: string
  readonly root: string
  readonly backendPort: number
  readonly key: string
}

export interface Running {
  readonly pids: readonly number[]
  readonly url: string
  /** Milliseconds from the start of the process to its first answer. */
  readonly startup: number
  stop(): Promise<void>
}

const node = (setting: Setting, script: string, ...rest: readonly string[]): readonly string[] =>
  [process.execPath, '--conditions=gatewright-source', '--disable-warning=ExperimentalWarning', join(setting.root, script), ...rest]
/** As shipped: `app/main.ts`, access log and metrics on. The log goes to a file, since a pipe that nobody reads would stop it. */
const gatewright = (setting: Setting, port: number, project: string, env: Readonly<Record<string, string>> = {}): readonly string[] => {
  const all = { PORT: String(port), HOST: '127.0.0.1', ADMIN_PORT: '0', BACKEND_BENCH: backendUrl(setting), AUTH_KEY_KEYS: setting.key, AUTH_TOKEN: 'backend', STOP_DELAY: '0', ...env }
  return ['env', ...Object.entries(all).map(([name, value]) => `${name}=${value}`), ...node(setting, join('bench/out', project, 'app/main.ts'))]
}
const backendUrl = (setting: Setting): string => `http://127.0.0.1:${setting.backendPort}`
const found = (program: string): boolean => spawnSync('which', [program]).status === 0

export const contenders: readonly Contender[] = [
  {
    name: 'gatewright', title: 'Gatewright, as shipped', claims: ['key', 'parameter', 'body', 'answer'],
    command: (setting, port) => gatewright(setting, port, 'validated'),
  },
  {
    name: 'gatewright-unvalidated', title: 'Gatewright, validation off', claims: ['key'],
    command: (setting, port) => gatewright(setting, port, 'unvalidated'),
  },
  {
    name: 'gatewright-express', title: 'Gatewright, express engine', claims: ['key', 'parameter', 'body', 'answer'],
    command: (setting, port) => gatewright(setting, port, 'validated', { ENGINE: 'express' }),
  },
  {
    name: 'pass-through', title: 'bare node:http and undici, nothing checked', claims: [],
    command: (setting, port) => node(setting, 'bench/contenders/pass-through.ts', backendUrl(setting), String(port)),
  },
  {
    name: 'plain-stack', title: 'express-openapi-validator and http-proxy-middleware, as their READMEs show', claims: ['key', 'parameter', 'body'],
    command: (setting, port) => node(setting, 'bench/contenders/plain-stack.ts', join(setting.root, 'bench/specs/bench.yaml'), backendUrl(setting), String(port), setting.key),
  },
  {
    name: 'nginx', title: 'nginx proxy_pass, nothing checked', claims: [],
    command: (setting, port) => (found('nginx') ? ['nginx', '-c', nginxProxy(join(setting.folder, 'proxy'), port, setting.backendPort), '-p', setting.folder] : null),
  },
]

/** Starts the backend that all share, pinned to one processor. */
export async function startBackend(folder: string, port: number, cpu: number): Promise<{ stop(): Promise<void> }> {
  const child = spawn('taskset', ['-c', String(cpu), 'nginx', '-c', nginxBackend(join(folder, 'backend'), port), '-p', folder], { stdio: ['ignore', 'ignore', 'inherit'] })
  await answering(port, child)
  return { stop: () => stop(child) }
}

/** Starts a contender pinned to one processor and waits until it answers. */
export async function start(contender: Contender, setting: Setting, cpu: number): Promise<Running | null> {
  const port = await freePort()
  const command = contender.command(setting, port)
  if (command === null) return null
  const began = performance.now()
  const child = spawn('taskset', ['-c', String(cpu), ...command], {
    stdio: ['ignore', openSync(join(setting.folder, `${contender.name}.log`), 'w'), 'inherit'], cwd: setting.root,
  })
  await answering(port, child)
  return {
    startup: performance.now() - began,
    pids: familyOf(child.pid!),
    url: `http://127.0.0.1:${port}`,
    stop: () => stop(child),
  }
}

async function answering(port: number, child: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 1500; tries++) {
    if (child.exitCode !== null) throw new Error(`${child.spawnargs.join(' ')} ended with ${child.exitCode}`)
    try {
      await fetch(`http://127.0.0.1:${port}/pets/1`)
      return
    } catch {
      await sleep(10)
    }
  }
  throw new Error(`${child.spawnargs.join(' ')} does not answer`)
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return
  child.kill('SIGTERM')
  const timer = setTimeout(() => child.kill('SIGKILL'), 3_000)
  await once(child, 'exit')
  clearTimeout(timer)
}

function familyOf(pid: number): readonly number[] {
  const children = spawnSync('pgrep', ['-P', String(pid)], { encoding: 'utf8' }).stdout.trim().split('\n').filter(Boolean).map(Number)
  return [pid, ...children.flatMap(familyOf)]
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}
