import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { renderDocuments, resultsText } from './report/documents.ts'
import type { Results } from './results.ts'

/**
 * Writes what is said about speed from what was measured: `npm run bench:docs -- bench/out/results.json` takes a run as the one to
 * publish, without a file the published one (docs/benchmarks.json) is written again.
 */
const root = join(import.meta.dirname, '..')
const published = join(root, 'docs/benchmarks.json')
const results = JSON.parse(readFileSync(process.argv[2] ?? published, 'utf8')) as Results
const missing = ['get', 'post'].filter((name) => !results.workloads.some((workload) => workload.name === name))
if (results.quick || missing.length > 0) {
  console.error('That is no whole run: npm run bench')
  process.exit(2)
}
writeFileSync(published, resultsText(results))
for (const [path, text] of renderDocuments(JSON.parse(readFileSync(published, 'utf8')) as Results, readFileSync(join(root, 'README.md'), 'utf8'))) {
  writeFileSync(join(root, path), text)
  console.log(path)
}
