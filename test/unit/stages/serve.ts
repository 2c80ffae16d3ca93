import { createServer, request as send, type IncomingMessage } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import type { TestContext } from 'node:test'
import type { Operation, OperationHooks, Policies } from '../../../runtime/contract.ts'
import { publicAccess } from '../../../runtime/define.ts'
import { Exchange } from '../../../runtime/exchange.ts'
import { defaultPolicies } from '../../../runtime/policies.ts'
import type { Fault } from '../../../runtime/problem.ts'
import { compileChain } from '../../../runtime/chain.ts'
import { arrive, complete, fail, finish, flow, proceed } from '../../../runtime/run.ts'
import type { OperationContext, StageMaker } from '../../../runtime/stage.ts'

export interface Answer {
  readonly status?: number
  readonly headers?: readonly string[]
  readonly body?: string | Buffer
}

export interface ServeOptions {
  readonly operation?: Partial<Operation>
  readonly validation?: Partial<Policies['validation']>
  readonly limits?: Partial<Policies['limits']>
  readonly hooks?: OperationHooks
  readonly captures?: readonly string[]
  /** What the backend answers. */
  readonly answer?: Answer
  /** Sees each exchange that got through to the backend. */
  readonly passed?: (x: Exchange) => void
  readonly schemes?: OperationContext['api']['schemes']
}

export interface Received {
  readonly status: number
  readonly headers: IncomingMessage['headers']
  readonly text: string
  /** The problem document's code and its faults as `in pointer code`. */
  readonly code: string | undefined
  readonly faults: readonly string[]
}

export interface Served {
  readonly port: number
  readonly reports: (readonly Fault[])[]
  readonly crashes: unknown[]
  readonly exchanges: Exchange[]
  ask(options?: { method?: string; query?: string; headers?: Record<string, string | string[]>; body?: string | Buffer | readonly Buffer[] }): Promise<Received>
}

/** One operation behind the given stages on 127.0.0.1, with a backend that answers as told; it is closed with the test. */
export async function serve(t: TestContext, makers: readonly StageMaker[], options: ServeOptions = {}): Promise<Served> {
  const { answer = {}, captures = [] } = options
  const operation: Operation = {
    id: 'test', method: 'POST', path: '/', at: 'test', security: publicAccess(), parameters: [], body: null, responses: {},
    backend: { name: 'test', path: '/' }, routes: [], require: {}, policies: {}, ...options.operation,
  }
  const policies: Policies = {
    ...defaultPolicies,
    validation: { ...defaultPolicies.validation, ...options.validation }, limits: { ...defaultPolicies.limits, ...options.limits },
  }
  const reports: (readonly Fault[])[] = []
  const crashes: unknown[] = []
  const exchanges: Exchange[] = []
  const context = {
    operation, policies, hooks: options.hooks, cache: null, api: { schemes: options.schemes ?? [] }, verifiers: new Map(),
    report: (_x: Exchange, _direction: string, faults: readonly Fault[]) => reports.push(faults),
  } as unknown as OperationContext
  const chain = compileChain({
    api: 'test', mount: '', operation, policies,
    events: { answered: () => undefined, awaits: () => undefined, finished: () => undefined, crashed: (_x, error) => crashes.push(error) },
    terminal: {
      name: 'backend',
      send: (x) => {
        options.passed?.(x)
        x.origin = 'backend'
        x.status = answer.status ?? 200
        x.headers = [...answer.headers ?? []]
        if (arrive(x)) {
          x.answer = Buffer.from(answer.body ?? '')
          complete(x)
        } else {
          flow(x, () => {
            x.response.end(answer.body ?? '')
            finish(x)
          })
        }
      },
    },
  }, makers.flatMap((make) => make(context) ?? []))

  const server = createServer((request, response) => {
    const query = request.url!.split('?')[1] ?? ''
    const x = new Exchange(chain, request, response, request.method!, '/', query, captures, 0)
    exchanges.push(x)
    response.once('close', () => {
      if (x.done) return
      x.abort(new Error('the client left'))
      finish(x)
    })
    try {
      proceed(x)
    } catch (error) {
      fail(x, error)
    }
  })
  const sockets = new Set<Socket>()
  server.on('connection', (socket) => sockets.add(socket))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  t.after(() => {
    for (const socket of sockets) socket.destroy()
    server.close()
  })
  const { port } = server.address() as AddressInfo

  const ask: Served['ask'] = ({ method = 'POST', query = '', headers = {}, body } = {}) => new Promise((resolve, reject) => {
    const chunked = Array.isArray(body)
    const sized = body === undefined || chunked || 'content-length' in headers ? {} : { 'content-length': String(Buffer.byteLength(body as string)) }
    const request = send({ port, host: '127.0.0.1', method, path: query === '' ? '/' : `/?${query}`, headers: { ...sized, ...headers }, agent: false }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('error', reject)
      response.on('end', () => {
        const text = Buffer.concat(chunks).toString()
        const problem = response.headers['content-type'] === 'application/problem+json' ? JSON.parse(text) as { code: string; errors?: Fault[] } : undefined
        resolve({
          status: response.statusCode!, headers: response.headers, text, code: problem?.code,
          faults: (problem?.errors ?? []).map((one) => `${one.in} ${one.pointer} ${one.code}`),
        })
      })
    })
    request.on('error', reject)
    if (chunked) for (const chunk of body as readonly Buffer[]) request.write(chunk)
    request.end(chunked ? undefined : body as string | Buffer | undefined)
  })
  return { port, reports, crashes, exchanges, ask }
}
