import assert from 'node:assert/strict'
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import { formatDiagnostic } from '../../../generator/diagnostics.ts'
import { loadJsonPath } from '../../../generator/load/overlay/json-path.ts'
import { lines, load } from '../../unit/load/project-folder.ts'
import type { Files } from '../../unit/load/project-folder.ts'
import { configCases } from './config.cases.ts'
import { fileCases } from './files.cases.ts'
import { latestCases } from './latest.cases.ts'
import { overlayCases } from './overlay.cases.ts'
import { referenceCases } from './references.cases.ts'
import { structureCases } from './structure.cases.ts'
import { swaggerCases } from './swagger.cases.ts'

const cases = [...fileCases, ...referenceCases, ...structureCases, ...latestCases, ...overlayCases, ...swaggerCases, ...configCases]

/** Overlays need a package that is optional while it is young here. */
const hasJsonPath = await loadJsonPath().then(() => true, () => false)

function needsJsonPath(files: Files): boolean {
  return Object.values(files).some((content) => typeof content === 'string' && content.startsWith('overlay: 1.'))
}

describe('a defect is a diagnostic', () => {
  for (const { defect, files, expected, says } of cases) {
    test(defect, { skip: needsJsonPath(files) && !hasJsonPath ? 'json-p3 is not installed' : false }, async (t) => {
      const { diagnostics, documents } = await load(t, files)
      const printed = diagnostics.map((diagnostic) => formatDiagnostic(diagnostic)).join('\n')
      assert.deepEqual(lines(diagnostics), expected, printed)
      if (says !== undefined) assert.ok(printed.includes(says), printed)
      const broken = new Set(diagnostics.filter(({ severity }) => severity === 'error').map(({ place }) => place.file))
      assert.ok(documents.every(({ file }) => !broken.has(file)), 'a document with an error is left out')
    })
  }
})

test('what may be a credential is in no diagnostic', async (t) => {
  for (const { files } of configCases) {
    const { diagnostics } = await load(t, files)
    assert.doesNotMatch(JSON.stringify(diagnostics), /hunter2|12345678/)
  }
})

/** Codes that another test of this folder brings about, since no file can. */
const elsewhere = ['file-unreadable', 'file-outside-folder', 'bundler-missing', 'bundle-failed', 'overlay-package-missing', 'ref-remote-failed', 'remote-origin-invalid']

test('every code that the loader knows has its defect here', () => {
  const folder = join(import.meta.dirname, '../../../generator/load')
  const source = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts')).map((file) => readFileSync(join(folder, file), 'utf8')).join('\n')
  const codes = new Set([...source.matchAll(/'((?:api|body|bundler?|collection|config|duplicate|env|field|file|media|method|number|overlay|parameter|path|querystring|ref|remote|response|schema|scheme|security|server|specs|tag|unknown|version|wrong|yaml|json)-[a-z0-9-]+)'/g)].map((match) => match[1]!).filter((code) => code !== 'json-p3'))
  assert.ok(codes.size > 40, `the pattern finds the codes: ${[...codes].join(' ')}`)
  const covered = new Set([...cases.flatMap(({ expected }) => expected.map((line) => line.split(' ').at(-1)!)), ...elsewhere])
  assert.deepEqual([...codes].filter((code) => !covered.has(code)), [])
})
