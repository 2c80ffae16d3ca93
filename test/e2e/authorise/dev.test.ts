import assert from 'node:assert/strict'
import { test } from 'node:test'
import { withProject } from '../cli/project.ts'
import { document } from './project.ts'

test('with dev credentials the contract holds for operations that require, route, and call with credentials', async () => {
  const yaml = `listen: { tls: { cert: none.pem, key: none.pem } }
backends:
  desk:
    targets: [{ url: "https://desk.internal" }]
    tls: { ca: none.pem }
    auth: { header: { name: X-Desk, value: "\${NOT_HERE}" } }
    identity: { subject: X-User }
apis:
  desk:
    operations:
      listNotes: { policies: { require: { tenant: $request.path.tenantId } } }
      addNote: { policies: { require: { role: admin } }, routes: [{ when: { role: auditor }, backend: desk }] }
`
  await withProject({ 'specs/desk.json': JSON.stringify(document), 'specs/gateway.yaml': yaml }, async ({ run }) => {
    const { code, out, err } = await run(['contract'])
    assert.equal(code, 0, out + err)
    assert.match(out, /6 operations, \d+ requests, \d+ passed, 0 failed/)
  })
})
