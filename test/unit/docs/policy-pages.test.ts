import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { policyPages } from '../../../.ci/policy-pages.ts'
import { parse } from 'yaml'
import { readPolicies } from '../../../generator/load/policies.ts'
import type { Json } from '../../../generator/load/document.ts'

const folder = join(import.meta.dirname, '../../../docs/policies')
const pages = policyPages()

test('the pages of policies are what the schema gives: npm run docs', () => {
  assert.deepEqual(globSync('*.md', { cwd: folder }).sort(), [...pages.keys()].sort())
  for (const [file, text] of pages) assert.equal(readFileSync(join(folder, file), 'utf8'), text, file)
})

test('every policy has a default or says why not, an example that is read, and every note has its page', () => {
  const schema = JSON.parse(readFileSync(join(folder, '../../schema/gateway.schema.json'), 'utf8')) as { $defs: { policies: { properties: Record<string, { description: string; default?: unknown }> } } }
  for (const [name, { description, default: otherwise }] of Object.entries(schema.$defs.policies.properties)) {
    assert.ok(description.length > 20, name)
    if (otherwise === undefined) assert.ok(['validation', 'limits', 'idleTimeout', 'addresses', 'require'].includes(name) || /Default/.test(description), `${name} has no default`)
  }
  let read = 0
  for (const [file, text] of pages) {
    for (const example of /```yaml\n([^]*?)```/.exec(text)?.[1]?.split('\n---\n') ?? []) {
      const { policies } = parse(example) as { policies: Json }
      const { diagnostics } = readPolicies(policies, () => ({ file }))
      assert.deepEqual(diagnostics, [], file)
      read++
    }
  }
  assert.ok(read > 15)
  for (const note of globSync('*.md', { cwd: join(folder, 'notes') })) assert.ok(pages.has(note), `notes/${note} belongs to no policy`)
})
