import assert from 'node:assert/strict'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { test } from 'node:test'
import { shop, withProject } from '../e2e/cli/project.ts'
import type { TestProject } from '../e2e/cli/project.ts'

/** `UPDATE_GOLDEN=1` writes what is printed now; the difference is then for the reviewer. */
async function refuses(name: string, project: TestProject, env: Readonly<Record<string, string>>, replace: (text: string) => string = (text) => text): Promise<void> {
  const { code, out, err } = await project.run(['start'], env)
  assert.equal(out, '')
  assert.equal(code, 1, err)
  const golden = new URL(`start/${name}.txt`, import.meta.url)
  const printed = replace(err)
  if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(golden, printed)
  assert.ok(existsSync(golden), `${golden.pathname} is missing: UPDATE_GOLDEN=1 writes it`)
  assert.equal(printed, readFileSync(golden, 'utf8'))
}

const complete = { AUTH_KEY_KEYS: 'k', BACKEND_SHOP: 'http://127.0.0.1:9', HOST: '127.0.0.1' }

test('what a start that fails prints', async (t) => {
  await withProject({ 'specs/shop.yaml': shop() }, async (project) => {
    await t.test('missing generated/', () => refuses('missing-generated', project, complete))

    const generated = await project.run(['generate'])
    assert.equal(generated.code, 0, generated.err)
    await t.test('no backend', () => refuses('no-backend', project, { ...complete, BACKEND_SHOP: '' }))
    await t.test('no verifier', () => refuses('no-verifier', project, { ...complete, AUTH_KEY_KEYS: '' }))
    await t.test('dev credentials for everybody', () => refuses('dev-exposed', project, { BACKEND_SHOP: complete.BACKEND_SHOP, GATEWAY_AUTH: 'dev', HOST: '0.0.0.0' }))
    await t.test('a port in use', async () => {
      const holder = createServer().listen(0, '127.0.0.1')
      await new Promise((resolve) => holder.once('listening', resolve))
      const { port } = holder.address() as AddressInfo
      await refuses('port-in-use', project, { ...complete, PORT: String(port) }, (text) => text.replaceAll(String(port), '<port>').replaceAll(String(port + 1), '<port + 1>'))
      holder.close()
    })
    await t.test('stale generated code', async () => {
      const text = readFileSync(`${project.root}/generated/gateway.gen.ts`, 'utf8')
      assert.match(text, /abi: 1,/)
      project.write('generated/gateway.gen.ts', text.replace('abi: 1,', 'abi: 0 as 1,'))
      await refuses('stale-abi', project, complete)
    })
  })
})
