import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import type { JsonObject } from '../../../generator/load/document.ts'
import { normalise } from '../../../generator/load/normalise.ts'
import { importValidators } from './printed.ts'

interface Case { readonly path: string; readonly body: unknown; readonly valid: boolean; readonly optional: boolean; readonly file: string; readonly group: string; readonly test: string }
interface Failure { readonly file: string; readonly group: string; readonly test: string; readonly expected: boolean }

const folder = fileURLToPath(new URL('../../../../shared/suites/json-schema/', import.meta.url))
const found = existsSync(folder)

/** Optional cases that fail, by file, and why. Required cases have no exceptions. */
const exceptions: Readonly<Record<string, Readonly<Record<string, { count: number; why: string }>>>> = {
  '2020-12': {
    'optional/dependencies-compatibility.json': { count: 14, why: '`dependencies` is no keyword of 2020-12' },
    'optional/format/duration.json': { count: 2, why: 'ISO 8601 lets units in the middle out, RFC 3339 does not: both are taken' },
    'optional/format/idn-hostname.json': { count: 5, why: 'the Bidi rule (RFC 5893) is not checked' },
  },
  'draft4-oas30': {
    'optional/zeroTerminatedFloats.json': { count: 1, why: 'JavaScript reads 1.0 as 1, and OpenAPI 3.0 takes it for an integer' },
  },
}

async function run(draft: string, assertFormats: boolean): Promise<{ failures: Failure[]; totals: Map<string, [passed: number, total: number]>; cases: Case[] }> {
  const source = JSON.parse(readFileSync(`${folder}${draft}/openapi.json`, 'utf8')) as JsonObject
  // A 3.1 document is 2020-12 as it stands; the loader would put right the empty `enum` that the suite means.
  const document = draft === '2020-12' ? source : normalise(source, '3.0').document
  const schemas = structuredClone((document['components'] as JsonObject)['schemas']) as Record<string, JsonObject>
  // The optional format cases want formats checked, the required ones do not: `$schema` says which.
  if (assertFormats) for (const schema of Object.values(schemas)) if (typeof schema === 'object') delete (schema as { $schema?: unknown }).$schema
  const slots = Object.keys(schemas).map((name) => ({
    name: `post${name}`, pointer: `/components/schemas/${name}`, schema: schemas[name] as JsonObject, direction: 'request' as const, group: 'suite',
  }))
  const printed = await importValidators({ ...document, components: { schemas } }, slots, true)
  assert.deepEqual(printed.diagnostics.filter(({ code }) => code !== 'pattern-suspicious' && code !== 'format-not-checked'), [])
  const cases = readFileSync(`${folder}${draft}/cases.jsonl`, 'utf8').split('\n').filter(Boolean).map((line) => JSON.parse(line) as Case)
  const failures: Failure[] = []
  const totals = new Map<string, [number, number]>()
  for (const one of cases) {
    if (one.file.startsWith('optional/format') !== assertFormats && draft === '2020-12') continue
    const valid = printed.validator(`postG${one.path.slice(3)}`)(one.body)
    const total = totals.get(one.file) ?? [0, 0]
    totals.set(one.file, [total[0] + (valid === one.valid ? 1 : 0), total[1] + 1])
    if (valid !== one.valid) failures.push({ file: one.file, group: one.group, test: one.test, expected: one.valid })
  }
  return { failures, totals, cases }
}

for (const draft of ['2020-12', 'draft4-oas30']) {
  test(`JSON Schema Test Suite, ${draft}`, { skip: found ? false : 'no ../shared/suites here' }, async (t) => {
    const runs = draft === '2020-12' ? [await run(draft, false), await run(draft, true)] : [await run(draft, false)]
    const failures = runs.flatMap((one) => one.failures)
    const totals = runs.flatMap((one) => [...one.totals])
    for (const [file, [passed, total]] of totals) t.diagnostic(`${file} ${passed}/${total}`)
    assert.equal(totals.reduce((sum, [, [, total]]) => sum + total, 0), runs[0]?.cases.length, 'every case was run')
    assert.deepEqual(failures.filter(({ file }) => !file.startsWith('optional/')), [], 'required cases')
    const byFile = new Map<string, Failure[]>()
    for (const failure of failures) byFile.set(failure.file, [...(byFile.get(failure.file) ?? []), failure])
    for (const [file, list] of byFile) {
      assert.ok(list.length <= (exceptions[draft]?.[file]?.count ?? 0), `${file}: ${JSON.stringify(list, null, 1)}`)
    }
  })
}
