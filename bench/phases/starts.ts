import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { nodeCommand } from '../contenders.ts'
import { launch, type Running } from '../launch.ts'
import { quantile, residentMemory } from '../measure.ts'
import type { StartResult } from '../results.ts'
import { contenderCpu, freePort, type Setting } from '../setting.ts'

export interface Startable {
  readonly project: StartResult['project']
  /** The generated project, and how long that took. */
  readonly folder: string
  readonly generate: number
  readonly operations: number
  /** The variables that it needs besides addresses and ports. */
  readonly env: Readonly<Record<string, string>>
  /** A request and its right answer. */
  readonly probe: { readonly path: string; readonly headers: Readonly<Record<string, string>>; readonly answer: string }
}

const repeats = 5

/**
 * Starts of a project: from the start of the process to the first right answer through to the backend, with nothing in the compile cache
 * and with it filled, on one processor; and its memory when it has rested for three seconds.
 */
export async function measureStarts(startable: Startable, setting: Setting): Promise<StartResult> {
  const { project, folder, generate, operations } = startable
  const cache = join(setting.folder, `${project}.compile-cache`)
  rmSync(cache, { recursive: true, force: true })
  const command = nodeCommand(join(setting.root, 'bin/gatewright.js'), 'start')
  const main = nodeCommand(join(folder, 'app/main.ts'))

  const cold = await once(command, startable, { setting, cache })
  const starts: number[] = []
  const mains: number[] = []
  for (let repeat = 0; repeat < repeats; repeat++) {
    starts.push((await once(command, startable, { setting, cache })).startup)
    mains.push((await once(main, startable, { setting, cache })).startup)
  }
  return {
    project, operations, generate, cold: cold.startup, start: quantile(starts, 0.5), main: quantile(mains, 0.5),
    memoryMain: (await once(main, startable, { setting, cache, rest: 3_000 })).memory,
    memoryStart: (await once(command, startable, { setting, cache, rest: 3_000 })).memory,
  }
}

async function once(
  command: readonly string[], { project, folder, env, probe }: Startable, options: { readonly setting: Setting; readonly cache: string; readonly rest?: number },
): Promise<{ readonly startup: number; readonly memory: number }> {
  const { setting, cache, rest = 0 } = options
  const running = await start(command, { folder, probe, log: join(setting.folder, `start-${project}.log`), env: { ...env, NODE_COMPILE_CACHE: cache } })
  await sleep(rest)
  const memory = residentMemory(running.pids())
  await running.stop()
  return { startup: running.startup, memory }
}

async function start(
  command: readonly string[], { folder, probe, log, env }: { readonly folder: string; readonly probe: Startable['probe']; readonly log: string; readonly env: Readonly<Record<string, string>> },
): Promise<Running> {
  const port = await freePort()
  return launch({
    command, cpus: contenderCpu, cwd: folder, log, env: { ...env, PORT: String(port), HOST: '127.0.0.1', ADMIN_PORT: '0', STOP_DELAY: '0' },
    ready: async () => {
      const response = await fetch(`http://127.0.0.1:${port}${probe.path}`, { headers: probe.headers })
      return await response.text() === probe.answer && response.status === 200
    },
  })
}

