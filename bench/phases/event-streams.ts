import { join } from 'node:path'
import { gatewrightEnv, startCommand } from '../contenders.ts'
import { launch } from '../launch.ts'
import { quantile } from '../measure.ts'
import type { StreamResult } from '../results.ts'
import { contenderCpu, freePort, type Setting } from '../setting.ts'
import type { Started } from './running-contenders.ts'

const streams = 20
const seconds = 2
const rounds = 3
/** Contenders that pass on what they do not know of. */
const unaware = ['pass-through', 'nginx', 'fastify-http-proxy']

/**
 * Twenty streams at once, with an event every 20 ms each: milliseconds from the request to the first event, and from the sending of an
 * event to its arrival, both through a contender and without one. Gatewright checks every event, as `specs/events.yaml` says.
 */
export async function measureStreams(project: string, all: readonly Started[], setting: Setting): Promise<readonly StreamResult[]> {
  const port = await freePort()
  const headers = { 'x-api-key': setting.key }
  const gatewright = await launch({
    command: startCommand(setting.root), cpus: contenderCpu, cwd: project, log: join(setting.folder, 'gatewright-events.log'),
    env: { ...gatewrightEnv(setting), PORT: String(port), ADMIN_PORT: '0' },
    ready: async () => {
      const response = await fetch(`http://127.0.0.1:${port}/events`, { headers })
      await response.body?.cancel()
      return response.status === 200
    },
  })
  try {
    const routes = [
      { contender: 'direct', url: setting.backend },
      { contender: 'gatewright', url: `http://127.0.0.1:${port}` },
      ...all.filter(({ contender: { name } }) => unaware.includes(name)).map(({ contender, url }) => ({ contender: contender.name, url })),
    ].map((route) => ({ ...route, firsts: [] as number[], delays: [] as number[] }))
    for (let number = -1; number < rounds; number++) {
      for (const { url, firsts, delays } of number % 2 === 0 ? routes : routes.toReversed()) {
        const got = await Promise.all(Array.from({ length: streams }, () => follow(`${url}/events`, headers)))
        if (number < 0) continue
        firsts.push(...got.map(({ first }) => first))
        delays.push(...got.flatMap((one) => one.delays))
      }
    }
    return routes.map(({ contender, firsts, delays }) => ({ contender, first: quantile(firsts, 0.5), delay: quantile(delays, 0.5), delayP99: quantile(delays, 0.99) }))
  } finally {
    await gatewright.stop()
  }
}

/** Follows one stream for some seconds. Throws an Error where it is none. */
async function follow(url: string, headers: Readonly<Record<string, string>>): Promise<{ readonly first: number; readonly delays: readonly number[] }> {
  const asked = performance.now()
  const response = await fetch(url, { headers })
  if (response.status !== 200 || !response.headers.get('content-type')?.startsWith('text/event-stream')) throw new Error(`${url}: ${response.status}`)
  let first = Number.NaN
  let text = ''
  const delays: number[] = []
  const decoder = new TextDecoder()
  for await (const chunk of response.body!) {
    const arrived = process.hrtime.bigint()
    if (Number.isNaN(first)) first = performance.now() - asked
    text += decoder.decode(chunk, { stream: true })
    const events = text.split('\n\n')
    text = events.pop()!
    for (const event of events) delays.push(Number(arrived - BigInt(event.slice('data: '.length))) / 1e6)
    if (performance.now() - asked > seconds * 1000) break
  }
  return { first, delays }
}
