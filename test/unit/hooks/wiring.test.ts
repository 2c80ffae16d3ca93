import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import { syncWiring } from '../../../generator/hooks/wiring.ts'
import { Project, openapi, repository } from '../emit/project.ts'

const api = (name: string, ident = name) => ({ name, ident })
const written = `import type { Hooks } from '../generated/gateway.gen.ts'
import { shop } from './hooks/shop.ts'

export const hooks = {
  shop,
} satisfies Hooks
`

describe('app/hooks.ts', () => {
  test('gets two lines for an API that is new, and loses the same two when it is gone', async () => {
    const both = await syncWiring({ text: written, apis: [api('shop'), api('pet-store', 'petStore')] })
    assert.deepEqual(both.refused, [])
    assert.equal(both.text, written.replace("shop.ts'\n", "shop.ts'\nimport { petStore } from './hooks/pet-store.ts'\n").replace('  shop,\n', "  shop,\n  'pet-store': petStore,\n"))
    assert.deepEqual(await syncWiring({ text: both.text, apis: [api('shop')] }), { text: written, refused: [] })
  })

  test('is left as it is where nothing changed', async () => {
    const own = `${written}// mine`
    assert.deepEqual(await syncWiring({ text: own, apis: [api('shop')] }), { text: own, refused: [] })
  })

  for (const [name, text] of [
    ['a use of the name elsewhere', `${written}console.log(shop)\n`],
    ['a member that was changed', written.replace('  shop,\n', '  shop: { ...shop },\n')],
    ['another member on the line', written.replace('  shop,\n', '  shop, /* and */ ...more,\n')],
    ['a second name in the import', written.replace('{ shop }', '{ shop, more }')],
    ['a comment on the line', written.replace("shop.ts'\n", "shop.ts' // keep\n")],
  ] as const) {
    test(`is not changed where it holds ${name}`, async () => {
      const synced = await syncWiring({ text, apis: [] })
      assert.equal(synced.text, text)
      assert.deepEqual(synced.refused.map((refusal) => refusal.api), ['shop'])
    })
  }

  test('is not changed where a new name is taken', async () => {
    const text = `const petStore = 1\n${written}`
    const synced = await syncWiring({ text, apis: [api('shop'), api('pet-store', 'petStore')] })
    assert.equal(synced.text, text)
    assert.match(synced.refused[0]!.paste, /import \{ petStore \} from '\.\/hooks\/pet-store\.ts' and, in `hooks`: 'pet-store': petStore,/)
  })
})

const paths = "paths: { /a: { get: { operationId: getA, responses: { 204: { description: '' } } } } }\n"

test('with every document replaced by another, the project still type-checks; the hooks left behind are named and kept', async (t) => {
  const project = new Project(t, { 'specs/shop.yaml': openapi(paths) })
  await project.generate()
  const hooks = project.read('app/hooks/shop.ts').replace('= {\n', '= {\n  getA: { before() {} },\n')
  project.write('app/hooks/shop.ts', hooks)
  project.write('app/main.ts', `${project.read('app/main.ts')}// mine\n`)
  const main = project.read('app/main.ts')
  project.remove('specs/shop.yaml')
  project.write('specs/store.yaml', openapi(paths))
  const { diagnostics, removed } = await project.generate()
  assert.deepEqual(diagnostics.map(({ severity, code, place }) => [severity, code, place.file]), [['warning', 'hooks-orphaned', 'app/hooks/shop.ts']])
  assert.ok(removed.includes('generated/shop/hooks.gen.ts'))
  assert.equal(project.read('app/hooks/shop.ts'), hooks)
  assert.equal(project.read('app/main.ts'), main)
  project.write('tsconfig.json', JSON.stringify({
    extends: join(repository, 'tsconfig.json'),
    compilerOptions: { typeRoots: [join(repository, 'node_modules/@types')] },
    include: ['app/*.ts', 'generated'],
  }))
  const tsc = spawnSync(process.execPath, [join(repository, 'node_modules/typescript/bin/tsc'), '--noEmit', '-p', project.root], { encoding: 'utf8' })
  // The runtime's own sources are checked elsewhere.
  assert.deepEqual(tsc.stdout.split('\n').filter((line) => /^(app|generated)\//.test(line)), [])
  project.write('specs/shop.yaml', openapi(paths.replace('/a', '/b')))
  assert.deepEqual((await project.generate()).diagnostics, [])
  assert.match(project.read('app/hooks.ts'), /import \{ shop \} from '\.\/hooks\/shop\.ts'/)
})

test('a main.ts of the user that wires nothing is left alone, and told what to paste', async (t) => {
  const project = new Project(t, { 'specs/shop.yaml': openapi(paths), 'app/main.ts': '// all mine\n' })
  const { diagnostics } = await project.generate()
  assert.deepEqual(diagnostics.map(({ severity, code }) => [severity, code]), [['info', 'hooks-unwired']])
  assert.match(diagnostics[0]!.hint!, /import \{ shop \} from '\.\/hooks\/shop\.ts'/)
  assert.equal(project.read('app/main.ts'), '// all mine\n')
})
