import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { documentFaults } from '../../corpus/faults.ts'

test('each fault that the runner allows for stands in docs/corpus.md, with its codes', () => {
  const rows = readFileSync(join(import.meta.dirname, '../../../docs/corpus.md'), 'utf8').split('\n').filter((line) => line.startsWith('| '))
  for (const [name, { errors, unbuilt }] of Object.entries(documentFaults)) {
    const row = rows.find((line) => line.startsWith(`| ${name}.`))
    assert.ok(row, name)
    for (const code of errors) assert.ok(row.includes(`\`${code}\``), `${name}: ${code}`)
    if (unbuilt !== undefined) assert.match(row, new RegExp(`\\b${unbuilt} operations`), name)
  }
})
