import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { test } from 'node:test'
import { shop, withProject } from '../cli/project.ts'
import { startLoad } from './load.ts'

test('a gateway is swapped 20 times and stopped under keep-alive load, without one failed request', async (t) => {
  const backend = createServer((request, response) => {
    request.resume()
    setTimeout(() => response.writeHead(200, { 'content-type': 'application/json' }).end('{"name":"lamp"}'), request.url!.endsWith('7') ? 150 : 0)
  }).listen(0, '127.0.0.1')
  await new Promise((resolve) => backend.once('listening', resolve))
  t.after(() => {
    backend.close()
    backend.closeAllConnections()
  })
  const { port } = backend.address() as AddressInfo
  await withProject({ 'specs/shop.yaml': shop() }, async (project) => {
    assert.equal((await project.run(['generate'])).code, 0)
    const gateway = project.start(['start'], { GATEWAY_AUTH: 'dev', BACKEND_SHOP: `http://127.0.0.1:${port}`, ACCESS_LOG: 'json', STOP_DELAY: '200ms' })
    const [, url = ''] = await gateway.prints(/listening at (\S+?),/)
    const [, admin = ''] = await gateway.prints(/metrics at (\S+)\/metrics/).catch(() => /metrics at (\S+)\/metrics/.exec(gateway.text())!)
    const credentials = JSON.parse(readFileSync(`${project.root}/.gatewright/dev-credentials.json`, 'utf8')) as { shop: { key: { send: { headers: Record<string, string> } } } }
    const load = startLoad(url, { clients: 8, paths: ['/items/1', '/items/2', '/items/7'], headers: credentials.shop.key.send.headers })
    for (let swap = 0; swap < 20; swap++) {
      const answer = await fetch(`${admin}/-/reload`, { method: 'POST', headers: { 'sec-fetch-site': 'none' } })
      assert.equal(answer.status, 200, await answer.text())
    }
    const metrics = await (await fetch(`${admin}/metrics`)).text()
    assert.match(metrics, /^gateway_requests_total\{api="shop",operation="getItem",method="GET",status="200"\} \d+$/m)
    gateway.process.kill('SIGTERM')
    const { answered, failures, refused } = await load.done
    assert.deepEqual(failures, [])
    assert.equal(refused, 8)
    assert.ok(answered > 100, String(answered))
    assert.equal(await gateway.exited, 0)
    const lines = gateway.text().split('\n').filter((line) => line.startsWith('{"time"'))
    assert.equal(lines.length, answered)
    assert.equal(new Set(lines.map((line) => (JSON.parse(line) as { id: string }).id)).size, answered)
  })
})
