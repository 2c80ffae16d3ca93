import type { Results } from '../results.ts'
import { cpuOf } from './figures.ts'
import { markdownTable, titleOf } from './tables.ts'

const begin = '<!-- Written by npm run bench:docs. -->'
const end = '<!-- Until here. -->'

/** Contenders of the README's table; the rest is in docs/benchmarks.md. */
const shown = ['nginx', 'pass-through', 'api-firewall', 'gatewright', 'fastify-http-proxy', 'krakend', 'plain-stack', 'prism'] as const

/** What is checked by whom, as the README says it. */
const checks: Readonly<Record<(typeof shown)[number], string>> = {
  nginx: 'nothing', 'pass-through': 'nothing', 'api-firewall': 'parameters, bodies, answers', gatewright: 'credentials, parameters, bodies, answers',
  'fastify-http-proxy': 'nothing', krakend: 'nothing', 'plain-stack': 'credentials, parameters, bodies', prism: 'parameters, bodies, answers',
}

/** The README with the part between its two markers written anew. Throws an Error where they are not there, once each and in order. */
export function writeReadme(readme: string, results: Results): string {
  const parts = readme.split(begin)
  const rest = parts[1]?.split(end)
  if (parts.length !== 2 || rest?.length !== 2) throw new Error(`README.md has no place for the table: ${begin} … ${end}`)
  return `${parts[0]}${begin}\n${tableOf(results)}\n${end}${rest[1]}`
}

function tableOf(results: Results): string {
  const cell = (name: 'get' | 'post', contender: string): string => {
    const value = cpuOf(results, name, contender)
    return `${value.toFixed(0)} µs, ${(value / cpuOf(results, name, 'gatewright')).toFixed(2)}×`
  }
  const rows = shown.filter((name) => !Number.isNaN(cpuOf(results, 'get', name)))
    .toSorted((a, b) => cpuOf(results, 'get', a) - cpuOf(results, 'get', b))
    .map((name) => [name === 'gatewright' ? `**${titleOf(results, name)}**` : titleOf(results, name), checks[name], cell('get', name), cell('post', name)])
  return markdownTable([['CPU per request', 'checked', '`GET` 152 B', '`POST` 1 kB'], ...rows])
}
