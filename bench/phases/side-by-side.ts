import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { nodeCommand } from '../contenders.ts'
import { round, writeScript } from '../load/wrk.ts'
import { cpuTime } from '../measure.ts'
import type { WorkloadResult } from '../results.ts'
import { contenderCpu, type Setting } from '../setting.ts'
import { requestsOf, type Workload } from '../workloads.ts'
import { countLines, emptyLog } from './log-lines.ts'
import type { Started } from './running-contenders.ts'

/** One-second rounds that are thrown away: code is compiled in them, connections are opened, pools fill. */
const warmUp = 3

/**
 * One workload: one-second rounds of wrk against each contender in turn, in reverse order every other time, so that what the machine
 * does meanwhile meets all alike. Throws an Error where a request failed, or where a log has fewer lines than there were answers.
 */
export async function sideBySide(workload: Workload, all: readonly Started[], options: { readonly setting: Setting; readonly rounds: number }): Promise<WorkloadResult> {
  const { setting, rounds } = options
  const taking = all.filter(({ contender }) => contender.workloads.includes(workload.name))
  const script = writeScript(join(setting.folder, `${workload.name}.lua`), requestsOf(workload, setting))
  const parser = workload.name === 'list' ? startParser(setting) : null
  const parse: number[] = []
  const costs = taking.map((one) => ({ one, cpu: [] as number[], rate: [] as number[], answered: 0 }))
  for (const { log, contender } of taking) if (contender.logs) await emptyLog(log)

  for (let number = -warmUp; number < rounds; number++) {
    for (const cost of number % 2 === 0 ? costs : costs.toReversed()) {
      const { pids, url, contender } = cost.one
      const measured = await round(pids, { url: url + workload.path, script, seconds: 1, connections: workload.connections })
      if (measured.errors > 0) throw new Error(`${contender.name}, ${workload.name}: ${measured.errors} of ${measured.requests} requests failed`)
      cost.answered += measured.requests
      if (number < 0) continue
      cost.cpu.push(measured.cpuPerRequest)
      cost.rate.push(measured.requestsPerSecond)
    }
    const parsed = await parser?.parse()
    if (parsed !== undefined && number >= 0) parse.push(parsed)
  }
  parser?.stop()

  for (const { one: { contender, log }, answered } of costs) {
    if (!contender.logs) continue
    // Beyond the answers that wrk counted there are those that it did not wait for when its second was over.
    const lines = await countLines(log)
    const most = answered + (rounds + warmUp) * workload.connections
    if (lines < answered || lines > most) throw new Error(`${contender.name}, ${workload.name}: ${lines} log lines for ${answered} answers`)
  }
  return {
    name: workload.name, title: workload.title,
    costs: costs.map(({ one, cpu, rate }) => ({ contender: one.contender.name, cpu, rate })),
    ...(parser !== null && { parse }),
  }
}

/** The process that parses the list and does nothing else, on the contenders' processor. */
function startParser({ root, folder }: Setting): { parse(): Promise<number>; stop(): void } {
  const child = spawn('taskset', ['-c', contenderCpu, ...nodeCommand(join(root, 'bench/contenders/parse-list.ts'), join(folder, 'backend/list.json'))], { stdio: ['pipe', 'pipe', 'inherit'] })
  const lines = createInterface(child.stdout)
  return {
    async parse() {
      const before = cpuTime([child.pid!])
      child.stdin.write('1000\n')
      const [count] = await once(lines, 'line') as [string]
      return (cpuTime([child.pid!]) - before) / Number(count) / 1000
    },
    stop: () => void child.stdin.end(),
  }
}
