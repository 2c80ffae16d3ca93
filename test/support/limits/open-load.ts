import { Agent, request } from 'node:http'

export interface Outcome {
  readonly path: string
  /** 0 for a connection that broke. */
  readonly status: number
  /** How a connection broke, '' where none did: Node's code, what had been done by then, and after how many seconds. */
  readonly broke: string
  /** ms since the begin of the load when it was sent, and how long it took, in ms. */
  readonly sent: number
  readonly took: number
}

export interface LoadPhase {
  /** Per second. */
  readonly rate: number
  /** ms. */
  readonly duration: number
}

/** Sends requests at a rate per second, one phase after the other, whatever becomes of them, spread over paths by their shares. Resolves when all are answered. */
export async function openLoad(url: string, options: { readonly phases: readonly LoadPhase[]; readonly shares: Readonly<Record<string, number>> }): Promise<readonly Outcome[]> {
  const { phases, shares } = options
  const agent = new Agent({ keepAlive: true, maxFreeSockets: 4_096 })
  const outcomes: Promise<Outcome>[] = []
  const debts = Object.entries(shares).map(([path, share]) => ({ path, share, due: 0 }))
  const duration = phases.reduce((sum, phase) => sum + phase.duration, 0)
  const begun = performance.now()
  await new Promise<void>((resolve) => {
    const tick = setInterval(() => {
      const elapsed = Math.min(performance.now() - begun, duration)
      const all = dueBy(phases, elapsed)
      for (const debt of debts) {
        while (debt.due < all * debt.share) {
          debt.due++
          outcomes.push(send(url + debt.path, agent, debt.path, begun))
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

/** How many requests are due by a time in ms. */
function dueBy(phases: readonly LoadPhase[], elapsed: number): number {
  let [due, left] = [0, elapsed]
  for (const { rate, duration } of phases) {
    due += (Math.min(left, duration) / 1_000) * rate
    left = Math.max(0, left - duration)
  }
  return due
}

/** How many requests per second some clients get answered that send one after the other. */
export async function closedRate(url: string, options: { readonly clients: number; readonly duration: number }): Promise<number> {
  const until = performance.now() + options.duration
  let served = 0
  await Promise.all(Array.from({ length: options.clients }, async () => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 })
    while (performance.now() < until) if ((await send(url, agent, '', 0)).status === 200) served++
    agent.destroy()
  }))
  return served / (options.duration / 1_000)
}

function send(url: string, agent: Agent, path: string, begun: number): Promise<Outcome> {
  const sent = performance.now()
  return new Promise((resolve) => {
    let stage = 'before it was connected'
    const end = (status: number, broke = ''): void => resolve({ path, status, broke, sent: sent - begun, took: performance.now() - sent })
    const fail = ({ code, message }: NodeJS.ErrnoException): void => end(0, `${code ?? message} ${stage}${call.reusedSocket ? ' on a kept connection' : ''} after ${Math.ceil((performance.now() - sent) / 1_000)} s`)
    const call = request(url, { agent }, (response) => {
      stage = 'within the answer'
      response.resume()
      response.on('end', () => end(response.statusCode ?? 0)).on('error', fail)
    })
    call.on('socket', (socket) => {
      if (socket.connecting) socket.once('connect', () => { stage = 'before the answer' })
      else stage = 'before the answer'
    })
    call.on('error', fail).end()
  })
}
