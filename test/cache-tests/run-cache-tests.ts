import { createServer } from 'node:http'
import { once } from 'node:events'
import { join } from 'node:path'
import type { AddressInfo } from 'node:net'
import { pathToFileURL } from 'node:url'
import { generateProject } from '../support/generated-gateway.ts'
import { cacheTestsConfig, cacheTestsDocument } from './document.ts'

/** A case of the suite, what is needed of it here. */
export interface CacheTest {
  readonly id: string
  readonly name: string
  readonly kind?: 'required' | 'optimal' | 'check'
  readonly browser_only?: boolean
}

export interface CacheTestSuite {
  readonly id: string
  readonly name: string
  readonly tests: readonly CacheTest[]
}

/** True: passed; else the kind of failure, and a sentence. */
export type CacheTestResult = true | readonly [kind: string, message: string]

const load = async <T>(folder: string, file: string): Promise<T> => await import(pathToFileURL(join(folder, file)).href) as T

/** The cases that a cache which is no browser's is held to; `folder` is that of the suite's package. */
export async function cacheTestSuites(folder: string): Promise<readonly CacheTestSuite[]> {
  // As the suite's own command does, which adds this part to the index.
  const [{ default: suites }, { default: surrogate }] = await Promise.all([
    load<{ default: readonly CacheTestSuite[] }>(folder, 'tests/index.mjs'), load<{ default: CacheTestSuite }>(folder, 'tests/surrogate-control.mjs'),
  ])
  return [...suites, surrogate].map((suite) => ({ ...suite, tests: suite.tests.filter(({ browser_only: browserOnly }) => browserOnly !== true) }))
}

/** Runs cases of the suite through a gateway that is generated for its server, `atOnce` of them side by side. The suite keeps its results in its modules: once per process. */
export async function runCacheTests(folder: string, suites: readonly CacheTestSuite[], atOnce = 40): Promise<ReadonlyMap<string, CacheTestResult>> {
  const handlers = await Promise.all(['config', 'state', 'test'].map(async (name) =>
    [name, (await load<{ default: (rest: string[], request: object, response: object) => void }>(folder, `server/handle-${name}.mjs`)).default] as const))
  const byName = new Map(handlers)
  const origin = createServer((request, response) => {
    const [, name = '', ...rest] = new URL(request.url!, 'http://origin').pathname.split('/')
    byName.get(name)!(rest, request, response)
  }).listen(0, '127.0.0.1')
  await once(origin, 'listening')
  const project = await generateProject({ 'specs/cache-tests.json': JSON.stringify(cacheTestsDocument), 'specs/gateway.yaml': cacheTestsConfig })
  const gateway = await project.start({ backend: `http://127.0.0.1:${(origin.address() as AddressInfo).port}` })
  const { runTests, getResults } = await load<{
    runTests: (suites: readonly CacheTestSuite[], fetch: unknown, browser: boolean, base: string, atOnce: number) => Promise<void>
    getResults: () => Readonly<Record<string, CacheTestResult>>
  }>(folder, 'client/runner.mjs')
  // The one that the suite is written for: Node's own adds Cache-Control and Pragma to what a case sends.
  const { default: fetch } = await load<{ default: unknown }>(folder, '../node-fetch/lib/index.mjs')
  const { log } = console
  console.log = () => {}
  try {
    await runTests(suites, fetch, false, gateway.url, atOnce)
    return new Map(Object.entries(getResults()))
  } finally {
    console.log = log
    await gateway.close()
    origin.close()
    origin.closeAllConnections()
    project.remove()
  }
}
