import assert from 'node:assert/strict'
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import { formatDiagnostic } from '../../../generator/diagnostics.ts'
import { Project, repository } from '../../unit/emit/project.ts'
import { modelCases } from './cases.ts'

describe('a defect of meaning is a diagnostic', () => {
  for (const { defect, files, expected, says } of modelCases) {
    test(defect, async (t) => {
      const project = new Project(t, files)
      const { diagnostics, written } = await project.generate({ dryRun: true })
      const printed = diagnostics.map((diagnostic) => formatDiagnostic(diagnostic)).join('\n')
      assert.deepEqual(diagnostics.map(({ place, severity, code }) => `${place.file}:${place.line} ${severity} ${code}`), expected, printed)
      assert.ok(printed.includes(says), printed)
      assert.equal(written.length === 0, expected.some((line) => line.includes(' error ')))
    })
  }
})

/** Codes that no document brings about: faults of ours, of the disk and of files in `generated/` (test/unit/write). */
const elsewhere = ['types-failed', 'output-syntax', 'hand-edited', 'manifest-invalid', 'file-in-the-way', 'file-foreign', 'write-failed', 'hooks-unwired', 'hooks-orphaned',
  // The loader refuses these before a model is built.
  'parameter-location-unsupported', 'method-unsupported', 'status-invalid']

test('every code of the model has its defect here', () => {
  const folder = join(repository, 'generator/model')
  const source = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts')).map((file) => readFileSync(join(folder, file), 'utf8')).join('\n')
  const codes = new Set([...source.matchAll(/(?:'(?:error|warning|info)', |severity, |#report\()'([a-z]+(?:-[a-z]+)+)'/g)].map((match) => match[1]!))
  assert.ok(codes.size > 25, [...codes].join(' '))
  const covered = new Set([...modelCases.flatMap(({ expected }) => expected.map((line) => line.split(' ').at(-1)!)), ...elsewhere])
  assert.deepEqual([...codes].filter((code) => !covered.has(code)), [])
})
