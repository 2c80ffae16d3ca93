import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { formatTable } from '../../../generator/emit/validators/format-table.ts'

const repository = join(import.meta.dirname, '../../..')
const page = readFileSync(join(repository, 'docs/openapi.md'), 'utf8')

test('docs/openapi.md lists every format that is known, and says of each whether it is checked', () => {
  const rows = new Map([...page.slice(page.indexOf('## Formats')).matchAll(/^\| `([\w-]+)` \| (\w+) \| (.*) \|$/gm)].map(([, name, type, rule]) => [name, `${type} ${rule!.startsWith('not: ') ? 'not' : rule}`]))
  assert.deepEqual(rows, new Map(formatTable.map(({ format, type, check, rule }) => [format, `${type} ${check === undefined ? 'not' : rule}`])))
})

test('every diagnostic that docs/openapi.md names is one', () => {
  const sources = globSync('generator/**/*.ts', { cwd: repository }).map((file) => readFileSync(join(repository, file), 'utf8')).join('\n')
  const named = [...page.matchAll(/\(`([a-z]+(?:-[a-z]+)+)`\)/g)].map(([, code]) => code!)
  assert.ok(named.length > 25)
  assert.deepEqual(named.filter((code) => !sources.includes(`'${code}'`)), [])
})
