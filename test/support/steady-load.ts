import { Agent, request } from 'node:http'

export interface SteadyResult {
  /** ms since the start of the load. */
  readonly at: number
  readonly took: number
  /** '' for a 200. */
  readonly failure: string
}

/** Sends requests at a rate whatever comes back, over as many connections as that takes; gives each with its time when the load is over. */
export async function steadyLoad(url: string, options: { readonly perSecond: number; readonly seconds: number; readonly onTick?: (at: number) => void }): Promise<readonly SteadyResult[]> {
  const { perSecond, seconds, onTick = () => {} } = options
  const agent = new Agent({ keepAlive: true, maxSockets: 2_000 })
  const start = performance.now()
  const pending: Promise<SteadyResult>[] = []
  await new Promise<void>((resolve) => {
    const timer = setInterval(() => {
      const at = performance.now() - start
      onTick(at)
      const due = Math.min(perSecond * seconds, Math.floor((at / 1_000) * perSecond))
      while (pending.length < due) pending.push(send(url, agent, start))
      if (due >= perSecond * seconds) {
        clearInterval(timer)
        resolve()
      }
    }, 10)
  })
  const results = await Promise.all(pending)
  agent.destroy()
  return results
}

function send(url: string, agent: Agent, start: number): Promise<SteadyResult> {
  const from = performance.now()
  return new Promise((resolve) => {
    const end = (failure: string): void => resolve({ at: from - start, took: performance.now() - from, failure })
    const call = request(url, { agent }, (response) => {
      response.resume()
      response.on('error', (error) => end(`mid-answer ${error.message}`))
      response.on('end', () => end(response.statusCode === 200 ? '' : String(response.statusCode)))
    })
    call.on('error', (error: NodeJS.ErrnoException) => end(error.code ?? error.message))
    call.end()
  })
}

/** The value below which a share of the values lies. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN
}
