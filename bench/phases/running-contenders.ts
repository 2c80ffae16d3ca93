import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { check } from '../check.ts'
import type { Command, Contender } from '../contenders.ts'
import { launch, type Running } from '../launch.ts'
import { residentMemory } from '../measure.ts'
import { petBody } from '../payloads.ts'
import type { ContenderResult } from '../results.ts'
import { contenderCpu, freePort, type Setting } from '../setting.ts'

/** A contender that runs and has shown that it does what it claims. */
export interface Started {
  readonly contender: Contender
  readonly process: Running
  readonly pids: readonly number[]
  readonly url: string
  readonly log: string
  readonly memory: number
}

/**
 * Starts contenders on their one processor and holds each to its claims. A peer that is not installed, does not start or does not do what
 * it claims is said and left out; for one of this repository's own that is an Error.
 */
export async function startContenders(contenders: readonly Contender[], setting: Setting, started: Started[], skipped: ContenderResult[]): Promise<void> {
  for (const contender of contenders) {
    const { name, title, claims } = contender
    const port = await freePort()
    const command = contender.command(setting, port)
    const skip = (why: string, detail = ''): void => {
      console.log(`${title}: ${why}; skipped ${detail}`.trimEnd())
      skipped.push({ name, title, claims, skipped: why })
    }
    if (typeof command === 'string') {
      skip(command)
      continue
    }
    try {
      started.push(await start(contender, command, { setting, port }))
    } catch (error) {
      if (contender.peer === undefined) throw error
      skip('does not start, or not do what it claims', `(${(error as Error).message})`)
    }
  }
}

async function start(contender: Contender, command: Command, { setting, port }: { readonly setting: Setting; readonly port: number }): Promise<Started> {
  const url = `http://127.0.0.1:${port}`
  const log = join(setting.folder, `${contender.name}.log`)
  const running = await launch({
    cwd: setting.folder, ...command, cpus: contenderCpu, log,
    ready: async () => {
      const response = await fetch(`${url}/pets/42`, { headers: { 'x-api-key': setting.key } })
      return await response.text() === petBody && response.status === 200
    },
  })
  try {
    await sleep(1_000)
    const pids = running.pids()
    const memory = residentMemory(pids)
    await check(contender, url, setting)
    return { contender, process: running, pids, url, log, memory }
  } catch (error) {
    await running.stop()
    throw error
  }
}
