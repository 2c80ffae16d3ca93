import { Agent, type ClientRequest, type IncomingMessage } from 'node:http'
import { Agent as TlsAgent } from 'node:https'
import type { Request, RequestHandler, Response } from 'express'
import { createProxyMiddleware } from 'http-proxy-middleware'
import { addressRewriter } from '../backend/address.ts'
import { requestHeaders, responseHeaders, withoutQueryKeys, type ForwardingOptions } from '../backend/headers.ts'
import type { Outgoing } from '../backend/outgoing.ts'
import { compileTemplate } from '../backend/template.ts'
import type { Operation } from '../contract.ts'
import { onceIn } from '../once-in.ts'
import { GatewayError } from '../problem.ts'
import { templateNames } from '../router/template.ts'
import { complete, fail, finish, flow } from '../run.ts'
import type { BackendSettings } from '../settings/backend-settings.ts'
import type { TlsFiles } from '../settings/tls-files.ts'
import { readAnswer, validateAnswer } from './answer.ts'
import { carried, type Carried } from './carried.ts'

interface ProxyOptions {
  readonly backends: ReadonlyMap<string, BackendSettings>
  readonly forwarding: ForwardingOptions
  readonly outgoing: ReadonlyMap<string, Outgoing>
  readonly files: ReadonlyMap<string, TlsFiles>
  readonly mount: string
}

/**
 * One http-proxy-middleware for each backend of an API, since its agent decides who is believed to be the backend. Headers are decided before it sees the request, since it skips its
 * own hook under `Expect: 100-continue`; its answers are handled here, so that JSON can be checked and nothing is left open.
 */
export function createProxy({ backends, forwarding, outgoing, files, mount }: ProxyOptions): { readonly handler: RequestHandler; close(): void } {
  const targets = new Map([...backends].map(([name, backend]) => [name, {
    ...backend.targets[0]!, rewrite: addressRewriter({ ...backend.targets[0]!, mount }),
    agent: agentFor(backend, files.get(name)),
  }]))
  const targetOf = ({ x, operation }: Carried): NonNullable<ReturnType<typeof targets.get>> => targets.get(chosen(x, operation).name)!
  const paths = new Map<Operation, (texts: readonly string[]) => string>()
  const pathOf = (operation: Operation): ((texts: readonly string[]) => string) =>
    onceIn(paths, operation, () => compileTemplate(operation.backend.path, templateNames(operation.path)))

  const proxyThrough = (agent: Agent): RequestHandler => createProxyMiddleware<Request, Response>({
    agent,
    changeOrigin: true,
    selfHandleResponse: true,
    ejectPlugins: true,
    router: (request) => targetOf(carried(request)).origin,
    target: 'http://127.0.0.1:9',
    pathRewrite: (_path, request) => {
      const { x, operation } = carried(request)
      const query = withoutQueryKeys(x.query, x.droppedQuery)
      return targetOf(carried(request)).base + pathOf(operation)(x.captures) + (query === '' ? '' : `?${query}`)
    },
    plugins: [(server) => {
      server.on('proxyReq', (outgoing: ClientRequest, request) => {
        const { raw, x } = carried(request as Request)
        x.cancel = () => outgoing.destroy()
        if (raw === null) return
        outgoing.setHeader('content-length', raw.length)
        outgoing.write(raw)
      })
      server.on('proxyRes', (answer: IncomingMessage, request, response) => {
        void take(answer, request as Request, response as Response).catch((error: unknown) => fail(carried(request as Request).x, error, 'backend'))
      })
      server.on('error', (error: NodeJS.ErrnoException, request) => {
        const { x } = carried(request as Request)
        fail(x, new GatewayError(error.code === 'ECONNREFUSED' || error.code === 'ENOTFOUND' ? 'backend_unreachable' : 'backend_failed', { cause: error }), 'backend')
      })
    }],
  })

  async function take(answer: IncomingMessage, request: Request, response: Response): Promise<void> {
    const { x, operation } = carried(request)
    if (x.done) return void answer.destroy()
    x.cancel = () => answer.destroy()
    // Before the proxy's own listener, which cuts the client's connection: what can still be said is said first.
    answer.once('aborted', () => fail(x, new GatewayError('backend_failed'), 'backend'))
    x.received = performance.now()
    x.origin = 'backend'
    x.status = answer.statusCode ?? 502
    x.headers = responseHeaders(answer.headers, targetOf(carried(request)).rewrite, carried(request).prefix)
    const checks = x.chain.policies.validation.response !== 'off' && x.method !== 'HEAD' && validateAnswer.applies(operation, x.status, answer.headers['content-type'])
    if (checks) {
      x.answer = await readAnswer(answer, x.chain.policies.limits.response)
      await validateAnswer(x, answer, response)
      return complete(x)
    }
    const { 'content-length': length } = answer.headers
    if (length !== undefined) x.headers.push('content-length', length)
    flow(x, () => {
      answer.on('data', (chunk: Buffer) => { x.bytesOut += chunk.length })
      answer.pipe(x.response)
      answer.once('end', () => finish(x))
    })
  }

  const proxies = new Map([...targets.values()].map(({ agent }) => [agent, proxyThrough(agent)]))
  const handler: RequestHandler = (request, response, next) => {
    const { x } = carried(request)
    request.method = x.method
    const headers: Record<string, string> = {}
    const told = outgoing.get(chosen(x, carried(request).operation).name)
    const usual = requestHeaders(x, forwarding)
    const flat = told === undefined ? usual : told.headers(x, usual)
    for (let i = 0; i < flat.length; i += 2) {
      const name = flat[i]!.toLowerCase()
      headers[name] = name in headers ? `${headers[name]}${name === 'cookie' ? '; ' : ', '}${flat[i + 1]!}` : flat[i + 1]!
    }
    const length = request.headers['content-length']
    if (carried(request).raw === null && length !== undefined) headers['content-length'] = length
    if (carried(request).raw === null && request.headers['transfer-encoding'] !== undefined) headers['transfer-encoding'] = 'chunked'
    request.headers = headers
    x.sent = performance.now()
    const { origin, agent } = targetOf(carried(request))
    x.target = origin
    void proxies.get(agent)!(request, response, next)
  }

  return { handler, close: () => targets.forEach(({ agent }) => agent.destroy()) }
}

/** Where a request goes: to its route's backend, else to the operation's own. */
const chosen = (x: Carried['x'], { backend, routes }: Operation): Operation['backend'] => (x.route === -1 ? backend : routes[x.route]!.backend)

function agentFor({ targets: [target], security: { tls } }: BackendSettings, files: TlsFiles | undefined): Agent {
  const pooled = { keepAlive: true, maxSockets: 256 }
  if (target?.origin.startsWith('https:') !== true) return new Agent(pooled)
  return new TlsAgent({ ...pooled, minVersion: 'TLSv1.2', rejectUnauthorized: true, ...files, ...(tls?.servername !== undefined && { servername: tls.servername }) })
}
