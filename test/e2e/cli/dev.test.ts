import assert from 'node:assert/strict'
import { test } from 'node:test'
import { shop, withProject } from './project.ts'

const status = async (url: string): Promise<number> => (await fetch(url, { headers: { connection: 'close' } })).status

test('dev serves what is saved, keeps the last good gateway where it is broken, and says what is wrong', async () => {
  await withProject({ 'specs/shop.yaml': shop() }, async (project) => {
    const dev = project.start(['dev'])
    const [, url = ''] = await dev.prints(/live at (\S+): 1 API, 2 operations/)
    await dev.prints(/watching/)
    assert.equal(await status(`${url}/items/1`), 401)
    assert.equal(await status(`${url}/things/1`), 404)

    project.write('specs/shop.yaml', shop('/things/{id}'))
    await dev.prints(/live after/)
    assert.equal(await status(`${url}/things/1`), 401)
    assert.equal(await status(`${url}/items/1`), 404)

    project.write('specs/shop.yaml', `${shop()}  broken: [`)
    await dev.prints(/specs\/shop\.yaml:\d+:\d+ error /)
    await dev.prints(/not live .*; the last good gateway keeps running/)
    assert.equal(await status(`${url}/things/1`), 401)

    project.write('app/main.ts', `throw new Error('a fault of the user')\n`)
    await dev.prints(/a fault of the user/)
    await dev.prints(/not replaced/)
    assert.equal(await status(`${url}/things/1`), 401)

    dev.process.kill('SIGTERM')
    assert.equal(await dev.exited, 0)
  })
})

test('dev waits for a change where there is nothing good yet', async () => {
  await withProject({ 'specs/shop.yaml': 'openapi: [' }, async (project) => {
    const dev = project.start(['dev'])
    await dev.prints(/not live .*; waiting for a change/)
    project.write('specs/shop.yaml', shop())
    await dev.prints(/live at \S+: 1 API/)
    dev.process.kill('SIGINT')
    assert.equal(await dev.exited, 0)
  })
})
