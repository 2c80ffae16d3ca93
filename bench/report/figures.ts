import { quantile } from '../measure.ts'
import type { Results } from '../results.ts'
import type { WorkloadName } from '../workloads.ts'

/** A figure with the bound that it is held to. */
export interface Figure {
  readonly what: string
  readonly value: number
  readonly unit: '' | 'ms' | 's' | 'MB' | 'µs' | '×'
  readonly bound: { readonly at: 'least' | 'most'; readonly value: number } | null
}

/** The lower quartile of a contender's processor time in a workload; NaN where it took no part. */
export function cpuOf({ workloads }: Results, name: WorkloadName, contender: string): number {
  return quantile(workloads.find((workload) => workload.name === name)?.costs.find((cost) => cost.contender === contender)?.cpu ?? [], 0.25)
}

/** Every figure that the project has set itself a bound for, as far as the run has measured it. */
export function figuresOf(results: Results): readonly Figure[] {
  const ratio = (what: string, name: WorkloadName, of: string, bound: number | null, contender = 'gatewright'): Figure => ({
    what: `${name}: ${what}`, value: cpuOf(results, name, of) / cpuOf(results, name, contender), unit: '×',
    bound: bound === null ? null : { at: 'least', value: bound },
  })
  const most = (what: string, value: number, unit: Figure['unit'], bound: number): Figure => ({ what, value, unit, bound: { at: 'most', value: bound } })
  const small = ['get', 'post'] as const
  return [
    ...small.map((name) => ratio('the plainly wired stack costs times Gatewright', name, 'plain-stack', 6)),
    ...small.map((name) => ratio('the plainly wired stack, answers validated, costs times Gatewright', name, 'plain-stack-answers', 6)),
    ...small.map((name) => ratio('Prism costs times Gatewright', name, 'prism', 20)),
    ...githubFigures(results),
    ...small.map((name) => ratio('share of the bare pass-through', name, 'pass-through', 0.85)),
    ...small.map((name) => ratio('share of the bare pass-through, validation off', name, 'pass-through', 0.92, 'gatewright-unvalidated')),
    ratio("share of nginx's proxy_pass", 'get', 'nginx', 0.35),
    ratio("share of nginx's proxy_pass", 'post', 'nginx', 0.3),
    most('list: times the pass-through and one JSON.parse', listRatio(results), '×', 1.3),
    ratio('api-firewall costs times Gatewright', 'get', 'api-firewall', 1),
    ratio('KrakenD costs times Gatewright', 'get', 'krakend', 1),
    ratio('Gatewright mounted in an Express application costs times Gatewright', 'get', 'gatewright-mounted', null),
    ...results.starts.flatMap(({ project, generate, start, main, memoryMain, memoryStart }) => {
      const small = project === 'petstore'
      const name = small ? 'pet store' : 'GitHub'
      return [
        most(`${name}: generate`, generate / 1000, 's', small ? 1.5 : 20),
        most(`${name}: start to first right answer`, start, 'ms', small ? 500 : 1000),
        { what: `${name}: the same, app/main.ts by itself`, value: main, unit: 'ms' as const, bound: null },
        most(`${name}: resident at rest, app/main.ts`, memoryMain / 1e6, 'MB', 200),
        { what: `${name}: resident at rest, gatewright start with its parent`, value: memoryStart / 1e6, unit: 'MB' as const, bound: null },
      ]
    }),
    most('npm run dev: a saved change is live, the slowest', results.saved.length === 0 ? Number.NaN : Math.max(...results.saved), 'ms', 1000),
  ].filter(({ value }) => !Number.isNaN(value))
}

function githubFigures({ github }: Results): readonly Figure[] {
  if (github === null) return []
  const figures: Figure[] = [{ what: "GitHub: share of the pet store's rate", value: quantile(github.store, 0.25) / quantile(github.spread, 0.25), unit: '×', bound: { at: 'least', value: 0.95 } }]
  const { plain } = github
  if (plain === undefined || plain.answered.length === 0) return figures
  const median = (values: readonly number[]): number => quantile(values, 0.5)
  const value = median(plain.answered.map((one) => one.plain)) / median(plain.answered.map((one) => one.gatewright))
  return [{ what: 'GitHub: the plainly wired stack costs times Gatewright, medians', value, unit: '×', bound: { at: 'least', value: 100 } }, ...figures]
}

function listRatio(results: Results): number {
  const parse = results.workloads.find(({ name }) => name === 'list')?.parse ?? []
  return cpuOf(results, 'list', 'gatewright') / (cpuOf(results, 'list', 'pass-through') + quantile(parse, 0.25))
}

/** Whether a figure keeps its bound; true where it has none. */
export function holds({ value, bound }: Figure): boolean {
  return bound === null || (bound.at === 'least' ? value >= bound.value : value <= bound.value)
}

/** One line: what, the value, its bound, whether it holds. */
export function figureLine(figure: Figure): string {
  const { what, bound } = figure
  return `${what.padEnd(72)}${valueText(figure).padStart(10)}   ${bound === null ? '' : `${boundText(figure).padEnd(18)}${holds(figure) ? 'holds' : 'does not hold'}`}`.trimEnd()
}

export function valueText({ value, unit }: Figure): string {
  return `${number(value, unit)}${unit === '×' || unit === '' ? unit : ` ${unit}`}`
}

export function boundText({ bound, unit }: Figure): string {
  return bound === null ? '' : `at ${bound.at} ${bound.value}${unit === '×' || unit === '' ? unit : ` ${unit}`}`
}

function number(value: number, unit: Figure['unit']): string {
  if (unit === 'ms' || unit === 'MB') return value.toFixed(0)
  return value >= 20 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2)
}
