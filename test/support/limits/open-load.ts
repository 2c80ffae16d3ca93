import { Agent, request } from 'node:http'

export interface Outcome {
  readonly path: string
  /** 0 for a connection that broke. */
  readonly status: number
  /** `performance.now()` when it was sent, and how long it took, in ms. */
  readonly sent: number
  readonly took: number
}

/** Sends requests at a rate per second for a time in ms, whatever becomes of them, spread over paths by their shares. Resolves when all are answered. */
export async function openLoad(url: string, options: { readonly rate: number; readonly duration: number; readonly shares: Readonly<Record<string, number>> }): Promise<readonly Outcome[]> {
  const { rate, duration, shares } = options
  const agent = new Agent({ keepAlive: true, maxFreeSockets: 4_096 })
  const outcomes: Promise<Outcome>[] = []
  const debts = Object.entries(shares).map(([path, share]) => ({ path, share, due: 0 }))
  const begun = performance.now()
  await new Promise<void>((resolve) => {
    const tick = setInterval(() => {
      const elapsed = Math.min(performance.now() - begun, duration)
      for (const debt of debts) {
        const wanted = (elapsed / 1_000) * rate * debt.share
        while (debt.due < wanted) {
          debt.due++
          outcomes.push(send(url + debt.path, agent, debt.path))
        }
      }
      if (elapsed < duration) return
      clearInterval(tick)
      resolve()
    }, 5)
  })
  const all = await Promise.all(outcomes)
  agent.destroy()
  return all
}

/** How many requests per second some clients get answered that send one after the other. */
export async function closedRate(url: string, options: { readonly clients: number; readonly duration: number }): Promise<number> {
  const until = performance.now() + options.duration
  let served = 0
  await Promise.all(Array.from({ length: options.clients }, async () => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 })
    while (performance.now() < until) if ((await send(url, agent, '')).status === 200) served++
    agent.destroy()
  }))
  return served / (options.duration / 1_000)
}

function send(url: string, agent: Agent, path: string): Promise<Outcome> {
  const sent = performance.now()
  return new Promise((resolve) => {
    const end = (status: number): void => resolve({ path, status, sent, took: performance.now() - sent })
    const call = request(url, { agent }, (response) => {
      response.resume()
      response.on('end', () => end(response.statusCode ?? 0)).on('error', () => end(0))
    })
    call.on('error', () => end(0)).end()
  })
}
