import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { faultyBackend } from '../../support/faulty-backend.ts'
import { withWatchedGateway } from '../../support/watched-project.ts'

test('the admin listener shows every backend, switches it in all workers and those that follow, and refuses a bad configuration with its reason', async (t) => {
  const [blue, green] = await Promise.all(['blue', 'green'].map((name) => faultyBackend(name)))
  t.after(() => Promise.all([blue!.close(), green!.close()]))
  const targets = [{ url: blue!.url, group: 'blue' }, { url: green!.url, group: 'green' }]
  await withWatchedGateway({ targets, backend: ', active: blue', args: ['--workers', '2'] }, async ({ url, admin, state, project }) => {
    const names = async (): Promise<ReadonlySet<string>> => new Set(await Promise.all(Array.from({ length: 12 }, async () =>
      ((await (await fetch(`${url}/items/1`, { headers: { connection: 'close' } })).json()) as { name: string }).name)))
    const post = async (path: string, headers: Record<string, string> = {}) => {
      const response = await fetch(admin + path, { method: 'POST', headers })
      return { status: response.status, text: await response.text() }
    }
    assert.deepEqual(await names(), new Set(['blue']))
    const before = await state()
    assert.deepEqual(before.map(({ backends }) => backends.map(({ name, active }) => [name, active])), [[['shop', 'blue']], [['shop', 'blue']]])
    assert.equal(new Set(before.map(({ pid }) => pid)).size, 2)
    assert.deepEqual(before[0]!.backends[0]!.targets.map(({ origin, state: each }) => [origin, each]), [[blue!.url, 'inUse'], [green!.url, 'standby']])

    assert.deepEqual(await post('/_gateway/backends/shop?active=red'), { status: 409, text: 'the backend "shop" has no group "red"; it has blue, green\n' })
    assert.deepEqual(await post('/_gateway/backends/shpo?active=green'), { status: 409, text: 'there is no backend "shpo"; there is shop\n' })
    assert.equal((await post('/_gateway/backends/shop')).status, 400)
    assert.equal((await post('/_gateway/backends/shop?active=green', { origin: 'https://evil.example' })).status, 403)
    assert.equal((await fetch(`${admin}/_gateway/backends/shop?active=green`)).status, 405)
    assert.deepEqual(await names(), new Set(['blue']))

    assert.deepEqual(await post('/_gateway/backends/shop?active=green'), { status: 200, text: 'shop is served by green\n' })
    assert.deepEqual(await names(), new Set(['green']))
    assert.equal((await post('/-/reload')).status, 200)
    assert.deepEqual(await names(), new Set(['green']), 'workers that start later know of the switch')
    const metrics = await (await fetch(`${admin}/metrics`)).text()
    assert.match(metrics, /^gateway_target_in_use\{backend="shop",target="[^"]+",address="",group="green"\} [1-9]$/m)

    // Generating refuses a bad gateway.yaml and writes nothing; what was written for another one does not start.
    const file = `${project.root}/generated/gateway.gen.ts`
    const good = readFileSync(file, 'utf8')
    project.write('specs/gateway.yaml', readFileSync(`${project.root}/specs/gateway.yaml`, 'utf8').replace('active: blue', 'active: bleu'))
    const refused = await project.run(['generate'])
    assert.equal(refused.code, 1)
    assert.match(refused.err, /backend-group-unknown[\s\S]*did you mean "blue"/)
    assert.equal(readFileSync(file, 'utf8'), good)
    project.write('generated/gateway.gen.ts', good.replace(/url: 'http:[^']+', group: 'green'/, "url: 'no address', group: 'green'"))
    const reload = await post('/-/reload')
    assert.equal(reload.status, 500)
    assert.match(reload.text, /backends\.shop\.targets\[1\]\.url is no address/)
    assert.deepEqual(await names(), new Set(['green']))
    assert.equal((await state()).length, 2)
  })
})
