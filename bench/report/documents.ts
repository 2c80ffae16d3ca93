import type { Results } from '../results.ts'
import { renderPage } from './benchmarks-page.ts'
import { renderChart } from './chart.ts'
import { sharesOf } from './guard.ts'
import { writeReadme } from './readme-table.ts'

/** Every file that is written from a run's results, by its path in the repository. `readme` is the README as it is. */
export function renderDocuments(results: Results, readme: string): ReadonlyMap<string, string> {
  return new Map([
    ['docs/benchmarks.md', renderPage(results)],
    ['docs/benchmarks.svg', renderChart(results)],
    ['README.md', writeReadme(readme, results)],
    ['bench/recorded.json', `${JSON.stringify(sharesOf(results))}\n`],
  ])
}

/** The text of `docs/benchmarks.json`; one number in a line would make it thousands of lines long. */
export function resultsText(results: Results): string {
  const rounded = JSON.stringify(results, (_key, value: unknown) => (typeof value === 'number' ? Number(value.toPrecision(5)) : value), 1)
  return `${rounded.replaceAll(/\[\n +([-\d.e+,\s]+)\n +\]/g, (_whole, numbers: string) => `[${numbers.split(/,\s*/).join(', ')}]`)}\n`
}
