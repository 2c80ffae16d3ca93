import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createServer, connect, type AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'

/** Why tests with a real Redis cannot run here; false where they can. */
export const redisMissing: string | false = spawnSync('redis-server', ['--version']).status === 0
  ? false
  : 'redis-server is not installed (Debian: apt-get install redis-server)'

if (redisMissing !== false) console.error(`Tests with Redis are skipped: ${redisMissing}`)

/** A real `redis-server` of the test's own, on a free port of 127.0.0.1, which keeps nothing on disk. */
export interface TestRedis {
  readonly url: string
  readonly port: number
  /** Ends it at once, as a crash would: everything in it is lost. */
  kill(): Promise<void>
  /** Starts it again on the same port, empty. */
  restart(): Promise<void>
  /** Stops answering without closing a connection, or goes on. */
  freeze(frozen: boolean): void
  close(): Promise<void>
}

export async function startRedis(): Promise<TestRedis> {
  const port = await freePort()
  let server: ChildProcess | null = await launch(port)
  const kill = async (): Promise<void> => {
    if (server === null) return
    const exited = once(server, 'exit')
    server.kill('SIGKILL')
    server = null
    await exited
  }
  return {
    url: `redis://127.0.0.1:${port}`, port, kill, close: kill,
    async restart() {
      await kill()
      server = await launch(port)
    },
    freeze: (frozen) => void server?.kill(frozen ? 'SIGSTOP' : 'SIGCONT'),
  }
}

async function launch(port: number): Promise<ChildProcess> {
  const server = spawn('redis-server', ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--daemonize', 'no', '--loglevel', 'warning', '--dir', '/tmp'], { stdio: 'ignore' })
  for (let attempt = 0; attempt < 400; attempt++) {
    if (server.exitCode !== null) throw new Error(`redis-server ended with ${server.exitCode}`)
    if (await answers(port)) return server
    await sleep(25)
  }
  server.kill('SIGKILL')
  throw new Error('redis-server did not answer within 10 s')
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => socket.write('PING\r\n'))
    const end = (answer: boolean): void => {
      socket.destroy()
      resolve(answer)
    }
    socket.once('data', (bytes) => end(String(bytes).startsWith('+PONG'))).once('error', () => end(false)).setTimeout(1_000, () => end(false))
  })
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}
