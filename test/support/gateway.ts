import { once } from 'node:events'
import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { RequestHandler } from 'express'
import { api, gateway, operation, publicAccess, target, type Gateway, type GatewayOptions } from '../../runtime/index.ts'
import type { ApiHooks, BackendDefinition, Operation, SchemeDefinition } from '../../runtime/contract.ts'
import { createGatewayServer, type ServerTimes } from '../../runtime/server.ts'
import type { Log } from '../../runtime/stage.ts'
import { collectedLog } from './collected-log.ts'
import { serve } from './raw.ts'

export const silent: Log = { info() {}, warn() {}, error() {} }

/** An operation of a test: a public GET with a plain answer, where nothing else is said. */
export function anOperation(own: Partial<Operation> & { readonly id: string }): Operation {
  return operation({
    method: 'GET', path: `/${own.id}`, at: 'test', security: publicAccess(), responses: {},
    backend: { name: 'test', path: own.path ?? `/${own.id}` },
    ...own,
  })
}

export interface TestGateway {
  readonly url: string
  readonly port: number
  readonly backendUrl: string
  readonly gateway: Gateway
  close(): Promise<void>
}

export interface TestGatewayOptions {
  readonly operations: readonly Operation[]
  readonly backend: RequestListener
  readonly mount?: string
  readonly basePath?: string
  readonly hooks?: ApiHooks
  readonly schemes?: readonly SchemeDefinition[]
  readonly definition?: Partial<BackendDefinition>
  readonly trustedProxies?: readonly string[]
  readonly forwardedHeader?: 'Forwarded' | 'X-Forwarded-For'
  readonly name?: string
  readonly log?: Log
  readonly env?: Readonly<Record<string, string>>
  readonly engine?: 'compiled' | 'express'
  readonly middleware?: readonly RequestHandler[]
  /** Of the published document, and where it lies. */
  readonly document?: string
  readonly base?: string
  readonly times?: ServerTimes
  /** An application of the user's that the gateway is mounted in; it is served by a plain server, as the user's would be. */
  readonly front?: (gateway: Gateway) => RequestListener
}

/** A gateway over hand-made operations for a backend that is there already. */
export function makeGateway(options: Omit<TestGatewayOptions, 'backend'> & { readonly backendUrl: string }): Gateway {
  const settings: GatewayOptions<Readonly<Record<string, ApiHooks>>> = {
    ...(options.hooks !== undefined && { hooks: { test: options.hooks } }),
    ...(options.engine !== undefined && { engine: options.engine }),
    ...(options.middleware !== undefined && { middleware: options.middleware }),
    config: { env: { ACCESS_LOG: 'off', ...options.env }, log: collectedLog(options.log ?? silent) },
  }
  return gateway<Readonly<Record<string, ApiHooks>>>({
    abi: 1, name: options.name ?? 'gatewright-test', base: options.base ?? import.meta.url, trustedProxies: options.trustedProxies ?? [],
    ...(options.forwardedHeader !== undefined && { forwardedHeader: options.forwardedHeader }),
    apis: [api({
      name: 'test', title: 'Test', mount: options.mount ?? '', document: options.document ?? './none.json', schemes: options.schemes ?? [],
      operations: Object.fromEntries(options.operations.map((one) => [one.id, one])),
    })],
    backends: { test: target({ targets: [{ url: options.backendUrl }], path: options.basePath ?? '', ...options.definition }) },
  })(settings)
}

/** A gateway over hand-made operations, in front of a backend of the test's, both on free ports, on the server that `listen` uses. */
export async function startGateway(options: TestGatewayOptions): Promise<TestGateway> {
  const backend = await serve(options.backend)
  const instance = makeGateway({ ...options, backendUrl: backend.url })
  const server = options.front === undefined ? createGatewayServer(instance.handler, options.times) : createServer(options.front(instance))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`, port, backendUrl: backend.url, gateway: instance,
    async close() {
      await closeServer(server)
      await backend.close()
      await instance.close()
    },
  }
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
}
