import { execFile } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { promisify } from 'node:util'
import { cpuTime } from '../measure.ts'
import { loadCpu } from '../setting.ts'
import type { Sent } from '../workloads.ts'

const run = promisify(execFile)

export interface Round {
  readonly requests: number
  readonly errors: number
  /** Microseconds of the contender's processor time. */
  readonly cpuPerRequest: number
  readonly requestsPerSecond: number
}

/** Writes the script that makes wrk send requests in turn and print one line of figures. */
export function writeScript(file: string, requests: readonly Sent[]): string {
  const quoted = (text: string): string => `"${text.replaceAll(/[\\"]/g, '\\$&').replaceAll('\n', '\\n')}"`
  const headers = (sent: Sent): string => Object.entries(sent.headers).map(([name, value]) => `[${quoted(name)}] = ${quoted(value)}`).join(', ')
  const body = (sent: Sent): string => (sent.body === undefined ? 'nil' : quoted(sent.body))
  const [first] = requests
  writeFileSync(file, [
    ...(requests.length === 1
      ? [`wrk.method = ${quoted(first!.method)}`, `wrk.body = ${body(first!)}`, `wrk.headers = { ${headers(first!)} }`]
      : [
          'local texts = {}',
          'function init()',
          ...requests.map((sent, index) => `  texts[${index + 1}] = wrk.format(${quoted(sent.method)}, ${quoted(sent.path)}, { ["Host"] = wrk.headers["Host"], ${headers(sent)} }, ${body(sent)})`),
          'end',
          'local at = 0',
          'function request() at = at % #texts + 1; return texts[at] end',
        ]),
    'function done(summary)',
    '  local e = summary.errors',
    '  print(string.format("summary %d %d %d", summary.requests, e.status + e.read + e.write + e.connect + e.timeout, summary.duration))',
    'end',
  ].join('\n'))
  return file
}

export interface Load {
  readonly url: string
  readonly script: string
  readonly seconds: number
  readonly connections: number
}

/** One round of wrk, as fast as the contender answers; answers other than 2xx and 3xx count as errors. */
export async function round(pids: readonly number[], { url, script, seconds, connections }: Load): Promise<Round> {
  const before = cpuTime(pids)
  const { stdout, stderr } = await run('taskset', ['-c', loadCpu, 'wrk', '-t1', `-c${connections}`, `-d${seconds}s`, '-s', script, url])
  const after = cpuTime(pids)
  const summary = stdout.match(/^summary (\d+) (\d+) (\d+)$/m)
  if (summary === null) throw new Error(`wrk said:\n${stderr}${stdout}`)
  const [, requests, errors, microseconds] = summary.map(Number) as [number, number, number, number]
  return { requests, errors, cpuPerRequest: requests === 0 ? Number.NaN : (after - before) / requests / 1000, requestsPerSecond: requests / (microseconds / 1e6) }
}
