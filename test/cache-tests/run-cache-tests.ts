import { createServer } from 'node:http'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { fetch as undiciFetch } from 'undici'
import { generateProject } from '../support/generated-gateway.ts'
import { cacheTestsConfig, cacheTestsDocument } from './document.ts'

/** A case of the suite, what is needed of it here. */
export interface CacheTest {
  readonly id: string
  readonly name: string
  readonly kind?: 'required' | 'optimal' | 'check'
  readonly browser_only?: boolean
  readonly spec_anchors?: readonly string[]
  readonly requests: readonly { readonly pause_after?: boolean }[]
}

export interface CacheTestSuite {
  readonly id: string
  readonly name: string
  readonly spec_anchors?: readonly string[]
  readonly tests: readonly CacheTest[]
}

/** True: passed; else the kind of failure, and a sentence. */
export type CacheTestResult = true | readonly [kind: string, message: string]

const folder = new URL('./suite/', import.meta.url)
const load = async <T>(file: string): Promise<T> => await import(new URL(file, folder).href) as T

/** The cases that a cache which is no browser's is held to. */
export async function cacheTestSuites(): Promise<readonly CacheTestSuite[]> {
  const { default: suites } = await load<{ default: readonly CacheTestSuite[] }>('tests/index.mjs')
  return suites.map((suite) => ({ ...suite, tests: suite.tests.filter(({ browser_only: browserOnly }) => browserOnly !== true) }))
}

/** Runs cases of the suite through a gateway that is generated for its server, `atOnce` of them side by side. The suite keeps its results in its modules: once per process. */
export async function runCacheTests(suites: readonly CacheTestSuite[], atOnce = 40, env: Readonly<Record<string, string>> = {}, config = cacheTestsConfig): Promise<ReadonlyMap<string, CacheTestResult>> {
  const handlers = await Promise.all(['config', 'state', 'test'].map(async (name) =>
    [name, (await load<{ default: (rest: string[], request: object, response: object) => void }>(`test-engine/server/handle-${name}.mjs`)).default] as const))
  const byName = new Map(handlers)
  const origin = createServer((request, response) => {
    const [, name = '', ...rest] = new URL(request.url!, 'http://origin').pathname.split('/')
    byName.get(name)!(rest, request, response)
  }).listen(0, '127.0.0.1')
  await once(origin, 'listening')
  const project = await generateProject({ 'specs/cache-tests.json': JSON.stringify(cacheTestsDocument), 'specs/gateway.yaml': config })
  const gateway = await project.start({ backend: `http://127.0.0.1:${(origin.address() as AddressInfo).port}`, env })
  const { runTests, getResults } = await load<{
    runTests: (suites: readonly CacheTestSuite[], browser: boolean, base: string, atOnce: number) => Promise<void>
    getResults: () => Readonly<Record<string, CacheTestResult>>
  }>('test-engine/client/runner.mjs')
  const before = { fetch: globalThis.fetch, log: console.log, error: console.error }
  // The suite gives fetch a dispatcher of this package's, which must be of the same release.
  globalThis.fetch = undiciFetch as unknown as typeof globalThis.fetch
  console.log = console.error = () => {}
  try {
    await runTests(suites, false, gateway.url, atOnce)
    return new Map(Object.entries(getResults()))
  } finally {
    Object.assign(globalThis, { fetch: before.fetch })
    console.log = before.log
    console.error = before.error
    await gateway.close()
    origin.close()
    origin.closeAllConnections()
    project.remove()
  }
}
