import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { nodeCommand } from '../contenders.ts'
import { launch } from '../launch.ts'
import { bothCpus, freePort, type Setting } from '../setting.ts'

const repeats = 5

/**
 * `gatewright dev` on a copy of the pet store: milliseconds from the saving of a new operation in its document to the first answer of that
 * operation. On both processors, as a developer's machine has more than one.
 */
export async function measureSavedChanges(folder: string, setting: Setting): Promise<readonly number[]> {
  const file = join(folder, 'specs/petstore.yaml')
  const before = readFileSync(file, 'utf8')
  const port = await freePort()
  const url = `http://127.0.0.1:${port}/api/v3`
  const answers = async (path: string): Promise<boolean> => {
    const response = await fetch(url + path)
    await response.body?.cancel()
    return response.status === 200
  }
  const running = await launch({
    command: nodeCommand(join(setting.root, 'bin/gatewright.js'), 'dev'), cpus: bothCpus, cwd: folder, log: join(setting.folder, 'dev.log'),
    env: { PORT: String(port), ADMIN_PORT: 'off' }, ready: () => answers('/user/login?username=jane&password=secret-password'),
  })
  try {
    const times: number[] = []
    for (let repeat = 0; repeat < repeats; repeat++) {
      await sleep(2_000)
      const path = `/saved/${repeat + 1}`
      const began = performance.now()
      writeFileSync(file, before.replace(/^paths:$/m, `paths:\n  ${path}:\n    get: { operationId: saved${repeat + 1}, security: [], responses: { '200': { description: Live, content: { application/json: { schema: { type: boolean } } } } } }`))
      while (!await answers(path).catch(() => false)) {
        if (performance.now() - began > 30_000) throw new Error(`a saved change is not live after 30 s; see ${setting.folder}/dev.log`)
        await sleep(5)
      }
      times.push(performance.now() - began)
    }
    return times
  } finally {
    await running.stop()
    writeFileSync(file, before)
  }
}
