import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { orderBody } from './payloads.ts'

/** One kind of request that every contender gets. */
export interface Workload {
  readonly name: string
  readonly title: string
  readonly method: string
  readonly path: string
  readonly body?: string
  readonly connections: number
}

export const workloads: readonly Workload[] = [
  { name: 'get', title: 'GET one pet, 152 B', method: 'GET', path: '/pets/42', connections: 32 },
  { name: 'post', title: 'POST an order, 1 kB both ways', method: 'POST', path: '/pets', body: orderBody, connections: 32 },
  { name: 'list', title: 'GET a list, 50 kB', method: 'GET', path: '/pets?limit=370', connections: 16 },
  { name: 'large', title: 'GET 1 MB, binary', method: 'GET', path: '/large', connections: 8 },
]

/** Writes the wrk script of a workload: the request, and one line of figures at the end. */
export function wrkScript(folder: string, workload: Workload, headers: Readonly<Record<string, string>>): string {
  const file = join(folder, `${workload.name}.lua`)
  const quoted = (text: string): string => JSON.stringify(text)
  const all = { ...headers, ...(workload.body !== undefined && { 'content-type': 'application/json' }) }
  writeFileSync(file, [
    `wrk.method = ${quoted(workload.method)}`,
    ...(workload.body === undefined ? [] : [`wrk.body = ${quoted(workload.body)}`]),
    ...Object.entries(all).map(([name, value]) => `wrk.headers[${quoted(name)}] = ${quoted(value)}`),
    'function done(summary, latency)',
    '  local e = summary.errors',
    '  print(string.format("summary %d %d %d %.1f %.1f", summary.requests, e.status + e.read + e.write + e.connect + e.timeout,',
    '    summary.duration, latency:percentile(50), latency:percentile(99)))',
    'end',
  ].join('\n'))
  return file
}
