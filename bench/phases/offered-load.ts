import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { nodeCommand } from '../contenders.ts'
import type { Offer, Served } from '../load/open-loop.ts'
import { quantile } from '../measure.ts'
import type { LatencyResult } from '../results.ts'
import { loadCpu, type Setting } from '../setting.ts'
import { requestsOf, type Workload } from '../workloads.ts'
import type { Started } from './running-contenders.ts'

const run = promisify(execFile)
const rounds = 3
const seconds = 1.5

/**
 * Latency at the same offered load for all: short open-loop rounds, interleaved, and the median of their p50 and p99. What does not
 * answer as much as is offered has no latency but a queue; its row says so by what it answered.
 */
export async function offeredLoad(workload: Workload, offered: number, all: readonly Started[], setting: Setting): Promise<readonly LatencyResult[]> {
  const taking = all.filter(({ contender }) => contender.workloads.includes(workload.name)).map((one) => ({ one, served: [] as Served[] }))
  for (let number = 0; number < rounds; number++) {
    for (const { one, served } of number % 2 === 0 ? taking : taking.toReversed()) served.push(await offer(one.url, workload, offered, setting))
  }
  return taking.map(({ one, served }) => {
    const median = (of: (round: Served) => number): number => quantile(served.map(of), 0.5)
    return {
      workload: workload.name, contender: one.contender.name, offered,
      answered: median((round) => round.answered / round.seconds), p50: median(({ p50 }) => p50), p99: median(({ p99 }) => p99), late: median(({ late }) => late),
    }
  })
}

async function offer(url: string, workload: Workload, rate: number, setting: Setting): Promise<Served> {
  const { hostname, port } = new URL(url)
  const options: Offer = { host: hostname, port: Number(port), requests: requestsOf(workload, setting), rate, seconds, connections: 64 }
  const { stdout } = await run('taskset', ['-c', loadCpu, ...nodeCommand(join(setting.root, 'bench/load/open-loop.ts'), JSON.stringify(options))])
  const served = JSON.parse(stdout) as Served
  if (served.errors > 0) throw new Error(`${url}, ${workload.name}: ${served.errors} of ${served.answered} requests failed`)
  return served
}
