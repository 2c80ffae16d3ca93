import { join } from 'node:path'
import { nginxBackend } from '../contenders/nginx.ts'
import { nodeCommand } from '../contenders.ts'
import { locate } from '../install.ts'
import { launch } from '../launch.ts'
import { freePort, loadCpu } from '../setting.ts'

export interface Backend {
  /** Its address, and that of the one with a single pet for every path. */
  readonly url: string
  readonly onePet: string
  stop(): Promise<void>
}

/** Milliseconds between two events of one stream. */
export const eventInterval = 20

/** Starts the backend that all contenders share (nginx, one worker) and the source of events behind it. Throws an Error where nginx is not installed. */
export async function startBackend(options: { readonly root: string; readonly folder: string; readonly cache: string; readonly jwks: string }): Promise<Backend> {
  const { root, folder, jwks } = options
  const nginx = locate(options, 'nginx')
  if (nginx === null) throw new Error('The benchmark needs nginx and wrk. On Debian: apt-get install nginx-light wrk')
  const ports = { backend: await freePort(), onePet: await freePort(), events: await freePort() }
  const answers = (port: number, path: string) => async (): Promise<boolean> => {
    const { ok, body } = await fetch(`http://127.0.0.1:${port}${path}`)
    await body?.cancel()
    return ok
  }
  const events = await launch({
    command: nodeCommand(join(root, 'bench/contenders/event-source.ts'), String(ports.events), String(eventInterval)),
    cpus: loadCpu, cwd: folder, log: join(folder, 'events.log'), ready: answers(ports.events, '/'),
  })
  const server = await launch({
    command: [nginx, '-c', nginxBackend(join(folder, 'backend'), ports, jwks), '-p', folder],
    cpus: loadCpu, cwd: folder, log: join(folder, 'backend.log'), ready: answers(ports.backend, '/pets/1'),
  })
  return {
    url: `http://127.0.0.1:${ports.backend}`,
    onePet: `http://127.0.0.1:${ports.onePet}`,
    async stop() {
      await Promise.all([events.stop(), server.stop()])
    },
  }
}
