import type { RequestListener } from 'node:http'
import { api, gateway, operation, publicAccess, target } from '../../runtime/index.ts'
import type { ApiHooks, BackendDefinition, Operation } from '../../runtime/contract.ts'
import type { Log } from '../../runtime/stage.ts'
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
  close(): Promise<void>
}

/** A gateway over hand-made operations, in front of a backend of the test's, both on free ports. */
export async function startGateway(options: {
  readonly operations: readonly Operation[]
  readonly backend: RequestListener
  readonly mount?: string
  readonly basePath?: string
  readonly hooks?: ApiHooks
  readonly definition?: Partial<BackendDefinition>
  readonly trustedProxies?: readonly string[]
  readonly name?: string
  readonly log?: Log
  readonly env?: Readonly<Record<string, string>>
}): Promise<TestGateway> {
  const backend = await serve(options.backend)
  const instance = gateway<Readonly<Record<string, ApiHooks>>>({
    abi: 1, name: options.name ?? 'gatewright-test', base: import.meta.url, trustedProxies: options.trustedProxies ?? [],
    apis: [api({
      name: 'test', title: 'Test', mount: options.mount ?? '', document: './none.json', schemes: [],
      operations: Object.fromEntries(options.operations.map((one) => [one.id, one])),
    })],
    backends: { test: target({ targets: [{ url: backend.url }], path: options.basePath ?? '', ...options.definition }) },
  })({
    ...(options.hooks !== undefined && { hooks: { test: options.hooks } }),
    config: { env: { ACCESS_LOG: 'off', ...options.env }, log: options.log ?? silent },
  })
  const front = await serve(instance.handler)
  return {
    url: front.url, port: front.port, backendUrl: backend.url,
    async close() {
      await front.close()
      await backend.close()
      await instance.close()
    },
  }
}
