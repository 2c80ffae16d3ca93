import { quantile } from '../measure.ts'
import type { Cost, LatencyResult, Results, WorkloadResult } from '../results.ts'

/** A table as cells; the first row is its head, the first column text, the others numbers. */
export type Table = readonly (readonly string[])[]

/** A table of text, columns aligned. */
export function textTable(table: Table): string {
  const widths = table[0]!.map((_, column) => Math.max(...table.map((row) => row[column]!.length)))
  return table.map((row) => row.map((cell, column) => (column === 0 ? cell.padEnd(widths[0]!) : cell.padStart(widths[column]! + 2))).join('').trimEnd()).join('\n')
}

/** The same in Markdown. */
export function markdownTable([head, ...rows]: Table): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
  return [line(head!), `|${head!.map((_, column) => (column === 0 ? '---' : '---:')).join('|')}|`, ...rows.map(line)].join('\n')
}

/** What a contender is called in a table. */
export function titleOf({ contenders }: Results, name: string): string {
  return contenders.find((contender) => contender.name === name)?.title ?? name
}

/** Processor time per request, least first: lower quartile, minimum, upper quartile over lower, and the first two as ratios to Gatewright. */
export function costTable(results: Results, { costs }: WorkloadResult): Table {
  const quarter = ({ cpu }: Cost): number => quantile(cpu, 0.25)
  const least = ({ cpu }: Cost): number => Math.min(...cpu)
  const own = costs.find(({ contender }) => contender === 'gatewright')
  const ratio = (value: number, to: number | undefined): string => (to === undefined ? '' : `${(value / to).toFixed(2)}×`)
  return [
    ['contender', 'CPU µs', 'of Gatewright', 'minimum µs', 'of Gatewright', 'spread', 'requests/s'],
    ...costs.toSorted((a, b) => quarter(a) - quarter(b)).map((cost) => [
      titleOf(results, cost.contender), quarter(cost).toFixed(1), ratio(quarter(cost), own && quarter(own)),
      least(cost).toFixed(1), ratio(least(cost), own && least(own)),
      `${((quantile(cost.cpu, 0.75) / quarter(cost) - 1) * 100).toFixed(0)} %`,
      quantile(cost.rate, 0.75).toFixed(0),
    ]),
  ]
}

/** p50 and p99 at one offered load. */
export function latencyTable(results: Results, rows: readonly LatencyResult[]): Table {
  return [
    ['contender', 'answered/s', 'p50 ms', 'p99 ms'],
    ...rows.map((row) => [titleOf(results, row.contender), row.answered.toFixed(0), row.p50.toFixed(2), row.p99.toFixed(2)]),
  ]
}

/** Start-up and memory of the contenders. */
export function contenderTable({ contenders }: Results): Table {
  return [
    ['contender', 'first answer ms', 'at rest MB', 'after load MB'],
    ...contenders.filter(({ skipped }) => skipped === undefined).map(({ title, startup, memory }) => [
      title, startup!.toFixed(0), (memory!.rest / 1e6).toFixed(0), (memory!.loaded / 1e6).toFixed(0),
    ]),
  ]
}

/** Events: time to the first one, and the delay that the contender adds to the direct one. */
export function streamTable(results: Results): Table {
  const direct = results.streams.find(({ contender }) => contender === 'direct')
  return [
    ['contender', 'first event ms', 'delay ms', 'p99 ms', 'added ms'],
    ...results.streams.map((row) => [
      row.contender === 'direct' ? 'the source by itself' : titleOf(results, row.contender), row.first.toFixed(2), row.delay.toFixed(2), row.delayP99.toFixed(2),
      row.contender === 'direct' || direct === undefined ? '' : (row.delay - direct.delay).toFixed(2),
    ]),
  ]
}
