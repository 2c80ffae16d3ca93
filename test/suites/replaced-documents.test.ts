import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import { scratch } from '../e2e/readme/scratch.ts'

const corpus = join(import.meta.dirname, '../../../shared/corpus')

/** In a copy of this repository, as whoever cloned it would do it; `test/unit/hooks/wiring.test.ts` has the light form. */
describe('everything in specs/ replaced by one document needs nothing else', { skip: existsSync(corpus) ? false : 'no ../shared/corpus here' }, () => {
  for (const [file, operations] of [['train-travel.yaml', 7], ['petstore-2.0.json', 20], ['burgershop.yaml', 5]] as const) {
    test(file, async (t) => {
      const project = scratch()
      t.after(() => project.remove())
      assert.equal((await project.run('npm run generate')).code, 0)
      assert.equal((await project.run('npx gatewright hook getPetById')).code, 0)
      const hooks = project.read('app/hooks/petstore.ts')

      for (const name of readdirSync(join(project.root, 'specs'))) rmSync(join(project.root, 'specs', name))
      project.write(join('specs', file), readFileSync(join(corpus, file), 'utf8'))
      const generated = await project.run('npm run generate')
      assert.equal(generated.code, 0, generated.text)
      for (const name of ['petstore', 'modern-petstore']) assert.match(generated.text, new RegExp(`app/hooks/${name}\\.ts.* warning `))
      assert.equal(project.read('app/hooks/petstore.ts'), hooks)
      assert.ok(!existsSync(join(project.root, 'generated/petstore')))
      const checked = await project.run('npm run check')
      assert.equal(checked.code, 0, checked.text)

      const dev = project.start('npm run dev')
      const [, url = '', count] = await dev.prints(/live at (\S+): 1 API, (\d+) operations/)
      assert.equal(Number(count), operations)
      assert.equal((await fetch(`${url}/_gateway/health/ready`, { headers: { connection: 'close' } })).status, 200)
      await project.interrupt(dev)
      const contract = await project.run('npm run contract')
      assert.equal(contract.code, 0, contract.text)
      assert.match(contract.text, new RegExp(`${operations} operations, \\d+ requests, [1-9]\\d* passed, 0 failed, 0 could not be built`))
    })
  }
})
