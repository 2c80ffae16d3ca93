import assert from 'node:assert/strict'
import { chmodSync, existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import { Project, openapi } from '../emit/project.ts'

const ok = "responses: { 204: { description: '' } }"
const paths = (path: string): string => openapi(`paths: { ${path}: { get: { operationId: getA, ${ok} } } }\n`)
const codes = (result: { readonly diagnostics: readonly { readonly severity: string; readonly code: string }[] }): string[] => result.diagnostics.map(({ severity, code }) => `${severity} ${code}`)

describe('writing', () => {
  test('touches only files that change', async (t) => {
    const project = new Project(t, { 'specs/shop.yaml': paths('/a') })
    await project.generate()
    const before = new Map([...project.files('generated').keys()].map((file) => [file, statSync(join(project.root, 'generated', file)).ino]))
    project.write('specs/shop.yaml', paths('/b'))
    const { written } = await project.generate()
    assert.deepEqual(written, ['generated/gateway.gen.ts', 'generated/manifest.json', 'generated/shop/hooks.gen.ts', 'generated/shop/openapi.json', 'generated/shop/operations.gen.ts', 'generated/shop/types.gen.ts'])
    for (const [file, inode] of before) assert.equal(statSync(join(project.root, 'generated', file)).ino === inode, !written.includes(`generated/${file}`), file)
    assert.deepEqual(readdirSync(join(project.root, 'generated')).filter((name) => name.startsWith('.')), [])
  })

  test('does nothing at all where one document of several has an error', async (t) => {
    const project = new Project(t, { 'specs/shop.yaml': paths('/a') })
    await project.generate()
    const before = project.files('generated')
    project.write('specs/shop.yaml', paths('/b'))
    project.write('specs/broken.yaml', openapi('security: [{ nobody: [] }]\npaths: {}\n').replace('paths: {}', `paths: { /c: { get: { ${ok} } } }`))
    assert.ok(codes(await project.generate()).some((line) => line.startsWith('error')))
    assert.deepEqual(project.files('generated'), before)
    assert.ok(!existsSync(join(project.root, 'app/hooks/broken.ts')))
  })

  test('with check or dryRun says what it would do and does nothing', async (t) => {
    const project = new Project(t, { 'specs/shop.yaml': paths('/a') })
    for (const options of [{ check: true }, { dryRun: true }]) {
      const { written } = await project.generate(options)
      assert.ok(written.includes('generated/gateway.gen.ts') && written.includes('app/main.ts'))
      assert.ok(!existsSync(join(project.root, 'generated')) && !existsSync(join(project.root, 'app')))
    }
    await project.generate()
    assert.deepEqual((await project.generate({ check: true })).written, [])
    project.write('generated/shop/hooks.gen.ts', 'edited')
    assert.deepEqual((await project.generate({ check: true })).written, ['generated/shop/hooks.gen.ts'])
  })

  test('takes line ends that git changed for no edit', async (t) => {
    const project = new Project(t, { 'specs/shop.yaml': paths('/a') })
    await project.generate()
    for (const [file, text] of project.files('generated')) project.write(`generated/${file}`, text.replaceAll('\n', '\r\n'))
    const { written, diagnostics } = await project.generate()
    assert.deepEqual([written, diagnostics], [[], []])
  })

  test('removes the files of an API that is gone, its folders too, but no file that was edited or is foreign', async (t) => {
    const project = new Project(t, { 'specs/shop.yaml': paths('/a'), 'specs/store.yaml': paths('/s') })
    await project.generate()
    project.remove('specs/store.yaml')
    project.write('generated/store/mine.txt', 'mine')
    project.write('generated/store/hooks.gen.ts', 'edited')
    assert.deepEqual(codes(await project.generate()).sort(), ['error hand-edited', 'info file-foreign', 'warning hooks-orphaned'])
    project.remove('generated/store/hooks.gen.ts')
    assert.deepEqual(codes(await project.generate()).sort(), ['info file-foreign', 'warning hooks-orphaned'])
    assert.deepEqual([...project.files('generated/store').keys()], ['mine.txt'])
    project.remove('generated/store/mine.txt')
    project.remove('specs/shop.yaml')
    project.write('specs/other.yaml', paths('/o'))
    await project.generate()
    assert.ok(!existsSync(join(project.root, 'generated/shop')))
  })

  test('writes over no file that it did not write, and reads no manifest that is none', async (t) => {
    const project = new Project(t, { 'specs/shop.yaml': paths('/a'), 'generated/gateway.gen.ts': 'mine' })
    assert.deepEqual(codes(await project.generate()), ['error file-in-the-way'])
    project.remove('generated/gateway.gen.ts')
    await project.generate()
    project.write('generated/manifest.json', '{ "files": { "../../etc/passwd": "0" } }')
    project.write('specs/shop.yaml', paths('/b'))
    assert.deepEqual(codes(await project.generate()).filter((line) => line.startsWith('error')), ['error manifest-invalid'])
    assert.deepEqual(codes(await project.generate({ force: true })), [])
  })

  test('finishes what a killed run began', async (t) => {
    const project = new Project(t, { 'specs/shop.yaml': paths('/a') })
    await project.generate()
    const manifest = project.read('generated/manifest.json')
    project.write('specs/shop.yaml', paths('/b'))
    await project.generate()
    // As after a kill between the last file and the manifest.
    project.write('generated/manifest.json', manifest)
    const { diagnostics, written } = await project.generate()
    assert.deepEqual([diagnostics, written], [[], ['generated/manifest.json']])
  })

  test('reports a folder that cannot be written', { skip: process.getuid?.() === 0 ? 'root may write anywhere' : false }, async (t) => {
    const project = new Project(t, { 'specs/shop.yaml': paths('/a'), 'generated/.keep': '' })
    chmodSync(join(project.root, 'generated'), 0o500)
    t.after(() => chmodSync(join(project.root, 'generated'), 0o700))
    assert.deepEqual(codes(await project.generate()), ['error write-failed'])
  })
})
