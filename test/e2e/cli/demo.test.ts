import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { test } from 'node:test'
import { shop, withProject } from './project.ts'

test('the demo prints five calls that do what they say when pasted, and Ctrl-C stops it', async () => {
  await withProject({ 'specs/shop.yaml': shop() }, async (project) => {
    const demo = project.start(['demo'])
    await demo.prints(/Ctrl-C drains and stops/)
    const text = demo.text()
    assert.match(text, /shop {2}Shop, at \/: 2 operations, 0 public/)
    assert.match(text, /GET +\/items\/\{id\} +authenticate > parameters > shop > response/)
    const calls = [...text.matchAll(/^# (\w+) (.+): (\d{3})\n(curl .*)$/gm)]
    assert.deepEqual(calls.map(([, , what, status]) => `${status} ${what}`), [
      '200 succeeds', '401 is refused for a missing credential', '400 is refused for a bad parameter',
      '400 is refused for a bad body', '502 is refused because the backend breaks its contract',
    ])
    for (const [, , , status, line] of calls) {
      const answer = execFileSync('sh', ['-c', `${line} -s --max-time 10`], { encoding: 'utf8' })
      assert.match(answer, new RegExp(`^HTTP/1.1 ${status} `), line)
    }
    demo.process.kill('SIGINT')
    assert.equal(await demo.exited, 0)
  })
})

test('where a document has nothing of a kind, the demo says so instead', async () => {
  const open = `openapi: 3.1.0\ninfo: { title: Open, version: 1.0.0 }\npaths:\n  /ping:\n    get:\n      operationId: ping\n      responses: { '204': { description: pong } }\n`
  await withProject({ 'specs/open.yaml': open }, async (project) => {
    const demo = project.start(['demo'])
    await demo.prints(/Ctrl-C drains and stops/)
    for (const line of ['# ping succeeds: 204', '# no operation asks for a credential', '# no operation has a parameter that could be wrong', '# no operation has a body that could be wrong']) {
      assert.ok(demo.text().includes(line), `${line} is missing in:\n${demo.text()}`)
    }
    demo.process.kill('SIGTERM')
    assert.equal(await demo.exited, 0)
  })
})
