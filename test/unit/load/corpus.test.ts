import assert from 'node:assert/strict'
import { copyFileSync, existsSync, mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { loadProject } from '../../../generator/load/project.ts'
import { lines, writeProject } from './project-folder.ts'

const corpus = join(import.meta.dirname, '../../../../shared/corpus')
const skip = existsSync(corpus) ? false : 'the corpus is not here'

/** What the loader refuses of the corpus: true faults of the documents. */
const faults: Readonly<Record<string, readonly [code: string, count: number]>> = {
  'graphhopper.yaml': ['yaml-syntax', 1],
  'languagetool.yaml': ['yaml-syntax', 1],
  'petstore-3.1-paginated.yaml': ['ref-not-found', 7],
  'xsoar.json': ['ref-not-found', 2],
}

test('real documents load, or have a fault that is known', { skip }, async (t) => {
  for (const file of readdirSync(corpus).filter((name) => /\.(json|ya?ml)$/.test(name) && name !== 'api.github.com.json')) {
    const root = writeProject(t, {})
    mkdirSync(join(root, 'specs'))
    copyFileSync(join(corpus, file), join(root, 'specs', file))
    const { documents, diagnostics } = await loadProject({ root })
    const errors = diagnostics.filter(({ severity }) => severity === 'error')
    const [code, count] = faults[file] ?? ['', 0]
    assert.deepEqual(errors.map((error) => error.code), Array(count).fill(code), `${file}: ${lines(errors).join('\n')}`)
    assert.equal(documents.length, count === 0 ? 1 : 0, file)
  }
})
