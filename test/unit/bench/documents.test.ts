import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { renderDocuments, resultsText } from '../../../bench/report/documents.ts'
import { writeReadme } from '../../../bench/report/readme-table.ts'
import type { Results } from '../../../bench/results.ts'
import { resultsOf } from './results.ts'

const root = join(import.meta.dirname, '../../..')
const results = resultsOf({ gatewright: 40, 'pass-through': 32, nginx: 16, 'plain-stack': 200 })
const readme = 'before\n<!-- Written by npm run bench:docs. -->\nold\n<!-- Until here. -->\nafter\n'

test('what is said of speed is what the published run measured', () => {
  const published = JSON.parse(readFileSync(join(root, 'docs/benchmarks.json'), 'utf8')) as Results
  for (const [path, text] of renderDocuments(published, readFileSync(join(root, 'README.md'), 'utf8'))) {
    assert.ok(readFileSync(join(root, path), 'utf8') === text, `${path} is not what npm run bench:docs writes`)
  }
})

test('writing it again changes nothing', () => {
  const once = renderDocuments(results, readme)
  assert.deepEqual(renderDocuments(JSON.parse(resultsText(results)) as Results, once.get('README.md')!), once)
})

test('the README keeps all but what is between its markers, and must have them', () => {
  const written = writeReadme(readme, results)
  assert.ok(written.startsWith('before\n<!-- Written by npm run bench:docs. -->\n| CPU per request |') && written.endsWith('|\n<!-- Until here. -->\nafter\n'), written)
  assert.match(written, /\| the nginx \| nothing \| 16 µs, 0\.40× \| 16 µs, 0\.40× \|/)
  assert.match(written, /\| \*\*the gatewright\*\* \| credentials, parameters, bodies, answers \| 40 µs, 1\.00× \|/)
  assert.ok(!written.includes('old'))
  assert.throws(() => writeReadme('nothing', results), /no place for the table/)
  assert.throws(() => writeReadme(readme + readme, results), /no place for the table/)
})

test('the page says what does not hold, what was left out, and every number with its unit', () => {
  const page = renderDocuments(results, readme).get('docs/benchmarks.md')!
  assert.match(page, /\| get: share of the bare pass-through \| 0\.80× \| at least 0\.85× \| \*\*does not hold\*\* \|/)
  assert.match(page, /Left out: an absent one, not installed\./)
  assert.match(page, /\| the plain-stack \| 200\.0 \| 5\.00× \| 200\.0 \| 5\.00× \| 200 % \|/)
  assert.match(page, /One `JSON\.parse` of the same bytes, decoding included, in the same rounds: 60\.0 µs\./)
  assert.match(page, /\| the gatewright \| 2\.00 \| 0\.15 \| 0\.30 \| 0\.05 \|/)
  assert.doesNotMatch(page, /NaN|undefined|Infinity/)
})

test('the chart has a bar for each contender, least first, as long as its cost', () => {
  const chart = renderDocuments(results, readme).get('docs/benchmarks.svg')!
  const bars = [...chart.matchAll(/<rect [^>]*width="(\d+)"[^>]*class="(own|other)"/g)].map(([, width, kind]) => ({ width: Number(width), kind }))
  assert.equal(bars.length, 8)
  const [nginx, passThrough, own, plain] = bars.slice(0, 4)
  assert.ok(Math.abs(plain!.width / nginx!.width - 12.5) < 0.3 && Math.abs(passThrough!.width / nginx!.width - 2) < 0.1, JSON.stringify(bars))
  assert.equal(own!.kind, 'own')
})
