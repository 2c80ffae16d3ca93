import assert from 'node:assert/strict'
import { copyFileSync, existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import { Project, repository } from './project.ts'

const corpus = join(repository, '../shared/corpus')

/** Documents of the field, of each kind a few, and how many operations they have; all of the corpus goes through `npm run corpus`. */
const documents: readonly (readonly [file: string, operations: number])[] = [
  ['petstore-3.0.yaml', 19], ['petstore-3.1-eov.yaml', 4], ['train-travel.yaml', 7], ['burgershop.yaml', 5], ['openai.yaml', 162], ['asana.yaml', 152],
  ['oai-tictactoe-3.1.yaml', 3], ['telegram-bot.json', 82], ['oai-webhook-example-3.1.yaml', 0], ['codat-assess.json', 27], ['dutchie.json', 109],
  ['azure-apimanagement.json', 99],
]

describe('documents of the field generate without an error', { skip: existsSync(corpus) ? false : '../shared/corpus is not here' }, () => {
  for (const [file, operations] of documents) {
    test(file, async (t) => {
      const project = new Project(t, {})
      mkdirSync(join(project.root, 'specs'))
      copyFileSync(join(corpus, file), join(project.root, 'specs', file))
      const { diagnostics, model, written } = await project.generate({ dryRun: true })
      assert.deepEqual(diagnostics.filter(({ severity }) => severity === 'error'), [])
      assert.equal(model!.apis[0]!.operations.length, operations)
      assert.ok(written.includes('generated/gateway.gen.ts'))
    })
  }
})
