import assert from 'node:assert/strict'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { Project } from '../unit/emit/project.ts'

const folder = join(import.meta.dirname, 'garden')
const golden = ['gateway.gen.ts', 'garden/operations.gen.ts', 'garden/hooks.gen.ts', 'garden/validators/index.js', 'garden/openapi.json']

/** `UPDATE_GOLDEN=1` writes what is printed now; the difference is then for the reviewer. */
test('what is printed of a document with one of everything', async (t) => {
  const project = new Project(t, {
    'specs/garden.yaml': readFileSync(join(folder, 'specs/garden.yaml'), 'utf8'),
    'specs/gateway.yaml': readFileSync(join(folder, 'specs/gateway.yaml'), 'utf8'),
  })
  const { diagnostics } = await project.generate()
  assert.deepEqual(diagnostics.map(({ code, place }) => `${place.line} ${code}`), [])
  for (const file of golden) {
    const expected = join(folder, 'expected', `${file.replaceAll('/', '.')}.txt`)
    const printed = project.read(join('generated', file))
    if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(expected, printed)
    assert.ok(existsSync(expected), `${expected} is missing: UPDATE_GOLDEN=1 writes it`)
    assert.equal(printed, readFileSync(expected, 'utf8'), file)
  }
})
