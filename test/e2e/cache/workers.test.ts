import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { test } from 'node:test'
import { withProject } from '../cli/project.ts'
import { sendRaw } from '../../support/raw.ts'

const document = `
openapi: 3.1.0
info: { title: Shop, version: '1' }
paths:
  /items/{id}:
    parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
    get: { operationId: getItem, x-gateway: { policies: { cache: {} } }, responses: { '200': { description: An item, content: { application/json: {} } } } }
    delete: { operationId: removeItem, responses: { '204': { description: Gone } } }
`

test('workers keep their own answers, and forget together what one of them or an operator says', async (t) => {
  let calls = 0
  const backend = createServer((request, response) => {
    if (request.method === 'DELETE') return void response.writeHead(204).end()
    response.writeHead(200, { 'content-type': 'application/json', 'cache-control': 'max-age=600' }).end(`{"call":${++calls}}`)
  }).listen(0, '127.0.0.1')
  await once(backend, 'listening')
  t.after(() => {
    backend.close()
    backend.closeAllConnections()
  })
  const { port } = backend.address() as AddressInfo
  await withProject({ 'specs/shop.yaml': document }, async (project) => {
    assert.equal((await project.run(['generate'])).code, 0)
    const gateway = project.start(['start', '--workers', '2'], { BACKEND_SHOP: `http://127.0.0.1:${port}`, ACCESS_LOG: 'off', STOP_DELAY: '0' })
    const [, url = ''] = await gateway.prints(/listening at (\S+?),/)
    const [, admin = ''] = await gateway.prints(/metrics at (\S+)\/metrics/).catch(() => /metrics at (\S+)\/metrics/.exec(gateway.text())!)
    const ownPort = Number(new URL(url).port)
    // A connection each, handed to the workers in turn.
    const send = (method: string): Promise<string> => sendRaw(ownPort, `${method} /items/1 HTTP/1.1\r\nHost: shop\r\nConnection: close\r\n\r\n`)
    const bodies = async (): Promise<readonly string[]> => {
      const all: string[] = []
      for (let time = 0; time < 8; time++) all.push(/\{"call":\d+\}/.exec(await send('GET'))?.[0] ?? '')
      return [...new Set(all)].sort()
    }
    const purge = async (query: string): Promise<string> => (await fetch(`${admin}/-/cache/purge?${query}`, { method: 'POST', headers: { 'sec-fetch-site': 'none' } })).text()

    assert.deepEqual(await bodies(), ['{"call":1}', '{"call":2}'])
    assert.equal(await purge('operation=shop/getItem'), '2 purged\n')
    assert.deepEqual(await bodies(), ['{"call":3}', '{"call":4}'])
    assert.match(await send('DELETE'), /^HTTP\/1\.1 204 /)
    // The other worker hears of it through the supervisor, a moment later.
    let after = await bodies()
    for (let tries = 0; tries < 50 && after.join() !== '{"call":5},{"call":6}'; tries++) after = await bodies()
    assert.deepEqual(after, ['{"call":5}', '{"call":6}'])
    gateway.process.kill('SIGTERM')
    assert.equal(await gateway.exited, 0)
  })
})
