import { Agent, request } from 'node:http'

export interface Load {
  readonly answered: number
  readonly failures: readonly string[]
  /** Connections refused: nobody listened, so no request was sent. */
  readonly refused: number
  readonly bodies: ReadonlySet<string>
}

/** Keep-alive clients that send one request after the other until told to stop or refused; no client retries anything. */
export function startLoad(url: string, options: { readonly clients: number; readonly paths?: readonly string[]; readonly headers?: Readonly<Record<string, string>> }): { readonly stop: () => Promise<Load>; readonly done: Promise<Load> } {
  const { clients, paths = ['/'], headers = {} } = options
  const bodies = new Set<string>()
  const failures: string[] = []
  let answered = 0
  let refused = 0
  let running = true
  const client = async (index: number): Promise<void> => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 })
    for (let n = index; running; n++) {
      const outcome = await send(url + paths[n % paths.length]!, agent, headers)
      if (outcome.kind === 'refused') { refused++; break }
      if (outcome.kind === 'failed') failures.push(outcome.text)
      else { answered++; bodies.add(outcome.text) }
    }
    agent.destroy()
  }
  const done = Promise.all(Array.from({ length: clients }, (_, i) => client(i))).then(() => ({ answered, refused, failures, bodies }))
  return { done, stop: () => { running = false; return done } }
}

type Outcome = { readonly kind: 'answered' | 'failed' | 'refused'; readonly text: string }

function send(url: string, agent: Agent, headers: Readonly<Record<string, string>>): Promise<Outcome> {
  return new Promise((resolve) => {
    const call = request(url, { agent, headers }, (response) => {
      let text = ''
      response.on('data', (chunk: Buffer) => { text += chunk })
      response.on('error', (error: NodeJS.ErrnoException) => resolve({ kind: 'failed', text: `mid-answer ${error.code}` }))
      response.on('end', () => resolve(response.statusCode === 200 ? { kind: 'answered', text } : { kind: 'failed', text: `${response.statusCode} ${text}` }))
    })
    call.on('error', (error: NodeJS.ErrnoException) => {
      resolve(error.code === 'ECONNREFUSED' ? { kind: 'refused', text: '' } : { kind: 'failed', text: `${error.code} ${call.reusedSocket ? 'on a kept connection' : 'on a new connection'}` })
    })
    call.end()
  })
}
